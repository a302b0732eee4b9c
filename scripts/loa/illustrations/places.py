"""Where a scene plays. Each place fills a panel of 320 by 240 and 80 more on either side.

The ground is at 200; people stand on it at about 216. No place carries words but numbers of
telephones, so that one drawing serves every language.
"""

from collections.abc import Callable

from loa.illustrations.pen import Pen, box, group

LEFT, WIDTH, HEIGHT, GROUND = -80, 480, 240, 200


def draw_place(pen: Pen, name: str) -> str:
    """The background of a panel."""
    return PLACES[name](pen)


def _all(pen: Pen, fill: str) -> str:
    return pen.flat(box(LEFT, 0, WIDTH, HEIGHT), fill)


def _floor(pen: Pen, fill: str, top: float = GROUND) -> str:
    line = pen.stroke(f"M{LEFT} {top}h{WIDTH}", 1.2) if pen.line_art else ""
    return pen.flat(box(LEFT, top, WIDTH, HEIGHT - top), fill) + line


def _hills(pen: Pen) -> str:
    return pen.soft(
        "M-80 150Q-30 80 30 120Q80 60 140 110Q190 70 250 120Q310 80 400 140V210H-80z", "mint"
    ) + pen.soft("M-80 170Q0 120 90 160Q170 120 250 165Q320 135 400 170V210H-80z", "leaf")


def _cloud(pen: Pen, x: float, y: float) -> str:
    return pen.soft(f"M{x} {y}q-10 0-10-8t11-8q3-11 15-11t16 10q12-2 13 8t-10 9z", "white")


def _tree(pen: Pen, x: float, y: float, size: float = 1) -> str:
    drawn = pen.soft("M-4 0V-34h8V0z", "wood") + pen.soft(
        "M0-28q-24 2-24-18t16-20q4-14 18-12t14 16q14 4 10 20t-20 14z", "leaf"
    )
    return group(drawn, x, y, size)


def _window(pen: Pen, x: float, y: float, pane: str = "sky") -> str:
    return (
        pen.soft(box(x, y, 70, 56, 3), "wood") + pen.soft(box(x + 5, y + 5, 60, 46), pane)
        + pen.stroke(f"M{x + 35} {y + 5}v46M{x + 5} {y + 28}h60", 3, "wood")
    )  # fmt: skip


def _stilt_house(pen: Pen, x: float, y: float, size: float = 1) -> str:
    posts = "".join(pen.soft(box(px, -26, 5, 26), "brown") for px in (-44, -18, 12, 38))
    steps = pen.stroke("M-10 0L-2-26M0 0L8-26M-8-6h9M-6-13h9M-4-20h9", 1.6, "brown")
    walls = pen.soft(box(-48, -62, 96, 37), "straw") + pen.soft(box(-6, -54, 18, 29), "brown")
    walls += pen.soft(box(-36, -54, 16, 14), "wood") + pen.soft(box(24, -54, 16, 14), "wood")
    roof = pen.soft("M-62-58L-34-98H34L62-58z", "brown") + pen.stroke(
        "M-50-68H50M-43-80H43", 1.4, "wood"
    )
    return group(posts + steps + walls + roof, x, y, size)


