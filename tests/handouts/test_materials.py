"""The library of materials: what it lists, and what its filters hide without scripts."""

import xml.etree.ElementTree as etree
from datetime import date

import pytest

from handout_samples import SECONDARY, LoadPortal, guide, lesson
from loa.content.page import ContentPage
from loa.directives.blocks.materials import materials
from loa.directives.filters import filter_stylesheet
from loa.directives.page_parts import parts
from loa.directives.registry import DIRECTIVES
from loa.integrations.portal import Portal
from portals import VARIANT, page_text


def listing(portal: Portal, uri: str = "index.md", audience: str = "") -> etree.Element:
    manifest, problems = portal.make_artifacts()
    assert problems == []
    context = portal.render_context(manifest)
    page = portal.library.get(uri)
    assert isinstance(page, ContentPage)
    context.page = page
    return etree.fromstring(materials(context, audience=audience, task=""))


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
    posters = ["Áp phích A4", "Áp phích A3", "Áp phích A3 cho nhà in"]
    assert cards["Người lớn an toàn"][-3:] == [(one, ["PDF"]) for one in posters]
    notes = [note.text for note in root.iter("p")]
    assert notes == ["Tiếng Việt, cập nhật 1/1/2026"] * 2


def test_links_of_the_library_name_their_handout_and_the_card_their_page(
    load_portal: LoadPortal,
) -> None:
    portal = load_portal(
        {
            "du-lich/mot.md": guide(more="handouts: [checklist]\n", title="Nhà nghỉ"),
            "du-lich/hai.md": guide(more="handouts: [checklist]\n", title="Quán ăn"),
        }
    )
    root = listing(portal)
    links = [link for link in root.iter("a") if link.get("download") is not None]
    names = ["".join(link.itertext()).rsplit(", ", 1)[0] for link in links]
    assert names == ["Tải bảng kiểm, PDF, 1 trang", "Tải bảng kiểm, DOCX, để sửa"] * 2
    cards = [one.findtext("a") for one in root.iter("li") if "loa-card" in one.get("class", "")]
    assert cards == ["Nhà nghỉ", "Quán ăn"]


def test_a_page_pairs_formats_and_says_size_hash_language_and_date(load_portal: LoadPortal) -> None:
    portal = load_portal({"truong-hoc/lop-2-an-toan.md": lesson()})
    context = portal.render_context(portal.make_artifacts()[0])
    page = portal.library.get("truong-hoc/lop-2-an-toan.md")
    assert isinstance(page, ContentPage)
    context.page = page
    context.changes = {page.src_uri: date(2026, 11, 20)}
    [section] = [one for one in parts(context, page)[0] if "loa-downloads" in one]
    root = etree.fromstring(section)
    titles = [one.text for one in root.iter("span") if one.get("class") == "loa-download__title"]
    assert titles == [
        "Kế hoạch bài dạy", "Trình chiếu", "Phiếu học tập", "Câu hỏi nhanh",
        "Đáp án (dành cho giáo viên)", "Thư gửi gia đình", "Áp phích A4", "Áp phích A3",
        "Áp phích A3 cho nhà in",
    ]  # fmt: skip
    [plan, _] = [row for row in root.iter("li") if "kế hoạch bài dạy" in "".join(row.itertext())][
        1:
    ]
    made = context.manifest.of_page(page.src_uri, "lesson-plan")[0]
    assert "".join(plan.itertext()).split("\n") == [
        f"Tải kế hoạch bài dạy, PDF, 2 trang, {made.size / 1000:.0f} KB"
    ]
    assert root.findtext("p[@class='loa-downloads__note']") == "Tiếng Việt, cập nhật 20/11/2026."
    [whole] = context.manifest.of_page(page.src_uri, "pack")
    [proofs] = [one for one in root.iter("details") if "proof" in one.get("class", "")]
    assert proofs.findtext("summary") == "Kiểm tra tệp"
    hashes = {"".join(row.itertext()).strip() for row in proofs.iter("li")}
    files = [one for one in context.manifest.of_page(page.src_uri) if one.kind != "thumbnail"]
    assert hashes == {f"{one.dest_uri.rsplit('/', 1)[-1]} {one.sha256}" for one in files}
    assert "sha256" not in section and whole.sha256 in section
    seen = [(one.get("alt"), one.get("loading")) for one in root.find("div").iter("img")]  # type: ignore[union-attr]
    assert seen == [
        ("Trình chiếu, trang đầu", "lazy"),
        ("Phiếu học tập, trang đầu", "lazy"),
        ("Áp phích A4, trang đầu", "lazy"),
    ]
    button = "".join(root.find("p/a").itertext()).strip()  # type: ignore[union-attr]
    size = f"{whole.size / 1000:.0f} KB"
    assert button == f"Tải trọn bộ tài liệu (ZIP, {whole.note}, {size})"


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


