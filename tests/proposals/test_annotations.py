"""Forges obey what they are told: nothing of a proposal becomes a command, link or mention."""

import json
import re
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

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


def shown(markdown: str) -> tuple[str, set[str]]:
    """The words that a reader of a list item sees, and the kinds of what it is made of."""
    tokens = PARSER.parse(f"- {markdown}")
    blocks = [token.type for token in tokens]
    assert blocks == [
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close",
        "list_item_close", "bullet_list_close",
    ], blocks  # fmt: skip
    inline = tokens[3].children or []
    return "".join(token.content for token in inline), {token.type for token in inline}


@given(HOSTILE)
def test_words_stay_words(value: str) -> None:
    said, kinds = shown(f"x{text(value)}x")
    assert said.replace("\u2060", "") == f"x{printable(value)}x".replace("\u2060", "")
    assert kinds <= {"text", "text_special"}
    assert not re.search(r"[@#!$%&~^](?=\w)", said)


@given(HOSTILE)
def test_values_stand_as_they_are(value: str) -> None:
    said, kinds = shown(f"x {code(value)} x")
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
