"""What a file tells of its maker stops the build; a clean file passes."""

import io
import zipfile

import pytest
from docx import Document

from loa.checks.attachments import check_attachments
from loa.content.library import Library
from loa.safety.attachments import _windows, traces_in
from portals import MakePortal

CORE = "<cp:coreProperties><dc:creator>{}</dc:creator></cp:coreProperties>"


def office(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "traces"),
    [
        ("a.docx", office(docProps__core_xml=CORE.format("Hoa")), ["tên người viết"]),
        ("a.xlsx", office(docProps__core_xml=CORE.format("")), []),
        ("a.xlsx", office(docProps__core_xml=CORE.format("Hoa")), ["tên người viết"]),
        # What is too large to be looked into may tell anything; the largest that is not.
        ("a.docx", office(docProps__core_xml=" " * 1_000_000), []),
        ("a.docx", office(docProps__core_xml=" " * 1_000_001), ["tên người viết"]),
        ("a.docx", office(word__comments_xml="<x/>"), ["lời ghi chú"]),
        ("a.pptx", office(ppt__commentAuthors_xml="<x/>"), ["lời ghi chú"]),
        ("a.docx", office(word__document_xml='<w:ins w:id="1">'), ["chỗ sửa còn theo dõi"]),
        ("a.docx", b"PK\x03\x04", ["tệp hỏng, máy không xem được bên trong"]),
        ("a.pdf", b"%PDF-1.7 /Author (Hoa)", ["tên tác giả"]),
        ("a.pdf", b"%PDF-1.7 /Author ()", []),
        ("a.pdf", b"<dc:creator><rdf:li>Hoa</rdf:li></dc:creator>", ["tên tác giả"]),
        ("a.pdf", b"%PDF-1.7 /Subtype /Text", ["lời ghi chú"]),
        ("a.pdf", b"%PDF-1.7 /Producer (x)", []),
        ("a.mp4", b"moov\xa9xyz+21.0", ["nơi quay (GPS)"]),
        ("a.m4a", b"moov\xa9xyz+21.0", ["nơi quay (GPS)"]),
        ("a.MOV", b"com.apple.quicktime.make", ["tên người quay hay máy quay"]),
        ("a.mp4", b"udta\xa9mak\x00\x05U\xc4Apple", ["tên người quay hay máy quay"]),
        ("a.mp4", b"ilst\xa9ART\x00\x00\x00\x13data", ["tên người quay hay máy quay"]),
        ("a.mp4", b"loci\x00\x00\x00\x00\x00\x00", ["nơi quay (GPS)"]),
        # What chance makes of the bytes of a film.
        ("a.mp4", b"mdat\xa9mak\x17, loci, \xa9xyz and no number", []),
        ("a.mp4", b"ftypisom", []),
        ("a.svg", b"<svg><!-- Hoa --></svg>", ["lời ghi chú"]),
        ("a.svg", b"<svg><metadata><rdf/></metadata></svg>", ["tên tác giả"]),
        ("a.svg", b'<svg sodipodi:docname="/home/hoa/a.svg"/>', ["tên tệp, đường dẫn trên máy"]),
        ("a.svg", b"<svg><title>x</title></svg>", []),
        ("a.txt", b"/Author (Hoa)", []),
    ],
)
def test_what_a_file_tells(name: str, data: bytes, traces: list[str]) -> None:
    assert traces_in(name, io.BytesIO(data)) == traces


MIB = 1 << 20


@pytest.mark.parametrize("before", [MIB - 20, MIB - 1, MIB, 3 * MIB - 5])
def test_it_is_found_wherever_it_stands_in_a_long_film(before: int) -> None:
    film = io.BytesIO(bytes(before) + b"\xa9xyz\x00\x12U\xc4+21.0285" + bytes(MIB))
    assert traces_in("a.mp4", film) == ["nơi quay (GPS)"]


def test_a_long_film_is_never_whole_in_memory() -> None:
    asked = []

    class Film(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            asked.append(size)
            return super().read(size)

    assert traces_in("a.mp4", Film(bytes(5 * MIB))) == []
    assert set(asked) == {MIB}
    sizes = [len(window) for window in _windows(io.BytesIO(bytes(3 * MIB)))]
    assert sizes == [MIB, MIB + 1024, MIB + 1024]


def test_a_document_of_word_with_its_author(make_portal: MakePortal) -> None:
    root = make_portal({})
    document = Document()
    document.core_properties.author = "Hoa"
    document.save(root / "docs" / "mau.docx")
    (found,) = check_attachments(Library.load(root / "docs"))
    assert (found.path, found.code, found.severity) == ("docs/mau.docx", "file-metadata", "error")
    assert found.message == "Tệp mang theo: tên người viết."
    assert found.hint == "Trong Word: File > Info > Inspect Document, xóa hết, rồi lưu lại."
