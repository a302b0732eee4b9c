"""Shapes as SVG markup, in colour or as an outline to be coloured by hand.

Standard: SVG 1.1, of which only plain shapes are used, so that browsers, Typst and Office draw
the same. Coordinates are those of a panel, 320 by 240; numbers keep one decimal.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]

EDGE = 2.2
# The portal's colours (tokens.css) and what people, cloth and land need besides.
COLOURS = {
    "indigo": "#22305c", "cham": "#34457c", "teal": "#0f6a70", "mint": "#8fbab4",
    "mist": "#dfeceb", "turmeric": "#f3b63f", "straw": "#f2dfb4", "brown": "#7d4d05",
    "wood": "#b9814a", "paper": "#fbf8f2", "white": "#ffffff", "sand": "#f1e6d0",
    "grey": "#c3c8cf", "slate": "#5b6b80", "night": "#2b3963", "hair": "#26211f",
    "silver": "#b9b4ac", "skin": "#e6bd93", "tan": "#d9a577", "blush": "#e39b7d",
    "scarf": "#d1495b", "rose": "#f4d3cf", "plum": "#6b4fa0", "lilac": "#d9cfec",
    "leaf": "#5f8f4e", "lime": "#c9dfb2", "sky": "#cfe6f2", "blue": "#3d7ea6",
    "ochre": "#c98a1b", "brick": "#c06a4a", "gold": "#ffd978", "no": "#a4431f", "yes": "#2f7d4f",
}  # fmt: skip
_NUMBER = re.compile(r"-?\d+\.\d+")


def number(value: float) -> str:
    """A coordinate as short as it can be written."""
    text = f"{value:.1f}"
    return text.removesuffix(".0") if text not in {"-0.0", "0.0"} else "0"


@dataclass(frozen=True)
class Pen:
    """Draws in colour, or, with `line_art`, outlines on white.

    `weight` makes outlines thinner in a drawing that will be enlarged.
    """

    line_art: bool = False
    weight: float = 1

    @property
    def ink(self) -> str:
        """The colour of outlines."""
        return "#1d2736" if self.line_art else COLOURS["indigo"]

    def colour(self, name: str) -> str:
        """A colour by its name; in line art all but eyes and the like is left to be coloured."""
        if self.line_art:
            return self.ink if name == "ink" else "#ffffff"
        return self.ink if name == "ink" else COLOURS[name]

    def flat(self, d: str, fill: str, opacity: float = 1) -> str:
        """A shape without an outline, such as a wall; nothing in line art."""
        if self.line_art:
            return ""
        faint = f' opacity="{number(opacity)}"' if opacity < 1 else ""
        return f'<path d="{_short(d)}" fill="{self.colour(fill)}" stroke="none"{faint}/>'

    def shape(self, d: str, fill: str, width: float = EDGE) -> str:
        """A shape with an outline."""
        return f'<path d="{_short(d)}" fill="{self.colour(fill)}"{self._edge(width)}/>'

    def soft(self, d: str, fill: str) -> str:
        """A part of the scenery: flat in colour, a thin outline in line art."""
        if self.line_art:
            return f'<path d="{_short(d)}" fill="#fff" stroke-width="1.2"/>'
        return f'<path d="{_short(d)}" fill="{self.colour(fill)}" stroke="none"/>'

    def stroke(self, d: str, width: float = EDGE, colour: str = "") -> str:
        """A line; where it has a colour of its own, line art draws it thin, or white as it is."""
        if colour and colour != "white" and self.line_art:
            colour, width = "ink", min(width, 1.6)
        paint = f' stroke="{self.colour(colour)}"' if colour else ""
        edge = self._edge(width) if not colour else f' stroke-width="{number(width)}"'
        return f'<path d="{_short(d)}" fill="none"{edge}{paint}/>'

    def dot(self, x: float, y: float, radius: float, fill: str, edged: bool = True) -> str:
        """A circle."""
        if self.line_art and not edged and fill != "ink":
            return ""
        plain = self._edge(EDGE) if edged else ' stroke="none"'
        at = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
        return f'<circle {at} fill="{self.colour(fill)}"{plain}/>'

    def _edge(self, width: float) -> str:
        width *= self.weight
        return "" if width == EDGE else f' stroke-width="{number(width)}"'

    def limb(self, points: Sequence[Point], width: float, fill: str) -> str:
        """An arm or a leg: a line as thick as a limb, with an outline around it."""
        d = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
        return (
            f'<path d="{d}" fill="none" stroke-width="{number(width + 2 * EDGE)}"/>'
            f'<path d="{d}" fill="none" stroke="{self.colour(fill)}" '
            f'stroke-width="{number(width)}"/>'
        )


def box(x: float, y: float, width: float, height: float, radius: float = 0) -> str:
    """The path of a rectangle, its corners rounded by so much."""
    if not radius:
        return f"M{number(x)} {number(y)}h{number(width)}v{number(height)}h{number(-width)}z"
    r, w, h = radius, number(width - 2 * radius), number(height - 2 * radius)
    n = number(r)
    return (
        f"M{number(x + r)} {number(y)}h{w}q{n} 0 {n} {n}v{h}q0 {n} -{n} {n}"
        f"h-{w}q-{n} 0 -{n} -{n}v-{h}q0 -{n} {n} -{n}z"
    )


def group(
    markup: str, x: float = 0, y: float = 0, scale: float = 1, *, mirrored: bool = False
) -> str:
    """Shapes moved, scaled and, if asked, turned to face the other way."""
    if not markup:
        return ""
    steps = f"translate({number(x)} {number(y)})"
    if mirrored:
        steps += f" scale({_ratio(-scale)} {_ratio(scale)})"
    elif scale != 1:
        steps += f" scale({_ratio(scale)})"
    return f'<g transform="{steps}">{markup}</g>'


def _ratio(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _short(d: str) -> str:
    return _NUMBER.sub(lambda match: number(float(match[0])), d)
