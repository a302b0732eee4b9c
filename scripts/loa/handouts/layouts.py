"""Each layout as Typst markup: the page around a document's body."""

import re
from collections.abc import Iterator
from itertools import pairwise

from loa.handouts.documents import Document
from loa.handouts.paper import (
    Element,
    keep_words_together,
    level_of,
    settle_levels,
    text_of,
    tree_of,
)
from loa.handouts.sheet_layouts import flipchart_of, large_of, small_of
from loa.handouts.slide_plan import Slide, deck_of
from loa.handouts.typst_markup import blocks, breakable, flow, literal

SECOND = "data-second"
"""Marks a heading of a leaflet whose part may stay out where letters would be small with it."""
_ON_COLOUR = "#ffffff"
_LARGE_LETTERS = frozenset({"poster", "cards"})
_SQUARES = {"★": "star", "✓": "safe"}


LEAFLET_SHARES = (95, 88, 80, 70)
"""How many hundredths of a leaflet's columns its text may fill by its length: fewer where what
columns lose at their ends takes it beyond them."""


def typst_of(document: Document, share: int = LEAFLET_SHARES[0]) -> str:
    """The whole Typst source of a document, without the shared template."""
    elements = list(tree_of(document.body))
    if document.layout in _LARGE_LETTERS:
        elements = [keep_words_together(element) for element in elements]
    if document.layout == "page":
        body = blocks(settle_levels(elements, 2))
        arguments = f", size: {document.points}pt"
        show = _show("loa-page", document, helplines=_helpline_row(document), arguments=arguments)
        return f"{show}\n{body}\n"
    match document.layout:
        case "large":
            return large_of(document)
        case "small":
            return small_of(document)
        case "flipchart":
            return flipchart_of(document)
        case "slides":
            return _slides(document)
        case "poster":
            return _poster(document, elements)
        case "board":
            return _board(document, elements)
        case "leaflet":
            return _leaflet(document, elements, share)
        case "cards":
            arguments = (
                f", headline: {breakable(document.heading)}, hue: rgb({literal(document.hue)})"
            )
            show = _show(
                "loa-cards", document, helplines=_helpline_array(document), arguments=arguments
            )
            return f"{show}\n{blocks(settle_levels(elements, 1))}\n"
    raise ValueError(f"no layout {document.layout}")


def _show(function: str, document: Document, helplines: str, arguments: str = "") -> str:
    keywords = "".join(f"{literal(word)}, " for word in document.keywords)
    return (
        f"#show: {function}.with(title: {literal(document.title)}, "
        f"lang: {literal(document.primary_language)}, helplines: {helplines}, "
        f"keywords: ({keywords}){arguments})"
    )


def _helpline_row(document: Document) -> str:
    return f"[#{literal(' · '.join(document.helplines))}]"


def _slides(document: Document) -> str:
    deck = deck_of(document)
    hue = f"rgb({literal(document.hue)})"
    arguments = f", size: {deck.size}pt, hue: {hue}"
    title = f"{deck.title_size}pt"
    parts = [_show("loa-slides", document, helplines=_helpline_row(document), arguments=arguments)]
    first = f"{breakable(document.heading)}, {literal(document.subtitle)}, hue: {hue}"
    if document.panels:
        first += f", cover: {literal(document.panels[0])}, alt: {literal(document.alt)}"
    parts.append(f"#loa-first-slide({first}, credit: {literal(document.credit)})")
    parts += [_slide(slide, f"{hue}, {title}", deck.size) for slide in deck.slides]
    return "\n".join(parts) + "\n"


def _slide(slide: Slide, look: str, deck_size: int) -> str:
    """A title that asks stands alone on the colour; lights are lights; the rest is a list."""
    larger = f"#set text(size: {slide.size}pt)\n" if slide.size != deck_size else ""
    body = blocks(settle_levels(slide.body, 2))
    if slide.kind == "lights":
        body = "".join(
            f"\n#loa-light({literal(colour)}, [{flow(entry)}])" for colour, entry in slide.lights
        )
    name = "loa-question" if slide.kind == "question" else "loa-slide"
    return f"#{name}({breakable(slide.title)}, {literal(slide.figure)}, {look})[{larger}{body}]"


def _poster(document: Document, elements: list[Element]) -> str:
    """The first paragraph is the large line; the rest stands below it."""
    arguments = f", paper: {literal(document.paper)}, kind: {literal(document.kind_of_poster)}"
    arguments += f", hue: rgb({literal(document.hue)}), bleed: {str(document.bleed).lower()}"
    if elements:
        arguments += (
            f", headline: {breakable(text_of(elements[0]))}, name: {literal(text_of(elements[0]))}"
        )
    arguments += f", items: ({''.join(f'[{item}], ' for item in _items(elements[1:]))})"
    numbers = "".join(
        f"({literal(number)}, {literal(purpose)}), " for number, purpose in document.numbers
    )
    arguments += f", numbers: ({numbers}), qr: {literal(document.qr)}"
    arguments += f", address: {literal(document.address)}, credit: {literal(document.credit)}"
    arguments += _panels(document)
    show = _show("loa-poster", document, helplines=_helpline_array(document), arguments=arguments)
    return f"{show}\n"


