"""Pages that moved: their old addresses lead on, in every copy of the site and on servers."""

import re
from pathlib import Path

import pytest

from loa.content.library import Library
from loa.content.page import parse_page
from loa.content.registries import load_registries
from loa.content.translation import source_hash
from loa.integrations.forwarding import forward_files, forward_rules
from loa.integrations.portal import Portal
from loa.integrations.site import build_site
from portals import ROOT, page_text, write_portal

MOVED = "tab: Việc làm ngay\nmoved_from: [tro-giup/nguy.md, cu/index.md]\nsensitive: true\n"


def translated(source: str) -> str:
    page, _ = parse_page("a.md", source, "a.md", load_registries(ROOT / "docs")[0])
    assert page is not None
    record = f'translation: {{source_sha256: "{source_hash(page)}", translator: M, status: draft}}'
    return page_text("現在", "字。\n", more=f"{record}\nsensitive: true\n")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = page_text("Đang nguy & sợ", "Chữ.\n", more=MOVED)
    pages = {"tro-giup/ngay.md": source, "tro-giup/ngay.zh-Hant.md": translated(source)}
    return write_portal(tmp_path_factory.mktemp("moves") / "portal", pages)


@pytest.fixture(scope="module")
def library(root: Path) -> Library:
    return Library.load(root / "docs")


def leads_to(files: dict[str, bytes], place: str) -> str:
    """The address that a file leads on to, as a browser and as a reader would follow it."""
    text = files[place].decode()
    first, second = re.findall(r'url=([^"]*)"|href="([^"]*)"', text)
    assert first[0] == second[1]
    return second[1]


@pytest.mark.parametrize(
    ("place", "goal"),
    [
        ("tro-giup/nguy/index.html", "../ngay/"),
        ("cu/index.html", "../tro-giup/ngay/"),
        ("zh-Hant/tro-giup/nguy/index.html", "../ngay/"),
        ("zh-Hant/cu/index.html", "../tro-giup/ngay/"),
    ],
)
def test_every_old_address_leads_to_the_page_in_its_language(
    library: Library, place: str, goal: str
) -> None:
    assert leads_to(forward_files(library, directory_urls=True), place) == goal


def test_a_folder_without_a_server_leads_on_to_files(library: Library) -> None:
    files = forward_files(library, directory_urls=False)
    assert {place: leads_to(files, place) for place in files} == {
        "tro-giup/nguy.html": "ngay.html",
        "cu/index.html": "../tro-giup/ngay.html",
        "zh-Hant/tro-giup/nguy.html": "ngay.html",
        "zh-Hant/cu/index.html": "../tro-giup/ngay.html",
    }


def test_the_way_on_is_named_as_the_tab_is_and_for_no_search_engine(library: Library) -> None:
    assert forward_files(library, directory_urls=True)["tro-giup/nguy/index.html"].decode() == (
        '<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n<title>Việc làm ngay</title>\n'
        '<meta name="robots" content="noindex">\n'
        '<meta name="viewport" content="width=device-width">\n'
        '<meta http-equiv="refresh" content="0; url=../ngay/">\n'
        '<p><a href="../ngay/">Việc làm ngay</a></p>\n'
    )


def test_servers_get_rules_below_the_portals_own_path(library: Library) -> None:
    assert forward_rules(library, "/p/")["_redirects"] == (
        "/p/cu/ /p/tro-giup/ngay/ 301\n"
        "/p/tro-giup/nguy/ /p/tro-giup/ngay/ 301\n"
        "/p/zh-Hant/cu/ /p/zh-Hant/tro-giup/ngay/ 301\n"
        "/p/zh-Hant/tro-giup/nguy/ /p/zh-Hant/tro-giup/ngay/ 301\n"
    )


def test_a_portal_without_moves_has_no_rules(tmp_path: Path) -> None:
    library = Library.load(write_portal(tmp_path / "portal", {}) / "docs")
    assert forward_rules(library, "/") == {}


@pytest.mark.site
def test_the_built_site_has_the_files_and_the_rules_beside_the_headers(
    root: Path, tmp_path: Path
) -> None:
    build_site(root, tmp_path / "site")
    site = tmp_path / "site"
    assert (site / "tro-giup/nguy/index.html").read_bytes() == forward_files(
        Library.load(root / "docs"), directory_urls=True
    )["tro-giup/nguy/index.html"]
    apache = (site / ".htaccess").read_text("utf-8")
    assert apache.index("Header always set") < apache.index("RedirectMatch 301 ^/cu/$ ")
    assert "location = /cu/ { return 301 /tro-giup/ngay/; }" in (
        site / "nginx-redirects.conf"
    ).read_text("utf-8")
    assert "tro-giup/nguy" not in (site / "sitemap.xml").read_text("utf-8")


TAKEN = [
    (
        {"a.md": page_text("A", more="moved_from: [b.md]\n"), "b.md": page_text("B")},
        "docs/a.md",
        "Chỗ cũ “b.md” đang là địa chỉ của docs/b.md.",
        "Một địa chỉ chỉ dẫn tới một trang: giữ ở trang nào thì bỏ ở trang kia.",
    ),
    (
        # Both would be the folder “b/”.
        {"a.md": page_text("A", more="moved_from: [b.md]\n"), "b/index.md": page_text("B")},
        "docs/a.md",
        "Chỗ cũ “b.md” đang là địa chỉ của docs/b/index.md.",
        "Một địa chỉ chỉ dẫn tới một trang: giữ ở trang nào thì bỏ ở trang kia.",
    ),
    (
        {
            "a.md": page_text("A", more="moved_from: [c.md]\n"),
            "b.md": page_text("B", more="moved_from: [c.md]\n"),
        },
        "docs/b.md",
        "Chỗ cũ “c.md” đang là địa chỉ của docs/a.md.",
        "Một địa chỉ chỉ dẫn tới một trang: giữ ở trang nào thì bỏ ở trang kia.",
    ),
    (
        {"a.md": page_text("A", more="moved_from: [a.md]\n")},
        "docs/a.md",
        "Chỗ cũ “a.md” chính là địa chỉ của trang này.",
        "Bỏ dòng này đi.",
    ),
    (
        {"a.md": page_text("A"), "a.tyz.md": page_text("A", more="moved_from: [c.md]\n")},
        "docs/a.tyz.md",
        "Chỗ cũ (moved_from) ghi ở trang tiếng Việt; bản dịch đi theo trang ấy.",
        "Chuyển dòng này sang docs/a.md.",
    ),
]


@pytest.mark.parametrize(("pages", "path", "message", "hint"), TAKEN)
def test_an_old_address_that_cannot_be_kept_is_a_problem(
    tmp_path: Path, pages: dict[str, str], path: str, message: str, hint: str
) -> None:
    found = [
        (one.path, one.message, one.hint)
        for one in Portal.load(write_portal(tmp_path / "portal", pages)).problems()
        if one.code == "old-address"
    ]
    assert (path, message, hint) in found
