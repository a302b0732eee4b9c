"""Putting a pack onto a stick, or into a folder, so that a pulled plug harms nothing.

The new portal is written beside the old one, then the file that opens the portal is replaced in
one rename, then the old portal goes. At any moment MO-TRANG-NAY.html leads to a whole portal.
"""

import math
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

from loa.errors import LoaError
from loa.ground.folder_entries import is_link, is_plain_file
from loa.ground.sizes import human_size
from loa.ground.wording import say
from loa.packs import bag
from loa.packs.contents import Label, Payload, size_of
from loa.packs.names import check_names
from loa.packs.start_page import OPEN, leads_to, start_page_of
from loa.problems import Problem

# The longest name that bag.folder_name gives: paths are checked before it is known.
_LONGEST_NAME = "cong-20261123-a1b2c3"
# Tag files, root files and their copies; a manifest line is about this long.
_TAG_FILES = 300_000
_MANIFEST_LINE = 190
# Of a slow stick: better finished early than late.
_BYTES_A_SECOND = 5_000_000
_FILES_A_SECOND = 40

_OF_A_BAG = (
    bag.DECLARATION,
    bag.INFO,
    bag.MANIFEST,
    bag.ROOT_COPIES,
    bag.SIGNATURE,
    *bag.TAG_MANIFESTS,
)

RootFiles = Callable[[str, Mapping[str, str]], Mapping[str, bytes]]
"""Makes the files at the stick's root from the bag's folder name and the hashes of its files."""


class StickError(LoaError):
    """Something on a stick is not as writing needs it; nothing of it was changed."""


def check_payload(payload: Payload) -> list[Problem]:
    """Names, lengths and sizes, as they will stand on the stick."""
    prefix = f"{_LONGEST_NAME}/{bag.DATA}"
    return check_names({f"{prefix}/{uri}": size_of(content) for uri, content in payload.items()})


