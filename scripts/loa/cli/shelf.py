"""`loa shelf`: lessons and the portal for learning platforms and offline libraries."""

from pathlib import Path

import click

from loa.app.shelves import write_kolibri, write_packages, write_rachel
from loa.cli.jobs import CLUSTER, JOBS
from loa.cli.paths import PortalPath
from loa.cli.root import dated_root, root_to_pack
from loa.cli.telling import inform, show, tell_written
from loa.ground.sizes import human_size
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.packs.profiles import DEFAULT_PROFILE
from loa.shelves.kolibri import CHEF

_OUT = click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    help=say("Folder for the result."),
)
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
    tell_written(
        write_packages(
            Portal.load(dated_root()),
            paths=paths,
            out=out,
            ending="imscc",
            jobs=jobs,
            cluster=cluster,
        )
    )


@shelf.command(help=say("One .zip file a lesson (SCORM 1.2), with a quiz that is scored."))
@_PATHS
@_OUT
@JOBS
@CLUSTER
def scorm(paths: tuple[str, ...], out: Path, jobs: int, cluster: str) -> None:
    """Write a package for each lesson, or for those chosen."""
    tell_written(
        write_packages(
            Portal.load(dated_root()),
            paths=paths,
            out=out,
            ending="scorm.zip",
            jobs=jobs,
            cluster=cluster,
        )
    )


@shelf.command(help=say("A folder that is a module of a RACHEL box."))
@click.option(
    "--profile",
    "name",
    default=DEFAULT_PROFILE,
    show_default=True,
    help=say("Profile, by docs/_data/packs.yml."),
)
@_OUT
def rachel(name: str, out: Path) -> None:
    """Write the portal as packs have it, with the part that the box's first page shows."""
    library_folder = write_rachel(Portal.load(root_to_pack(out)), out, name)
    show(library_folder.warnings)
    for reason in library_folder.left_out:
        inform("  Left out: {reason}.", reason=reason)
    inform(
        "Wrote {place}: files: {count}. Copy this folder into modules/ of the box.",
        place=library_folder.path,
        count=library_folder.files,
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
    library_folder = write_kolibri(
        Portal.load(dated_root()), paths=paths, out=out, jobs=jobs, cluster=cluster
    )
    show(library_folder.warnings)
    inform(
        "Wrote {place}: lessons: {lessons}, files: {files}, {size}. {chef} sends the "
        "channel to Studio.",
        place=library_folder.path,
        lessons=library_folder.lessons,
        files=library_folder.files,
        size=human_size(library_folder.size),
        chef=CHEF,
    )
