"""The passages of scripts: their texts, their numbers, and what stands beside the code.

Read token by token, so that a quotation mark in a remark or in a pattern begins no text; one that
nobody closes ends with its line. Standard: ECMA-262, 12 (lexical grammar).
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from loa.last_look.passages import Passage, put_together

_TOKEN = re.compile(
    r"""
      (?P<remark> //[^\n]* | /\*.*?(?:\*/|\Z) | <!--[^\n]* )
    | "(?P<double> (?:[^"\\\n]|\\(?:.|\Z))*+ ) (?:"|(?=\n)|\Z)
    | '(?P<single> (?:[^'\\\n]|\\(?:.|\Z))*+ ) (?:'|(?=\n)|\Z)
    | (?P<number> (?<![\w$.]) \d[\d_]* n? (?![\w$.]) )
    | (?P<word> [\w$.]+ )
    | (?P<gap> \s+ )
    | (?P<sign> . )
    """,
    re.DOTALL | re.VERBOSE,
)
_PATTERN = re.compile(r"/(?![*/])((?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)/\w*")
_TEMPLATE = re.compile(r"((?:[^`\\$]|\\(?:.|\Z)|\$(?!\{))*)(`|\$\{|\Z)", re.DOTALL)
# After one of these a stroke begins a pattern; after any other word, a number or a closing
# bracket it divides.
_BEFORE_PATTERN = frozenset({
    "", "await", "case", "delete", "do", "else", "in", "instanceof", "new", "of", "return", "throw",
    "typeof", "void", "yield",
})  # fmt: skip
_ENDS_A_VALUE = re.compile(r"[\w$)\].\"'`]")
_MOST_UNCLOSED = 50
"""Strokes of one line that may be looked at as the beginning of a pattern that nobody closed: each
costs the rest of the line.
"""
_HEX = "[0-9a-fA-F]"
# \\x41, \\u0041, \\u{41}, \\n and any other letter for itself.
_ESCAPED = re.compile(rf"\\(?:x({_HEX}{{2}})|u({_HEX}{{4}})|u\{{({_HEX}{{1,6}})\}}|(.))", re.DOTALL)
_SHORTEST = 8
"""Digits of a number to call; shorter numbers in a script count and measure."""


@dataclass(frozen=True)
class Token:
    """A part of a script. `kind`: text, number, pattern, remark or code; `line` from 1."""

    kind: str
    line: int
    text: str


def script(data: bytes) -> Iterator[Passage]:
    """Texts in quotation marks, what those that are joined say together, numbers as long as one to
    call, patterns and remarks, which nobody is shown and everybody can look at.
    """
    joined = Joined()
    for token in tokens(data.decode()):
        if token.kind == "code":
            if token.text.strip(" \t\r\n+,"):
                yield from joined.end()
            elif "," in token.text:
                joined.is_list = True
            continue
        text = _ESCAPED.sub(spelled_out, token.text) if token.kind == "text" else token.text
        if token.kind != "number" or len(text) >= _SHORTEST:
            yield Passage(token.line, "value", text, text if token.kind == "text" else "")
        if token.kind in ("text", "number"):
            joined.texts.append((token.line, text))
    yield from joined.end()


class Joined:
    """Texts that a program puts side by side: the terms of a sum, the entries of a list."""

    def __init__(self) -> None:
        self.texts: list[tuple[int, str]] = []
        self.is_list = False

    def end(self) -> Iterator[Passage]:
        """What they say together; the next ones begin anew."""
        if len(self.texts) > 1 and not self.is_list:
            yield Passage(self.texts[0][0], "value", "".join(text for _, text in self.texts))
        yield from put_together(self.texts)
        self.texts, self.is_list = [], False


@dataclass
class _Template:
    """A text between backticks that has begun: its pieces so far, and how many brackets are open in
    the code that stands between two of them.
    """

    line: int
    pieces: list[str] = field(default_factory=list)
    open: int = 0


def tokens(code: str) -> Iterator[Token]:
    """A script taken apart; what is none of any language is code to its end. The pieces of a
    template are one text, in which a space stands for what the program puts between them.
    """
    at, line, before = 0, 1, ""
    templates: list[_Template] = []
    is_text = False
    unclosed = 0
    while at < len(code):
        is_due = (
            not is_text and unclosed < _MOST_UNCLOSED and _is_pattern_due(code[at : at + 2], before)
        )
        pattern = _PATTERN.match(code, at) if is_due else None
        if is_text:
            match = _TEMPLATE.match(code, at)
            assert match is not None
            templates[-1].pieces.append(match[1])
            is_text, before = False, "{"
            if match[2] != "${":
                template = templates.pop()
                yield Token("text", template.line, " ".join(template.pieces))
                before = "`"
        elif pattern is not None:
            match = pattern
            yield Token("pattern", line, match[1])
            before = "/x"
        else:
            match = _TOKEN.match(code, at)
            assert match is not None
            kind = str(match.lastgroup)
            is_text = kind == "sign" and _leads_to_text(match[0], line, templates)
            if not is_text:
                yield _token(kind, line, match)
            if kind not in ("gap", "remark"):
                before = match[0]
        if rows := match[0].count("\n"):
            line, unclosed = line + rows, 0
        elif is_due and pattern is None:
            unclosed += 1
        at = match.end()
    # What nobody closed runs nowhere, and can be looked at.
    yield from (Token("text", template.line, " ".join(template.pieces)) for template in templates)


def _token(kind: str, line: int, match: re.Match[str]) -> Token:
    if kind in ("double", "single"):
        return Token("text", line, match[kind])
    if kind == "number":
        return Token("number", line, match[0].replace("_", "").rstrip("n"))
    return Token("remark" if kind == "remark" else "code", line, match[0])


def _is_pattern_due(signs: str, before: str) -> bool:
    """Whether a stroke, with the sign behind it, can begin a pattern after what stood before."""
    if not signs.startswith("/") or signs in ("//", "/*"):
        return False
    return before in _BEFORE_PATTERN or not _ENDS_A_VALUE.search(before[-1:])


def _leads_to_text(sign: str, line: int, templates: list[_Template]) -> bool:
    """Whether the text of a template follows a sign; counts the brackets of the code in one."""
    if sign == "`":
        templates.append(_Template(line))
        return True
    if not templates or sign not in "{}":
        return False
    template = templates[-1]
    if sign == "}" and not template.open:
        return True
    template.open += 1 if sign == "{" else -1
    return False


def spelled_out(match: re.Match[str]) -> str:
    """The letter that an escaped one stands for: its codes in groups, the letter in the last."""
    *codes, letter = match.groups()
    code = next(filter(None, codes), "")
    if not code:
        return " " if letter in "nrt\n" else str(letter)
    number = int(code, 16)
    return chr(number) if number <= sys.maxunicode else ""
