"""Languages as readers meet them, from a server and from a folder: the switcher, search, both
sides at once, banners, and in which language a screen reader says each piece of text.

Nobody invents words of a minority language, not even here: the Tày page says "ŋŋŋ".
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from loa.content.page import parse_page
from loa.content.registries import load_registries
from loa.content.translation import source_hash
from loa.integrations.site import build_site
from portals import VARIANT, page_text, write_portal
from served import served
from spoken_text import spoken, wrongly_spoken
from watching import Log

pytestmark = pytest.mark.browser

HAN, MARKS = "\u3400-\u9fff", "ŋ"
BODY = "\n## {} {{#goi}}\n\n{}\n\n[[helpline:h111]]\n"
HOMES = ("tyz", "nut", "mlc", "ium", "sandiu", "sanchi")


def made_from(root: Path, text: str, status: str = "draft") -> str:
    page, _ = parse_page("a.md", text, "docs/a.md", load_registries(root / "docs")[0])
    assert page is not None
    read = ", reviewer: Hoa, reviewed_on: 2026-11-01" if status == "reviewed" else ""
    sha256 = source_hash(page)
    return f"translation: {{source_sha256: {sha256}, translator: Lan, status: {status}{read}}}\n"


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Vietnamese page in Chinese (draft) and Tày (reviewed), and one older in Chinese."""
    folder = tmp_path_factory.mktemp("languages")
    source = page_text("Giữ giấy tờ", BODY.format("Gọi ai?", "Đừng đưa hộ chiếu cho ai."))
    root = write_portal(folder / "portal", {"a.md": source, "b.md": source})
    reviewed = made_from(root, source, "reviewed")
    chinese = BODY.format("打給誰？", "不要把護照交給任何人。")
    for uri, text in {
        "a.zh-Hant.md": page_text("證件", chinese, more=made_from(root, source)),
        "a.tyz.md": page_text("ŋŋŋ", BODY.format("ŋŋ", "ŋŋŋ"), more=reviewed),
        "b.zh-Hant.md": page_text("舊證件", chinese, more=VARIANT),
    }.items():
        text = text.replace("Trang dùng để thử.", "測試頁。" if "zh" in uri else "ŋ.")
        (root / "docs" / uri).write_text(text, "utf-8")
    build_site(root, folder / "site", use_directory_urls=False, strict=False)
    return folder / "site"


@pytest.fixture(params=["http", "file"])
def small(request: pytest.FixtureRequest, small_site: Path) -> Iterator[str]:
    """The small portal's address, ending in a slash."""
    if request.param == "file":
        yield f"{small_site.as_uri()}/"
        return
    with served(small_site) as address:
        yield address


def test_the_switcher_leads_to_the_same_page_in_each_language(
    phone: tuple[Page, Log], small: str
) -> None:
    page, log = phone
    page.goto(f"{small}a.html")
    for name, tag, title in (
        ("中文", "zh-Hant", "證件"),
        ("Tiếng Tày", "tyz-Latn", "ŋŋŋ"),
        ("Tiếng Việt", "vi", "Giữ giấy tờ"),
    ):
        page.locator(".loa-languages").get_by_role("link", name=name).click()
        expect(page.locator("html")).to_have_attribute("lang", tag)
        expect(page.get_by_role("heading", level=1)).to_have_text(title)
        expect(page.locator('.loa-languages [aria-current="true"]')).to_have_text(name)
    assert (log.errors, log.foreign) == ([], [])


@pytest.mark.parametrize(
    ("uri", "typed", "title", "tag"),
    [("zh-Hant/a.html", "護照", "證件", "zh-Hant"), ("tyz/a.html", "ŋŋŋ", "ŋŋŋ", "tyz-Latn")],
)
def test_search_answers_in_the_language_of_the_page(
    phone: tuple[Page, Log], small: str, uri: str, typed: str, title: str, tag: str
) -> None:
    page, log = phone
    page.goto(small + uri)
    page.get_by_role("searchbox").fill(typed)
    first = page.locator(".loa-search__link").first
    expect(first).to_contain_text(title)
    expect(first).to_have_attribute("lang", tag)
    # The box itself speaks the language of the theme's words, whatever somebody types in it.
    wrong = wrongly_spoken(page, tag, HAN if tag == "zh-Hant" else MARKS)
    assert set(wrong) <= {("vi", typed)}
    first.click()
    expect(page.locator("html")).to_have_attribute("lang", tag)
    assert (log.errors, log.foreign) == ([], [])


