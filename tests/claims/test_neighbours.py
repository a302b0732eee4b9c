"""Which texts side by side a reader puts together to a number to call, and which are figures."""

import pytest

from loa.claims.neighbours import is_name, numbers_across, numbers_joined
from loa.claims.phones import phones_in
from loa.safety.folding import seen_as
from loa.safety.said_numbers import with_digits
from spelled_numbers import PLAIN


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["0912", "345", "678"], [(0, "0912 345 678")]),
        (["Gọi 0912", "345 678 nhé"], [(0, "0912 345 678")]),
        (["Một", "5, 0912", "345678"], [(1, "0912 345678")]),
        (["+84 912", "345678"], [(0, "+84 912 345678")]),
        (["0084 912", "345678"], [(0, "0084 912 345678")]),
        (["(0912)", "345-678"], [(0, "0912 345 678")]),
        (["09.12.34", "56.78"], [(0, "09 12 34 56 78")]),
        (["O912", "345", "678"], [(0, "0912 345 678")]),
        (["không chín một hai", "ba bốn năm sáu bảy tám"], [(0, "0 9 1 2 3 4 5 6 7 8")]),
        # “ba” is 3, “bay” is 7.
        (["khong chin mot hai", "ba bon nam sau bay tam"], [(0, "0 9 1 2 3 4 5 6 7 8")]),
        (["0912", "345", "678", "50"], [(0, "0912 345 678")]),
        (["0912", "345 678", "0981", "848 484"], [(0, "0912 345 678"), (2, "0981 848 484")]),
        # These begin as figures do: only behind a word that announces a number.
        (["Tổng đài", "1900", "6868"], [(1, "1900 6868")]),
        (["Gọi", "09", "12345678"], [(1, "09 12345678")]),
        (["gọi", *"0912345678"], [(1, "0 9 1 2 3 4 5 6 7 8")]),
        (["1900", "6868"], []),
        (["09", "12345678"], []),
        ([*"0912345678"], []),
        (["Gọi", "09", "12345678", "9"], [(1, "09 12345678")]),
        (["Gọi", "09", "12345678 9"], []),
    ],
)
def test_what_is_put_together(texts: list[str], numbers: list[tuple[int, str]]) -> None:
    assert list(numbers_across(texts)) == numbers


@pytest.mark.parametrize("between", range(7, 10))
def test_a_number_is_announced_at_most_eight_texts_before(between: int) -> None:
    texts = ["Gọi", *["xã"] * between, "09", "12345678"]
    assert bool(list(numbers_across(texts))) is (between <= 7)


@pytest.mark.parametrize(
    "texts",
    [
        [*"0123456789"],
        ["gọi", *"0123456789"],
        ["Gọi", "09", "10", "11", "12", "13"],
        ["05", "12", "345", "678"],
        ["Gọi", "1900", "1954", "1975"],
        ["05977", "05980"],
        ["07/08/2025", "1234"],
        ["0,912", "345", "678"],
        ["0912345678", "0987654321"],
        ["Gọi 07:30", "08:15", "09:00"],
        ["111", "112"],
        ["012", "345", "678", "9"],
        ["0912", "xã", "345 678"],
        ["0912", "345 678%"],
        ["0912", "a345678"],
        ["0912a", "345678"],
        ["1900 6868", "12"],
        ["0912", "345"],
        ["0912"],
        [],
        ["0912", "345 67"],
    ],
)
def test_figures_side_by_side_are_none(texts: list[str]) -> None:
    assert list(numbers_across(texts)) == []


@pytest.mark.parametrize("years", [["1900", "0999"], ["1900", "2101"]])
def test_years_before_1000_and_after_2100_are_groups_of_a_number(years: list[str]) -> None:
    assert list(numbers_across(["Gọi", *years])) == [(1, " ".join(years))]


@pytest.mark.parametrize("years", [["1900", "1000"], ["1900", "2100"]])
def test_years_from_1000_to_2100_are_none(years: list[str]) -> None:
    assert list(numbers_across(["Gọi", *years])) == []


@pytest.mark.parametrize("spelling", PLAIN)
def test_a_number_cut_anywhere_is_found(spelling: str) -> None:
    """Between two of its digits, whatever stands there: whole on one side, or put together."""
    written = seen_as(spelling)
    missed = []
    for at in range(4, len(written) - 3):
        parts = [written[:at], written[at:]]
        is_word_cut = written[at - 1].isalpha() and written[at].isalpha()
        is_whole = any(list(phones_in(with_digits(part))) for part in parts)
        if not (is_word_cut or is_whole or list(numbers_across(["Gọi", *parts]))):
            missed.append(parts)
    assert missed == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Số 0912 và 345 678.", [(0, "0912 345 678")]),
        ("Một\nSố 0912 rồi\n345 678.", [(1, "0912 345 678")]),
        ("không chín một hai chấm ba bốn năm chấm sáu bảy tám", [(0, "0 9 1 2 3 4 5 6 7 8")]),
        ("0912 rồi đến 345 tiếp đến 678", [(0, "0912 345 678")]),
        ("0912 đồng và 345 678 đồng", []),
        ("0912345678 và 0987654321", []),
        ("0912 cùng 345 678", []),
    ],
)
def test_the_halves_of_a_sentence(text: str, numbers: list[tuple[int, str]]) -> None:
    assert list(numbers_joined(text)) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "cong-an-tinh",
        "h111",
        "L53",
        "0a.jpg",
        "a/b.svg",
        "https://a.vn/0912",
        "2026-07-30",
        "2026-07-30T08:00:00+07:00",
    ],
)
def test_what_only_the_program_reads_is_a_name(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["0912", "O912", "l23", "I23", "ba", "Hai", "xã", "hai ba", "0912.345", "345-678", ""]
)
def test_what_may_be_a_part_of_a_number_is_no_name(text: str) -> None:
    assert not is_name(text)
