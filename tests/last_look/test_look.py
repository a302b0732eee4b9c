"""A finished site says no number, no words and no reference that the registries hold back."""

import io
import json
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
import typst
from PIL import Image

from loa.claims.clearance import Finding
from loa.content.entries.words import Withheld
from loa.content.registries import Registries, load_registries
from loa.last_look import look as look_module
from loa.last_look.look import LARGE, Look, _digest_of
from loa.last_look.passages import Passage, passages_of
from loa.problems import Problem
from portals import ROOT
from spelled_numbers import PLAIN, WHOLE

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
REL = "http://schemas.openxmlformats.org/package/2006/relationships"


def page(body: str, head: str = "") -> bytes:
    return f'<!doctype html>\n<html lang="vi"><head>{head}</head>\n<body>\n{body}\n</body>'.encode()


def packed(**parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return out.getvalue()


def docx(text: str) -> bytes:
    runs = "".join(f"<w:r><w:t>{escape(part)}</w:t></w:r>" for part in (text[:4], text[4:]))
    xml = f'<w:document xmlns:w="{W}"><w:body><w:p>{runs}</w:p></w:body></w:document>'
    return packed(**{"word/document.xml": xml})


def pptx(text: str) -> bytes:
    xml = f'<s xmlns:a="{A}"><a:p><a:r><a:t>{escape(text)}</a:t></a:r></a:p></s>'
    return packed(**{"ppt/slides/slide1.xml": xml})


def pdf(text: str) -> bytes:
    return typst.compile(f"#text({json.dumps(text, ensure_ascii=False)})".encode())


def json_ld(text: str) -> bytes:
    data = json.dumps({"@type": "Place", "telephone": text}, ensure_ascii=True)
    return page("", f'<script type="application/ld+json">{data}</script>')


def attribute(name: str, tag: str = "span") -> object:
    return lambda text: page(f"<p><{tag} {name}={quoteattr(text)}></{tag}></p>")


# Where a finished site can say something: a file's name, and how it holds a text.
PLACES = {
    "a paragraph": ("a/index.html", lambda text: page(f"<p>Gọi {escape(text)} nhé</p>")),
    "a bold word": ("a.html", lambda text: page(f"<p><b>{escape(text[:4])}</b>{escape(text[4:])}")),
    "a cell": ("a.html", lambda text: page(f"<table><tr><td>{escape(text)}</td></tr></table>")),
    "code": ("a.html", lambda text: page(f"<pre><code>{escape(text)}</code></pre>")),
    "the title": ("a.html", lambda text: page("", f"<title>{escape(text)}</title>")),
    "an option": ("a.html", lambda text: page(f"<select><option>{escape(text)}</option></select>")),
    "a noscript": ("a.html", lambda text: page(f"<noscript><p>{escape(text)}</p></noscript>")),
    "a template": ("a.html", lambda text: page(f"<template><p>{escape(text)}</p></template>")),
    "a drawing in a page": ("a.html", lambda text: page(f"<svg><text>{escape(text)}</text></svg>")),
    "an alt text": ("a.html", attribute("alt", "img")),
    "a label": ("a.html", attribute("aria-label")),
    "a title attribute": ("a.html", attribute("title")),
    "a placeholder": ("a.html", attribute("placeholder", "input")),
    "data for a script": ("a.html", attribute("data-right")),
    "a description": ("a.html", attribute("content", "meta")),
    "data for search engines": ("a.html", json_ld),
    "a script in a page": ("a.html", lambda text: page(f"<script>x({json.dumps(text)})</script>")),
    "captions inside a page": (
        "a.html",
        lambda text: page(
            '<video><track src="data:text/vtt;base64,'
            + b64encode(f"WEBVTT\n\n00:00.000 --> 00:02.000\n{text}\n".encode()).decode()
            + '"></video>'
        ),
    ),
    "a drawing": (
        "a.svg",
        lambda text: f'<svg xmlns="http://www.w3.org/2000/svg"><text>{escape(text)}</text></svg>'
        .encode(),
    ),
    "the search index": (
        "vi.js", lambda text: f"loaSearchIndex({json.dumps([{'x': text}])});\n".encode()
    ),
    "data handed over in two calls": (
        "vi.js", lambda text: f"put({json.dumps([text])});\nput([1]);\n".encode()
    ),
    "a script": ("a.js", lambda text: f"const said = '{text}';".encode()),
    "a stylesheet": ("a.css", lambda text: f'p::after {{ content: "{text}"; }}'.encode()),
    "a JSON feed": ("a.json", lambda text: json.dumps({"items": [{"title": text}]}).encode()),
    "the manifest": ("a.webmanifest", lambda text: json.dumps({"name": text}).encode()),
    "an event": ("a.ics", lambda text: f"BEGIN:VEVENT\nSUMMARY:{text[:5]}\n {text[5:]}".encode()),
    "an Atom feed": (
        "a.atom",
        lambda text: f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(text)}</title></feed>'
        .encode(),
    ),
    "a page in a feed": (
        "b.atom",
        lambda text: (
            '<feed xmlns="http://www.w3.org/2005/Atom"><content type="html">'
            f"{escape(f'<p>{escape(text)}</p>')}</content></feed>"
        ).encode(),
    ),
    "captions": ("a.vtt", lambda text: f"WEBVTT\n\n00:00.000 --> 00:02.000\n{text}\n".encode()),
    "captions in SRT": ("a.srt", lambda text: f"1\n00:00,000 --> 00:02,000\n{text}\n".encode()),
    "a text for the loudspeaker": ("a.txt", lambda text: f"Bà con gọi {text}.\n".encode()),
    "a table for Excel": ("a.csv", lambda text: f'Nơi,Số\nThôn,"{text}"\n'.encode()),
    "a Word document": ("a.docx", docx),
    "slides": ("a.pptx", pptx),
    "an archive": ("a.zip", lambda text: packed(**{"b.txt": text})),
}  # fmt: skip
# Letters that a font of the test's PDF would write as others are left to the rest.
ON_PAPER = [one for one in PLAIN if one.isascii()]


