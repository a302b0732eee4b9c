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
from loa.last_look.styles import UNREAD
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
    "a remark in a stylesheet": ("a.css", b"/* it's 0912345678 */ p { color: red }"),
    "a text behind a remark": ("a.css", b"/* it's */ p::after{content:\"0912345678\"}"),
    "a counter": (
        "a.css",
        b"p{counter-reset:a 912 b 345678}p::after{content:'0' counter(a) counters(b,'.')}",
    ),
    "an attribute and its element's words": (
        "a.html", page('<p data-a="0912">345678</p>'),
    ),
    "two attributes": ("a.html", page('<p data-a="0912" data-b="345678">a</p>')),
    # What a script puts together.
    "a remark in a script": ("a.js", b"it(); // 0912345678"),
    "a long remark in a script": ("a.js", b"it(/* 0912345678"),
    "a text behind an apostrophe": ("a.js", b"// it's\nsay('0912345678')"),
    "a text behind a pattern": ("a.js", b"it(/[\"'`]/); say('0912345678')"),
    "a text behind a division": ("a.js", b"a / b; say('0912345678'); c / d"),
    "a pattern": ("a.js", b"it = /0912345678/"),
    "a number of a script": ("a.js", b"const n = 84_912_345_678n"),
    "a number in a sum": ("a.js", b"say('0912' + 345678)"),
    "a nought and a number": ("a.js", b"say('0' + 912345678)"),
    "a template": ("a.js", b"say(`0912${gap({})}345678`)"),
    "a template in a template": ("a.js", b"say(`a${`0912${gap}345678`}b`)"),
    "a text in a template's code": ("a.js", b"say(`a${say('0912345678')}b`)"),
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
    "a calendar's name of an event": ("a.ics", EVENT.format("UID:0912345678").encode()),
    "a calendar's maker": ("a.ics", EVENT.format("PRODID:0912345678").encode()),
    "a zone of time": ("a.ics", EVENT.format("TZNAME:0912345678").encode()),
    "a calendar's own line": ("a.ics", EVENT.format("X-OURS:0912345678").encode()),
    "the name of a calendar's line": ("a.ics", EVENT.format("X-0912345678:a").encode()),
    "a day that is none": ("a.ics", EVENT.format("DTSTART:0912345678").encode()),
    "a name in quotation marks": ("a.ics", EVENT.format('DTSTART;A="b:0912345678":1').encode()),
    "short lines of a calendar": (
        "a.ics", EVENT.format("SUMMARY:0912\r\nDESCRIPTION:345678").encode(),
    ),
    "a version": ("a.json", b'{"version": "0912345678"}'),
    "a name for machines": ("a.json", b'{"id": "0912345678"}'),
    "an address for machines": ("a.json", b'{"@id": "tel:0912345678"}'),
    "a day of data": ("a.json", b'{"updateDate": "0912 345 678"}'),
    "signs of captions": ("a.vtt", f"{CUE}0912&nbsp;345&#8203;678\n".encode()),
    "the name of a cue": ("a.vtt", b"WEBVTT\n\n0912345678\n00:00.000 --> 00:02.000\na\n"),
    "the number of a cue": ("a.srt", b"0912345678\n00:00:00,000 --> 00:00:02,000\na\n"),
    "settings of a cue": ("a.vtt", b"WEBVTT\n\n00:00.000 --> 00:02.000 region:0912345678\na\n"),
    "a time that is none": ("a.vtt", f"{CUE}00:00 --> 0912345678\n".encode()),
    "who speaks in a cue": ("a.vtt", f"{CUE}<v 0912345678>a\n".encode()),
    "a bold part of a cue": ("a.vtt", f"{CUE}0912<b>345</b>678\n".encode()),
    # Files inside addresses.
    "data": ("a.html", page('<a href="data:application/json,{%22a%22:%220912345678%22}">a</a>')),
    "a feed": ("a.html", page('<a href="data:text/xml,<a>0912<b>345678</b></a>">a</a>')),
    "captions in a quoted address": (
        "a.css", b"p{background:url('data:text/vtt,WEBVTT%0A%0A0912 345 678')}",
    ),
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
    "a remark in front of a page": ("a.html", b"<!-- 0912345678 --><!doctype html><p>a"),
    "a remark behind a page": ("a.html", page() + b"<!-- 0912345678 -->"),
    "a type of page": ("a.html", b'<!doctype html public "0912345678"><p>a'),
    "an order to programs": ("a.xml", b"<?a 0912345678?><feed/>"),
    "a name in a feed": ("a.atom", b"<feed><id>tel:0912345678</id></feed>"),
    "a number in front of an entry": ("a.html", page('<ol start="912345678"><li>a</ol>')),
    "a number of an entry": ("a.html", page('<ol><li value="912345678">a</ol>')),
    "the name of a field": ("a.html", page('<input name="0912345678">')),
    "a time of a page": ("a.html", page('<time datetime="0912345678">a</time>')),
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
    "a picture and its title": ("a.html", page('<p><img alt="0912" title="345678"></p>')),
    "a title and a picture": ("a.html", page('<p><img title="0912" alt="345678"></p>')),
    "a link and its title": ("a.html", page('<p><a href="b.html" title="345678">0912</a></p>')),
    "a field with what to type": ("a.html", page('<input value="0912" placeholder="345678">')),
    "braille": ("a.html", page("<p>⠼⠚⠊⠁⠃ ⠼⠉⠙⠑ ⠼⠋⠛⠓</p>")),
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
        ("a.json", b'{"version": "1900.686.8", "uid": 84912345678, "n": ["0912", "345", "a678"]}'),
        ("a.json", b'{"sha256": "0912345678912345", "date": "2026-09-12T03:45:06+07:00"}'),
        ("a.json", b'{"uid": "0388858a-7609-4123-8456-091234567890@a.vn"}'),
        ("a.ics", EVENT.format("UID:0388858a-7609-4123-8456-091234567890").encode()),
        ("a.ics", EVENT.format("RRULE:FREQ=YEARLY;UNTIL=20260912;BYDAY=1MO,-1SU").encode()),
        ("a.ics", EVENT.format("DTSTART;TZID=Asia/Ho_Chi_Minh:20260912T034567").encode()),
        ("a.ics", EVENT.format("TZOFFSETTO:+0700\r\nDURATION:P1DT2H\r\nSEQUENCE:912").encode()),
        ("a.vtt", b"WEBVTT\n\n1\n00:00.000 --> 00:02.000 line:90% align:start\na\n"),
        ("a.js", b"x = [912, 345, 678]; y = 0x0912345678; z = 113 * 114; w = 1e9"),
        ("a.js", b"it(`09${a}`); it(`12345678`); b = c / 0.912345678"),
        ("a.css", b"p{z-index:2147483647;color:#091234;margin:0 912px}"),
        ("a.css", b"p{counter-reset:a 3}p::before{content:counter(a) '. ' attr(data-a)}"),
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


