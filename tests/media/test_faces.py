"""A photograph that is said to show nobody is looked at for a face."""

from errno import ENOSPC
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFilter

from failing_disks import failing
from loa.integrations.portal import Portal
from loa.media import faces
from loa.problems import as_text
from portals import MakePortal, page_text

BODY = "![Họp ở sân](san.jpg)\n"
NOBODY = "consent: [{image: san.jpg, people: false}]\n"
FOUND = (
    "docs/cong-dong/a.md:13: lỗi: Ảnh “san.jpg” ghi people: false, nhưng có vẻ có mặt người. "
    "Có người thì ghi people: true cùng giấy đồng ý, hoặc chọn ảnh khác. Không phải mặt người thì "
    "ghi ở đầu trang: exceptions: [{text: “san.jpg”, why: …}] (face-found)"
)


def drawn_face() -> Image.Image:
    """Nobody's face: skin, eyes, brows, nose and mouth, as soft as a photograph."""
    image = Image.new("RGB", (600, 600), (120, 140, 150))
    draw = ImageDraw.Draw(image)
    hair, shade = (40, 30, 25), (185, 132, 105)
    draw.ellipse((140, 60, 460, 420), hair)
    draw.rectangle((250, 430, 350, 560), shade)
    draw.ellipse((170, 110, 430, 500), (200, 150, 120))
    fringe = (160, 230, 180, 120, 300, 90, 420, 120, 440, 230, 400, 160, 300, 140, 200, 160)
    draw.polygon(fringe, hair)
    for x in (240, 360):
        draw.ellipse((x - 34, 255, x + 34, 290), (240, 235, 230))
        draw.ellipse((x - 15, 255, x + 15, 290), hair)
        draw.arc((x - 42, 215, x + 42, 265), 190, 350, hair, 12)
        draw.arc((x - 36, 250, x + 36, 296), 180, 360, hair, 5)
    draw.polygon((300, 280, 272, 370, 328, 370), shade)
    draw.chord((240, 395, 360, 450), 0, 180, (165, 80, 80))
    draw.chord((245, 400, 355, 425), 180, 360, (150, 70, 72))
    return image.filter(ImageFilter.GaussianBlur(6))


def square() -> Image.Image:
    """A paved square without anybody."""
    return Image.linear_gradient("L").resize((1600, 1200)).convert("RGB")


def said(root: Path, image: Image.Image) -> str:
    image.save(root / "docs" / "cong-dong" / "san.jpg", quality=95)
    return as_text(Portal.load(root).problems())


def test_a_face_contradicts_what_a_page_says(make_portal: MakePortal) -> None:
    root = make_portal({"cong-dong/a.md": page_text("A", BODY, more=NOBODY)})
    assert said(root, drawn_face()) == FOUND


def test_a_face_far_off_is_found(make_portal: MakePortal) -> None:
    root = make_portal({"cong-dong/a.md": page_text("A", BODY, more=NOBODY)})
    wide = square()
    wide.paste(drawn_face().resize((300, 300)), (100, 200))
    assert said(root, wide) == FOUND


def test_a_picture_that_lies_on_its_side_is_turned_first(make_portal: MakePortal) -> None:
    root = make_portal({"cong-dong/a.md": page_text("A", BODY, more=NOBODY)})
    turned = drawn_face().rotate(90)
    exif = Image.Exif()
    exif[0x0112] = 6  # Orientation: to be turned by 90° to the right.
    turned.save(root / "docs/cong-dong/san.jpg", quality=95, exif=exif)
    assert FOUND in as_text(Portal.load(root).problems())


def test_a_picture_of_nobody_passes(make_portal: MakePortal) -> None:
    root = make_portal({"cong-dong/a.md": page_text("A", BODY, more=NOBODY)})
    assert said(root, square()) == ""


def test_an_editor_says_why_it_is_no_face(make_portal: MakePortal) -> None:
    more = NOBODY + "exceptions: [{text: san.jpg, why: Con rối nước trong bảo tàng}]\n"
    root = make_portal({"cong-dong/a.md": page_text("A", BODY, more=more)})
    assert said(root, drawn_face()) == ""


def test_people_who_agreed_may_have_faces(make_portal: MakePortal) -> None:
    more = (
        'consent: [{image: san.jpg, people: true, document: "Sổ văn thư, số 12", on: 2025-10-01}]\n'
    )
    root = make_portal({"cong-dong/a.md": page_text("A", BODY, more=more)})
    assert said(root, drawn_face()) == ""


@pytest.mark.parametrize(
    ("score", "found"), [(faces.FACE - 0.001, ""), (faces.FACE, FOUND), (faces.FACE + 0.001, FOUND)]
)
def test_the_border_belongs_to_faces(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch, score: float, found: str
) -> None:
    monkeypatch.setattr(faces, "face_score", lambda image: score)
    root = make_portal({"cong-dong/a.md": page_text("A", BODY, more=NOBODY)})
    assert said(root, square()) == found


def test_a_picture_is_looked_at_once(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_portal({"cong-dong/a.md": page_text("A", BODY, more=NOBODY)})
    assert said(root, drawn_face()) == FOUND
    monkeypatch.setattr(faces, "face_score", lambda image: 0.0)
    assert as_text(Portal.load(root).problems()) == FOUND


def test_a_face_is_found_without_room_to_remember_it(make_portal: MakePortal) -> None:
    root = make_portal({"cong-dong/a.md": page_text("A", BODY, more=NOBODY)})
    with failing(root / ".cache", "full", ENOSPC):
        assert said(root, drawn_face()) == FOUND


def test_without_the_detector_one_line_says_so(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "find_spec", lambda name: None)
    page = page_text("A", BODY, more=NOBODY)
    root = make_portal({"cong-dong/a.md": page, "cong-dong/b.md": page})
    problems = said(root, drawn_face())
    assert problems.splitlines()[0] == (
        "docs/cong-dong/a.md:13: nhắc: Máy này chưa tìm mặt người trong các ảnh ghi people: false. "
        "Cài thêm: pip install --require-hashes --no-deps -r requirements/faces.txt "
        "(faces-unsought)"
    )
    assert problems.count("faces-unsought") == 1
