"""Word files for tests: what an editor would write, with what Word puts around it.

`python tests/word_files.py` writes `word.docx` over Word's own starting document, with the
marks that Word leaves; `soffice --headless --convert-to docx` of it (LibreOffice 7.4) is
`libreoffice.docx`. Both are kept, so that no test needs a program.
"""

import io
from collections.abc import Callable
from pathlib import Path

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from PIL import Image

HERE = Path(__file__).resolve().parent / "inbox"


def picture(form: str = "JPEG") -> io.BytesIO:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((60, 40)).convert("RGB").save(out, form)
    out.seek(0)
    return out


def guide() -> bytes:
    """A guide with everything that a page can show, saved with the marks that Word leaves."""
    document = Document()
    document.add_heading("Người cho thuê nhà trọ", 0)
    document.add_paragraph("Chủ trọ gặp nhiều người lạ. Trang này giúp họ để ý.")
    document.add_heading("Dấu hiệu nên để ý", 1)
    for text in ("Khách không giữ giấy tờ của mình", "Có người trả lời thay"):
        document.add_paragraph(text, style="List Bullet")
    document.add_paragraph("Kể cả khi hỏi tên", style="List Bullet 2")
    document.add_heading("Nên làm", 1)
    document.add_paragraph("Hỏi khách có ổn không", style="List Number")
    step = document.add_paragraph("Gọi ", style="List Number")
    # Word cuts a word where somebody stopped typing.
    for part in ("[[help", "line:h1", "11]]"):
        step.add_run(part)
    step.add_run(" để ").bold = False
    for part in ("được ", "hướng dẫn"):
        step.add_run(part).bold = True
    document.add_heading("Gọi ai", 2)
    table = document.add_table(rows=3, cols=2, style="Table Grid")
    rows = (("Lúc nào", "Gọi"), ("Đang nguy hiểm", "Công an | ngay"), ("Nghi ngờ", "Tổng đài"))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("Phòng * 3_a # 2 <b> có 1 giường.")
    document.add_paragraph("1. Đây là số đánh tay").paragraph_format.left_indent = Mm(20)
    document.add_picture(picture(), width=Mm(40))
    drawing = document.inline_shapes[0]._inline.docPr
    drawing.set("descr", "Sân nhà trọ")
    for paragraph in document.element.body.iter(qn("w:p")):
        paragraph.set(qn("w:rsidR"), "00A77B3E")
        paragraph.set(qn("w:rsidRDefault"), "00A77B3E")
        paragraph.append(parse_xml(f'<w:proofErr {nsdecls("w")} w:type="spellEnd"/>'))
    return saved(document)


def saved(document: object) -> bytes:
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def written(write: Callable[[object], None]) -> bytes:
    """A document as a test writes it."""
    document = Document()
    write(document)
    return saved(document)


if __name__ == "__main__":
    (HERE / "word.docx").write_bytes(guide())
