"""Sources are entries that may be cited."""

from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.problems import Problem, nearest


@check("unknown-source", "unpublished-reference")
def check_sources(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A source's id is in the registry of sources, laws or helplines, and published."""
    registries = library.registries
    known = {**registries.helplines, **registries.laws, **registries.sources}
    for index, source in enumerate(page.meta.sources):
        if source.id is None:
            continue
        line = page.line("sources", index)
        entry = known.get(source.id)
        if entry is None:
            message = say("There is no source with the id “{id}”.", id=source.id)
            yield Problem(page.path, line, "unknown-source", message, nearest(source.id, known))
        elif getattr(entry, "publish", "yes") != "yes":
            message = say("The source “{id}” is not cleared to be cited.", id=source.id)
            yield Problem(page.path, line, "unpublished-reference", message)
