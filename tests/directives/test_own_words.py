"""Words of blocks in the language of a page, and what stands where a theme has none."""

from pathlib import Path

import pytest

from loa.directives.own_words import block_words, value_name
from loa.integrations.portal import Portal
from portals import page_text, write_portal
from sample_clips import REVIEWED_ZH


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    record = REVIEWED_ZH.split("duration")[0]
    pages = {
        "a.md": page_text("Một", "Chữ.\n"),
        "a.zh-Hant.md": page_text("一", "字。\n", more=record).replace(
            "Trang dùng để thử.", "測試"
        ),
    }
    return Portal.load(write_portal(tmp_path / "portal", pages))


@pytest.mark.parametrize(
    ("uri", "words"),
    [
        ("a.md", "(thông tin đến 9/2/2026)"),
        ("a.zh-Hant.md", '<span lang="zh-Hant">（資料截至 2026 年 2 月 9 日）</span>'),
    ],
)
def test_a_date_is_said_as_the_language_says_it(portal: Portal, uri: str, words: str) -> None:
    context = portal.render_context()
    context.page = portal.library.get(uri)
    assert str(block_words(context, "block.as_of", d=9, m=2, y=2026)) == words


def test_what_is_filled_in_cannot_become_markup(portal: Portal) -> None:
    context = portal.render_context()
    context.page = portal.library.get("a.zh-Hant.md")
    assert "<b>" not in block_words(context, "block.whole", format="<b>", size="1 KB")


def test_a_word_that_a_theme_does_not_have_is_seen_by_its_key(portal: Portal) -> None:
    assert str(block_words(portal.render_context(), "block.unheard")) == "block.unheard"


@pytest.mark.parametrize(
    ("kind", "key", "words"),
    [
        ("grade", "lop-8", "8 年級"),
        ("region", "vung-nui-bien-gioi", "山區、邊境"),
        ("topic", "bao-tin", "通報"),
        ("type", "lesson", "課程"),
        ("type", "page", "頁面"),
        ("grade", "khac", "其他頁面"),
    ],
)
def test_what_pages_are_filtered_by_has_a_name_in_the_language_of_the_page(
    portal: Portal, kind: str, key: str, words: str
) -> None:
    context = portal.render_context()
    context.page = portal.library.get("a.zh-Hant.md")
    assert str(value_name(context, kind, key, "Tên")) == f'<span lang="zh-Hant">{words}</span>'
    context.page = portal.library.get("a.md")
    assert str(value_name(context, kind, key, "<Tên>")) == "&lt;Tên&gt;"


@pytest.mark.parametrize(("kind", "key"), [("audience", "moi-nguoi"), ("topic", "chua-co")])
def test_a_value_without_a_name_in_the_language_keeps_its_own(
    portal: Portal, kind: str, key: str
) -> None:
    context = portal.render_context()
    context.page = portal.library.get("a.zh-Hant.md")
    assert str(value_name(context, kind, key, "Tên")) == "Tên"


def test_where_nobody_may_show_drafts_a_value_keeps_its_name(portal: Portal) -> None:
    context = portal.render_context()
    languages = portal.library.registries.languages
    languages["zh-Hant"] = languages["zh-Hant"].model_copy(update={"publish": "reviewed-only"})
    context.page = portal.library.get("a.zh-Hant.md")
    assert str(value_name(context, "topic", "bao-tin", "Báo tin")) == "Báo tin"
