"""`loa archive` as an owner types it, and the builds that follow."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from finished_site import SITE_URL
from loa.cli.main import main
from loa.content.dates import short_date
from loa.integrations.site import BuildRefusedError, build_site
from loa.last_look.whole import WholeSite
from portals import page_text, write_portal

pytestmark = pytest.mark.site


PAGES = {
    "a.md": page_text("Trang A", "Xem [B](b.md), [giúp](tro-giup/index.md).\n"),
    "b.md": page_text("Trang B", "Chữ của năm 2024.\n"),
    "tro-giup/index.md": page_text("Giúp", "Gọi 111.\n", more="sensitive: true\n"),
    "bien-tap/index.md": page_text("Biên tập", "Chữ.\n"),
    "gioi-thieu/index.md": page_text("Cổng này", "/// archived-years\n///\n"),
}


def write(root: Path) -> Path:
    write_portal(root, PAGES)
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("loa.example.vn", "loa.vn")
    settings = settings.replace("  - loa\n", "  - loa:\n      artifacts: false\n")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    return root


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A portal whose year 2024 is frozen; since then a page changed and another went."""
    root = write(tmp_path_factory.mktemp("archive") / "portal")
    before = Path.cwd()
    os.chdir(root)
    result = run("2024", "--jobs", "1")
    assert result.exit_code == 0, result.output
    (root / "docs/b.md").unlink()
    text = page_text("Trang A", "Chữ của năm 2025.\n")
    (root / "docs/a.md").write_text(text, "utf-8")
    build_site(root, root / "site", for_server=True)
    yield root
    os.chdir(before)


def read(root: Path, uri: str) -> str:
    return (root / "site" / uri).read_text("utf-8")


def test_readers_find_the_year_on_a_page(root: Path) -> None:
    said = f'<li><a href="../2024/">Năm 2024</a>, giữ lại ngày {short_date(date.today())}, '
    assert said in read(root, "gioi-thieu/index.html")
    assert "Chưa có năm nào được giữ lại." in read(root, "2024/gioi-thieu/index.html")


def test_whoever_keeps_a_year_that_no_page_leads_to_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path / "portal")
    (root / "docs/gioi-thieu/index.md").unlink()
    monkeypatch.chdir(root)
    monkeypatch.setattr("loa.app.archiving.bring_up_to_date", lambda *_: (root / "site").mkdir())
    assert run("2024").stderr == (
        "Chưa trang nào dẫn tới /2024/: đặt khối “/// archived-years” vào một trang.\n"
    )


def test_the_year_stands_below_its_name_as_it_was(root: Path) -> None:
    assert "Chữ của năm 2024." in read(root, "2024/b/index.html")
    assert 'href="../b/"' in read(root, "2024/a/index.html")
    assert "Chữ của năm 2025." in read(root, "a/index.html")


def test_every_page_of_it_has_a_ribbon_and_stays_out_of_search(root: Path) -> None:
    pages = sorted((root / "site/2024").rglob("*.html"))
    assert len(pages) > 3
    for page in pages:
        text = page.read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in text
        assert "Bản lưu năm 2024" in text or 'http-equiv="refresh"' in text
        assert "<script" not in text
    found = [*(root / "site/assets/search").rglob("*.js"), root / "site/sitemap.xml"]
    assert [one.name for one in found if "2024" in one.read_text("utf-8")] == []


def test_somebody_in_need_is_led_to_todays_page(root: Path) -> None:
    text = read(root, "2024/tro-giup/index.html")
    assert 'content="0; url=../../tro-giup/"' in text
    assert "tel:" not in read(root, "2024/a/index.html")


def test_an_address_that_today_has_no_more_leads_to_the_year(root: Path) -> None:
    assert 'content="0; url=../2024/b/"' in read(root, "b/index.html")


def test_it_adds_no_file_that_the_site_already_has(root: Path) -> None:
    site = root / "site"
    today = {
        path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and not path.is_relative_to(site / "2024")
    }
    added = [path for path in (site / "2024").rglob("*") if path.is_file()]
    assert [path.name for path in added if path.read_bytes() in today] == []
    assert list((site / "2024").rglob("loa.css")) == []
    assert f'href="../../{style_of(root)}"' in read(root, "2024/a/index.html")


