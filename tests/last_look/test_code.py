"""What scripts and stylesheets say, whatever stands around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fuzz.mutants import FUZZ
from loa.last_look.passages import Passage, passages_of
from loa.last_look.scripts import Token, tokens

# Code in which a quotation mark, a stroke or a bracket is not what it is elsewhere.
AROUND = [
    "// it's a \" and a `\n", "/* it's\n \" ` */", "a = /[\"'`/]/g;", "if (a) /'/.test(b);",
    "return /`/;", "a / b; c /d;", "(a + b) / 2 / c;", "[1] / 2;", "`it's ${a} \"`;",
    "`${`'${b}`}\"`;", "`a${{}}'`;", "'\\'';", '"\\"";', "'\\\\';", "`\\``;", "`$\\{'`;",
    "<!-- '\n", "a\n++b;", "{ a }", "x = {a: 'b'};", "0x1f / 3;", ".5 / 'a';",
]  # fmt: skip
HOLDING = ["'NUMBER'", '"NUMBER"', "`NUMBER`", "`${a}NUMBER`", "`${say('NUMBER')}`"]
STYLES = [
    "/* it's a \" */", "p{color:red}", "p{background:url(a'b.svg)}", "p{content:'\\''}",
    "p::before{content:\"it's\"}", "@import url('a.css');", "p{content:attr(data-a)}",
]  # fmt: skip


def said(name: str, code: str) -> list[tuple[int, str]]:
    return [(one.line, one.text) for one in passages_of(name, code.encode())]


@given(some.lists(some.sampled_from(AROUND)), some.sampled_from(HOLDING),
       some.lists(some.sampled_from(AROUND)))  # fmt: skip
@FUZZ
def test_a_text_of_a_script_is_read_whatever_stands_around_it(
    before: list[str], held: str, after: list[str]
) -> None:
    code = "\n".join([*before, f"say({held});", *after])
    line = "\n".join([*before, ""]).count("\n") + 1
    assert (line, "NUMBER") in [(at, text.strip()) for at, text in said("a.js", code)]


@given(some.lists(some.sampled_from(STYLES)), some.lists(some.sampled_from(STYLES)))
@FUZZ
def test_a_text_of_a_stylesheet_is_read_whatever_stands_around_it(
    before: list[str], after: list[str]
) -> None:
    code = "\n".join([*before, "p{content:'NUMBER'}", *after])
    assert (len(before) + 1, "NUMBER") in said("a.css", code)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("'a' + \"b\"", [("text", 1, "a"), ("text", 1, "b")]),
        ("a\n// b", [("remark", 2, "// b")]),
        ("/* a\n*/ 'b'", [("remark", 1, "/* a\n*/"), ("text", 2, "b")]),
        ("a = 12_345n", [("number", 1, "12345")]),
        ("a1 = b.2 + 0.5 + 5e3 + 0x12", []),
        ("return /a'/g", [("pattern", 1, "a'")]),
        ("a = b / c / d", []),
        ("a[0] / b; 'c' / d / e", [("number", 1, "0"), ("text", 1, "c")]),
        ("`a`", [("text", 1, "a")]),
        ("`a${b}\nc${`d`}e`", [("text", 2, "d"), ("text", 1, "a \nc e")]),
        ("`a${{b: {}}}c`", [("text", 1, "a c")]),
        ("`a", [("text", 1, "a")]),
        ("\n`a${b}c${d", [("text", 2, "a c")]),
        ("`a${`b${", [("text", 1, "a"), ("text", 1, "b")]),
        ("a /* b */ / 'c' / d", [("remark", 1, "/* b */"), ("text", 1, "c")]),
        ("return /* b */ /c'/", [("remark", 1, "/* b */"), ("pattern", 1, "c'")]),
        ("'a\nb'", [("text", 1, "a"), ("text", 2, "")]),
        ('"a\\', [("text", 1, "a\\")]),
    ],
)
def test_a_script_is_taken_apart(code: str, expected: list[tuple[str, int, str]]) -> None:
    found = [one for one in tokens(code) if one.kind != "code"]
    assert found == [Token(*one) for one in expected]


@pytest.mark.parametrize(
    "before",
    [
        "await",
        "case",
        "delete",
        "do",
        "else",
        "in",
        "instanceof",
        "new",
        "of",
        "return",
        "throw",
        "typeof",
        "void",
        "yield",
        "=",
        "(",
        ",",
        "{",
        "}",
        ";",
        "!",
        "&&",
        ":",
        "?",
        "[",
        "",
    ],
)
def test_a_stroke_begins_a_pattern_behind(before: str) -> None:
    assert list(tokens(f"{before} /it's/"))[-1] == Token("pattern", 1, "it's")


@pytest.mark.parametrize("before", ["a", "$", "_", "9", ")", "]", "'a'", '"a"', "`a`", "returned"])
def test_a_stroke_divides_behind(before: str) -> None:
    assert [one.text for one in tokens(f"{before} / 'b' / c") if one.kind == "text"][-1] == "b"
    assert "pattern" not in {one.kind for one in tokens(f"{before} / 'b' / c")}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("'a'", Passage(1, "value", "a", "a")),
        ("`a`", Passage(1, "value", "a", "a")),
        (r"'\x30\u0039\u{31}\n\r\t\q'", Passage(1, "value", "091   q", "091   q")),
        (r"'\u{110000}a'", Passage(1, "value", "a", "a")),
        ("'a\\\nb'", Passage(1, "value", "a b", "a b")),
        ("// a", Passage(1, "value", "// a")),
        ("\n/a/", Passage(2, "value", "a")),
        ("1234567", None),
        ("12345678", Passage(1, "value", "12345678")),
        ("123456789", Passage(1, "value", "123456789")),
        ("a", None),
    ],
)
def test_what_a_script_says(code: str, expected: Passage | None) -> None:
    assert list(passages_of("a.js", code.encode())) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("a{content:'b'}", Passage(1, "value", "b", "b")),
        (r"a{content:'\30 9\q\000031'}", Passage(1, "value", "09q1", "09q1")),
        ("a{}\n/* b */", Passage(2, "value", " b ")),
        ("/* b", Passage(1, "value", " b")),
        ("a{content:'b", Passage(1, "value", "b", "b")),
        ('a{content:"b\n}', Passage(1, "value", "b", "b")),
        ("a{b:url(c.svg)}", Passage(1, "address", "c.svg")),
        ("a{b:url( 'c d.svg' )}", Passage(1, "address", "c d.svg")),
        ('a{b:url("c.svg")}', Passage(1, "address", "c.svg")),
        ("a{b:URL(c.svg)}", Passage(1, "address", "c.svg")),
        ("a{content:attr(data-a)}", None),
        ("a{content:COUNTER(b)}", Passage(1, "value", "0", "0")),
    ],
)
def test_what_a_stylesheet_says(code: str, expected: Passage | None) -> None:
    assert list(passages_of("a.css", code.encode())) == ([expected] if expected else [])


@pytest.mark.parametrize("between", ["X", ";", "-", ".", "&&"])
def test_what_code_stands_between_is_no_sum(between: str) -> None:
    assert [text for _, text in said("a.js", f"'a' {between} 'b'")] == ["a", "b"]


@pytest.mark.parametrize("between", ["X", ";color:red}q{content:", ","])
def test_what_stands_between_texts_of_a_stylesheet_is_no_sum(between: str) -> None:
    assert [text for _, text in said("a.css", f"p{{content:'a'{between}'b'}}")] == ["a", "b"]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("say('a' + `b` + 12)", "ab12"),
        ("say('a',\n'b')", None),
        ("say('a'); say('b')", None),
    ],
)
def test_the_terms_of_a_sum_are_one_text(code: str, expected: str | None) -> None:
    assert ((1, expected) in said("a.js", code)) is (expected is not None)
    assert expected is not None or (1, "ab") not in said("a.js", code)


@pytest.mark.parametrize("end", ["", ";"])
def test_a_sum_is_told_where_it_begins(end: str) -> None:
    found = list(passages_of("a.js", f"'a' +\n'b'{end}".encode()))
    assert found[-1] == Passage(1, "value", "ab")


def test_the_entries_of_a_list_are_no_sum_and_the_next_terms_are() -> None:
    found = [text for _, text in said("a.js", "['a', 'b']; 'c' + 'd'")]
    assert found == ["a", "b", "c", "d", "cd"]


def test_a_counter_is_what_it_starts_from() -> None:
    code = "p{counter-reset:a -7 b}\nq{counter-set:a 9;content:'x' counter(a) counter(b)}"
    assert said("a.css", code) == [(2, "x"), (2, "-7"), (2, "0"), (2, "x-70")]


def test_a_script_of_ten_thousand_open_templates_is_read() -> None:
    assert ("NUMBER", 10_000) in [
        (text, at) for at, text in said("a.js", "`${\n" * 9_999 + "`NUMBER")
    ]


@given(some.lists(some.sampled_from([*"`\\$/{}[]*\"'\n1a", "${", "<!--"]), max_size=12))
def test_whatever_signs_come_in_a_row_a_script_is_taken_apart(signs: list[str]) -> None:
    code = "".join(signs)
    lines = [token.line for token in tokens(code)]
    assert all(1 <= line <= 1 + code.count("\n") for line in lines)


def test_a_template_that_ends_in_a_backslash_is_a_text() -> None:
    assert list(tokens("`a\\")) == [Token("text", 1, "a\\")]


@pytest.mark.parametrize(("unclosed", "patterns"), [(49, ['"']), (50, []), (51, [])])
def test_a_line_of_strokes_that_nobody_closes_has_no_patterns(
    unclosed: int, patterns: list[str]
) -> None:
    code = "=/[" * unclosed + '=/"/'
    assert [token.text for token in tokens(code) if token.kind == "pattern"] == patterns


def test_the_next_line_has_patterns_again() -> None:
    code = "=/[" * 60 + '\n=/"/'
    assert Token("pattern", 2, '"') in tokens(code)


def test_remarks_are_no_strokes_that_nobody_closes() -> None:
    code = "/* a */" * 60 + '=/"/'
    assert Token("pattern", 1, '"') in tokens(code)


def test_a_line_of_a_hundred_thousand_strokes_is_read() -> None:
    assert {token.kind for token in tokens("/[" * 50_000)} == {"code"}


@pytest.mark.parametrize("ending", ["js", "css"])
@pytest.mark.parametrize("sign", ['"', "'"])
def test_a_line_of_a_hundred_thousand_escaped_quotation_marks_is_read(
    sign: str, ending: str
) -> None:
    texts = passages_of(f"a.{ending}", (f"{sign}\\" * 100_000).encode())
    assert {passage.line for passage in texts} == {1}
