"""What goes with a clip on paper: questions for the talk, and a script to dub it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handout_samples import LoadPortal
from loa.claims.phones import phones_in
from loa.handouts.documents import Document
from loa.handouts.drawings import drawing_of
from loa.handouts.film_papers import clock, row_of
from loa.handouts.formats import make
from loa.handouts.maker import documents_of
from loa.handouts.paper import text_of, tree_of
from loa.illustrations.composer import description_of
from loa.integrations.portal import Portal
from sample_clips import EMBED, SCENES, TRANSCRIPT, video_page

URI = "video/phim-thu.md"
SHEET = "\n## Phiếu {#buoi-chieu}\n\nDừng ở giữa.\n\n- Vì sao họ giục?\n- Hỏi ai?\n"


def documents(portal: Portal) -> dict[str, Document]:
    page = portal.library.get(URI)
    assert page is not None
    return {one.kind: one for one in documents_of(portal.workshop().source_of(page))}


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(0, "0:00"), (7, "0:07"), (59.5, "0:59,5"), (60, "1:00"), (62.5, "1:02,5"), (600, "10:00")],
)
def test_times_are_written_as_players_show_them(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown


def test_the_script_has_the_time_of_each_card_and_room_for_another_language(
    load_portal: LoadPortal,
) -> None:
    script = documents(load_portal({URI: video_page()}))["dubbing-script"]
    table = tree_of(script.body).find("table")
    assert table is not None
    assert [[text_of(cell) for cell in row] for row in table.iter("tr")] == [
        ["Từ–đến", "Dài", "Chữ trên hình", "Lời đọc"],
        ["0:00 đến 0:02", "2 giây", "Bấm 111. Ba số một. Không mất tiền.", ""],
        ["0:02 đến 0:04", "2 giây", "Cảm ơn bạn. Một cuộc gọi mở lối.", ""],
    ]


def test_a_card_that_asks_ends_in_one_mark(load_portal: LoadPortal) -> None:
    asks = video_page().replace('heading: "Bấm 111"', 'heading: "Bấm số nào?"')
    script = documents(load_portal({URI: asks}))["dubbing-script"]
    assert "Bấm số nào? Ba số một." in "".join(tree_of(script.body).itertext())


def test_the_sheet_holds_the_pages_questions_before_what_it_always_says(
    load_portal: LoadPortal,
) -> None:
    sheet = documents(load_portal({URI: video_page("Xem.\n" + SHEET)}))["facilitator"]
    texts = [text_of(element) for element in tree_of(sheet.body)]
    assert texts[:2] == ["PHIẾU CHO NGƯỜI ĐIỀU KHIỂN", "Phim thử (4 giây)"]
    assert texts.index("Dừng ở giữa.") < texts.index("Trước khi chiếu")
    assert "Vì sao họ giục? Hỏi ai?" in texts


@pytest.mark.parametrize(
    ("scene", "width"), [("dau-hieu-le-tan", 80), ("lop-3-bi-mat", 150), ("goi-111-tung-buoc", 150)]
)
def test_the_sheet_shows_its_films_scene_on_its_one_page(
    load_portal: LoadPortal, cut_fonts: Path, scene: str, width: int
) -> None:
    text = video_page("Xem.\n" + SHEET, SCENES + f"scene: {scene}\n")
    portal = load_portal({URI: text})
    sheet = documents(portal)["facilitator"]
    [drawing] = [one for one in map(drawing_of, tree_of(sheet.body)) if one is not None]
    shown = portal.scenes.scenes[scene]
    assert (drawing.alt, drawing.width) == (description_of(shown), width)
    assert make(sheet, "pdf", cut_fonts.parent.parent).note == "1 trang"


def test_both_can_be_printed_and_edited(load_portal: LoadPortal) -> None:
    portal = load_portal({URI: video_page("Xem.\n" + SHEET)})
    made = [
        make(document, extension, portal.store.root)
        for document in documents(portal).values()
        for extension in document.formats
    ]
    assert [(one.note, one.refusal) for one in made] == [("1 trang", ""), ("để sửa", "")] * 2


def test_a_film_of_others_has_no_script_to_dub(load_portal: LoadPortal) -> None:
    found = documents(load_portal({URI: video_page(TRANSCRIPT + SHEET, EMBED)}))
    assert list(found) == ["facilitator"]


def test_a_film_without_questions_has_no_sheet(load_portal: LoadPortal) -> None:
    assert list(documents(load_portal({URI: video_page(more=SCENES)}))) == ["dubbing-script"]


@given(st.integers(0, 6000), st.integers(1, 100), st.sampled_from(["111", "Bấm 111"]))
def test_times_beside_a_number_make_no_other_number(start: int, tenths: int, heading: str) -> None:
    row = row_of(start / 10, (start + tenths) / 10, heading, "Gọi.")
    assert list(phones_in(" ".join(text_of(cell) for one in row for cell in one))) == ["111"]