def style_of(root: Path) -> str:
    """Where today's pages have their stylesheet, which is called by its content."""
    (found,) = (root / "site/assets/theme").glob("*/loa.css")
    return found.relative_to(root / "site").as_posix()


def test_the_whole_site_hangs_together(root: Path) -> None:
    assert WholeSite(root / "site", "site", SITE_URL, {}).problems() == []


def test_editors_pages_and_servers_files_are_not_of_the_year(root: Path) -> None:
    assert not (root / "site/2024/bien-tap").exists()
    assert not (root / "site/2024/_headers").exists()
    assert list((root / "site/2024").rglob("*.js")) == []


def test_a_pack_has_no_archive(root: Path, tmp_path: Path) -> None:
    build_site(root, tmp_path / "pack", use_directory_urls=False)
    assert not (tmp_path / "pack/2024").exists()
    page = (tmp_path / "pack/gioi-thieu/index.html").read_text("utf-8")
    assert "<li>Năm 2024: <code>https://loa.vn/2024/</code>, giữ lại ngày " in page


def test_a_year_is_frozen_once(root: Path) -> None:
    result = run("2024")
    assert (result.exit_code, result.stderr) == (
        1,
        f"Năm 2024 đã được giữ lại ngày {date.today().isoformat()}. "
        "Bản lưu không sửa nữa. Chưa ghi gì.\n",
    )


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["archive", *arguments])


def test_a_year_that_is_to_come_is_refused(root: Path) -> None:
    assert run("2099").stderr == "Năm 2099 chưa tới. Chưa ghi gì.\n"


def test_a_changed_style_is_kept_with_the_year(root: Path) -> None:
    """And the same build again gives the same bytes."""
    tokens = root / "overrides/assets/stylesheets/loa/tokens.css"
    before = tokens.read_text("utf-8")
    uri = style_of(root)
    old = read(root, uri)
    try:
        tokens.write_text(f"{before}\n.moi {{ margin: 0 }}\n", "utf-8")
        build_site(root, root / "site", for_server=True)
        assert read(root, f"2024/{uri}") == old != read(root, style_of(root))
        assert f'href="../{uri}"' in read(root, "2024/a/index.html")
    finally:
        tokens.write_text(before, "utf-8")
    build_site(root, root / "site", for_server=True)


def test_a_number_that_is_no_longer_let_out_is_not_shown_again(root: Path) -> None:
    path = root / "docs/_data/withheld.yml"
    before = path.read_text("utf-8")
    row = (
        '  - {id: thu, texts: ["Chữ của năm 2024"], why: "Thử.", confidence: low, '
        "as_of: 2025-11-23, sources: []}\n"
    )
    try:
        path.write_text(before.replace("withheld:\n", f"withheld:\n{row}", 1), "utf-8")
        build_site(root, root / "site", for_server=True)
        assert 'http-equiv="refresh"' in read(root, "2024/b/index.html")
        assert "Trang A" in read(root, "2024/a/index.html")
    finally:
        path.write_text(before, "utf-8")


DAMAGES = {
    "archives/2024.json": ("", "tệp “archives/2024.json” đã bị sửa"),
    "archives/objects": (None, "đã bị sửa hoặc hỏng"),
}


@pytest.mark.parametrize("place", DAMAGES)
def test_a_damaged_year_stops_the_build_with_archive_damaged(root: Path, place: str) -> None:
    damaged = root / place
    if damaged.is_dir():
        damaged = next(path for path in sorted(damaged.rglob("*")) if path.is_file())
    before = damaged.read_bytes()
    try:
        damaged.write_bytes(before + b" ")
        with pytest.raises(BuildRefusedError, match=DAMAGES[place][1]) as refused:
            build_site(root, root / "site", for_server=True)
        assert "docs/_data/archives.yml:1: lỗi: Bản lưu năm 2024: " in str(refused.value)
        assert "(archive-damaged)" in str(refused.value)
    finally:
        damaged.write_bytes(before)
