"""From a document's body to the HTML that pandoc turns into Office formats.

Pandoc takes the names of our reference document's styles from `data-custom-style`.
"""

import base64
import copy
import re
from pathlib import Path

from loa.handouts.documents import Document
from loa.handouts.drawings import Drawing, drawing_of
from loa.handouts.paper import (
    Element,
    classes_of,
    is_dots,
    markup_of,
    text_of,
    tree_of,
    without_boxes,
)
from loa.handouts.table_widths import column_shares
from loa.handouts.typesetting import png_of
from loa.reading.exercises import CUT, ORDER

_PICTURE_WIDTH = 140.0

_BOXES = {"danger": "LoaDanger", "warning": "LoaWarning", "tip": "LoaTip", "note": "LoaNote"}
_PARAGRAPHS = {
    "paper-centre": "Loa Centre",
    "paper-small": "Loa Small",
    "paper-intro": "Loa Intro",
    "paper-label": "Loa Label",
    "paper-lead": "Loa Lead",
    "paper-right": "Loa Right",
    "paper-option": "Loa Option",
    "paper-spoken": "Loa Spoken",
    "paper-title": "Title",
    "paper-official-superior": "Official Superior",
    "paper-official-issuer": "Official Issuer",
    "paper-official-issuer-line": "Official Issuer Line",
    "paper-official-nation": "Official Nation",
    "paper-official-motto": "Official Motto",
    "paper-official-motto-line": "Official Motto Line",
    "paper-official-number": "Official Number",
    "paper-official-about": "Official About",
    "paper-official-date": "Official Date",
    "paper-official-kind": "Official Kind",
    "paper-official-subject": "Official Subject",
    "paper-official-subject-line": "Official Subject Line",
    "paper-official-attached": "Official Attached",
    "paper-official-to": "Official To",
    "paper-official-to-one": "Official To One",
    "paper-official-gap": "Official Gap",
    "paper-official-recipients": "Official Recipients Title",
    "paper-official-recipient": "Official Recipient",
    "paper-official-authority": "Official Authority",
    "paper-official-signature": "Official Signature",
    "paper-official-name": "Official Name",
}


def office_markup(document: Document, font_folder: Path) -> str:
    """The whole document as HTML; headings start at level 1, drawings are PNG inside of it."""
    root = tree_of(document.body)
    _convert(root)
    for image in root.iter("img"):
        if "data-svg" not in image.attrib:
            # A picture that was drawn as one, such as a chart.
            continue
        png = png_of(image.attrib.pop("data-svg"), _PICTURE_WIDTH, font_folder)
        image.set("src", f"data:image/png;base64,{base64.b64encode(png).decode()}")
    return markup_of(root)


def _convert(parent: Element) -> None:
    for rule in parent.findall("hr"):
        # Pandoc's is a drawing, which LibreOffice shrinks to a dot below a table.
        parent.remove(rule)
    for position, child in enumerate(list(parent)):
        if "admonition" in classes_of(child):
            _convert(child)
            parent[position] = _boxed(child)
            continue
        drawing = drawing_of(child)
        if drawing is not None:
            parent[position] = _picture(drawing, child.tail)
            continue
        if "loa-exercise" in classes_of(child):
            _exercise(child)
        if child.tag in {"ul", "ol"} and child.find(".//input") is not None:
            _tick_boxes(child)
        if child.tag == "table":
            _widths(child)
        if is_dots(child):
            parent[position] = _styled("Loa Line", child)
            continue
        css_class = next((name for name in _PARAGRAPHS if name in classes_of(child)), "")
        if re.fullmatch(r"h[2-6]", child.tag):
            child.tag = f"h{int(child.tag[1]) - 1}"
        _convert(child)
        if css_class:
            parent[position] = _styled(_PARAGRAPHS[css_class], child)


def _picture(drawing: Drawing, tail: str | None) -> Element:
    paragraph = Element("p")
    attributes = {
        "data-svg": drawing.svg,
        "alt": drawing.alt,
        "style": f"width:{min(drawing.width, _PICTURE_WIDTH):g}mm",
    }
    paragraph.append(Element("img", attributes))
    paragraph.tail = tail
    return paragraph


def _exercise(frame: Element) -> None:
    """Cards as a table of two columns, a square before each step, room between pairs."""
    for position, child in enumerate(list(frame)):
        if child.tag == "table":
            for row in child.iter("tr"):
                row.insert(1, Element(row[0].tag))
        elif f"loa-exercise--{CUT}" in classes_of(frame) and child.tag in {"ul", "ol"}:
            frame[position] = _cards(list(child))
        elif f"loa-exercise--{ORDER}" in classes_of(frame) and child.tag in {"ul", "ol"}:
            for item in child:
                item.text = f"[\u00a0\u00a0\u00a0\u00a0] {(item.text or '').lstrip()}"


def _cards(items: list[Element]) -> Element:
    table = tree_of("<table><tbody></tbody></table>")[0]
    for position in range(0, len(items), 2):
        row = Element("tr")
        for item in (*items[position : position + 2], Element("li"))[:2]:
            item.tag = "td"
            row.append(item)
        table[0].append(row)
    return table


def _styled(style: str, child: Element) -> Element:
    """A paragraph in a named style. A line to write on keeps one space of text."""
    block = Element("div", {"data-custom-style": style})
    block.tail = child.tail
    inner = copy.deepcopy(child)
    inner.tail = None
    if style == "Loa Line":
        inner.text = "\u00a0"
        inner[:] = []
    block.append(inner)
    return block


def _boxed(child: Element) -> Element:
    """A box is a table of one cell: the only frame that keeps lists inside in every program."""
    style = next((_BOXES[name] for name in _BOXES if name in classes_of(child)), "LoaNote")
    table = tree_of(
        f'<table data-custom-style="{style}"><colgroup><col style="width:100%"/></colgroup>'
        "<tbody><tr><td></td></tr></tbody></table>"
    )[0]
    cell = table[1][0][0]
    for inner in list(child):
        if "admonition-title" in classes_of(inner):
            title = Element("p")
            strong = Element("strong")
            strong.text = text_of(inner)
            title.append(strong)
            cell.append(title)
        else:
            cell.append(inner)
    table.tail = child.tail
    return table


def _tick_boxes(listing: Element) -> None:
    for position, item in enumerate(list(listing)):
        plain = without_boxes(item)
        first = plain[0] if len(plain) and plain[0].tag == "p" else plain
        first.text = f"☐ {(first.text or '').lstrip()}"
        listing[position] = plain


def _widths(table: Element) -> None:
    rows = [list(row) for row in table.iter("tr")]
    if not rows:
        return
    shares = column_shares(rows)
    group = Element("colgroup")
    for share in shares:
        group.append(Element("col", {"style": f"width:{100 * share / sum(shares):.1f}%"}))
    table.insert(0, group)
    bare = "paper-bare" in classes_of(table)
    table.set("data-custom-style", "LoaBare" if bare else "LoaTable")
