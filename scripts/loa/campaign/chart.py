"""A chart of the weeks: bars as SVG for a page, and the same bars as a picture for a document."""

import io
from collections.abc import Sequence
from html import escape

from PIL import Image, ImageDraw, ImageFont

from loa.campaign.columns import COUNTS, SESSIONS
from loa.campaign.totals import Totals
from loa.ground.typeface import face_file

_SESSIONS_INDEX = COUNTS.index(SESSIONS)
TITLE = "Số cuộc tuyên truyền theo tuần"
_WIDTH, _ROW, _BAR, _LEFT, _TOP = 720, 30, 18, 130, 44
_INK, _FILL = "#1d2433", "#2c3e8f"
_SCALE = 2
"""Pixels a unit in the picture: print needs more than a screen."""

Bar = tuple[str, int]


def bars_of(totals: Totals) -> list[Bar]:
    """The sessions of each row of a table, in its order."""
    return [(name, counts[_SESSIONS_INDEX]) for name, counts in totals.rows]


def as_svg(bars: Sequence[Bar]) -> str:
    """A drawing with its text alternative, for a page that loads nothing."""
    height = _TOP + _ROW * len(bars) + 10
    parts = [
        f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" role="img" '
        f'aria-label="{escape(alt_of(bars))}" font-family="sans-serif" font-size="14">',
        f'<text x="0" y="22" font-weight="700" fill="{_INK}">{TITLE}</text>',
    ]
    for row, (name, count) in enumerate(bars):
        y, width = _TOP + _ROW * row, _length(count, bars)
        parts += [
            f'<text x="{_LEFT - 10}" y="{y + 14}" text-anchor="end" fill="{_INK}">'
            f"{escape(name)}</text>",
            f'<rect x="{_LEFT}" y="{y}" width="{width:.1f}" height="{_BAR}" fill="{_FILL}"/>',
            f'<text x="{_LEFT + width + 8:.1f}" y="{y + 14}" fill="{_INK}">{count}</text>',
        ]
    return "\n".join([*parts, "</svg>"])


def as_png(bars: Sequence[Bar]) -> bytes:
    """The same for a document; the same bars give the same bytes."""
    height = _TOP + _ROW * len(bars) + 10
    image = Image.new("RGB", (_WIDTH * _SCALE, height * _SCALE), "white")
    draw = ImageDraw.Draw(image)
    face = ImageFont.truetype(face_file(), 14 * _SCALE)
    large = ImageFont.truetype(face_file(), 17 * _SCALE)

    def scaled(x: float, y: float) -> tuple[float, float]:
        return x * _SCALE, y * _SCALE

    draw.text(scaled(0, 22), TITLE, _INK, large, anchor="ls")
    for row, (name, count) in enumerate(bars):
        y, width = _TOP + _ROW * row, _length(count, bars)
        draw.text(scaled(_LEFT - 10, y + 14), name, _INK, face, anchor="rs")
        draw.rectangle((*scaled(_LEFT, y), *scaled(_LEFT + width, y + _BAR)), fill=_FILL)
        draw.text(scaled(_LEFT + width + 8, y + 14), str(count), _INK, face, anchor="ls")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def alt_of(bars: Sequence[Bar]) -> str:
    """What the chart shows, for whoever does not see it."""
    return f"{TITLE}: " + "; ".join(f"{name}: {count}" for name, count in bars) + "."


def _length(count: int, bars: Sequence[Bar]) -> float:
    most = max((number for _, number in bars), default=0) or 1
    return (_WIDTH - _LEFT - 70) * count / most
