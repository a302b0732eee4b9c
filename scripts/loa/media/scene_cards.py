"""Draws the cards of a clip that show a drawn scene, and posters of such clips.

The picture is the largest thing, what is read stands in a band below it; the last card holds the
number to call, as tall as a fifth of the picture.
"""

from functools import lru_cache

from PIL import Image, ImageDraw

from loa.illustrations.composer import scene_svg
from loa.media.colours import HELP, INDIGO, INK, PAPER, TURMERIC, WHITE, Colour
from loa.media.drawing import face, rasterize
from loa.media.slides import Artwork, Box, Shape, fit_text, line_step, put_caption
from loa.media.storyboard import Card, Storyboard

MACHINE_SIGN = "Giọng máy đọc"
_MOST_DIGITS = 3
_BEHIND: Colour = (226, 234, 231)
_WIDE, _TALL = 16 / 9, 4 / 3
# A panel is drawn once, as large as the largest clips show it; the others make it smaller.
_LARGEST_WIDE, _LARGEST_TALL = (884, 497), (720, 540)


def draw_scene_card(board: Storyboard, index: int, shape: Shape, artwork: Artwork) -> Image.Image:
    """The picture of one card that names a scene; the last one also shows whom to call."""
    card = board.cards[index]
    is_last = index == len(board.cards) - 1
    image = Image.new("RGB", (shape.width, shape.height), _BEHIND)
    picture, number, words = _areas(shape, is_last)
    _put_scene(image, area=picture, scene=card.drawing, panel=card.panel, artwork=artwork)
    if number is not None:
        _put_number(image, number, shape=shape, board=board, card=card)
    draw = ImageDraw.Draw(image)
    colour = HELP if is_last and number is None else INDIGO
    draw.rectangle(words, fill=PAPER if shape.is_upright else colour)
    if shape.captioned:
        _put_heading(draw, area=words, shape=shape, script=board.script, heading=card.heading)
        put_caption(image, shape=shape, text=card.text, script=board.script)
    else:
        _put_words(draw, area=words, shape=shape, script=board.script, card=card)
    return image


def draw_scene_poster(board: Storyboard, shape: Shape, artwork: Artwork) -> Image.Image:
    """What stands in the player before it plays: the scene and the title above the controls."""
    image = Image.new("RGB", (shape.width, shape.height), _BEHIND)
    band = round(shape.height * 0.34)
    _put_scene(
        image,
        area=(0, 0, shape.width, shape.height - band),
        scene=board.scene,
        panel=None,
        artwork=artwork,
    )
    draw = ImageDraw.Draw(image)
    words = (0, shape.height - band, shape.width, shape.height)
    draw.rectangle(words, fill=INDIGO)
    controls = round(shape.unit * 0.15)
    left, top, right, bottom = words
    inner = (left, top, right, bottom - controls)
    _put_heading(draw, area=inner, shape=shape, script=board.script, heading=board.poster_title)
    return image


