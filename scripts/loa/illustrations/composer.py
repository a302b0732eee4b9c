"""Puts a scene together: place, people, objects and what they say, as one SVG.

The same scene gives the same bytes; nothing is looked up but the parts of this package.
"""

import gzip
import math
from xml.sax.saxutils import escape

from loa.content.page import SOURCE_LANGUAGE
from loa.ground.typeface import outline_of, width_of
from loa.illustrations.indoor_places import FRONTS
from loa.illustrations.openmoji import SIDE, draw_openmoji
from loa.illustrations.own_objects import OWN_OBJECTS, own_object
from loa.illustrations.pen import EDGE, Pen, box, group, number
from loa.illustrations.people import PEOPLE, draw_person
from loa.illustrations.places import draw_place
from loa.illustrations.scenes import Bubble, Illustration, Panel, Person, Scenes, words_in

WIDTH, HEIGHT = 320, 240
# A panel of 16 by 9 shows more of the place on both sides.
WIDE_LEFT, WIDE_WIDTH = -53, 426
_GAP = 12
HEAVIEST = 12 * 1024
_ABOUT = 74
_HELD = 26
_LETTERS, _LINE, _ROOM = 13, 16.5, 132
# A bubble to write in: its size, and nothing in it.
_BLANK = (132.0, 56.0, "")
_TO_WRITE = "Bóng nói để trống cho em viết."


def scene_svg(
    scene: Illustration,
    scenes: Scenes,
    *,
    language: str = SOURCE_LANGUAGE,
    panel: int | None = None,
    wide: bool = False,
    columns: int = 0,
    line_art: bool = False,
    blank: bool = False,
) -> str:
    """A scene as an SVG file: all its panels, or one of them (counted from 0).

    `wide` gives a single panel the shape 16:9; several stand in `columns` (all in one row where
    it is 0). `line_art` leaves outlines only, to be coloured by hand; `blank` leaves out what is
    said, so that pupils write it themselves.
    """
    pen = Pen(line_art)
    panels = scene.panels if panel is None else [scene.panels[panel]]
    panel_markups = [
        _panel(pen, shown_panel, scenes, "" if blank else language) for shown_panel in panels
    ]
    if len(panel_markups) == 1:
        left, width = (WIDE_LEFT, WIDE_WIDTH) if wide else (0, WIDTH)
        return _svg(pen, panel_markups[0], f"{left} 0 {width} {HEIGHT}", width, HEIGHT)
    across = columns or len(panel_markups)
    down = -(-len(panel_markups) // across)
    parts = []
    for index, markup in enumerate(panel_markups):
        x = (index % across) * (WIDTH + _GAP)
        y = (index // across) * (HEIGHT + _GAP)
        frame = pen.stroke(box(1, 1, WIDTH - 2, HEIGHT - 2, 8), 2)
        parts.append(
            f'<svg x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" '
            f'viewBox="0 0 {WIDTH} {HEIGHT}">{markup}{frame}</svg>'
        )
    width = across * (WIDTH + _GAP) - _GAP
    height = down * (HEIGHT + _GAP) - _GAP
    return _svg(pen, "".join(parts), f"0 0 {width} {height}", width, height)


def object_svg(name: str, scenes: Scenes, *, line_art: bool = False) -> str:
    """One object by itself on a square."""
    pen = Pen(line_art)
    return _svg(
        pen, group(_object(pen, name, scenes, SIDE), SIDE / 2, SIDE / 2), "0 0 72 72", 72, 72
    )


def person_svg(
    who: str,
    scenes: Scenes,
    *,
    face: str = "calm",
    pose: str = "stand",
    line_art: bool = False,
    about: str = "",
) -> str:
    """One of the people alone, from head to foot; above the head, in a bubble, the object that
    they speak `about`.
    """
    pen = Pen(line_art)
    person_markup = draw_person(pen, who, pose, face, (), "")
    above = _ABOUT + 14 if about else 0
    height = 140 * PEOPLE[who].scale + 12 + above
    # Looking to the left, at what stands beside them; arms reach 60 to either side of a grown-up.
    half = max(64 * PEOPLE[who].scale, 64 if about else 0)
    inside = group(person_markup, half, height - 6, mirrored=True)
    if about:
        middle = 4 + _ABOUT / 2
        cloud = pen.shape(box(half - _ABOUT / 2, 4, _ABOUT, _ABOUT, 16), "white", 1.8)
        tail = pen.shape(f"M{number(half - 7)} {_ABOUT + 3}l7 11 7-11z", "white", 1.8)
        hidden = pen.soft(box(half - 6, _ABOUT - 1, 12, 5), "white")
        thing = _thing(pen, about, (half, middle), _ABOUT * 0.78, scenes)
        inside = tail + cloud + hidden + thing + inside
    return _svg(
        pen, inside, f"0 0 {number(2 * half)} {number(height)}", round(2 * half), round(height)
    )


def weight_of(svg: str) -> int:
    """Bytes on the wire, packed as servers do."""
    return len(gzip.compress(svg.encode(), 9, mtime=0))


def description_of(
    scene: Illustration,
    language: str = SOURCE_LANGUAGE,
    panel: int | None = None,
    *,
    blank: bool = False,
) -> str:
    """What a scene shows, and what is said in it, for those who cannot see it; where bubbles are
    `blank`, that there is something to write.
    """
    if blank:
        return f"{scene.alt_in(language)} {_TO_WRITE}"
    panels = scene.panels if panel is None else [scene.panels[panel]]
    sayings = [
        words_in(bubble.says, language)
        for shown_panel in panels
        for bubble in shown_panel.bubbles
        if bubble.says is not None
    ]
    return " ".join([scene.alt_in(language), *(f"“{saying}”" for saying in sayings)])


def _svg(pen: Pen, inside: str, view: str, width: int, height: int) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}" width="{width}" '
        f'height="{height}"><g stroke="{pen.ink}" stroke-width="{number(EDGE)}" '
        f'stroke-linecap="round" stroke-linejoin="round">{inside}</g></svg>'
    )


