"""Several PDF files become one: what is kept, where a file begins, and what is refused."""

import base64
import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, Error, Page

from portals import ROOT

pytestmark = pytest.mark.browser

SCRIPT = ROOT / "overrides/assets/javascripts/loa/papers.js"
JOIN = """async (files) => {
    const made = window.loaPapers(files.map(([name, text]) => (
        {name: name, bytes: Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))})));
    const bytes = new Uint8Array(await made.blob.arrayBuffer());
    return [made.pages, btoa(Array.from(bytes, (one) => String.fromCharCode(one)).join(""))];
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    page = context.new_page()
    page.set_content('<html lang="vi"></html>')
    page.add_script_tag(path=SCRIPT)
    yield page
    context.close()


def paper(*words: str, width: int = 100) -> bytes:
    """A PDF with a page for each of some words, which stand in its stream and in a string that
    looks like references."""
    made = pikepdf.new()
    for text in words:
        added = made.add_blank_page(page_size=(width, 200))
        added.obj.Contents = made.make_stream(text.encode())
        added.obj.Note = pikepdf.String(f"(1 0 R) {text} \\ 2 0 R) endobj")
    made.docinfo["/Title"] = "Unneeded"
    out = io.BytesIO()
    made.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
        compress_streams=False,
        fix_metadata_version=False,
    )
    return out.getvalue()


def joined(page: Page, *files: bytes) -> tuple[int, bytes]:
    given = [(f"{number}.pdf", base64.b64encode(one).decode()) for number, one in enumerate(files)]
    pages, text = page.evaluate(JOIN, given)
    return pages, base64.b64decode(text)


def read(data: bytes) -> list[tuple[str, str, float]]:
    """For each page what its stream and its string say, and its width; blank pages say nothing."""
    with pikepdf.open(io.BytesIO(data)) as made:
        assert made.check_pdf_syntax() == []
        assert str(made.Root.Lang) == "vi"
        return [
            (
                one.Contents.read_bytes().decode() if "/Contents" in one else "",
                str(one.obj.get("/Note", "")),
                float(one.mediabox[2]),
            )
            for one in made.pages
        ]


def said(text: str, width: int = 100) -> tuple[str, str, float]:
    return text, f"(1 0 R) {text} \\ 2 0 R) endobj", width


def test_pages_follow_each_other_as_they_were(page: Page) -> None:
    pages, data = joined(page, paper("%1 0 R", "%b"), paper("%>> stream", "%d", width=300))
    assert pages == 4
    expected = [said("%1 0 R"), said("%b"), said("%>> stream", 300), said("%d", 300)]
    assert read(data) == expected
    assert b"Unneeded" not in data


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ([("a",), ("b",)], ["a", "b"]),
        ([("a",), ("b", "c")], ["a", "", "b", "c"]),
        ([("a", "b"), ("c",)], ["a", "b", "c"]),
        ([("a", "b", "c"), ("d",), ("e",)], ["a", "b", "c", "", "d", "", "e"]),
        ([("a", "b", "c")], ["a", "b", "c"]),
    ],
)
def test_printed_on_both_sides_each_file_has_sheets_of_its_own(
    page: Page, files: list[tuple[str, ...]], expected: list[str]
) -> None:
    pages, data = joined(page, *(paper(*(f"%{one}" for one in words), width=50) for words in files))
    assert [(text[1:], width) for text, _, width in read(data)] == [(one, 50) for one in expected]
    assert pages == len([text for text in expected if text])


def test_the_same_files_give_the_same_bytes(page: Page) -> None:
    files = paper("%a", "%b"), paper("%c")
    assert joined(page, *files) == joined(page, *files)


def _with_object_streams() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper("a"))) as made:
        made.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


GOOD = paper("a", "b")
REFUSED = {
    "empty": b"",
    "cut": GOOD[: len(GOOD) // 2],
    "no table": GOOD.replace(b"\nxref", b"\nxxxx"),
    "an object that is another": GOOD.replace(b"\n1 0 obj", b"\n9 0 obj"),
    "no end": GOOD.replace(b"endobj", b"endxxx"),
    "no tree of pages": GOOD.replace(b"/Pages ", b"/Xages "),
    "a page that is missing": GOOD.replace(b"/Kids [ ", b"/Kids [ 77 0 R "),
    "no pages": GOOD.replace(b"/Type /Page\n", b"/Type /Paxx\n").replace(
        b"/Type /Page ", b"/Type /Paxx "
    ),
    "encrypted": GOOD.replace(b"trailer <<", b"trailer << /Encrypt 1 0 R"),
    "earlier tables": GOOD.replace(b"trailer <<", b"trailer << /Prev 12"),
    "tables in streams": _with_object_streams(),
    "no PDF": Path(SCRIPT).read_bytes(),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_is_not_understood_is_refused_by_its_name(page: Page, data: bytes) -> None:
    assert data != GOOD
    with pytest.raises(Error, match=r"Error: 1\.pdf"):
        joined(page, GOOD, data)