@pytest.fixture(scope="module")
def registries() -> Registries:
    return load_registries(ROOT / "docs")[0]


@pytest.fixture
def look(registries: Registries, tmp_path: Path) -> Look:
    return Look(registries, tmp_path / "cache" / "looked-at.json")


def codes(look: Look, uri: str, data: bytes) -> set[str]:
    return {problem.code for problem in look.of_file(uri, data, "site")}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_number_is_seen_in_every_place(look: Look, place: tuple[str, object]) -> None:
    uri, made = place
    found = {spelling: codes(look, uri, made(spelling)) for spelling in PLAIN + WHOLE}  # type: ignore[operator]
    assert found == {spelling: {"unknown-phone"} for spelling in PLAIN + WHOLE}


def cells(*parts: str) -> str:
    return f"<table><tr>{''.join(f'<td>{one}</td>' for one in parts)}</tr></table>"


# How a finished site can show a number in parts.
PARTED = {
    "cells of a row": ("a.html", lambda parts: page(cells("Thôn", *parts))),
    "cells of a column": (
        "a.html",
        lambda parts: page(
            "<table>" + "".join(f"<tr><td>Xã</td><td>{one}</td></tr>" for one in parts) + "</table>"
        ),
    ),
    "entries": ("a.html", lambda parts: page(f"<ol><li>{'</li><li>'.join(parts)}</li></ol>")),
    "paragraphs": ("a.html", lambda parts: page(f"<p>{'</p><p>'.join(parts)}</p>")),
    "buttons": (
        "a.html",
        lambda parts: page(f"<button>{'</button><button>'.join(parts)}</button>"),
    ),
    "struck out between": ("a.html", lambda parts: page(f"<p>{'<del>55</del>'.join(parts)}</p>")),
    "old marks between": (
        "a.html",
        lambda parts: page(f"<p>{'<strike>5</strike>'.join(parts)}</p>"),
    ),
    "notes between": ("a.html", lambda parts: page(f"<p>{'<sup>1</sup>'.join(parts)}</p>")),
    "elements nobody knows": (
        "a.html",
        lambda parts: page(f"<p>{'<font>·</font>'.join(parts)}</p>"),
    ),
    "joined by a word": ("a.html", lambda parts: page(f"<p>{' và '.join(parts)}</p>")),
    "drawn texts": ("a.svg", lambda parts: drawing(f"<text>{'</text><text>'.join(parts)}</text>")),
    "drawn parts": (
        "a.svg",
        lambda parts: drawing(
            "<text>5" + "".join(f'<tspan x="{n}">{one}</tspan>' for n, one in enumerate(parts))
            + "</text>"
        ),
    ),
    "drawn from the right": (
        "a.svg",
        lambda parts: drawing("".join(
            f'<text x="{n}" y="9">{one}</text>' for n, one in reversed(list(enumerate(parts)))
        )),
    ),
    "drawn from below": (
        "a.svg",
        lambda parts: drawing("".join(
            f'<text><tspan y="{n}.5em">{one}</tspan></text>'
            for n, one in reversed(list(enumerate(parts)))
        )),
    ),
    "captions": ("a.vtt", lambda parts: cues(parts)),
    "paragraphs of a text": ("a.txt", lambda parts: "\n\n".join(parts).encode()),
    "cells for Excel": ("a.csv", lambda parts: f"Xã;{';'.join(parts)}\n".encode()),
    "paragraphs in Word": (
        "a.docx",
        lambda parts: packed(**{
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>'
            + "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in parts)
            + "</w:body></w:document>"
        }),
    ),
}  # fmt: skip


