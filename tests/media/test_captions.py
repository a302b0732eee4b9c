"""Captions: where lines break, and what makes them hard to read."""

import pytest

from loa.media.captions import Fault, cues_of, faults, wrap
from loa.media.webvtt import Cue
from sample_clips import board


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Gọi 111.", 42, ["Gọi 111."]),
        (
            "Sợ nói sai. Sợ bị mắng. Sợ làm to chuyện. Ai cũng thế.",
            42,
            ["Sợ nói sai. Sợ bị mắng.", "Sợ làm to chuyện. Ai cũng thế."],
        ),
        ("một-từ-dài-hơn-cả-dòng rồi", 10, ["một-từ-dài-hơn-cả-dòng", "rồi"]),
        ("", 42, []),
    ],
)
def test_lines_break_where_sentences_end(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_good_captions_have_no_fault() -> None:
    assert not list(faults(cues_of(board()), 4))


def test_each_fault_is_named() -> None:
    cues = [
        Cue(0, 1, "Mười tám chữ cái đó"),
        Cue(0.5, 4, "chồng lên"),
        Cue(5, 5, "ngược"),
        Cue(6, 9, ""),
        Cue(9, 20, "x" * 43),
    ]
    assert list(faults(cues, 12)) == [
        Fault(0, "captions-too-fast", "phải đọc 19,0 ký tự một giây, nhanh quá 17"),
        Fault(1, "captions-timing", "hiện chồng lên câu trước"),
        Fault(2, "captions-timing", "kết thúc trước khi bắt đầu"),
        Fault(3, "captions-timing", "không có chữ"),
        Fault(4, "captions-timing", "còn hiện khi phim 12 giây đã hết"),
        Fault(4, "captions-too-long", "dài quá 2 dòng, mỗi dòng 42 ký tự"),
    ]


def test_no_word_is_torn_off_its_clause() -> None:
    assert wrap("Bạn không có lỗi. Nguy hiểm thì gọi 113. Người nhà thấy lo.", 24) == [
        "Bạn không có lỗi.",
        "Nguy hiểm thì gọi 113.",
        "Người nhà thấy lo.",
    ]