def space_needed(payload: Payload, cluster: int) -> int:
    """Bytes on a file system that gives space in clusters."""
    whole = sum(-(-size_of(content) // cluster) * cluster for content in payload.values())
    folders = {uri.rpartition("/")[0] for uri in payload}
    return whole + len(folders) * cluster + _TAG_FILES + _MANIFEST_LINE * 2 * len(payload)


def check_space(target: Path, payload: Payload, copies: int = 1) -> str:
    """Why a folder cannot take the payload that many times; "" when it can."""
    existing = target
    while not existing.exists():
        existing = existing.parent
    free = shutil.disk_usage(existing).free
    cluster = os.statvfs(existing).f_frsize if hasattr(os, "statvfs") else 32_768
    needed = copies * space_needed(payload, cluster)
    if needed <= free:
        return ""
    return say(
        "{target}: {needed} are needed and only {free} are left. Delete old files, take a "
        "larger stick, or choose a smaller profile (--profile).",
        target=target,
        needed=human_size(needed),
        free=human_size(free),
    )


def minutes_to_write(payload: Payload) -> int:
    """About how long a common USB 2.0 stick takes, rounded up."""
    size = sum(size_of(content) for content in payload.values())
    seconds = size / _BYTES_A_SECOND + len(payload) / _FILES_A_SECOND
    return max(1, math.ceil(seconds / 60))


def write_stick(target: Path, payload: Payload, label: Label, root_files: RootFiles) -> Path:
    """Write a checked payload below `target` and give the folder of the portal.

    Files that are not ours stay. What an interrupted run left is cleared first.
    """
    target.mkdir(parents=True, exist_ok=True)
    unfinished = make_unfinished(target)
    hashes = bag.write_payload(unfinished, payload)
    name = bag.folder_name(label, hashes)
    sizes = {uri: size_of(content) for uri, content in payload.items()}
    bag.finish_bag(unfinished, hashes, sizes, label, root_files(name, hashes))
    return install(target, name)


def install(target: Path, name: str) -> Path:
    """Make the finished bag at cong.moi the portal of a stick; give its folder."""
    unfinished, portal = target / bag.UNFINISHED, target / name
    flush()
    if is_whole(portal) and _proof(portal) == _proof(unfinished):
        # The portal that readers may have open: the same bytes need no second writing.
        bag.clear(unfinished)
    else:
        _require_ours(portal)
        bag.clear(portal)
        unfinished.rename(portal)
    finish(target, portal)
    return portal


def finish(target: Path, portal: Path) -> None:
    """Have a stick open a portal that lies on it, and remove every other one of ours."""
    files = {copy.name: copy.read_bytes() for copy in (portal / bag.ROOT_COPIES).iterdir()}
    if not leads_to(files.get(OPEN, b""), portal.name):
        raise StickError(
            say(
                "{place}: {open} in this copy does not lead to itself. Nothing was changed.",
                place=portal,
                open=OPEN,
            )
        )
    stale = _stale_root_files(target, files)
    put_root_files(target, files)
    for path in stale:
        path.unlink(missing_ok=True)
    clear_leftovers(target, portal)
    flush()


def clear_leftovers(target: Path, current: Path) -> None:
    """Remove the portals beside the one that is used, and what an interrupted run left."""
    unfinished = make_unfinished(target)
    for portal in portals(target):
        if portal != current:
            # Renamed first: half of it must not pass for a portal if the stick is pulled now.
            portal.rename(unfinished)
            bag.clear(unfinished)


def make_unfinished(target: Path) -> Path:
    """The empty folder for a bag that is being written: what an interrupted run left is cleared.

    Raises StickError where something that is not ours has its name.
    """
    folder = target / bag.UNFINISHED
    _require_ours(folder)
    bag.clear(folder)
    return folder


def _require_ours(folder: Path) -> None:
    """Refuse to clear what does not look like a bag, or half a one, written by us.

    Raises StickError.
    """
    if not is_link(folder) and not folder.exists():
        return
    if not is_link(folder) and folder.is_dir():
        names = {entry.name for entry in folder.iterdir()}
        is_bag = bag.DECLARATION in names or bag.MANIFEST in names or bag.DATA in names
        if not names or is_bag or names <= {*_OF_A_BAG}:
            return
    raise StickError(
        say(
            "{place}: Loa did not write it, so that it is not deleted. Move or rename it, then "
            "run this again.",
            place=folder,
        )
    )


def is_whole(folder: Path) -> bool:
    """Whether a bag holds every file that its manifest lists, undamaged."""
    listed = bag.read_manifest(folder / bag.MANIFEST)
    return bool(listed) and all(bag.hash_of(folder / uri) == listed[uri] for uri in listed)


def put_root_files(target: Path, files: Mapping[str, bytes]) -> None:
    """Replace the files at the root, each whole; the one that opens the portal is the last."""
    names = sorted(files, key=lambda name: (name == OPEN, name))
    for name in names:
        # A link there would have us write where it leads.
        (target / f"{name}.moi").unlink(missing_ok=True)
        (target / f"{name}.moi").write_bytes(files[name])
    flush()
    for name in names:
        (target / f"{name}.moi").replace(target / name)
    flush()


def portals(target: Path) -> list[Path]:
    """The bags of ours on a stick, oldest name first; a link to one is none."""
    # Not by `glob`, which since Python 3.13 passes over a folder that cannot be listed.
    entries = sorted(target.iterdir()) if target.is_dir() else []
    return [entry for entry in entries if entry.name.startswith(bag.FOLDER) and _is_portal(entry)]


def _is_portal(folder: Path) -> bool:
    parts = (folder / bag.DECLARATION).exists() and (folder / bag.ROOT_COPIES).is_dir()
    return parts and not is_link(folder)


def opened_portal(path: Path) -> Path | None:
    """The bag that a stick opens, or the folder itself when it is a bag."""
    if is_plain_file(path / bag.DECLARATION):
        return path
    page = start_page_of(path)
    return next((portal for portal in portals(path) if leads_to(page, portal.name)), None)


def flush() -> None:
    """Have the operating system write what it still holds in memory."""
    if hasattr(os, "sync"):
        os.sync()


def _stale_root_files(target: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Root files of earlier packs that this one does not replace: an old number, an old name."""
    old = {copy.name for portal in portals(target) for copy in (portal / bag.ROOT_COPIES).iterdir()}
    return [target / name for name in sorted(old - set(files))]


def _proof(folder: Path) -> tuple[str | None, ...]:
    """What tells one bag from another."""
    return tuple(bag.hash_of(folder / name) for name in bag.TAG_MANIFESTS)
