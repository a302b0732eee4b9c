"""Pandoc's tree of a document (pandoc-types 1.23, as JSON), taken apart."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Node = dict[str, Any]
_TYPED_NUMBER = re.compile(r"(\d{1,3})[.)]", re.ASCII)
"""What stands before an item of a list; a longer number is a year, and words of its sentence."""


def flat(blocks: Iterable[Node]) -> Iterator[Node]:
    """Blocks without what only groups or indents them, since Word's indents are no quotations; a
    list that goes on with another sign of Word is one list.
    """
    before: Node | None = None
    for block in _ungrouped(blocks):
        if before is not None and before["t"] == block["t"] == "BulletList":
            before = {"t": "BulletList", "c": [*before["c"], *block["c"]]}
            continue
        if before is not None:
            yield before
        before = block
    if before is not None:
        yield before


def _ungrouped(blocks: Iterable[Node]) -> Iterator[Node]:
    content_index = {"BlockQuote": None, "Div": 1, "Figure": 2}
    for block in blocks:
        if block["t"] in content_index:
            index = content_index[block["t"]]
            yield from _ungrouped(block["c"] if index is None else block["c"][index])
        else:
            yield block


def unwrapped(nodes: Iterable[Node]) -> Iterator[Node]:
    """Inlines without what stands around a picture or a break."""
    for node in nodes:
        inside: Any = node.get("c")
        if node["t"] in {"Strong", "Emph", "Underline"} and _has_break(inside):
            yield from unwrapped(inside)
        elif node["t"] == "Span" and _has_break(inside[1]):
            yield from unwrapped(inside[1])
        else:
            yield node


def _has_break(nodes: Iterable[Node]) -> bool:
    return any(
        node["t"] in {"Image", "LineBreak"}
        or (node["t"] in {"Strong", "Emph", "Underline"} and _has_break(node["c"]))
        for node in nodes
    )


def words_in(blocks: Iterable[Node]) -> Iterator[Node]:
    """The paragraphs among some blocks."""
    return (block for block in flat(blocks) if block["t"] in {"Para", "Plain"})


def text_of(nodes: Iterable[Any]) -> str:
    """The words of inlines without anything else."""
    parts: list[str] = []
    for node in nodes:
        if isinstance(node, dict) and "t" in node:
            content: Any = node.get("c")
            if node["t"] == "Str":
                parts.append(content)
            elif node["t"] in {"Space", "SoftBreak", "LineBreak"}:
                parts.append(" ")
            elif node["t"] == "Code":
                parts.append(content[1])
            elif isinstance(content, list) and node["t"] != "Note":
                parts.append(text_of(content))
        elif isinstance(node, list):
            parts.append(text_of(node))
    return " ".join("".join(parts).split())


def list_markers(first: int, style: str, count: int) -> Iterator[str]:
    """What stands before each item of a numbered list; letters are words of it, as in a quiz."""
    for number in range(count):
        if style in {"UpperAlpha", "LowerAlpha"} and first + number <= 26:
            letter = chr(ord("A" if style == "UpperAlpha" else "a") + first + number - 1)
            yield f"- {letter}." if style == "UpperAlpha" else f"- {letter}\\)"
        else:
            yield f"{first + number}."


def typed_lists(blocks: Sequence[Node]) -> Iterator[Node]:
    """Paragraphs that somebody began with a dash or a number are the items of a list, which begins
    with the number that was typed: after a paragraph in between it goes on.
    """
    items: list[list[Node]] = []
    kind = ""
    first = 1
    for block in blocks:
        sign, number, rest = _typed_sign(block)
        if kind and sign != kind:
            yield _list_of(kind, first, items)
            items = []
        if not items:
            first = number
        kind = sign
        if sign:
            items.append([{"t": "Plain", "c": rest}])
        else:
            yield block
    if kind:
        yield _list_of(kind, first, items)


def _typed_sign(block: Node) -> tuple[str, int, list[Node]]:
    if block["t"] not in {"Para", "Plain"} or len(block["c"]) < 3:
        return "", 1, []
    first, gap, *rest = block["c"]
    if first["t"] != "Str" or gap["t"] != "Space":
        return "", 1, []
    if first["c"] in {"-", "–", "•", "+", "*", "\uf0b7"}:
        return "-", 1, rest
    if match := _TYPED_NUMBER.fullmatch(first["c"]):
        return "1", int(match[1]), rest
    return "", 1, []


def _list_of(kind: str, first: int, items: list[list[Node]]) -> Node:
    if kind == "-":
        return {"t": "BulletList", "c": items}
    return {"t": "OrderedList", "c": [[first, {"t": "Decimal"}, {"t": "Period"}], items]}
