"""Forges obey what they are told: nothing of a proposal becomes a command, link or mention."""

import json
import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from loa.printable import printable
from loa.problems import Problem
from loa.proposals.annotations import MOST, as_annotations, as_code_quality, as_sarif
from loa.proposals.markdown import as_markdown, code, text
from loa.proposals.report import Report

HOSTILE = st.text(
    st.one_of(
        st.sampled_from("::%\r\n,=@#!$&~`*_[]()<>|\\/-+.:\u202e\x1b\ud800"),
        st.sampled_from("aĐ1 "),
        st.characters(),
    ),
    max_size=40,
)
PROBLEMS = st.lists(
    st.builds(
        Problem,
        path=HOSTILE,
        line=st.integers(1, 9),
        code=st.sampled_from(["lost-address", "broken-link"]),
        message=HOSTILE,
        hint=HOSTILE,
        severity=st.sampled_from(["error", "warning"]),
    ),
    max_size=25,
)
COMMAND = re.compile(
    r"::(error|warning) file=(?P<file>[^:,]*),line=\d+,title=[a-z-]+::(?P<said>[^\r\n]*)"
)
PARSER = MarkdownIt("gfm-like", {"linkify": False})


def decoded(value: str) -> str:
    for sign, written in ((":", "%3A"), (",", "%2C"), ("\r", "%0D"), ("\n", "%0A"), ("%", "%25")):
        value = value.replace(written, sign)
    return value


@given(PROBLEMS)
def test_each_annotation_is_one_command(problems: list[Problem]) -> None:
    rows = as_annotations(problems).splitlines()
    matches = [COMMAND.fullmatch(row) for row in rows]
    assert all(matches)
    known = {printable(problem.path) for problem in problems}
    assert {decoded(match["file"]) for match in matches if match} <= known
    assert len(rows) == min(MOST, len(set(problems)))


def test_ten_are_shown_and_no_hint_displaces_an_error() -> None:
    hints = [Problem("a.md", n, "broken-link", "x", severity="warning") for n in range(1, 10)]
    errors = [Problem("z.md", n, "broken-link", "x") for n in range(1, 3)]
    rows = as_annotations([*hints, *errors]).splitlines()
    files = [row.partition(",line=")[0] for row in rows]
    assert files == ["::warning file=a.md"] * 8 + ["::error file=z.md"] * 2


@given(PROBLEMS)
def test_code_quality_has_every_problem_once(problems: list[Problem]) -> None:
    rows = json.loads(as_code_quality(problems))
    assert len(rows) == len(set(problems))
    assert len({row["fingerprint"] for row in rows}) == len(rows)
    assert {row["severity"] for row in rows} <= {"major", "minor"}


def test_a_fingerprint_outlives_a_shift_of_lines() -> None:
    def prints(line: int) -> list[str]:
        problems = [
            Problem("a.md", line, "broken-link", "x"),
            Problem("a.md", 90, "broken-link", "x"),
        ]
        return [row["fingerprint"] for row in json.loads(as_code_quality(problems))]

    assert prints(3) == prints(4)
    assert len(set(prints(3))) == 2


@given(PROBLEMS)
def test_sarif_names_relative_files_and_known_rules(problems: list[Problem]) -> None:
    run = json.loads(as_sarif(problems))["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9_.~/%-]*", uri)
    found = {
        unquote(
            one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], errors="replace"
        )
        for one in run["results"]
    }
    assert len(run["results"]) == len(set(problems))
    assert len(found) <= len({problem.path for problem in problems})


def parsed(markdown: str) -> list[Token]:
    """What a list item is made of."""
    tokens = PARSER.parse(f"- {markdown}")
    blocks = [token.type for token in tokens]
    assert blocks == [
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close",
        "list_item_close", "bullet_list_close",
    ], blocks  # fmt: skip
    return tokens[3].children or []


@given(HOSTILE)
def test_words_stay_words(value: str) -> None:
    inline = parsed(f"x {text(value)} x")
    assert "".join(token.content for token in inline) == f"x {printable(value)} x"
    assert {token.type for token in inline} <= {"text", "text_special", "code_inline"}
    plain = "".join("\n" if one.type == "code_inline" else one.content for one in inline)
    assert not re.search(r"[@#!$%&~^]\w|[A-Za-z]-\d|\bwww\.\w", plain)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Giấy phép “CC-BY-SA-4.0”.", "Giấy phép “`CC-BY-SA-4.0`”\\."),
        ("hỏi @ai, xem (#12)!", "hỏi `@ai`\\, xem \\(`#12`\\)\\!"),
        ("www.vi.du", "`www.vi.du`"),
        ("tăng 50%.", "tăng 50\\%\\."),
        ("`@ai` ``", "`` `@ai` `` \\`\\`"),
        ("loa-x 4-5", "loa\\-x 4\\-5"),
    ],
)
def test_what_a_forge_would_obey_is_copied_as_it_was_written(said: str, written: str) -> None:
    assert text(said) == written


@given(HOSTILE)
def test_values_stand_as_they_are(value: str) -> None:
    inline = parsed(f"x {code(value)} x")
    said = "".join(token.content for token in inline)
    kinds = {token.type for token in inline}
    if printable(value):
        assert kinds == {"text", "code_inline"}
        # A value of blanks alone keeps them; beside others the one that pads falls away.
        assert said.strip().removeprefix("x").removesuffix("x").strip() == printable(value).strip()
    else:
        assert said == "x (trống) x"


@given(PROBLEMS)
def test_the_comment_has_no_links_pictures_or_html(problems: list[Problem]) -> None:
    comment = as_markdown(Report(problems=tuple(problems), files=("a.svg",)))
    kinds = {
        child.type for token in PARSER.parse(comment) for child in (token, *(token.children or ()))
    }
    assert not kinds & {"link_open", "image", "html_inline", "html_block", "fence", "code_block"}
    assert len(comment) < 65_536
