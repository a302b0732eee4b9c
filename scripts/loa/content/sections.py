"""The sections of a portal (docs/_data/sections.yml): which folder below docs/ does what.

The generator knows a section by its role; what its folder is called is the portal's affair.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Annotated, Literal, get_args

from pydantic import Field

from loa.checking import check
from loa.content.schema import Model
from loa.ground.wording import say
from loa.problems import Problem, nearest

Role = Literal[
    "help", "calendar", "videos", "materials", "index", "easy", "about", "editors", "law"
]
"""What a section is to the generator: where people in need are led, the campaign's days, clips,
lists of what can be printed, everything from A to Z, easy words, about the portal, the editors'
guide, the law explained."""
ROLES: tuple[Role, ...] = get_args(Role)
NEEDED = frozenset(ROLES) - {"law"}
"""Roles that some section of every portal has: pages, feeds and addresses are made for them."""
_PAGE = Annotated[str, Field(pattern=r"^([a-z0-9-]+/)*[a-z0-9-]+\.md$")]
_HEADING = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class HelpDoor(Model):
    """What a page for somebody who needs help now must have: the number to call, as an id of
    helplines.yml, and the ids of three headings that have text below them.
    """

    page: _PAGE
    call: str
    to_say: _HEADING
    what_happens: _HEADING
    not_to_do: _HEADING


_COLOUR = r"^#[0-9a-f]{6}$"


class Look(Model):
    """The colours of a section by day and by night: of its doors and heads, and behind them."""

    hue: Annotated[str, Field(pattern=_COLOUR)]
    tint: Annotated[str, Field(pattern=_COLOUR)]
    dark: Annotated[str, Field(pattern=_COLOUR)]
    dark_tint: Annotated[str, Field(pattern=_COLOUR)]


class Section(Model):
    """A folder of pages directly below docs/, and what the generator uses it for.

    `doors` belong to the section with the role help, `pinned` (the event that the calendar shows
    first) to that of the calendar, `pictures` (the page that leads on by pictures alone) to the
    index. Without a `look` a section has the colour of its first readers.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    role: Role | None = None
    doors: list[HelpDoor] = []
    pinned: _PAGE | None = None
    pictures: _PAGE | None = None
    look: Look | None = None


@check("registry-shape", "unknown-reference", scope="reading")
def check_sections(
    sections: Iterable[Section], helplines: Collection[str], path: str
) -> Iterator[Problem]:
    """Each needed role once, no role twice, and every number to call is in its registry."""
    roles = Counter(section.role for section in sections if section.role)
    for role in ROLES:
        if roles[role] > 1:
            message = say("{count} sections have the role “{role}”.", role=role, count=roles[role])
            yield Problem(path, 1, "registry-shape", message, say("One section has a role."))
        elif not roles[role] and role in NEEDED:
            message = say("No section has the role “{role}”.", role=role)
            yield Problem(path, 1, "registry-shape", message, say("Add: role: {role}", role=role))
    for door in (door for section in sections for door in section.doors):
        if door.call not in helplines:
            message = say(
                "The page “{page}” needs the number “{call}”, which the registry of "
                "helplines does not have.",
                page=door.page,
                call=door.call,
            )
            hint = nearest(door.call, helplines)
            yield Problem(path, 1, "unknown-reference", message, hint)
