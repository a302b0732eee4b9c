"""Each layout as Typst markup: the page around a document's body."""

import re
from collections.abc import Iterator
from itertools import pairwise

from loa.handouts.documents import Document
from loa.handouts.paper import Element, kept_together, level_of, settle_levels, text_of, tree_of
from loa.handouts.sheet_layouts import flipchart_of, large_of, small_of
from loa.handouts.slide_plan import Slide, deck_of
from loa.handouts.typst_markup import blocks, broken, flow, literal

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
        elements = [kept_together(element) for element in elements]
    if document.layout == "page":
        body = blocks(settle_levels(elements, 2))
        more = f", size: {document.points}pt"
        return f"{_show('loa-page', document, _joined(document), more)}\n{body}\n"
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
            more = f", headline: {broken(document.heading)}, hue: rgb({literal(document.hue)})"
            show = _show("loa-cards", document, _listed(document), more)
            return f"{show}\n{blocks(settle_levels(elements, 1))}\n"
    raise ValueError(f"no layout {document.layout}")


def _show(function: str, document: Document, helplines: str, more: str = "") -> str:
    keywords = "".join(f"{literal(word)}, " for word in document.keywords)
    return (
        f"#show: {function}.with(title: {literal(document.title)}, "
        f"lang: {literal(document.primary_language)}, helplines: {helplines}, "
        f"keywords: ({keywords}){more})"
    )


def _joined(document: Document) -> str:
    return f"[#{literal(' · '.join(document.helplines))}]"


def _slides(document: Document) -> str:
    deck = deck_of(document)
    hue = f"rgb({literal(document.hue)})"
    more = f", size: {deck.size}pt, hue: {hue}"
    title = f"{deck.title_size}pt"
    parts = [_show("loa-slides", document, _joined(document), more)]
    first = f"{broken(document.heading)}, {literal(document.subtitle)}, hue: {hue}"
    if document.panels:
        first += f", cover: {literal(document.panels[0])}, alt: {literal(document.alt)}"
    parts.append(f"#loa-first-slide({first}, credit: {literal(document.credit)})")
    parts += [_slide(slide, f"{hue}, {title}", deck.size) for slide in deck.slides]
    return "\n".join(parts) + "\n"


def _slide(slide: Slide, look: str, usual: int) -> str:
    """A title that asks stands alone on the colour; lights are lights; the rest is a list."""
    larger = f"#set text(size: {slide.size}pt)\n" if slide.size != usual else ""
    body = blocks(settle_levels(slide.body, 2))
    if slide.kind == "lights":
        body = "".join(
            f"\n#loa-light({literal(colour)}, [{flow(said)}])" for colour, said in slide.lights
        )
    name = "loa-question" if slide.kind == "question" else "loa-slide"
    return f"#{name}({broken(slide.title)}, {literal(slide.figure)}, {look})[{larger}{body}]"


def _poster(document: Document, elements: list[Element]) -> str:
    """The first paragraph is the large line; the rest stands below it."""
    more = f", paper: {literal(document.paper)}, kind: {literal(document.kind_of_poster)}"
    more += f", hue: rgb({literal(document.hue)}), bleed: {str(document.bleed).lower()}"
    if elements:
        more += f", headline: {broken(text_of(elements[0]))}, name: {literal(text_of(elements[0]))}"
    more += f", items: ({''.join(f'[{item}], ' for item in _items(elements[1:]))})"
    numbers = "".join(f"({literal(n)}, {literal(said)}), " for n, said in document.numbers)
    more += f", numbers: ({numbers}), qr: {literal(document.qr)}"
    more += f", address: {literal(document.address)}, credit: {literal(document.credit)}"
    more += _panels(document)
    return f"{_show('loa-poster', document, _listed(document), more)}\n"


def _items(elements: list[Element]) -> Iterator[str]:
    """List entries and paragraphs, each as a thing of its own."""
    for element in elements:
        if element.tag in {"ul", "ol"}:
            yield from (flow(item) for item in element if item.tag == "li")
        else:
            yield blocks(settle_levels([element], 2))


