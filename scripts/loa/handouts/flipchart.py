"""A flipchart (tranh lật): A3 across, a picture for those who sit, words for whoever stands.

The sheets of the section `tranh-lat`: paragraphs are what to say, a list is what to ask. Sheets
hang at their upper edge; the back of each is what the speaker sees while the next picture faces
the others, so the words for a picture stand on the back of the sheet before it.
"""

from collections.abc import Iterator
from dataclasses import replace

from loa.handouts.documents import Document, Source
from loa.handouts.paper import Element, markup_of
from loa.handouts.posters import numbers_of, scene_of
from loa.handouts.sheets import all_panels, credit_for, sheet_elements, sheets_of

KIND = "flipchart"
SECTION = "tranh-lat"


def flipchart(source: Source) -> Iterator[Document]:
    """A cover, and for each sheet of the page a talking side and a picture side."""
    sheets = sheets_of(source, SECTION, scene_of(source))
    if not sheets:
        return
    cover, cover_alt = all_panels(source, scene_of(source))
    panels = list(cover)
    body: list[Element] = []
    for sheet in sheets:
        pictures, alt = all_panels(source, sheet.scene)
        panels += pictures
        body += sheet_elements(
            sheet.title, alt=alt, panels=len(pictures), elements=iter(sheet.elements)
        )
    document = source.document(
        KIND, file_name="tranh-lat", card="Tranh lật A3", elements=(), formats=("pdf",)
    )
    yield replace(
        document,
        layout="flipchart",
        paper="a3",
        body=markup_of(body),
        hue=source.hue,
        heading=source.page.meta.title,
        subtitle=source.page.meta.description,
        panels=tuple(panels),
        alt=cover_alt,
        credit=credit_for(source, sheets),
        numbers=numbers_of(source.registries.published_helplines),
    )
