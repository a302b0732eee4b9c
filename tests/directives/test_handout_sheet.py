"""The editors' contact sheet of what is printed and played."""

import xml.etree.ElementTree as etree

from handout_samples import lesson
from loa.directives.blocks.handout_sheet import handout_sheet
from loa.handouts.paper import text_of
from loa.integrations.portal import Portal
from portals import MakePortal, page_text


def test_every_kind_is_a_group_with_first_pages_that_open_the_file(make_portal: MakePortal) -> None:
    pages = {"truong-hoc/lop-2-an-toan.md": lesson(), "bien-tap/bang.md": page_text("Bảng")}
    portal = Portal.load(make_portal(pages))
    handouts = portal.workshop().make_all().artifacts
    context = portal.render_context(type(portal.render_context().manifest)(handouts))
    context.page = portal.library.get("bien-tap/bang.md")
    root = etree.fromstring(handout_sheet(context))
    assert [text_of(one) for one in root.iter("summary")] == [
        "Trình chiếu (1)",
        "Phiếu học tập (1)",
        "Áp phích A4 (1)",
    ]
    links = [(link.get("href"), text_of(link)) for link in root.iter("a")]
    assert links == [
        (
            "../tai-lieu/lop-2-an-toan/lop-2-an-toan-trinh-chieu.pptx",
            "Người lớn an toàn, trình chiếu",
        ),
        (
            "../tai-lieu/lop-2-an-toan/lop-2-an-toan-phieu-hoc-tap.pdf",
            "Người lớn an toàn, phiếu học tập",
        ),
        (
            "../tai-lieu/lop-2-an-toan/lop-2-an-toan-ap-phich-a4.pdf",
            "Người lớn an toàn, áp phích A4",
        ),
    ]
    assert {image.get("loading") for image in root.iter("img")} == {"lazy"}


def test_a_portal_without_handouts_says_so(make_portal: MakePortal) -> None:
    portal = Portal.load(make_portal({"bien-tap/bang.md": page_text("Bảng")}))
    assert "Chưa có tài liệu nào." in handout_sheet(portal.render_context())
