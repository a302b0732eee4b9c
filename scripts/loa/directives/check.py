"""Directives in a page are known and rightly written, before anything is rendered."""

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

import yaml

from loa.content.page import ContentPage
from loa.directives.registry import DIRECTIVES, Directive
from loa.problems import Problem, nearest

_OPEN = re.compile(r"^(/{3,})\s*(?P<name>[\w-]+)\s*(?:\|\s*(?P<argument>.*\S))?\s*$")
_CLOSE = re.compile(r"^/{3,}\s*$")
_FENCE = re.compile(r"^\s*(```|~~~)")


def check_directives(pages: Iterable[ContentPage]) -> Iterator[Problem]:
    """Unknown names, missing arguments, wrong options and blocks left open."""
    for page in pages:
        yield from _check_page(page)


def _check_page(page: ContentPage) -> Iterator[Problem]:
    rows = page.body.split("\n")
    number = 0
    fenced = False
    while number < len(rows):
        if _FENCE.match(rows[number]):
            fenced = not fenced
        match = None if fenced else _OPEN.match(rows[number])
        number += 1
        if not match:
            continue
        start = number
        while (
            number < len(rows) and not _CLOSE.match(rows[number]) and not _OPEN.match(rows[number])
        ):
            number += 1
        line = page.body_line(start - 1)
        if number == len(rows) or not _CLOSE.match(rows[number]):
            message = f"Khối “{match['name']}” chưa được đóng."
            hint = "Thêm một dòng chỉ có /// ở cuối khối."
            yield Problem(page.path, line, "directive-open", message, hint)
        found = DIRECTIVES.get(match["name"])
        if found is None:
            message = f"Không có khối nào tên “{match['name']}”."
            hint = nearest(match["name"], DIRECTIVES)
            yield Problem(page.path, line, "unknown-directive", message, hint)
            continue
        yield from _check_use(page, line, found, match["argument"], rows[start:number])


def _check_use(
    page: ContentPage, line: int, found: Directive, argument: str | None, rows: list[str]
) -> Iterator[Problem]:
    if found.argument is not None and bool(argument) != found.argument:
        need = f"Viết: /// {found.name} | mã" if found.argument else f"Viết: /// {found.name}"
        message = f"Khối “{found.name}” {'cần' if found.argument else 'không nhận'} mã sau dấu |."
        yield Problem(page.path, line, "bad-option", message, need)
    # Options end at the first empty line; what follows is the block's own text.
    options_rows = takewhile(str.strip, rows)
    text = "\n".join(row for row in options_rows if row.startswith("    "))
    try:
        options = yaml.safe_load(text) or {}
    except yaml.YAMLError:
        options = None
    if not isinstance(options, dict):
        message = f"Máy không đọc được các tùy chọn của khối “{found.name}”."
        hint = "Mỗi dòng thụt 4 dấu cách, theo mẫu: section: truong-hoc"
        yield Problem(page.path, line, "bad-option", message, hint)
        return
    for key, value in options.items():
        if key not in found.options:
            message = f"Khối “{found.name}” không có tùy chọn “{key}”."
            yield Problem(page.path, line, "bad-option", message, nearest(str(key), found.options))
        elif not isinstance(value, type(found.options[key])):
            message = f"Khối “{found.name}”: tùy chọn “{key}” nhận giá trị không đúng kiểu."
            yield Problem(page.path, line, "bad-option", message)
