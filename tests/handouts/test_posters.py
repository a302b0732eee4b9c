"""Posters: the number is the largest thing, the picture above, whom and why to call."""

import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from handout_samples import LoadPortal, guide, lesson
from loa.content.entries.offices import Helpline
from loa.handouts.documents import Document
from loa.handouts.formats import make
from loa.handouts.maker import documents_of
from loa.handouts.posters import numbers_of, qr_svg
from loa.integrations.portal import Portal

RED = (0xB3, 0x20, 0x1C)
WHITE = (255, 255, 255)
LAYOUTS = ("signs", "promise", "question", "rule", "story")


def line(number: str | None, **more: object) -> Helpline:
    row = {
        "id": "thu", "number": number, "short_name": "Thử", "name": "Số thử", "for": None,
        "hours": None, "cost": None, "from_abroad": None, "order": 1, "publish": "check",
        "confidence": "high", "as_of": None, "sources": [],
    }  # fmt: skip
    return Helpline.model_validate({**row, **more})


def poster_of(portal: Portal, uri: str, kind: str = "poster-a4") -> Document:
    page = portal.library.get(uri)
    assert page is not None
    found = documents_of(portal.workshop().source_of(page))
    return next(document for document in found if document.kind == kind)


@pytest.fixture
def sheet(load_portal: LoadPortal) -> Document:
    return poster_of(load_portal({"du-lich/nha-nghi.md": guide()}), "du-lich/nha-nghi.md")


def picture_of(document: Document, fonts: Path, folder: Path) -> Image.Image:
    made = make(document, "pdf", fonts.parent.parent)
    assert made.refusal == ""
    place = folder / "poster.pdf"
    place.write_bytes(made.data)
    command = ["pdftoppm", "-r", "60", "-png", "-singlefile", str(place), str(folder / "poster")]
    subprocess.run(command, check=True, timeout=60)
    return Image.open(folder / "poster.png").convert("RGB")


