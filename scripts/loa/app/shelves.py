"""Lessons for learning platforms, and the portal for libraries in a box without a network."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from loa.app.copies import copy_of, label_of, offline_site, profile_named
from loa.app.written import Written
from loa.content.kinds import LessonMeta
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.errors import NotFoundError
from loa.ground.files import write_files, write_whole
from loa.ground.names import is_chosen
from loa.ground.replacement import notes_of, replacing
from loa.ground.targets import require_outside_sources, require_replaceable
from loa.ground.wording import say
from loa.handouts.maker import Handouts, Workshop
from loa.integrations.portal import Portal
from loa.integrations.settings import settings_of, site_of
from loa.integrations.workers import workers
from loa.packs.profiles import DEFAULT_PROFILE
from loa.problems import Problem, ProblemsError, errors_in, require_right
from loa.shelves.cartridge import cartridge
from loa.shelves.kolibri import Channel
from loa.shelves.lesson import LessonPackage, lesson_package
from loa.shelves.rachel import index_part, module_name, write_module
from loa.shelves.scorm import scorm_package

PACKAGES: dict[str, Callable[[LessonPackage], bytes]] = {
    "imscc": cartridge,
    "scorm.zip": scorm_package,
}
"""How a lesson is packed for learning platforms, by the ending of the file."""


@dataclass(frozen=True)
class LibraryFolder:
    """A folder for a library in a box; `size` in bytes, `files` and `lessons` are counted."""

    path: Path
    files: int
    size: int = 0
    lessons: int = 0
    left_out: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()


def write_packages(
    portal: Portal, paths: Sequence[str], out: Path, ending: str, jobs: int = 0, cluster: str = ""
) -> Iterator[Written]:
    """Write lessons at some paths, or all, into files of one of PACKAGES, one a lesson.

    Raises LoaError for a portal with errors, and where no lesson is chosen.
    """
    require_outside_sources(out, portal.root)
    for page, package, warnings in _packages(portal, paths, jobs, cluster):
        target = out / f"{_name_of(page)}.{ending}"
        data = PACKAGES[ending](package)
        write_whole(target, data)
        holds = say("questions: {count}", count=len(package.questions))
        yield Written(path=target, holds=holds, size=len(data), warnings=warnings)


def write_rachel(portal: Portal, out: Path, profile: str = DEFAULT_PROFILE) -> LibraryFolder:
    """Write the portal as packs have it, with the part that a RACHEL box's first page shows."""
    root = portal.root
    folder = require_replaceable(out / module_name(SOURCE_LANGUAGE, f"loa-{profile}"), root)
    chosen = profile_named(portal, profile)
    copy = copy_of(portal, chosen, label=label_of(portal, chosen), site=offline_site(portal))
    doors = {
        f"{page.url}index.html": page.meta.title
        for page in portal.library.in_language(SOURCE_LANGUAGE)
        if page.meta.type == "landing"
        and page.url.count("/") == 1
        and f"{page.url}index.html" in copy.payload
    }
    about = settings_of(root).get("site_description") or ""
    index = index_part(site_of(root).name, str(about), doors)
    with replacing(folder, notes_of(root)) as temporary:
        write_module(temporary, copy.payload, index)
    count = len(copy.payload) + 1
    return LibraryFolder(folder, count, copy.size, left_out=copy.left_out, warnings=copy.warnings)


def write_kolibri(
    portal: Portal, paths: Sequence[str], out: Path, jobs: int = 0, cluster: str = ""
) -> LibraryFolder:
    """Write the folder of a channel of Kolibri: a topic for each section, in it one for each
    lesson at some paths, or for all. Raises LoaError as `write_packages` does.
    """
    root = portal.root
    folder = require_replaceable(out, root)
    site = site_of(root)
    about = str(settings_of(root).get("site_description") or "")
    channel = Channel(site.name, about, site_url=site.url, language=SOURCE_LANGUAGE)
    lessons = files = size = 0
    all_warnings: tuple[Problem, ...] = ()
    with replacing(folder, notes_of(root)) as temporary:
        for page, package, warnings in _packages(portal, paths, jobs, cluster):
            title = _title_of(portal, page.section)
            package_files = channel.add(
                page.section, title, name=f"{page.section}/{_name_of(page)}", package=package
            )
            all_warnings += warnings
            lessons += 1
            files += len(package_files)
            size += write_files(temporary, package_files)
        closing = channel.closing()
        files += len(closing)
        size += write_files(temporary, closing)
    return LibraryFolder(
        path=folder, files=files, size=size, lessons=lessons, warnings=all_warnings
    )


def _title_of(portal: Portal, section: str) -> str:
    first = portal.library.get(f"{section}/index.md")
    return first.meta.title if first else section


def _name_of(page: ContentPage) -> str:
    return page.slug + ("" if page.language == SOURCE_LANGUAGE else f".{page.language}")


def _packages(
    portal: Portal, paths: Sequence[str], jobs: int, cluster: str
) -> Iterator[tuple[ContentPage, LessonPackage, tuple[Problem, ...]]]:
    """The lessons that were chosen, each with what every kind of package holds; the first also
    with what should be looked at in all of them.
    """
    require_right(errors_in(portal.problems()))
    pages = [
        page
        for page in portal.library.published
        if isinstance(page.meta, LessonMeta) and is_chosen(page.path, paths)
    ]
    if not pages:
        raise NotFoundError(say("There is no lesson there."))
    with workers(jobs, cluster) as executor:
        workshop = portal.workshop(executor=executor)
        handouts = workshop.make_all(pages)
        if errors_in(handouts.problems):
            raise ProblemsError(handouts.problems)
        warnings = tuple(handouts.problems)
        for page in pages:
            yield page, _package(portal, page, workshop, handouts), warnings
            warnings = ()


def _package(
    portal: Portal, page: ContentPage, workshop: Workshop, handouts: Handouts
) -> LessonPackage:
    site = site_of(portal.root)
    holder = str((settings_of(portal.root).get("extra") or {}).get("owner") or "") or site.name
    artifacts = [artifact for artifact in handouts.artifacts if artifact.source == page.src_uri]
    return lesson_package(
        workshop.source_of(page), artifacts, url=site.url + page.url, rights_holder=holder
    )
