"""Places under the sky, each drawn whole behind its people."""

from collections.abc import Callable

from loa.illustrations.pen import Pen, box
from loa.illustrations.place_pieces import (
    LEFT,
    WIDTH,
    cloud,
    filled,
    ground,
    hills,
    stilt_house,
    tree,
)


def _village(pen: Pen) -> str:
    path = pen.flat("M120 240Q140 214 176 202H206Q190 220 200 240z", "sand")
    return (
        filled(pen, "mist")
        + pen.dot(262, 48, 18, "turmeric", False)
        + cloud(pen, 70, 56)
        + hills(pen)
        + ground(pen, "lime")
        + path
        + stilt_house(pen, 256, 204, 0.95)
        + tree(pen, 22, 206)
        + tree(pen, -46, 208, 1.2)
        + tree(pen, 356, 208, 1.1)
    )


def _school(pen: Pen) -> str:
    block = pen.soft(box(36, 96, 248, 106), "straw") + pen.soft("M26 98L44 74H276L294 98z", "brick")
    block += "".join(
        pen.soft(box(x, y, 26, 22), "sky") for x in (54, 96, 198, 240) for y in (110, 152)
    )
    door = pen.soft(box(138, 140, 44, 62), "brown") + pen.stroke("M160 140v62", 1.4, "wood")
    clock = (
        pen.soft("M134 76L160 52L186 76V98H134z", "straw")
        + pen.dot(160, 80, 9, "white")
        + pen.stroke("M160 75v5h4", 1.5)
    )
    return (
        filled(pen, "sky")
        + cloud(pen, 16, 44)
        + cloud(pen, 270, 36)
        + block
        + door
        + clock
        + ground(pen, "sand")
        + tree(pen, 8, 208, 1.2)
        + tree(pen, 318, 208, 1.2)
        + tree(pen, -56, 210)
        + tree(pen, 372, 210)
    )


def _street(pen: Pen) -> str:
    houses = ""
    rows = (
        (-76, 84, "rose"),
        (-4, 66, "straw"),
        (62, 92, "mist"),
        (240, 74, "lilac"),
        (310, 96, "straw"),
    )
    for x, top, fill in rows:
        houses += pen.soft(box(x, top, 66, 122), fill) + pen.soft(
            box(x - 3, top - 6, 72, 8), "brick"
        )
        houses += pen.soft(box(x + 10, top + 16, 18, 20), "blue") + pen.soft(
            box(x + 38, top + 16, 18, 20), "blue"
        )
        houses += pen.soft(box(x + 14, 150, 38, 50), "slate")
    return (
        filled(pen, "sky")
        + cloud(pen, 170, 48)
        + tree(pen, 186, 202, 1.3)
        + houses
        + ground(pen, "grey")
        + pen.flat(box(LEFT, 226, WIDTH, 14), "slate")
    )


def _bus_station(pen: Pen) -> str:
    bus = (
        pen.shape("M120 196V96q0-14 14-14H330q26 0 30 34l8 44v36z", "teal")
        + pen.shape(box(134, 98, 44, 36, 4), "sky")
        + pen.shape(box(186, 98, 44, 36, 4), "sky")
        + pen.shape(box(238, 98, 44, 36, 4), "sky")
        + pen.shape("M292 98h38q10 2 14 36H292z", "sky")
    )
    bus += (
        pen.flat("M122 148H366l2 8H122z", "turmeric")
        + pen.dot(166, 196, 17, "hair")
        + pen.dot(166, 196, 7, "grey")
        + pen.dot(310, 196, 17, "hair")
        + pen.dot(310, 196, 7, "grey")
    )
    shelter = (
        pen.soft(box(-66, 60, 160, 10), "brick")
        + pen.soft(box(-56, 70, 6, 132), "slate")
        + pen.soft(box(78, 70, 6, 132), "slate")
    )
    return filled(pen, "mist") + hills(pen) + shelter + ground(pen, "grey") + bus


def _market(pen: Pen) -> str:
    stalls = ""
    for x, first, second in (
        (-70, "brick", "white"),
        (60, "teal", "white"),
        (210, "turmeric", "white"),
        (340, "brick", "white"),
    ):
        stalls += pen.soft(box(x, 84, 5, 116), "brown") + pen.soft(
            box(x + 105, 84, 5, 116), "brown"
        )
        for n in range(6):
            stalls += pen.soft(
                f"M{x - 5 + n * 20} 66h20v18q-10 12-20 0z", first if n % 2 == 0 else second
            )
        stalls += pen.soft(box(x + 2, 150, 106, 50), "wood")
        for n, fruit in enumerate(("ochre", "leaf", "scarf", "leaf", "ochre")):
            stalls += pen.dot(x + 16 + n * 20, 145, 8, fruit, False)
    return filled(pen, "mist") + hills(pen) + ground(pen, "sand") + stalls