def _items(elements: list[Element]) -> Iterator[str]:
    """List entries and paragraphs, each as a thing of its own."""
    for element in elements:
        if element.tag in {"ul", "ol"}:
            yield from (flow(item) for item in element if item.tag == "li")
        else:
            yield blocks(settle_levels([element], 2))


def _panels(document: Document) -> str:
    panels = "".join(f"{literal(svg)}, " for svg in document.panels)
    return f", panels: ({panels}), alt: {literal(document.alt)}"


def _board(document: Document, elements: list[Element]) -> str:
    """The first list holds the squares in their order; what stands below it are the rules."""
    listing = next((element for element in elements if element.tag in {"ol", "ul"}), Element("ol"))
    items = [item for item in listing if item.tag == "li"]
    squares = "".join(f"({_square(item, len(items), n)}), " for n, item in enumerate(items))
    arguments = f", headline: {literal(document.heading)}, hue: rgb({literal(document.hue)})"
    arguments += f", squares: ({squares}), credit: {literal(document.credit)}"
    arguments += f", ends: ({''.join(f'{literal(figure)}, ' for figure in document.figures)})"
    if document.panels:
        arguments += f", scene: {literal(document.panels[0])}, alt: {literal(document.alt)}"
    rules = blocks(settle_levels([element for element in elements if element is not listing], 2))
    show = _show("loa-board", document, helplines=_helpline_row(document), arguments=arguments)
    return f"{show}\n{rules}\n"


def _square(item: Element, count: int, position: int) -> str:
    """A square with a star or a tick before its words has a colour, so have both ends."""
    words = text_of(item)
    kind = "end" if position in {0, count - 1} else _SQUARES.get(words[:1], "plain")
    words = words.lstrip("".join(_SQUARES)).strip()
    return f"{literal(kind)}, {breakable(words)}"


def _leaflet(document: Document, elements: list[Element], share: int) -> str:
    """Parts begin at headings, but for the first, which has what stands above it too."""
    heads = [index for index, element in enumerate(elements) if level_of(element) == 2]
    flap_name = text_of(elements[heads[0]]) if heads else document.heading
    elements = settle_levels(elements, 1)
    ends = [*heads[1:], len(elements)]
    parts = [elements[start:end] for start, end in pairwise([0, *ends])]
    if len(parts) == 1:
        parts = [[], *parts]
    arguments = f", headline: {breakable(document.heading)}, summary: {literal(document.subtitle)}"
    arguments += f", flap-name: {literal(flap_name)}, share: {share}%"
    arguments += f", parts: ({''.join(f'{_part(part)}, ' for part in parts)})"
    arguments += f", hue: rgb({literal(document.hue)}), qr: {literal(document.qr)}"
    arguments += f", address: {literal(document.address)}, credit: {literal(document.credit)}"
    arguments += f", figure: {literal(document.figures[0] if document.figures else '')}"
    numbers = "".join(
        f"({literal(number)}, {literal(purpose)}), " for number, purpose in document.numbers
    )
    rows = "".join(f"{literal(row)}, " for row in document.leads_to)
    arguments += f", numbers: ({numbers}), leads-to: ({rows})"
    arguments += _panels(document) if document.panels else _picture(document)
    show = _show("loa-leaflet", document, helplines=_helpline_array(document), arguments=arguments)
    return f"{show}\n"


def _part(part: list[Element]) -> str:
    head = next((element for element in part if level_of(element)), Element("h2"))
    is_second = str(SECOND in head.attrib).lower()
    title = literal(text_of(head))
    keep_words_together(head)
    return f"(title: {title}, is-second: {is_second}, body: [{blocks(part)}])"


def _helpline_array(document: Document) -> str:
    texts = "".join(f"[#{literal(text)}], " for text in document.helplines)
    return f"({texts})"


def _picture(document: Document) -> str:
    if not document.pictogram:
        return ""
    svg = literal(drawing(document.pictogram, _ON_COLOUR))
    return f", picture: {svg}, picture-name: {literal(document.pictogram_name)}"


def drawing(svg: str, colour: str) -> str:
    """A pictogram as a file of its own, in one colour."""
    svg = re.sub(r'\s(class|aria-hidden|focusable)="[^"]*"', "", svg)
    if "xmlns=" not in svg:
        svg = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return svg.replace("currentColor", colour)
