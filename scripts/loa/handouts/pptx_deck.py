"""PPTX that stays editable: every word in a placeholder of a layout, pictures beside it.

What the teacher says stands in the notes of each slide, where only the one who shows it sees it.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as OpenDeck
from pptx.util import Mm, Pt

from loa.ground.line_breaks import together
from loa.ground.typeface import lines_of
from loa.handouts.archives import archive_of, entries_of
from loa.handouts.documents import Document
from loa.handouts.paper import Element, classes_of, collapse_white_space, text_of
from loa.handouts.pptx_template import (
    BESIDE,
    BODY,
    COVER,
    COVER_TITLE,
    DECORATIVE,
    FIGURE_BOX,
    FIRST_LIGHT,
    IDEA,
    LIGHTS,
    PICTURE,
    QUESTION,
    TABLE,
    Box,
    disc_box,
    template,
)
from loa.handouts.slide_plan import MOST_LIGHTS, Deck, Slide, deck_of
from loa.handouts.typesetting import png_of

# 1 January 1980: a handout changes with its page, not with the day it was made on.
_EPOCH = datetime(1980, 1, 1)
_COLOURS = {
    "red": MSO_THEME_COLOR.ACCENT_2,
    "yellow": MSO_THEME_COLOR.ACCENT_3,
    "green": MSO_THEME_COLOR.ACCENT_4,
}
_LIGHT_NAMES = {"red": "Đèn đỏ", "yellow": "Đèn vàng", "green": "Đèn xanh"}
_COVER_SIZES = (36, 33, 30, 27, 24, 21)
_TABLE_POINTS = 18
_MILLIMETRE = 72 / 25.4


@dataclass(frozen=True)
class Line:
    """One paragraph: its words with whether they are bold and slanted, how deep it stands in
    lists, and its mark: a bullet, a number or none.
    """

    runs: tuple[tuple[str, bool, bool], ...]
    depth: int = 0
    mark: str = ""


def deck_file(document: Document, font_folder: Path) -> bytes:
    """An editable presentation of a document whose h2 each begin a slide."""
    planned = deck_of(document)
    source = template(
        helplines=document.helplines,
        title_size=planned.title_size,
        size=planned.size,
        hue=document.hue,
    )
    deck = Presentation(io.BytesIO(source))
    notes = [*document.notes, *[""] * (1 + len(planned.slides) - len(document.notes))]
    _cover(deck, document=document, fonts=font_folder, notes=notes[0])
    for slide, note in zip(planned.slides, notes[1:], strict=False):
        _add_slide(deck, planned=slide, plan=planned, fonts=font_folder, notes=note)
    for slide in deck.slides:
        for run in slide.element.iter(qn("a:r")):
            run.get_or_add_rPr().set("lang", document.language)
    core = deck.core_properties
    core.title, core.language = document.title, document.language
    core.author = core.last_modified_by = core.comments = ""
    core.keywords = ", ".join(document.keywords)
    core.created = core.modified = _EPOCH
    buffer = io.BytesIO()
    deck.save(buffer)
    return archive_of(entries_of(buffer.getvalue()))


def _cover(deck: OpenDeck, document: Document, fonts: Path, notes: str) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[COVER])
    slide.shapes.title.text_frame.text = together(document.heading)
    _, _, width, height = COVER_TITLE
    for points in _COVER_SIZES:
        tall = (
            lines_of(together(document.heading), points, width * _MILLIMETRE, bold=True)
            * points
            * 1.25
        )
        if tall <= height * _MILLIMETRE:
            break
    slide.shapes.title.text_frame.paragraphs[0].runs[0].font.size = Pt(points)
    placeholders = {
        placeholder.placeholder_format.idx: placeholder for placeholder in slide.placeholders
    }
    placeholders[BODY].text_frame.text = document.subtitle
    if document.panels:
        picture = placeholders[PICTURE].insert_picture(
            io.BytesIO(png_of(document.panels[0], 120, fonts))
        )
        _describe(picture, "Tranh", document.alt)
    else:
        _remove(placeholders[PICTURE])
    if document.credit:
        placeholders[PICTURE + 1].text_frame.text = document.credit
    else:
        _remove(placeholders[PICTURE + 1])
    _note(slide, notes)


def _add_slide(deck: OpenDeck, planned: Slide, plan: Deck, fonts: Path, notes: str) -> None:
    layout = {"question": QUESTION, "lights": LIGHTS, "table": TABLE}.get(
        planned.kind, BESIDE if planned.figure else IDEA
    )
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    slide.shapes.title.text_frame.text = together(planned.title)
    placeholders = {
        placeholder.placeholder_format.idx: placeholder for placeholder in slide.placeholders
    }
    if planned.kind == "table":
        _table(placeholders, planned.body)
    elif planned.kind == "lights":
        _lights(slide, placeholders, planned)
    else:
        _fill(placeholders[BODY], [line for element in planned.body for line in lines(element)])
    if planned.size != plan.size:
        for index, placeholder in placeholders.items():
            if index == BODY or FIRST_LIGHT <= index < FIRST_LIGHT + len(planned.lights):
                _enlarge(placeholder, planned.size)
    if PICTURE in placeholders:
        _figure(placeholders[PICTURE], planned.figure, fonts)
    if planned.kind == "question" and not planned.figure:
        _widen(slide)
    _note(slide, notes)


def _lights(slide: Any, placeholders: dict[int, Any], planned: Slide) -> None:
    for position in range(MOST_LIGHTS):
        placeholder = placeholders[FIRST_LIGHT + position]
        if position >= len(planned.lights):
            _remove(placeholder)
            continue
        colour, entry = planned.lights[position]
        _fill(placeholder, [Line(tuple(_runs(entry)))])
        disc = slide.shapes.add_shape(MSO_SHAPE.OVAL, *map(Mm, disc_box(position)))
        disc.name = _LIGHT_NAMES[colour]
        disc.fill.solid()
        disc.fill.fore_color.theme_color = _COLOURS[colour]
        disc.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
        disc.line.width = Pt(2.5)
        disc.shadow.inherit = False
        _decorate(disc)


def _table(placeholders: dict[int, Any], body: list[Element]) -> None:
    table_element = next(
        child for element in body for child in element.iter() if child.tag == "table"
    )
    rows = [list(row) for row in table_element.iter("tr")]
    columns = max(len(row) for row in rows)
    table = placeholders[BODY].insert_table(len(rows), columns).table
    for row, table_row in zip(rows, table.rows, strict=True):
        for cell, table_cell in zip(row, table_row.cells, strict=False):
            table_cell.text_frame.text = text_of(cell)
            for paragraph in table_cell.text_frame.paragraphs:
                paragraph.font.size = Pt(_TABLE_POINTS)
    more = [line for element in body if element is not table_element for line in lines(element)]
    if more:
        _fill(placeholders[PICTURE + 1], more)
    else:
        _remove(placeholders[PICTURE + 1])


def _figure(placeholder: Any, svg: str, fonts: Path) -> None:
    """Somebody who stands at the foot of the slide, whole and not cut to the place's shape."""
    if not svg:
        _remove(placeholder)
        return
    picture = placeholder.insert_picture(io.BytesIO(png_of(svg, FIGURE_BOX[2], fonts)))
    picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
    across, down = picture.image.size
    x, y, width, height = FIGURE_BOX
    scale = min(width / across, height / down)
    w, h = across * scale, down * scale
    placed: Box = (x + (width - w) / 2, y + height - h, w, h)
    picture.left, picture.top, picture.width, picture.height = map(Mm, placed)
    _describe(picture, "Hình", "")
    _decorate(picture)


