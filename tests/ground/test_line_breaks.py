"""Where large lines may end: words stay whole, stops come first, no short word ends alone."""

import re
from importlib.resources import files

import pytest
import yaml

from loa.ground.line_breaks import (
    AFTER_A_STOP,
    ANYWHERE,
    BADLY,
    pieces_of,
    together,
    without_a_lone_end,
)
from loa.ground.typeface import lines_of, width_of


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Giấy tờ ai giữ", "Giấy~tờ ai giữ"),
        ("GIẤY TỜ của mình", "GIẤY~TỜ của mình"),
        # The longest word that begins there.
        ("hướng dẫn viên", "hướng~dẫn~viên"),
        ("hướng dẫn ai", "hướng~dẫn ai"),
        ("hợp đồng, địa chỉ.", "hợp~đồng, địa~chỉ."),
        # A part of another syllable is no word.
        ("thấy tờm", "thấy tờm"),
        ("Dừng – Giữ – Kể", "Dừng~– Giữ~– Kể"),
        ("giấy\n tờ", "giấy~tờ"),
        ("孩子開口，我們家都聽完", "孩子開口，我們家都聽完"),
        ("", ""),
    ],
)
def test_a_word_stays_on_one_line(text: str, kept: str) -> None:
    assert together(text) == kept.replace("~", "\u00a0")


@pytest.mark.parametrize(
    ("text", "costs"),
    [
        ("Lo thì kể, kể ngay", [ANYWHERE, ANYWHERE, AFTER_A_STOP, ANYWHERE, ANYWHERE]),
        ('Nói "không!" rồi đi', [ANYWHERE, AFTER_A_STOP, BADLY, ANYWHERE]),
        # What leans on the next word, and what leans on the one before.
        ("cần không đau", [ANYWHERE, BADLY, ANYWHERE]),
        ("Trường này, Chỗ này", [BADLY, AFTER_A_STOP, BADLY, ANYWHERE]),
        ("Dừng – Giữ", [ANYWHERE, ANYWHERE]),
    ],
)
def test_a_line_ends_best_after_a_stop(text: str, costs: list[int]) -> None:
    assert [piece.cost for piece in pieces_of(text)] == costs


def test_pieces_are_the_text_with_common_spaces() -> None:
    text = "Chung tay phòng, chống mua bán người"
    pieces = [piece.text for piece in pieces_of(text)]
    assert pieces == ["Chung tay", "phòng,", "chống", "mua bán người"]
    assert pieces_of("  ") == ()


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Hỏi trước khi đăng ảnh bạn", "Hỏi trước khi đăng ảnh~bạn"),
        ("bạn ", "bạn "),
        ("Với mẹ.", "Với mẹ."),
        # Fourteen letters are short, fifteen are not.
        ("một từ12345 7654321", "một từ12345~7654321"),
        ("một từ123456 7654321", "một từ123456 7654321"),
        ("ghé bàn nào? ", "ghé bàn~nào? "),
    ],
)
def test_a_short_word_does_not_end_alone(text: str, kept: str) -> None:
    assert without_a_lone_end(text) == kept.replace("~", "\u00a0")


def test_a_word_that_stays_whole_is_counted_whole() -> None:
    width = width_of("tờ này nhé", 20)
    text = "ai giữ giấy tờ này nhé"
    assert (lines_of(text, 20, width), lines_of(together(text), 20, width)) == (2, 3)


def test_the_lists_hold_each_word_once_and_no_word_of_one_syllable() -> None:
    told = files("loa.ground").joinpath("joined_words.yml").read_text(encoding="utf-8")
    lists = yaml.safe_load(told)
    for words in lists.values():
        assert sorted({word for word in words if words.count(word) > 1}) == []
    assert [word for word in lists["joined"] if " " not in word] == []
    assert [word for word in lists["leaning"] + lists["following"] if " " in word] == []
    assert [word for word in lists["joined"] if re.search(r"  |[^\w ]", word)] == []
