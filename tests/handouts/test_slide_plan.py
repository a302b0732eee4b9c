"""How large a deck's letters are, who stands beside them, and what kind each slide is."""

import pytest
import yaml

from loa.handouts.documents import Document
from loa.handouts.slide_plan import Deck, deck_of
from portals import ROOT

PERSON = "<svg/>"


def planned(*slides: tuple[str, str]) -> Deck:
    body = "".join(f"<h2>{title}</h2>{told}" for title, told in slides)
    return deck_of(
        Document(
            "slides",
            "thu",
            "Trình chiếu",
            "Thử",
            "vi",
            body,
            ("pptx",),
            (),
            "slides",
            figures=(PERSON,),
        )
    )


def rows(count: int, text: str = "Ngắn") -> str:
    return f"<ul>{f'<li>{text}</li>' * count}</ul>"


@pytest.mark.parametrize(("count", "size"), [(4, 33), (5, 26), (6, 22)])
def test_the_fullest_slide_decides_how_large_the_text_of_a_deck_is(count: int, size: int) -> None:
    assert planned(("Một", rows(1)), ("Hai", rows(count))).size == size


@pytest.mark.parametrize(
    ("title", "size"),
    [("Ngắn", 44), ("Bẫy nằm ở khoản không nói trước", 32), ("Bẫy nằm ở khoản " * 5, 28)],
)
def test_the_longest_title_decides_how_large_titles_are(title: str, size: int) -> None:
    assert planned(("Một", rows(1)), (title, rows(1))).title_size == size


def test_text_is_smaller_than_titles() -> None:
    deck = planned(("Bẫy nằm ở khoản " * 5, rows(1)))
    assert (deck.title_size, deck.size) == (28, 26)


def test_a_slide_that_says_little_has_larger_letters_than_its_deck() -> None:
    deck = planned(("Một", rows(1)), ("Hai", rows(4)), ("Ba", rows(5)), ("Bốn", rows(6)))
    assert (deck.size, [slide.size for slide in deck.slides]) == (22, [30, 30, 24, 22])


@pytest.mark.parametrize(("word", "size"), [("x" * 8, 30), ("x" * 40, 22)])
def test_words_beside_lights_grow_as_long_as_each_has_one_line(word: str, size: int) -> None:
    lights = f"<ul><li>Xanh: {word}</li><li>Đỏ: sợ</li></ul>"
    deck = planned(("Đèn", lights), ("Đủ", rows(6)))
    assert [slide.size for slide in deck.slides] == [size, 22]


def test_a_table_keeps_the_letters_of_its_deck() -> None:
    table = "<table><tbody><tr><td>Một</td></tr></tbody></table>"
    assert [slide.size for slide in planned(("Bảng", table)).slides] == [22]


@pytest.mark.parametrize(("count", "figure"), [(6, PERSON), (7, "")])
def test_somebody_stands_where_lines_leave_room(count: int, figure: str) -> None:
    assert planned(("Một", rows(count))).slides[0].figure == figure


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (rows(1, "Xanh: vui"), "lights"),
        (rows(3, "Đèn đỏ: sợ"), "lights"),
        (rows(4, "Vàng: ngại"), "idea"),
        ("<ul><li>Xanh: vui</li><li>Tím: buồn</li></ul>", "idea"),
        (rows(1, "Xanh: vui") + "<p>Nhớ nhé.</p>", "idea"),
        ("<table><tbody><tr><td>Một</td></tr></tbody></table>", "table"),
        (rows(1), "idea"),
    ],
)
def test_what_a_slide_holds_says_its_kind(told: str, kind: str) -> None:
    assert planned(("Đèn", told)).slides[0].kind == kind


@pytest.mark.parametrize(("title", "kind"), [("Kể với ai?", "question"), ("Kể với ai", "idea")])
def test_a_title_that_asks_is_a_question(title: str, kind: str) -> None:
    assert planned((title, rows(1))).slides[0].kind == kind


def test_a_deck_without_people_and_without_slides() -> None:
    assert planned() == Deck(44, 40, [])
    document = Document(
        "slides", "thu", "Trình chiếu", "Thử", "vi", "<h2>Một</h2><p>Ngắn</p>", (), ()
    )
    assert [slide.figure for slide in deck_of(document).slides] == [""]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_white_letters_can_be_read_on_the_colour_of_every_level() -> None:
    rows = yaml.safe_load((ROOT / "docs" / "_data" / "grades.yml").read_text("utf-8"))["grades"]
    colours = {row["level"]: row["colour"] for row in rows}
    assert len(set(colours.values())) == 5
    for colour in colours.values():
        assert 1.05 / (luminance(colour) + 0.05) >= 4.5
