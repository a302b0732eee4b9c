"""Draws the cards of a clip."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, ImageOps

from loa.illustrations.scenes import Scenes
from loa.media.captions import wrap
from loa.media.colours import (
    BLACK,
    BROWN,
    HELP,
    INDIGO,
    INK,
    PAPER,
    TEAL,
    WHITE,
    Colour,
)
from loa.media.drawing import draw_pictogram, face
from loa.media.storyboard import Card, Storyboard

_PANELS = (INDIGO, TEAL, BROWN)
_MUCH_SMALLER = 0.85
Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Shape:
    """Size of a picture in pixels, and whether the text stands as a caption at its foot."""

    width: int
    height: int
    captioned: bool = False

    @property
    def unit(self) -> int:
        """The shorter side: everything is measured in parts of it."""
        return min(self.width, self.height)

    @property
    def is_upright(self) -> bool:
        """Whether it is made to be watched on a phone held upright."""
        return self.height > self.width

    @property
    def foot(self) -> int:
        """Height of the band that a caption stands in."""
        return round(self.height * 0.27) if self.captioned else 0


@dataclass(frozen=True)
class Artwork:
    """What cards are drawn with: SVG by pictogram id, the folder of the pictures, the scenes."""

    pictograms: Mapping[str, str]
    docs: Path
    scenes: Scenes = field(default_factory=Scenes)


def draw_card(board: Storyboard, index: int, shape: Shape, artwork: Artwork) -> Image.Image:
    """The picture of one card; the last one also shows whom to call."""
    card = board.cards[index]
    is_last = index == len(board.cards) - 1
    panel_colour = HELP if is_last else _PANELS[index % len(_PANELS)]
    image = Image.new("RGB", (shape.width, shape.height), PAPER)
    panel, body = _areas(shape, 0.2 if is_last else 0.38)
    draw = ImageDraw.Draw(image)
    draw.rectangle(panel, fill=panel_colour)
    if card.picture:
        _put_picture(image, panel, artwork.docs / card.picture)
    else:
        _put_pictogram(
            image, panel=panel, shape=shape, svg=artwork.pictograms.get(card.pictogram, "")
        )
    if shape.captioned:
        put_caption(image, shape=shape, text=card.text, script=board.script)
    _put_words(
        draw, body=body, shape=shape, board=board, card=card, colour=panel_colour, is_last=is_last
    )
    return image


def draw_poster(board: Storyboard, shape: Shape, artwork: Artwork) -> Image.Image:
    """What stands in the player before it plays: the title, clear of the controls."""
    card = Card(heading=board.poster_title, text="", pictogram=board.pictogram, start=0, end=0)
    image = Image.new("RGB", (shape.width, shape.height), PAPER)
    panel, (left, top, right, bottom) = _areas(shape)
    draw = ImageDraw.Draw(image)
    draw.rectangle(panel, fill=INDIGO)
    _put_pictogram(image, panel=panel, shape=shape, svg=artwork.pictograms.get(card.pictogram, ""))
    above = (left, top, right, bottom - round(shape.unit * 0.22))
    _put_words(draw, body=above, shape=shape, board=board, card=card, colour=INDIGO, is_last=False)
    return image


def _areas(shape: Shape, upright_part: float = 0.38) -> tuple[Box, Box]:
    """Where the pictogram's panel stands, and where words may stand.

    `upright_part` is how much of an upright picture the panel takes.
    """
    width, height = shape.width, shape.height
    margin = round(shape.unit * 0.075)
    if shape.is_upright:
        split = round(height * upright_part)
        return (0, 0, width, split), (
            margin,
            split + margin,
            width - margin,
            height - shape.foot - margin,
        )
    split = round(width * 0.33)
    return (0, 0, split, height), (
        split + margin,
        margin,
        width - margin,
        height - shape.foot - margin,
    )


def _put_pictogram(image: Image.Image, panel: Box, shape: Shape, svg: str) -> None:
    if not svg:
        return
    left, top, right, bottom = panel
    size = round(min(right - left, bottom - top) * 0.62)
    pictogram = draw_pictogram(svg, size, WHITE)
    middle = (top + bottom) // 2
    if shape.captioned and not shape.is_upright:
        middle = round(shape.height * 0.365)
    image.paste(pictogram, ((left + right - size) // 2, middle - size // 2), pictogram)


def _put_picture(image: Image.Image, panel: Box, path: Path) -> None:
    """A picture that fills the panel; what is beyond its middle is cut off."""
    left, top, right, bottom = panel
    with Image.open(path) as opened:
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    image.paste(ImageOps.fit(upright, (right - left, bottom - top)), (left, top))


def put_caption(image: Image.Image, shape: Shape, text: str, script: str) -> None:
    """A dark band with large letters, as on television."""
    draw = ImageDraw.Draw(image)
    height = shape.foot
    top = shape.height - height
    draw.rectangle((0, top, shape.width, shape.height), fill=BLACK)
    pad = round(shape.unit * 0.05)
    lines, font = fit_text(
        text,
        width=shape.width - 2 * pad,
        height=height - pad,
        script=script,
        weight=500,
        largest=shape.unit * 0.088,
    )
    step = line_step(font)
    y = top + (height - step * len(lines)) // 2
    for line in lines:
        draw.text((shape.width // 2, y), line, fill=WHITE, font=font, anchor="ma")
        y += step


def _put_words(
    draw: ImageDraw.ImageDraw,
    body: Box,
    shape: Shape,
    board: Storyboard,
    card: Card,
    colour: Colour,
    is_last: bool,
) -> None:
    """Heading, text and helplines, one below the other, together in the middle of the area."""
    left, top, right, bottom = body
    width, room = right - left, bottom - top
    calls = board.calls if is_last else ()
    call_font = face(board.script, 700, round(shape.unit * (0.082 if shape.is_upright else 0.075)))
    name_font = face(board.script, 400, round(shape.unit * (0.054 if shape.is_upright else 0.05)))
    # On an upright picture the name does not fit beside the longest number, so it goes below.
    call_step = line_step(call_font) + (line_step(name_font) if shape.is_upright else 0)
    gap = round(shape.unit * 0.045)
    calls_height = call_step * len(calls) + (gap if calls else 0)
    heading_share = 0.125 if shape.captioned else 0.115
    if calls and shape.is_upright:
        heading_share = 0.09
    title, title_font = fit_text(
        card.heading,
        width=width,
        height=(room - calls_height) * 0.55,
        script=board.script,
        weight=700,
        largest=shape.unit * heading_share,
    )
    title_height = line_step(title_font) * len(title)
    text: list[str] = []
    text_font = name_font
    if card.text and not shape.captioned:
        left_over = room - calls_height - title_height - gap
        text, text_font = fit_text(
            card.text,
            width=width,
            height=left_over,
            script=board.script,
            weight=400,
            largest=shape.unit * 0.086,
        )
    text_height = line_step(text_font) * len(text) + (gap if text else 0)
    y = top + max(0, room - title_height - text_height - calls_height) // 2
    for line in title:
        draw.text((left, y), line, fill=colour, font=title_font)
        y += line_step(title_font)
    y += gap
    for line in text:
        draw.text((left, y), line, fill=INK, font=text_font)
        y += line_step(text_font)
    y += gap if text else 0
    baseline = y + line_step(call_font) * 3 // 4
    for number, name in calls:
        draw.text((left, baseline), number, fill=HELP, font=call_font, anchor="ls")
        beside = (left + call_font.getlength(number) + shape.unit * 0.04, baseline)
        below = (left, baseline + line_step(name_font))
        at = below if shape.is_upright else beside
        draw.text(at, name, fill=INK, font=name_font, anchor="ls")
        baseline += call_step


def fit_text(
    text: str, width: float, height: float, script: str, weight: int, largest: float
) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """A text at the largest size, up to `largest` pixels, at which it fits a box.

    Every sentence begins a line of its own, unless the text would be much smaller for it.
    """
    sentences = re.split(r"(?<=[.?!:…]) ", text)
    together = _largest_fit(
        [text], width=width, height=height, script=script, weight=weight, largest=largest
    )
    apart = _largest_fit(
        sentences, width=width, height=height, script=script, weight=weight, largest=largest
    )
    return apart if apart[1].size >= _MUCH_SMALLER * together[1].size else together


def _largest_fit(
    parts: Sequence[str], width: float, height: float, script: str, weight: int, largest: float
) -> tuple[list[str], ImageFont.FreeTypeFont]:
    size = round(largest)
    while True:
        font = face(script, weight, size)
        lines = [line for part in parts for line in _wrapped(part, font, width)]
        fits = len(lines) * line_step(font) <= height
        if size <= 8 or (fits and all(font.getlength(line) <= width for line in lines)):
            return lines, font
        size -= 1


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """As few lines as fit, broken where it reads well."""
    widest = round(width / font.getlength("n") * 1.4)
    for characters in range(min(len(text), widest), 0, -1):
        lines = wrap(text, characters)
        if all(font.getlength(line) <= width for line in lines):
            return lines
    return wrap(text, 1)


def line_step(font: ImageFont.FreeTypeFont) -> int:
    """From one line to the next; Vietnamese stacks two marks on a capital."""
    return round(font.size * 1.36)
