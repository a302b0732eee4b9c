"""An old address leads to one page, and to none that is still there."""

from collections.abc import Iterator

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage, url_below
from loa.problems import Problem


@checker
def check_moves(page: ContentPage, library: Library) -> Iterator[Problem]:
    """What `moved_from` names is free, is claimed once, and stands in the Vietnamese page."""
    for index, old in enumerate(page.meta.moved_from):
        line = page.line("moved_from", index)
        url = url_below(old, SOURCE_LANGUAGE)
        others = [one for one in library.by_address.get(url, ()) if one is not page]
        if page.language != SOURCE_LANGUAGE:
            message = "Chỗ cũ (moved_from) ghi ở trang tiếng Việt; bản dịch đi theo trang ấy."
            hint = f"Chuyển dòng này sang docs/{page.source_uri}."
        elif others:
            message = f"Chỗ cũ “{old}” đang là địa chỉ của {others[0].path}."
            hint = "Một địa chỉ chỉ dẫn tới một trang: giữ ở trang nào thì bỏ ở trang kia."
        elif url == page.url:
            message = f"Chỗ cũ “{old}” chính là địa chỉ của trang này."
            hint = "Bỏ dòng này đi."
        else:
            continue
        yield Problem(page.path, line, "old-address", message, hint)
