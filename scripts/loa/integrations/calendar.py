"""The calendar's files, made with what its own floor may not know: settings and typesetting."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from loa.artifacts import Artifact, ArtifactStore
from loa.calendar.entries import Site
from loa.calendar.maker import CalendarMaker
from loa.checking import check
from loa.content.library import Library
from loa.ground.wording import say
from loa.handouts.fonts import font_folder, font_version
from loa.handouts.typesetting import TypesettingError, pdf_of
from loa.problems import Problem

# A build asks seven times: libyaml, where PyYAML has it, takes an eighth of the time.
_LOADER = get_yaml_loader(getattr(yaml, "CLoader", yaml.Loader))


def make_calendar(
    root: Path, library: Library, store: ArtifactStore, built_at: datetime, problems: list[Problem]
) -> Iterator[Artifact]:
    """Feeds, single events and the sheets of the year. What fails is added to `problems`."""

    def typeset(markup: str) -> bytes | None:
        try:
            return pdf_of(markup, font_folder(store.root))
        except TypesettingError as error:
            problems.append(_refused(library, error))
            return None

    typesetter = f"{font_version()} typst=={version('typst')}"
    maker = CalendarMaker(library, store, site_of(root), built_at, typeset, typesetter)
    return maker.make()


@check("handout-refused", scope="making")
def _refused(library: Library, error: TypesettingError) -> Problem:
    message = say("The calendar of the year could not be printed yet: {error}.", error=error)
    path = f"docs/{library.registries.first_page('calendar')}"
    return Problem(path, 1, "handout-refused", message)


def site_of(root: Path) -> Site:
    """The portal's name, address and subject, as mkdocs.yml has them."""
    settings = settings_of(root)
    url = str(settings.get("site_url") or "/").rstrip("/") + "/"
    return Site(settings["site_name"], url, subject_of(settings))


def subject_of(settings: Mapping[str, Any]) -> str:
    """What the campaign is about, to go on in a sentence; nothing where the owner did not say."""
    return str((settings.get("extra") or {}).get("subject") or "")


def settings_of(root: Path) -> dict[str, Any]:
    """What mkdocs.yml says, read without loading the site."""
    with (root / "mkdocs.yml").open(encoding="utf-8") as file:
        return dict(yaml_load(file, _LOADER))
