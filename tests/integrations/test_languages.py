"""A real build of a small site with every language and every gap."""

import json
import re
from pathlib import Path

import pytest

from loa.integrations.site import build_site
from portals import VARIANT, page_text, write_portal

pytestmark = pytest.mark.site

LANGUAGES = ("nut", "tyz", "mlc", "ium", "zh-Hant", "sandiu", "sanchi")
TAGS = {
    "vi": "vi", "nut": "nut-Latn", "tyz": "tyz-Latn", "mlc": "mlc", "ium": "ium-Latn",
    "zh-Hant": "zh-Hant", "sandiu": "und-x-sandiu", "sanchi": "und-x-sanchi",
}  # fmt: skip
REVIEWED = VARIANT.replace("draft", "reviewed") + (
    "  reviewer: Người thẩm định thử\n  reviewed_on: 2026-10-01\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pages = {
        "cong-dong/index.md": page_text("Cần giúp ngay", "Gọi [[helpline:h111]].", "landing"),
        "cong-dong/mot.md": page_text("Trang một", "Xem [hai](hai.md) và [về](index.md).\n"),
        "cong-dong/hai.md": page_text("Trang hai", "Chữ.\n"),
        # A draft in a language that publishes only what was reviewed.
        "cong-dong/hai.tyz.md": page_text("Nháp", "Chưa thẩm định.\n", more=VARIANT),
        # A draft in a language whose policy lets drafts out.
        "cong-dong/hai.zh-Hant.md": page_text("二", "見 [一](mot.md)。\n", more=VARIANT),
    }
    for language in LANGUAGES:
        body = "Xem [hai](hai.md) và [về](index.md).\n"
        text = page_text(f"Một {language}", body, more=REVIEWED)
        pages[f"cong-dong/mot.{language}.md"] = text
    root = write_portal(tmp_path_factory.mktemp("languages") / "portal", pages)
    build_site(root, root / "site")
    return root / "site"


def page(site: Path, url: str) -> str:
    return (site / url / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_variant_stands_under_its_language(site: Path, language: str) -> None:
    html = page(site, f"{language}/cong-dong/mot")
    assert f'<html lang="{TAGS[language]}">' in html
    assert f"Một {language}" in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_exists_where_none_was_written(site: Path, language: str) -> None:
    assert not (site / language / "index.html").exists()
    assert not (site / language / "cong-dong" / "index.html").exists()


def test_an_unreviewed_draft_stays_out(site: Path) -> None:
    assert not (site / "tyz" / "cong-dong" / "hai").exists()
    assert all(
        "Chưa thẩm định" not in path.read_text(encoding="utf-8")
        for path in site.rglob("*")
        if path.suffix in {".html", ".js", ".xml"}
    )


def test_a_draft_is_out_where_the_policy_says_so(site: Path) -> None:
    assert '<html lang="zh-Hant">' in page(site, "zh-Hant/cong-dong/hai")


def test_a_link_to_an_unwritten_page_leads_to_vietnamese_and_says_so(site: Path) -> None:
    html = page(site, "tyz/cong-dong/mot")
    link = re.search(r"<a [^>]*hreflang=\"vi\"[^>]*>hai.*?</a>", html)
    assert link is not None
    assert 'href="../../../cong-dong/hai/"' in link.group()
    assert '<span class="loa-in-vietnamese" lang="vi"> (tiếng Việt)</span>' in link.group()


@pytest.mark.parametrize(
    ("language", "heading"),
    [("zh-Hant", '<span lang="zh-Hant">資料來源</span>'), ("tyz", "Nguồn")],
)
def test_words_of_blocks_are_in_the_pages_language_where_it_has_them(
    site: Path, language: str, heading: str
) -> None:
    html = page(site, f"{language}/cong-dong/mot")
    assert f'id="nguon">{heading}<' in html


def test_a_link_to_a_written_page_stays_in_the_language(site: Path) -> None:
    html = page(site, "zh-Hant/cong-dong/mot")
    link = re.search(r"<a href=\"([^\"]*)\">hai</a>", html)
    assert link is not None
    assert link.group(1) == "../hai/"


def test_the_canonical_address_is_the_page_itself(site: Path) -> None:
    html = page(site, "tyz/cong-dong/mot")
    assert '<link rel="canonical" href="https://loa.example.vn/tyz/cong-dong/mot/">' in html


def test_pages_carry_no_hreflang_links_in_their_head(site: Path) -> None:
    # They belong in the sitemap: there they cost readers nothing.
    head = page(site, "cong-dong/mot").split("</head>")[0]
    assert "hreflang" not in head


def test_the_switcher_offers_the_languages_of_this_page_only(site: Path) -> None:
    switcher = re.search(r'<nav class="loa-languages".*?</nav>', page(site, "cong-dong/hai"), re.S)
    assert switcher is not None
    assert re.findall(r'hreflang="([^"]*)"', switcher.group()) == ["zh-Hant"]


def test_the_sitemap_names_each_page_once_with_its_variants(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    urls = re.findall(r"<loc>(.*?)</loc>", sitemap)
    assert len(urls) == len(set(urls)) == 4 + len(LANGUAGES) + 1
    place = "<loc>https://loa.example.vn/cong-dong/mot/"
    entry = next(part for part in sitemap.split("<url>") if place in part)
    assert set(re.findall(r'hreflang="([^"]*)"', entry)) == set(TAGS.values())


def test_each_language_has_an_index_of_its_own(site: Path) -> None:
    found = sorted(path.stem for path in (site / "assets" / "search").glob("*.js"))
    assert found == sorted(["vi", *LANGUAGES])
    script = (site / "assets" / "search" / "tyz.js").read_text(encoding="utf-8")
    documents = json.loads(script.removeprefix("loaSearchIndex(").removesuffix(");\n"))
    assert {document["u"].split("#")[0] for document in documents} == {"tyz/cong-dong/mot/"}


def test_shared_files_are_written_once(site: Path) -> None:
    assert not (site / "tyz" / "assets").exists()
    assert (site / "404.html").read_text(encoding="utf-8").count('<html lang="vi">') == 1


def test_only_a_language_with_words_of_the_interface_has_a_page_for_nothing(site: Path) -> None:
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("404.html"))
    assert found == ["404.html", "zh-Hant/404.html"]


def test_the_page_for_nothing_is_in_its_language_and_leads_from_anywhere(site: Path) -> None:
    html = (site / "zh-Hant/404.html").read_text(encoding="utf-8")
    assert "<title>找不到此頁面</title>" in html
    assert re.findall(r' (?:href|src)="(?!/|#|tel:|https://creative)([^"]*)"', html) == []
    assert "assets/search/zh-Hant.js" in html
    assert "zh-Hant/404" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_the_same_content_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    root = site.parent
    build_site(root, tmp_path / "again")
    first = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    again = tmp_path / "again"
    second = {
        p.relative_to(again).as_posix(): p.read_bytes() for p in again.rglob("*") if p.is_file()
    }
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []
