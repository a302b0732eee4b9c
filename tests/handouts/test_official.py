"""Models of official documents: the layout of Nghị định 30/2020/NĐ-CP, and what guards it."""

import zipfile
from io import BytesIO

import docx
import pytest
from docx.shared import Mm

from handout_samples import LoadPortal, guide
from loa.problems import as_text

PLAN = """\
handouts: [official]
official:
  kind: ke-hoach
  about: "Đợt cao điểm năm […]"
  issuer: ["ỦY BAN NHÂN DÂN", "XÃ […]"]
  code: "UBND"
  place: "[…]"
  recipients: ["Như mục III", "Trưởng thôn"]
  signer: ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
"""
RECORD = """\
handouts: [official]
official:
  kind: bien-ban
  about: "Tiếp nhận ban đầu"
  superior: ["CÔNG AN TỈNH […]"]
  issuer: ["CÔNG AN XÃ […]"]
  parties: ["NGƯỜI TRÌNH BÁO", "NGƯỜI LẬP BIÊN BẢN", "NGƯỜI CHỨNG KIẾN"]
"""
BODY = """
Lời dẫn không vào văn bản.

## Văn bản {#van-ban}

*Căn cứ kế hoạch của cấp trên;*

### I. MỤC ĐÍCH {#muc-dich}

Mở đầu:

- Việc thứ nhất
    - Việc nhỏ
- [ ] Ô để đánh dấu

1. Bước một
2. Bước hai

| Việc | Hạn |
|---|---|
| Loa | […] |

## Sau văn bản {#sau}

Lời sau.
"""
PAGE = "co-quan/mau.md"


@pytest.fixture
def document(load_portal: LoadPortal, request: pytest.FixtureRequest) -> "docx.document.Document":
    portal = load_portal({PAGE: guide(BODY, more=request.param)})
    (made,) = portal.workshop().make_all().artifacts
    assert made.dest_uri == "tai-lieu/mau/mau-van-ban-mau.docx"
    return docx.Document(BytesIO(made.stored.read_bytes()))


def rows(document: "docx.document.Document", table: int) -> list[list[str]]:
    return [[p.text for p in cell.paragraphs] for cell in document.tables[table].rows[0].cells]


def texts(document: "docx.document.Document") -> list[str]:
    return [paragraph.text.replace("\u00a0", "") for paragraph in document.paragraphs]


@pytest.mark.parametrize("document", [PLAN], indirect=True)
def test_the_head_names_issuer_state_number_and_day(document: "docx.document.Document") -> None:
    assert rows(document, 0) == [
        ["ỦY BAN NHÂN DÂN", "XÃ […]", "\u00a0", "Số: ……/KH-UBND"],
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "\u00a0",
            "[…], ngày …… tháng …… năm 20……",
        ],
    ]


@pytest.mark.parametrize("document", [PLAN], indirect=True)
def test_the_text_is_the_section_with_typed_marks(document: "docx.document.Document") -> None:
    assert [text for text in texts(document) if text] == [
        "Kế hoạch",
        "Đợt cao điểm năm […]",
        "Căn cứ kế hoạch của cấp trên;",
        "I. MỤC ĐÍCH",
        "Mở đầu:",
        "- Việc thứ nhất",
        "+ Việc nhỏ",
        "☐ Ô để đánh dấu",
        "1. Bước một",
        "2. Bước hai",
    ]


@pytest.mark.parametrize("document", [PLAN], indirect=True)
def test_copies_stand_left_and_the_signature_right(document: "docx.document.Document") -> None:
    assert rows(document, -1) == [
        ["Nơi nhận:", "- Như mục III;", "- Trưởng thôn;", "- Lưu: VT."],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "(Ký, ghi rõ họ tên)", "[Họ và tên]"],
    ]


@pytest.mark.parametrize("document", [RECORD], indirect=True)
def test_a_record_is_signed_by_all_and_has_no_number(document: "docx.document.Document") -> None:
    assert rows(document, 0)[0] == ["CÔNG AN TỈNH […]", "CÔNG AN XÃ […]", "\u00a0"]
    signed = [cell.paragraphs[0].text for t in document.tables[2:] for cell in t.rows[0].cells]
    assert signed == ["NGƯỜI TRÌNH BÁO", "NGƯỜI LẬP BIÊN BẢN", "NGƯỜI CHỨNG KIẾN", "\u00a0"]


