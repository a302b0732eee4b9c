"""Nobody is shown unasked, and no image frightens whom it should help."""

from pathlib import Path

import pytest
from PIL import Image

from loa.integrations.portal import Portal
from loa.problems import as_text
from portals import MakePortal, page_text
from sample_clips import SCENES, video_page

ASK = "Ghi ở đầu trang: consent: [{image: ten-anh.jpg, people: false}] (consent-missing)"


def said(root: Path, path: str) -> str:
    return as_text(problem for problem in Portal.load(root).problems() if problem.path == path)


def photograph(path: Path) -> None:
    """More colours than anybody draws with."""
    path.parent.mkdir(parents=True, exist_ok=True)
    bands = [Image.linear_gradient("L"), Image.radial_gradient("L"), Image.linear_gradient("L")]
    Image.merge("RGB", [bands[0], bands[1], bands[2].rotate(90)]).save(path)


@pytest.mark.parametrize("name", ["san.jpg", "san.webp", "san.avif", "san.png"])
def test_a_photograph_needs_a_word_about_people(make_portal: MakePortal, name: str) -> None:
    root = make_portal({"a.md": page_text("A", f"![Sân]({name})\n")})
    photograph(root / "docs" / name)
    words = f"docs/a.md:14: lỗi: Ảnh “{name}” chưa ghi có người trong ảnh hay không. {ASK}"
    assert said(root, "docs/a.md") == words


def test_a_drawing_needs_none(make_portal: MakePortal) -> None:
    root = make_portal({"a.md": page_text("A", "![Sân](san.png)\n")})
    Image.new("RGB", (400, 300), "teal").save(root / "docs" / "san.png")
    assert said(root, "docs/a.md") == ""


def test_people_in_a_photograph_need_a_paper(make_portal: MakePortal) -> None:
    more = "consent: [{image: san.jpg, people: true}]\n"
    root = make_portal({"a.md": page_text("A", "![Sân](san.jpg)\n", more=more)})
    photograph(root / "docs" / "san.jpg")
    found = said(root, "docs/a.md")
    assert "ảnh có người thì ghi document (giấy đồng ý để ở đâu) và on (ngày)." in found


def test_the_pictures_of_a_clip_too(make_portal: MakePortal) -> None:
    more = SCENES.replace("pictogram: heart", "picture: video/vet-thuong.jpg")
    more = more.replace("Bấm 111", "Bấm [[helpline:h111]]")
    root = make_portal({"video/phim-thu.md": video_page(more=more)})
    photograph(root / "docs/video/vet-thuong.jpg")
    assert said(root, "docs/video/phim-thu.md") == (
        "docs/video/phim-thu.md:17: lỗi: Ảnh “video/vet-thuong.jpg” chưa ghi có người trong ảnh "
        f"hay không. {ASK}\n"
        "docs/video/phim-thu.md:17: nhắc: Hình “video/vet-thuong.jpg” có vẻ cho thấy "
        "“vet-thuong”. Chọn hình khác: người được giúp, người đang đi học, đi làm. (image-policy)"
    )


@pytest.mark.parametrize(
    ("alt", "name", "words"),
    [
        ("Cổ tay bị XÍCH", "a.png", "“xích”"),
        ("Em bé khóc, có vết thương", "a.png", "“khóc”, “vết thương”"),
        ("Vai có mã vạch", "ma_vach.png", "“mã vạch”, “ma-vach”"),
        ("Hands in chains", "crying-girl.png", "“chains”, “crying”"),
        ("Bạn nhỏ cười", "co-ro.png", "“co-ro”"),
    ],
)
def test_a_frightening_image_is_asked_about(
    make_portal: MakePortal, alt: str, name: str, words: str
) -> None:
    root = make_portal({"a.md": page_text("A", f"![{alt}]({name})\n")})
    Image.new("RGB", (40, 30)).save(root / "docs" / name)
    assert said(root, "docs/a.md") == (
        f"docs/a.md:14: nhắc: Hình “{name}” có vẻ cho thấy {words}. "
        "Chọn hình khác: người được giúp, người đang đi học, đi làm. (image-policy)"
    )


@pytest.mark.parametrize(
    ("alt", "name"),
    [
        ("Bác xích lô và xích đu ở sân", "xich-lo.png"),
        ("Ngày hội hiến máu, màu đỏ", "mau-do.png"),
        ("Mặt trời trên chợ", "mat-troi.png"),
        ("Stained glass", "united.png"),
    ],
)
def test_words_that_only_look_alike_pass(make_portal: MakePortal, alt: str, name: str) -> None:
    root = make_portal({"a.md": page_text("A", f"![{alt}]({name})\n")})
    Image.new("RGB", (40, 30)).save(root / "docs" / name)
    assert said(root, "docs/a.md") == ""
