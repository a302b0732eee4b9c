"""A finished site's feeds, sitemap, data, headers and weights, one problem a cause."""

import random
from collections import Counter
from pathlib import Path

import pytest

from finished_site import SITE_URL, problems, write_files
from loa.last_look.finished_page import FinishedPage, Reference, read_page
from loa.last_look.other_files import OtherFile
from loa.last_look.site_links import Addresses
from loa.last_look.weights import HTML, SCENE, TEXT, Scales, Weight, over_budget
from loa.problems import Problem
from loa.safety.policy import header_files, page_policy

POLICY = f'<meta http-equiv="Content-Security-Policy" content="{page_policy()}">'


def said(site: Path, sources: dict[str, str] | None = None) -> list[str]:
    return [f"{one.path}:{one.line} {one.message} ({one.code})" for one in problems(site, sources)]


FEED = """<feed xmlns="http://www.w3.org/2005/Atom">
<id>a</id><title>A</title><updated>2026-01-01T00:00:00Z</updated>
<entry><id>1</id><title>Một</title><updated>2026-01-01T00:00:00Z</updated></entry>
<entry><id>2</id><title>Hai</title><updated>2026-01-01T00:00:00Z</updated></entry>
</feed>"""
EVENT = (
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n"
    "DTSTART:20260730\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
DATA = (
    '<script type="application/ld+json">'
    '{"@context": "https://schema.org", "@type": "LearningResource"}</script>'
)
WHOLE = {"x.atom": FEED, "x.ics": EVENT, "index.html": DATA}
SPOILED = [
    ("x.atom", "<id>a</id>", "", "x.atom:1 Nguồn tin thiếu id"),
    ("x.atom", "<title>Hai</title>", "", "x.atom:4 Nguồn tin thiếu title"),
    ("x.atom", "<id>2</id>", "<id>1</id>", "x.atom:1 Hai mục cùng id “1”"),
    ("x.ics", "UID:1\r\n", "", "x.ics:1 Sự kiện thiếu UID"),
    ("x.ics", "DTSTART:20260730\r\n", "", "x.ics:1 Sự kiện thiếu DTSTART"),
    ("x.ics", "END:VEVENT\r\n", "", "x.ics:1 Lịch không khép: END:VCALENDAR"),
    ("x.ics", "BEGIN:VCALENDAR\r\n", "", "x.ics:1 Lịch không khép: END:VCALENDAR"),
    ("x.ics", "UID:1", f"UID:{'1' * 72}", "x.ics:3 Lịch có dòng dài hơn 75 byte"),
    ("index.html", "https://schema.org", "https://a.vn",
     "index.html:1 JSON-LD không ghi @context là https://schema.org"),
    ("index.html", '"LearningResource"', '""', "index.html:1 JSON-LD không ghi @type"),
]  # fmt: skip


def test_what_keeps_its_format_is_no_problem(tmp_path: Path) -> None:
    write_files(tmp_path, WHOLE)
    (tmp_path / "x.ics").write_text(EVENT.replace("UID:1", f"UID:{'1' * 71}"), newline="")
    assert said(tmp_path) == []


@pytest.mark.parametrize(("uri", "old", "new", "expected"), SPOILED)
def test_what_does_not_is_named(
    tmp_path: Path, uri: str, old: str, new: str, expected: str
) -> None:
    text = WHOLE[uri].replace(old, new)
    assert text != WHOLE[uri]
    write_files(tmp_path, {**WHOLE, uri: text})
    assert f"site/{expected}, ở một tệp. (site-part)" in said(tmp_path)


def test_the_same_fault_of_many_files_is_one_problem(tmp_path: Path) -> None:
    spoiled = FEED.replace("<id>a</id>", "")
    write_files(tmp_path, {"x.atom": spoiled, "y.atom": spoiled})
    assert problems(tmp_path) == [
        Problem(
            "site/x.atom",
            1,
            "site-part",
            "Nguồn tin thiếu id, ở 2 tệp.",
            "Sửa khuôn hay chỗ làm ra tệp này.",
        )
    ]


def test_one_dead_link_of_a_template_is_one_problem(tmp_path: Path) -> None:
    pages = {f"{number}/index.html": '<a href="/mat.pdf">' for number in range(186)}
    write_files(tmp_path, {**pages, "index.html": '\n<a href="/mat.pdf">'})
    assert said(tmp_path) == [
        "site/index.html:2 Địa chỉ “mat.pdf”: không có trong cổng, ở 187 tệp. (site-link)"
    ]


def test_a_fault_of_one_page_names_the_file_that_its_editor_writes(tmp_path: Path) -> None:
    write_files(tmp_path, {"a/index.html": '<a href="/mat/">', "index.html": ""})
    found = problems(tmp_path, {"a/index.html": "docs/a.md"})
    assert [one.hint for one in found] == [
        "Sửa trang hoặc khuôn đã viết ra địa chỉ này. Trang này viết ở docs/a.md."
    ]


INLINE = [
    "<script>alert(1)</script>",
    "<style>a {}</style>",
    '<p style="color: red">',
    '<p onclick="x()">',
]


@pytest.mark.parametrize("body", INLINE)
def test_what_the_policy_keeps_from_running_is_named(tmp_path: Path, body: str) -> None:
    write_files(tmp_path, {"index.html": f"{POLICY}\n{body}"})
    (row,) = said(tmp_path)
    assert row.startswith("site/index.html:2 “")
    assert row.endswith(
        "” nằm trong trang, mà chính sách của trang cấm chạy, ở một tệp. (site-part)"
    )


def test_a_script_that_the_policy_knows_by_its_hash_may_run(tmp_path: Path) -> None:
    proof = "sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI="
    policy = f"<meta http-equiv=Content-Security-Policy content=\"script-src '{proof}'\">"
    write_files(tmp_path, {"index.html": f"{policy}<script>alert(1)</script>"})
    assert said(tmp_path) == []
    write_files(tmp_path, {"index.html": f"{policy}<script>alert(2)</script>"})
    assert len(said(tmp_path)) == 1


def sitemap(*uris: str) -> str:
    rows = "".join(f"<url><loc>{SITE_URL}{uri}</loc></url>" for uri in uris)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'


def test_the_sitemap_has_every_page_that_may_be_kept_and_no_other(tmp_path: Path) -> None:
    hidden = '<meta name="robots" content="noindex">'
    files = {"index.html": "A", "b/index.html": "B", "c/index.html": hidden, "404.html": hidden}
    sources = {uri: f"docs/{uri}" for uri in files if uri != "404.html"}
    write_files(tmp_path, {**files, "sitemap.xml": sitemap("", "b/")})
    assert said(tmp_path, sources) == []
    write_files(tmp_path, {"sitemap.xml": sitemap("", "c/")})
    assert said(tmp_path, sources) == [
        "site/b/index.html:1 Trang không có trong sitemap, ở một tệp. (site-part)",
        "site/c/index.html:1 Trang không cho máy tìm kiếm lưu mà có trong sitemap, ở một tệp. "
        "(site-part)",
    ]
    write_files(tmp_path, {"sitemap.xml": sitemap("", "b/", "b/")})
    assert said(tmp_path, sources) == [
        f"site/sitemap.xml:1 Địa chỉ “{SITE_URL}b/” có hai lần, ở một tệp. (site-part)"
    ]


def test_the_servers_policy_and_the_pages_agree(tmp_path: Path) -> None:
    frames = ["https://video.vn"]
    with_frames = POLICY.replace(page_policy(), page_policy(frames))
    files = {"index.html": POLICY, "a/index.html": with_frames, **header_files(frames)}
    write_files(tmp_path, files)
    assert said(tmp_path) == []
    write_files(tmp_path, header_files([]))
    assert said(tmp_path) == [
        "site/a/index.html:1 Trang cần “frame-src https://video.vn” mà máy chủ cấm, ở một tệp. "
        "(site-part)"
    ]
    write_files(tmp_path, {"_headers": "/*\n  X-A: b\n"})
    assert said(tmp_path) == [
        "site/_headers:1 Tệp cho máy chủ không có Content-Security-Policy. (site-part)"
    ]


def test_a_page_without_a_policy_is_named_but_not_one_that_leads_on(tmp_path: Path) -> None:
    leading = '<meta http-equiv="refresh" content="0; url=../">'
    files = {"index.html": POLICY, "cu/index.html": leading, **header_files([])}
    write_files(tmp_path, files)
    assert said(tmp_path) == []
    write_files(tmp_path, {"b.html": "B"})
    assert said(tmp_path) == [
        "site/b.html:1 Trang không ghi chính sách của mình, ở một tệp. (site-part)"
    ]


def weight(html: int = 0, text: int = 0, total: int = 0) -> Weight:
    return Weight(html, text, total, (), (), frozenset())


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (14_335, []),
        (14_336, []),
        (14_337, ["chữ của trang nặng 14337 byte khi gửi đi, nhiều nhất 14336"]),
    ],
)
def test_the_html_of_a_page_has_one_limit(size: int, said: list[str]) -> None:
    assert list(over_budget(weight(html=size))) == said


