"""Heads: a round face with one of three looks, hair, and what is worn on it.

The origin is the middle of the face, whose radius is about 17; it looks a little to the right.
"""

from loa.illustrations.pen import Pen, group

FACES = ("calm", "worried", "relieved")
_TURN = 2.5


def face(pen: Pen, look: str, skin: str, *, glasses: bool = False, wrinkles: bool = False) -> str:
    """The face itself, without hair."""
    parts = [
        pen.dot(-16.5, 2, 3.4, skin),
        pen.dot(16.5, 2, 3.4, skin),
        pen.shape("M-17-2C-17-14-9-18 0-18S17-14 17-2C17 10 9 18 0 18S-17 10-17-2z", skin),
        pen.flat("M-11.5 6a3.4 2.4 0 1 0 .1 0zM14 6a3.4 2.4 0 1 0 .1 0z", "blush", 0.7),
        _look(pen, look),
    ]
    if wrinkles:
        parts.append(pen.stroke("M-12 8q1.5 2.5 0 5M16 8q-1.5 2.5 0 5", 1.1))
    if glasses:
        parts.append(
            pen.stroke(
                "M-9.5 1a5 5 0 1 0 10 0a5 5 0 1 0-10 0M4.5 1a5 5 0 1 0 10 0a5 5 0 1 0-10 0M.5 0h4",
                1.4,
            )
        )
    return "".join(parts)


def _look(pen: Pen, look: str) -> str:
    left, right = -6.5 + _TURN, 6.5 + _TURN
    eyes = pen.dot(left, 0, 1.9, "ink", False) + pen.dot(right, 0, 1.9, "ink", False)
    if look == "worried":
        brows = f"M{left - 3.5} -4.5L{left + 3} -7.5M{right + 3.5} -4.5L{right - 3} -7.5"
        mouth = f"M{_TURN - 4} 10.5q4-4 8 0"
        return eyes + pen.stroke(brows, 1.7) + pen.stroke(mouth, 1.9)
    if look == "relieved":
        eyes = pen.stroke(f"M{left - 3.2} 1q3.2-4 6.4 0M{right - 3.2} 1q3.2-4 6.4 0", 1.9)
        smile = f"M{_TURN - 6} 6.5q6 1.5 12 0q-1 7-6 7t-6-7z"
        return eyes + pen.shape(smile, "white", 1.6)
    brows = f"M{left - 3.2} -6q3-1.6 6 0M{right - 3.2} -6q3-1.6 6 0"
    return eyes + pen.stroke(brows, 1.6) + pen.stroke(f"M{_TURN - 4.5} 8q4.5 4 9 0", 1.9)


_CAP = "M-18 1C-20-16-10-22 0-22S20-16 18 1"
HAIR_BEHIND: dict[str, str] = {
    "bun": "M-8-22a8.5 8.5 0 1 1 16 0z",
    "low-bun": "M-20 4a8 8 0 1 1 6 13z",
    "long": "M-19-4C-21-25 21-25 19-4L21 24Q12 29 0 27T-21 24z",
    "tail": "M-14-10C-28-10-30 10-25 24C-20 20-14 8-12 0z",
    "bob": "M-19-4C-21-25 21-25 19-4L20 13Q14 17 0 16T-20 13z",
}
HAIR_BEFORE: dict[str, str] = {
    "short": f"{_CAP}C16-6 14-10 11-12C4-8-6-8-11-12C-15-9-16-5-18 1z",
    "boy": "M-18 0C-21-14-12-21-4-21Q-2-25 4-23Q18-22 18 0C16-5 14-9 12-11L7-7L4-11L-1-7L-4-11"
    "L-9-6L-11-10C-15-8-16-5-18 0z",
    "parted": f"{_CAP}C17-6 10-13 2-15C-8-14-16-8-18 1z",
    "fringe": f"{_CAP}C17-3 16-6 14-8Q0-12-14-8C-16-6-17-3-18 1z",
    "swept": f"{_CAP}C17-5 13-11 9-13C0-6-10-4-18 1z",
}


def hair_behind(pen: Pen, style: str, colour: str) -> str:
    """What of the hair falls behind the body."""
    d = {"bun": "bun", "low-bun": "low-bun", "long": "long", "tail": "tail", "bob": "bob"}.get(
        style
    )
    return pen.shape(HAIR_BEHIND[d], colour) if d else ""


def hair_before(pen: Pen, style: str, colour: str) -> str:
    """What of the hair lies around the face."""
    fronts = {
        "bun": "parted",
        "low-bun": "parted",
        "long": "swept",
        "tail": "fringe",
        "bob": "fringe",
    }
    return pen.shape(HAIR_BEFORE[fronts.get(style, style)], colour)


def conical_hat(pen: Pen) -> str:
    """Nón lá."""
    return group(
        pen.stroke("M-15-1Q-14 22 0 23.5Q14 22 15-1", 1.3, "plum")
        + pen.shape("M0-36Q2-36 3-34L31-8Q32-5 29-5Q0 3-29-5Q-32-5-31-8L-3-34Q-2-36 0-36z", "straw")
        + pen.stroke("M-10-27Q0-24 10-27M-18-19Q0-14 18-19M-25-13Q0-6 25-13", 1, "wood"),
        0,
        -5,
    )


def headscarf(pen: Pen, colour: str) -> str:
    """Khăn: a cloth wound around the head, with a point above the brow."""
    return pen.shape(
        "M-19 4C-23-18-10-25 0-25S23-18 19 4C18-3 15-8 12-10Q6-9 2-15Q-4-9-12-10C-15-8-18-3-19 4z",
        colour,
    ) + pen.stroke("M2-15Q10-19 14-18M2-15Q-7-19-12-18", 1.2)


def work_cap(pen: Pen, colour: str) -> str:
    """The cap of a factory."""
    return pen.shape("M-18-6C-19-24 19-24 18-6Q0-11-18-6z", colour) + pen.shape(
        "M5-10Q20-13 28-6Q27-2 22-3Q14-7 4-6z", colour
    )


def peaked_cap(pen: Pen, colour: str) -> str:
    """The cap of an officer, without a badge."""
    return (
        pen.shape("M-21-14Q-24-22-14-25Q0-30 14-25Q24-22 21-14Q0-19-21-14z", colour)
        + pen.shape("M-18-6L-19-15Q0-20 19-15L18-6Q0-11-18-6z", "indigo")
        + pen.shape("M0-9Q14-11 22-3Q12-7 0-6z", "indigo")
    )
