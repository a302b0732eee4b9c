"""Numbers of things that are written in words."""

import re

import pytest

from loa.safety.counts import AMOUNT, counts_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hai", [2]),
        ("mười", [10]),
        ("mười lăm", [15]),
        ("hai mươi", [20]),
        ("ba chục", [30]),
        ("hai mươi mốt", [21]),
        ("một trăm", [100]),
        ("một trăm linh năm", [105]),
        ("chín trăm chín mươi chín", [999]),
        ("Hai Trăm triệu", [200]),
        ("một tỷ rưỡi", [1, 5]),
        ("một triệu hai trăm nghìn", [1, 200]),
        ("triệu", []),
        ("haiba", []),
        ("trăm", []),
        ("không", [0]),
    ],
)
def test_what_is_counted_in_words(text: str, expected: list[int]) -> None:
    assert counts_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("được hai trăm triệu đồng.", "hai trăm triệu đồng"),
        ("Một triệu hai trăm nghìn đồng", "Một triệu hai trăm nghìn đồng"),
        ("một tỷ rưỡi là", "một tỷ rưỡi"),
        ("hai tỉ rưỡi đồng", "hai tỉ rưỡi đồng"),
        ("năm ngàn đồng", "năm ngàn đồng"),
        ("ba chục triệu", "ba chục triệu"),
        ("một nghìn tờ", None),
        ("hàng trăm triệu đồng", None),
        ("vài trăm nghìn đồng", None),
        ("năm đồng", None),
        ("mười đồng chí", None),
        ("hai triệuđồng", None),
        ("ai một triệu", "một triệu"),
        ("lai một triệu", "một triệu"),
        ("xhai triệu", None),
    ],
)
def test_an_amount_in_words(text: str, expected: str | None) -> None:
    found = re.search(AMOUNT, text)
    assert (found and found[0]) == expected
