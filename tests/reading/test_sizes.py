"""A page that would keep a machine for minutes is told, not read."""

from pathlib import Path

import pytest

from loa.reading import lines
from loa.reading.model import ReadFault, Reading
from loa.reading.reader import read
from loa.reading.sizes import (
    LONGEST_LINE,
    LONGEST_PAGE,
    LONGEST_PARAGRAPH,
    MOST_BARS,
    MOST_LINES,
    MOST_OPEN,
    size_fault,
)

HELD = Path(__file__).parent.parent / "fuzz" / "corpus" / "pages" / "self-holding-list.md"
CUT = "Chia thành nhiều trang."


def found(row: int, message: str, hint: str = CUT) -> ReadFault:
    return ReadFault("page-too-large", row, message, hint)


def text_of(length: int) -> str:
    rows = ("a" * 98 + "\n\n") * (length // 100 + 1)
    return rows[:length]


@pytest.mark.parametrize("length", [LONGEST_PAGE - 1, LONGEST_PAGE])
def test_a_page_of_100000_characters(length: int) -> None:
    assert size_fault(text_of(length)) is None


def test_a_page_of_one_more() -> None:
    message = "Trang dài 100001 ký tự, nhiều nhất 100000."
    assert size_fault(text_of(100_001)) == found(0, message)


@pytest.mark.parametrize("lines", [MOST_LINES - 1, MOST_LINES])
def test_a_page_of_2500_lines(lines: int) -> None:
    assert size_fault("- a\n" * (lines - 1)) is None


def test_a_page_of_one_line_more() -> None:
    message = "Trang có 2501 dòng, nhiều nhất 2500."
    assert size_fault("- a\n" * 2500) == found(0, message)


@pytest.mark.parametrize("length", [LONGEST_LINE - 1, LONGEST_LINE])
def test_a_line_of_4000_characters(length: int) -> None:
    assert size_fault("a\n" + "b" * length) is None


def test_a_line_of_one_more() -> None:
    message = "Dòng này dài 4001 ký tự, nhiều nhất 4000."
    assert size_fault("a\n" + "b" * 4001) == found(1, message, "Ngắt thành nhiều đoạn.")


@pytest.mark.parametrize("length", [LONGEST_PARAGRAPH - 1, LONGEST_PARAGRAPH])
@pytest.mark.parametrize("around", ["", "a\n \n", "a\n\nb\n\n"])
def test_a_paragraph_of_16000_characters(around: str, length: int) -> None:
    rows = ("b" * 99 + "\n") * (length // 100 + 1)
    assert size_fault(f"{around}{rows[: length - 1]}\n\n{around}") is None


@pytest.mark.parametrize(("before", "row"), [("", 0), ("a\n\nb\n \n", 4)])
def test_a_paragraph_of_one_more(before: str, row: int) -> None:
    message = "Từ dòng này trở đi có 16000 ký tự mà không có dòng trống nào ở giữa."
    text = before + ("b" * 99 + "\n") * 160 + "b"
    assert size_fault(text) == found(row, message, "Ngắt thành nhiều đoạn.")


@pytest.mark.parametrize("count", [MOST_BARS - 1, MOST_BARS])
def test_tables_of_2000_bars(count: int) -> None:
    assert size_fault("|" * 1000 + "\n\n" + "|" * (count - 1000)) is None


def test_one_bar_more() -> None:
    message = "Đến dòng này đã có hơn 2000 dấu | của bảng."
    assert size_fault("|" * 1000 + "\n\n" + "|" * 1001) == found(2, message)


@pytest.mark.parametrize("sign", "[(<")
@pytest.mark.parametrize("count", [MOST_OPEN - 1, MOST_OPEN])
def test_fifty_open_brackets(sign: str, count: int) -> None:
    assert size_fault("a\n" + sign * count) is None


@pytest.mark.parametrize(("sign", "end"), ["[]", "()", "<>"])
def test_one_open_bracket_more(sign: str, end: str) -> None:
    message = f"Đến dòng này đã có hơn 50 dấu {sign} chưa đóng."
    hint = f"Đóng mỗi dấu {sign} bằng một dấu {end}."
    assert size_fault("a\n" + end * 9 + "\n" + sign * 51) == found(2, message, hint)


def test_brackets_that_are_closed_do_not_count() -> None:
    assert size_fault("[[law:L53]] " * 300 + "\n" + "[a](b.md)\n" * 500) is None


def test_who_reads_a_body_that_no_library_looked_at_is_told_the_same() -> None:
    """A preview, a mender and a translation read bodies of their own."""
    fault = size_fault("[" * 51)
    assert fault is not None
    assert read("[" * 51) == Reading(faults=(fault,))
    assert read("[" * 50).faults == ()


def needed(body: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many letters are taken apart to read a body, found by trying."""
    monkeypatch.setattr(lines, "_MOST_A_LETTER", 0)
    low, high = 0, 100_000
    while low < high:
        middle = (low + high) // 2
        monkeypatch.setattr(lines, "_MOST_AT_ALL", middle)
        read.cache_clear()
        low, high = (middle + 1, high) if read(body).faults else (low, middle)
    return low


@pytest.mark.parametrize(("more", "is_read"), [(-1, False), (0, True), (1, True)])
def test_what_needs_more_than_its_share_is_told(
    monkeypatch: pytest.MonkeyPatch, more: int, is_read: bool
) -> None:
    body = "- a\n    - b\n\n> c\n"
    letters = needed(body, monkeypatch)
    # Each letter of a list in a list is read three times, and blocks count for one more.
    assert len(body) < letters < 3 * len(body)
    monkeypatch.setattr(lines, "_MOST_AT_ALL", letters + more)
    read.cache_clear()
    message = "Danh sách hay trích dẫn lồng nhau quá 12 tầng."
    hint = "Viết lại bằng ít tầng hơn, nhiều nhất là ba, bốn."
    assert read(body).faults == (
        () if is_read else (ReadFault("page-too-heavy", 0, message, hint),)
    )
    read.cache_clear()


@pytest.mark.parametrize("gap", ["", "\n"])
def test_lists_in_each_other_need_a_small_part_of_it(
    monkeypatch: pytest.MonkeyPatch, gap: str
) -> None:
    body = "".join(f"{'    ' * depth}- a\n{gap}" for depth in range(11))
    assert read(body).faults == ()
    assert needed(body, monkeypatch) < 10 * len(body)
    read.cache_clear()


def test_a_block_that_holds_itself_is_told_before_it_is_read_fifty_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read_at_all = []
    find = lines.Lines._find

    def counted(self: lines.Lines, block: str) -> int | None:
        read_at_all.append(len(block))
        return find(self, block)

    monkeypatch.setattr(lines.Lines, "_find", counted)
    body = HELD.read_text(encoding="utf-8").split("---\n", 2)[2]
    assert [fault.code for fault in read(body + "\n").faults] == ["page-too-heavy"]
    assert sum(read_at_all) < 50 * len(body)
