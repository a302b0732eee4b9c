"""Addresses of a finished site that lead nowhere."""

from pathlib import Path

import pytest

from loa.publishing.site_links import SiteFault, faults_of


def site(root: Path, body: str, base: str = "/") -> list[tuple[str, str]]:
    """The faults of a page `b/index.html` beside another page, a picture and a film."""
    for uri, text in {
        "index.html": '<h1 id="top-1">Nhà</h1>',
        "a/index.html": '<h2 id="mot">Một</h2><a name="cu"></a>',
        "b/index.html": body,
        "c.html": "C",
        "hình.svg": "",
    }.items():
        path = root / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return [(fault.target, fault.reason) for fault in faults_of(root, base)]


GOOD = [
    '<a href="../a/">', '<a href="..">', '<a href="../">', '<a href="">', '<a href="#top">',
    '<a href="../a/#mot">', '<a href="../a/#cu">', '<a href="../a/index.html?x=1#mot">',
    '<a href="../c.html">', '<a href="/a/">', '<a href="/">', '<img src="../h%C3%ACnh.svg">',
    '<a href="tel:111">', '<a href="https://a.vn/">', '<a href="mailto:a@a.vn">',
    '<img src="data:image/svg+xml,x">', '<img srcset="../c.html 1x, ../hình.svg 2x">',
    '<meta http-equiv="refresh" content="0; url=../a/">',
]  # fmt: skip


@pytest.mark.parametrize("body", GOOD)
def test_what_leads_somewhere_is_no_fault(tmp_path: Path, body: str) -> None:
    assert site(tmp_path, body) == []


BAD = [
    ('<a href="../d/">', "d/index.html", "không có trong cổng"),
    ('<a href="../d.pdf">', "d.pdf", "không có trong cổng"),
    ('<a href="../a">', "a", "thiếu dấu / ở cuối"),
    ('<a href="../a/#hai">', "a/index.html#hai", "trang không có mục ấy"),
    ('<a href="#hai">', "b/index.html#hai", "trang không có mục ấy"),
    ('<a href="../../ngoai/">', "../../ngoai/", "ra ngoài cổng"),
    ('<script src="https://a.vn/x.js">', "https://a.vn/x.js", "tải từ máy chủ khác"),
    ('<img src="//a.vn/x.png">', "//a.vn/x.png", "tải từ máy chủ khác"),
    ('<iframe src="https://a.vn/">', "https://a.vn/", "tải từ máy chủ khác"),
    ('<img srcset="../x.png 1x">', "x.png", "không có trong cổng"),
    ('<video poster="../x.webp">', "x.webp", "không có trong cổng"),
    ('<a href="javascript:alert(1)">', "javascript:alert(1)", "không mở được"),
    ('<a href="http://[bad">', "http://[bad", "không đọc được"),
    ('<meta http-equiv="refresh" content="0; url=../d/">', "d/index.html", "không có trong cổng"),
]


@pytest.mark.parametrize(("body", "target", "reason"), BAD)
def test_what_leads_nowhere_is_named(tmp_path: Path, body: str, target: str, reason: str) -> None:
    assert site(tmp_path, body) == [(target, reason)]


def test_an_address_from_the_root_is_read_below_the_portals_own_path(tmp_path: Path) -> None:
    assert site(tmp_path, '<a href="/p/a/"><a href="/a/">', "/p/") == [("/a/", "ra ngoài cổng")]


def test_one_cause_is_named_once_with_the_number_of_its_pages(tmp_path: Path) -> None:
    site(tmp_path, '<a href="/d.pdf">')
    (tmp_path / "c.html").write_text('<a href="d.pdf">', "utf-8")
    assert faults_of(tmp_path) == [SiteFault("d.pdf", "không có trong cổng", 2, "b/index.html")]
