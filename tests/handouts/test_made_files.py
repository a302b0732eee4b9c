"""What is inside the files that people download, asked of each format's own library."""

import hashlib
import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import pikepdf
import pptx
import pytest
from docx.shared import Mm
from pptx.util import Emu

from loa.artifacts import Artifact
from loa.handouts.maker import Handouts

Find = Callable[[str], Artifact]


def test_a_lesson_offers_the_whole_pack(made: Handouts) -> None:
    offered = [
        (a.title, a.extension)
        for a in made.artifacts
        if a.source == "truong-hoc/lop-2-an-toan.md" and a.kind != "thumbnail"
    ]
    assert offered == [
        ("Trọn bộ tài liệu", "zip"),
        ("Kế hoạch bài dạy", "pdf"),
        ("Kế hoạch bài dạy", "docx"),
        ("Trình chiếu", "pptx"),
        ("Trình chiếu", "pdf"),
        ("Phiếu học tập", "pdf"),
        ("Phiếu học tập", "docx"),
        ("Câu hỏi nhanh", "pdf"),
        ("Câu hỏi nhanh", "docx"),
        ("Đáp án (dành cho giáo viên)", "pdf"),
        ("Đáp án (dành cho giáo viên)", "docx"),
        ("Thư gửi gia đình", "docx"),
        ("Thư gửi gia đình", "pdf"),
        ("Áp phích A4", "pdf"),
        ("Áp phích A3", "pdf"),
        ("Áp phích A3 cho nhà in", "pdf"),
    ]


def test_a_guide_offers_what_it_names(made: Handouts) -> None:
    offered = [
        (a.kind, a.extension, a.note)
        for a in made.artifacts
        if a.source == "du-lich/nha-nghi.md" and a.kind != "thumbnail"
    ]
    assert offered == [
        ("pack", "zip", "15 tệp"),
        ("leaflet", "pdf", "2 trang"),
        ("poster-a4", "pdf", "1 trang"),
        ("poster-a3", "pdf", "1 trang"),
        ("poster-print", "pdf", "1 trang"),
        ("pocket-card", "pdf", "1 trang"),
        ("checklist", "pdf", "1 trang"),
        ("checklist", "docx", "để sửa"),
        ("pledge", "pdf", "1 trang"),
        ("pledge", "docx", "để sửa"),
        ("attendance", "pdf", "1 trang"),
        ("attendance", "docx", "để sửa"),
        ("session-report", "pdf", "1 trang"),
        ("session-report", "docx", "để sửa"),
        ("loudspeaker", "pdf", "1 trang"),
        ("loudspeaker", "docx", "để sửa"),
    ]


@pytest.mark.parametrize(
    ("ending", "width", "height", "pages"),
    [
        ("lop-2-an-toan-ke-hoach-bai-day.pdf", 595, 842, 2),
        ("lop-2-an-toan-trinh-chieu.pdf", 720, 405, 3),
        ("lop-2-an-toan-ap-phich-a4.pdf", 595, 842, 1),
        ("lop-2-an-toan-ap-phich-a3.pdf", 842, 1191, 1),
        ("lop-2-an-toan-ap-phich-nha-in.pdf", 916, 1264, 1),
        ("nha-nghi-to-gap.pdf", 842, 595, 2),
        ("nha-nghi-the-bo-tui.pdf", 595, 842, 1),
    ],
)
def test_paper_sizes(found: Find, ending: str, width: int, height: int, pages: int) -> None:
    with pikepdf.open(found(ending).stored) as pdf:
        assert len(pdf.pages) == pages
        box = [round(float(side)) for side in pdf.pages[0].MediaBox]
    assert box == [0, 0, width, height]


def docx_of(artifact: Artifact) -> "docx.document.Document":
    return docx.Document(BytesIO(artifact.stored.read_bytes()))


def headings(document: "docx.document.Document") -> list[str]:
    return [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]


def test_the_primary_plan_has_the_order_of_cong_van_2345(found: Find) -> None:
    plan = docx_of(found("lop-2-an-toan-ke-hoach-bai-day.docx"))
    assert headings(plan) == [
        "1. Yêu cầu cần đạt",
        "2. Đồ dùng dạy học",
        "3. Các hoạt động dạy học chủ yếu",
        "Mở đầu (5 phút)",
        "Hình thành kiến thức mới (12 phút)",
        "Luyện tập, thực hành (10 phút)",
        "Vận dụng, trải nghiệm (8 phút)",
        "Dạy ở vùng mình",
        "Đánh giá",
        "4. Điều chỉnh sau bài dạy",
    ]
    assert [p.text for p in plan.paragraphs[:4]] == [
        "KẾ HOẠCH BÀI DẠY",
        "Môn học: Đạo đức; lớp: 2",
        "Tên bài học: Người lớn an toàn; số tiết: 1 (35 phút)",
        "Thời gian thực hiện: ngày …… tháng …… năm …………",
    ]


