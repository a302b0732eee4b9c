"""A hint names what is spelled alike, or all there is where that is little."""

import pytest

from loa.problems import nearest

TWELVE = [f"t{number:02}" for number in range(1, 13)]


def test_a_value_that_is_nearly_right_is_named() -> None:
    assert nearest("h11", ["h111", "so-y-te"]) == "Có phải ý bạn là “h111”?"


@pytest.mark.parametrize(
    ("known", "hint"),
    [
        ([], ""),
        (["so-y-te"], "Chọn một trong: so-y-te."),
        (TWELVE, f"Chọn một trong: {', '.join(TWELVE)}."),
        ([*TWELVE, "t13"], ""),
    ],
)
def test_all_are_named_where_there_are_up_to_twelve(known: list[str], hint: str) -> None:
    assert nearest("khong", known) == hint
