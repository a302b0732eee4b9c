"""A built site with what others take from it: every address named in it is there."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html

from finished_site import problems
from loa.cli.main import main
from loa.integrations.settings import site_of
from loa.integrations.site import build_site
from portals import page_text, write_portal

pytestmark = pytest.mark.site

EVENT = "start: 2026-07-30\nstatus: planned\n"
PAGES = {
    "tro-giup/index.md": page_text("Giúp", more="sensitive: true\n"),
    "lich/index.md": page_text("Lịch"),
    "lich/ngay.md": page_text("Ngày <30/7>", type="campaign-event", more=EVENT),
    "gioi-thieu/nhung.md": page_text("Nhúng", "/// feeds\n///\n\n/// badges\n///\n"),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_portal(tmp_path_factory.mktemp("subscribing") / "portal", PAGES)
    settings = (root / "mkdocs.yml").read_text("utf-8").replace("loa.example.vn", "loa.vn")
    settings = settings.replace("  security:\n", "  security: mailto:bao-loi@loa.vn\n")
    settings = settings.replace("  - loa\n", "  - loa:\n      artifacts: false\n")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    build_site(root, root / "site")
    return root


def test_what_pages_say_can_be_subscribed_to_is_there(root: Path) -> None:
    site = root / "site"
    assert problems(site) == []
    text = (site / "gioi-thieu/nhung/index.html").read_text("utf-8")
    named = set(re.findall(r"https://loa\.vn/([\w./-]+\.(?:json|svg|atom))", text))
    assert {
        "nhung/so-dien-thoai.svg",
        "nhung/su-kien-sap-toi.svg",
        "du-lieu/v1/trang.json",
    } <= named
    assert [uri for uri in named if not (site / uri).is_file()] == []
    assert json.loads((site / "du-lieu/v1/trang.json").read_text("utf-8"))["items"]
    assert "Ngày &lt;30/7&gt;" in (site / "nhung/su-kien-sap-toi.svg").read_text("utf-8")


def test_a_line_to_paste_is_html_without_script(root: Path) -> None:
    page = html.fromstring((root / "site/gioi-thieu/nhung/index.html").read_text("utf-8"))
    pasted = [
        html.fragment_fromstring(code.text_content()) for code in page.iterfind(".//pre/code")
    ]
    assert [one.get("href") for one in pasted] == [
        "https://loa.vn/tro-giup/",
        "https://loa.vn/lich/",
    ]
    assert [[child.tag for child in one.iter()] for one in pasted] == [["a", "img"]] * 2
    assert all(one.find("img").get("alt") for one in pasted)


def test_whoever_finds_a_hole_is_told_where_to_go(root: Path) -> None:
    text = (root / "site/.well-known/security.txt").read_text("utf-8")
    assert "Contact: mailto:bao-loi@loa.vn\n" in text
    assert "Canonical: https://loa.vn/.well-known/security.txt\n" in text


def test_the_digest_is_written_once(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "tin"
    arguments = ["digest", "--since", "2025-12-01", "--until", "2026-07-01", "--out", str(out)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        result = CliRunner().invoke(main, arguments, catch_exceptions=False)
        assert result.exit_code == 0, result.output
        again = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert sorted(path.name for path in out.iterdir()) == [
        "ban-tin.html",
        "ban-tin.md",
        "ban-tin.txt",
    ]
    text = (out / "ban-tin.txt").read_text("utf-8")
    assert "SẮP TỚI\n• Ngày <30/7>\n  https://loa.vn/lich/ngay/\n" in text
    assert (again.exit_code, "Đã có" in again.output) == (1, True)


@pytest.mark.parametrize(
    ("row", "url"),
    [("", "/"), ("site_url:\n", "/"), ("site_url: https://loa.vn/cong\n", "https://loa.vn/cong/")],
)
def test_the_address_of_a_portal_ends_with_a_slash(tmp_path: Path, row: str, url: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Loa\n{row}", "utf-8")
    assert site_of(tmp_path).url == url
