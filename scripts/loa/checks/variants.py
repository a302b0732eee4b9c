"""A language variant belongs to a Vietnamese page and says who made it."""

from collections.abc import Iterator

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.problems import Problem


@checker
def check_variant(page: ContentPage, library: Library) -> Iterator[Problem]:
    """The Vietnamese page exists, is of the same type, and the translation is on record."""
    if page.language == SOURCE_LANGUAGE:
        return
    source = library.get(page.source_uri)
    if source is None:
        message = f"Không có trang tiếng Việt “{page.source_uri}” cho bản dịch này."
        hint = "Viết trang tiếng Việt trước, hoặc đổi tên tệp cho khớp."
        yield Problem(page.path, 1, "orphan-variant", message, hint)
    elif source.meta.type != page.meta.type:
        message = f"Bản dịch ghi type “{page.meta.type}”, trang gốc là “{source.meta.type}”."
        yield Problem(page.path, page.line("type"), "variant-differs", message)
    if page.meta.translation is None:
        message = "Bản dịch chưa ghi ai dịch, từ bản gốc nào (trường translation)."
        hint = "Xem mẫu ở trang “Bản dịch” của hướng dẫn biên tập."
        yield Problem(page.path, 1, "translation-missing", message, hint)
