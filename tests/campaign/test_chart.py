"""The chart of the weeks: as long as it is counted, with words for who does not see it."""

import io

import pytest
from lxml import etree
from PIL import Image

from loa.campaign.chart import alt_of, as_png, as_svg

BARS = [("26/7/2027", 10), ("2/8/2027", 5), ("<b>", 0)]


def test_bars_are_as_long_as_their_counts() -> None:
    svg = etree.fromstring(as_svg(BARS))
    widths = [float(rect.get("width")) for rect in svg.iter("{*}rect", "rect")]
    assert widths[0] == 2 * widths[1] > 0 == widths[2]
    texts = ["".join(one.itertext()) for one in svg.iter("{*}text", "text")]
    assert texts[1:] == ["26/7/2027", "10", "2/8/2027", "5", "<b>", "0"]
    assert svg.get("aria-label") == alt_of(BARS)


def test_the_picture_shows_the_same_bars() -> None:
    image = Image.open(io.BytesIO(as_png(BARS))).convert("RGB")
    fill = [
        sum(image.getpixel((x, y)) == (0x2C, 0x3E, 0x8F) for x in range(image.width))
        for y in (2 * (44 + 9), 2 * (44 + 30 + 9))
    ]
    assert fill[0] == pytest.approx(2 * fill[1], abs=2)
    assert as_png(BARS) == as_png(BARS)


@pytest.mark.parametrize("bars", [[], [("a", 0)]])
def test_nothing_counted_is_drawn_too(bars: list[tuple[str, int]]) -> None:
    assert as_svg(bars).endswith("</svg>")
    assert as_png(bars).startswith(b"\x89PNG")
