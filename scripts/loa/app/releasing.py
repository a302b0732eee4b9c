"""Everything that is handed out, from one state of the content, in one folder."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from minisign import SecretKey

from loa.app.books import books_of, write_books
from loa.app.building import bring_up_to_date
from loa.app.kiwix import write_zims
from loa.app.lone_files import write_lone_files
from loa.app.sticks import Stick, prepare_stick
from loa.app.written import Written
from loa.content.registries import DATA_FOLDER
from loa.content.releases import Release
from loa.ground.files import write_whole
from loa.ground.git import GitError, ask, history_of
from loa.integrations.portal import Portal
from loa.integrations.settings import site_of
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
    new_edition,
    seal_edition,
    with_entry,
)

PARTS = ("site", "usb", "zim", "html", "book")


class Listener:
    """Hears what is being made, and says nothing; whoever shows it overrides what they need."""

    def skipped(self, reason: str) -> None:
        """This machine cannot make the files for Kiwix, and why; the others are made."""

    def ready(self, stick: Stick) -> None:
        """A copy is chosen and checked, and will now be written."""

    def finished(self, stick: Stick) -> None:
        """A copy is written."""

    def written(self, files: Iterable[Written]) -> None:
        """Takes the files of a part as they are made; who overrides it goes through all."""
        for _ in files:
            pass


@dataclass(frozen=True)
class Edition:
    """The folder of a release, its entry, and the registry that it was written into, if any."""

    folder: Path
    release: Release
    record: Path | None


def release(
    portal: Portal,
    out: Path,
    *,
    without: Collection[str] = (),
    address: str | None = None,
    key: SecretKey | None = None,
    record: bool = False,
    jobs: int = 0,
    cluster: str = "",
    listener: Listener,
) -> Edition:
    """Make all parts but those of PARTS that are left out beside the folder's name, or none.

    `address` is where the files will be fetched from. The record is written last. Raises LoaError
    where a part is not right, or where this state of the content was released already.
    """
    left_out = {*without, *_unavailable_parts(without, listener)}
    name = edition_name(portal.built_at)
    with new_edition(out, name) as folder:
        site = portal.root / "site"
        bring_up_to_date(portal.root, site, jobs, cluster)
        _write_parts(portal, folder, site=site, without=left_out, key=key, listener=listener)
        entry = Release(
            id=name,
            on=portal.built_at.date(),
            commit=history_of(portal.root).commit,
            pages=len(portal.library.published),
            address=address,
            notes=_changes(portal),
            files=files_of(folder),
        )
        seal_edition(folder, entry, site_name=site_of(portal.root).name, key=key)
    return Edition(out / name, entry, _record(portal, entry) if record else None)


def _unavailable_parts(without: Collection[str], listener: Listener) -> Iterable[str]:
    """Say what this machine cannot make before hours go by; nothing is left out silently."""
    if "zim" not in without:
        try:
            load_libzim()
        except LibzimMissingError as missing:
            listener.skipped(str(missing))
            return ("zim",)
    return ()


def _write_parts(
    portal: Portal,
    folder: Path,
    site: Path,
    without: Collection[str],
    key: SecretKey | None,
    listener: Listener,
) -> None:
    profiles, _ = load_profiles(portal.library.docs_dir, portal.library.registries)
    moment = int(portal.built_at.timestamp())

    def usb() -> None:
        for profile in profiles:
            stick = prepare_stick(portal, folder / f"usb-{profile}.zip", profile)
            listener.ready(stick)
            stick.write(key)
            listener.finished(stick)

    parts: dict[str, Callable[[], None]] = {
        "site": lambda: write_zip(site, folder / "site.zip", moment),
        "usb": usb,
        "zim": lambda: listener.written(write_zims(portal, folder)),
        "html": lambda: listener.written(write_lone_files(portal, folder / PAGES)),
        "book": lambda: listener.written(write_books(portal, books_of(portal), folder / BOOKS)),
    }
    for part, write in parts.items():
        if part not in without:
            write()


def _record(portal: Portal, entry: Release) -> Path:
    path = portal.library.docs_dir / DATA_FOLDER / "releases.yml"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    write_whole(path, with_entry(text, entry_text(entry)))
    return path


def _changes(portal: Portal) -> list[str]:
    """What changed since the release before, as far as git knows."""
    before = next((release.commit for release in portal.library.registries.releases.values()), "")
    if not before:
        return []
    try:
        output = ask(
            portal.root,
            "diff",
            "--no-renames",
            "--name-status",
            "-z",
            f"{before}..HEAD",
            "--",
            "docs",
        )
    except GitError:
        return []
    # What git ends each name with stands after the last one too.
    words = output.split("\0")[:-1]
    moves = zip(words[::2], words[1::2], strict=True)
    titles = {page.src_uri: page.meta.title for page in portal.library.pages}
    return changes_in(((letter, path.removeprefix("docs/")) for letter, path in moves), titles)
