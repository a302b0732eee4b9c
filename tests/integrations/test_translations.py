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

/// language-home | phap-luat/sau.md
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


RECORDING = """\
  - file: {file}
    speaker: "Chị ở đội văn nghệ"
    consent: "Sổ văn thư, số 12"
    recorded_on: 2026-10-01
    source_sha256: "{sha256}"
"""


def speak(root: Path, name: str, sha256: str, heard: bool = True) -> None:
    """Ten seconds of silence beside a page, with what the registry wants of it."""
    (root / "docs" / name).write_bytes(FRAME * 383)
    registry = root / "docs/_data/narrations.yml"
    text = registry.read_text("utf-8").replace("narrations: []", "narrations:")
    more = '    reviewer: "Hoa"\n    reviewed_on: 2026-10-02\n' if heard else ""
    registry.write_text(text + RECORDING.format(file=name, sha256=sha256) + more, "utf-8")


def players(text: str) -> list[tuple[str, str]]:
    """The files and the words of the players of a page."""
    found = re.findall(r'<div class="loa-narration".*?</div>', text, re.S)
    return [
        (re.findall(r'src="([^"]*)"', one)[0], " ".join(re.sub("<[^>]+>", " ", one).split()))
        for one in found
    ]


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
        "phap-luat/sau.md": messages,
        "phap-luat/sau.nut.md": own.replace(
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
    speak(root, "phap-luat/sau.tyz.goi.mp3", hash_of("b.md", messages))
    for name in ("mot.vi", "mot.tyz", "mot.nut", "mot.zh-Hant", "mot.zh-Hant.mot"):
        speak(root, f"cong-dong/{name}.mp3", hash_of("a.md", guide))
    speak(root, "cong-dong/mot.tyz.mot.mp3", "0" * 64)
    speak(root, "cong-dong/mot.mlc.mp3", hash_of("a.md", guide), heard=False)
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


def test_a_home_shows_numbers_pictures_and_no_empty_places(site: Path) -> None:
    text = page(site, "tyz/index.html")
    assert '<html lang="vi">' in text
    assert 'href="tel:111"' in text
    assert "loa-message__own" not in text
    assert text.count("loa-message__pictogram") == 2
    # What nobody was recorded saying a voice of the device may say, in Vietnamese.
    assert re.findall(r'data-loa-say="([^"]*)"', text) == ["Hỏi trước khi đi."]


def test_a_reviewed_text_fills_its_place_in_its_language(site: Path) -> None:
    text = page(site, "nut/index.html")
    assert '<p class="loa-message__own" lang="nut-Latn">Phuối tẳm</p>' in text


def test_a_recording_gets_a_player_with_length_and_size(site: Path) -> None:
    text = page(site, "tyz/index.html")
    player = re.search(r'<div class="loa-narration".*?</div>', text, re.S)
    assert player is not None
    assert 'src="../phap-luat/sau.tyz.goi.mp3"' in player.group()
    assert "Nghe bằng tiếng Tày (0:10, 160 KB)" in player.group()
    assert 'preload="none"' in player.group()
    assert (site / "phap-luat/sau.tyz.goi.mp3").is_file()


def test_a_page_offers_its_own_language_and_a_vietnamese_one_also_those_without_a_page(
    site: Path,
) -> None:
    assert players(page(site, "zh-Hant/cong-dong/mot/index.html")) == [
        ("../../../cong-dong/mot.zh-Hant.mp3", "收聽錄音 (0:10, 160 KB)"),
        ("../../../cong-dong/mot.zh-Hant.mot.mp3", "收聽錄音 (0:10, 160 KB)"),
    ]
    assert players(page(site, "nut/cong-dong/mot/index.html")) == [
        ("../../../cong-dong/mot.nut.mp3", "Nghe bằng tiếng Nùng (0:10, 160 KB)")
    ]
    old = "Bản thu này cũ hơn trang. Có chỗ đã đổi, hãy tin chữ trên trang."
    assert players(page(site, "cong-dong/mot/index.html")) == [
        ("../mot.tyz.mp3", "Nghe bằng tiếng Tày (0:10, 160 KB)"),
        ("../mot.vi.mp3", "Nghe bằng tiếng Việt (0:10, 160 KB)"),
        ("../mot.tyz.mot.mp3", f"Nghe bằng tiếng Tày (0:10, 160 KB) {old}"),
    ]


def test_the_player_of_a_part_follows_its_heading(site: Path) -> None:
    text = page(site, "cong-dong/mot/index.html")
    assert re.search(r'<h2 id="mot">Một</h2>\s*<div class="loa-narration" lang="vi">', text)


def test_what_nobody_listened_to_stays_out_of_the_site(site: Path) -> None:
    assert (site / "cong-dong/mot.tyz.mp3").is_file()
    assert not (site / "cong-dong/mot.mlc.mp3").exists()


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
