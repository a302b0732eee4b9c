"""How long a page of each type may be."""

import pytest

from loa.checks.length import MOST_SENSITIVE, check_length
from loa.content.kinds import LandingMeta
from loa.content.page import parse_page
from loa.content.registries import Registries, load_registries
from loa.problems import as_text
from portals import ROOT, page_text


@pytest.fixture(scope="module")
def registries() -> Registries:
    found, _ = load_registries(ROOT / "docs")
    return found


def found(registries: Registries, syllables: int, type: str = "landing", more: str = "") -> str:
    text = page_text("Thử", "mẹ " * syllables, type=type, more=more)
    page, problems = parse_page("thu.md", text, "docs/thu.md", registries)
    assert page is not None
    assert problems == []
    return as_text(list(check_length(page, None)))  # type: ignore[arg-type]


MOST = LandingMeta.most


@pytest.mark.parametrize("syllables", [MOST - 1, MOST])
def test_up_to_the_limit_nothing_is_said(registries: Registries, syllables: int) -> None:
    assert found(registries, syllables) == ""


def test_one_syllable_more_is_told(registries: Registries) -> None:
    assert found(registries, MOST + 1) == (
        "docs/thu.md:14: nhắc: Trang dài 651 tiếng; loại “Mục” nhiều nhất 650. Bỏ bớt, hoặc tách "
        "phần sau thành một trang khác rồi dẫn liên kết. (page-too-long)"
    )


@pytest.mark.parametrize("syllables", [MOST_SENSITIVE - 1, MOST_SENSITIVE])
def test_a_help_page_may_have_eight_screens(registries: Registries, syllables: int) -> None:
    assert found(registries, syllables, "guide", "sensitive: true\n") == ""


def test_a_longer_help_page_is_told(registries: Registries) -> None:
    assert found(registries, MOST_SENSITIVE + 1, "guide", "sensitive: true\n") == (
        "docs/thu.md:15: nhắc: Trang dài 1101 tiếng; trang cần giúp nhiều nhất 1100. Bỏ bớt, hoặc "
        "tách phần sau thành một trang khác rồi dẫn liên kết. (page-too-long)"
    )


def test_a_short_type_stays_short_when_it_is_sensitive(registries: Registries) -> None:
    assert "nhiều nhất 650" in found(registries, 651, "landing", "sensitive: true\n")