def for_audience(text: str, audience: str) -> str:
    return text.replace("audience: [moi-nguoi]", f"audience: [{audience}]")


def shelved_pages() -> dict[str, str]:
    return {
        "tai-lieu/index.md": page_text("Kho", type="landing"),
        "tai-lieu/cho-giao-vien.md": page_text("Cho thầy cô", type="landing"),
        "truong-hoc/lop-2-an-toan.md": for_audience(lesson(), "giao-vien"),
        "truong-hoc/lop-8-an-toan.md": for_audience(lesson("lop-8", SECONDARY), "giao-vien"),
        "du-lich/nha-nghi.md": for_audience(guide(more="handouts: [poster]\n"), "du-lich"),
    }


def test_an_audience_with_a_page_of_its_own_is_a_card_that_leads_there(
    load_portal: LoadPortal,
) -> None:
    root = listing(load_portal(shelved_pages()), "tai-lieu/index.md")
    cards = [one for one in root.iter("li") if "loa-card" in one.get("class", "")]
    shelf, inline = cards
    assert " ".join("".join(shelf.itertext()).split()) == (
        "Thầy cô giáo 2 trang, 32 tệp Lớp: Thầy cô giáo, Lớp 2 Thầy cô giáo, Lớp 8 "
        "Định dạng: Thầy cô giáo, ZIP Thầy cô giáo, PDF Thầy cô giáo, DOCX Thầy cô giáo, PPTX"
    )
    assert [link.get("href") for link in shelf.iter("a")][:3] == [
        "cho-giao-vien.md", "cho-giao-vien.md#loc-grade-lop-2", "cho-giao-vien.md#loc-grade-lop-8",
    ]  # fmt: skip
    assert inline.findtext("a") == "Giữ nhà nghỉ an toàn"


def test_the_page_of_an_audience_has_its_pages_only_and_the_anchors_that_cards_lead_to(
    load_portal: LoadPortal,
) -> None:
    root = listing(load_portal(shelved_pages()), "tai-lieu/cho-giao-vien.md", "giao-vien")
    cards = [one.findtext("a") for one in root.iter("li") if "loa-card" in one.get("class", "")]
    assert cards == ["Người lớn an toàn", "Người lớn an toàn"]
    assert [heading.text for heading in root.iter("h2")] == ["Lớp 2", "Lớp 8"]
    anchors = {element.get("id") for element in root.iter("span")}
    assert {"loc-grade-lop-2", "loc-grade-lop-8", "loc-format-pptx"} <= anchors


def test_what_is_in_another_language_is_a_card_of_its_own_and_a_filter(
    load_portal: LoadPortal,
) -> None:
    handouts = "handouts: [checklist]\n"
    portal = load_portal(
        {
            "du-lich/nha-nghi.md": guide(more=handouts),
            "du-lich/nha-nghi.zh-Hant.md": guide(more=VARIANT + handouts, title="旅館"),
        }
    )
    root = listing(portal)
    cards = {one.findtext("a"): one for one in root.iter("li") if one.find("p") is not None}
    assert list(cards) == ["Giữ nhà nghỉ an toàn", "旅館"]
    other = cards["旅館"]
    assert (other.find("a").attrib, "is-language-zh-Hant" in other.get("class", "")) == (
        {"class": "loa-materials__page", "href": "zh-Hant/du-lich/nha-nghi/", "lang": "zh-Hant"},
        True,
    )
    filters = [link.get("href") for link in root.iter("a") if "#loc-language" in link.get("href")]
    assert filters == ["#loc-language-vi", "#loc-language-zh-Hant"]


def test_an_empty_portal_says_so(load_portal: LoadPortal) -> None:
    root = listing(load_portal({}))
    assert root.findtext(".//p[@class='loa-listing__empty']") == "Chưa có tài liệu nào."
    assert DIRECTIVES["materials"].argument is None
