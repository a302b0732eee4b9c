"""XLIFF 1.2, the version that OmegaT, Weblate and Poedit all read and write.

Format: docs.oasis-open.org/xliff/v1.2/os/xliff-core.html. Placeholders stay text (`{1}`), so
no tool can drop an inline element; their meaning stands in the note of each unit.
"""

import xml.etree.ElementTree as etree

from loa.translation.exchange import Exchange, RefusedError, Row, read_label, tidy

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_NAMES = {"x": _NAMESPACE}


def write_xliff(exchange: Exchange, tag: str) -> bytes:
    """The file a translator opens. `tag` is the BCP 47 tag of the language."""
    etree.register_namespace("", _NAMESPACE)
    root = etree.Element(_name("xliff"), {"version": "1.2"})
    file = etree.SubElement(
        root,
        _name("file"),
        {
            "original": exchange.label,
            "source-language": "vi",
            "target-language": tag,
            "datatype": "plaintext",
        },
    )
    body = etree.SubElement(file, _name("body"))
    for row in exchange.rows:
        unit = etree.SubElement(body, _name("trans-unit"), {"id": row.key, "xml:space": "preserve"})
        etree.SubElement(unit, _name("source")).text = row.source
        state = "new" if not row.target else "needs-translation" if row.is_old else "translated"
        etree.SubElement(unit, _name("target"), {"state": state}).text = row.target
        if row.note:
            etree.SubElement(unit, _name("note")).text = row.note
    etree.indent(root)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, "unicode") + "\n"
    ).encode()


def read_xliff(data: bytes) -> Exchange:
    """The file as it came back; RefusedError when it is no whole XLIFF 1.2 file."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RefusedError("Tệp XLIFF không viết bằng bảng mã UTF-8.") from error
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise RefusedError("Tệp XLIFF có khai báo DOCTYPE, không được nhận.")
    try:
        root = etree.fromstring(text)
    except etree.ParseError as error:
        line = error.position[0]
        raise RefusedError(f"Tệp XLIFF bị hỏng hoặc bị cắt cụt ở dòng {line}.") from error
    file = root.find("x:file", _NAMES)
    language, page, sha256 = read_label(file.get("original", "") if file is not None else "")
    rows = []
    for unit in root.iter(_name("trans-unit")):
        key = unit.get("id", "")
        if unit.find("x:source", _NAMES) is None:
            raise RefusedError(f"Đoạn {key} trong tệp XLIFF mất phần gốc.")
        target = unit.find("x:target", _NAMES)
        text = tidy(_text(unit, "target"))
        is_old = target is not None and target.get("state", "").startswith("needs-")
        rows.append(Row(key, _text(unit, "source"), text, is_old=is_old and bool(text)))
    return Exchange(page=page, language=language, source_sha256=sha256, rows=tuple(rows))


def _name(local: str) -> str:
    return f"{{{_NAMESPACE}}}{local}"


def _text(unit: etree.Element, local: str) -> str:
    element = unit.find(f"x:{local}", _NAMES)
    return "".join(element.itertext()) if element is not None else ""
