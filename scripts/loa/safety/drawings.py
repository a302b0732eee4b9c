"""Drawings (SVG) are documents that can hold scripts and call other hosts; ours only draw."""

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Any

_TAGS = frozenset({
    "svg", "g", "path", "circle", "ellipse", "line", "polygon", "polyline", "rect", "text",
    "tspan", "title", "desc", "defs", "linearGradient", "radialGradient", "stop", "clipPath",
    "mask", "pattern", "symbol", "use", "metadata",
})  # fmt: skip
# A backslash writes any letter in CSS; `image-set`, `image` and `src` load as `url` does.
_OUTSIDE = re.compile(
    r"url\((?!\s*['\"]?#)|(?:image|image-set|src|cross-fade|element)\(|javascript:|@import"
    r"|expression\(|\\",
    re.IGNORECASE,
)
_MOST_BYTES = 2_000_000
"""Bytes: the largest drawing of the theme has 20,000."""
_ENCODING = re.compile(r"""^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)["']""")
_LENGTH = re.compile(r"\s*-?\d{1,9}(?:\.\d{1,9})?")
_SVG = "{http://www.w3.org/2000/svg}"


def faults_of(data: bytes) -> list[str]:
    """What a drawing may not hold, as its author would find it; empty for a clean drawing."""
    if len(data) > _MOST_BYTES:
        return [f"{len(data)} byte"]
    # In another encoding a browser would read what is not looked for here.
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ["UTF-8"]
    declaration = _ENCODING.match(text)
    if declaration and declaration[1].lower() not in ("utf-8", "us-ascii"):
        return [f"encoding={declaration[1]}"]
    # Definitions of one's own could grow without bound, and drawings need none.
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        return ["<!DOCTYPE>"]
    if "<?" in (text[5:] if text.startswith("<?xml ") else text):
        return ["<?…?>"]
    try:
        root = etree.fromstring(text.encode())
    except (etree.ParseError, ValueError, RecursionError):
        return ["XML"]
    faults: list[str] = []
    for element in root.iter():
        tag = str(element.tag).removeprefix(_SVG)
        if tag not in _TAGS:
            faults.append(f"<{tag.rpartition('}')[2]}>")
        for name, value in element.items():
            local_name = name.rpartition("}")[2].lower()
            is_outside = local_name == "href" and not value.strip().startswith("#")
            if local_name.startswith("on") or is_outside or _OUTSIDE.search(value):
                faults.append(f"{local_name}=")
    return list(dict.fromkeys(faults))


def drawn_texts(drawing: Any) -> list[tuple[int, str]]:
    """The words of a drawing with their lines, from its top to its bottom and from left to right,
    as far as the numbers of their places say it. `drawing` is an element as lxml reads it.
    """
    texts = sorted(drawing.iter("{*}text"), key=_position_of)
    return [(text.sourceline or 1, "".join(_words(text))) for text in texts]


def is_placed(element: Any) -> bool:
    """Whether a part of a text stands at a place of its own, and so apart from the part before."""
    is_part = element.tag in ("tspan", f"{_SVG}tspan")
    return is_part and not {"x", "y", "dx", "dy"}.isdisjoint(element.keys())


def _words(text: Any) -> Iterator[str]:
    yield text.text or ""
    for part in text:
        if isinstance(part.tag, str):
            yield " " if is_placed(part) else ""
            yield from _words(part)
        yield part.tail or ""


def _position_of(text: Any) -> tuple[float, float]:
    positioned = next(text.iterchildren("{*}tspan"), text)
    return _length(text.get("y") or positioned.get("y")), _length(
        text.get("x") or positioned.get("x")
    )


def _length(value: str | None) -> float:
    match = _LENGTH.match(value or "")
    return float(match[0]) if match else 0.0
