"""A helpline dials what it shows, and is published only with its proof."""

import pytest

from loa.content.entries.offices import Helpline
from loa.content.validation import validate

FACTS = {
    "id": "h111", "number": "111", "short_name": "Tổng đài", "name": "Tổng đài 111", "for": None,
    "hours": None, "cost": None, "from_abroad": None, "order": 1, "publish": "yes",
    "confidence": "high", "as_of": "2000-01-01", "sources": ["https://example.vn/"],
}  # fmt: skip


def found(**changed: object) -> list[str]:
    _, problems = validate(Helpline, {**FACTS, **changed}, "helplines.yml", lambda _: 1)
    return [f"{one.code}: {one.message}" for one in problems]


@pytest.mark.parametrize(
    ("number", "tel"),
    [("111", "tel:111"), ("+84 981 84 84 84", "tel:+84981848484"), (None, None)],
)
def test_the_link_is_made_from_the_number(number: str | None, tel: str | None) -> None:
    line = Helpline.model_validate({**FACTS, "number": number, "publish": "no"})
    assert line.tel == tel


def test_a_link_of_its_own_is_no_field() -> None:
    assert found(tel="tel:0900000000") == ["unknown-field: Không có trường nào tên “tel”."]


@pytest.mark.parametrize(
    "number",
    [
        '1"></a><meta>',
        "tel:113",
        "111 ",
        " 111",
        "1  1",
        "+",
        "",
        "١١١",
        "１１１",
        "11\n",
        "11\u200b1",
    ],
)
def test_a_number_is_digits_and_spaces(number: str) -> None:
    said = "Trường “number”: chỉ gồm chữ số, dấu cách ở giữa và dấu + ở đầu, ví dụ 1900 969 680."
    assert found(number=number) == [f"bad-value: {said}"]


@pytest.mark.parametrize(
    ("changed", "lacking"),
    [
        ({"number": None}, "number"),
        ({"short_name": None}, "short_name"),
        ({"confidence": "medium"}, "confidence: high"),
        ({"sources": []}, "sources (địa chỉ https)"),
        ({"sources": ["https://example.vn/", "javascript:alert(1)"]}, "sources (địa chỉ https)"),
        ({"as_of": None}, "as_of (từ năm 2000)"),
        ({"as_of": "1999-12-31"}, "as_of (từ năm 2000)"),
    ],
)
def test_what_is_published_is_proven(changed: dict[str, object], lacking: str) -> None:
    said = f"Trường “khai báo”: số “h111” chưa đăng được vì thiếu {lacking}."
    assert found(**changed) == [f"bad-value: {said}"]
    assert found(**changed, publish="check") == []


def test_the_first_day_that_counts_is_new_year_2000() -> None:
    assert found() == []


@pytest.mark.parametrize("key", ["", " ", "H111", "a b", "\u202e", "h-", "h111\n"])
def test_an_id_is_a_slug(key: str) -> None:
    assert [one.split(":")[0] for one in found(id=key)] == ["wrong-type"]
