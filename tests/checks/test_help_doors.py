"""Each of the four help pages lacks nothing; what is taken away is named."""

import re
from dataclasses import replace

import pytest

from loa.checks.help_doors import check_help_door
from loa.content.library import Library
from loa.content.page import ContentPage
from portals import ROOT

# The ids of the parts on what to say and on what will happen, of each of the four pages.
PARTS = {
    "tro-giup/lo-cho-nguoi-khac.md": ("noi-gi", "chuyen-gi"),
    "tro-giup/viec-lam-ngay.md": ("khi-goi-duoc", "chuyen-gi"),
    "tro-giup/em-la-tre-em.md": ("em-noi-gi", "sau-khi-ke"),
    "tro-giup/nguoi-than-o-nuoc-ngoai.md": ("khi-goi-duoc", "chuyen-gi"),
}


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.load(ROOT / "docs")


def door(library: Library, uri: str) -> ContentPage:
    page = library.get(uri)
    assert page is not None
    return page


def messages(page: ContentPage, library: Library) -> list[str]:
    return [problem.message for problem in check_help_door(page, library)]


def test_the_registry_names_the_four_pages(library: Library) -> None:
    sections = library.registries.sections.values()
    assert [door.page for section in sections for door in section.doors] == list(PARTS)


@pytest.mark.parametrize("uri", PARTS)
def test_the_four_doors_are_there_and_whole(library: Library, uri: str) -> None:
    assert messages(door(library, uri), library) == []


@pytest.mark.parametrize("uri", PARTS)
def test_an_empty_page_lacks_all_four_parts(library: Library, uri: str) -> None:
    page = door(library, uri)
    empty = replace(page, document=replace(page.document, body="Chưa viết.\n"))
    to_say, what_happens = PARTS[uri]
    assert messages(empty, library) == [
        "Trang cần giúp chưa có số để gọi.",
        f"Trang cần giúp thiếu phần “nói gì” (mục #{to_say}).",
        f"Trang cần giúp thiếu phần “chuyện gì sẽ xảy ra” (mục #{what_happens}).",
        "Trang cần giúp thiếu phần “việc đừng làm” (mục #dung-lam).",
    ]


def test_a_heading_without_text_is_a_missing_part(library: Library) -> None:
    page = door(library, "tro-giup/em-la-tre-em.md")
    body = re.sub(r"(\{#dung-lam\}\n).*?(?=\n## )", r"\1", page.body, flags=re.DOTALL)
    cut = replace(page, document=replace(page.document, body=body))
    (found,) = check_help_door(cut, library)
    assert (found.code, found.hint) == (
        "help-part-missing",
        "Thêm tiêu đề có mã {#dung-lam} và viết dưới đó.",
    )
