"""Directives in a page are known and rightly written, before anything is rendered."""

from collections.abc import Iterable, Iterator

from loa.content.page import ContentPage
from loa.directives.registry import DIRECTIVES, Directive
from loa.problems import Problem, nearest
from loa.reading.model import Use


def check_directives(pages: Iterable[ContentPage]) -> Iterator[Problem]:
    """Unknown names, missing arguments, wrong options and blocks left open."""
    for page in pages:
        yield from _check_page(page)


def _check_page(page: ContentPage) -> Iterator[Problem]:
    for use in page.reading.uses:
        line = page.body_line(use.line)
        if not use.is_closed:
            message = f"Khối “{use.name}” chưa được đóng."
            hint = "Thêm một dòng chỉ có /// ở cuối khối."
            yield Problem(page.path, line, "directive-open", message, hint)
        found = DIRECTIVES.get(use.name)
        if found is None:
            message = f"Không có khối nào tên “{use.name}”."
            hint = nearest(use.name, DIRECTIVES)
            yield Problem(page.path, line, "unknown-directive", message, hint)
            continue
        yield from _check_use(page, line, found, use)


def _check_use(page: ContentPage, line: int, found: Directive, use: Use) -> Iterator[Problem]:
    if found.argument is not None and bool(use.argument) != found.argument:
        need = f"Viết: /// {found.name} | mã" if found.argument else f"Viết: /// {found.name}"
        message = f"Khối “{found.name}” {'cần' if found.argument else 'không nhận'} mã sau dấu |."
        yield Problem(page.path, line, "bad-option", message, need)
    if use.options is None:
        message = f"Máy không đọc được các tùy chọn của khối “{found.name}”."
        hint = "Mỗi dòng thụt 4 dấu cách, theo mẫu: section: truong-hoc"
        yield Problem(page.path, line, "bad-option", message, hint)
        return
    for key, value in use.options.items():
        if key not in found.options:
            message = f"Khối “{found.name}” không có tùy chọn “{key}”."
            yield Problem(page.path, line, "bad-option", message, nearest(str(key), found.options))
        elif not isinstance(value, type(found.options[key])):
            message = f"Khối “{found.name}”: tùy chọn “{key}” nhận giá trị không đúng kiểu."
            yield Problem(page.path, line, "bad-option", message)