def drawing(inside: str) -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()


def cues(texts: tuple[str, ...]) -> bytes:
    rows = (f"00:0{n}.000 --> 00:0{n + 1}.000\n{one}\n" for n, one in enumerate(texts))
    return "\n".join(["WEBVTT\n", *rows]).encode()


@pytest.mark.parametrize("parts", [("0912", "345", "678"), ("+84 912", "345678")])
@pytest.mark.parametrize("place", PARTED.values(), ids=PARTED)
def test_a_number_in_parts_is_seen(
    look: Look, place: tuple[str, object], parts: tuple[str, ...]
) -> None:
    uri, made = place
    assert codes(look, uri, made(parts)) == {"unknown-phone"}  # type: ignore[operator]


# The number of a note is a digit of another number, for all that a machine knows.
@pytest.mark.parametrize("name", sorted({*PARTED} - {"notes between"}))
def test_a_cleared_number_in_parts_is_left_alone(look: Look, name: str) -> None:
    uri, made = PARTED[name]
    assert codes(look, uri, made(("0981", "84 84", "84"))) == set()


# Where figures stand each for itself.
APART = [
    "cells of a row", "cells of a column", "entries", "paragraphs", "buttons", "drawn texts",
    "drawn from the right", "drawn from below", "paragraphs of a text", "paragraphs in Word",
]  # fmt: skip


@pytest.mark.parametrize("parts", [("1954", "1975"), ("05", "12", "345"), ("0,912", "345", "678")])
@pytest.mark.parametrize("name", APART)
def test_figures_side_by_side_are_left_alone(look: Look, name: str, parts: tuple[str, ...]) -> None:
    uri, made = PARTED[name]
    assert codes(look, uri, made(parts)) == set()


def test_a_number_in_parts_is_named_on_the_line_where_it_begins(look: Look) -> None:
    made = page("<ul>\n<li>Xã</li>\n<li>0912</li>\n<li>345678</li>\n</ul>")
    assert [(one.line, one.message) for one in look.of_file("a.html", made, "site")] == [
        (6, "Số 0912 345678 không có trong sổ đăng ký.")
    ]


def test_words_around_what_is_struck_out_are_seen(registries: Registries, tmp_path: Path) -> None:
    look = Look(replace(registries, withheld={"thu": WITHHELD}), tmp_path / "looked-at.json")
    assert codes(look, "a.html", page("<p>Đường <s>mới</s> dây cũ</p>")) == {"withheld-text"}


