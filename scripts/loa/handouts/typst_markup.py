"""From a cleaned HTML tree to Typst markup.

All text is written as string literals (`#"…"`), so that nothing in it is read as markup. The
functions named loa-* are defined in typeset/loa.typ.
"""

import json
import re
from collections.abc import Iterable

from loa.ground.line_breaks import pieces_of
from loa.handouts.drawings import drawing_of
from loa.handouts.paper import (
    DOTS,
    Element,
    classes_of,
    collapse_white_space,
    is_dots,
    level_of,
    text_of,
    without_boxes,
)
from loa.handouts.table_widths import column_shares
from loa.reading.exercises import CUT, KINDS, MATCH, parts_of

_DRAWN = {
    "→": "#loa-arrow",
    "✓": "#loa-tick",
    "✔": "#loa-tick",
    "☎": "#loa-phone",
    "☐": "#loa-check",
    "☑": "#loa-checked",
}
# What a pupil colours, empty brackets in the text.
_TO_COLOUR = "( )"
_SPECIAL = re.compile(f"({DOTS.pattern}|{re.escape(_TO_COLOUR)}|[{''.join(_DRAWN)}])")
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "details", "div", "dl", "figure", "footer", "h1",
     "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "ol", "p", "pre", "section", "summary",
     "table", "ul")
)  # fmt: skip
# Dots to write on: up to this many stay as long as typed, more go to the end of the line.
_LONG_GAP = 6
_ADMONITIONS = ("danger", "warning", "tip", "note")


def literal(text: str) -> str:
    """A Typst string literal. JSON's escapes for quotes and control signs differ only in \\u."""
    escaped = json.dumps(text, ensure_ascii=False)
    return re.sub(r"\\u([0-9a-f]{4})", r"\\u{\1}", escaped).replace("\\b", "").replace("\\f", "")


def breakable(text: str) -> str:
    """A text as the pieces between which `loa-line-breaks` may break it."""
    pairs = "".join(f"({literal(piece.text)}, {piece.cost}), " for piece in pieces_of(text))
    return f"({pairs})"


def blocks(elements: Iterable[Element]) -> str:
    """Block elements one below the other; levels of headings are taken as they are."""
    return "\n\n".join(filter(None, (_block(element) for element in elements)))


def inline(element: Element) -> str:
    """The text of an element with what stands inside it on the line."""
    parts = [_text(element.text)]
    for child in element:
        parts.append(_inline_child(child))
        parts.append(_text(child.tail))
    return "".join(parts)


def _text(text: str | None) -> str:
    if not text:
        return ""
    parts = []
    for piece in _SPECIAL.split(collapse_white_space(text)):
        if piece in _DRAWN:
            parts.append(f"{_DRAWN[piece]}()")
        elif piece == _TO_COLOUR:
            parts.append("#loa-circle()")
        elif len(piece) >= 2 and DOTS.fullmatch(piece):
            length = len(piece.strip())
            parts.append(f"#loa-blank({length})" if length < _LONG_GAP else "#loa-gap()")
        elif piece:
            parts.append(f"#{literal(piece)}")
    return "".join(parts)


def _inline_child(child: Element) -> str:
    match child.tag:
        case "strong" | "b":
            return f"#strong[{inline(child)}]"
        case "em" | "i":
            return f"#emph[{inline(child)}]"
        case "br":
            return "#linebreak()"
        case "sup":
            return f"#super[{inline(child)}]"
        case "sub":
            return f"#sub[{inline(child)}]"
        case "code":
            return f"#raw({literal(''.join(child.itertext()))})"
        case "input":
            return "#loa-checked()" if "checked" in child.attrib else "#loa-check()"
        case "a" if child.get("href", "").startswith("http"):
            return f"#link({literal(child.get('href', ''))})[{inline(child)}]"
    return inline(child)


def _block(element: Element) -> str:
    tag = element.tag
    if level_of(element):
        return f"#heading(level: {level_of(element)})[{inline(element)}]"
    match tag:
        case "p":
            return _paragraph(element)
        case "ul" | "ol":
            return _list(element)
        case "table":
            return _table(element)
        case "hr":
            return "#loa-rule()"
        case "pre":
            return f"#raw({literal(''.join(element.itertext()))}, block: true)"
        case "blockquote":
            return f"#quote(block: true)[{flow(element)}]"
        case "dl":
            return _definitions(element)
    kinds = classes_of(element)
    drawing = drawing_of(element)
    if drawing is not None:
        return f"#loa-drawing({literal(drawing.svg)}, {literal(drawing.alt)}, {drawing.width}mm)"
    if "loa-exercise" in kinds:
        return _exercise(element)
    if "admonition" in kinds:
        kind = next((name for name in _ADMONITIONS if name in kinds), "note")
        children = list(element)
        title = ""
        if children and "admonition-title" in classes_of(children[0]):
            title = inline(children.pop(0))
        return f'#loa-box("{kind}", [{title}])[{blocks(children)}]'
    return flow(element)


