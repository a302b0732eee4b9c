"""The pages for somebody who needs help now have everything such a reader came for."""

from collections.abc import Iterator

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.problems import Problem


@checker
def check_help_door(page: ContentPage, library: Library) -> Iterator[Problem]:
    """The right number, what to say, what will happen, what not to do."""
    sections = library.registries.sections.values()
    doors = {door.page: door for section in sections for door in section.doors}
    door = doors.get(page.src_uri)
    if door is None:
        return
    line = page.document.body_line
    called = {one.key for one in page.reading.references if one.kind == "helpline"}
    if door.call not in called:
        message = "Trang cần giúp chưa có số để gọi."
        hint = f"Viết [[helpline:{door.call}]] ở chỗ nói gọi ai."
        yield Problem(page.path, line, "help-part-missing", message, hint)
    filled = {section.id for section in page.reading.sections if section.is_filled}
    parts = {"nói gì": door.to_say, "chuyện gì sẽ xảy ra": door.what_happens}
    for part, key in (parts | {"việc đừng làm": door.not_to_do}).items():
        if key not in filled:
            message = f"Trang cần giúp thiếu phần “{part}” (mục #{key})."
            hint = f"Thêm tiêu đề có mã {{#{key}}} và viết dưới đó."
            yield Problem(page.path, line, "help-part-missing", message, hint)


@checker
def check_is_sensitive(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Whoever reads a help page may be watched, so each has the way out and the quiet name."""
    if _is_help(page, library) and page.is_valid and not page.meta.sensitive:
        message = "Trang trong mục cần giúp phải có “sensitive: true”."
        hint = "Nhờ vậy trang có nút Thoát nhanh, và thanh trình duyệt không nêu chủ đề."
        yield Problem(page.path, 1, "help-not-sensitive", message, hint)


def _is_help(page: ContentPage, library: Library) -> bool:
    return page.section.split("/")[0] == library.registries.section("help")
