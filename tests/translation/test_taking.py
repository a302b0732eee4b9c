"""What an exchange itself decides, without a desk: what is new, what is told, how it is written."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from loa.translation.exchange import Exchange, RefusedError, Row, prepare, take
from loa.translation.po import read_po, write_po
from portals import page_text

SHA = "0" * 64
SOURCE = page_text("Trang", "\nMột câu.\n\nHai câu.\n")


def sent(source: str = SOURCE, variant: str | None = None) -> Exchange:
    return prepare("a.md", "en", SHA, source, variant, is_old=False)


def translated(exchange: Exchange, said: str) -> Exchange:
    return replace(exchange, rows=tuple(replace(row, target=said) for row in exchange.rows))


@pytest.mark.parametrize(
    ("variant", "is_new"),
    [
        (None, True),
        (page_text("Words", "\nwords\n\nwords\n"), False),
        (page_text("Words", "\nwords\n"), True),
        (page_text("Words", "\nwords\n\nwords\n\nwords\n"), True),
    ],
    ids=["none", "the same parts", "one less", "one more"],
)
def test_a_page_is_new_where_no_variant_fits(variant: str | None, is_new: bool) -> None:
    out = sent(variant=variant)
    taken = take(translated(out, "new words"), out, SOURCE, variant)
    assert taken is not None
    assert (taken.is_new, taken.text.count("new words"), "câu" in taken.text) == (is_new, 4, False)


def test_nothing_that_changed_is_nothing_to_take() -> None:
    variant = page_text("Words", "\nwords\n\nwords\n")
    assert take(sent(variant=variant), sent(variant=variant), SOURCE, variant) is None


@pytest.mark.parametrize(("paragraphs", "more"), [(17, 0), (18, 0), (19, 1), (20, 2)])
def test_twenty_reasons_are_told_and_how_many_more(paragraphs: int, more: int) -> None:
    source = page_text("Trang", "".join(f"\nCâu {n}.\n" for n in range(paragraphs)))
    out = sent(source)
    with pytest.raises(RefusedError) as refused:
        take(out, out, source, None)
    told = [f"Đoạn {row.key} chưa dịch: “{row.source}”." for row in out.rows]
    assert len(told) == paragraphs + 2
    assert refused.value.reasons == (*told[:20], *([f"… và {more} chỗ nữa."] if more else []))
    assert str(refused.value) == "\n".join(
        ["Từ chối, chưa đổi gì:", *(f"- {one}" for one in refused.value.reasons)]
    )


def test_what_stays_where_it_was_is_no_reason_beside_what_is() -> None:
    """Each row is looked at, also behind one that nobody touched."""
    variant = page_text("Words", "\nwords 7\n\nwords\n")
    out = sent(variant=variant)
    *first, last = out.rows
    returned = replace(out, rows=(*first, replace(last, target="words 5")))
    with pytest.raises(RefusedError) as refused:
        take(returned, out, SOURCE, variant)
    assert refused.value.reasons == (f"Đoạn {last.key}: con số khác với bản gốc “Hai câu.”.",)


FILE = r"""msgid ""
msgstr ""
"Project-Id-Version: loa en a.md HASH\n"
"PO-Revision-Date: 2026-01-02 03:04+0000\n"
"Last-Translator: \n"
"Language-Team: \n"
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"

#. {1} = [[helpline:h111]]; {2} = (a.md)
#, fuzzy
msgctxt "a.0"
msgid "một\thai\n\"ba\" \\n"
msgstr "words\t\"words\" \\n"

msgctxt "a.1"
msgid "bốn"
msgstr ""
"""


def test_a_po_file_is_written_and_read_sign_by_sign() -> None:
    rows = (
        Row(
            "a.0", 'một\thai\n"ba" \\n', 'words\t"words" \\n', ("[[helpline:h111]]", "(a.md)"), True
        ),
        Row("a.1", "bốn", ""),
    )
    exchange = Exchange("a.md", "en", SHA, rows)
    data = write_po(exchange, "en", datetime(2026, 1, 2, 3, 4, tzinfo=UTC))
    assert data.decode() == FILE.replace("HASH", SHA)
    assert read_po(data) == replace(exchange, rows=(replace(rows[0], codes=()), rows[1]))
