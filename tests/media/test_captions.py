"""WebVTT: written, read back, judged; no text breaks the reader."""

import random

import pytest

from loa.media.captions import Cue, Fault, as_vtt, cues_of, faults, parse_vtt, wrap
from sample_clips import board

VTT = """\
WEBVTT

00:00:00.000 --> 00:00:02.000
Ba số một. Không mất tiền.

00:00:02.000 --> 00:00:04.000
Một cuộc gọi mở lối.
"""


def test_a_storyboard_gives_a_caption_for_each_card() -> None:
    assert as_vtt(cues_of(board())) == VTT


def test_what_was_written_is_read_back() -> None:
    cues = [Cue(0, 1.5, "Mẹ & con <3"), Cue(3661.25, 3664, "hai\ndòng")]
    read, wrong = parse_vtt(as_vtt(cues))
    assert not wrong
    assert [(c.start, c.end, c.text) for c in read] == [(c.start, c.end, c.text) for c in cues]


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
    assert not list(faults(parse_vtt(VTT)[0], 4))


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


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("", [(1, "dòng đầu tiên phải là WEBVTT")]),
        ("SRT\n", [(1, "dòng đầu tiên phải là WEBVTT")]),
        ("WEBVTT\n\n1\n00:01 --> 00:02\nx\n", [(3, "không đọc được dòng thời gian")]),
        ("WEBVTT\n\nNOTE chữ\n\n\ufeff", [(5, "không đọc được dòng thời gian")]),
        ("\ufeffWEBVTT - tên\r\n\r\n00:01.000 --> 00:02.000 align:start\r\nx\r\n", []),
    ],
)
def test_odd_files_are_explained(text: str, wrong: list[tuple[int, str]]) -> None:
    assert parse_vtt(text)[1] == wrong


def test_no_text_breaks_the_reader() -> None:
    chance = random.Random(6)
    alphabet = [*"0123456789:.->\n\r\t <>&/", "WEBVTT", "\n\n", " --> ", "00:01.000", "đ", "\x00"]
    for _ in range(2000):
        noise = "".join(chance.choice(alphabet) for _ in range(chance.randrange(60)))
        for text in (noise, "WEBVTT\n\n" + noise, VTT[: chance.randrange(len(VTT))] + noise):
            cues, _wrong = parse_vtt(text)
            list(faults(cues, 4))
