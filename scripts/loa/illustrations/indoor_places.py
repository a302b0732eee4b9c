"""Rooms, each drawn whole behind its people, and what stands before them."""

from collections.abc import Callable

from loa.illustrations.pen import Pen, box
from loa.illustrations.place_pieces import LEFT, WIDTH, filled, ground, window


def _home(pen: Pen) -> str:
    shelf = (
        pen.soft(box(228, 62, 74, 6), "wood")
        + pen.soft(box(238, 42, 12, 20), "turmeric")
        + pen.soft(box(252, 46, 10, 16), "teal")
        + pen.soft(box(266, 38, 12, 24), "brick")
    )
    return (
        filled(pen, "sand")
        + pen.flat(box(LEFT, 150, WIDTH, 50), "straw")
        + ground(pen, "wood")
        + window(pen, 34, 44)
        + shelf
        + pen.soft(box(320, 60, 60, 140), "brown")
    )


def _night_room(pen: Pen) -> str:
    moon = pen.soft("M80 62a13 13 0 1 0 9 22a15 15 0 0 1-9-22z", "gold")
    bed = (
        pen.soft(box(196, 158, 124, 26, 6), "cham")
        + pen.soft(box(190, 178, 136, 20, 4), "wood")
        + pen.soft(box(286, 146, 34, 18, 7), "white")
    )
    return filled(pen, "lilac") + ground(pen, "slate") + window(pen, 40, 44, "night") + moon + bed


def _classroom(pen: Pen) -> str:
    board = pen.soft(box(62, 34, 196, 92, 3), "wood") + pen.soft(box(69, 41, 182, 78), "teal")
    chalk = pen.stroke("M92 64q24-10 48 0M92 82h70M92 98h46", 2.4, "mist")
    return (
        filled(pen, "sand")
        + board
        + chalk
        + pen.soft(box(60, 126, 200, 5), "brown")
        + window(pen, 300, 44)
        + window(pen, -54, 44)
        + ground(pen, "wood")
    )


def _workshop(pen: Pen) -> str:
    lamps = "".join(
        pen.soft(f"M{x} 26h44l-6 10h-32z", "white") + pen.stroke(f"M{x + 22} 0v26", 1.6, "slate")
        for x in (-50, 40, 130, 220, 310)
    )
    desks = ""
    for x in (-60, 50, 170, 290):
        desks += (
            pen.soft(box(x, 152, 96, 8), "wood")
            + pen.soft(box(x + 8, 160, 6, 40), "slate")
            + pen.soft(box(x + 82, 160, 6, 40), "slate")
        )
        desks += pen.soft(f"M{x + 22} 152v-22h34v-8h10v30h-10v-12h-24v12z", "cham")
    return (
        filled(pen, "mist")
        + lamps
        + pen.soft(box(20, 64, 60, 46, 3), "sky")
        + pen.soft(box(240, 64, 60, 46, 3), "sky")
        + ground(pen, "grey")
        + desks
    )


def _reception(pen: Pen) -> str:
    keys = pen.soft(box(166, 36, 114, 70, 4), "wood")
    for x in (176, 202, 228, 254):
        for y in (46, 76):
            keys += (
                pen.soft(box(x, y, 18, 22), "straw")
                + pen.dot(x + 9, y + 8, 3, "ochre", False)
                + pen.stroke(f"M{x + 9} {y + 11}v7", 1.8, "ochre")
            )
    clock = pen.dot(126, 58, 16, "white") + pen.stroke("M126 48v10l7 5", 2)
    return (
        filled(pen, "rose")
        + keys
        + clock
        + ground(pen, "wood")
        + pen.soft(box(-60, 70, 80, 130), "brown")
        + pen.soft(box(-52, 78, 64, 122), "sky")
        + pen.dot(2, 142, 3, "gold", False)
    )


def _counter(pen: Pen) -> str:
    """What stands before the receptionist."""
    return (
        pen.shape(box(150, 158, 190, 62), "plum")
        + pen.shape(box(142, 148, 206, 12, 3), "wood")
        + pen.stroke("M172 172v36M214 172v36M256 172v36M298 172v36", 1.4, "lilac")
    )


def _office(pen: Pen) -> str:
    shelf = pen.soft(box(222, 42, 84, 92, 2), "wood")
    for y in (48, 78, 108):
        for n, fill in enumerate(("blue", "brick", "leaf", "turmeric", "cham", "teal")):
            shelf += pen.soft(box(228 + n * 12, y, 10, 22), fill)
    return (
        filled(pen, "sand")
        + shelf
        + window(pen, 42, 46)
        + ground(pen, "wood")
        + pen.soft(box(-72, 60, 56, 140), "brown")
    )


def _desk(pen: Pen) -> str:
    return pen.shape(box(112, 160, 150, 10, 2), "wood") + pen.shape(box(122, 170, 130, 46), "brown")


def _room(pen: Pen) -> str:
    bed = (
        pen.soft(box(170, 140, 150, 40, 8), "white")
        + pen.soft(box(170, 152, 150, 34, 6), "teal")
        + pen.soft(box(164, 182, 162, 14, 3), "wood")
        + pen.soft(box(318, 108, 10, 90, 3), "wood")
        + pen.soft(box(280, 130, 34, 18, 7), "straw")
    )
    return (
        filled(pen, "sand")
        + window(pen, 216, 36)
        + pen.soft(box(24, 64, 74, 136), "brown")
        + pen.soft(box(30, 70, 62, 130), "wood")
        + pen.dot(84, 138, 4, "gold", False)
        + ground(pen, "brick")
        + bed
    )


def _phone(pen: Pen) -> str:
    """The screen of a telephone, as large as the panel."""
    body = (
        pen.shape(box(96, 10, 128, 222, 14), "indigo")
        + pen.shape(box(104, 26, 112, 184, 3), "white", 1.4)
        + pen.dot(160, 221, 5, "slate", False)
        + pen.stroke("M150 18h20", 2.4, "slate")
    )
    return filled(pen, "mist") + body


INDOORS: dict[str, Callable[[Pen], str]] = {
    "home": _home,
    "night-room": _night_room,
    "classroom": _classroom,
    "workshop": _workshop,
    "reception": _reception,
    "office": _office,
    "hotel-room": _room,
    "phone-screen": _phone,
}
FRONTS: dict[str, Callable[[Pen], str]] = {"office": _desk, "reception": _counter}
"""What stands before the people of a place."""
