"""Three steps as a picture, for people who would rather not read a text file."""

import io
from functools import cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

from loa.packs.start_page import OPEN

SIZE = (1500, 640)
_SCALE = 2
_PAPER, _INK, _SOFT = "#fbf8f2", "#1d2736", "#4d596b"
_INDIGO, _TURMERIC, _WHITE, _LINE, _RED = "#22305c", "#f3b63f", "#ffffff", "#8a8675", "#b3201c"
_STEPS = (
    ("Cắm USB vào máy", "rồi mở thư mục của USB"),
    ("Bấm đúp vào tệp này", "điện thoại: chạm một lần"),
    ("Chọn mục của bạn", "không cần mạng"),
)


@cache
def steps_picture() -> bytes:
    """A PNG, the same bytes for the same version of the libraries; a row of sticks has one."""
    image = Image.new("RGB", (SIZE[0] * _SCALE, SIZE[1] * _SCALE), _PAPER)
    draw = ImageDraw.Draw(image)
    for index, ((title, hint), paint) in enumerate(
        zip(_STEPS, (_stick, _file, _page), strict=True)
    ):
        left = 40 + index * 480
        _rounded(draw=draw, box=(left, 40, left + 460, 600), fill=_WHITE, radius=24, outline=_LINE)
        draw.ellipse(_box(left=left + 24, top=64, right=left + 88, bottom=128), fill=_INDIGO)
        _text(draw=draw, at=(left + 56, 96), text=str(index + 1), size=40, weight=700, fill=_WHITE)
        paint(draw, left + 230, 290)
        _text(draw=draw, at=(left + 230, 490), text=title, size=34, weight=700, fill=_INK)
        _text(draw=draw, at=(left + 230, 545), text=hint, size=28, weight=400, fill=_SOFT)
    out = io.BytesIO()
    image.resize(SIZE, Image.Resampling.LANCZOS).quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _stick(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    """A laptop with a stick going in at its side."""
    _rounded(draw=draw, box=(x - 130, y - 120, x + 70, y + 30), fill=_INDIGO, radius=12)
    _rounded(draw=draw, box=(x - 116, y - 106, x + 56, y + 16), fill="#eef3f2", radius=4)
    draw.polygon(
        [_at(x - 160, y + 75), _at(x - 130, y + 34), _at(x + 70, y + 34), _at(x + 100, y + 75)],
        fill=_SOFT,
    )
    _rounded(draw=draw, box=(x - 160, y + 72, x + 100, y + 88), fill=_INK, radius=6)
    _rounded(draw=draw, box=(x + 104, y + 68, x + 132, y + 90), fill="#c9c4b6", radius=3)
    _rounded(draw=draw, box=(x + 130, y + 60, x + 206, y + 98), fill=_TURMERIC, radius=8)


def _file(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    """A file in a folder's window, and the arrow of a mouse."""
    _rounded(
        draw=draw,
        box=(x - 180, y - 130, x + 180, y + 110),
        fill="#eef3f2",
        radius=14,
        outline=_LINE,
    )
    _rounded(draw=draw, box=(x - 180, y - 130, x + 180, y - 94), fill=_INDIGO, radius=14)
    draw.rectangle(_box(left=x - 180, top=y - 110, right=x + 180, bottom=y - 94), fill=_INDIGO)
    _rounded(draw=draw, box=(x - 168, y - 40, x + 168, y + 20), fill=_TURMERIC, radius=10)
    _text(draw=draw, at=(x, y - 10), text=OPEN, size=28, weight=700, fill=_INK)
    for row in (-70, 50, 80):
        _rounded(
            draw=draw, box=(x - 150, y + row - 6, x + 60, y + row + 6), fill="#c9c4b6", radius=6
        )
    arrow = [(0, 0), (0, 74), (18, 58), (32, 90), (46, 84), (32, 52), (56, 52)]
    draw.polygon([_at(x + 84 + dx, y + 4 + dy) for dx, dy in arrow], fill=_INK, outline=_WHITE)


def _page(draw: ImageDraw.ImageDraw, x: int, y: int) -> None:
    """The portal: a bar of numbers, and doors to choose from."""
    _rounded(
        draw=draw, box=(x - 180, y - 130, x + 180, y + 110), fill=_WHITE, radius=14, outline=_LINE
    )
    _rounded(draw=draw, box=(x - 180, y - 130, x + 180, y - 84), fill=_INDIGO, radius=14)
    draw.rectangle(_box(left=x - 180, top=y - 104, right=x + 180, bottom=y - 84), fill=_INDIGO)
    _rounded(draw=draw, box=(x - 160, y - 72, x + 160, y - 40), fill=_RED, radius=8)
    for column, row in ((0, 0), (1, 0), (0, 1), (1, 1)):
        left, top = x - 160 + column * 166, y - 26 + row * 64
        _rounded(
            draw=draw,
            box=(left, top, left + 154, top + 52),
            fill="#eef3f2",
            radius=10,
            outline=_LINE,
        )
        draw.ellipse(
            _box(left=left + 12, top=top + 12, right=left + 40, bottom=top + 40), fill=_TURMERIC
        )
        _rounded(
            draw=draw, box=(left + 52, top + 20, left + 138, top + 32), fill="#c9c4b6", radius=6
        )


def _rounded(
    draw: ImageDraw.ImageDraw,
    box: tuple[int, int, int, int],
    fill: str,
    radius: int,
    outline: str | None = None,
) -> None:
    draw.rounded_rectangle(_box(*box), radius * _SCALE, fill, outline, 2 * _SCALE)


def _text(
    draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, size: int, weight: int, fill: str
) -> None:
    draw.text(_at(*at), text, fill, _face(size, weight), anchor="mm")


def _face(size: int, weight: int) -> ImageFont.FreeTypeFont:
    data = files("fontpkg_noto_sans").joinpath("files/NotoSans[wdth,wght].ttf").read_bytes()
    font = ImageFont.truetype(io.BytesIO(data), size * _SCALE)
    values: list[float] = []
    for axis in font.get_variation_axes():
        name = axis["name"]
        values.append(weight if name in (b"Weight", "Weight") else axis["default"] or 0)
    font.set_variation_by_axes(values)
    return font


def _at(x: int, y: int) -> tuple[int, int]:
    return x * _SCALE, y * _SCALE


def _box(left: int, top: int, right: int, bottom: int) -> tuple[int, int, int, int]:
    return left * _SCALE, top * _SCALE, right * _SCALE, bottom * _SCALE
