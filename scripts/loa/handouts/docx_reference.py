"""The Word file whose styles, page and foot every DOCX handout takes.

Made over pandoc's own reference document: A4, Noto Sans, bordered tables, boxes, a foot with the
helplines and page numbers; official documents have the page, the typeface and the page numbers at
the head that the State wants. Standard: ECMA-376 part 1, WordprocessingML.
"""

import re
import subprocess
from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files

import pypandoc

from loa.handouts.archives import archive_of, entries_of

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PART_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{part}+xml"
_PART_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{part}"
# A4 in twentieths of a point; margins top, right, bottom and left in the same unit.
_SECTION = """<w:sectPr xmlns:w="{w}"
xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
<w:{part}Reference w:type="default" r:id="rIdLoa{name}"/>
<w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="567"
w:footer="567" w:gutter="0"/>{more}</w:sectPr>"""
# 20, 20, 24 and 25 mm.
_HANDOUT = {"top": 1134, "right": 1134, "bottom": 1361, "left": 1417, "more": ""}
# Nghị định 30/2020/NĐ-CP, Phụ lục I: 20 to 25 mm above and below, 30 to 35 left, 15 to 20 right;
# the first page shows no number.
_OFFICIAL = {"top": 1134, "right": 850, "bottom": 1134, "left": 1701, "more": "<w:titlePg/>"}
_FOOTER = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:ftr xmlns:w="{w}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>
<w:r><w:t xml:space="preserve">{text}</w:t></w:r><w:r><w:tab/></w:r>
<w:r><w:t xml:space="preserve">Trang </w:t></w:r>{page}
<w:r><w:t xml:space="preserve"> / </w:t></w:r>{pages}</w:p></w:ftr>"""
_HEADER = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:hdr xmlns:w="{w}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{page}</w:p></w:hdr>"""
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
def docx_reference(helplines: tuple[str, ...], points: int = 11) -> bytes:
    """The reference document with these helplines in its foot, its text of a size in points."""
    footer = _FOOTER.format(
        w=_W,
        text=escape(" · ".join(helplines)),
        page=_FIELD.format(name="PAGE"),
        pages=_FIELD.format(name="NUMPAGES"),
    )
    return _assemble("styles.xml", part="footer", markup=footer, page=_HANDOUT, scale=points / 11)


@cache
def official_reference() -> bytes:
    """The reference document of official documents: nothing in the foot, the number at the head."""
    header = _HEADER.format(w=_W, page=_FIELD.format(name="PAGE"))
    return _assemble("official-styles.xml", part="header", markup=header, page=_OFFICIAL)


def _assemble(
    styles: str, part: str, markup: str, page: Mapping[str, object], scale: float = 1
) -> bytes:
    """Pandoc's reference document with our styles, page and one head or foot."""
    parts = dict(default_reference("reference.docx"))
    parts["word/styles.xml"] = re.sub(
        rb'(<w:(?:sz|szCs) w:val=")(\d+)',
        lambda match: match[1] + str(round(int(match[2]) * scale)).encode(),
        _resource(styles),
    )
    parts[f"word/{part}1.xml"] = markup.encode()
    section = _SECTION.format(w=_W, part=part, name=part.title(), **page)
    parts["word/document.xml"] = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_W}"><w:body><w:p/>'
        f"{section}</w:body></w:document>"
    ).encode()
    relation = _PART_RELATION.format(part=part)
    _insert(
        parts,
        name="word/_rels/document.xml.rels",
        before="</Relationships>",
        text=f'<Relationship Type="{relation}" Id="rIdLoa{part.title()}" Target="{part}1.xml"/>',
    )
    content_type = _PART_TYPE.format(part=part)
    _insert(
        parts,
        name="[Content_Types].xml",
        before="</Types>",
        text=f'<Override PartName="/word/{part}1.xml" ContentType="{content_type}"/>',
    )
    return archive_of(parts)


def _insert(parts: dict[str, bytes], name: str, before: str, text: str) -> None:
    parts[name] = parts[name].replace(before.encode(), (text + before).encode())


def _resource(name: str) -> bytes:
    return files("loa").joinpath("handouts", "reference", name).read_bytes()
