"""Addresses of a finished site that lead nowhere."""

from pathlib import Path

import pytest

from finished_site import faults, write_files
from loa.last_look.site_links import SiteFault

AROUND = {
    "index.html": '<h1 id="top-1">Nhà</h1>',
    "a/index.html": '<h2 id="mot">Một</h2><a name="cu"></a>',
    "c.html": "C",
    "hình.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}


def found(root: Path, body: str, site_url: str = "/") -> list[tuple[str, str]]:
    """The faults of a page `b/index.html` beside another page, a picture and a film."""
    site = write_files(root, {**AROUND, "b/index.html": body})
    return [(fault.target, fault.reason) for fault in faults(site, site_url)]


GOOD = [
    '<a href="../a/">', '<a href="..">', '<a href="../">', '<a href="">', '<a href="#top">',
    '<a href="../a/#mot">', '<a href="../a/#cu">', '<a href="../a/index.html?x=1#mot">',
    '<a href="../a/#:~:text=M%E1%BB%99t">', '<a href=" ../a/ ">',
    '<a href="../c.html">', '<a href="/a/">', '<a href="/">', '<img src="../h%C3%ACnh.svg">',
    '<a href="tel:111">', '<a href="https://a.vn/">', '<a href="mailto:a@a.vn">',
    '<img src="data:image/svg+xml,x">', '<img srcset="../c.html 1x, ../hình.svg 2x">',
    '<meta http-equiv="refresh" content="0; url=../a/">',
    '<link rel="canonical" href="https://a.vn/">', '<div data="../gi.do"></div>',
    '<svg><use href="#o"/><g id="o"/></svg>',
]  # fmt: skip


@pytest.mark.parametrize("body", GOOD)
def test_what_leads_somewhere_is_no_fault(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == []


BAD = [
    ('<a href="../d/">', "d/index.html", "không có trong cổng"),
    ('<a href="../d.pdf">', "d.pdf", "không có trong cổng"),
    ('<a href="../a">', "a", "thiếu dấu / ở cuối"),
    ('<a href="../a/#hai">', "a/index.html#hai", "trang không có mục ấy"),
    ('<a href="#hai">', "b/index.html#hai", "trang không có mục ấy"),
    ('<a href="../../ngoai/">', "../../ngoai/", "ra ngoài cổng"),
    ('<script src="https://a.vn/x.js"></script>', "https://a.vn/x.js", "tải từ máy chủ khác"),
    ('<link rel="stylesheet" href="https://a.vn/x.css">', "https://a.vn/x.css",
     "tải từ máy chủ khác"),
    ('<img src="//a.vn/x.png">', "//a.vn/x.png", "tải từ máy chủ khác"),
    ('<iframe src="https://a.vn/"></iframe>', "https://a.vn/", "tải từ máy chủ khác"),
    ('<object data="../x.bin"></object>', "x.bin", "không có trong cổng"),
    ('<svg><use href="#o"/></svg>', "b/index.html#o", "trang không có mục ấy"),
    ('<img srcset="../x.png 1x">', "x.png", "không có trong cổng"),
    ('<video poster="../x.webp"></video>', "x.webp", "không có trong cổng"),
    ('<form action="../gui/"></form>', "gui/index.html", "không có trong cổng"),
    ('<a href="javascript:alert(1)">', "javascript:alert(1)", "không mở được"),
    ('<a href="http://[bad">', "http://[bad", "không đọc được"),
    ('<meta http-equiv="refresh" content="0; url=../d/">', "d/index.html", "không có trong cổng"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "target", "reason"), BAD)
def test_what_leads_nowhere_is_named(tmp_path: Path, body: str, target: str, reason: str) -> None:
    assert found(tmp_path, body) == [(target, reason)]


def test_an_address_from_the_root_is_read_below_the_portals_own_path(tmp_path: Path) -> None:
    body = '<a href="/p/a/"><a href="/a/">'
    assert found(tmp_path, body, "https://loa.vn/p/") == [("/a/", "ra ngoài cổng")]


OWN = [
    '<a href="https://loa.vn/p/d/">',
    '<link rel="canonical" href="https://loa.vn/p/d/">',
    '<meta property="og:image" content="https://loa.vn/p/d/">',
    '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "X",'
    ' "encoding": [{"contentUrl": "../d/"}]}</script>',
]


@pytest.mark.parametrize("body", OWN)
def test_the_portals_own_whole_addresses_lead_to_its_files(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body, "https://loa.vn/p/") == [("d/index.html", "không có trong cổng")]
    assert found(tmp_path, body.replace("/d/", "/a/"), "https://loa.vn/p/") == []


def test_what_the_same_host_has_beside_the_portal_is_elsewhere(tmp_path: Path) -> None:
    assert found(tmp_path, '<a href="https://loa.vn/khac/">', "https://loa.vn/p/") == []


FEED = '<feed xmlns="http://www.w3.org/2005/Atom"><link href="{}"/></feed>'
SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{}</loc></url></urlset>'
)
EVENT = "BEGIN:VCALENDAR\r\nURL:{}\r\nEND:VCALENDAR\r\n"
OTHERS = {
    "x.atom": FEED,
    "sitemap.xml": SITEMAP,
    "x.ics": EVENT,
    "x.json": '{{"items": [{{"url": "{}"}}]}}',
    "x.css": "a {{ background: url('{}') }}",
    "y.css": '@import "{}";',
    "_redirects": "/cu/ {} 301",
    "x.webmanifest": '{{"icons": [{{"src": "{}"}}]}}',
    "x.svg": '<svg xmlns="http://www.w3.org/2000/svg"><image href="{}"/></svg>',
}


@pytest.mark.parametrize("uri", OTHERS)
def test_files_that_are_no_pages_are_read_too(tmp_path: Path, uri: str) -> None:
    def told(address: str) -> list[SiteFault]:
        site = write_files(tmp_path, {**AROUND, uri: OTHERS[uri].format(address)})
        return faults(site, "https://loa.vn/")

    assert told("https://loa.vn/a/") == []
    reason = "không có trong cổng"
    assert [(one.target, one.reason) for one in told("https://loa.vn/d.pdf")] == [("d.pdf", reason)]


def test_a_calendars_long_address_is_read_across_its_lines(tmp_path: Path) -> None:
    rows = "BEGIN:VCALENDAR\r\nDESCRIPTION:Xem https://loa.vn/\r\n d/ nhé\r\nEND:VCALENDAR\r\n"
    site = write_files(tmp_path, {"x.ics": rows})
    assert [one.target for one in faults(site, "https://loa.vn/")] == ["d/index.html"]


def test_one_cause_is_named_once_with_the_number_of_its_files(tmp_path: Path) -> None:
    files = {"b/index.html": '\n<a href="/d.pdf">', "c.html": '<a href="d.pdf">'}
    site = write_files(tmp_path, files)
    assert faults(site) == [SiteFault("d.pdf", "không có trong cổng", 2, "c.html", 1)]
