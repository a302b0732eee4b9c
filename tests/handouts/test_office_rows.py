"""What the end of a page may not cut in a Word document."""

import pytest

from loa.handouts.office_rows import (
    LONG_TABLE,
    SHORT,
    keep_paragraphs_together,
    keep_rows_together,
    keep_rows_whole,
    keep_short_tables_whole,
)

STYLE = '<w:pStyle w:val="Compact" />'
KEPT = f"{STYLE}<w:keepNext/>"
WHOLE = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"


def row(text: str, style: str = STYLE, start: str = "<w:tr>") -> str:
    words = f'<w:t xml:space="preserve">{text}</w:t>'
    return f"{start}<w:tc><w:p><w:pPr>{style}</w:pPr><w:r>{words}</w:r></w:p></w:tc></w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblGrid/>{''.join(rows)}</w:tbl>"


def test_a_short_table_is_kept_on_one_page() -> None:
    body = f"<w:p/>{table(row('a'), row('b'))}<w:p/>"
    kept = table(row("a", KEPT, WHOLE), row("b", STYLE, WHOLE))
    assert keep_short_tables_whole(body) == f"<w:p/>{kept}<w:p/>"


def test_a_heading_row_keeps_being_repeated() -> None:
    head = "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
    kept = "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
    assert keep_short_tables_whole(table(row("a", STYLE, head))) == table(row("a", STYLE, kept))


@pytest.mark.parametrize(
    ("letters", "is_kept"), [(SHORT - 1, True), (SHORT, True), (SHORT + 1, False)]
)
def test_the_longest_table_that_is_kept(letters: int, is_kept: bool) -> None:
    found = keep_short_tables_whole(table(row("a"), row("b" * (letters - 1))))
    assert ("<w:keepNext/>" in found) is is_kept


def test_a_row_of_more_than_a_fifth_of_a_page_may_be_cut_and_its_neighbours_not() -> None:
    long = "b" * (SHORT + 1)
    assert keep_short_tables_whole(table(row("a"), row(long), row("c"))) == table(
        row("a", STYLE, WHOLE), row(long), row("c", STYLE, WHOLE)
    )


def test_equal_rows_are_all_kept() -> None:
    same = [row("a")] * 3
    assert keep_short_tables_whole(table(*same)) == table(
        row("a", KEPT, WHOLE), row("a", KEPT, WHOLE), row("a", STYLE, WHOLE)
    )


@pytest.mark.parametrize("count", [LONG_TABLE, LONG_TABLE + 1])
def test_no_row_of_a_long_table_stands_alone_on_a_page(count: int) -> None:
    texts = [str(number) for number in range(count)]
    kept = {0, count - 2}
    assert keep_rows_together(table(*map(row, texts))) == table(
        *(row(text, KEPT if n in kept else STYLE) for n, text in enumerate(texts))
    )


def test_a_table_of_three_rows_is_left_as_it_is() -> None:
    rows = table(*[row("a")] * (LONG_TABLE - 1))
    assert keep_rows_together(rows) == rows


def test_a_row_that_may_be_cut_is_not_held_to_the_last() -> None:
    body = table(row("a"), row("b"), row("c" * (SHORT + 1)), row("d"))
    assert keep_rows_together(body) == body.replace(row("a"), row("a", KEPT))


def test_a_row_that_is_kept_already_is_kept_once() -> None:
    body = keep_short_tables_whole(table(*[row("a")] * LONG_TABLE))
    assert keep_rows_together(body) == body


def test_those_who_sign_have_a_sentence_above_them() -> None:
    def paragraph(style: str, words: str) -> str:
        return f"<w:p><w:pPr>{style}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"

    gap = paragraph('<w:pStyle w:val="OfficialGap" />', " ")
    body = paragraph(STYLE, "Một.") + paragraph(STYLE, "Hai.") + gap + "<w:tbl/>"
    kept = paragraph(STYLE, "Một.") + paragraph(KEPT, "Hai.") + gap + "<w:tbl/>"
    assert keep_paragraphs_together(body) == kept


@pytest.mark.parametrize(("last", "is_kept"), [("<w:rPr><w:b /></w:rPr>", True), ("", False)])
def test_a_line_all_in_bold_stays_with_what_it_heads(last: str, is_kept: bool) -> None:
    bold = "<w:r><w:rPr><w:b /></w:rPr><w:t>5. Đã giải</w:t></w:r>"
    ends = f"{bold}<w:r>{last}<w:t> thích</w:t></w:r>"
    head, after = (f"<w:p><w:pPr>{STYLE}</w:pPr>{runs}</w:p>" for runs in (ends, "<w:r></w:r>"))
    assert (
        keep_paragraphs_together(head + after)
        == head.replace(STYLE, KEPT if is_kept else STYLE) + after
    )


def test_in_an_official_paper_no_row_is_cut() -> None:
    assert keep_rows_whole(table(row("b" * 2000))) == table(row("b" * 2000, STYLE, WHOLE))


def test_what_stands_above_a_picture_stays_with_it() -> None:
    def paragraph(style: str, words: str) -> str:
        return f"<w:p><w:pPr>{style}</w:pPr><w:r>{words}</w:r></w:p>\n    "

    picture = paragraph(STYLE, "<w:drawing><wp:inline/></w:drawing>")
    plain, said = paragraph(STYLE, "<w:t>Bài 5</w:t>"), "<w:t>Bài 6. Điền lời.</w:t>"
    body = plain + paragraph(STYLE, said) + picture + plain
    assert keep_paragraphs_together(body) == plain + paragraph(KEPT, said) + picture + plain


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        # The question, then each line: which of them stay with what follows.
        (1, [True, False]),
        (2, [True, True, False]),
        (3, [True, True, True, False]),
        (5, [True, True, False, False, True, False]),
    ],
)
def test_no_line_to_write_on_stands_alone(lines: int, kept: list[bool]) -> None:
    line = '<w:p><w:pPr><w:pStyle w:val="LoaLine" /></w:pPr><w:r><w:t> </w:t></w:r></w:p>\n'
    said = f"<w:p><w:pPr>{STYLE}</w:pPr><w:r><w:t>Vì sao?</w:t></w:r></w:p>\n"
    found = keep_paragraphs_together(said * 2 + line * lines + said)
    rows = found.splitlines()
    assert ["<w:keepNext/>" in row for row in rows] == [False, *kept, False]
