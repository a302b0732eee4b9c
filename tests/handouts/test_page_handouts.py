"""What a page's own words for a poster and a pocket card do to its handouts."""

import pytest

from handout_samples import LoadPortal, guide
from loa.handouts.documents import Document, Source
from loa.handouts.page_handouts import page_documents
from loa.handouts.paper import text_of, tree_of

PAGE = "<p>Thân bài.</p>"
POSTER = '<h2 id="ap-phich">Áp phích</h2><p>Giấy tờ mình giữ</p>'
CARD = '<h2 id="the-bo-tui">Thẻ</h2><p>Giờ xe về bản</p><ul><li>Gọi 111</li></ul>'


@pytest.fixture
def made(load_portal: LoadPortal) -> dict[str, Document]:
    library = load_portal({"du-lich/nha-nghi.md": guide()}).library
    (page,) = [one for one in library.pages if one.src_uri == "du-lich/nha-nghi.md"]
    root = tree_of(PAGE + POSTER + CARD)
    source = Source(page, library.registries, root, lambda _: "")
    return {document.kind: document for document in page_documents(source)}


def test_a_pocket_card_says_what_its_section_says(made: dict[str, Document]) -> None:
    card = made["pocket-card"]
    assert (card.heading, card.body) == ("Giờ xe về bản", "<ul><li>Gọi 111</li></ul>")


@pytest.mark.parametrize(("said", "is_printed"), [("", False), ("Gọi +84 981 84 84 84.", True)])
def test_a_card_has_the_number_for_abroad_only_where_the_page_speaks_of_it(
    load_portal: LoadPortal, said: str, is_printed: bool
) -> None:
    library = load_portal({"du-lich/nha-nghi.md": guide()}).library
    page = library.get("du-lich/nha-nghi.md")
    assert page is not None
    source = Source(page, library.registries, tree_of(f"<p>{said}</p>{CARD}"), lambda _: "")
    card = next(one for one in page_documents(source) if one.kind == "pocket-card")
    assert ("84\u00a084" in "".join(card.helplines)) is is_printed
    assert card.helplines[:2] == ("Tổng đài 111", "Công an 113")


def test_a_leaflet_leaves_out_what_is_written_for_another_paper(made: dict[str, Document]) -> None:
    assert made["leaflet"].body == PAGE


def test_a_plan_of_an_activity_is_the_page_below_lines_to_fill_in(load_portal: LoadPortal) -> None:
    more = "handouts: [activity-plan]\n"
    library = load_portal({"truong-hoc/be.md": guide(more=more, title="Bé biết kể")}).library
    page = library.get("truong-hoc/be.md")
    assert page is not None
    source = Source(page, library.registries, tree_of(PAGE + POSTER), lambda _: "")
    (plan,) = page_documents(source)
    assert (plan.kind, plan.formats) == ("activity-plan", ("pdf", "docx"))
    words = [text_of(element) for element in tree_of(plan.body)]
    assert words[1:4] == ["KẾ HOẠCH HOẠT ĐỘNG", "Bé biết kể", "Thân bài."]
    assert words[0].startswith("Trường: ……")
    assert "Giấy tờ mình giữ" not in words
    assert words[-1].startswith("Tình trạng: bản thảo")


@pytest.mark.parametrize(("count", "points"), [(21, 14), (22, 14), (23, 11)])
def test_a_short_checklist_has_large_letters(
    load_portal: LoadPortal, count: int, points: int
) -> None:
    library = load_portal({"du-lich/nha-nghi.md": guide()}).library
    page = library.get("du-lich/nha-nghi.md")
    assert page is not None
    rows = "<li>Xem</li>" * count
    source = Source(page, library.registries, tree_of(f"<ul>{rows}</ul>"), lambda _: "")
    made = {one.kind: one for one in page_documents(source)}
    assert made["checklist"].points == points
