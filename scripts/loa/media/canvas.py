"""A picture in few colours: quick to draw, small as PNG, the same bytes every time.

Each pixel is an index into a palette of ramps, one for each background and the colour drawn on
it, so that letters have smooth edges without a single pixel of full colour.
"""

import io

from PIL import Image, ImageDraw, ImageFont

from loa.media.colours import HELP, INDIGO, INK, PAPER, TURMERIC, WHITE, Colour

STEPS = 16
RAMPS: dict[str, tuple[Colour, Colour]] = {
    "indigo-white": (INDIGO, WHITE),
    "indigo-turmeric": (INDIGO, TURMERIC),
    "paper-ink": (PAPER, INK),
    "paper-help": (PAPER, HELP),
    "white-ink": (WHITE, INK),
}
_START = {name: STEPS * index for index, name in enumerate(RAMPS)}
FILLS = {
    "indigo": _START["indigo-white"],
    "turmeric": _START["indigo-turmeric"] + STEPS - 1,
    "paper": _START["paper-ink"],
    "white": _START["white-ink"],
}
_SEEN = [0] + [255] * 255
# Entries of the palette that are taken.
_KNOWN = STEPS * len(RAMPS)


class Canvas:
    """A drawing surface of so many pixels; colours are named as in RAMPS and FILLS."""

    def __init__(self, width: int, height: int) -> None:
        self._image = Image.new("L", (width, height))
        self._more: list[int] = []
        self._draw = ImageDraw.Draw(self._image)

    def rectangle(self, box: tuple[int, int, int, int], fill: str) -> None:
        """Fill left, top, right, bottom; the last two stay outside."""
        left, top, right, bottom = box
        self._draw.rectangle((left, top, right - 1, bottom - 1), FILLS[fill])

    def text(
        self,
        at: tuple[int, int],
        text: str,
        font: ImageFont.FreeTypeFont,
        ramp: str,
        anchor: str = "la",
    ) -> None:
        """One line of text; `anchor` as Pillow has it."""
        left, top, right, bottom = map(round, font.getbbox(text, anchor=anchor))
        mask = Image.new("L", (right - left + 2, bottom - top + 2))
        ImageDraw.Draw(mask).text((-left, -top), text, 255, font, anchor=anchor)
        self.stamp((at[0] + left, at[1] + top), mask, ramp)

    def stamp(self, at: tuple[int, int], mask: Image.Image, ramp: str) -> None:
        """Put a shape, given as its opacity, on the ramp's background."""
        start = _START[ramp]
        shades = mask.point([start + value * STEPS // 256 for value in range(256)])
        self._image.paste(shades, at, mask.point(_SEEN))

    def picture(self, at: tuple[int, int], picture: Image.Image, corner: int) -> None:
        """Put a picture of full colour with round corners, in what colours the palette has left.

        There is room for one.
        """
        reduced = picture.convert("RGB").quantize(256 - _KNOWN, Image.Quantize.MEDIANCUT)
        self._more = reduced.getpalette() or []
        mask = Image.new("L", picture.size)
        sides = (0, 0, picture.width - 1, picture.height - 1)
        ImageDraw.Draw(mask).rounded_rectangle(sides, corner, 255)
        indexes = Image.frombytes("L", reduced.size, reduced.tobytes())
        self._image.paste(indexes.point([min(_KNOWN + n, 255) for n in range(256)]), at, mask)

    def as_png(self) -> bytes:
        """The picture with its palette."""
        palette = [
            round(low + (high - low) * step / (STEPS - 1))
            for background, colour in RAMPS.values()
            for step in range(STEPS)
            for low, high in zip(background, colour, strict=True)
        ]
        self._image.putpalette([*palette, *self._more])
        buffer = io.BytesIO()
        self._image.save(buffer, "PNG", compress_level=6)
        return buffer.getvalue()