def _widen(slide: Any) -> None:
    """A question alone takes the whole width."""
    for shape in slide.placeholders:
        left, top, height = shape.left, shape.top, shape.height
        shape.left, shape.top, shape.width, shape.height = left, top, Mm(223.6), height


def _note(slide: Any, text: str) -> None:
    if text:
        slide.notes_slide.notes_text_frame.text = text


def _remove(placeholder: Any) -> None:
    placeholder.element.getparent().remove(placeholder.element)


def _describe(shape: Any, name: str, alt: str) -> None:
    shape.name = name
    shape.element.xpath(".//p:cNvPr")[0].set("descr", alt)


def _decorate(shape: Any) -> None:
    shape.element.xpath(".//p:cNvPr")[0].append(etree.fromstring(DECORATIVE))


def _fill(placeholder: Any, lines: list[Line]) -> None:
    frame = placeholder.text_frame
    for position, line in enumerate(lines or [Line(())]):
        paragraph = frame.paragraphs[0] if position == 0 else frame.add_paragraph()
        paragraph.level = min(line.depth, 8)
        for text, bold, slanted in line.runs:
            run = paragraph.add_run()
            run.text = text
            run.font.bold = bold or None
            run.font.italic = slanted or None
        _mark(paragraph, line.mark)


def _enlarge(placeholder: Any, points: int) -> None:
    """All lines of a placeholder in that size, those too that a teacher adds."""
    style = placeholder.element.find(f".//{qn('a:lstStyle')}")
    for level in (1, 2, 3):
        settings = etree.SubElement(style, qn(f"a:lvl{level}pPr"))
        etree.SubElement(settings, qn("a:defRPr")).set("sz", f"{points - 2 * (level - 1)}00")