def test_both_sides_stand_beside_each_other_in_their_languages(
    phone: tuple[Page, Log], small: str
) -> None:
    page, log = phone
    page.goto(f"{small}zh-Hant/a.html")
    page.get_by_role("link", name="Xem hai thứ tiếng cạnh nhau").click()
    sides = page.locator(".loa-bilingual__side")
    expect(sides).to_have_count(4)
    assert [side.get_attribute("lang") for side in sides.all()] == ["vi", "zh-Hant"] * 2
    expect(sides.nth(2)).to_contain_text("Đừng đưa hộ chiếu cho ai.")
    expect(sides.nth(3)).to_contain_text("不要把護照交給任何人。")
    assert wrongly_spoken(page, "zh-Hant", HAN) == []
    page.get_by_role("link", name="Chỉ tiếng Việt").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    assert (log.errors, log.foreign) == ([], [])


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        ("zh-Hant/a.html", "Bản dịch này là bản nháp: chưa có người bản ngữ thẩm định."),
        ("zh-Hant/b.html", "Trang tiếng Việt đã đổi sau bản dịch này. Có chỗ ở đây có thể đã cũ."),
    ],
)
def test_a_banner_is_said_in_both_languages_and_leads_to_the_vietnamese_page(
    phone: tuple[Page, Log], small: str, uri: str, words: str
) -> None:
    page, _ = phone
    page.goto(small + uri)
    rows = page.locator(".loa-notice--translation p")
    assert [row.get_attribute("lang") for row in rows.all()] == ["zh-Hant", "vi"]
    expect(rows.nth(1)).to_contain_text(words)
    rows.nth(1).get_by_role("link").click()
    expect(page.locator("html")).to_have_attribute("lang", "vi")


@pytest.mark.parametrize("uri", ["tyz/a.html", "tyz/a/song-ngu.html"])
def test_where_the_theme_lacks_words_its_vietnamese_ones_are_said_as_vietnamese(
    phone: tuple[Page, Log], small_site: Path, uri: str
) -> None:
    page, _ = phone
    page.goto((small_site / uri).as_uri())
    said = spoken(page)
    assert ("tyz-Latn", "ŋŋŋ") in said
    assert ("vi", "Số điện thoại trợ giúp") in said
    assert wrongly_spoken(page, "tyz-Latn", MARKS) == []


def test_every_chinese_page_is_said_in_the_right_languages(
    phone: tuple[Page, Log], portal_site: Path, address: str
) -> None:
    page, _ = phone
    uris = sorted(one.relative_to(portal_site) for one in (portal_site / "zh-Hant").rglob("*.html"))
    wrong = {}
    for uri in [*map(Path.as_posix, uris), "index.html", "cong-dong/cha-me/index.html"]:
        page.goto(address + uri)
        wrong[uri] = wrongly_spoken(page, "zh-Hant", HAN)
    assert len(wrong) >= 24
    assert {uri: rows for uri, rows in wrong.items() if rows} == {}


@pytest.mark.parametrize("slug", HOMES)
def test_a_home_without_texts_says_its_vietnamese_as_vietnamese(
    phone: tuple[Page, Log], address: str, slug: str
) -> None:
    page, log = phone
    page.goto(f"{address}{slug}/")
    assert wrongly_spoken(page, "zh-Hant", HAN) == []
    assert "vi" in {language for language, _ in spoken(page)}
    assert (log.errors, log.foreign) == ([], [])


def test_the_next_day_is_said_as_chinese_says_days(phone: tuple[Page, Log], address: str) -> None:
    page, _ = phone
    page.goto(f"{address}zh-Hant/")
    day = page.locator(".loa-coming__day").first
    expect(day).to_have_text(re.compile(r"^\d+月 \d+日$"))
