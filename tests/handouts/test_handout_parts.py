"""The pure parts: cutting, cleaning, counting, marking."""

import pytest

from loa.ground import typeface
from loa.handouts import fitting
from loa.handouts.loudspeaker import minutes, with_pauses
from loa.handouts.paper import (
    clean,
    content,
    is_dots,
    lettered,
    markup_of,
    paragraph,
    section,
    settle_levels,
    text_of,
    tree_of,
)
from loa.handouts.typst_markup import blocks, literal
from loa.reading.reader import read


def test_a_section_ends_at_the_next_heading_of_its_level() -> None:
    root = tree_of('<h2 id="a">A</h2><p>1</p><h3>x</h3><p>2</p><h2 id="b">B</h2><p>3</p>')
    assert markup_of(section(root, "a")) == '<h2 id="a">A</h2><p>1</p><h3>x</h3><p>2</p>'
    assert markup_of(content(root, "b")) == "<p>3</p>"
    assert section(root, "c") == []


def test_paper_has_no_links_into_the_site_and_no_drawings() -> None:
    root = tree_of(
        '<p><svg><path d="M0"/></svg>Xem <a href="../x.md" title="t">trang</a>, '
        '<a href="https://a.vn">mạng</a> và <a href="tel:111">111</a></p>'
    )
    assert markup_of(clean(root)) == (
        '<p>Xem <span>trang</span>, <a href="https://a.vn">mạng</a> và '
        '<a href="tel:111">111</a></p>'
    )


@pytest.mark.parametrize(
    ("text", "dots"),
    [("……………", True), ("…… ………", True), ("Tên: ……", False), ("...", False), ("", False)],
)
def test_lines_to_write_on(text: str, dots: bool) -> None:
    assert is_dots(paragraph(text)) is dots


def test_headings_go_down_without_a_jump() -> None:
    elements = list(tree_of('<p class="paper-title">T</p><h3>a</h3><h4>b</h4><h2>c</h2><h4>d</h4>'))
    assert [element.tag for element in settle_levels(elements, 2)] == ["h1", "h2", "h3", "h2", "h3"]


def test_options_keep_their_letters_without_bullets() -> None:
    root = lettered(tree_of("<ol><li>Hỏi?<ul><li>A. Có</li><li>B. Không</li></ul></li></ol>"))
    assert [text_of(p) for p in root.iter("p")] == ["A. Có", "B. Không"]
    assert root.find(".//ul") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a"b\\c', r'"a\"b\\c"'),
        ("#let x = [*]", '"#let x = [*]"'),
        ("ŋ漢", '"ŋ漢"'),
        ("\u0001", r'"\u{0001}"'),
    ],
)
def test_text_is_never_read_as_markup(text: str, expected: str) -> None:
    assert literal(text) == expected


def test_signs_that_the_face_lacks_are_drawn_and_dots_become_lines() -> None:
    root = tree_of("<p>Đi → về ✓</p><p>………………</p><p>Tên: …………………………… ngày ……</p>")
    assert blocks(list(root)) == (
        '#par[#"Đi "#loa-arrow()#" về "#loa-tick()]\n\n'
        "#loa-line()\n\n"
        '#par[#"Tên: "#loa-gap()#" ngày "#loa-blank(2)]'
    )


def test_a_table_gives_more_room_to_longer_columns() -> None:
    root = tree_of(
        "<table><thead><tr><th>A</th><th>B</th></tr></thead>"
        f"<tbody><tr><td>1</td><td>{'dài ' * 20}</td></tr></tbody></table>"
    )
    assert blocks(list(root)).startswith("#loa-table((4.29fr, 17.57fr,), head: (")


def test_columns_to_write_in_are_as_wide_as_the_form_says_and_have_room() -> None:
    root = tree_of(
        '<table><thead><tr><th data-share="1">Số</th><th data-share="5">Tên</th></tr></thead>'
        "<tbody><tr><td>1</td><td></td></tr></tbody></table>"
    )
    assert blocks(list(root)) == (
        '#loa-table((1.00fr, 5.00fr,), head: ([#"Số"], [#"Tên"],), '
        'table.cell(align: horizon)[#loa-room()#"1"], table.cell(align: horizon)[#loa-room()])'
    )


def test_an_image_is_told_in_words_and_no_file_is_read_for_it() -> None:
    root = clean(tree_of('<p>Xem <img alt="Hai bạn nhỏ" src="../hinh.png" /> này</p>'))
    assert markup_of(root) == "<p>Xem <span>[Hình: Hai bạn nhỏ]</span> này</p>"


def test_a_colon_keeps_a_paragraph_with_its_list() -> None:
    root = clean(tree_of("<p>Nhớ:</p><ul><li>một</li></ul><p>Và:</p><p>hai</p>"))
    assert [paragraph.get("class") for paragraph in root.iter("p")] == ["paper-intro", None, None]


def test_a_telephone_number_is_not_broken() -> None:
    root = clean(tree_of("<p>Gọi +84 981 84 84 84, năm 2026 111</p>"))
    assert markup_of(root) == "<p>Gọi +84\u00a0981\u00a084\u00a084\u00a084, năm 2026 111</p>"


def test_pauses_and_minutes() -> None:
    assert with_pauses("Hỏi ai? Hỏi mẹ. Rồi gọi 111.") == "Hỏi ai? // Hỏi mẹ. // Rồi gọi 111. //"
    assert minutes("một") == 1
    assert minutes("tiếng " * 301) == 3


def test_lines_are_counted_with_the_widths_of_the_face() -> None:
    assert typeface.lines_of("ngắn", 22, 600) == 1
    assert typeface.lines_of("một hai ba bốn năm sáu bảy tám chín mười " * 3, 22, 600) == 3
    assert typeface.lines_of("x" * 200, 22, 600) == 4
    assert typeface.width_of("Áp phích", 20, bold=True) > typeface.width_of("Áp phích", 20)


def test_markdown_is_counted_as_it_will_be_read() -> None:
    (passage,) = read("Gọi **ngay** [[helpline:h111]], xem [trang](a.md)").passages
    assert fitting.plain(passage) == "Gọi ngay h111, xem trang"
