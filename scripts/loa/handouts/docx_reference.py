"""The Word file whose styles, page and foot every DOCX handout takes.

Made over pandoc's own reference document: A4, Noto Sans, bordered tables, boxes, a foot with the
helplines and page numbers. Standard: ECMA-376 part 1, WordprocessingML.
"""

import subprocess
from functools import cache
from html import escape
from importlib.resources import files

import pypandoc

from loa.handouts.archives import archive_of, entries_of

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FOOTER_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
_FOOTER_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
# A4 in twentieths of a point; margins 20, 20, 24 and 25 mm.
_SECTION = """<w:sectPr xmlns:w="{w}"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<w:footerReference w:type="default" r:id="rIdLoaFooter"/>
<w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="1134" w:right="1134" w:bottom="1361" w:left="1417" w:header="567" w:footer="567"
w:gutter="0"/></w:sectPr>"""
_FOOTER = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="{w}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>
<w:r><w:t xml:space="preserve">{text}</w:t></w:r><w:r><w:tab/></w:r>
<w:r><w:t xml:space="preserve">Trang </w:t></w:r>{page}
<w:r><w:t xml:space="preserve"> / </w:t></w:r>{pages}</w:p></w:ftr>"""
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    '<w:r><w:instrText xml:space="preserve"> {name} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@cache
def default_reference(name: str) -> dict[str, bytes]:
    """The parts of pandoc's own reference document ("reference.docx", "reference.pptx")."""
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file", name]
    data = subprocess.run(command, capture_output=True, check=True).stdout
    return entries_of(data)


@cache
def docx_reference(helplines: tuple[str, ...]) -> bytes:
    """The reference document with these helplines in its foot."""
    parts = dict(default_reference("reference.docx"))
    parts["word/styles.xml"] = _resource("styles.xml")
    footer = _FOOTER.format(
        w=_W, text=escape(" · ".join(helplines)), page=_FIELD.format(name="PAGE"),
        pages=_FIELD.format(name="NUMPAGES"),
    )  # fmt: skip
    parts["word/footer1.xml"] = footer.encode()
    section = _SECTION.format(w=_W)
    parts["word/document.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}"><w:body><w:p/>'
        f"{section}</w:body></w:document>"
    ).encode()
    _insert(
        parts, "word/_rels/document.xml.rels", "</Relationships>",
        f'<Relationship Type="{_FOOTER_RELATION}" Id="rIdLoaFooter" Target="footer1.xml"/>',
    )  # fmt: skip
    _insert(
        parts, "[Content_Types].xml", "</Types>",
        f'<Override PartName="/word/footer1.xml" ContentType="{_FOOTER_TYPE}"/>',
    )  # fmt: skip
    return archive_of(parts)


def _insert(parts: dict[str, bytes], name: str, before: str, text: str) -> None:
    parts[name] = parts[name].replace(before.encode(), (text + before).encode())


def _resource(name: str) -> bytes:
    return files("loa").joinpath("handouts", "reference", name).read_bytes()