@pytest.mark.parametrize("name", sorted(UNREAD))
def test_a_stylesheet_that_shows_what_nobody_reads_is_not_let_out(look: Look, name: str) -> None:
    (found,) = look.of_file("a.css", f"p::after{{content:attr({name})}}".encode(), "site")
    assert found.message == (
        f"Không đọc được tệp đã dựng này (nó hiện thuộc tính “{name}”, mà không ai đọc)."
    )


@pytest.mark.parametrize(
    "address",
    [
        "data:audio/mpeg;base64,SUQz//uQ",
        "data:video/mp4;base64,AAAACGZyZWU=",
        "data:font/woff2,%FF",
    ],
)
def test_sound_films_and_typefaces_inside_an_address_are_read_as_what_they_are(
    look: Look, address: str
) -> None:
    assert list(look.of_file("a.html", page(f'<img src="{address}">'), "site")) == []


@pytest.mark.parametrize("kind", ["application/x-own", "text/rtf", "image/tiff"])
def test_a_file_inside_an_address_that_nobody_reads_is_not_let_out(look: Look, kind: str) -> None:
    (found,) = look.of_file("a.html", page(f'<img src="data:{kind},a">'), "site")
    assert found.message == "Không đọc được tệp đã dựng này (máy không biết đọc loại tệp này)."


@pytest.mark.parametrize(
    ("uri", "data"),
    [
        ("a.rtf", b""),
        ("a.xlsx", b""),
        ("a.json.gz", b""),
        ("a.zip", packed("b.ods", b"")),
        ("a.docx", packed("word/embeddings/a.xlsx", b"")),
    ],
)
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
