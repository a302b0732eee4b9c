"""Documents of a site that lie in archives of it too are read once."""

import io
import zipfile

import pytest
from pypdfium2 import PdfDocument

from loa.last_look import documents
from loa.last_look.passages import passages_of


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Every PDF that is opened."""
    opened: list[bytes] = []

    def counted(data: bytes) -> PdfDocument:
        opened.append(data)
        return PdfDocument(data)

    monkeypatch.setattr(documents.pypdfium2, "PdfDocument", counted)
    return opened


def paper(pages: int) -> bytes:
    """A PDF of so many empty pages."""
    document, target = PdfDocument.new(), io.BytesIO()
    for _ in range(pages):
        document.new_page(100, 100)
    document.save(target)
    return target.getvalue()


def test_a_paper_in_the_site_and_in_an_archive_is_opened_once(read: list[bytes]) -> None:
    one, target = paper(7), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("bai-hoc.pdf", one)
    alone = list(passages_of("bai-hoc.pdf", one))
    assert list(passages_of("bai-hoc.zip", target.getvalue()))[1:] == alone
    # The program that wrote it is told too.
    assert len(alone) == 7 + 1
    assert read == [one]


def test_another_paper_is_opened_too(read: list[bytes]) -> None:
    papers = [paper(2), paper(3)]
    assert [len(list(passages_of("bai-hoc.pdf", one))) for one in papers] == [2 + 1, 3 + 1]
    assert read == papers


def test_what_cannot_be_read_is_refused_each_time(read: list[bytes]) -> None:
    for _ in range(2):
        with pytest.raises(ValueError, match="Failed to load document"):
            list(passages_of("bai-hoc.pdf", b"no paper"))