def _mark(paragraph: Any, mark: str) -> None:
    """A number before a line, or nothing; bullets are what the layout has."""
    if mark == "•":
        return
    settings = paragraph._p.get_or_add_pPr()
    if mark == "1.":
        etree.SubElement(settings, qn("a:buAutoNum")).set("type", "arabicPeriod")
    else:
        settings.set("marL", "0")
        settings.set("indent", "0")
        etree.SubElement(settings, qn("a:buNone"))


def lines(element: Element, depth: int = 0) -> Iterator[Line]:
    """A block as paragraphs of a placeholder."""
    if element.tag in {"ul", "ol"}:
        mark = "1." if element.tag == "ol" else "•"
        for item in (child for child in element if child.tag == "li"):
            yield Line(tuple(_runs(item)), depth, mark)
            for child in item:
                if child.tag in {"ul", "ol"}:
                    yield from lines(child, depth + 1)
    elif element.tag in {"div", "blockquote", "section", "dl"}:
        for child in element:
            yield from lines(child, depth)
    elif text_of(element):
        is_bold = element.tag[0] == "h" or "admonition-title" in classes_of(element)
        yield Line(tuple(_runs(element, bold=is_bold)), depth)


def _runs(
    element: Element, *, bold: bool = False, slanted: bool = False
) -> Iterator[tuple[str, bool, bool]]:
    """The words of a block without the lists in it, white space collapsed."""
    raw_runs = list(_raw_runs(element, bold=bold, slanted=slanted))
    open_space = False
    for position, (text, is_bold, is_slanted) in enumerate(raw_runs):
        words = collapse_white_space(text).strip()
        before = " " if text[:1].isspace() and not open_space and position else ""
        after = " " if words and text[-1:].isspace() and position + 1 < len(raw_runs) else ""
        if before or words:
            yield before + words + after, is_bold, is_slanted
            open_space = bool(after) or not words


def _raw_runs(element: Element, *, bold: bool, slanted: bool) -> Iterator[tuple[str, bool, bool]]:
    if element.text:
        yield element.text, bold, slanted
    for child in element:
        if child.tag == "input":
            yield ("☑ " if "checked" in child.attrib else "☐ "), bold, slanted
        elif child.tag == "br":
            yield " ", bold, slanted
        elif child.tag not in {"ul", "ol"}:
            yield from _raw_runs(
                child,
                bold=bold or child.tag in {"strong", "b"},
                slanted=slanted or child.tag in {"em", "i"},
            )
        if child.tail:
            yield child.tail, bold, slanted