def _home(pen: Pen) -> str:
    shelf = (
        pen.soft(box(228, 62, 74, 6), "wood")
        + pen.soft(box(238, 42, 12, 20), "turmeric")
        + pen.soft(box(252, 46, 10, 16), "teal")
        + pen.soft(box(266, 38, 12, 24), "brick")
    )
    return (
        _all(pen, "sand")
        + pen.flat(box(LEFT, 150, WIDTH, 50), "straw")
        + _floor(pen, "wood")
        + _window(pen, 34, 44)
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
    return _all(pen, "lilac") + _floor(pen, "slate") + _window(pen, 40, 44, "night") + moon + bed


def _village(pen: Pen) -> str:
    path = pen.flat("M120 240Q140 214 176 202H206Q190 220 200 240z", "sand")
    return (
        _all(pen, "mist")
        + pen.dot(262, 48, 18, "turmeric", False)
        + _cloud(pen, 70, 56)
        + _hills(pen)
        + _floor(pen, "lime")
        + path
        + _stilt_house(pen, 256, 204, 0.95)
        + _tree(pen, 22, 206)
        + _tree(pen, -46, 208, 1.2)
        + _tree(pen, 356, 208, 1.1)
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
        _all(pen, "sky")
        + _cloud(pen, 16, 44)
        + _cloud(pen, 270, 36)
        + block
        + door
        + clock
        + _floor(pen, "sand")
        + _tree(pen, 8, 208, 1.2)
        + _tree(pen, 318, 208, 1.2)
        + _tree(pen, -56, 210)
        + _tree(pen, 372, 210)
    )


def _classroom(pen: Pen) -> str:
    board = pen.soft(box(62, 34, 196, 92, 3), "wood") + pen.soft(box(69, 41, 182, 78), "teal")
    chalk = pen.stroke("M92 64q24-10 48 0M92 82h70M92 98h46", 2.4, "mist")
    return (
        _all(pen, "sand")
        + board
        + chalk
        + pen.soft(box(60, 126, 200, 5), "brown")
        + _window(pen, 300, 44)
        + _window(pen, -54, 44)
        + _floor(pen, "wood")
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
        _all(pen, "sky")
        + _cloud(pen, 170, 48)
        + _tree(pen, 186, 202, 1.3)
        + houses
        + _floor(pen, "grey")
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
    return _all(pen, "mist") + _hills(pen) + shelter + _floor(pen, "grey") + bus


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
    return _all(pen, "mist") + _hills(pen) + _floor(pen, "sand") + stalls


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
        _all(pen, "sky")
        + _cloud(pen, 70, 52)
        + hall
        + smoke
        + pen.soft(box(320, 126, 66, 78), "straw")
        + pen.soft(box(334, 140, 34, 26), "blue")
        + gate
        + _floor(pen, "grey")
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
        _all(pen, "mist")
        + lamps
        + pen.soft(box(20, 64, 60, 46, 3), "sky")
        + pen.soft(box(240, 64, 60, 46, 3), "sky")
        + _floor(pen, "grey")
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
        _all(pen, "rose")
        + keys
        + clock
        + _floor(pen, "wood")
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


def _road(pen: Pen) -> str:
    way = pen.flat("M40 240L146 150H170L290 240z", "slate") + pen.stroke(
        "M158 158v12M160 180v18M163 208v24", 3, "white"
    )
    return (
        _all(pen, "mist")
        + pen.dot(250, 56, 20, "turmeric", False)
        + _cloud(pen, 60, 56)
        + _hills(pen)
        + _floor(pen, "lime", 176)
        + way
        + _tree(pen, 18, 206, 1.2)
        + _tree(pen, 328, 206, 1.3)
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
        _all(pen, "sky")
        + _cloud(pen, 20, 46)
        + far
        + pen.soft("M-80 176Q60 140 180 172T400 168V240H-80z", "leaf")
        + path
        + post
        + _tree(pen, -40, 206, 1.2)
    )


def _field(pen: Pen) -> str:
    rows = "".join(pen.stroke(f"M{x} 236q6-18 16-26", 2.2, "leaf") for x in range(-70, 400, 24))
    return (
        _all(pen, "mist")
        + pen.dot(70, 52, 20, "turmeric", False)
        + _cloud(pen, 200, 50)
        + _hills(pen)
        + _floor(pen, "lime", 186)
        + rows
    )


def _office(pen: Pen) -> str:
    shelf = pen.soft(box(222, 42, 84, 92, 2), "wood")
    for y in (48, 78, 108):
        for n, fill in enumerate(("blue", "brick", "leaf", "turmeric", "cham", "teal")):
            shelf += pen.soft(box(228 + n * 12, y, 10, 22), fill)
    return (
        _all(pen, "sand")
        + shelf
        + _window(pen, 42, 46)
        + _floor(pen, "wood")
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
        _all(pen, "sand")
        + _window(pen, 216, 36)
        + pen.soft(box(24, 64, 74, 136), "brown")
        + pen.soft(box(30, 70, 62, 130), "wood")
        + pen.dot(84, 138, 4, "gold", False)
        + _floor(pen, "brick")
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
    return _all(pen, "mist") + body


def _stage(pen: Pen) -> str:
    return (
        _all(pen, "mist")
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


PLACES: dict[str, Callable[[Pen], str]] = {
    "border": _border, "bus-station": _bus_station, "classroom": _classroom, "factory": _factory,
    "field": _field, "home": _home, "hotel-room": _room, "loudspeaker": _loudspeaker,
    "market": _market, "night-room": _night_room, "office": _office, "phone-screen": _phone,
    "plain": _stage, "reception": _reception, "road": _road, "school": _school,
    "street": _street, "village": _village, "workshop": _workshop,
}  # fmt: skip
# What stands before the people of a place.
FRONTS: dict[str, Callable[[Pen], str]] = {"office": _desk, "reception": _counter}