def is_near(dot: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(dot, tuple)
    return all(abs(a - b) < 40 for a, b in zip(dot, colour, strict=True))


def red_rows(picture: Image.Image) -> range:
    """From where to where the red of the numbers reaches, looked for beside the digits."""
    column = round(picture.width * 0.06)
    rows = [y for y in range(picture.height) if is_near(picture.getpixel((column, y)), RED)]
    return range(rows[0], rows[-1] + 1)


def tallest_run(picture: Image.Image) -> int:
    """The longest upright line of white dots on the red: the stem of a digit, not the QR code."""
    longest = 0
    for x in range(round(picture.width * 0.08), round(picture.width * 0.7)):
        run = 0
        for y in red_rows(picture):
            run = run + 1 if is_near(picture.getpixel((x, y)), WHITE) else 0
            longest = max(longest, run)
    return longest


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_the_digits_are_at_least_eight_hundredths_of_the_height(
    sheet: Document, cut_fonts: Path, tmp_path: Path, layout: str, paper: str
) -> None:
    picture = picture_of(replace(sheet, kind_of_poster=layout, paper=paper), cut_fonts, tmp_path)
    assert 0.08 <= tallest_run(picture) / picture.height < 0.09


@pytest.mark.parametrize("bleed", [False, True])
def test_the_line_for_the_commune_can_be_written_on(
    sheet: Document, cut_fonts: Path, tmp_path: Path, bleed: bool
) -> None:
    picture = picture_of(replace(sheet, paper="a3", bleed=bleed), cut_fonts, tmp_path)
    below = picture.crop((0, red_rows(picture)[-1] + 3, picture.width, picture.height))
    assert below.height >= 0.04 * picture.height
    dots = [below.getpixel((x, y)) for x in range(below.width) for y in range(below.height)]
    assert sum(is_near(dot, WHITE) for dot in dots) / len(dots) > 0.9


def test_the_upper_half_holds_the_picture(sheet: Document, cut_fonts: Path, tmp_path: Path) -> None:
    picture = picture_of(sheet, cut_fonts, tmp_path)
    upper = picture.crop((0, 0, picture.width, picture.height // 3))
    colours = upper.getcolors(upper.width * upper.height)
    assert colours is not None
    white = sum(count for count, colour in colours if colour == (255, 255, 255))
    assert white / (upper.width * upper.height) < 0.25


@pytest.mark.parametrize(("number", "is_large"), [("11", True), ("111", True), ("1111", False)])
def test_a_number_that_would_not_be_the_largest_is_left_out(number: str, is_large: bool) -> None:
    assert numbers_of([line(number)]) == (((number, "Thử"),) if is_large else ())


def test_numbers_say_what_they_are_for_what_they_cost_and_when() -> None:
    lines = [
        line(None), line("111", call_for="Cần hỏi", cost="miễn phí", hours="24/7"),
        line("113", call_for="Nguy hiểm"), line("115"),
    ]  # fmt: skip
    assert numbers_of(lines) == (("111", "Cần hỏi (miễn phí, 24/7)"), ("113", "Nguy hiểm"))


def test_a_poster_leads_to_its_page_in_print_and_as_a_code(sheet: Document) -> None:
    assert sheet.address == "loa.example.vn/du-lich/nha-nghi"
    assert sheet.qr == qr_svg("https://loa.example.vn/du-lich/nha-nghi/")
    assert qr_svg("") == ""


def test_a_word_wider_than_its_card_gets_a_line_of_its_own(
    load_portal: LoadPortal, cut_fonts: Path, tmp_path: Path
) -> None:
    said = "".join(f"- {words}\n" for words in ("Giữ giấy", "Hỏi lại", "Gọi 111"))
    body = f"## Áp phích {{#ap-phich}}\n\nHỏi đã\n\n{said}- Tra: dolab.moha.gov.vn\n"
    portal = load_portal(
        {"du-lich/nha-nghi.md": guide(body, more="handouts: [poster]\nposter: signs\n")}
    )
    made = make(poster_of(portal, "du-lich/nha-nghi.md"), "pdf", cut_fonts.parent.parent)
    place = tmp_path / "poster.pdf"
    place.write_bytes(made.data)
    command = ["pdftotext", "-bbox", str(place), "-"]
    boxes = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    [word] = re.findall(r'xMax="([\d.]+)"[^>]*>dolab\.moha\.gov\.vn<', boxes)
    marks = re.findall(r'xMin="([\d.]+)"[^>]*>[1-4]<', boxes)
    assert float(word) < 210 / 25.4 * 72 - 9 / 25.4 * 72
    assert len(set(marks)) == 1


def test_a_poster_shows_the_scene_that_its_page_names(load_portal: LoadPortal) -> None:
    pages = {"du-lich/nha-nghi.md": guide(more="handouts: [poster]\nscene: dau-hieu-le-tan\n")}
    made = poster_of(load_portal(pages), "du-lich/nha-nghi.md")
    assert made.alt.startswith("Ở quầy lễ tân, một người lớn cầm hết giấy tờ")
    assert made.alt.endswith("“Giấy tờ để tôi giữ.”")
    assert len(made.panels) == 1


def test_drawings_of_others_are_credited(load_portal: LoadPortal) -> None:
    pages = {"du-lich/nha-nghi.md": guide(more="handouts: [poster]\nscene: du-lich\n")}
    assert poster_of(load_portal(pages), "du-lich/nha-nghi.md").credit == (
        "Hình đồ vật: OpenMoji, CC BY-SA 4.0"
    )


@pytest.mark.parametrize(
    ("uri", "text", "layout"),
    [
        ("du-lich/nha-nghi.md", guide(more="handouts: [poster]\nposter: question\n"), "question"),
        (
            "du-lich/nha-nghi.md",
            guide(more="handouts: [poster]\nscene: goi-111-tung-buoc\n"),
            "story",
        ),
        ("truong-hoc/lop-2-an-toan.md", lesson(), "promise"),
    ],
)
def test_the_layout_is_what_the_page_says_or_is(
    load_portal: LoadPortal, uri: str, text: str, layout: str
) -> None:
    assert poster_of(load_portal({uri: text}), uri).kind_of_poster == layout


def test_the_print_shop_gets_three_millimetres_more_and_marks(
    sheet: Document, cut_fonts: Path
) -> None:
    made = make(replace(sheet, paper="a3", bleed=True), "pdf", cut_fonts.parent.parent)
    with pikepdf.open(io.BytesIO(made.data)) as pdf:
        box = [float(value) * 25.4 / 72 for value in pdf.pages[0].MediaBox]
    assert [round(value) for value in box[2:]] == [297 + 26, 420 + 26]


def test_every_audience_has_a_colour_on_which_white_can_be_read(load_portal: LoadPortal) -> None:
    audiences = load_portal({}).library.registries.audiences.values()
    assert len({audience.colour for audience in audiences}) == len(audiences)
    for audience in audiences:
        assert contrast_with_white(audience.colour) >= 4.5, audience.id


def contrast_with_white(colour: str) -> float:
    """WCAG 2.2, contrast ratio."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)
