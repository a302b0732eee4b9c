"""The classes that a first page of lessons leads to, in the words of its language."""

from pathlib import Path

import pytest

from handout_samples import lesson
from loa.integrations.portal import Portal
from loa.integrations.theme_ways import Ways
from portals import VARIANT, page_text, write_portal

LIST = "/// listing\n    group: grade\n///\n"


@pytest.fixture
def portal(tmp_path: Path) -> Portal:
    lessons = {
        f"truong-hoc/{name}.md": lesson(grade, title=name)
        for name, grade in (("a", "lop-8"), ("b", "lop-10"), ("c", "gdtx"))
    }
    pages = {
        "truong-hoc/index.md": page_text("Trường học", LIST, type="landing"),
        "truong-hoc/index.zh-Hant.md": page_text("學校", LIST, type="landing", more=VARIANT),
        "truong-hoc/trang.md": page_text("Trang", LIST),
    }
    return Portal.load(write_portal(tmp_path / "portal", {**pages, **lessons}))


def shown(portal: Portal, uri: str) -> list[tuple[str, ...]]:
    page = portal.library.get(uri)
    assert page is not None
    rows = Ways(portal.render_context(), None).classes(page)
    return [
        tuple(str(row.get(name, "")) for name in ("word", "rest", "url", "tag")) for row in rows
    ]


def test_a_number_stands_by_itself_and_a_class_without_one_has_its_name(portal: Portal) -> None:
    assert shown(portal, "truong-hoc/index.md") == [
        ("Lớp", "8", "#loc-grade-lop-8", ""),
        ("Lớp", "10", "#loc-grade-lop-10", ""),
        ("Lớp", "GDTX", "#loc-grade-gdtx", ""),
    ]


def test_a_translation_leads_to_lessons_that_nobody_translated(portal: Portal) -> None:
    assert shown(portal, "truong-hoc/index.zh-Hant.md") == [
        ("年級", "8", "#loc-grade-lop-8", ""),
        ("年級", "10", "#loc-grade-lop-10", ""),
        ("常年教育班", "", "#loc-grade-gdtx", ""),
    ]


def test_where_a_class_has_no_name_in_the_language_its_own_says_what_it_is(portal: Portal) -> None:
    languages = portal.library.registries.languages
    languages["zh-Hant"] = languages["zh-Hant"].model_copy(update={"publish": "reviewed-only"})
    assert shown(portal, "truong-hoc/index.zh-Hant.md")[0] == (
        *("Lớp", "8", "#loc-grade-lop-8"),
        "vi",
    )


def test_only_a_first_page_has_them(portal: Portal) -> None:
    assert shown(portal, "truong-hoc/trang.md") == []