def test_a_page_with_what_it_needs_and_with_its_scene_has_limits_too() -> None:
    assert list(over_budget(weight(0, TEXT, SCENE))) == []
    assert list(over_budget(weight(0, TEXT + 1, SCENE + 1))) == [
        f"trang với mọi thứ phải tải trước khi đọc nặng {TEXT + 1} byte khi gửi đi, nhiều nhất "
        f"{TEXT}",
        f"trang với cả tranh ở đầu nặng {SCENE + 1} byte khi gửi đi, nhiều nhất {SCENE}",
    ]


def test_only_pictures_in_the_head_are_of_the_scene() -> None:
    """Many elements, so that one gets the place in memory of another that went."""
    head = '<header class="loa-head">' + '<img src="a.svg" loading="lazy">' * 50 + "</header>"
    after = '<img src="b.svg" loading="lazy">' * 400
    data = f"<p>x</p>{head}{after}".encode()
    found = Counter((one.address, one.use) for one in read_page(data).references)
    assert found == {("a.svg", "scene"): 50, ("b.svg", "later"): 400}


def test_weighed_is_what_a_page_asks_for_and_each_file_once(tmp_path: Path) -> None:
    files = {"index.html": "x" * 10, "a.css": "a" * 100, "b.png": "b" * 1000, "c.png": "c" * 7}
    write_files(tmp_path, {**files, "d.png": "d" * 5, "e.mp4": "e" * 9})
    page = FinishedPage(
        [
            Reference("a.css", 1, "at once"),
            Reference("a.css", 2, "at once"),
            Reference("c.png", 2, "scene"),
            Reference("d.png", 3, "later"),
            Reference("e.mp4", 3),
            Reference("mat.css", 3, "at once"),
        ]
    )
    uris = frozenset({*files, "d.png", "e.mp4"})
    styles = {"a.css": OtherFile([Reference("b.png", 1, "at once")])}
    found = Scales(tmp_path, Addresses(uris), styles).weigh("index.html", page)
    assert found == Weight(
        10, 1110, 1117, ("index.html", "a.css", "b.png", "c.png"), ("c.png",), frozenset({"d.png"})
    )


def test_a_page_that_is_too_heavy_is_named_with_its_source(tmp_path: Path) -> None:
    # Digits by chance, which no compressor makes smaller than half.
    text = "".join(random.Random(1).choices("0123456789", k=3 * HTML))
    write_files(tmp_path, {"a/index.html": f"<p>{text}", "index.html": ""})
    (found,) = problems(tmp_path, {"a/index.html": "docs/a.md"})
    assert (found.path, found.code) == ("site/a/index.html", "page-weight")
    assert found.message.startswith("Chữ của trang nặng ")
    assert found.hint.endswith("Trang này viết ở docs/a.md.")


def test_a_page_without_a_source_may_not_be_heavier(tmp_path: Path) -> None:
    text = "".join(random.Random(1).choices("0123456789", k=int(HTML * 2.25)))
    write_files(tmp_path, {"a/song-ngu.html": f"<p>{text}", "a/index.html": ""})
    (found,) = problems(tmp_path, {"a/index.html": "docs/a.md"})
    assert (found.path, found.code) == ("site/a/song-ngu.html", "page-weight")
