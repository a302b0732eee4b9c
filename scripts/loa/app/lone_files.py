"""A part of the portal in one file, to be sent from phone to phone."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from loa.app.copies import label_of, offline_site, profile_named
from loa.app.written import Written
from loa.content.entries.readers import Audience
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.errors import LoaError
from loa.ground.files import write_whole
from loa.ground.wording import say
from loa.integrations.addresses import url_of
from loa.integrations.portal import Portal
from loa.integrations.settings import site_of
from loa.integrations.theme import NEUTRAL_PAGE
from loa.integrations.theme_scripts import SCRIPTS, STYLESHEET
from loa.packs.lone import Lone, LonePage, lone_file
from loa.packs.payload import site_files
from loa.packs.profiles import DEFAULT_PROFILE
from loa.problems import Problem, nearest, require_right

# What works inside one file: quizzes, stories, reading aloud. Search has its index beside it.
_SCRIPTS = ("quiz", "scenes", "speak")


def write_lone_files(portal: Portal, out: Path, only: Sequence[str] = ()) -> Iterator[Written]:
    """Write the files of some audiences, or of all, once every one is right. Raises LoaError."""
    library = portal.library
    audiences = library.registries.audiences
    known = {key: audience for key, audience in audiences.items() if audience.role != "editors"}
    for key in only:
        if key not in known:
            raise LoaError(
                say("There is no audience “{key}”. {hint}", key=key, hint=nearest(key, known))
            )
    site = offline_site(portal)
    files: dict[Path, tuple[bytes, int]] = {}
    problems: list[Problem] = []
    for key in only or known:
        pages = pages_for(library, key)
        if pages:
            data, file_problems = lone_file(
                _lone_file_of(portal, site, audience=known[key], pages=pages)
            )
            files[out / f"{key}.html"] = (data, len(pages))
            problems += file_problems
    require_right(sorted(set(problems)))
    out.mkdir(parents=True, exist_ok=True)
    for target, (data, count) in files.items():
        write_whole(target, data)
        yield Written(target, say("pages: {count}", count=count), len(data))


def pages_for(library: Library, audience: str) -> list[ContentPage]:
    """The Vietnamese pages of an audience: help first, then section by section."""
    help_section = library.registries.section("help")
    pages = [
        page
        for page in library.published
        if page.language == SOURCE_LANGUAGE
        and (audience in page.meta.audience or page.section == help_section)
        and page.meta.audience != [library.registries.audience("editors")]
    ]
    if not any(audience in page.meta.audience for page in pages):
        return []
    return sorted(
        pages,
        key=lambda page: (
            page.section != help_section,
            page.section,
            not page.is_index,
            page.meta.order,
            page.src_uri,
        ),
    )


def _lone_file_of(portal: Portal, site: Path, audience: Audience, pages: list[ContentPage]) -> Lone:
    files = site_files(site)
    texts = {uri: path.read_text(encoding="utf-8") for uri, path in files.items() if _is_text(uri)}
    return Lone(
        title=audience.name,
        label=label_of(portal, profile_named(portal, DEFAULT_PROFILE)),
        helplines=portal.library.registries.published_helplines,
        pages=[
            LonePage(url_of(page, False), page.meta.title, texts[url_of(page, False)])
            for page in pages
        ],
        other=texts[NEUTRAL_PAGE],
        files={uri: path.read_bytes for uri, path in files.items()},
        style=texts[STYLESHEET],
        scripts=[texts[f"{SCRIPTS}/{name}.js"] for name in _SCRIPTS],
        site_url=site_of(portal.root).url,
    )


def _is_text(uri: str) -> bool:
    return uri.endswith(".html") or uri == STYLESHEET or uri.startswith(SCRIPTS)
