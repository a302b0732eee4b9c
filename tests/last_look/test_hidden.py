"""Where a finished file can hold a number that its page does not show at first sight."""

import io
import zipfile
from base64 import b64encode
from pathlib import Path
from urllib.parse import quote

import pytest
from PIL import Image

from loa.content.registries import load_registries
from loa.last_look.look import Look
from portals import ROOT

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><text>0912345678</text></svg>'
EVENT = "BEGIN:VEVENT\r\n{}\r\nEND:VEVENT"
CUE = "WEBVTT\n\n00:00.000 --> 00:02.000\n"


def page(body: str = "", head: str = "") -> bytes:
    return f"<!doctype html>\n<html><head>{head}</head>\n<body>{body}</body></html>".encode()


def packed(name: str, text: str | bytes, *, of_file: bytes = b"", of_whole: bytes = b"") -> bytes:
    """A ZIP file with one file in it, and remarks on either."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        info = zipfile.ZipInfo(name)
        info.comment, made.comment = of_file, of_whole
        made.writestr(info, text)
    return out.getvalue()


def part(inside: str) -> str:
    return f'<w:document xmlns:w="{W}" xmlns:a="{A}">{inside}</w:document>'


def word(inside: str, name: str = "word/document.xml") -> bytes:
    return packed(name, part(inside))


def in_base64(text: str) -> str:
    return b64encode(text.encode()).decode()


HIDDEN = {
    # What a style shows.
    "a style": ("a.html", page(head='<style>p::after{content:"0912345678"}</style>')),
    "a style of one element": ("a.html", page("<p style=\"--said: '0912345678'\">a</p>")),
    "a style of a drawing": ("a.svg", b'<svg><style>a::after{content:"0912345678"}</style></svg>'),
    "signs of a stylesheet": ("a.css", rb'p::after{content:"\30 912345678"}'),
    "long signs of a stylesheet": (
        "a.css", "".join(["p{content:'", *(rf"\0000{ord(one):x}" for one in "0912345678"), "'}"])
        .encode(),
    ),
    "two texts of a stylesheet": ("a.css", b'p::after{content:"0912" "345 678"}'),
    "a drawing in a stylesheet": (
        "a.css", f"p{{background:url(data:image/svg+xml,{quote(DRAWING)})}}".encode(),
    ),
    # What a script puts together.
    "a sum": ("a.js", b'say("0912" + "345678")'),
    "a list": ("a.js", b'["0912", "345", "678"].join("")'),
    "a script in a page": ("a.html", page('<script>say("0912" +\n "345678")</script>')),
    "a text kept for a script": (
        "a.html", page('<script type="text/template"><p>0912345678</p></script>'),
    ),
    # Data.
    "a whole number": ("a.json", b'{"telephone": 84912345678}'),
    "a name of a value": ("a.json", b'{"0912345678": 1}'),
    "values side by side": ("a.json", b'{"code": "0912", "rest": "345 678"}'),
    "entries side by side": ("a.json", b'["0912", "345 678"]'),
    "a column": ("a.csv", b"x;0912\ny;345\nz;678\n"),
    "a column with commas": ("a.csv", b'"x, y",0912\nz,"345678"\n'),
    "a name in a calendar": (
        "a.ics", EVENT.format('ATTENDEE;CN="0912345678":mailto:a@b.vn').encode(),
    ),
    "signs of captions": ("a.vtt", f"{CUE}0912&nbsp;345&#8203;678\n".encode()),
    # Files inside addresses.
    "a drawing": ("a.html", page(f'<img src="data:image/svg+xml,{quote(DRAWING)}">')),
    "a drawing in base64": (
        "a.html", page(f'<img src="data:image/svg+xml;base64,{in_base64(DRAWING)}">'),
    ),
    "a drawing in a drawing": (
        "a.svg", f'<svg><image href="data:image/svg+xml;base64,{in_base64(DRAWING)}"/></svg>'
        .encode(),
    ),
    "a page": ("a.html", page('<a href="data:text/html,%3Cp%3E0912%3Cb%3E345678">a</a>')),
    "a text": ("a.html", page('<a href="DATA:,0912345678">a</a>')),
    "a page in a page": ("a.html", page('<iframe srcdoc="0912&lt;b>345&lt;/b>678"></iframe>')),
    # What a page does not show, or shows elsewhere.
    "a remark": ("a.html", page("<!-- 0912345678 -->")),
    "a remark in a feed": ("a.xml", b"<feed><!-- 0912345678 --></feed>"),
    "a place": ("a.html", page('<h2 id="goi-0912345678">a</h2>')),
    "the address of a place": ("a.html", page('<a href="b.html#goi-0912345678">a</a>')),
    "words to look for": ("a.html", page('<a href="tim/?q=0912%20345%20678">a</a>')),
    "the subject of a letter": (
        "a.html", page('<a href="mailto:a@b.vn?subject=0912%20345%20678">a</a>'),
    ),
    "a message": ("a.html", page('<a href="sms:111?body=0912+345+678">a</a>')),
    "an address in a text": ("a.html", page("<p>Xem https://zalo.me/0912345678</p>")),
    "a picture and a text": ("a.html", page('<p><img alt="0912">345678</p>')),
    "a text and a picture": ("a.html", page('<p>Gọi 0912 <img alt="345 678"></p>')),
    "two pictures": ("a.html", page('<p><img alt="0912"> <img alt="345 678"></p>')),
    "a picture in a link": ("a.html", page('<p><img alt="0912"><a>345</a>678</p>')),
    # Documents.
    "a deleted text": ("a.docx", word("<w:p><w:delText>0912345678</w:delText></w:p>")),
    "a field": ("a.docx", word('<w:instrText>HYPERLINK "tel:0912345678"</w:instrText>')),
    "a simple field": ("a.docx", word('<w:fldSimple w:instr="QUOTE 0912345678"/>')),
    "a picture's text": ("a.docx", word('<w:docPr descr="0912345678"/>')),
    "a picture's title": ("a.pptx", word('<w:docPr title="0912345678"/>', "ppt/slides/slide1.xml")),
    "a link's tip": ("a.docx", word('<w:hyperlink w:tooltip="0912345678"/>')),
    "a form's name": ("a.docx", word('<w:alias w:val="0912345678"/>')),
    "a word of art": ("a.docx", packed("word/vml.vml", '<v:a xmlns:v="v" string="0912345678"/>')),
    "a chart": ("a.pptx", packed("ppt/charts/chart1.xml", '<c:v xmlns:c="c">0912345678</c:v>')),
    "a drawing in a document": ("a.docx", packed("word/media/a.svg", DRAWING)),
    # Archives.
    "a folder": ("a.zip", packed("0912345678/a.txt", "a")),
    "parts of a name": ("a.zip", packed("0912/345_678.txt", "a")),
    "a remark on a file": ("a.zip", packed("a.txt", "a", of_file=b"0912345678")),
    "a remark on an archive": ("a.zip", packed("a.txt", "a", of_whole=b"0912345678")),
    # For servers.
    "headers": ("_headers", b"X-Tel: 0912345678"),
    "an old address": ("_redirects", b"/a tel:0912345678"),
    "settings": (".htaccess", b"Redirect /a tel:0912345678"),
}  # fmt: skip


@pytest.fixture(scope="module")
def look(tmp_path_factory: pytest.TempPathFactory) -> Look:
    registries, _ = load_registries(ROOT / "docs")
    return Look(registries, tmp_path_factory.mktemp("cache") / "looked-at.json")


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_a_number_that_is_hidden_is_seen(look: Look, hidden: tuple[str, bytes]) -> None:
    uri, data = hidden
    assert {found.code for found in look.of_file(uri, data, "site")} == {"unknown-phone"}


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("1", (1, 1)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize(
    ("uri", "data"),
    [
        ("a.json", b'{"size": 1234567890123, "is": true, "share": 0.9123456789}'),
        ("a.json", b'{"version": "0912345678", "uid": 84912345678, "n": ["0912", "345", "a678"]}'),
        ("a.js", b'say("0912"); say("345678")'),
        ("a.html", page('<h2 id="dieu-1900-2025">a</h2>')),
        ("a.html", page('<p><img alt="">345678</p><p class="0912345678">a</p>')),
        ("a.html", page(f'<img src="data:image/png;base64,{b64encode(picture()).decode()}">')),
        ("a.docx", word('<w:p w:rsidR="0912345678"/>')),
        ("a.docx", packed("word/fonts/a.odttf", b"\xff0912345678")),
        ("a.woff2", b"wOF2\xff"),
        ("a.csv", b"x;0912\n\ny;5\n"),
        ("a.zip", packed("a/", b"")),
    ],
)
def test_what_only_looks_like_one_is_none(look: Look, uri: str, data: bytes) -> None:
    assert list(look.of_file(uri, data, "site")) == []


@pytest.mark.parametrize(
    ("uri", "data"),
    [
        ("a.rtf", b""), ("a.xlsx", b""), ("a.json.gz", b""),
        ("a.zip", packed("b.ods", b"")), ("a.docx", packed("word/embeddings/a.xlsx", b"")),
    ],
)  # fmt: skip
def test_what_nobody_reads_is_not_let_out(look: Look, uri: str, data: bytes) -> None:
    (found,) = look.of_file(uri, data, "site")
    assert (found.path, found.line, found.code) == (f"site/{uri}", 1, "unreadable-output")
    assert found.message == "Không đọc được tệp đã dựng này (máy không biết đọc loại tệp này)."


def test_a_file_that_nobody_reads_stops_a_site(look: Look, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"")
    (found,) = look.problems(tmp_path, "site")
    assert (found.path, found.code) == ("site/a.xlsx", "unreadable-output")
    assert not look.clears("a.xlsx", b"")


def test_what_stands_inside_an_element_is_named_with_its_line(look: Look) -> None:
    made = page(head='\n\n<style>\n\np::after{content:"0912345678"}</style>')
    assert [found.line for found in look.of_file("a.html", made, "site")] == [4]


def damaged(packing: int) -> bytes:
    """An archive whose only file cannot be unpacked."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as made:
        made.writestr("a.txt", "chữ " * 99)
    data = bytearray(out.getvalue())
    start = 30 + len("a.txt")
    end = data.index(b"PK\x01\x02")
    data[start + 4 : end] = b"\xff" * (end - start - 4)
    return bytes(data)


@pytest.mark.parametrize(
    "packing", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
@pytest.mark.parametrize("uri", ["a.zip", "a.docx"])
def test_a_damaged_archive_is_not_let_out(look: Look, uri: str, packing: int) -> None:
    assert [found.code for found in look.of_file(uri, damaged(packing), "site")] == [
        "unreadable-output"
    ]


def test_what_is_packed_in_a_way_nobody_knows_is_not_let_out(look: Look) -> None:
    data = bytearray(packed("a.txt", "a"))
    at = data.index(b"PK\x01\x02") + 10
    data[8:10] = data[at : at + 2] = b"\x63\x00"
    (found,) = look.of_file("a.zip", bytes(data), "site")
    assert found.code == "unreadable-output"