def test_a_drawn_text_takes_no_digit_of_the_one_before(look: Look) -> None:
    made = drawing("<text>5</text><text>0912345678</text>")
    assert codes(look, "a.svg", made) == {"unknown-phone"}


@pytest.mark.parametrize("spelling", ON_PAPER)
def test_a_number_on_paper_is_seen(look: Look, spelling: str) -> None:
    assert codes(look, "a.pdf", pdf(f"Gọi {spelling} nhé")) == {"unknown-phone"}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_number_that_is_cleared_is_left_alone(look: Look, place: tuple[str, object]) -> None:
    uri, made = place
    for number in ("111", "+84 981 84 84 84", "113"):
        assert codes(look, uri, made(number)) == set()  # type: ignore[operator]


ADDRESSES = [
    "tel:0912345678", "TEL:+84-912-345-678", "sms:0912345678", "https://zalo.me/0912345678",
    "https://wa.me/84912345678", "tel:0912%20345%20678", "viber://chat?number=0912345678",
]  # fmt: skip
LINKS = {
    "a link": ("a.html", lambda one: page(f"<a href={quoteattr(one)}>x</a>")),
    "an area": ("a.html", lambda one: page(f"<map><area href={quoteattr(one)}></map>")),
    "a form": ("a.html", lambda one: page(f"<form action={quoteattr(one)}></form>")),
    "a drawing": (
        "a.svg",
        lambda one: f'<svg xmlns="http://www.w3.org/2000/svg"><a href={quoteattr(one)}/></svg>'
        .encode(),
    ),
    "data": ("a.json", lambda one: json.dumps({"url": one}).encode()),
    "an event": ("a.ics", lambda one: f"BEGIN:VEVENT\r\nURL:{one}".encode()),
    "a Word document": (
        "a.docx",
        lambda one: packed(**{
            "word/_rels/document.xml.rels":
            f'<R xmlns="{REL}"><Relationship Target={quoteattr(one)}/></R>'
        }),
    ),
}  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("place", LINKS.values(), ids=LINKS)
def test_a_number_that_is_dialled_is_seen(
    look: Look, place: tuple[str, object], address: str
) -> None:
    uri, made = place
    assert codes(look, uri, made(address)) == {"unknown-phone"}  # type: ignore[operator]


def test_an_address_that_dials_what_is_cleared_is_left_alone(look: Look) -> None:
    made = page('<a href="tel:111">111</a> <a href="tel:+84981848484">x</a>')
    assert codes(look, "a.html", made) == set()


WITHHELD = Withheld(
    id="thu", texts=["Đường dây cũ"], why="Không còn.", confidence="high", as_of=None, sources=[]
)


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_withheld_words_are_seen_in_every_place(
    registries: Registries, tmp_path: Path, place: tuple[str, object]
) -> None:
    uri, made = place
    look = Look(replace(registries, withheld={"thu": WITHHELD}), tmp_path / "looked-at.json")
    assert codes(look, uri, made("ĐƯỜNG  dây cũ")) == {"withheld-text"}  # type: ignore[operator]


# Code shows the syntax; numbers in grids and data have no prose to print a reference in.
PROSE = {
    name: place for name, place in PLACES.items()
    if name not in {"code", "data for a script", "a description", "data for search engines",
                    "the search index", "data handed over in two calls", "a JSON feed",
                    "the manifest", "a script in a page"}
}  # fmt: skip


@pytest.mark.parametrize("written", ["[[helpline:h111]]", "[helpline:h111]", "[[ h111 ]]"])
@pytest.mark.parametrize("place", PROSE.values(), ids=PROSE)
def test_a_reference_that_stayed_is_seen(
    look: Look, place: tuple[str, object], written: str
) -> None:
    uri, made = place
    assert codes(look, uri, made(written)) == {"broken-reference"}  # type: ignore[operator]


