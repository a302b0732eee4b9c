"""A built site: banners, homes of languages, pages side by side, withheld pages."""

import re
from pathlib import Path

import pytest

from loa.content.page import parse_page
from loa.content.registries import load_registries
from loa.content.translation import source_hash
from loa.integrations.site import build_site
from portals import ROOT, page_text, write_portal
from spoken_languages import mispronounced

pytestmark = pytest.mark.site

MESSAGES = """\
messages:
  - {id: hoi-truoc, pictogram: question, text: "Hỏi trước khi đi."}
  - {id: goi, pictogram: phone, text: "Gọi 111."}
"""
HOME = """\
---
title: "Tiếng Tày"
description: "Số điện thoại."
type: language-home
review_by: 2027-06-30
---

/// language-home | tro-giup/sau.md
///
"""
# An MPEG 1 layer III frame: 128 kbit/s, 44.1 kHz, 417 bytes, 1152 samples.
FRAME = b"\xff\xfb\x90\x00" + bytes(413)


def record(sha256: str, reviewed: bool = False) -> str:
    more = "  reviewer: Hoa\n  reviewed_on: 2026-10-01\n" if reviewed else ""
    status = "reviewed" if reviewed else "draft"
    return f'translation:\n  source_sha256: "{sha256}"\n  translator: M\n  status: {status}\n{more}'


def hash_of(uri: str, text: str) -> str:
    page, problems = parse_page(uri, text, uri, load_registries(ROOT / "docs")[0])
    assert problems == []
    assert page is not None
    return source_hash(page)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    body = (
        "Mở đầu, xem [nhà](../index.md).\n\n## Một {#mot}\n\nGọi [[helpline:h111]], "
        "[[law:L53|Điều 27]].\n\n## 2 {#hai}\n\n/// helplines\n///\n\n## 3 {#ba}\n\n"
        "/// listing\n    section: cong-dong\n    group: topic\n///\n"
    )
    guide = page_text("Trang một", body)
    safety = page_text("Trang hai", body).replace("general", "safety")
    messages = page_text("Sáu điều", "/// core-messages\n///\n", "messages", MESSAGES)
    spoken = MESSAGES.replace("Hỏi trước khi đi.", "Phuối tẳm").replace("Gọi 111.", "Xá 111.")
    chinese = (
        body.replace("Mở đầu, xem", "開始，看").replace("Gọi", "打").replace("## Một", "## 一")
    )
    chinese = chinese.replace("[nhà]", "[首頁]")
    own = page_text("Sáu nut", "/// core-messages\n///\n", "messages", spoken)
    pages = {
        "cong-dong/mot.md": guide,
        "cong-dong/mot.zh-Hant.md": page_text("頁一", chinese, more=record(hash_of("a.md", guide))),
        "cong-dong/mot.nut.md": page_text("Một nut", body, more=record("0" * 64, True)),
        "cong-dong/hai.md": safety,
        "cong-dong/hai.zh-Hant.md": page_text("頁二", chinese, more=record("0" * 64)).replace(
            "general", "safety"
        ),
        "tro-giup/sau.md": messages,
        "tro-giup/sau.nut.md": own.replace(
            "messages:", record(hash_of("b.md", messages), True) + "messages:"
        ),
        "cong-dong/index.md": (landing := page_text("Xóm làng", "Chữ.\n", "landing")),
        "cong-dong/index.zh-Hant.md": page_text(
            "街坊", "字。\n", "landing", record(hash_of("c.md", landing))
        ),
        "truong-hoc/index.md": page_text("Trường học", type="landing"),
        "index.tyz.md": HOME,
        "index.nut.md": HOME.replace("Tày", "Nùng"),
    }
    for uri in [uri for uri in pages if "zh-Hant" in uri]:
        pages[uri] = pages[uri].replace("Trang dùng để thử.", "測試頁。")
    root = write_portal(tmp_path_factory.mktemp("translations") / "portal", pages)
    (root / "docs/tro-giup/sau.tyz.goi.mp3").write_bytes(FRAME * 383)
    build_site(root, root / "site")
    return root / "site"


def page(site: Path, url: str) -> str:
    return (site / url).read_text(encoding="utf-8")


def test_a_draft_says_so_in_both_languages_and_leads_to_the_source(site: Path) -> None:
    text = page(site, "zh-Hant/cong-dong/mot/index.html")
    banner = re.search(r'<aside class="loa-notice.*?</aside>', text, re.S)
    assert banner is not None
    assert '<p lang="zh-Hant">本譯文為草稿' in banner.group()
    assert '<p lang="vi">Bản dịch này là bản nháp' in banner.group()
    assert re.findall(r'href="([^"]*)"', banner.group()) == ["../../../cong-dong/mot/"] * 2


