"""Drawings that a browser would read otherwise than we do, or that load from elsewhere."""

import pytest

from loa.safety.drawings import faults_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


@pytest.mark.parametrize(
    ("data", "faults"),
    [
        (SVG.format("<path d='M0 0'/>").encode(), []),
        (b"\xef\xbb\xbf" + SVG.format("<g/>").encode(), []),
        (b'<?xml version="1.0" encoding="UTF-8"?>' + SVG.format("<g/>").encode(), []),
        (SVG.format("<script/>").encode("utf-16"), ["UTF-8"]),
        (b'<?xml version="1.0" encoding="UTF-7"?>' + SVG.format("").encode(), ["encoding=UTF-7"]),
        (b'<?xml version="1.0" encoding="cp1258"?>' + SVG.format("").encode(), ["encoding=cp1258"]),
        (b"<!DOCTYPE svg>" + SVG.format("").encode(), ["<!DOCTYPE>"]),
        (b'<?xml-stylesheet href="a.css"?>' + SVG.format("").encode(), ["<?…?>"]),
        (b'<?xml version="1.0"?><?xml-stylesheet href="a"?>' + SVG.format("").encode(), ["<?…?>"]),
        (SVG.format("<g style=\"fill:image-set('https://a/b' 1x)\"/>").encode(), ["style="]),
        (SVG.format('<g style="fill:-webkit-image-set(url(#a) 1x)"/>').encode(), ["style="]),
        (SVG.format("<g style=\"fill:image('a')\"/>").encode(), ["style="]),
        (SVG.format("<g fill=\"src('a')\"/>").encode(), ["fill="]),
        (SVG.format('<g style="fill:u\\72l(https://a)"/>').encode(), ["style="]),
        (SVG.format('<g fill="url(#a)" style="mask:url( \'#b\')"/>').encode(), []),
        (b"<svg>" + b" " * 2_000_000, ["2000005 byte"]),
    ],
)
def test_what_a_drawing_may_not_hold(data: bytes, faults: list[str]) -> None:
    assert faults_of(data) == faults


@pytest.mark.parametrize(
    "tag",
    [
        "svg",
        "g",
        "path",
        "circle",
        "ellipse",
        "line",
        "polygon",
        "polyline",
        "rect",
        "text",
        "tspan",
        "title",
        "desc",
        "defs",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "pattern",
        "symbol",
        "use",
        "metadata",
    ],
)
def test_what_a_drawing_may_hold(tag: str) -> None:
    assert faults_of(SVG.format(f"<{tag}/>").encode()) == []


@pytest.mark.parametrize("size", [1_999_999, 2_000_000, 2_000_001])
def test_a_drawing_of_two_million_bytes_is_looked_at(size: int) -> None:
    data = SVG.format("<g/>").encode()
    data = data.ljust(size)
    assert faults_of(data) == ([f"{size} byte"] if size > 2_000_000 else [])
