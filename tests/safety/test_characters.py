"""Characters that are not what they look like: each kind is named, and mended if one is right."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loa.safety.characters import faults_of, mended, name_of, unseen_in
from loa.safety.legacy import _TCVN3, _VNI, LETTERS
from portals import ROOT

PAGES = [page for page in sorted((ROOT / "docs").rglob("*.md")) if "." not in page.stem]
# Of the portal's pages as they once were: a page that is written tomorrow changes no test.
WORDS = Path(__file__).with_name("words.txt").read_text("utf-8").split()
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=8, max_size=20, unique=True).map(" ".join)
UNSEEN = [
    *(chr(code) for code in range(32) if chr(code) not in "\t\n"),
    "\x7f", "\x85", "\u00ad", "\u061c", "\u180e", "\u200b", "\u200c", "\u200e", "\u200f",
    *map(chr, range(0x2028, 0x202F)), *map(chr, range(0x2060, 0x2065)),
    *map(chr, range(0x2066, 0x206A)),
    "\ufeff", "\U000e0041",
]  # fmt: skip


@pytest.mark.parametrize("character", UNSEEN, ids=lambda one: f"U+{ord(one):04X}")
def test_a_character_that_nobody_sees_is_named_and_taken_out(character: str) -> None:
    text = f"Gọi\nđi{character}làm xa"
    faults = list(faults_of(text))
    assert [(fault.line, fault.code) for fault in faults] == [(2, "unseen-character")]
    assert faults[0].message == f"Dòng này có ký tự không ai thấy: {name_of(character)}."
    assert faults[0].hint == "“loa fix” sửa được."
    assert mended(text).replace(" ", "") == "Gọi\nđilàmxa"


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000 (ký tự rỗng)"),
        ("\u00a0", "U+00A0 (dấu cách không ngắt)"),
        ("\u00ad", "U+00AD (gạch nối mềm)"),
        ("\u200b", "U+200B (dấu cách rộng bằng không)"),
        ("\u202e", "U+202E (dấu đảo chiều chữ)"),
        ("\ufeff", "U+FEFF (dấu đầu tệp)"),
        ("\u2060", "U+2060"),
    ],
)
def test_what_nobody_sees_is_told_by_its_number_and_its_name(character: str, name: str) -> None:
    assert name_of(character) == name


@pytest.mark.parametrize(
    "entity", ["&#8203;", "&#x200B;", "&shy;", "&zwnj;", "&lrm;", "&#x202e;", "&zwj;", "&#173;"]
)
def test_an_entity_for_it_is_the_same(entity: str) -> None:
    assert [fault.code for fault in faults_of(f"đi{entity}làm")] == ["unseen-character"]
    assert mended(f"đi{entity}làm") == "đilàm"


@pytest.mark.parametrize("text", ["a&nbsp;b", "a &amp; b", "&lt;b&gt;", "R&D; x", "?a=1&copy=2"])
def test_other_entities_stay(text: str) -> None:
    assert list(faults_of(text)) == []
    assert mended(text) == text


@pytest.mark.parametrize("family", ["👨\u200d👩\u200d👧", "👩\u200d⚕️", "👩🏽\u200d🏫", "🏳️\u200d🌈"])
def test_a_joiner_within_a_picture_is_part_of_it(family: str) -> None:
    assert unseen_in(family) == []
    assert mended(family) == family


def test_a_joiner_between_letters_is_not() -> None:
    assert mended("đi\u200dlàm 👨\u200d👩") == "đilàm 👨\u200d👩"


def test_a_word_of_another_alphabet_stays() -> None:
    assert list(faults_of("Москва, Ελλάδα, µm, 北江省")) == []


def test_letters_of_another_alphabet_within_a_word_are_named_with_the_right_word() -> None:
    fault = next(faults_of("Ðiều 3 và cаn thiệp"))
    assert fault.code == "alike-letter"
    assert fault.message == ("Có chữ cái trông giống chữ Việt mà là chữ khác: “Ðiều”, “cаn”.")
    assert fault.hint == "Gõ lại: “Điều”, “can”. “loa fix” sửa được."
    assert mended("Ðiều 3 và cаn thiệp") == "Điều 3 và can thiệp"


def test_spaces_that_are_no_spaces_are_a_reminder() -> None:
    fault = next(faults_of("Điều\u00a03"))
    assert (fault.code, fault.severity) == ("odd-space", "warning")
    assert mended("Điều\u00a03\u2009và\u202f4") == "Điều 3 và 4"


@pytest.mark.parametrize("lost", ["\ufffd", "\uf0b7", "ngưá»i"])
def test_what_is_lost_is_named_and_stays(lost: str) -> None:
    fault = next(faults_of(f"đi {lost} làm"))
    assert fault.code == "garbled-text"
    assert fault.hint == "Tìm bản gốc và gõ lại chữ đã mất."
    assert mended(f"đi {lost} làm") == f"đi {lost} làm"


@given(SENTENCES, st.sampled_from(["cp1252", "cp1258", "latin-1"]))
def test_utf8_read_as_another_encoding_comes_back(sentence: str, encoding: str) -> None:
    broken = "".join(
        bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in sentence.encode()
    )
    if mended(broken) != sentence:
        # No letter of it proves that it was broken: nothing is touched but what nobody sees.
        assert "garbled-text" not in {fault.code for fault in faults_of(broken)}
    elif broken != sentence:
        assert "garbled-text" in {fault.code for fault in faults_of(broken)}


@pytest.mark.parametrize(
    ("typed", "meant", "font"),
    [
        (
            "Phßng, chèng mua b¸n ng­êi t¹i ViÖt Nam",
            "Phòng, chống mua bán người tại Việt Nam",
            "TCVN3 (.VnTime)",
        ),
        ("®−a ng­êi ®i", "đ−a người đi", "TCVN3 (.VnTime)"),
        ("®­êng", "đường", "TCVN3 (.VnTime)"),
        ("Phoøng choáng mua baùn ngöôøi", "Phòng chống mua bán người", "VNI"),
        ("ÑÖÔØNG DAÂY NOÙNG", "ĐƯỜNG DÂY NÓNG", "VNI"),
    ],
)
def test_old_fonts_are_named_with_what_was_meant_and_left_alone(
    typed: str, meant: str, font: str
) -> None:
    (fault,) = faults_of(typed)
    assert fault.code == "old-encoding"
    assert fault.message == f"Dòng này gõ bằng phông {font} cũ, máy khác đọc thành chữ lạ."
    assert fault.hint == f"Có lẽ là “{meant}”. Đổi sang Unicode rồi dán lại."
    assert mended(typed) == typed


@given(SENTENCES)
def test_a_sentence_in_an_old_font_is_found(sentence: str) -> None:
    lower = sentence.lower()
    if sum(letter in LETTERS for letter in lower) < 12:
        return
    for signs in (_TCVN3, _VNI):
        table = {letter: sign for sign, letter in signs.items()}
        typed = "".join(table.get(letter, letter) for letter in lower)
        assert "old-encoding" in {fault.code for fault in faults_of(typed)}, typed


@pytest.mark.parametrize(
    "text",
    [
        "Noël ở Tromsø",
        "El Niño",
        "naïve",
        "Straße",
        "25 m², 30 °C, ½ lít",
        "«ĐIỀN: giúp họ»",
        "THI NGÔI NHÀ CỦA BÀ “NGÃ” Ã…",
        "Bản quyền © 2026 Loa®",
        "5 µm",
        "CÃ”",
    ],
)
def test_good_text_of_any_kind_stays(text: str) -> None:
    assert list(faults_of(text)) == []
    assert mended(text) == text


@pytest.mark.parametrize("page", PAGES[::7], ids=lambda page: page.name)
def test_no_page_of_the_portal_is_suspected(page) -> None:
    assert list(faults_of(page.read_text("utf-8"))) == []


@given(st.text() | st.text(alphabet=st.sampled_from([*UNSEEN, *LETTERS, *"ÐаÃ»‘á&;#x0Â\u0301👨"])))
def test_mending_twice_is_mending_once_and_nothing_mendable_is_left(text: str) -> None:
    once = mended(text)
    assert mended(once) == once
    assert once.count("\n") == text.count("\n")
    for fault in faults_of(once):
        assert "“loa fix” sửa được" not in fault.hint or "old-encoding" in {
            other.code for other in faults_of(once)
        }, (fault, once)


def test_composed_letters_are_the_only_form() -> None:
    typed = unicodedata.normalize("NFD", "Bà con ở thôn bản")
    assert [fault.code for fault in faults_of(typed)] == ["not-nfc"]
    assert mended(typed) == "Bà con ở thôn bản"
