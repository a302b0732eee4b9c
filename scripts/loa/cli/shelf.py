"""`loa shelf`: lessons and the portal for learning platforms and offline libraries."""

from collections.abc import Callable, Iterator
from pathlib import Path

import click

from loa.app.copies import copy_of, label_of, offline_site, profile_named
from loa.cli.jobs import CLUSTER, JOBS
from loa.cli.paths import PortalPath
from loa.cli.root import dated_root, root_to_pack
from loa.cli.telling import inform, show
from loa.content.kinds import LessonMeta
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.errors import NotFoundError
from loa.ground.files import write_files, write_whole
from loa.ground.names import is_chosen
from loa.ground.replacement import notes_of, replacing
from loa.ground.sizes import human_size
from loa.ground.targets import require_outside_sources, require_replaceable
from loa.ground.wording import say
from loa.integrations.calendar import settings_of, site_of
from loa.integrations.portal import Portal
from loa.integrations.workers import workers
from loa.packs.profiles import DEFAULT_PROFILE
from loa.problems import ProblemsError, errors_in, require_right
from loa.shelves.cartridge import cartridge
from loa.shelves.kolibri import CHEF, Channel
from loa.shelves.lesson import LessonPackage, lesson_package
from loa.shelves.rachel import index_part, module_name, write_module
from loa.shelves.scorm import scorm_package

_OUT = click.option(
    "--out", required=True, type=click.Path(path_type=Path, file_okay=False),
    help=say("Folder for the result."),
)  # fmt: skip
_PATHS = click.argument("paths", metavar="[PATH]...", nargs=-1, type=PortalPath())


@click.group(
    help=say(
        "Lessons for learning platforms (LMS), the portal for libraries in a box without a network."
    )
)
def shelf() -> None:
    """Gather the kinds of shelves."""


@shelf.command(help=say("One .imscc file a lesson (Common Cartridge 1.3), with its quiz."))
@_PATHS
@_OUT
@JOBS
@CLUSTER
def cc(paths: tuple[str, ...], out: Path, jobs: int, cluster: str) -> None:
    """Write a cartridge for each lesson, or for those chosen."""
    _write(paths, out, jobs, cluster, cartridge, "imscc")


@shelf.command(help=say("One .zip file a lesson (SCORM 1.2), with a quiz that is scored."))
@_PATHS
@_OUT
@JOBS
@CLUSTER
def scorm(paths: tuple[str, ...], out: Path, jobs: int, cluster: str) -> None:
    """Write a package for each lesson, or for those chosen."""
    _write(paths, out, jobs, cluster, scorm_package, "scorm.zip")


@shelf.command(help=say("A folder that is a module of a RACHEL box."))
@click.option(
    "--profile", "name", default=DEFAULT_PROFILE, show_default=True,
    help=say("Profile, by docs/_data/packs.yml."),
)  # fmt: skip
@_OUT
def rachel(name: str, out: Path) -> None:
    """Write the portal as packs have it, with the part that the box's first page shows."""
    root = root_to_pack(out)
    portal = Portal.load(root)
    place = require_replaceable(out / module_name(SOURCE_LANGUAGE, f"loa-{name}"), root)
    profile = profile_named(portal, name)
    site = offline_site(portal)
    copy = copy_of(portal, profile, label_of(portal, profile), site)
    show(copy.warnings)
    payload = copy.payload
    for reason in copy.left_out:
        inform("  Left out: {reason}.", reason=reason)
    doors = {
        f"{page.url}index.html": page.meta.title
        for page in portal.library.in_language(SOURCE_LANGUAGE)
        if page.meta.type == "landing" and page.url.count("/") == 1
        and f"{page.url}index.html" in payload
    }  # fmt: skip
    about = settings_of(root).get("site_description") or ""
    index = index_part(site_of(root).name, str(about), doors)
    with replacing(place, notes_of(root)) as beside:
        write_module(beside, payload, index)
    inform(
        "Wrote {place}: files: {count}. Copy this folder into modules/ of the box.",
        place=place,
        count=len(payload) + 1,
    )


@shelf.command(
    help=say("The lessons as a channel of Kolibri, to be sent to Kolibri Studio with ricecooker.")
)
@_PATHS
@_OUT
@JOBS
@CLUSTER
def kolibri(paths: tuple[str, ...], out: Path, jobs: int, cluster: str) -> None:
    """Write the folder of a channel: a topic for each section, in it one for each lesson."""
    root = dated_root()
    place = require_replaceable(out, root)
    site = site_of(root)
    about = str(settings_of(root).get("site_description") or "")
    channel = Channel(site.name, about, site.url, SOURCE_LANGUAGE)
    portal = Portal.load(root)
    lessons = files = size = 0
    with replacing(place, notes_of(root)) as beside:
        for page, package in _packages(portal, paths, jobs, cluster):
            title = _title_of(portal, page.section)
            made = channel.add(page.section, title, f"{page.section}/{_name_of(page)}", package)
            lessons += 1
            files += len(made)
            size += write_files(beside, made)
        closing = channel.closing()
        files += len(closing)
        size += write_files(beside, closing)
    inform(
        "Wrote {place}: lessons: {lessons}, files: {files}, {size}. {chef} sends the "
        "channel to Studio.",
        place=place,
        lessons=lessons,
        files=files,
        size=human_size(size),
        chef=CHEF,
    )


def _title_of(portal: Portal, section: str) -> str:
    first = portal.library.get(f"{section}/index.md")
    return first.meta.title if first else section


def _write(
    paths: tuple[str, ...], out: Path, jobs: int, cluster: str,
    packed: Callable[[LessonPackage], bytes], ending: str,
) -> None:  # fmt: skip
    root = dated_root()
    require_outside_sources(out, root)
    for page, package in _packages(Portal.load(root), paths, jobs, cluster):
        target = out / f"{_name_of(page)}.{ending}"
        data = packed(package)
        write_whole(target, data)
        asked = len(package.questions)
        inform(
            "Wrote {target}: questions: {asked}, {size}.",
            target=target,
            asked=asked,
            size=human_size(len(data)),
        )


def _name_of(page: ContentPage) -> str:
    return page.slug + ("" if page.language == SOURCE_LANGUAGE else f".{page.language}")


def _packages(
    portal: Portal, paths: tuple[str, ...], jobs: int, cluster: str
) -> Iterator[tuple[ContentPage, LessonPackage]]:
    """The lessons that were chosen, each with what every kind of package holds."""
    require_right(errors_in(portal.problems()))
    pages = [
        page
        for page in portal.library.published
        if isinstance(page.meta, LessonMeta) and is_chosen(page.path, paths)
    ]
    if not pages:
        raise NotFoundError(say("There is no lesson there."))
    site = site_of(portal.root)
    holder = str((settings_of(portal.root).get("extra") or {}).get("owner") or "") or site.name
    with workers(jobs, cluster) as executor:
        shop = portal.workshop(executor=executor)
        made = shop.make_all(pages)
        if errors_in(made.problems):
            raise ProblemsError(made.problems)
        show(made.problems)
        for page in pages:
            artifacts = [one for one in made.artifacts if one.source == page.src_uri]
            url = site.url + page.url
            yield page, lesson_package(shop.source_of(page), artifacts, url, holder)
