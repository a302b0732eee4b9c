"""`loa release`: everything that is handed out, from one state of the content, in one folder."""

from collections.abc import Callable, Collection
from pathlib import Path

import click
from minisign import SecretKey

from loa.app.books import books_of, write_books
from loa.app.building import bring_up_to_date
from loa.app.kiwix import write_zims
from loa.app.lone_files import write_lone_files
from loa.cli.jobs import CLUSTER, JOBS
from loa.cli.pack import write_usb
from loa.cli.pack_sign import KEY, key_to_sign
from loa.cli.root import root_to_pack
from loa.cli.telling import inform, tell_written
from loa.content.registries import DATA_FOLDER
from loa.content.releases import Release
from loa.ground.files import write_whole
from loa.ground.git import GitError, ask, history_of
from loa.ground.wording import say
from loa.integrations.calendar import site_of
from loa.integrations.portal import Portal
from loa.packs.archive import write_zip
from loa.packs.profiles import load_profiles
from loa.packs.zim import LibzimMissingError, load_libzim
from loa.publishing.edition import (
    BOOKS,
    PAGES,
    changes_in,
    edition_name,
    entry_text,
    files_of,
    seal_edition,
    with_entry,
    write_edition,
)

_PARTS = ("site", "usb", "zim", "html", "book")


@click.command(help=say("Make a release: the site, sticks, Kiwix, single files, signatures, sums."))
@click.argument("out", metavar=say("FOLDER"), type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--without",
    multiple=True,
    type=click.Choice(_PARTS),
    help=say("Leave this part out. May be repeated."),
)
@click.option(
    "--address",
    help=say("The https address of the folder that will hold the files, with / at its end."),
)
@click.option(
    "--record", is_flag=True, help=say("Write this release into docs/_data/releases.yml.")
)
@KEY
@JOBS
@CLUSTER
def release(
    out: Path,
    without: tuple[str, ...],
    address: str | None,
    record: bool,
    key_path: Path | None,
    jobs: int,
    cluster: str,
) -> None:
    """Make all parts beside the folder's name, or none; the record is written last."""
    root = root_to_pack(out)
    key = key_to_sign(key_path, out) if key_path else None
    portal = Portal.load(root)
    without = _without_what_is_not_here(without)
    name = edition_name(portal.built_at)
    made: list[Release] = []

    def fill(folder: Path) -> None:
        site = root / "site"
        bring_up_to_date(root, site, jobs, cluster)
        _write_parts(portal, folder, site, without, key)
        one = Release(
            id=name,
            on=portal.built_at.date(),
            commit=history_of(root).commit,
            pages=len(portal.library.published),
            address=address,
            notes=_changes(portal),
            files=files_of(folder),
        )
        seal_edition(folder, one, site_of(root).name, key)
        made.append(one)

    place = write_edition(out, name, fill)
    if record:
        path = root / "docs" / DATA_FOLDER / "releases.yml"
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        write_whole(path, with_entry(text, entry_text(made[0])))
        inform(
            "Written into {path}. Build the portal again to have this release on its "
            "page of releases.",
            path=path,
        )
    signed = say("signed") if key else say("not signed (--key)")
    inform(
        "Made {place}: files: {count}, {signed}.",
        place=place,
        count=len(made[0].files),
        signed=signed,
    )


def _without_what_is_not_here(without: tuple[str, ...]) -> tuple[str, ...]:
    """Say what this machine cannot make before hours go by; nothing is left out silently."""
    if "zim" not in without:
        try:
            load_libzim()
        except LibzimMissingError as missing:
            inform("{missing} This release has no .zim files.", err=True, missing=missing)
            return (*without, "zim")
    return without


def _write_parts(
    portal: Portal, folder: Path, site: Path, without: Collection[str], key: SecretKey | None
) -> None:
    profiles, _ = load_profiles(portal.library.docs_dir, portal.library.registries)
    moment = int(portal.built_at.timestamp())

    def usb() -> None:
        for profile in profiles:
            write_usb(portal, profile, folder / f"usb-{profile}.zip", key)

    parts: dict[str, Callable[[], None]] = {
        "site": lambda: write_zip(site, folder / "site.zip", moment),
        "usb": usb,
        "zim": lambda: tell_written(write_zims(portal, folder)),
        "html": lambda: tell_written(write_lone_files(portal, folder / PAGES)),
        "book": lambda: tell_written(write_books(portal, books_of(portal), folder / BOOKS)),
    }
    for part, write in parts.items():
        if part not in without:
            write()


def _changes(portal: Portal) -> list[str]:
    """What changed since the release before, as far as git knows."""
    before = next((one.commit for one in portal.library.registries.releases.values()), "")
    if not before:
        return []
    try:
        said = ask(
            portal.root, "diff", "--no-renames", "--name-status", "-z", f"{before}..HEAD", "--",
            "docs",
        )  # fmt: skip
    except GitError:
        return []
    # What git ends each name with stands after the last one too.
    words = said.split("\0")[:-1]
    moves = zip(words[::2], words[1::2], strict=True)
    titles = {page.src_uri: page.meta.title for page in portal.library.pages}
    return changes_in(((letter, path.removeprefix("docs/")) for letter, path in moves), titles)
