"""Drawings (SVG) are documents that can hold scripts and call other hosts; ours only draw."""

import re
import xml.etree.ElementTree as etree

_TAGS = frozenset({
    "svg", "g", "path", "circle", "ellipse", "line", "polygon", "polyline", "rect", "text",
    "tspan", "title", "desc", "defs", "linearGradient", "radialGradient", "stop", "clipPath",
    "mask", "pattern", "symbol", "use", "metadata",
})  # fmt: skip
_OUTSIDE = re.compile(r"url\((?!\s*['\"]?#)|javascript:|@import|expression\(", re.IGNORECASE)
_SVG = "{http://www.w3.org/2000/svg}"


def faults_of(data: bytes) -> list[str]:
    """What a drawing may not hold, as its author would find it; empty for a clean drawing."""
    # Definitions of one's own could grow without bound, and drawings need none.
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or b"<?xml-stylesheet" in data:
        return ["<!DOCTYPE>"]
    try:
        root = etree.fromstring(data)
    except (etree.ParseError, ValueError):
        return ["XML"]
    found: list[str] = []
    for element in root.iter():
        tag = str(element.tag).removeprefix(_SVG)
        if tag not in _TAGS:
            found.append(f"<{tag.rpartition('}')[2]}>")
        for name, value in element.items():
            plain = name.rpartition("}")[2].lower()
            is_outside = plain == "href" and not value.strip().startswith("#")
            if plain.startswith("on") or is_outside or _OUTSIDE.search(value):
                found.append(f"{plain}=")
    return list(dict.fromkeys(found))
