"""The library of materials: what it lists, and what its filters hide without scripts."""

import xml.etree.ElementTree as etree
from datetime import date

import pytest

from handout_samples import LoadPortal, guide, lesson
from loa.content.page import ContentPage
from loa.directives.filters import filter_stylesheet
from loa.directives.materials import materials
from loa.directives.page_parts import parts
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


def test_every_handout_is_listed_below_its_page_with_its_formats(
    load_portal: LoadPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    portal = load_portal(
        {
            "truong-hoc/lop-2-an-toan.md": lesson(),
            "du-lich/nha-nghi.md": guide(more="handouts: [checklist]\n"),
            "du-lich/khac.md": guide(more="", title="Trang không có tài liệu"),
        }
    )
    root = listing(portal)
    cards = {
        card.findtext("a"): [
            (row.findtext("span"), [link.findtext("b") for link in row.iter("a")])
            for row in card.findall("ul/li")
        ]
        for card in root.iter("li")
        if "loa-card" in card.get("class", "")
    }
    assert list(cards) == ["Người lớn an toàn", "Giữ nhà nghỉ an toàn"]
    assert cards["Giữ nhà nghỉ an toàn"] == [("Bảng kiểm", ["PDF", "DOCX"])]
    assert cards["Người lớn an toàn"][:3] == [
        ("Trọn bộ tài liệu", ["ZIP"]),
        ("Kế hoạch bài dạy", ["PDF", "DOCX"]),
        ("Trình chiếu", ["PPTX", "PDF"]),
    ]
    assert cards["Người lớn an toàn"][-2:] == [("Áp phích A4", ["PDF"]), ("Áp phích A3", ["PDF"])]
    notes = [note.text for note in root.iter("p")]
    assert notes == ["Tiếng Việt, cập nhật 1/1/2026"] * 2


def test_no_two_links_of_the_library_say_the_same(load_portal: LoadPortal) -> None:
    portal = load_portal(
        {
            "du-lich/mot.md": guide(more="handouts: [checklist]\n", title="Nhà nghỉ"),
            "du-lich/hai.md": guide(more="handouts: [checklist]\n", title="Quán ăn"),
        }
    )
    links = [link for link in listing(portal).iter("a") if link.get("download") is not None]
    assert [("".join(link.itertext()).rsplit(", ", 1)[0]) for link in links] == [
        "Tải bảng kiểm “Nhà nghỉ”, PDF, 1 trang",
        "Tải bảng kiểm “Nhà nghỉ”, DOCX, để sửa",
        "Tải bảng kiểm “Quán ăn”, PDF, 1 trang",
        "Tải bảng kiểm “Quán ăn”, DOCX, để sửa",
    ]


def test_a_page_pairs_formats_and_says_size_hash_language_and_date(load_portal: LoadPortal) -> None:
    portal = load_portal({"truong-hoc/lop-2-an-toan.md": lesson()})
    context = portal.render_context(portal.make_artifacts([]))
    page = portal.library.get("truong-hoc/lop-2-an-toan.md")
    assert isinstance(page, ContentPage)
    context.page = page
    context.changes = {page.src_uri: date(2026, 11, 20)}
    [section] = [one for one in parts(context, page)[0] if "loa-downloads" in one]
    root = etree.fromstring(section)
    titles = [one.text for one in root.iter("span") if one.get("class") == "loa-download__title"]
    assert titles == [
        "Trọn bộ tài liệu", "Kế hoạch bài dạy", "Trình chiếu", "Phiếu học tập", "Câu hỏi nhanh",
        "Đáp án (dành cho giáo viên)", "Thư gửi gia đình", "Áp phích A4", "Áp phích A3",
    ]  # fmt: skip
    [plan, _] = [row for row in root.iter("li") if "kế hoạch bài dạy" in "".join(row.itertext())][
        1:
    ]
    made = context.manifest.of_page(page.src_uri, "lesson-plan")[0]
    assert "".join(plan.itertext()).split("\n") == [
        f"Tải kế hoạch bài dạy, PDF, 1 trang, {made.size / 1000:.0f} KB {made.sha256[:8]}"
    ]
    assert (root.findtext("p") or "").startswith("Tiếng Việt, cập nhật 20/11/2026. ")


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