def draw_machine_sign(image: Image.Image, shape: Shape) -> None:
    """Say in the upper left corner that no person speaks, since films travel without their page."""
    font = face("Latn", 700, round(shape.unit * 0.045))
    pad = font.size // 2
    width = round(font.getlength(MACHINE_SIGN))
    draw = ImageDraw.Draw(image)
    draw.rectangle((pad, pad, width + 3 * pad, font.size + 2 * pad + pad // 2), fill=INDIGO)
    draw.text((2 * pad, pad + pad // 3), MACHINE_SIGN, fill=WHITE, font=font)


def _areas(shape: Shape, is_last: bool) -> tuple[Box, Box | None, Box]:
    """Where the picture, the number and the words stand."""
    width, height = shape.width, shape.height
    floor = height - shape.foot
    if shape.is_upright:
        split = round(width / _TALL * 1.02)
        if not is_last:
            return (0, 0, width, split), None, (0, split, width, floor)
        below = split + round(height * 0.17)
        return (0, 0, width, split), (0, split, width, below), (0, below, width, floor)
    band = round(height * (0.13 if shape.captioned else 0.31))
    top = floor - band
    if not is_last:
        return (0, 0, width, top), None, (0, top, width, floor)
    split = round(top * _TALL)
    return (0, 0, split, top), (split, 0, width, top), (0, top, width, floor)


def _put_scene(
    image: Image.Image, area: Box, scene: str, panel: int | None, artwork: Artwork
) -> None:
    """A panel of a scene as large as it goes; without a number the last panel."""
    left, top, right, bottom = area
    width, height = right - left, bottom - top
    illustration = artwork.scenes.scenes.get(scene)
    if illustration is None:
        return
    count = len(illustration.panels)
    chosen = count - 1 if panel is None else min(panel, count - 1)
    is_wide = width / height > (_WIDE + _TALL) / 2
    ratio = _WIDE if is_wide else _TALL
    drawn_width = min(width, round(height * ratio))
    drawn_height = round(drawn_width / ratio)
    svg = scene_svg(illustration, artwork.scenes, panel=chosen, wide=is_wide)
    panel_image = _raster(svg, *(_LARGEST_WIDE if is_wide else _LARGEST_TALL))
    if panel_image.size != (drawn_width, drawn_height):
        panel_image = panel_image.resize((drawn_width, drawn_height), Image.Resampling.LANCZOS)
    corner = (left + (width - drawn_width) // 2, top + (height - drawn_height) // 2)
    image.paste(panel_image, corner)


@lru_cache(maxsize=64)
def _raster(svg: str, width: int, height: int) -> Image.Image:
    return rasterize(svg, width, height, covers=True).convert("RGB").resize((width, height))


def number_to_call(board: Storyboard, card: Card) -> tuple[str, str]:
    """The short number of the last card: the first that its words say, else the first of all."""
    short = [call for call in board.calls if len(call[0]) <= _MOST_DIGITS]
    words = f"{card.heading} {card.text}"
    positions = [(words.find(number), (number, name)) for number, name in short if number in words]
    return min(positions)[1] if positions else next(iter(short), ("", ""))


def _put_number(image: Image.Image, area: Box, shape: Shape, board: Storyboard, card: Card) -> None:
    number, name = number_to_call(board, card)
    left, top, right, bottom = area
    draw = ImageDraw.Draw(image)
    draw.rectangle(area, fill=HELP)
    if not number:
        return
    width, height = right - left, bottom - top
    size = round(min(height * 0.62, width * 0.9 / (0.6 * len(number))))
    digits = face("Latn", 700, size)
    label = face(board.script, 700, max(8, round(min(shape.unit * 0.06, width * 0.1))))
    middle = (left + right) // 2
    block = size * 0.72 + line_step(label)
    baseline = round(top + (height - block) / 2 + size * 0.72)
    draw.text((middle, baseline), number, fill=WHITE, font=digits, anchor="ms")
    if not name.endswith(number) or shape.is_upright:
        label_text = name
    else:
        label_text = name.removesuffix(number).strip()
    draw.text((middle, baseline + label.size // 3), label_text, fill=WHITE, font=label, anchor="ma")


def _put_heading(
    draw: ImageDraw.ImageDraw, area: Box, shape: Shape, script: str, heading: str
) -> None:
    left, top, right, bottom = area
    pad = round(shape.unit * 0.05)
    paint = INDIGO if shape.is_upright else WHITE
    lines, font = fit_text(
        heading,
        width=right - left - 2 * pad,
        height=bottom - top,
        script=script,
        weight=700,
        largest=shape.unit * 0.095,
    )
    y = top + max(0, bottom - top - line_step(font) * len(lines)) // 2
    for line in lines:
        draw.text(((left + right) // 2, y), line, fill=paint, font=font, anchor="ma")
        y += line_step(font)


def _put_words(draw: ImageDraw.ImageDraw, area: Box, shape: Shape, script: str, card: Card) -> None:
    """Heading and text in the middle of their area, below each other."""
    left, top, right, bottom = area
    pad = round(shape.unit * (0.06 if shape.is_upright else 0.045))
    width, height = right - left - 2 * pad, bottom - top - round(pad * 0.8)
    first, second = (INDIGO, INK) if shape.is_upright else (TURMERIC, WHITE)
    share = 0.42 if shape.is_upright else 0.44
    head, head_font = fit_text(
        card.heading,
        width=width,
        height=height * share,
        script=script,
        weight=700,
        largest=shape.unit * 0.1,
    )
    left_over = height - line_step(head_font) * len(head)
    text, text_font = fit_text(
        card.text,
        width=width,
        height=left_over,
        script=script,
        weight=500,
        largest=shape.unit * 0.085,
    )
    tall = line_step(head_font) * len(head) + line_step(text_font) * len(text)
    y = top + max(0, bottom - top - tall) // 2
    for lines, font, paint in ((head, head_font, first), (text, text_font, second)):
        for line in lines:
            draw.text(((left + right) // 2, y), line, fill=paint, font=font, anchor="ma")
            y += line_step(font)
