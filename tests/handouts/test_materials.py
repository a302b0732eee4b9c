"""The library of materials: what it lists, and what its filters hide without scripts."""

import xml.etree.ElementTree as etree

from handout_samples import LoadPortal, guide, lesson
from loa.content.page import ContentPage
from loa.directives.filters import filter_stylesheet
from loa.directives.materials import materials
from loa.directives.registry import DIRECTIVES
from loa.integrations.portal import Portal


def listing(portal: Portal) -> etree.Element:
    problems: list[object] = []
    manifest = portal.make_artifacts(problems)  # type: ignore[arg-type]
    assert problems == []
    context = portal.render_context(manifest)
    home = portal.library.get("index.md")
    assert isinstance(home, ContentPage)
    context.page = home
    return etree.fromstring(materials(context))


def test_every_handout_is_listed_below_its_page_with_its_formats(load_portal: LoadPortal) -> None:
    portal = load_portal(
        {
            "truong-hoc/lop-2-an-toan.md": lesson(),
            "du-lich/nha-nghi.md": guide(more="handouts: [checklist]\n"),
            "du-lich/khac.md": guide(more="", title="Trang không có tài liệu"),
        }
    )
    root = listing(portal)
    cards = {
        card.findtext("a"): [" ".join("".join(row.itertext()).split()) for row in card.iter("li")]
        for card in root.iter("li")
        if "loa-card" in card.get("class", "")
    }
    assert list(cards) == ["Người lớn an toàn", "Giữ nhà nghỉ an toàn"]
    assert cards["Giữ nhà nghỉ an toàn"][1:] == ["Bảng kiểm: PDF, DOCX"]
    assert cards["Người lớn an toàn"][1:4] == [
        "Trọn bộ tài liệu: ZIP",
        "Kế hoạch bài dạy: PDF, DOCX",
        "Trình chiếu: PPTX, PDF",
    ]
    links = [link.get("href") for link in root.iter("a") if link.get("download") is not None]
    assert "tai-lieu/nha-nghi/nha-nghi-bang-kiem.pdf" in links


def test_filters_are_links_to_anchors_with_style_rules(load_portal: LoadPortal) -> None:
    portal = load_portal(
        {
            "truong-hoc/lop-2-an-toan.md": lesson(),
            "du-lich/nha-nghi.md": guide(more="handouts: [poster]\n"),
        }
    )
    root = listing(portal)
    anchors = {element.get("id") for element in root.iter("span")}
    targets = [
        link.get("href", "")[1:] for link in root.iter("a") if "#loc-" in link.get("href", "")
    ]
    assert targets == [
        "loc-tat-ca", "loc-format-zip", "loc-format-pdf", "loc-format-docx", "loc-format-pptx",
    ]  # fmt: skip
    assert set(targets) <= anchors
    assert (
        "#loc-format-pptx:target~.loa-listing__group .loa-card:not(.is-format-pptx){display:none}\n"
        "#loc-format-pptx:target~.loa-listing__group:not(:has(.is-format-pptx)){display:none}\n"
    ) in filter_stylesheet(portal.library.registries)


def test_an_empty_portal_says_so(load_portal: LoadPortal) -> None:
    root = listing(load_portal({}))
    assert root.findtext(".//p[@class='loa-listing__empty']") == "Chưa có tài liệu nào."
    assert DIRECTIVES["materials"].argument is False