def _panel(pen: Pen, panel: Panel, scenes: Scenes, language: str) -> str:
    parts = [draw_place(pen, panel.place)]
    parts += [
        _thing(pen, thing.what, thing.at, thing.size, scenes)
        for thing in panel.objects
        if not thing.front
    ]
    behind = [
        person
        for person in panel.people
        if person.who == "receptionist" or person.pose.startswith("sit")
    ]
    counter = FRONTS[panel.place](pen) if panel.place in FRONTS else ""
    parts += [_person(pen, person, scenes) for person in behind]
    parts.append(counter)
    parts += [_person(pen, person, scenes) for person in panel.people if person not in behind]
    parts += [
        _thing(pen, thing.what, thing.at, thing.size, scenes)
        for thing in panel.objects
        if thing.front
    ]
    parts += [_bubble(pen, bubble, panel, scenes, language) for bubble in panel.bubbles]
    if panel.mark:
        parts.append(group(OWN_OBJECTS[panel.mark](pen), 292, 28, 0.62))
    return "".join(parts)


def _person(pen: Pen, person: Person, scenes: Scenes) -> str:
    held_object = ""
    if person.holds:
        held_object = group(_object(pen, person.holds, scenes, _HELD), 0, 0, _HELD / SIDE)
    markup = draw_person(
        pen, person.who, person.pose, person.face, tuple(person.wears), held_object
    )
    return group(markup, person.at, person.ground, person.size, mirrored=person.turn == "left")


def _thing(pen: Pen, name: str, at: tuple[float, float], size: float, scenes: Scenes) -> str:
    return group(_object(pen, name, scenes, size), at[0], at[1], size / SIDE)


def _object(pen: Pen, name: str, scenes: Scenes, size: float) -> str:
    if name in scenes.openmoji:
        return draw_openmoji(pen, scenes.openmoji[name], size)
    return own_object(name)(Pen(pen.line_art, min(1, max(0.4, SIDE / size))))


def _bubble(pen: Pen, bubble: Bubble, panel: Panel, scenes: Scenes, language: str) -> str:
    x, y = bubble.at
    if not language and bubble.shows is None:
        width, height, inside = _BLANK
    elif bubble.shows is not None:
        width, height = 58.0, 52.0
        inside = _thing(pen, bubble.shows, (x, y), 46, scenes)
    else:
        lines = saying_lines(words_in(bubble.says or "", language))
        width = max(width_of(line, _LETTERS, bold=True) for line in lines) + 20
        height = len(lines) * _LINE + 12
        inside = _text(pen, lines, x, y)
    # Never over the edge of the panel.
    shift_x = min(max(x, width / 2 + 4), WIDTH - width / 2 - 4) - x
    shift_y = min(max(y, height / 2 + 4), HEIGHT - height / 2 - 4) - y
    left, top = x + shift_x - width / 2, y + shift_y - height / 2
    cloud = pen.shape(box(left, top, width, height, 12), "white", 1.8)
    return (
        _tail(pen, bubble, panel, (left, top, width, height))
        + cloud
        + _mouth(pen, bubble, panel, (left, top, width, height))
        + group(inside, shift_x, shift_y)
    )


