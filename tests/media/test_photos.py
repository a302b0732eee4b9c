"""Photographs: what they hide is said, and gone from what is published."""

import io
import re
from pathlib import Path

import pytest
import segno
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

from loa.integrations.portal import Portal
from loa.integrations.site import build_site
from loa.media.inspection import hidden_in
from loa.problems import as_text
from portals import MakePortal, page_text, write_portal

CONSENT = "consent: [{image: san.jpg, people: false}, {image: cu.heic, people: false}]\n"
SIZES = "(max-width: 48rem) 100vw, 46rem"
BODY = "![Sân trường](san.jpg)\n\n"


def photograph(path: Path, width: int = 1200) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = "Máy thử"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (21.0, 16.0, 0.0)
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.linear_gradient("L").resize((width, width // 2)).convert("RGB").save(path, exif=exif)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with two good images, and two that cannot be published."""
    folder = tmp_path_factory.mktemp("photos")
    body = BODY + "![Hai người](doi.png)\n\n![Sân cũ](cu.heic)\n\n![Hỏng](hong.png)\n"
    root = write_portal(folder / "portal", {"a.md": page_text("A", body, more=CONSENT)})
    photograph(root / "docs" / "san.jpg")
    note = PngInfo()
    note.add_text("Author", "Nguyễn Văn A")
    Image.new("RGBA", (300, 200), (200, 30, 30, 0)).save(root / "docs/doi.png", pnginfo=note)
    (root / "docs" / "cu.heic").write_bytes(b"ftypheic")
    (root / "docs" / "hong.png").write_bytes(b"not an image")
    build_site(root, folder / "site")
    return folder / "site"


@pytest.mark.site
def test_the_published_copy_hides_nothing(site: Path) -> None:
    copies = [*site.glob("*.jpg"), *site.glob("*.png"), *(site / "assets/photo").iterdir()]
    assert sorted(copy.name for copy in copies) == [
        "doi.png", "san.jpg", "san.jpg-480.avif", "san.jpg-480.jpg", "san.jpg-960.avif",
        "san.jpg-960.jpg",
    ]  # fmt: skip
    for copy in copies:
        with Image.open(copy) as image:
            image.load()
            assert hidden_in(image) == []


@pytest.mark.site
def test_each_browser_takes_the_size_that_fits(site: Path) -> None:
    page = (site / "a" / "index.html").read_text(encoding="utf-8")
    pictures = re.findall(r"<picture>.*?</picture>", page, re.DOTALL)
    first, second = ("".join(picture.split("\n")) for picture in pictures)
    folder = "../assets/photo/san.jpg"
    assert first == (
        f'<picture><source sizes="{SIZES}" srcset="{folder}-480.avif 480w, '
        f'{folder}-960.avif 960w" type="image/avif" />'
        f'<source sizes="{SIZES}" srcset="{folder}-480.jpg 480w, '
        f'{folder}-960.jpg 960w" type="image/jpeg" />'
        '<img alt="Sân trường" height="600" loading="lazy" src="../san.jpg" width="1200" />'
        "</picture>"
    )
    assert second == (
        '<picture><img alt="Hai người" height="200" loading="lazy" src="../doi.png" width="300" />'
        "</picture>"
    )


@pytest.mark.site
def test_what_cannot_be_cleaned_is_not_published(site: Path) -> None:
    page = (site / "a" / "index.html").read_text(encoding="utf-8")
    assert '<span class="loa-no-image">[Ảnh: Sân cũ]</span>' in page
    assert '<span class="loa-no-image">[Ảnh: Hỏng]</span>' in page
    assert not (site / "cu.heic").exists()
    assert not (site / "hong.png").exists()


def said(root: Path) -> str:
    return as_text(Portal.load(root).problems())


def test_hidden_data_in_a_source_is_named(make_portal: MakePortal) -> None:
    root = make_portal({"a.md": page_text("A", BODY, more=CONSENT)})
    photograph(root / "docs" / "san.jpg")
    assert said(root) == (
        "docs/san.jpg:1: nhắc: Ảnh mang theo dữ liệu ẩn: nơi chụp (GPS), máy và lúc chụp (EXIF). "
        "Bản đăng đã được xóa; hãy xóa cả trong tệp gốc rồi lưu lại. (image-metadata)"
    )


def test_what_programs_write_into_images_is_named() -> None:
    noted = io.BytesIO()
    Image.new("L", (4, 4)).save(noted, "JPEG", comment=b"chup o nha ba B")
    with Image.open(noted) as image:
        assert hidden_in(image) == ["lời ghi trong tệp"]
    stamped = io.BytesIO()
    Image.new("L", (4, 4)).save(stamped, "WEBP", xmp=b"<x:xmpmeta/>")
    with Image.open(stamped) as image:
        assert hidden_in(image) == ["ghi chú của phần mềm (XMP)"]


def test_a_code_in_an_image_is_found(make_portal: MakePortal) -> None:
    root = make_portal({"a.md": page_text("A", BODY, more=CONSENT)})
    code = io.BytesIO()
    segno.make("https://example.vn/la", error="m").save(code, kind="png", scale=6)
    photo = Image.linear_gradient("L").resize((900, 600)).convert("RGB")
    with Image.open(code) as drawn:
        photo.paste(drawn.convert("RGB").rotate(8, expand=True, fillcolor="white"), (520, 200))
    photo.save(root / "docs" / "san.jpg")
    assert said(root) == (
        "docs/san.jpg:1: nhắc: Trong ảnh có mã quét được (QRCode). Chọn ảnh khác. "
        "Muốn dẫn đến trang nào thì viết liên kết vào bài. (image-barcode)"
    )


def test_images_that_are_not_published_are_named(make_portal: MakePortal) -> None:
    root = make_portal({"a.md": page_text("A", BODY + "![Sân cũ](cu.heic)\n", more=CONSENT)})
    (root / "docs" / "cu.heic").write_bytes(b"ftypheic")
    (root / "docs" / "san.jpg").write_bytes(b"not an image")
    assert said(root) == (
        "docs/cu.heic:1: nhắc: Cổng không đăng ảnh kiểu HEIC. Xuất lại thành JPEG hoặc PNG. "
        "Trang vẫn được dựng, không có ảnh. (image-format)\n"
        "docs/san.jpg:1: nhắc: Máy không đọc được ảnh này. Xuất lại thành JPEG hoặc PNG. "
        "Trang vẫn được dựng, không có ảnh. (image-unreadable)"
    )
