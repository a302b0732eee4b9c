"""What holds for every page: it is read, and each word stands on the line where it was written."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from loa.reading.reader import read

# Signs that mean something to a reader of Markdown, HTML or our blocks, and some that do not.
SIGNS = [
    *"#*_`~[](){}<>|!/\\-+:;&\"'^=.1 \n\n\t", "    ", "\n\n", "\n- ", "\n1. ", "\n> ", "\n```\n",
    "\n~~~\n", "\n/// x\n", "\n///\n", "[[a:b]]", "\n| a | b |\n|---|---|\n", "\n!!! note\n    ",
    "[^1]", "\n[^1]: ", "{: #a}", "<b>", "<div>", "</div>", "<!--", "-->", "\n:   ", "chữ", "\x02",
    "\x03", "\x00", "\u2028", "&amp;", "\n---\n",
]  # fmt: skip
ANY = st.lists(st.sampled_from(SIGNS), max_size=60).map("".join)


@settings(deadline=None, max_examples=200)
@given(ANY | st.text(max_size=80))
@example("/// a\n    a: &a [*a]\n///\n")
@example("[" * 2000)
@example("> " * 1500 + "x")
@example("".join("    " * depth + "- x\n" for depth in range(300)))
@example("".join("/" * (depth + 3) + " x\n\n" for depth in range(300)))
@example("[x](http://[bad) ![y](http://[bad)")
@example("<" * 3000)
@example("&#99999999999999999999;")
@example("```\n" * 500)
def test_any_text_is_read(body: str) -> None:
    body = body.replace("\r", "\n")
    rows = body.count("\n") + 1
    reading = read(body)
    lines = [piece.line for passage in reading.passages for piece in passage.pieces]
    lines += [one.line for one in (*reading.links, *reading.images, *reading.html, *reading.uses)]
    lines += [one.line for one in (*reading.sections, *reading.references, *reading.attributes)]
    assert all(0 <= line < rows for line in lines)
    for passage in reading.passages:
        assert 0 <= passage.start <= passage.end <= len(body)


@st.composite
def words(draw: st.DrawFn) -> str:
    """A line of words in inline marks; `@` stands for a word of its own."""
    shapes = [
        "@ @", "**@** @", "*@ @*", "`@` @", "[@](a.md) @", '[@](a.md "tựa") @',
        "@ [[helpline:h111]]", "@&nbsp;@", r"@ \*@\*", "<b>@</b> @", "@ ![@](h.png)",
        "@ <br> @", "@_@_ @", "@: @ (@)", "@ #@", "[@ **@**](b.md#c) @", "{@} @",
    ]  # fmt: skip
    return draw(st.sampled_from(shapes))


@st.composite
def blocks(draw: st.DrawFn) -> str:
    """A block of Markdown as editors write it."""
    line = words()
    lines = st.lists(line, min_size=1, max_size=3).map("\n".join)
    kinds = [
        lines,
        line.map(lambda text: f"## {text}"),
        line.map(lambda text: f"### {text} {{#x}}"),
        st.tuples(line, lines).map(lambda two: f"## {two[0]}\n{two[1]}"),
        st.lists(lines, min_size=1, max_size=3).map(
            lambda items: "\n".join("- " + item.replace("\n", "\n  ") for item in items)
        ),
        st.lists(lines, min_size=1, max_size=3).map(
            lambda items: "\n\n".join("1. " + item.replace("\n", "\n    ") for item in items)
        ),
        st.tuples(line, line).map(lambda two: f"- {two[0]}\n    - {two[1]}\n    - [ ] @"),
        lines.map(lambda text: "> " + text.replace("\n", "\n> ")),
        st.tuples(line, line).map(lambda two: f"@\n:   {two[0]}\n\n    {two[1]}"),
        st.tuples(line, line).map(lambda two: f"| @ | @ |\n|---|---|\n| {two[0]} | {two[1]} |"),
        lines.map(lambda text: '!!! note "@"\n    ' + text.replace("\n", "\n    ")),
        lines.map(lambda text: "!!! note\n    " + text.replace("\n", "\n    ")),
        line.map(lambda text: f"    {text}"),
        st.just("---"),
        st.just("<!-- một\n\nhai -->"),
        st.just('[r]: https://a.vn "tựa"'),
        line.map(lambda text: f"@[^1]\n\n[^1]: {text}\n    {text}"),
        st.just("/// listing | x\n    section: y\n///"),
        lines.map(lambda text: f"/// scenes\n\n{text}\n\n///"),
    ]
    return draw(st.one_of(kinds))


def written(patterns: list[str]) -> str:
    """A body whose footnotes have keys of their own; each `@` is a word that stands once."""
    keyed = (pattern.replace("[^1]", f"[^{n}]") for n, pattern in enumerate(patterns))
    parts = "\n\n".join(keyed).split("@")
    return "".join(f"{part}từ{n}q" for n, part in enumerate(parts[:-1])) + parts[-1]


WORD = re.compile(r"từ\d+q")


@settings(deadline=None, max_examples=100)
@given(st.lists(blocks(), min_size=1, max_size=6).map(written))
def test_every_word_is_read_once_on_the_line_where_it_was_written(body: str) -> None:
    reading = read(body)
    found = sorted(
        (word, piece.line)
        for passage in reading.passages
        for piece in passage.pieces
        for word in WORD.findall(piece.text)
    )
    expected = sorted(
        (word, n) for n, row in enumerate(body.split("\n")) for word in WORD.findall(row)
    )
    assert found == expected


@settings(deadline=None, max_examples=100)
@given(st.lists(blocks(), min_size=1, max_size=6).map(written))
def test_a_span_holds_the_words_of_its_passage(body: str) -> None:
    for passage in read(body).passages:
        assert WORD.findall(passage.text) == WORD.findall(body[passage.start : passage.end])