def _head_of(person: Person) -> tuple[float, float]:
    seated = 20 if person.pose.startswith("sit") else 0
    scale = PEOPLE[person.who].scale * person.size
    return person.at, person.ground - (111 - seated) * scale


def _aim(
    bubble: Bubble, panel: Panel, frame: tuple[float, float, float, float]
) -> tuple[float, float, float, float] | None:
    """Where a tail leaves the bubble and where it ends, short of the speaker's head."""
    if bubble.by is None:
        return None
    person = panel.people[bubble.by - 1]
    head_x, head_y = _head_of(person)
    left, top, width, height = frame
    radius = 25 * PEOPLE[person.who].scale * PEOPLE[person.who].head * person.size
    if head_y - radius > top + height:
        start_x, start_y = min(max(head_x, left + 18), left + width - 18), top + height - 1
    else:
        start_x = left + 1 if head_x < left else left + width - 1
        start_y = min(max(head_y, top + 14), top + height - 14)
    away = ((head_x - start_x) ** 2 + (head_y - start_y) ** 2) ** 0.5 or 1
    share = max(0.0, (away - radius) / away)
    return (
        start_x,
        start_y,
        start_x + (head_x - start_x) * share,
        start_y + (head_y - start_y) * share,
    )


def _tail(pen: Pen, bubble: Bubble, panel: Panel, frame: tuple[float, float, float, float]) -> str:
    tail_line = _aim(bubble, panel, frame)
    if tail_line is None or not bubble.thought:
        return ""
    x0, y0, x1, y1 = tail_line
    return "".join(
        pen.dot(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share, radius, "white")
        for share, radius in ((0.35, 4.5), (0.7, 3), (0.98, 2))
    )


def _mouth(pen: Pen, bubble: Bubble, panel: Panel, frame: tuple[float, float, float, float]) -> str:
    """The point of a speech bubble, drawn over its edge so that both are one shape."""
    tail_line = _aim(bubble, panel, frame)
    if tail_line is None or bubble.thought:
        return ""
    x0, y0, x1, y1 = tail_line
    if y0 >= frame[1] + frame[3] - 1.5:
        edge = f"M{x0 - 7} {y0}L{x1} {y1}L{x0 + 7} {y0}"
    else:
        edge = f"M{x0} {y0 - 6}L{x1} {y1}L{x0} {y0 + 6}"
    return pen.shape(edge, "white", 1.8) + pen.stroke(
        edge.replace("L" + edge.split("L")[1], "", 1), 2.6, "white"
    )


def saying_lines(text: str) -> list[str]:
    """A saying in lines of about one length, none wider than a bubble."""
    words = text.split()
    whole = width_of(text, _LETTERS, bold=True)
    longest = max((width_of(word, _LETTERS, bold=True) for word in words), default=0)
    count = max(1, math.ceil(whole / _ROOM))
    room = max(whole / count, longest)
    lines = _wrapped(words, room)
    # A little wider until no word is left over for a line of its own.
    while len(lines) > count and room < _ROOM + 14:
        room += 4
        lines = _wrapped(words, room)
    return lines or [""]


def _wrapped(words: list[str], room: float) -> list[str]:
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, _LETTERS, bold=True) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _text(pen: Pen, lines: list[str], x: float, y: float) -> str:
    """Lines of bold text as outlines: no typeface is asked for, and none can be missing."""
    top = y - len(lines) * _LINE / 2 + _LETTERS - 0.5
    rows = "".join(_row(line, x, top + n * _LINE) for n, line in enumerate(lines))
    return f'<g fill="{pen.ink}" stroke="none">{rows}</g>'


def _row(line: str, x: float, baseline: float) -> str:
    letters = [outline_of(letter) for letter in line]
    if None in letters:
        # Han and the like: the reader's own typeface, as wide as was measured.
        width = number(width_of(line, _LETTERS, bold=True))
        return (
            f'<text x="{number(x)}" y="{number(baseline)}" textLength="{width}" '
            f'lengthAdjust="spacingAndGlyphs" font-family="Noto Sans, system-ui, sans-serif" '
            f'font-weight="700" font-size="{_LETTERS}" text-anchor="middle">{escape(line)}</text>'
        )
    outlines = [letter for letter in letters if letter is not None]
    at = x - sum(advance for _, advance in outlines) * _LETTERS / 2
    parts = []
    for d, advance in outlines:
        if d:
            steps = f"translate({at:.1f} {baseline:.1f}) scale({_LETTERS / 50:g})"
            parts.append(f'<path transform="{steps}" d="{d}"/>')
        at += advance * _LETTERS
    return "".join(parts)
