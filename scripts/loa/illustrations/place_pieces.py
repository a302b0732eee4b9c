"""What several places are drawn of."""

from loa.illustrations.pen import Pen, box, group

LEFT, WIDTH, HEIGHT, GROUND = -80, 480, 240, 200
"""A panel with what is beside it, and where people stand."""


def filled(pen: Pen, fill: str) -> str:
    """The whole panel in one colour."""
    return pen.flat(box(LEFT, 0, WIDTH, HEIGHT), fill)


def ground(pen: Pen, fill: str, top: float = GROUND) -> str:
    """What people stand on, from `top` down."""
    line = pen.stroke(f"M{LEFT} {top}h{WIDTH}", 1.2) if pen.line_art else ""
    return pen.flat(box(LEFT, top, WIDTH, HEIGHT - top), fill) + line


def hills(pen: Pen) -> str:
    """Two rows of hills far away."""
    return pen.soft(
        "M-80 150Q-30 80 30 120Q80 60 140 110Q190 70 250 120Q310 80 400 140V210H-80z", "mint"
    ) + pen.soft("M-80 170Q0 120 90 160Q170 120 250 165Q320 135 400 170V210H-80z", "leaf")


def cloud(pen: Pen, x: float, y: float) -> str:
    """A cloud; x and y are its left end."""
    return pen.soft(f"M{x} {y}q-10 0-10-8t11-8q3-11 15-11t16 10q12-2 13 8t-10 9z", "white")


def tree(pen: Pen, x: float, y: float, size: float = 1) -> str:
    """A tree whose trunk stands at x and y."""
    markup = pen.soft("M-4 0V-34h8V0z", "wood") + pen.soft(
        "M0-28q-24 2-24-18t16-20q4-14 18-12t14 16q14 4 10 20t-20 14z", "leaf"
    )
    return group(markup, x, y, size)


def window(pen: Pen, x: float, y: float, pane: str = "sky") -> str:
    """A window; x and y are its upper left corner."""
    return (
        pen.soft(box(x, y, 70, 56, 3), "wood")
        + pen.soft(box(x + 5, y + 5, 60, 46), pane)
        + pen.stroke(f"M{x + 35} {y + 5}v46M{x + 5} {y + 28}h60", 3, "wood")
    )


def stilt_house(pen: Pen, x: float, y: float, size: float = 1) -> str:
    """A house on stilts whose ground is at x and y."""
    posts = "".join(pen.soft(box(px, -26, 5, 26), "brown") for px in (-44, -18, 12, 38))
    steps = pen.stroke("M-10 0L-2-26M0 0L8-26M-8-6h9M-6-13h9M-4-20h9", 1.6, "brown")
    walls = pen.soft(box(-48, -62, 96, 37), "straw") + pen.soft(box(-6, -54, 18, 29), "brown")
    walls += pen.soft(box(-36, -54, 16, 14), "wood") + pen.soft(box(24, -54, 16, 14), "wood")
    roof = pen.soft("M-62-58L-34-98H34L62-58z", "brown") + pen.stroke(
        "M-50-68H50M-43-80H43", 1.4, "wood"
    )
    return group(posts + steps + walls + roof, x, y, size)