def _exercise(element: Element) -> str:
    """Cards to cut out, pairs to join or steps to number, below what else stands in the block."""
    kinds = classes_of(element)
    kind = next(kind for kind in KINDS if f"loa-exercise--{kind}" in kinds)
    # Steps are no longer in their order, so their list is one without numbers.
    parts = parts_of(element, MATCH if kind == MATCH else CUT)
    if kind == MATCH:
        arguments = ", ".join(f"([{flow(first)}], [{flow(second)}])" for first, second in parts)
    else:
        arguments = ", ".join(f"[{flow(item)}]" for item in parts)
    list_tags = {"table", "ul", "ol"}
    rest = blocks(child for child in element if child.tag not in list_tags)
    return "\n\n".join(filter(None, (rest, f"#loa-{kind}({arguments},)" if arguments else "")))


def _paragraph(element: Element) -> str:
    if is_dots(element):
        return "#loa-line()"
    kinds = classes_of(element)
    style = next((kind for kind in kinds if kind.startswith("paper-")), "")
    text = inline(element)
    return f"#loa-{style.removeprefix('paper-')}[{text}]" if style else f"#par[{text}]"


def flow(element: Element) -> str:
    """Mixed content: runs of inline content become paragraphs between blocks."""
    parts: list[str] = []
    run = _text(element.text)
    for child in element:
        if child.tag in _BLOCKS:
            parts += [run, _block(child)]
            run = ""
        else:
            run += _inline_child(child)
        run += _text(child.tail)
    parts.append(run)
    return "\n\n".join(part for part in parts if part.strip() not in {"", '#" "'})


def _list(element: Element) -> str:
    items = [item for item in element if item.tag == "li"]
    if any(item.find(".//input") is not None for item in items):
        rows = ", ".join(f"[{flow(without_boxes(item))}]" for item in items)
        return f"#loa-checklist({rows})"
    if "paper-addresses" in classes_of(element):
        addresses = ", ".join(literal(text_of(item)) for item in items)
        return f"#loa-addresses({addresses},)"
    rows = ", ".join(f"[{flow(item)}]" for item in items)
    loose = any(child.tag == "p" for item in items for child in item)
    options = "tight: false, spacing: 1.1em" if loose else "tight: true"
    if element.tag == "ol":
        start = element.get("start", "1")
        return f"#enum(start: {int(start) if start.isdigit() else 1}, {options}, {rows})"
    return f"#list({options}, {rows})"


def _definitions(element: Element) -> str:
    parts = []
    for child in element:
        if child.tag == "dt":
            parts.append(f"#par[#strong[{inline(child)}]]")
        elif child.tag == "dd":
            parts.append(f"#pad(left: 1.2em)[{flow(child)}]")
    return "\n\n".join(parts)


def _table(element: Element) -> str:
    rows = [list(row) for row in element.iter("tr")]
    if not rows:
        return ""
    columns = max(len(row) for row in rows)
    weights = ", ".join(f"{share:.2f}fr" for share in column_shares(rows))
    bare = "paper-bare" in classes_of(element)
    head = [row for row in rows if all(cell.tag == "th" for cell in row)][:1]
    cells = [_cells(row, columns, form=not bare) for row in rows if row not in head]
    top = f"head: ({_cells(head[0], columns)},), " if head else ""
    name = "loa-columns" if bare else "loa-table"
    return f"#{name}(({weights},), {top}{', '.join(cells)})"


def _cells(row: list[Element], columns: int, *, form: bool = False) -> str:
    """The cells of a row; in a form, one with empty cells has room to write in them."""
    cells = [f"[{flow(cell)}]" for cell in row]
    if form and "[]" in cells:
        cells = [f"table.cell(align: horizon)[#loa-room(){cell[1:]}" for cell in cells]
    return ", ".join(cells + ["[]"] * (columns - len(cells)))
