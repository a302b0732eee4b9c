"""What a page folds away is a second thing: nobody in need has to open it first.

A long page names in `folded` the sections that stand as their headings until somebody opens
them: lists to print, plans of an hour, background. What to do and whom to call stays in sight.
"""

import re
from collections.abc import Iterator

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.slots import SECTION as SPOKEN
from loa.problems import Problem, nearest
from loa.reading.model import Section

_ALARM = re.compile(r"!!! (?:danger|warning)\b")


@checker
def check_folds(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Each is a section of the page, and none that a reader in need looks for."""
    sections = [one for one in page.reading.sections if one.level == 2]
    known = {one.id: one for one in sections if one.id}
    for index, name in enumerate(page.meta.folded):
        line = page.line("folded", index)
        if name not in known:
            message = f"Trang không có mục “{name}” để gập."
            hint = nearest(name, known)
            yield Problem(page.path, line, "unknown-fold", message, hint)
            continue
        reason = _reason(page, known[name], sections[0])
        if reason:
            message = f"Mục “{name}” không được gập: {reason}."
            hint = "Để mở. Gập mục khác, hoặc chuyển phần cần thấy ngay lên mục để mở."
            yield Problem(page.path, line, "folded-help", message, hint)


def _reason(page: ContentPage, section: Section, first: Section) -> str:
    """Why a section stays open; "" where it may fold."""
    if page.meta.sensitive:
        return "trang cần giúp để mở mọi mục"
    if section is first:
        return "mục đầu tiên luôn để mở"
    inside = range(section.line, section.end)
    if any(one.kind == "helpline" and one.line in inside for one in page.reading.references):
        return "trong mục có số gọi được"
    rows = page.body.split("\n")
    if any(_ALARM.match(rows[number]) for number in inside):
        return "trong mục có khung cảnh báo"
    if section.id == SPOKEN:
        return "máy đọc to mục này"
    return ""