def test_the_syntax_of_references_in_code_is_left_alone(look: Look) -> None:
    made = page("<p>Viết <code>[[helpline:h111]]</code>.</p><pre>[[law:L53|Điều 3]]</pre>")
    assert codes(look, "a.html", made) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Từ 01/07/2025 đến 30/09/2025.",
        "Luật 53/2024/QH15",
        "2026-2030 33/QĐ-TTg",
        "Phạt 50–200 triệu đồng.",
        "https://example.vn/post0912345678.html",
        "12 345 678 đồng",
    ],
)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_other_digits_are_left_alone(look: Look, place: tuple[str, object], text: str) -> None:
    uri, made = place
    assert codes(look, uri, made(text)) == set()  # type: ignore[operator]


@pytest.mark.parametrize(
    ("length", "expected"),
    [(39, 1), (40, 0), (41, 1), (63, 1), (64, 0), (65, 1)],
)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_digits_in_a_digest_are_no_number(
    look: Look, place: tuple[str, object], length: int, expected: int
) -> None:
    uri, made = place
    text = f"Tệp {'0912345678'.ljust(length, 'a')} còn nguyên"
    assert codes(look, uri, made(text)) == ({"unknown-phone"} if expected else set())  # type: ignore[operator]


@pytest.mark.parametrize(
    ("uri", "data"),
    [
        ("lich.html", page("<table><tr><td>11<small>4</small></td><td>0</td></tr></table>")),
        ("a.svg", b'<svg><path d="M0 9 1 2 3 4 5 6 7 8"/></svg>'),
        (
            "a.ics",
            b"UID:urn:uuid:2356a568-8bca-4912-8345-091234567890\r\nDTSTART:20260912T345678Z",
        ),
        ("a.vtt", "WEBVTT\n\n00:00:10.000 --> 00:00:16.000\nGọi 111.\n".encode()),
        ("a.json", json.dumps({"sha256": "0912345678" * 4, "date": "2026-09-12"}).encode()),
        # The name of a state of files, made of its hash: any digits may come of it.
        ("ban.json", json.dumps({"version": "088045716abcdef0"}).encode()),
        ("khong.html", b""),
        # The digests of a file and of a commit: any digits may come of them.
        ("ma.html", page(f"<p>Mã: <code>0912345678{'a' * 54}</code></p>")),
        ("goc.html", page(f"<p>Bản 0912345678{'a' * 30}.</p>")),
        ("tep.html", page("<p>30 trang, 115 tệp</p>")),
        ("do.html", page("<p>112 MB, 114 lượt, 112 tài liệu, 115%, 114 %, 115 kết quả</p>")),
        (
            "a.atom",
            b'<feed xmlns="http://www.w3.org/2005/Atom"><id>'
            b"urn:uuid:0912345a-6780-4123-8456-091234567890</id></feed>",
        ),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_data_and_grids_are_no_numbers(look: Look, uri: str, data: bytes) -> None:
    assert codes(look, uri, data) == set()


def test_a_number_over_two_lines_of_a_page_of_paper_is_the_cleared_one(look: Look) -> None:
    source = "Gọi +84 981 84 \\\n84 84 \\\n1 \\\n2"
    assert codes(look, "a.pdf", typst.compile(source.encode())) == set()


@pytest.mark.parametrize(
    ("uri", "data"),
    [
        ("a.pdf", b"%PDF-1.7 cut"),
        ("a.docx", b"PK cut"),
        ("a.zip", b""),
        ("a.svg", b"<svg>"),
        ("a.json", b"{"),
        ("a.txt", b"\xff\xfe\x00"),
        ("vi.js", b"\xff"),
        ("a.docx", packed(**{"word/document.xml": "<w:t>"})),
    ],
)
def test_a_file_that_cannot_be_read_is_named(look: Look, uri: str, data: bytes) -> None:
    assert codes(look, uri, data) == {"unreadable-output"}


def test_a_file_is_named_for_what_it_holds(look: Look, tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "tep").mkdir(parents=True)
    for name in ("goi-0912-345-678.png", "goi-111-1200x630.png"):
        Image.new("1", (1, 1)).save(site / "tep" / name)
    found = [(problem.path, problem.code) for problem in look.problems(site, "site")]
    assert found == [("site/tep/goi-0912-345-678.png", "unknown-phone")]


def test_the_problem_says_where_what_and_where_to_mend(
    registries: Registries, tmp_path: Path
) -> None:
    site = tmp_path / "moi"
    site.mkdir()
    (site / "a.html").write_bytes(page("<p>Một.</p>\n<p>Gọi 0912 345 678.</p>"))
    sources = {"a.html": "docs/a.md"}
    look = Look(registries, tmp_path / "looked-at.json", sources)
    assert look.problems(site, "site") == [
        Problem(
            "site/a.html", 5, "unknown-phone", "Số 0912 345 678 không có trong sổ đăng ký.",
            "Đây là tệp đã dựng, hãy sửa chỗ viết ra nó. Trang này viết ở docs/a.md.",
        )
    ]  # fmt: skip


def test_the_examples_of_the_catalogue_are_shown_and_nothing_else(look: Look) -> None:
    from loa.codes import catalogue

    example = catalogue()["unknown-phone"].bad
    assert codes(look, "a.html", page(f"<pre><code>{escape(example)}</code></pre>")) == set()
    index = f"loaSearchIndex({json.dumps([{'x': 'Sai ' + example}])});\n".encode()
    assert codes(look, "vi.js", index) == set()
    longer = f"<pre><code>{escape(example)} Gọi 0977 345 678.</code></pre>"
    assert codes(look, "a.html", page(longer)) == {"unknown-phone"}


def test_what_was_clean_is_not_read_again(
    registries: Registries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, cache = tmp_path / "site", tmp_path / "looked-at.json"
    site.mkdir()
    (site / "a.html").write_bytes(page("<p>Gọi 111.</p>"))
    (site / "b.html").write_bytes(page("<p>Gọi 0912345678.</p>"))
    (site / "a.html.br").write_bytes(b"Goi 0912345678")
    first = Look(registries, cache).problems(site, "site")
    read: list[str] = []
    whole = Look.of_file
    monkeypatch.setattr(
        Look, "of_file", lambda self, uri, *rest: (read.append(uri), whole(self, uri, *rest))[1]
    )
    assert Look(registries, cache).problems(site, "site") == first
    assert read == ["b.html"]


def test_what_was_clean_under_other_rules_is_read_again(
    registries: Registries, tmp_path: Path
) -> None:
    site, cache = tmp_path / "site", tmp_path / "looked-at.json"
    site.mkdir()
    (site / "a.html").write_bytes(page("<p>Đường dây cũ. Gọi 111.</p>"))
    assert Look(registries, cache).problems(site, "site") == []
    stricter = replace(registries, withheld={"thu": WITHHELD})
    assert [one.code for one in Look(stricter, cache).problems(site, "site")] == ["withheld-text"]
    h111 = registries.helplines["h111"].model_copy(update={"publish": "no"})
    shorter = replace(registries, helplines={**registries.helplines, "h111": h111})
    assert [one.code for one in Look(shorter, cache).problems(site, "site")] == [
        "unpublished-phone"
    ]


@pytest.mark.parametrize(("size", "again"), [(LARGE - 1, 3), (LARGE, 1), (LARGE + 1, 1)])
def test_of_a_large_file_only_what_is_new_is_looked_at_again(
    registries: Registries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, again: int
) -> None:
    site, cache = tmp_path / "site", tmp_path / "looked-at.json"
    site.mkdir()
    rest = "Đi chợ.\n\nGọi 111.\n\n"
    written = site / "a.txt"
    written.write_text(rest + "a" * (size - len(rest.encode())), encoding="utf-8")
    assert Look(registries, cache).problems(site, "site") == []
    looked: list[str] = []
    look = Look._findings_of

    def noted(self: Look, passage: Passage, uri: str) -> Iterator[Finding]:
        looked.append(passage.text)
        return look(self, passage, uri)

    monkeypatch.setattr(Look, "_findings_of", noted)
    written.write_text(f"{rest}Gọi 0912345678.{' ' * LARGE}", encoding="utf-8")
    told = [one.code for one in Look(registries, cache).problems(site, "site")]
    assert (told, len(looked)) == (["unknown-phone"], again)


ENTRY = '{"u": "a/%d/", "x": "Đi chợ ngày %d tháng ba."}'


def index(count: int, *more: str) -> str:
    """A search index that is large for its number of entries."""
    filling = '{"x": "' + "chợ " * (LARGE // 4) + '"}'
    return (
        f"loaSearchIndex([{','.join([filling, *(ENTRY % (n, n) for n in range(count)), *more])}]);"
    )


def test_of_a_search_index_only_new_entries_are_read(
    registries: Registries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, cache = tmp_path / "site", tmp_path / "looked-at.json"
    site.mkdir()
    (site / "vi.js").write_text(index(9), encoding="utf-8")
    assert Look(registries, cache).problems(site, "site") == []
    read: list[bytes] = []

    def noted(uri: str, data: bytes) -> Iterator[Passage]:
        read.append(data)
        return passages_of(uri, data)

    monkeypatch.setattr(look_module, "passages_of", noted)
    new = '{"x": "Gọi 0912345678."}', '{"x": "Gọi 091", "y": "2345678."}'
    (site / "vi.js").write_text(index(9, *new), encoding="utf-8")
    for _ in range(2):
        # What is wrong is found each time.
        told = [one.code for one in Look(registries, cache).problems(site, "site")]
        assert (len(told), set(told)) == (2, {"unknown-phone"})
        assert read == [f"entry([{one}]);".encode() for one in new]
        read.clear()


@pytest.mark.parametrize(
    "text",
    [
        index(3, '{"x": "Gọi 0912345678."}'),
        index(3, '["Gọi 091", "2345678."]'),
        # Neighbours in a list are read together.
        f'loaSearchIndex(["{"chợ " * LARGE}", "Gọi 091", "2345678."]);',
        f'loaSearchIndex([{{"x": "{"chợ " * LARGE}"}}, "Gọi 091", "2345678."]);',
        f'let a = "{"chợ " * LARGE}"; let b = "Gọi 0912345678.";',
    ],
)
def test_a_large_script_says_what_it_says_as_a_whole(
    registries: Registries, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    data = text.encode()
    assert len(data) > LARGE
    told = []
    for large in (LARGE, len(data) + 1):
        monkeypatch.setattr(look_module, "LARGE", large)
        found = Look(registries, Path("none")).of_file("vi.js", data, "site")
        told.append([one.message for one in found])
    assert told[0] == told[1] != []


def test_a_name_is_looked_at_once_and_told_each_time(
    registries: Registries, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, cache = tmp_path / "site", tmp_path / "looked-at.json"
    for uri in ("a/ban-do.pdf", "a/0912345678.pdf"):
        (site / uri).parent.mkdir(parents=True, exist_ok=True)
        (site / uri).write_bytes(b"%PDF-1.7\n")
    names: list[str] = []
    look = Look._in_name

    def noted(self: Look, uri: str, name: str) -> Iterator[Problem]:
        names.append(uri)
        return look(self, uri, name)

    monkeypatch.setattr(Look, "_in_name", noted)
    monkeypatch.setattr(Look, "of_file", lambda *given: iter(()))
    told = [[one.path for one in Look(registries, cache).problems(site, "site")] for _ in range(2)]
    assert told == [["site/a/0912345678.pdf"]] * 2
    assert names == ["a/0912345678.pdf", "a/ban-do.pdf", "a/0912345678.pdf"]


def test_a_passage_that_is_clean_in_a_script_is_looked_at_in_a_page() -> None:
    one = Passage(1, "text", "Chữ.", "Chữ.")
    assert _digest_of(one, ".js") != _digest_of(one, ".html")
    assert _digest_of(one, ".js") == _digest_of(replace(one, line=2), ".js")


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"rules": 1}', b"\xff"])
def test_a_damaged_memory_is_no_memory(
    registries: Registries, tmp_path: Path, damage: bytes
) -> None:
    site, cache = tmp_path / "site", tmp_path / "looked-at.json"
    site.mkdir()
    (site / "a.html").write_bytes(page("<p>Gọi 0912345678.</p>"))
    cache.write_bytes(damage)
    assert len(Look(registries, cache).problems(site, "site")) == 1
