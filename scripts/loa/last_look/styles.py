"""The passages of stylesheets: what they show before and after elements, and remarks.

Standards: CSS Syntax 3, 4 (tokens); CSS Lists 3 (counters); CSS Values 5 (attributes).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from loa.ground.wording import say
from loa.last_look.passages import Passage, inside_address
from loa.last_look.scripts import Joined, spelled_out

_TOKEN = re.compile(
    r"""
      /\*(?P<remark>.*?)(?:\*/|\Z)
    | "(?P<double>(?:[^"\\\n]|\\(?:.|\Z))*+)(?:"|(?=\n)|\Z)
    | '(?P<single>(?:[^'\\\n]|\\(?:.|\Z))*+)(?:'|(?=\n)|\Z)
    | \burl\(\s*(?:"(?P<in_double>[^"\n]*)"|'(?P<in_single>[^'\n]*)'|(?P<bare>[^\s"')]+))
    | \bcounters?\(\s*(?P<counter>[\w-]+)[^()]*\)
    | \battr\(\s*(?P<shown>[\w-]+)[^()]*\)
    """,
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_HEX = "[0-9a-fA-F]"
# \\41 with a space after it, and any other letter for itself. Standard: CSS Syntax 3, 4.3.7.
_ESCAPED = re.compile(rf"\\(?:({_HEX}{{1,6}})\s?|(.))", re.DOTALL)
# Between texts of one `content`.
_JOINED = re.compile(r"\s*")
_COUNTING = re.compile(r"\bcounter-(?:reset|set|increment)\s*:([^;{}]*)", re.IGNORECASE)
_COUNTED = re.compile(r"([\w-]+)\s+([+-]?\d+)")
UNREAD = frozenset({
    "class", "cx", "cy", "d", "dx", "dy", "fill", "height", "offset", "points", "r", "rx", "ry",
    "sizes", "stroke", "stroke-width", "tabindex", "transform", "viewbox", "width", "x", "x1", "x2",
    "y", "y1", "y2",
})  # fmt: skip
"""Attributes that hold names and shapes, which nobody reads: no stylesheet may show one."""


def style(data: bytes) -> Iterator[Passage]:
    """The texts of a stylesheet, and what those that are joined say together, each counter being
    what it starts from; its remarks, which everybody can look at; the addresses in it.

    Raises ValueError for one that shows an attribute of UNREAD, and as `passages_of` does.
    """
    code = data.decode()
    starts = _starts(code)
    joined = Joined()
    end, line = 0, 1
    for match in _TOKEN.finditer(code):
        between = code[end : match.start()]
        line += between.count("\n")
        text = _text_shown(match, starts)
        if text is None or not _JOINED.fullmatch(between):
            yield from joined.end()
        if text is None:
            yield from _other_passages(match, line)
        else:
            yield Passage(line, "value", text, text)
            joined.texts.append((line, text))
        line += match[0].count("\n")
        end = match.end()
    yield from joined.end()


def _starts(code: str) -> Mapping[str, str]:
    """What each counter is first set to."""
    starts: dict[str, str] = {}
    for declaration in _COUNTING.findall(code):
        for name, value in _COUNTED.findall(declaration):
            starts.setdefault(name, str(int(value)))
    return starts


def _text_shown(match: re.Match[str], starts: Mapping[str, str]) -> str | None:
    """What a token shows; None for a remark, an address or an attribute."""
    quoted = match["double"] if match["double"] is not None else match["single"]
    if quoted is not None:
        return _ESCAPED.sub(spelled_out, quoted)
    return starts.get(match["counter"], "0") if match["counter"] else None


def _other_passages(match: re.Match[str], line: int) -> Iterator[Passage]:
    if match["shown"]:
        name = match["shown"].lower()
        if name in UNREAD:
            raise ValueError(say("it shows the attribute “{name}”, which nobody reads", name=name))
    elif address := match["in_double"] or match["in_single"] or match["bare"]:
        yield Passage(line, "address", address)
        if address.lower().startswith("data:"):
            yield from (replace(passage, line=line) for passage in inside_address(address))
    else:
        yield Passage(line, "value", match["remark"] or "")
