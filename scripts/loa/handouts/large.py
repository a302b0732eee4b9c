"""Banners, boards and standees: one slogan a page, at the size that a print shop makes.

The sheets of the section `khau-hieu`. A slogan stands beside the number that is named below it,
else beside the first one. Sizes are common ones of print shops; a PDF page is at most 5.08 m long
(ISO 32000-1, annex C.2: 14,400 units).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from loa.handouts.documents import Document, Source
from loa.handouts.paper import Element, markup_of, text_of
from loa.handouts.posters import numbers_of, qr_svg, scene_of
from loa.handouts.sheets import Sheet, credit_for, last_panel, sheet_elements, sheets_of

SECTION = "khau-hieu"


@dataclass(frozen=True)
class LargeFormat:
    """A size in millimetres, and how it is called."""

    kind: str
    card: str
    file_name: str
    width: int
    height: int

    @property
    def size(self) -> str:
        """In metres, as people order it."""
        return " × ".join(
            f"{side / 1000:g}".replace(".", ",") for side in (self.width, self.height)
        )


LARGE_FORMATS = (
    LargeFormat("banner", "Băng rôn", "bang-ron", 5000, 700),
    LargeFormat("billboard", "Panô", "pano", 3000, 2000),
    LargeFormat("standee", "Standee", "standee", 800, 1800),
)


def large(shape: LargeFormat, source: Source) -> Iterator[Document]:
    """All slogans of a page in one size, one a page."""
    sheets = sheets_of(source, SECTION, scene_of(source))
    if not sheets:
        return
    pictures = [last_panel(source, sheet.scene) for sheet in sheets]
    numbers = numbers_of(source.registries.published_helplines)
    body: list[Element] = []
    for sheet, (_, alt) in zip(sheets, pictures, strict=True):
        body += sheet_elements(
            sheet.title,
            alt=alt,
            panels=1,
            elements=iter([_call(sheet, [number for number, _ in numbers])]),
        )
    document = source.document(
        shape.kind,
        file_name=shape.file_name,
        card=f"{shape.card} {shape.size} m",
        elements=(),
        formats=("pdf",),
    )
    yield replace(
        document,
        layout="large",
        paper=shape.kind,
        body=markup_of(body),
        hue=source.hue,
        panels=tuple(svg for svg, _ in pictures),
        numbers=numbers,
        qr=qr_svg(source.address),
        address=source.printed_address,
        credit=credit_for(source, sheets),
    )


def _call(sheet: Sheet, numbers: list[str]) -> Element:
    """The number that belongs to a slogan."""
    words = " ".join(map(text_of, sheet.elements)).split()
    named_numbers = [number for number in numbers if any(number in word for word in words)]
    element = Element("p")
    element.text = next(iter([*named_numbers, *numbers]), "")
    return element
