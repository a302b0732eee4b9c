"""Letters and pictograms for pictures: typefaces from locked packages, drawings from the theme."""

import io
import json
from functools import cache
from importlib.metadata import distribution
from importlib.resources import files
from threading import local

import typst
from PIL import Image, ImageFont

from loa.media.colours import Colour

_LATIN_PACKAGE = "fontpkg_noto_sans"
_LATIN_FILE = "files/NotoSans[wdth,wght].ttf"
_HAN_PACKAGE = "rinoh-typeface-notosanscjk"
_HAN_FOLDER = "rinoh_typeface_notosanscjk/notosanscjkjp"
_THREAD = local()
_HAN_SCRIPTS = frozenset({"Hani", "Hans", "Hant"})


@cache
def face(script: str, weight: int, size: int) -> ImageFont.FreeTypeFont:
    """A typeface that has the letters of a script; `size` in pixels, `weight` 100–900.

    By path: the system maps the file once for all sizes, where bytes are copied for each, and a
    Han typeface has 16 MB.
    """
    if script in _HAN_SCRIPTS:
        style = "bold" if weight >= 600 else "regular"
        # Its package's code needs a typesetter that is not installed: find the file without it.
        path = distribution(_HAN_PACKAGE).locate_file(f"{_HAN_FOLDER}-{style}.otf")
        return ImageFont.truetype(str(path), size)
    font = ImageFont.truetype(str(files(_LATIN_PACKAGE).joinpath(_LATIN_FILE)), size)
    font.set_variation_by_axes(
        [
            weight if axis["name"] == b"Weight" else axis["default"] or 0
            for axis in font.get_variation_axes()
        ]
    )
    return font


def rasterize(
    svg: str, width: int, height: int | None = None, *, fill: str = "white", covers: bool = False
) -> Image.Image:
    """An SVG on a page so many pixels large, as wide as that; without a height the page is as
    tall as the drawing. `fill` is Typst's word for what lies behind; what `covers` its page is cut.
    """
    page_height = "auto" if height is None else f"{height}pt"
    source = (
        f"#set page(width: {width}pt, height: {page_height}, margin: 0pt, fill: {fill})\n"
        f'#image(bytes({json.dumps(svg, ensure_ascii=False)}), format: "svg", '
        f'width: 100%, height: {page_height if covers else "auto"}, fit: "cover")'
    )
    png = _compiler().compile(input=source.encode(), format="png", ppi=72)
    if not isinstance(png, bytes):
        raise TypeError("a drawing has one page")
    return Image.open(io.BytesIO(png))


def _compiler() -> typst.Compiler:
    """This thread's own, since two threads may not share one: without it Typst looks through all
    typefaces of the machine for each drawing, and ours have no text.
    """
    known: typst.Compiler | None = getattr(_THREAD, "compiler", None)
    if known is None:
        none = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[])
        known = typst.Compiler(font_paths=none, ignore_system_fonts=True)
        _THREAD.compiler = known
    return known


@cache
def draw_scene(svg: str, width: int) -> Image.Image:
    """A drawing in its own colours, so many pixels wide; many pages may show one."""
    return rasterize(svg, width).convert("RGB")


@cache
def draw_pictogram(svg: str, size: int, colour: Colour) -> Image.Image:
    """An SVG of the theme in one colour on a transparent square of `size` pixels."""
    painted = svg.replace("currentColor", "#{:02x}{:02x}{:02x}".format(*colour))
    return rasterize(painted, size, size, fill="none").convert("RGBA")
