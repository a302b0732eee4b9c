"""Typst markup of documents that are a row of sheets: large formats and flipcharts."""

from collections.abc import Iterator
from dataclasses import dataclass

from loa.handouts.documents import Document
from loa.handouts.paper import Element, kept_together, level_of, settle_levels, text_of, tree_of
from loa.handouts.typst_markup import blocks, broken, flow, literal


@dataclass(frozen=True)
class Marked:
    """A sheet read back from a document's body, with its pictures."""

    title: str
    alt: str
    panels: tuple[str, ...]
    elements: tuple[Element, ...]


def large_of(document: Document) -> str:
    """One page for each slogan, in millimetres."""
    sheets = "".join(
        f"(title: {literal(one.title)}, pieces: {broken(one.title)}, "
        f"alt: {literal(one.alt)}, picture: {literal(next(iter(one.panels), ''))}, "
        f"number: {literal(' '.join(map(text_of, one.elements)))}), "
        for one in _marked(document, document.panels)
    )
    return (
        f"#loa-large({_common(document)}, paper: {literal(document.paper)}, "
        f"numbers: {_numbers(document)}, qr: {literal(document.qr)}, "
        f"address: {literal(document.address)}, sheets: ({sheets}))\n"
    )


def flipchart_of(document: Document) -> str:
    """Cover, talking sides and picture sides in the order in which they are printed."""
    used = sum(int(one.get("data-panels", "0")) for one in _heads(document))
    cover = document.panels[: len(document.panels) - used]
    sheets = "".join(
        f"(title: {literal(one.title)}, pieces: {broken(one.title)}, "
        f"alt: {literal(one.alt)}, panels: {_drawn(one.panels)}, "
        f"say: [{_said(one)}], ask: ({''.join(f'[{item}], ' for item in _asked(one))})), "
        for one in _marked(document, document.panels[len(cover) :])
    )
    return (
        f"#loa-flipchart({_common(document)}, headline: {broken(document.heading)}, "
        f"summary: {literal(document.subtitle)}, cover: {_drawn(cover)}, "
        f"alt: {literal(document.alt)}, numbers: {_numbers(document)}, sheets: ({sheets}))\n"
    )


def small_of(document: Document) -> str:
    """Calendars, stickers or a certificate, by the document's kind."""
    rows = "".join(
        f"({''.join(f'{literal(part)}, ' for part in text_of(one).split())}), "
        for one in tree_of(document.body)
        if document.kind == "discreet-card"
    )
    return (
        f"#loa-{document.kind}({_common(document)}, headline: {broken(document.heading)}, "
        f"numbers: {_numbers(document)}, qr: {literal(document.qr)}, "
        f"address: {literal(document.address)}, panels: {_drawn(document.panels)}, "
        f"alt: {literal(document.alt)}, rows: ({rows}))\n"
    )


def _heads(document: Document) -> list[Element]:
    return [element for element in tree_of(document.body) if element.tag == "h2"]


def _marked(document: Document, panels: tuple[str, ...]) -> Iterator[Marked]:
    head: Element | None = None
    inside: list[Element] = []
    taken = 0
    for element in [*tree_of(document.body), Element("h2")]:
        if element.tag != "h2":
            inside.append(kept_together(element))
            continue
        if head is not None:
            count = int(head.get("data-panels", "0"))
            own = panels[taken : taken + count]
            taken += count
            yield Marked(text_of(head), head.get("data-alt", ""), own, tuple(inside))
        head, inside = element, []


def _said(sheet: Marked) -> str:
    words = [one for one in sheet.elements if one.tag not in {"ul", "ol"} and not level_of(one)]
    return blocks(settle_levels(words, 3))


def _asked(sheet: Marked) -> Iterator[str]:
    for one in sheet.elements:
        if one.tag in {"ul", "ol"}:
            yield from (flow(item) for item in one if item.tag == "li")


def _drawn(panels: tuple[str, ...]) -> str:
    return f"({''.join(f'{literal(svg)}, ' for svg in panels)})"


def _numbers(document: Document) -> str:
    return f"({''.join(f'({literal(n)}, {literal(said)}), ' for n, said in document.numbers)})"


def _common(document: Document) -> str:
    keywords = "".join(f"{literal(word)}, " for word in document.keywords)
    return (
        f"title: {literal(document.title)}, lang: {literal(document.primary_language)}, "
        f"keywords: ({keywords}), hue: rgb({literal(document.hue)}), "
        f"credit: {literal(document.credit)}"
    )
