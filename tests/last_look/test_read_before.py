"""A finished file that was read before is known by its bytes, with all that was read of it."""

from pathlib import Path

import pytest

from loa.last_look import read_before
from loa.last_look.finished_page import read_page
from loa.last_look.other_files import read_other
from loa.last_look.read_before import ReadBefore

PAGE = """<!doctype html><html><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'none'">
<meta name="robots" content="noindex"><link rel="stylesheet" href="a.css">
<script>alert(1)</script><script type="application/ld+json">{"@context": "x"}</script></head>
<body><header class="loa-head"><img src="b.svg" loading="lazy" alt=""></header>
<p id="muc" style="color:red"><a href="c/#d">Chữ</a></p></body></html>
""".encode()


@pytest.mark.parametrize("data", [PAGE, b"", b"<p>"], ids=["page", "empty", "piece"])
def test_what_was_kept_is_what_was_read(tmp_path: Path, data: bytes) -> None:
    before = ReadBefore(tmp_path)
    assert before.page(data) == read_page(data)
    size = before.size(data)
    before.shelf.save()
    after = ReadBefore(tmp_path)
    assert after.page(data) == read_page(data)
    assert after.size(data) == size


def test_only_other_bytes_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = ReadBefore(tmp_path)
    before.page(PAGE)
    before.shelf.save()
    read: list[bytes] = []
    monkeypatch.setattr(read_before, "read_page", lambda data: read.append(data) or read_page(data))
    after = ReadBefore(tmp_path)
    after.page(PAGE)
    after.page(PAGE + b" ")
    assert read == [PAGE + b" "]


URL = "https://vi.du/"
FEED = (
    b'<feed xmlns="http://www.w3.org/2005/Atom"><link href="a/"/><entry><id>1</id></entry></feed>'
)
OTHERS = {
    "a.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="b.png"/></svg>',
    "a.atom": FEED,
    "sitemap.xml": b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>'
    b"<loc>https://vi.du/a/</loc></url></urlset>",
    "a.css": b"a{background:url(b.png)}",
    "a.json": b'{"url": "https://vi.du/a/"}',
    "broken.json": b"{",
    "a.txt": b"https://vi.du/a/",
}


@pytest.mark.parametrize("uri", OTHERS)
def test_what_was_kept_of_other_files_is_what_was_read(tmp_path: Path, uri: str) -> None:
    data = OTHERS[uri]
    before = ReadBefore(tmp_path)
    assert before.other(uri, data, URL) == read_other(uri, data, URL)
    before.shelf.save()
    assert ReadBefore(tmp_path).other(uri, data, URL) == read_other(uri, data, URL)


def test_the_same_bytes_are_read_as_what_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another name, another address of the portal and other bytes are read anew."""
    before = ReadBefore(tmp_path)
    before.other("b/a.json", b"{}", URL)
    before.shelf.save()
    read: list[tuple[str, bytes, str]] = []

    def noted(*given: str) -> None:
        read.append(given)

    monkeypatch.setattr(read_before, "read_other", noted)
    after = ReadBefore(tmp_path)
    given = [
        ("c/a.json", b"{}", URL), ("a.css", b"{}", URL), ("a.json", b"{} ", URL),
        ("d/a.json", b"{}", "/"),
    ]  # fmt: skip
    for uri, data, url in given:
        after.other(uri, data, url)
    assert read == given[1:]