def test_an_outdated_one_says_so_in_vietnamese_where_its_words_are_not_reviewed(
    site: Path,
) -> None:
    text = page(site, "nut/cong-dong/mot/index.html")
    assert text.count('<aside class="loa-notice') == 1
    assert '<p lang="vi">Trang tiếng Việt đã đổi sau bản dịch này.' in text


def test_a_withheld_page_leads_on_to_the_vietnamese_one(site: Path) -> None:
    text = page(site, "zh-Hant/cong-dong/hai/index.html")
    assert '<html lang="vi">' in text
    assert 'content="0; url=../../../cong-dong/hai/"' in text
    assert "頁二" not in text
    assert "zh-Hant/cong-dong/hai" not in page(site, "sitemap.xml")


def test_the_two_stand_side_by_side_each_in_its_language(site: Path) -> None:
    text = page(site, "zh-Hant/cong-dong/mot/song-ngu.html")
    sides = re.findall(r'<div class="loa-bilingual__side" lang="([^"]*)">', text)
    assert sides == ["vi", "zh-Hant"] * 4
    assert text.count('id="mot"') == 1
    assert re.search(r'<a href="../../../?">nhà</a>', text)


def test_side_by_side_links_are_those_of_the_page(site: Path) -> None:
    assert 'href="song-ngu.html"' in page(site, "zh-Hant/cong-dong/mot/index.html")


def test_a_home_shows_numbers_pictures_and_marked_places(site: Path) -> None:
    text = page(site, "tyz/index.html")
    assert '<html lang="vi">' in text
    assert 'href="tel:111"' in text
    assert text.count('class="loa-message__empty" lang="vi"') == 2
    assert text.count("loa-message__pictogram") == 2


def test_a_reviewed_text_fills_its_place_in_its_language(site: Path) -> None:
    text = page(site, "nut/index.html")
    assert '<p class="loa-message__own" lang="nut-Latn">Phuối tẳm</p>' in text
    assert "loa-message__empty" not in text


def test_a_recording_gets_a_player_with_length_and_size(site: Path) -> None:
    text = page(site, "tyz/index.html")
    player = re.search(r'<div class="loa-narration".*?</div>', text, re.S)
    assert player is not None
    assert 'src="../tro-giup/sau.tyz.goi.mp3"' in player.group()
    assert "Nghe bằng tiếng Tày (0:10, 160 KB)" in player.group()
    assert 'preload="none"' in player.group()
    assert (site / "tro-giup/sau.tyz.goi.mp3").is_file()


def test_a_home_adds_one_page_and_nothing_else(site: Path) -> None:
    assert [path.name for path in (site / "tyz").rglob("*")] == ["index.html"]
    assert not (site / "assets/search/tyz.js").exists()


def test_our_words_on_a_page_in_another_language_are_marked_vietnamese(site: Path) -> None:
    text = page(site, "zh-Hant/cong-dong/mot/index.html")
    sources = re.search(r'<[^>]*class="loa-sources"[^>]*>', text)
    assert sources is not None
    assert 'lang="vi"' in sources.group()
    assert 'class="loa-review loa-review--draft" lang="vi"' in text


def test_doors_lead_to_the_language_where_it_was_written_and_say_which_it_is(site: Path) -> None:
    text = page(site, "zh-Hant/cong-dong/mot/index.html")
    doors = re.findall(r'<a class="loa-nav__link" href="([^"]*)"([^>]*)>([^<]*)</a>', text)
    found = {name: (url, attributes) for url, attributes, name in doors}
    assert found["街坊"][0] == "../"
    assert "lang" not in found["街坊"][1]
    assert 'lang="vi"' in found["Trường học"][1]
    trail = re.search(r'<ol class="loa-breadcrumbs__list">.*?</ol>', text, re.S)
    assert trail is not None
    assert '<a href="../../.." lang="vi">Trang chủ</a>' in trail.group().replace(
        '../../../"', '../../.."'
    )


def test_every_text_is_announced_in_its_own_language(site: Path) -> None:
    wrong = {
        path.relative_to(site).as_posix(): list(mispronounced(path.read_text(encoding="utf-8")))
        for path in site.rglob("*.html")
    }
    assert {path: found for path, found in wrong.items() if found} == {}
