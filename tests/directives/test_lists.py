"""Lists are filtered by kind of place, where pages differ by it; long ones name their pages."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from loa.content.library import Library
from loa.directives.blocks.listing import LONG
from loa.directives.filters import filter_stylesheet
from loa.integrations.portal import Portal
from loa.listings import facets, facets_of, select
from portals import MakePortal, page_text, write_portal

Load = Callable[[dict[str, str]], Library]
MOUNTAIN = ("region", "vung-nui-bien-gioi", "Vùng núi, biên giới")
TOWN = ("region", "khu-cong-nghiep-do-thi", "Khu công nghiệp, đô thị")


@pytest.fixture
def load(tmp_path: Path) -> Load:
    def make(regions: dict[str, str]) -> Library:
        pages = {
            f"truong-hoc/{name}.md": page_text(name, more=f"region: [{region}]\n" if region else "")
            for name, region in regions.items()
        }
        return Library.load(write_portal(tmp_path / "portal", pages) / "docs")

    return make


def test_a_page_that_names_no_kind_of_place_fits_all(load: Load) -> None:
    library = load({"chung": "", "nui": "vung-nui-bien-gioi"})
    common, mountain = select(library, "truong-hoc")
    both, one = (
        [facet for facet in facets_of(page, library.registries) if facet[0] == "region"]
        for page in (common, mountain)
    )
    assert both == [MOUNTAIN, TOWN]
    assert one == [MOUNTAIN]


@pytest.mark.parametrize(
    ("regions", "offered"),
    [
        ({"a": "", "b": ""}, {}),
        ({"a": "", "b": "vung-nui-bien-gioi"}, {"region": [MOUNTAIN, TOWN]}),
        ({"a": "vung-nui-bien-gioi", "b": "vung-nui-bien-gioi"}, {}),
    ],
)
def test_the_filter_is_offered_where_pages_differ(
    load: Load, regions: dict[str, str], offered: dict[str, list[tuple[str, str, str]]]
) -> None:
    library = load(regions)
    pages = select(library, "truong-hoc")
    assert facets(pages, ("region",), library.registries) == offered


def test_each_kind_of_place_of_the_registry_has_its_rule(load: Load) -> None:
    registries = load({}).registries
    rules = filter_stylesheet(registries)
    for key in registries.regions:
        rule = f"#loc-region-{key}:target~.loa-listing__group .loa-card:not(.is-region-{key})"
        assert rule in rules


def test_a_list_links_each_kind_of_place_and_marks_the_cards_that_stay(
    make_portal: MakePortal,
) -> None:
    regions = {"chung": "", "hoc": "", "nui": MOUNTAIN[1], "tro": TOWN[1]}
    pages = {
        f"truong-hoc/{name}.md": page_text(name, more=f"region: [{region}]\n" if region else "")
        for name, region in regions.items()
    }
    portal = Portal.load(
        make_portal({"truong-hoc/index.md": page_text("Mục", "/// listing\n///\n"), **pages})
    )
    page = portal.library.get("truong-hoc/index.md")
    assert page is not None
    html = portal.render(page)
    for _, key, name in (MOUNTAIN, TOWN):
        assert re.search(rf'href="[^"]*#loc-region-{key}"[^>]*>\s*{name}\s*<', html)
        assert f'id="loc-region-{key}"' in html
    stays = {
        name: re.findall(r"is-region-([\w-]+)", card)
        for card, name in re.findall(
            r'class="(loa-card [^"]*)".*?<a [^>]*>\s*(\w+)\s*</a>', html, re.S
        )
    }
    assert stays == {
        "chung": [MOUNTAIN[1], TOWN[1]], "hoc": [MOUNTAIN[1], TOWN[1]],
        "nui": [MOUNTAIN[1]], "tro": [TOWN[1]],
    }  # fmt: skip


@pytest.mark.parametrize(("count", "is_long"), [(LONG - 1, False), (LONG, False), (LONG + 1, True)])
def test_a_list_of_more_pages_than_a_thumb_passes_is_marked(
    make_portal: MakePortal, count: int, is_long: bool
) -> None:
    pages = {
        f"truong-hoc/trang-{number}.md": page_text(
            f"Trang {number}", more="" if number else f"region: [{MOUNTAIN[1]}]\n"
        )
        for number in range(count)
    }
    index = page_text("Mục", "/// listing\n    group: grade\n///\n")
    portal = Portal.load(make_portal({"truong-hoc/index.md": index, **pages}))
    page = portal.library.get("truong-hoc/index.md")
    assert page is not None
    html = portal.render(page)
    assert html.count('class="loa-card ') == count
    assert ('class="loa-listing loa-listing--long"' in html) == is_long


def test_a_list_without_filters_shows_its_pages_whole_however_many(
    make_portal: MakePortal,
) -> None:
    pages = {f"truong-hoc/trang-{n}.md": page_text(f"Trang {n}") for n in range(LONG + 1)}
    index = page_text("Mục", "/// listing\n///\n")
    portal = Portal.load(make_portal({"truong-hoc/index.md": index, **pages}))
    page = portal.library.get("truong-hoc/index.md")
    assert page is not None
    assert "loa-listing--long" not in portal.render(page)
