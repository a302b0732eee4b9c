"""Every kind of PDF that the portal offers, opened by a reader that had no part in making it.

PDFium is what Chromium shows PDF with; what it finds of tags, language and texts for pictures is
what a screen reader is handed there.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from loa.handouts.documents import Document, offers
from loa.handouts.formats import make
from loa.handouts.maker import documents_of
from loa.handouts.page_handouts import HANDOUTS
from loa.handouts.paper import tree_of
from loa.illustrations.openmoji import CREDIT
from loa.integrations.portal import Portal
from portals import ROOT

LESSONS = {"lesson-plan", "slides", "worksheet", "quiz", "answer-key", "letter", "scenes", "board"}
FILMS = {"facilitator", "dubbing-script"}
POSTERS = {"poster-a4", "poster-a3", "poster-print"}
WEEK = {"loudspeaker-week"}
# How openmoji.py puts a drawing on its place.
DRAWN_BY_OPENMOJI = '<g transform="translate(-36 -36)">'


@pytest.fixture(scope="module")
def papers() -> list[Document]:
    """Every handout of the portal, as data."""
    portal = Portal.load(ROOT)
    shop = portal.workshop()
    offering = filter(offers, portal.library.published)
    return [one for page in offering for one in documents_of(shop.source_of(page))]


@pytest.fixture(scope="module")
def kinds(papers: list[Document], cut_fonts: Path) -> dict[str, bytes]:
    """The portal's first PDF of each kind."""
    found: dict[str, bytes] = {}
    for document in papers:
        if "pdf" in document.formats and document.kind not in found:
            result = make(document, "pdf", cut_fonts.parent.parent)
            assert result.refusal == ""
            found[document.kind] = result.data
    return found


def told(element: object, ask: object) -> str:
    """What PDFium says of an element of the tree, in UTF-16 (fpdf_structtree.h)."""
    size = ask(element, None, 0)  # type: ignore[operator]
    buffer = ctypes.create_string_buffer(size)
    ask(element, buffer, size)  # type: ignore[operator]
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def elements(parent: object) -> Iterator[object]:
    for number in range(pdfium.FPDF_StructElement_CountChildren(parent)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(parent, number)
        if child:
            yield child
            yield from elements(child)


def test_every_kind_that_exists_is_among_them(kinds: dict[str, bytes]) -> None:
    texts = {"official", "poster", "sms", "zalo-post", "press-article", "loudspeaker-line"}
    assert set(kinds) == {*HANDOUTS} - texts | LESSONS | FILMS | POSTERS | WEEK


def test_every_kind_is_tagged_with_a_text_for_each_picture(kinds: dict[str, bytes]) -> None:
    for kind, data in kinds.items():
        document = pypdfium2.PdfDocument(data)
        assert pdfium.FPDFCatalog_IsTagged(document.raw), kind
        assert b"<pdfuaid:part>1</pdfuaid:part>" in data, kind
        assert document.get_metadata_value("Title"), kind
        tags: Counter[str] = Counter()
        for page in document:
            tree = pdfium.FPDF_StructTree_GetForPage(page.raw)
            assert tree, kind
            for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                top = pdfium.FPDF_StructTree_GetChildAtIndex(tree, number)
                for element in (top, *elements(top)):
                    name = told(element, pdfium.FPDF_StructElement_GetType)
                    tags[name] += 1
                    if name == "Figure":
                        assert told(element, pdfium.FPDF_StructElement_GetAltText), kind
            pdfium.FPDF_StructTree_Close(tree)
        assert tags, kind


def test_every_paper_with_a_drawing_of_openmoji_names_it(
    papers: list[Document], cut_fonts: Path
) -> None:
    using = [one for one in papers if DRAWN_BY_OPENMOJI in "".join(svgs(one))]
    assert len(using) > 100
    assert [one.title for one in using if CREDIT not in one.credit + one.body] == []
    printed = {one.kind: one for one in using if "pdf" in one.formats}
    for kind, document in printed.items():
        data = make(document, "pdf", cut_fonts.parent.parent).data
        words = "".join(
            page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)
        )
        assert CREDIT in " ".join(words.split()), kind


def svgs(document: Document) -> Iterator[str]:
    yield from (*document.panels, *document.figures)
    yield from (one.get("data-svg", "") for one in tree_of(document.body).iter())
