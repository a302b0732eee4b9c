"""XML as packages want it: UTF-8, declared, readable, the same bytes each time."""

from typing import Any

from lxml import etree

XSI = "http://www.w3.org/2001/XMLSchema-instance"
XML = "http://www.w3.org/XML/1998/namespace"


def add(parent: Any, tag: str, text: str = "", **attributes: str) -> Any:
    """An element below another one in the same namespace, unless `tag` names its own."""
    space = etree.QName(parent).namespace
    name = tag if tag.startswith("{") or not space else f"{{{space}}}{tag}"
    element = etree.SubElement(parent, name, attributes)
    if text:
        element.text = _readable(text)
    return element


def printed(root: Any) -> bytes:
    """The whole file."""
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return data


def _readable(text: str) -> str:
    """Without control characters, which no XML may hold (XML 1.0, 2.2)."""
    return "".join(sign for sign in text if sign >= " " or sign in "\t\n")