def _panels(document: Document) -> str:
    drawn = "".join(f"{literal(svg)}, " for svg in document.panels)
    return f", panels: ({drawn}), alt: {literal(document.alt)}"


def _board(document: Document, elements: list[Element]) -> str:
    """The first list holds the squares in their order; what stands below it are the rules."""
    listing = next((one for one in elements if one.tag in {"ol", "ul"}), Element("ol"))
    items = [item for item in listing if item.tag == "li"]
    squares = "".join(f"({_square(item, len(items), n)}), " for n, item in enumerate(items))
    more = f", headline: {literal(document.heading)}, hue: rgb({literal(document.hue)})"
    more += f", squares: ({squares}), credit: {literal(document.credit)}"
    more += f", ends: ({''.join(f'{literal(one)}, ' for one in document.figures)})"
    if document.panels:
        more += f", scene: {literal(document.panels[0])}, alt: {literal(document.alt)}"
    rules = blocks(settle_levels([one for one in elements if one is not listing], 2))
    return f"{_show('loa-board', document, _joined(document), more)}\n{rules}\n"


def _square(item: Element, count: int, position: int) -> str:
    """A square with a star or a tick before its words has a colour, so have both ends."""
    told = text_of(item)
    kind = "end" if position in {0, count - 1} else _SQUARES.get(told[:1], "plain")
    told = told.lstrip("".join(_SQUARES)).strip()
    return f"{literal(kind)}, {broken(told)}"


def _leaflet(document: Document, elements: list[Element], share: int) -> str:
    """Parts begin at headings, but for the first, which has what stands above it too."""
    heads = [place for place, element in enumerate(elements) if level_of(element) == 2]
    flap_name = text_of(elements[heads[0]]) if heads else document.heading
    elements = settle_levels(elements, 1)
    ends = [*heads[1:], len(elements)]
    parts = [elements[start:end] for start, end in pairwise([0, *ends])]
    if len(parts) == 1:
        parts = [[], *parts]
    more = f", headline: {broken(document.heading)}, summary: {literal(document.subtitle)}"
    more += f", flap-name: {literal(flap_name)}, share: {share}%"
    more += f", parts: ({''.join(f'{_part(part)}, ' for part in parts)})"
    more += f", hue: rgb({literal(document.hue)}), qr: {literal(document.qr)}"
    more += f", address: {literal(document.address)}, credit: {literal(document.credit)}"
    more += f", figure: {literal(document.figures[0] if document.figures else '')}"
    numbers = "".join(f"({literal(n)}, {literal(said)}), " for n, said in document.numbers)
    rows = "".join(f"{literal(row)}, " for row in document.leads_to)
    more += f", numbers: ({numbers}), leads-to: ({rows})"
    more += _panels(document) if document.panels else _picture(document)
    return f"{_show('loa-leaflet', document, _listed(document), more)}\n"


def _part(part: list[Element]) -> str:
    head = next((one for one in part if level_of(one)), Element("h2"))
    is_second = str(SECOND in head.attrib).lower()
    title = literal(text_of(head))
    kept_together(head)
    return f"(title: {title}, is-second: {is_second}, body: [{blocks(part)}])"


def _listed(document: Document) -> str:
    texts = "".join(f"[#{literal(text)}], " for text in document.helplines)
    return f"({texts})"


def _picture(document: Document) -> str:
    if not document.pictogram:
        return ""
    drawn = literal(drawing(document.pictogram, _ON_COLOUR))
    return f", picture: {drawn}, picture-name: {literal(document.pictogram_name)}"


def drawing(svg: str, colour: str) -> str:
    """A pictogram as a file of its own, in one colour."""
    svg = re.sub(r'\s(class|aria-hidden|focusable)="[^"]*"', "", svg)
    if "xmlns=" not in svg:
        svg = svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return svg.replace("currentColor", colour)
