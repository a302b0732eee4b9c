"""Letters and pictograms for pictures: typefaces from locked packages, drawings from the theme."""

import io
import json
from functools import cache
from importlib.metadata import distribution
from importlib.resources import files

import typst
from PIL import Image, ImageFont

from loa.media.colours import Colour

_LATIN_PACKAGE = "fontpkg_noto_sans"
_LATIN_FILE = "files/NotoSans[wdth,wght].ttf"
_HAN_PACKAGE = "rinoh-typeface-notosanscjk"
_HAN_FOLDER = "rinoh_typeface_notosanscjk/notosanscjkjp"
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
        place = distribution(_HAN_PACKAGE).locate_file(f"{_HAN_FOLDER}-{style}.otf")
        return ImageFont.truetype(str(place), size)
    font = ImageFont.truetype(str(files(_LATIN_PACKAGE).joinpath(_LATIN_FILE)), size)
    font.set_variation_by_axes(
        [
            weight if axis["name"] == b"Weight" else axis["default"] or 0
            for axis in font.get_variation_axes()
        ]
    )
    return font


@cache
def draw_scene(svg: str, width: int) -> Image.Image:
    """A drawing in its own colours, so many pixels wide; many pages may show one."""
    literal = json.dumps(svg, ensure_ascii=False)
    source = (
        f"#set page(width: {width}pt, height: auto, margin: 0pt, fill: white)\n"
        f'#image(bytes({literal}), format: "svg", width: 100%)'
    )
    png = typst.compile(source.encode(), format="png", ppi=72)
    if not isinstance(png, bytes):
        raise TypeError("a scene has one page")
    return Image.open(io.BytesIO(png)).convert("RGB")


@cache
def draw_pictogram(svg: str, size: int, colour: Colour) -> Image.Image:
    """An SVG of the theme in one colour on a transparent square of `size` pixels."""
    painted = svg.replace("currentColor", "#{:02x}{:02x}{:02x}".format(*colour))
    literal = painted.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
    source = (
        f"#set page(width: {size}pt, height: {size}pt, margin: 0pt, fill: none)\n"
        f'#image(bytes("{literal}"), format: "svg", width: 100%)'
    )
    png = typst.compile(source.encode(), format="png", ppi=72)
    if not isinstance(png, bytes):
        raise TypeError("a pictogram has one page")
    return Image.open(io.BytesIO(png)).convert("RGBA")
