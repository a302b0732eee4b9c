"""A link into the site is an address on paper: nobody can press it there."""

import dataclasses

import pytest

from handout_samples import LoadPortal, guide
from loa.handouts.documents import Document
from loa.handouts.maker import documents_of
from loa.handouts.paper import text_of, tree_of

BODY = """
Trang này cho chủ cơ sở. Đọc thêm ở [bản cam kết](../cong-dong/b.md#lam), lần nữa
[ở đây](../cong-dong/b.md#lam), và [mục dưới](#lo). [Không có](../khong-co.md).

- [ ] Xem giấy tờ gốc, xem [trang cho cha mẹ](../cong-dong/b.md)

## Khi thấy lo {#lo}

Gọi 111.
"""


def made(load_portal: LoadPortal, names: str, site_url: str) -> dict[str, Document]:
    portal = load_portal(
        {
            "du-lich/nha-nghi.md": guide(BODY, f"handouts: [{names}]\n"),
            "cong-dong/b.md": guide("## Làm {#lam}\n\nChữ.\n", "", "Trang B"),
        }
    )
    page = portal.library.get("du-lich/nha-nghi.md")
    assert page is not None
    shop = dataclasses.replace(portal.workshop(), site_url=site_url)
    return {one.kind: one for one in documents_of(shop.source_of(page))}


def test_each_address_stands_once_below_the_text(load_portal: LoadPortal) -> None:
    body = tree_of(made(load_portal, "checklist", "https://vi.du/")["checklist"].body)
    rows = [
        text_of(item)
        for listing in body.iter("ul")
        if listing.get("class") == "paper-addresses"
        for item in listing
    ]
    assert rows == ["trang cho cha mẹ: vi.du/cong-dong/b"]


def test_a_leaflet_lists_them_on_its_back(load_portal: LoadPortal) -> None:
    leaflet = made(load_portal, "leaflet", "https://vi.du/")["leaflet"]
    assert leaflet.leads_to == (
        "bản cam kết: vi.du/cong-dong/b/#lam",
        "trang cho cha mẹ: vi.du/cong-dong/b",
    )
    assert "paper-addresses" not in leaflet.body


@pytest.mark.parametrize("kind", ["poster", "pocket-card"])
def test_small_papers_have_a_code_instead(load_portal: LoadPortal, kind: str) -> None:
    for document in made(load_portal, kind, "https://vi.du/").values():
        assert "paper-addresses" not in document.body


def test_without_an_address_of_the_portal_there_is_none_to_print(load_portal: LoadPortal) -> None:
    assert made(load_portal, "leaflet", "/")["leaflet"].leads_to == ()
