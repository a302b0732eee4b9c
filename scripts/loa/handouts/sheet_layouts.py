"""Typst markup of documents that are a row of sheets: large formats and flipcharts."""

from collections.abc import Iterator
from dataclasses import dataclass

from loa.handouts.documents import Document
from loa.handouts.paper import (
    Element,
    keep_words_together,
    level_of,
    settle_levels,
    text_of,
    tree_of,
)
from loa.handouts.typst_markup import blocks, breakable, flow, literal


@dataclass(frozen=True)
class SheetContent:
    """A sheet read back from a document's body, with its pictures."""

    title: str
    alt: str
    panels: tuple[str, ...]
    elements: tuple[Element, ...]


def large_of(document: Document) -> str:
    """One page for each slogan, in millimetres."""
    sheets = "".join(
        f"(title: {literal(sheet.title)}, pieces: {breakable(sheet.title)}, "
        f"alt: {literal(sheet.alt)}, picture: {literal(next(iter(sheet.panels), ''))}, "
        f"number: {literal(' '.join(map(text_of, sheet.elements)))}), "
        for sheet in _sheets_of(document, document.panels)
    )
    return (
        f"#loa-large({_common(document)}, paper: {literal(document.paper)}, "
        f"numbers: {_numbers(document)}, qr: {literal(document.qr)}, "
        f"address: {literal(document.address)}, sheets: ({sheets}))\n"
    )


def flipchart_of(document: Document) -> str:
    """Cover, talking sides and picture sides in the order in which they are printed."""
    used = sum(int(head.get("data-panels", "0")) for head in _heads(document))
    cover = document.panels[: len(document.panels) - used]
    sheets = "".join(
        f"(title: {literal(sheet.title)}, pieces: {breakable(sheet.title)}, "
        f"alt: {literal(sheet.alt)}, panels: {_svg_array(sheet.panels)}, "
        f"say: [{_words_to_say(sheet)}], ask: ({_questions(sheet)})), "
        for sheet in _sheets_of(document, document.panels[len(cover) :])
    )
    return (
        f"#loa-flipchart({_common(document)}, headline: {breakable(document.heading)}, "
        f"summary: {literal(document.subtitle)}, cover: {_svg_array(cover)}, "
        f"alt: {literal(document.alt)}, numbers: {_numbers(document)}, sheets: ({sheets}))\n"
    )


def small_of(document: Document) -> str:
    """Calendars, stickers or a certificate, by the document's kind."""
    rows = "".join(
        f"({''.join(f'{literal(part)}, ' for part in text_of(element).split())}), "
        for element in tree_of(document.body)
        if document.kind == "discreet-card"
    )
    return (
        f"#loa-{document.kind}({_common(document)}, headline: {breakable(document.heading)}, "
        f"numbers: {_numbers(document)}, qr: {literal(document.qr)}, "
        f"address: {literal(document.address)}, panels: {_svg_array(document.panels)}, "
        f"alt: {literal(document.alt)}, rows: ({rows}))\n"
    )


def _heads(document: Document) -> list[Element]:
    return [element for element in tree_of(document.body) if element.tag == "h2"]


def _sheets_of(document: Document, panels: tuple[str, ...]) -> Iterator[SheetContent]:
    head: Element | None = None
    inside: list[Element] = []
    panels_used = 0
    for element in [*tree_of(document.body), Element("h2")]:
        if element.tag != "h2":
            inside.append(keep_words_together(element))
            continue
        if head is not None:
            count = int(head.get("data-panels", "0"))
            own = panels[panels_used : panels_used + count]
            panels_used += count
            yield SheetContent(
                text_of(head), alt=head.get("data-alt", ""), panels=own, elements=tuple(inside)
            )
        head, inside = element, []


def _words_to_say(sheet: SheetContent) -> str:
    words = [
        element
        for element in sheet.elements
        if element.tag not in {"ul", "ol"} and not level_of(element)
    ]
    return blocks(settle_levels(words, 3))


def _questions(sheet: SheetContent) -> str:
    """The entries of the lists, each in brackets of its own."""
    lists = (element for element in sheet.elements if element.tag in {"ul", "ol"})
    items = (item for element in lists for item in element if item.tag == "li")
    return "".join(f"[{flow(item)}], " for item in items)


def _svg_array(panels: tuple[str, ...]) -> str:
    return f"({''.join(f'{literal(svg)}, ' for svg in panels)})"


def _numbers(document: Document) -> str:
    pairs = (f"({literal(number)}, {literal(purpose)}), " for number, purpose in document.numbers)
    return f"({''.join(pairs)})"


def _common(document: Document) -> str:
    keywords = "".join(f"{literal(word)}, " for word in document.keywords)
    return (
        f"title: {literal(document.title)}, lang: {literal(document.primary_language)}, "
        f"keywords: ({keywords}), hue: rgb({literal(document.hue)}), "
        f"credit: {literal(document.credit)}"
    )
