"""PDF through Typst, in this process.

Typst deadlocks in a forked child, so whoever wants several processes must spawn them. A compiler
keeps fonts and layout between documents; one a process serves all.
"""

import io
import json
import re
import textwrap
from functools import lru_cache
from pathlib import Path
from typing import Final

import typst
from PIL import Image

from loa.ground.carried import PACKAGE
from loa.ground.wording import say
from loa.handouts import fonts

STANDARD: Final = "ua-1"
TYPESET: Final = PACKAGE / "handouts" / "typeset"
# The functions that the markup calls. What Typst read of an imported file it keeps; joined to each
# document they were a third of its cost.
_IMPORTED = '#import "/all.typ": *\n'
# A page object of the PDF, not the tree of pages (ISO 32000-1, 7.7.3.3).
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


# What loa-fits of typeset/loa.typ stops with.
_TOO_LONG = re.compile(r"panicked with: too-long (\d+) (.*)", re.DOTALL)


class TypesettingError(Exception):
    """Typst refused a document; the message says why, in Typst's words."""


class TooLongError(Exception):
    """A text has more lines than its place; the message tells editors which and how many."""


@lru_cache(maxsize=2)
def _compiler(folder: Path) -> typst.Compiler:
    faces = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(folder), str(fonts.han_folder())],
    )
    return typst.Compiler(root=TYPESET, font_paths=faces, ignore_system_fonts=True)


def pdf_of(markup: str, font_folder: Path) -> bytes:
    """Typeset Typst markup as tagged PDF/UA-1 without any date.

    Raises TooLongError where a text does not fit its place, TypesettingError where the markup
    cannot be typeset.
    """
    source = (_IMPORTED + markup).encode()
    try:
        pdf = _compiler(font_folder).compile(
            input=source, format="pdf", pdf_standards=[STANDARD], timestamp=0
        )
    except typst.TypstError as error:
        if match := _TOO_LONG.fullmatch(error.message):
            over, excerpt = match.groups()
            excerpt = textwrap.shorten(excerpt, 60, placeholder="…")
            message = say(
                "“{place}” is too long by {over} lines. Shorten it, or make two of it.",
                place=excerpt,
                over=over,
            )
            raise TooLongError(message) from error
        raise TypesettingError(f"{error.message} {' '.join(error.hints)}".strip()) from error
    if not isinstance(pdf, bytes):
        raise TypesettingError("no PDF came back")
    return pdf


@lru_cache(maxsize=64)
def png_of(svg: str, width: float, font_folder: Path) -> bytes:
    """A drawing as a PNG file so many millimetres wide, at 200 dots an inch, in 256 colours;
    what it leaves open is transparent. The people of decks come again and again, so they are kept.
    """
    source = (
        "#set page(width: auto, height: auto, margin: 0mm, fill: none)\n"
        f'#image(bytes({json.dumps(svg, ensure_ascii=False)}), format: "svg", width: {width}mm)'
    )
    try:
        png = _compiler(font_folder).compile(input=source.encode(), format="png", ppi=200)
    except typst.TypstError as error:
        raise TypesettingError(error.message) from error
    if not isinstance(png, bytes):
        raise TypesettingError("no picture came back")
    buffer = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        reduced = picture.quantize(256, Image.Quantize.FASTOCTREE)
        reduced.save(buffer, "PNG")
    return buffer.getvalue()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF from here has."""
    return len(_PAGE.findall(pdf))