@pytest.mark.parametrize("document", [PLAN], indirect=True)
def test_paper_typeface_and_page_numbers_are_those_of_the_decree(
    document: "docx.document.Document",
) -> None:
    (section,) = document.sections
    sides = [section.page_width, section.page_height]
    assert [round(side / Mm(1)) for side in sides] == [210, 297]
    margins = [
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin,
    ]  # fmt: skip
    assert [round(side / Mm(1)) for side in margins] == [20, 20, 30, 15]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert [p.text for p in section.footer.paragraphs if p.text] == []
    package = zipfile.ZipFile(_bytes(document))
    styles = package.read("word/styles.xml").decode()
    assert 'w:ascii="Times New Roman"' in styles
    assert '<w:sz w:val="28"/>' in styles


@pytest.mark.parametrize("document", [PLAN], indirect=True)
def test_no_row_is_cut_by_the_end_of_a_page(document: "docx.document.Document") -> None:
    found = [row._tr.xpath("count(w:trPr/w:cantSplit)") for t in document.tables for row in t.rows]
    assert found == [1.0] * 4
    assert all(row._tr.xpath("count(w:trPr)") == 1 for t in document.tables for row in t.rows)


def _bytes(document: "docx.document.Document") -> BytesIO:
    buffer = BytesIO()
    document.save(buffer)
    return buffer


HINT = "Xem “Văn bản mẫu” trong hướng dẫn viết phần khai báo. (official-incomplete)"


@pytest.mark.parametrize(
    ("more", "body", "expected"),
    [
        (
            "handouts: [official]\n",
            BODY,
            f"docs/{PAGE}:13: lỗi: Trang có tài liệu “official” nhưng chưa khai báo trường "
            f"“official”. {HINT}",
        ),
        (
            PLAN.removeprefix("handouts: [official]\n"),
            BODY,
            f"docs/{PAGE}:13: lỗi: Trang khai báo “official” nhưng “handouts” không có official: "
            f"không ai tải được. {HINT}",
        ),
        (
            PLAN,
            BODY.replace("{#van-ban}", "{#khac}"),
            f"docs/{PAGE}:23: lỗi: Văn bản mẫu chưa có nội dung: thiếu mục #van-ban. {HINT}",
        ),
        (
            PLAN,
            "\n## Văn bản {#van-ban}\n\n## Sau {#sau}\n\nLời sau.\n",
            f"docs/{PAGE}:23: lỗi: Văn bản mẫu chưa có nội dung: thiếu mục #van-ban. {HINT}",
        ),
        (
            PLAN.replace('  code: "UBND"\n', "").replace('["Như mục III", "Trưởng thôn"]', "[]"),
            BODY,
            f"docs/{PAGE}:14: lỗi: Trường “official”: văn bản loại ke-hoach cần thêm: code, "
            "recipients. (bad-value)",
        ),
        (
            RECORD.replace("parties:", "signer:"),
            BODY,
            f"docs/{PAGE}:14: lỗi: Trường “official”: văn bản loại bien-ban cần thêm: parties. "
            "(bad-value)",
        ),
    ],
)
def test_what_a_model_lacks_is_told(
    load_portal: LoadPortal, more: str, body: str, expected: str
) -> None:
    found = load_portal({PAGE: guide(body, more=more)}).problems()
    assert as_text(found).split("\n") == [expected]


def test_the_words_of_offices_are_measured_around_the_model_not_in_it(
    load_portal: LoadPortal,
) -> None:
    hard = "Một câu rất dài của một cơ quan " * 8 + "hết.\n"
    inside = BODY.replace("Mở đầu:\n", hard)
    around = BODY.replace("Lời sau.\n", hard)
    pages = {
        "co-quan/trong.md": guide(inside, more=PLAN, title="Trong"),
        "co-quan/ngoai.md": guide(around, more=PLAN, title="Ngoài"),
    }
    found = [p for p in load_portal(pages).problems() if p.code == "long-sentence"]
    assert [problem.path for problem in found] == ["docs/co-quan/ngoai.md"]
