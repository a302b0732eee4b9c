"""Changes that nobody accepted yet: those of words are refused, of the look taken."""

import io
import re
from typing import Any

import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from loa.content.library import Library
from loa.translation.exchange import RefusedError
from word_files import written

from .conftest import body, draft

NS = nsdecls("w")
BY = 'w:id="1" w:author="A"'
RUN = "<w:r><w:t>mới</w:t></w:r>"
EARLIER = f"<w:rPrChange {BY}><w:rPr>{{}}</w:rPr></w:rPrChange>"


def changed(added: str) -> bytes:
    """A document with some XML at the end of its paragraph."""

    def write(document: Any) -> None:
        wrapped = parse_xml(f"<w:p {NS}>{added}</w:p>")
        document.add_paragraph("Chữ ")._p.extend(list(wrapped))

    return written(write)


def look(now: str, before: str) -> str:
    return f"<w:r><w:rPr>{now}{EARLIER.format(before)}</w:rPr><w:t>mới</w:t></w:r>"


def with_cells(tag: str) -> bytes:
    def write(document: Any) -> None:
        cell = document.add_table(1, 2).rows[0].cells[0]
        cell.text = "Chữ"
        cell._tc.get_or_add_tcPr().append(parse_xml(f"<w:{tag} {NS} {BY}/>"))

    return written(write)


def with_note(inside: str) -> bytes:
    """A document with a footnote."""
    note = f'<w:footnotes {NS}><w:footnote w:id="2"><w:p>{inside}</w:p></w:footnote></w:footnotes>'
    document = Document()
    document.add_paragraph("Chữ ")._p.append(
        parse_xml(f'<w:r {NS}><w:footnoteReference w:id="2"/></w:r>')
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), kind, note.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


NOT_ACCEPTED = {
    "ins": changed(f"<w:ins {BY}>{RUN}</w:ins>"),
    "del": changed(f"<w:del {BY}><w:r><w:delText>cũ</w:delText></w:r></w:del>"),
    "moveFrom": changed(f"<w:moveFrom {BY}>{RUN}</w:moveFrom>"),
    "moveTo": changed(f"<w:moveTo {BY}>{RUN}</w:moveTo>"),
    "the mark of a paragraph": changed(f"<w:pPr><w:rPr><w:del {BY}/></w:rPr></w:pPr>"),
    **{tag: with_cells(tag) for tag in ("cellIns", "cellDel", "cellMerge")},
    "hidden": changed(look("<w:vanish/>", "")),
    "shown": changed(look("", "<w:vanish/>")),
    "shown again": changed(look('<w:vanish w:val="0"/>', "<w:vanish/>")),
    "hidden on the web": changed(look("<w:webHidden/>", "")),
    "struck out": changed(look("<w:strike/>", "")),
    "struck out twice": changed(look("<w:dstrike/>", "<w:strike/>")),
    "in a footnote": with_note(f"<w:ins {BY}>{RUN}</w:ins>"),
}


@pytest.mark.parametrize("name", NOT_ACCEPTED)
def test_changes_that_nobody_accepted_are_refused(library: Library, name: str) -> None:
    with pytest.raises(RefusedError) as refused:
        draft(library, NOT_ACCEPTED[name])
    assert refused.value.reasons == (
        "Tệp Word còn chỗ sửa chưa chấp nhận (Theo dõi thay đổi). "
        "Trong Word: Xem lại, Chấp nhận tất cả; trong LibreOffice: Sửa, Track Changes, "
        "Chấp nhận tất cả. Lưu rồi gửi lại.",
    )


OF_THE_LOOK = {
    "rPrChange": look("<w:b/>", "<w:i/>"),
    "rPrChange that hides as before": look("<w:strike/><w:b/>", "<w:strike/>"),
    "rPrChange that never hid": look('<w:vanish w:val="false"/>', ""),
    "pPrChange": (
        f'<w:pPr><w:pPrChange {BY}><w:pPr><w:jc w:val="left"/></w:pPr></w:pPrChange></w:pPr>{RUN}'
    ),
    "numberingChange": (
        f'<w:pPr><w:numPr><w:numberingChange {BY} w:original="1."/></w:numPr></w:pPr>{RUN}'
    ),
    "sectPrChange": f"<w:pPr><w:sectPr><w:sectPrChange {BY}/></w:sectPr></w:pPr>{RUN}",
}


@pytest.mark.parametrize("name", OF_THE_LOOK)
def test_changes_of_the_look_alone_are_taken(library: Library, name: str) -> None:
    found = body(draft(library, changed(OF_THE_LOOK[name])))
    assert re.sub("[*]", "", found).strip() in ("Chữ mới", "mới\n\nChữ")


@pytest.mark.parametrize("tag", ["tblPrChange", "tblGridChange"])
def test_a_changed_look_of_a_table_is_taken(library: Library, tag: str) -> None:
    def write(document: Any) -> None:
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, "abcd", strict=True):
            cell.text = text
        around = table._tbl.tblPr if tag == "tblPrChange" else table._tbl.tblGrid
        around.append(parse_xml(f"<w:{tag} {NS} {BY}/>"))

    found = re.sub("[ -]", "", body(draft(library, written(write))))
    assert ("|a|b|" in found, "|c|d|" in found) == (True, True)


@pytest.mark.parametrize(
    ("properties", "is_told"),
    [
        ("<w:vanish/>", True),
        ("<w:webHidden/>", True),
        ("<w:dstrike/>", True),
        ('<w:vanish w:val="0"/>', False),
        ("<w:b/>", False),
    ],
)
def test_words_that_word_hides_are_told(library: Library, properties: str, is_told: bool) -> None:
    data = changed(f"<w:r><w:rPr>{properties}</w:rPr><w:t>lời khuất</w:t></w:r>")
    said = "chữ mà Word ẩn hay gạch hai lần nay hiện ra: “lời khuất”"
    assert (said in draft(library, data).notes) is is_told
