"""Each layout as Typst markup: the page around a document's body."""

import re
from collections.abc import Iterator
from itertools import cycle

from loa.handouts.documents import Document
from loa.handouts.paper import Element, level_of, settle_levels, text_of, tree_of
from loa.handouts.slide_sizes import text_size
from loa.handouts.typst_markup import blocks, flow, inline, literal

_ON_COLOUR = "#ffffff"
_LIGHTS = {
    "xanh": "green", "đèn xanh": "green", "vàng": "yellow", "đèn vàng": "yellow",
    "đỏ": "red", "đèn đỏ": "red",
}  # fmt: skip


def typst_of(document: Document) -> str:
    """The whole Typst source of a document, without the shared template."""
    elements = list(tree_of(document.body))
    if document.layout == "page":
        body = blocks(settle_levels(elements, 2))
        return f"{_show('loa-page', document, _joined(document))}\n{body}\n"
    match document.layout:
        case "slides":
            return _slides(document, elements)
        case "poster":
            return _poster(document, elements)
        case "leaflet":
            return _leaflet(document, elements)
        case "cards":
            more = f", headline: {literal(document.heading)}"
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


def _slides(document: Document, elements: list[Element]) -> str:
    hue = f"rgb({literal(document.hue)})"
    more = f", size: {text_size(document.body)}pt, hue: {hue}"
    parts = [_show("loa-slides", document, _joined(document), more)]
    first = f"{literal(document.heading)}, {literal(document.subtitle)}, hue: {hue}"
    if document.panels:
        first += f", cover: {literal(document.panels[0])}, alt: {literal(document.alt)}"
    parts.append(f"#loa-first-slide({first}, credit: {literal(document.credit)})")
    figures = cycle(document.figures or ("",))
    slide: list[Element] = []
    for element in [*elements, Element("h2")]:
        if level_of(element) == 2:
            if slide:
                parts.append(_slide(slide, next(figures), hue))
            slide = []
        slide.append(element)
    return "\n".join(parts) + "\n"


def _slide(slide: list[Element], figure: str, hue: str) -> str:
    """A title that asks stands alone on the colour; lights are lights; the rest is a list."""
    title = text_of(slide[0])
    lit = [_lights(element) for element in slide[1:]]
    body = blocks(settle_levels(slide, 1))
    if len(lit) == 1 and lit[0]:
        body = blocks(settle_levels(slide[:1], 1)) + "".join(
            f"\n#loa-light({literal(colour)}, [{said}])" for colour, said in lit[0]
        )
    elif title.endswith("?"):
        return f"#loa-question({literal(title)}, {hue}, {literal(figure)})[{body}]"
    return f"#loa-slide({literal(title)}, {literal(figure)})[{body}]"


def _lights(element: Element) -> list[tuple[str, str]]:
    """The colour and the words of each entry, where all entries of a list begin with a light."""
    items = [item for item in element if item.tag == "li"] if element.tag in {"ul", "ol"} else []
    named = [_LIGHTS.get(text_of(item).partition(":")[0].strip().lower(), "") for item in items]
    if not items or not all(named):
        return []
    return [(colour, flow(item)) for colour, item in zip(named, items, strict=True)]


def _poster(document: Document, elements: list[Element]) -> str:
    """The first paragraph is the large line; the rest stands below it."""
    more = f", paper: {literal(document.paper)}, kind: {literal(document.kind_of_poster)}"
    more += f", hue: rgb({literal(document.hue)}), bleed: {str(document.bleed).lower()}"
    if elements:
        more += f", headline: [{inline(elements[0])}], name: {literal(text_of(elements[0]))}"
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


def _leaflet(document: Document, elements: list[Element]) -> str:
    """What stands above the second heading goes on the flap, the rest inside."""
    heads = [place for place, element in enumerate(elements) if level_of(element) == 2]
    fold = heads[1] if len(heads) > 1 else 0
    flap_name = text_of(elements[heads[0]]) if heads else document.heading
    elements = settle_levels(elements, 1)
    more = f", headline: {literal(document.heading)}, summary: {literal(document.subtitle)}"
    more += f", flap-name: {literal(flap_name)}, flap: [{blocks(elements[:fold])}]"
    more += _picture(document)
    show = _show("loa-leaflet", document, _listed(document), more)
    return f"{show}\n{blocks(elements[fold:])}\n"


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