def _factory(pen: Pen) -> str:
    hall = (
        pen.soft("M20 120L58 92V120L96 92V120L134 92V120L172 92V120L210 92V204H20z", "grey")
        + pen.soft(box(232, 60, 16, 142), "brick")
        + pen.soft(box(260, 76, 14, 126), "brick")
    )
    hall += "".join(pen.soft(box(x, 138, 24, 20), "sky") for x in (34, 72, 110, 148))
    smoke = pen.soft("M238 56q-8-12 4-18t2-16q20 4 14 18t-8 16z", "white")
    gate = (
        pen.soft(box(296, 112, 10, 92), "slate")
        + pen.soft(box(180, 150, 120, 6), "turmeric")
        + pen.stroke("M192 150l8 6M216 150l8 6M240 150l8 6M264 150l8 6M284 150l8 6", 2, "brick")
    )
    return (
        filled(pen, "sky")
        + cloud(pen, 70, 52)
        + hall
        + smoke
        + pen.soft(box(320, 126, 66, 78), "straw")
        + pen.soft(box(334, 140, 34, 26), "blue")
        + gate
        + ground(pen, "grey")
    )


def _road(pen: Pen) -> str:
    way = pen.flat("M40 240L146 150H170L290 240z", "slate") + pen.stroke(
        "M158 158v12M160 180v18M163 208v24", 3, "white"
    )
    return (
        filled(pen, "mist")
        + pen.dot(250, 56, 20, "turmeric", False)
        + cloud(pen, 60, 56)
        + hills(pen)
        + ground(pen, "lime", 176)
        + way
        + tree(pen, 18, 206, 1.2)
        + tree(pen, 328, 206, 1.3)
    )


def _border(pen: Pen) -> str:
    far = pen.soft(
        "M-80 150L-20 70L40 128L96 54L170 130L230 64L300 134L352 84L400 140V210H-80z", "mint"
    )
    post = (
        pen.shape("M250 204V126l16-12l16 12v78z", "white")
        + pen.flat("M251.5 150h29v16h-29z", "brick")
        + pen.shape("M242 204h48v8h-48z", "grey")
    )
    path = pen.stroke("M40 236Q120 214 150 190T240 168Q320 160 400 164", 7, "sand")
    return (
        filled(pen, "sky")
        + cloud(pen, 20, 46)
        + far
        + pen.soft("M-80 176Q60 140 180 172T400 168V240H-80z", "leaf")
        + path
        + post
        + tree(pen, -40, 206, 1.2)
    )


def _field(pen: Pen) -> str:
    rows = "".join(pen.stroke(f"M{x} 236q6-18 16-26", 2.2, "leaf") for x in range(-70, 400, 24))
    return (
        filled(pen, "mist")
        + pen.dot(70, 52, 20, "turmeric", False)
        + cloud(pen, 200, 50)
        + hills(pen)
        + ground(pen, "lime", 186)
        + rows
    )


def _stage(pen: Pen) -> str:
    return (
        filled(pen, "mist")
        + pen.flat("M-80 204Q160 188 400 204V240H-80z", "mint")
        + (pen.stroke("M-80 204Q160 188 400 204", 1.2) if pen.line_art else "")
    )


def _loudspeaker(pen: Pen) -> str:
    pole = (
        pen.shape(box(66, 70, 7, 140), "slate")
        + pen.shape("M70 58L40 46V98L70 86z", "turmeric")
        + pen.shape("M72 62l16-4v28l-16-4z", "turmeric")
        + pen.stroke("M28 54q-10 18 0 36M16 46q-16 26 0 52", 2.6, "turmeric")
    )
    return _village(pen) + pole


OUTDOORS: dict[str, Callable[[Pen], str]] = {
    "village": _village,
    "school": _school,
    "street": _street,
    "bus-station": _bus_station,
    "market": _market,
    "factory": _factory,
    "road": _road,
    "border": _border,
    "field": _field,
    "plain": _stage,
    "loudspeaker": _loudspeaker,
}
