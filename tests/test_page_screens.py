"""The rule for the length of pages; every page is measured in tests/browser/test_every_page.py."""

import pytest

from page_screens import is_too_tall

LANGUAGES = frozenset({"zh-Hant", "tyz"})


@pytest.mark.parametrize(
    ("height", "is_lesson", "expected"),
    [
        (8 * 740 - 1, False, False),
        (8 * 740, False, False),
        (8 * 740 + 1, False, True),
        (5 * 740 - 1, True, False),
        (5 * 740, True, False),
        (5 * 740 + 1, True, True),
    ],
)
def test_eight_screens_for_a_page_five_for_a_lesson(
    height: float, is_lesson: bool, expected: bool
) -> None:
    uri = "cong-dong/cha-me/index.html"
    assert is_too_tall(uri, height, is_lesson, LANGUAGES) is expected


@pytest.mark.parametrize(
    ("uri", "expected"),
    [
        ("lich/index.html", False),
        ("zh-Hant/truong-hoc/index.html", False),
        ("tai-lieu/cho-giao-vien/index.html", False),
        ("zh-Hant/cong-dong/cha-me/song-ngu.html", False),
        ("du-lich/index.html", True),
        ("lich/hoi-lim/index.html", True),
        ("xx/truong-hoc/index.html", True),
    ],
)
def test_a_page_with_a_reason_may_be_longer(uri: str, expected: bool) -> None:
    assert is_too_tall(uri, 20 * 740, False, LANGUAGES) is expected
