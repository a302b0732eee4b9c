"""Feeds, single events and the sheets of the year."""

from collections.abc import Iterator
from importlib.metadata import version

from loa.artifacts import Artifact
from loa.calendar.maker import CalendarMaker
from loa.checking import check
from loa.content.library import Library
from loa.ground.wording import say
from loa.handouts.fonts import font_folder, font_version
from loa.handouts.typesetting import TypesettingError, pdf_of
from loa.integrations.making import Making, maker
from loa.integrations.settings import site_of
from loa.problems import Problem


@maker(rank=40)
def calendar(making: Making) -> Iterator[Artifact | Problem]:
    """The calendar's files, made with what its own floor may not know: settings, typesetting."""
    portal = making.portal
    problems: list[Problem] = []

    def typeset(markup: str) -> bytes | None:
        try:
            return pdf_of(markup, font_folder(portal.store.root))
        except TypesettingError as error:
            problems.append(_typesetting_problem(portal.library, error))
            return None

    typesetter = f"{font_version()} typst=={version('typst')}"
    site = site_of(portal.root)
    yield from CalendarMaker(
        portal.library,
        portal.store,
        site=site,
        built_at=portal.built_at,
        typeset=typeset,
        typesetter=typesetter,
    ).make()
    yield from problems


@check("handout-refused", scope="making")
def _typesetting_problem(library: Library, error: TypesettingError) -> Problem:
    message = say("The calendar of the year could not be printed yet: {error}.", error=error)
    path = f"docs/{library.registries.first_page('calendar')}"
    return Problem(path, 1, "handout-refused", message)
