"""Pages as chapters of a book that the browser makes: what they say, and that the book is one."""

import base64
import io
import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from handout_samples import LoadPortal
from loa.handouts.maker import Handouts
from loa.last_look.passages import passages_of
from portals import ROOT, page_text

SCRIPTS = ROOT / "overrides/assets/javascripts/loa"
BIND = """async ([chapters, title]) => {
    const made = window.loaBook(chapters, title, "vi");
    const bytes = new Uint8Array(await made.arrayBuffer());
    return [made.type, btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(""))];
}"""
HOSTILE = """\
## Bảng {#bang}

| Một | Hai |
| --- | --- |
| **a** & b | [tới](https://example.org/?a=1&b=2) |

- [ ] Ô <abbr title="x">viết tắt</abbr>
- [x] Ô khác

/// details | Thêm
Trong khung.
///

Gọi [[helpline:h111]] hay đọc [trang kia](b.md).

<p align="center" id="a:b" onclick="x()">Giữa</p>
"""


def told(data: bytes) -> dict[str, str]:
    text = data.decode()
    assert text.startswith("loaChapter(") and text.endswith(");\n")
    found: dict[str, str] = json.loads(text[len("loaChapter(") : -3])
    return found


def bound(browser: Browser, chapters: list[dict[str, Any]], title: str) -> zipfile.ZipFile:
    """The book that the browser makes of some chapters."""
    context = browser.new_context()
    page = context.new_page()
    page.set_content('<html lang="vi"></html>')
    for name in ("archive", "book"):
        page.add_script_tag(path=SCRIPTS / f"{name}.js")
    kind, data = page.evaluate(BIND, [chapters, title])
    context.close()
    assert kind == "application/epub+zip"
    return zipfile.ZipFile(io.BytesIO(base64.b64decode(data)))


def test_a_chapter_stands_beside_the_files_of_its_page(made: Handouts) -> None:
    assert [one.dest_uri for one in made.chapters] == [
        "tai-lieu/nha-nghi/chuong.js",
        "tai-lieu/lop-2-an-toan/chuong.js",
        "tai-lieu/lop-8-an-toan/chuong.js",
    ]
    assert "chapter" not in {one.kind for one in made.artifacts}


def test_a_chapter_holds_what_books_know_and_says_its_state(load_portal: LoadPortal) -> None:
    body = page_text("Trang <á> & b", HOSTILE, more="handouts: [checklist]\n")
    portal = load_portal({"cong-dong/a.md": body, "cong-dong/b.md": page_text("B", "Chữ.\n")})
    [one] = portal.workshop().make_all().chapters
    chapter = told(one.stored.read_bytes())
    assert (chapter["title"], chapter["lang"]) == ("Trang <á> & b", "vi")
    tree = ElementTree.fromstring(f"<body>{chapter['xhtml']}</body>")
    assert [(e.tag, e.text) for e in tree if e.tag in {"h1", "h2"}] == [
        ("h1", "Trang <á> & b"), ("h2", "Bảng"),
    ]  # fmt: skip
    attributes = {name for e in tree.iter() for name in e.attrib}
    assert attributes <= {"href", "colspan", "rowspan", "scope", "start", "value"}
    words = " ".join("".join(tree.itertext()).split())
    for said in ("☐ Ô viết tắt", "Trong khung.", "bản thảo, chưa có cơ quan nào duyệt", "111"):
        assert said in words
    assert [e.get("href") for e in tree.iter("a")] == [
        "https://example.org/?a=1&b=2", "tel:111",
    ]  # fmt: skip


def test_the_last_look_reads_a_chapter_as_a_page() -> None:
    said = {"title": "A", "lang": "vi", "xhtml": '<p><b>09</b>12 <a href="tel:0913">x</a></p>'}
    script = f"loaChapter({json.dumps(said)});\n".encode()
    found = {(one.kind, one.text) for one in passages_of("tai-lieu/a/chuong.js", script)}
    assert {("text", "0912 x"), ("address", "tel:0913"), ("value", "A")} <= found


def test_a_second_run_finds_chapters_again(load_portal: LoadPortal) -> None:
    portal = load_portal({"cong-dong/a.md": page_text("A", "Chữ.\n", more="handouts: [poster]\n")})
    first = portal.workshop().make_all().chapters
    again = portal.workshop().make_all()
    assert (again.chapters, again.rendered) == (first, 0)
    assert portal.workshop(formats=frozenset({"pdf"})).make_all().chapters == []


@pytest.mark.browser
@pytest.mark.needs("epubcheck")
def test_the_book_is_clean_for_epubcheck_and_the_same_each_time(
    browser: Browser, made: Handouts, tmp_path: Path
) -> None:
    chapters = [
        {**told(one.stored.read_bytes()), "key": one.source, "said": "Tiếng <Việt> & ngày"}
        for one in made.chapters
    ]
    book = bound(browser, chapters, 'Tài liệu "đã" <chọn> & b')
    assert book.testzip() is None
    first = book.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
    assert book.read("mimetype") == b"application/epub+zip"
    nav = book.read("EPUB/nav.xhtml").decode()
    assert [nav.count(f'href="{at}.xhtml"') for at in range(5)] == [0, 1, 1, 1, 0]
    assert b"<p>Ti\xe1\xba\xbfng &lt;Vi\xe1\xbb\x87t&gt; &amp; ng\xc3\xa0y</p>" in book.read(
        "EPUB/1.xhtml"
    )
    path = tmp_path / "gio.epub"
    assert book.fp is not None
    book.fp.seek(0)
    path.write_bytes(book.fp.read())
    command = ["java", "-jar", "/usr/share/java/epubcheck.jar", "--failonwarnings", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    again = bound(browser, chapters, 'Tài liệu "đã" <chọn> & b')
    assert again.fp is not None
    again.fp.seek(0)
    assert again.fp.read() == path.read_bytes()
