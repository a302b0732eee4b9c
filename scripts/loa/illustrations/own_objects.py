"""Things drawn by ourselves, because they look different here or carry a telephone number.

Each is drawn on a square of 72 around the origin, as those of OpenMoji are.
"""

import re
from collections.abc import Callable

from loa.illustrations.pen import Pen, box, group


def _id_card(pen: Pen) -> str:
    return (
        pen.shape(box(-32, -20, 64, 40, 4), "mint", 3)
        + pen.shape(box(-26, -9, 20, 23, 2), "white", 2)
        + pen.dot(-16, -1, 5, "skin", False)
        + pen.flat("M-24 13q0-9 8-9t8 9z", "indigo")
        + pen.stroke("M-26-14H20M0-4H25M0 4H20M0 12H24", 2.4)
    )


def _passport(pen: Pen) -> str:
    return (
        pen.shape(box(-22, -30, 44, 60, 4), "leaf", 3)
        + pen.dot(0, -4, 11, "gold")
        + pen.stroke("M-11-4h22M0-15q-8 11 0 22M0-15q8 11 0 22M-12 18h24", 2)
    )


def _contract(pen: Pen) -> str:
    return (
        pen.shape("M-24-32H14l10 10V32h-48z", "white", 3)
        + pen.shape("M14-32v10h10z", "grey", 2)
        + pen.stroke("M-15-16H8M-15-6H15M-15 4H15", 2.6)
        + pen.stroke("M-14 22q5-9 8 0t8-2q4-5 10 1", 2.4, "blue")
    )


def _screen(pen: Pen, inside: str) -> str:
    return (
        pen.shape(box(-20, -34, 40, 68, 6), "indigo", 3)
        + pen.shape(box(-16, -27, 32, 51, 2), "white", 1.5)
        + pen.dot(0, 29, 2.5, "grey", False)
        + inside
    )


_PHONE = "phone-"
PHONE_THAT_CALLS = rf"{_PHONE}\+?[0-9 ]*[0-9]"
"""The pattern of the names of phones that show a number."""
# What a row of a drawn screen is as wide as, its rows as high as all together, and its largest and
# longest row.
_ROW_WIDTH, _ROWS_HEIGHT = 25.5, 32.0
_LARGEST, _LONGEST = 12.5, 5
_PITCH = 1.3


def digits(pen: Pen, text: str, size: float, fill: str = "") -> str:
    """A number in strokes, so that it needs no typeface: digits, a plus and spaces; as high as
    `size`.
    """
    forms = {
        "1": "M1 2L4 0V10", "3": "M0 1.500Q5-2 5.5 2.500Q5 5 2.5 5Q6 5 6 7.500Q5.5 11 0 9",
        "0": "M3 0Q0 0 0 5T3 10T6 5T3 0z", "5": "M5.5 0H1L.5 4.500Q6 3 6 7T0 9.5",
        "2": "M.5 2.500Q1 0 3 0Q6 0 5.5 3Q5 5.500 .5 10H6", "4": "M4.500 10V0L0 7H6",
        "6": "M5 .5Q0 1 0 7Q.5 10 3 10Q6 10 6 7Q6 4.500 3 4.500Q.5 4.500 0 7", "7": "M0 0H6L2 10",
        "8": "M3 4.500Q.5 4 .5 2.250Q.5 0 3 0Q5.500 0 5.500 2.250Q5.500 4 3 4.500"
             "Q0 5 0 7.250Q0 10 3 10Q6 10 6 7.250Q6 5 3 4.500",
        "9": "M6 3Q6 0 3 0Q0 0 0 2.750Q0 5.500 3 5.500Q6 5.500 6 3Q6 9 1 9.750",
        "+": "M0 5H6M3 2V8", " ": "",
    }  # fmt: skip
    step = size * 0.72
    left = -(len(text) * step - size * 0.14) / 2
    return "".join(
        group(pen.stroke(forms[sign], 2, fill), left + n * step, -size / 2, size / 10)
        for n, sign in enumerate(text)
        if forms[sign]
    )


def _phone_number(number: str) -> Callable[[Pen], str]:
    """A phone that calls a number: its groups in as many rows as they need."""
    rows: list[str] = []
    for part in number.split():
        # Who wrote no groups gets some.
        for at in range(0, len(part), _LONGEST):
            piece = part[at : at + _LONGEST]
            if rows and len(rows[-1]) + 1 + len(piece) <= _LONGEST:
                rows[-1] += f" {piece}"
            else:
                rows.append(piece)
    wide = max(map(len, rows)) * 0.72 - 0.14
    # A short number is as large as ever.
    size = min(_LARGEST, _ROW_WIDTH / wide, _ROWS_HEIGHT / (len(rows) * _PITCH))
    middle = (len(rows) - 1) / 2

    def draw(pen: Pen) -> str:
        shown = "".join(
            group(digits(pen, row, size, "no"), 1, -10 + (n - middle) * size * _PITCH)
            for n, row in enumerate(rows)
        )
        return _screen(pen, shown + pen.dot(0, 13, 6, "yes", False))

    return draw


def phone_that_calls(number: str) -> str:
    """The name of the drawn phone that shows a number."""
    return f"{_PHONE}{number}"


