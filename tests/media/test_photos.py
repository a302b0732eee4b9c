"""Photographs: what they hide is said, and gone from what is published."""

import re
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from loa.integrations.portal import Portal
from loa.integrations.site import build_site
from loa.media.photos import hidden_in
from loa.problems import as_text
from portals import MakePortal, page_text

CONSENT = "consent: [{image: san.jpg, people: false}]\n"
BODY = "![Sân trường](san.jpg)\n"


def photograph(path: Path, width: int = 1200) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Model] = "Máy thử"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (21.0, 16.0, 0.0)
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.linear_gradient("L").resize((width, width // 2)).convert("RGB").save(path, exif=exif)


@pytest.mark.site
def test_the_published_copy_hides_nothing(make_portal: MakePortal, tmp_path: Path) -> None:
    root = make_portal({"a.md": page_text("A", BODY, more=CONSENT)})
    photograph(root / "docs" / "san.jpg")
    assert as_text(Portal.load(root).problems()) == (
        "docs/san.jpg:1: nhắc: Ảnh mang theo dữ liệu ẩn: nơi chụp (GPS), máy và lúc chụp (EXIF). "
        "Bản đăng đã được xóa; hãy xóa cả trong tệp gốc rồi lưu lại. (image-metadata)"
    )
    build_site(root, tmp_path / "site")
    page = (tmp_path / "site" / "a" / "index.html").read_text(encoding="utf-8")
    assert 'srcset="../assets/photo/san-480.avif 480w, ../assets/photo/san-960.avif 960w"' in page
    found = re.search(r"<picture>.*?<img[^>]*>", page, re.DOTALL)
    assert found and 'width="1200"' in found[0] and 'height="600"' in found[0]
    copies = [tmp_path / "site" / "san.jpg", *(tmp_path / "site" / "assets" / "photo").iterdir()]
    assert len(copies) == 5
    assert not [copy.name for copy in copies if hidden_in(copy)]


def test_a_photograph_needs_a_word_about_people(make_portal: MakePortal) -> None:
    root = make_portal({"a.md": page_text("A", BODY)})
    (root / "docs" / "san.jpg").write_bytes(b"not an image")
    assert as_text(Portal.load(root).problems()) == (
        "docs/a.md:14: lỗi: Ảnh “san.jpg” chưa ghi có người trong ảnh hay không. "
        "Ghi ở đầu trang: consent: [{image: ten-anh.jpg, people: false}] (consent-missing)\n"
        "docs/san.jpg:1: nhắc: Máy không đọc được ảnh này. Xuất lại thành JPEG hoặc PNG. "
        "Trang vẫn được dựng, không có ảnh. (image-unreadable)"
    )
