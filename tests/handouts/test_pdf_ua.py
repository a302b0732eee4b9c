"""What PDF/UA-1 (ISO 14289-1) and screen readers ask of every PDF, as far as pikepdf can tell."""

from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pytest

from loa.artifacts import Artifact
from loa.handouts.maker import Handouts


@pytest.fixture(scope="module")
def pdfs(made: Handouts) -> list[Artifact]:
    found = [artifact for artifact in made.artifacts if artifact.extension == "pdf"]
    assert len(found) > 20
    return found


def tags(node: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
    """The elements of a structure tree in reading order (ISO 32000-1, 14.7.2)."""
    kids = node.get("/K", pikepdf.Array())
    for child in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from tags(child)


def dictionaries(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary)]
    return [one for one in found if one.get("/Type") == kind]


def test_it_says_that_it_is_pdf_ua_with_title_and_language(pdfs: list[Artifact]) -> None:
    for artifact in pdfs:
        with pikepdf.open(artifact.stored) as pdf:
            metadata = pdf.open_metadata()
            assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
            assert metadata["dc:title"].startswith(artifact.title.split(" (")[0])
            assert pdf.Root.Lang == "vi"
            assert bool(pdf.Root.MarkInfo.Marked)
            assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
            assert "/CreationDate" not in pdf.docinfo


def test_every_letter_is_embedded_and_can_be_read_out(pdfs: list[Artifact]) -> None:
    for artifact in pdfs:
        with pikepdf.open(artifact.stored) as pdf:
            for descriptor in dictionaries(pdf, "/FontDescriptor"):
                assert "NotoSans" in str(descriptor.FontName)
                assert "/FontFile2" in descriptor or "/FontFile3" in descriptor
            composed = [f for f in dictionaries(pdf, "/Font") if f.Subtype == "/Type0"]
            assert composed
            assert all("/ToUnicode" in font for font in composed)


def test_pages_are_tagged_and_walked_in_the_order_of_their_tags(pdfs: list[Artifact]) -> None:
    for artifact in pdfs:
        with pikepdf.open(artifact.stored) as pdf:
            for page in pdf.pages:
                assert "/StructParents" in page
                assert page.Tabs == "/S"


def test_headings_begin_with_the_first_and_skip_none(pdfs: list[Artifact]) -> None:
    for artifact in pdfs:
        with pikepdf.open(artifact.stored) as pdf:
            kinds = [str(tag.S) for tag in tags(pdf.Root.StructTreeRoot)]
        levels = [int(kind[2]) for kind in kinds if kind[:2] == "/H" and kind[2:].isdigit()]
        assert levels[:1] in ([], [1]), artifact.dest_uri
        assert all(below <= above + 1 for above, below in pairwise(levels)), artifact.dest_uri


def test_pictures_have_a_text_and_tables_have_heads(pdfs: list[Artifact]) -> None:
    figures = heads = 0
    for artifact in pdfs:
        with pikepdf.open(artifact.stored) as pdf:
            for tag in tags(pdf.Root.StructTreeRoot):
                if tag.S == "/Figure":
                    figures += 1
                    assert str(tag.Alt)
                if tag.S == "/Table":
                    names = {str(inner.S) for inner in tags(tag)}
                    assert "/TH" in names, artifact.dest_uri
                    heads += 1
    assert figures > 3
    assert heads > 3