def own_object(name: str) -> Callable[[Pen], str]:
    """What draws one of our own objects. KeyError for any other name."""
    if re.fullmatch(PHONE_THAT_CALLS, name):
        return _phone_number(name.removeprefix(_PHONE))
    return OWN_OBJECTS[name]


def _phone_chat(pen: Pen) -> str:
    return _screen(
        pen,
        pen.flat(box(-13, -22, 20, 10, 4), "lime")
        + pen.flat(box(-7, -9, 20, 10, 4), "sky")
        + pen.flat(box(-13, 4, 16, 10, 4), "lime"),
    )


def _phone_job(pen: Pen) -> str:
    coin = pen.dot(0, -12, 9, "turmeric") + pen.stroke(
        "M0-17v10M-3-9q3 3 6 0t-3-4t-3-3q3-3 6 0", 1.6
    )
    return _screen(pen, coin + pen.stroke("M-11 4h22M-11 11h16M-11 18h20", 2, "slate"))


def _tick(pen: Pen) -> str:
    return pen.dot(0, 0, 30, "yes") + pen.stroke(
        "M-14 1L-4 12L15-11", 8, "white" if not pen.line_art else ""
    )


def _cross(pen: Pen) -> str:
    return pen.dot(0, 0, 30, "no") + pen.stroke(
        "M-12-12L12 12M12-12L-12 12", 8, "white" if not pen.line_art else ""
    )


def _banknotes(pen: Pen) -> str:
    note = (
        pen.shape(box(-30, -14, 56, 28, 2), "lime", 2.6)
        + pen.dot(-2, 0, 8, "leaf")
        + pen.stroke("M-24-8h5M-24 8h5M15-8h5M15 8h5", 2)
    )
    return group(note, 3, 8) + group(note, -1, -4)


def _lights(pen: Pen) -> str:
    return (
        pen.shape(box(-15, -34, 30, 68, 8), "slate", 3)
        + pen.dot(0, -20, 9, "scarf")
        + pen.dot(0, 0, 9, "turmeric")
        + pen.dot(0, 20, 9, "yes")
    )


def _table(pen: Pen) -> str:
    return (
        pen.shape(box(-36, -14, 72, 8, 2), "wood", 2.4)
        + pen.shape(box(-30, -6, 6, 34), "wood", 2.4)
        + pen.shape(box(24, -6, 6, 34), "wood", 2.4)
    )


def _stool(pen: Pen) -> str:
    return (
        pen.shape(box(-22, -12, 44, 8, 3), "brick", 2.4)
        + pen.shape("M-18-4l-4 36h6l4-36z", "brick", 2.4)
        + pen.shape("M18-4l4 36h-6l-4-36z", "brick", 2.4)
    )


def _door_open(pen: Pen) -> str:
    return (
        pen.shape(box(-24, -34, 48, 68), "sky", 3)
        + pen.shape("M-24-34L4-26V42L-24 34z", "brown", 2.6)
        + pen.dot(-3, 8, 3, "gold")
    )


def _calendar_page(pen: Pen) -> str:
    grid = "".join(
        pen.flat(box(-20 + 11 * c, -8 + 11 * r, 7, 7), "mint") for c in range(4) for r in range(3)
    )
    return (
        pen.shape(box(-26, -26, 52, 56, 4), "white", 3)
        + pen.shape(box(-26, -26, 52, 14, 3), "brick", 2.6)
        + grid
    )


def _arrow(pen: Pen) -> str:
    return pen.shape("M-28-8H4V-22L30 0L4 22V8H-28z", "turmeric", 3)


def _heart_hands(pen: Pen) -> str:
    return pen.shape("M0 26C-40-2-26-30-8-24Q-2-22 0-14Q2-22 8-24C26-30 40-2 0 26z", "blush", 3)


def _banner(pen: Pen) -> str:
    return pen.shape("M-34-12H34V12H-34z", "scarf", 2.4) + pen.stroke(
        "M-24-4H24M-18 4H18", 2.6, "gold"
    )


def _lychee(pen: Pen) -> str:
    balls = "".join(pen.dot(x, y, 11, "scarf") for x, y in ((-13, 4), (12, 2), (0, 20), (-2, -8)))
    return (
        pen.stroke("M0-30V-12M0-22L-12-6M0-22L12-6", 2.4, "brown")
        + pen.shape("M0-28q12-10 22 0q-10 8-22 0z", "leaf", 2)
        + balls
    )


def _speech_dots(pen: Pen) -> str:
    return (
        pen.dot(-14, 0, 5, "ink", False)
        + pen.dot(0, 0, 5, "ink", False)
        + pen.dot(14, 0, 5, "ink", False)
    )


OWN_OBJECTS: dict[str, Callable[[Pen], str]] = {
    "arrow": _arrow, "banknotes": _banknotes, "banner": _banner, "calendar": _calendar_page,
    "contract": _contract, "cross": _cross, "dots": _speech_dots, "door-open": _door_open,
    "heart": _heart_hands, "id-card": _id_card, "lychee": _lychee, "passport": _passport,
    "phone-chat": _phone_chat, "phone-job": _phone_job, "stool": _stool, "table": _table,
    "three-lights": _lights, "tick": _tick,
}  # fmt: skip