def test_the_secondary_plan_has_the_order_of_cong_van_5512(found: Find) -> None:
    plan = docx_of(found("lop-8-an-toan-ke-hoach-bai-day.docx"))
    assert headings(plan) == [
        "I. Mục tiêu",
        "1. Về kiến thức",
        "2. Về năng lực",
        "3. Về phẩm chất",
        "II. Thiết bị dạy học và học liệu",
        "III. Tiến trình dạy học",
        "1. Hoạt động 1: Mở đầu (5 phút)",
        "2. Hoạt động 2: Hình thành kiến thức mới (12 phút)",
        "3. Hoạt động 3: Luyện tập (10 phút)",
        "4. Hoạt động 4: Vận dụng (8 phút)",
        "Dạy ở vùng mình",
        "Đánh giá",
    ]
    blanks = [cell.text for row in plan.tables[0].rows for cell in row.cells]
    assert blanks[0].startswith("Trường: ……")
    assert blanks[1] == "Họ và tên giáo viên:"
    assert blanks[2].startswith("Tổ: ……")
    assert "TÊN BÀI DẠY: NGƯỜI LỚN AN TOÀN" in [p.text for p in plan.paragraphs]


def test_docx_is_a4_in_noto_sans_with_helplines_and_pages_at_the_foot(found: Find) -> None:
    sheet = docx_of(found("lop-2-an-toan-phieu-hoc-tap.docx"))
    section = sheet.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.left_margin > Mm(20)
    foot = section.footer.paragraphs[0]
    assert foot.text.startswith("Tổng đài 111 · Công an 113\tTrang")
    assert "PAGE" in foot._p.xml
    assert "NUMPAGES" in foot._p.xml
    assert 'w:ascii="Noto Sans"' in sheet.styles.element.xml
    assert sheet.core_properties.title == "Phiếu học tập: Người lớn an toàn"
    assert sheet.tables[-1].style.name == "LoaTable"
    assert "w:insideH" in sheet.tables[-1].style.element.xml


def test_a_warning_is_a_box_in_docx_and_ticks_are_boxes(found: Find) -> None:
    plan = docx_of(found("lop-2-an-toan-ke-hoach-bai-day.docx"))
    box = plan.tables[-1]
    assert box.style.name == "LoaWarning"
    assert [p.text for p in box.cell(0, 0).paragraphs] == [
        "Lưu ý an toàn cho giáo viên",
        "Nghe, cảm ơn em đã kể, gọi 111.",
    ]
    texts = [p.text for p in docx_of(found("nha-nghi-bang-kiem.docx")).paragraphs]
    assert "Xem giấy tờ gốc" in texts
    assert "Ghi ngày sinh → sổ ca" in texts


def broken_anywhere(text: str) -> str:
    """A text without what keeps its words on one line."""
    return text.replace("\u00a0", " ")


def test_slides_have_their_titles_the_numbers_and_no_leftovers(found: Find) -> None:
    deck = pptx.Presentation(BytesIO(found("lop-2-an-toan-trinh-chieu.pptx").stored.read_bytes()))
    assert (deck.slide_width, deck.slide_height) == (Emu(9144000), Emu(5143500))
    assert [broken_anywhere(slide.shapes.title.text) for slide in deck.slides] == [
        "Người lớn an toàn",
        "Ai là người lớn an toàn?",
        "Em kể với ai?",
    ]
    paragraphs = deck.slides[1].placeholders[1].text_frame.paragraphs
    bullets = [broken_anywhere(paragraph.text) for paragraph in paragraphs]
    assert bullets == ["Người nghe em", "Người giúp em"]
    master = [shape.text for shape in deck.slide_master.shapes if shape.has_text_frame]
    assert "Tổng đài 111 · Công an 113" in master
    assert deck.core_properties.title == "Trình chiếu: Người lớn an toàn"


def test_the_quiz_keeps_its_letters(found: Find) -> None:
    texts = [p.text for p in docx_of(found("lop-2-an-toan-cau-hoi-nhanh.docx")).paragraphs]
    assert texts[-3:] == ["Khi lo, em làm gì?", "A. Giữ kín", "B. Kể với người lớn an toàn"]


def test_the_loudspeaker_text_says_how_long_and_where_to_pause(found: Find) -> None:
    texts = [p.text for p in docx_of(found("nha-nghi-bai-phat-thanh.docx")).paragraphs]
    assert texts == [
        "BÀI PHÁT THANH",
        "Giữ nhà nghỉ an toàn",
        "Dài khoảng 1 phút (33 tiếng, đọc chậm 150 tiếng một phút). Dấu // là nghỉ một nhịp, "
        "hết đoạn nghỉ 2 giây. Số điện thoại đọc từng chữ số, hai lần.",
        "Trang này cho chủ cơ sở. //",
        "Trước khi nhận người",
        "Hỏi cho rõ. // Ghi lại. //",
        "Khi thấy lo",
        "Gọi một, một, một. //",
        "Xin nhắc lại, số một, một, một. // Số một, một, một. //",
    ]


def test_the_zip_lists_and_proves_what_is_in_it(found: Find) -> None:
    with zipfile.ZipFile(found("lop-2-an-toan-tron-bo.zip").stored) as archive:
        names = archive.namelist()
        sums = archive.read("SHA256SUMS").decode().splitlines()
        for row in sums:
            digest, name = row.split("  ")
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest
        listing = archive.read("DANH-SACH.txt").decode()
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert len(sums) == len(names) - 1 == 16
    assert listing.startswith("Trọn bộ tài liệu: Người lớn an toàn\r\n\r\n")
    row = "lop-2-an-toan-ke-hoach-bai-day.pdf: Kế hoạch bài dạy (PDF, 2 trang)\r\n"
    assert row in listing
