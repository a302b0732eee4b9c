"""A language variant belongs to a Vietnamese page, says who made it and from what."""

from collections.abc import Iterator

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.translation import State
from loa.problems import Problem

# Facts of a front matter: the same in every language, so compared instead of hashed.
FACTS = (
    "type", "audience", "topics", "region", "grades", "duration", "start", "end", "recurrence",
    "lunar", "lead", "partners", "status", "kit", "sensitivity", "license", "pictogram", "handouts",
    "folded",
)  # fmt: skip


@checker
def check_variant(page: ContentPage, library: Library) -> Iterator[Problem]:
    """The Vietnamese page exists, the translation is on record and not older than the page."""
    state = library.state(page)
    is_readable = page.source_uri not in library.files or library.get(page.source_uri) is not None
    if state is None or not is_readable:
        return
    if state is State.ORPHAN:
        message = f"Không có trang tiếng Việt “{page.source_uri}” cho bản dịch này."
        hint = "Viết trang tiếng Việt trước, hoặc đổi tên tệp cho khớp."
        yield Problem(page.path, 1, "orphan-variant", message, hint)
    elif page.meta.translation is None:
        message = "Bản dịch chưa ghi ai dịch, từ bản gốc nào (trường translation)."
        hint = "Xem mẫu ở trang “Bản dịch” của hướng dẫn biên tập."
        yield Problem(page.path, 1, "translation-missing", message, hint)
    elif state is State.OUTDATED:
        message = "Trang tiếng Việt đã đổi sau bản dịch này."
        what = (
            "Bản dịch tạm rút, người đọc gặp trang tiếng Việt. "
            if library.is_withheld(page)
            else ""
        )
        hint = f"{what}Dịch lại chỗ đã đổi; sửa nhỏ không đổi nghĩa thì chạy “loa translate minor”."
        line = page.line("translation", "source_sha256")
        yield Problem(page.path, line, "variant-outdated", message, hint, "warning")


@checker
def check_variant_facts(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Dates, grades, sensitivity and other facts are those of the Vietnamese page."""
    source = library.get(page.source_uri)
    if source is None or library.state(page) is None:
        return
    for name in FACTS:
        own, given = getattr(page.meta, name, None), getattr(source.meta, name, None)
        if own != given:
            message = (
                f"Trường “{name}” khác với bản gốc: ở đây là “{_shown(page, name)}”, "
                f"ở {source.path}:{source.line(name)} là “{_shown(source, name)}”."
            )
            yield Problem(page.path, page.line(name), "variant-differs", message)
    yield from _check_pictures(page, source)


def _check_pictures(page: ContentPage, source: ContentPage) -> Iterator[Problem]:
    """Scenes and messages have the same pictures in the same order for the same time."""
    for name in ("scenes", "messages"):
        own, given = (
            [row.model_dump(exclude={"text", "heading"}) for row in getattr(one.meta, name, [])]
            for one in (page, source)
        )
        if own != given:
            message = (
                f"Các mục trong “{name}” không khớp từng mục một với "
                f"{source.path}:{source.line(name)}."
            )
            hint = "Giữ nguyên số mục, thứ tự, mã, hình và số giây; chỉ dịch chữ."
            yield Problem(page.path, page.line(name), "variant-differs", message, hint)


def _shown(page: ContentPage, name: str) -> object:
    return page.document.data.get(name, "không ghi")


@checker
def check_language_home(page: ContentPage, library: Library) -> Iterator[Problem]:
    """The home of a language without texts is index.<slug>.md and holds directives only."""
    if page.meta.type != "language-home":
        return
    if page.language == SOURCE_LANGUAGE or page.source_uri != "index.md":
        message = "Loại trang “language-home” chỉ dành cho trang đầu của một ngôn ngữ."
        hint = "Tên tệp là index.<đuôi ngôn ngữ>.md, ngay trong docs."
        yield Problem(page.path, page.line("type"), "language-home", message, hint)
    for passage in page.reading.passages[:1]:
        message = "Trang đầu của ngôn ngữ chưa có bản dịch thì chỉ chứa khối."
        hint = "Đã có lời dịch? Đổi trang này thành bản dịch của index.md, xem “loa translate”."
        line = page.body_line(passage.line)
        yield Problem(page.path, line, "language-home", message, hint)
