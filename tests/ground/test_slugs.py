"""Names safe in a URL, and text as people type it without accents."""

import unicodedata

import pytest

from loa.ground.slugs import SAFE_NAME, fold, slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Đường dây nóng", "duong-day-nong"),
        ("Việc nhẹ, lương cao?", "viec-nhe-luong-cao"),
        ("Ngày 30/7", "ngay-30-7"),
        ("ŋ và ƀ", "ng-va-b"),
        ("  — ", "muc"),
        ("漢字", "muc"),
    ],
)
def test_slugify(text: str, slug: str) -> None:
    assert slugify(text) == slug
    assert slugify(unicodedata.normalize("NFD", text)) == slug
    assert SAFE_NAME.fullmatch(slug)


def test_fold_keeps_words_apart() -> None:
    assert fold("Cần Giúp NGAY: đi đâu?") == "can giup ngay: di dau?"


@pytest.mark.parametrize("name", ["", "Việc", "viec_lam", "-viec", "viec-", "viec--lam", "a b"])
def test_unsafe_names(name: str) -> None:
    assert not SAFE_NAME.fullmatch(name)
