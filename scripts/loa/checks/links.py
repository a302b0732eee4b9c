"""Links, anchors and images lead somewhere and say what they show."""

import posixpath
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.markup import Outline, outline
from loa.content.page import ContentPage
from loa.problems import Problem, nearest

# One body is asked for its anchors by every page that links to it.
_outline = lru_cache(maxsize=4096)(outline)


@checker
def check_links(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Links inside the portal name a file that exists and a heading that it has."""
    for target in dict.fromkeys(_outline(page.body).links):
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            continue
        line = page.line_of_text(f"({target}")
        uri = _resolve(page, unquote(parts.path)) if parts.path else page.src_uri
        if parts.path.startswith("/") or uri not in library.files:
            yield Problem(
                page.path, line, "broken-link", f"Không có tệp “{target}”.", _near(uri, library)
            )
        elif parts.fragment:
            yield from _check_anchor(page, library, uri, parts.fragment, line)


def _check_anchor(
    page: ContentPage, library: Library, uri: str, fragment: str, line: int
) -> Iterator[Problem]:
    goal = library.get(uri)
    # Lists make headings of their own, which only the finished page knows.
    if goal is None or "/// " in goal.body:
        return
    ids = _outline(goal.body).ids
    if fragment not in ids:
        message = f"Trang “{goal.meta.title}” không có mục #{fragment}."
        yield Problem(page.path, line, "broken-anchor", message, nearest(fragment, ids))


_PHOTOGRAPH = (".jpg", ".jpeg", ".webp")


@checker
def check_images(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Images exist and have a text for those who do not see them."""
    found: Outline = _outline(page.body)
    for source, text in found.images:
        line = page.line_of_text(f"({source}")
        if not text.strip():
            hint = "Viết trong ngoặc vuông điều hình cho thấy: ![Hai bạn nhỏ nói chuyện](hinh.png)"
            message = f"Hình “{source}” chưa có lời mô tả."
            yield Problem(page.path, line, "image-without-alt", message, hint)
        if source.lower().endswith(_PHOTOGRAPH) and source not in _consents(page):
            message = f"Ảnh “{source}” chưa ghi có người trong ảnh hay không."
            hint = "Ghi ở đầu trang: consent: [{image: ten-anh.jpg, people: false}]"
            yield Problem(page.path, line, "consent-missing", message, hint)
        if urlsplit(source).scheme:
            message = f"Hình “{source}” nằm ở máy chủ khác."
            hint = "Tải hình về, đặt cạnh trang, ghi rõ giấy phép."
            yield Problem(page.path, line, "foreign-image", message, hint)
        elif (uri := _resolve(page, unquote(source))) not in library.files:
            message = f"Không có tệp hình “{source}”."
            yield Problem(page.path, line, "broken-link", message, _near(uri, library))


def _consents(page: ContentPage) -> set[str]:
    return {record.image for record in page.meta.consent}


def _resolve(page: ContentPage, path: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(page.src_uri), path))


def _near(uri: str, library: Library) -> str:
    """A file of the same name elsewhere is the likeliest meaning, then a similar path."""
    name = posixpath.basename(uri)
    same = sorted(file for file in library.files if posixpath.basename(file) == name)
    if same and name != "index.md":
        return f"Có phải ý bạn là “{same[0]}”?"
    return nearest(uri, [file for file in library.files if file.endswith(".md")])
