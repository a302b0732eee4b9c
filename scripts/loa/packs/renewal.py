"""Bringing a stick from one pack to the next by an update, so that a pulled plug harms nothing.

FAT32 renames one thing at a time and has no links, so two portals cannot share a file: the new
one is written whole beside the old one, unchanged files copied from it, and only then the page
that opens the portal is replaced. At each moment a reader sees the old portal or the new one.
The price is room for both. What an interrupted run left is cleared by running it again.
"""

import errno
import re
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from loa.checking import check
from loa.ground.archives import DAMAGED
from loa.ground.disks import reason_of
from loa.ground.folder_entries import entries_below
from loa.ground.sizes import human_size
from loa.ground.wording import say
from loa.packs import bag, delta, stick
from loa.packs.contents import Content, Payload
from loa.packs.info import read_info
from loa.packs.names import check_names
from loa.packs.start_page import OPEN, leads_to
from loa.packs.update import (
    CHANGES,
    LARGE,
    MAX_PACKED,
    MAX_TAGS,
    TAGS,
    Change,
    Header,
    base_tags,
    proof_of,
    read_header,
    read_member,
)
from loa.problems import Problem, ProblemsError

_DAMAGED = (*DAMAGED, delta.DamagedDeltaError)
"""What reading a damaged update can raise. OSError is none of it: it tells of the computer or of
the stick.
"""
_CHUNK = 1 << 20
_ROOT_FILE = re.compile(r"MO-TRANG-NAY\.html|KIEM-TRA\.html|[0-9]{2}-[A-Z0-9-]+\.(?:txt|png)")
"""Names at a stick's root that an update may write; any other could be somebody's own file."""
_ROOM_TO_SPARE = 500_000


@dataclass(frozen=True)
class Renewal:
    """An update unpacked and proven. `bag` is a folder on the computer with the new tag files;
    `payload` has every file of the new portal, and `digests` its SHA-256.
    """

    bag: Path
    payload: Payload
    digests: Mapping[str, str]


class RefusedError(ProblemsError):
    """Why an update does not fit a stick."""

    def __init__(self, problem: Problem) -> None:
        super().__init__([problem])


@check(
    "pack-base-damaged",
    "pack-computer",
    "pack-older",
    "pack-update-base",
    "pack-update-damaged",
    "pack-update-profile",
    scope="pack",
)
def prepare(update: Path, folder: Path, scratch: Path) -> Renewal:
    """Unpack an update for the bag in `folder` into `scratch`, and prove it. The stick is only
    read. Raises RefusedError.
    """
    try:
        scratch.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(update) as archive:
            header = _header(archive, update)
            _check_base(header, update, folder)
            return _unpack(archive=archive, header=header, old_folder=folder, scratch=scratch)
    except _DAMAGED as failure:
        raise RefusedError(_update_damaged(update)) from failure
    except OSError as failure:
        if failure.errno == errno.EINVAL and failure.filename is None:
            # A member's place in the archive that lies before its beginning.
            raise RefusedError(_update_damaged(update)) from failure
        raise RefusedError(
            _disk_problem(failure=failure, update=update, folder=folder, scratch=scratch)
        ) from failure


def _update_damaged(update: Path) -> Problem:
    message = say("The update is damaged, or is no update.")
    hint = say("Fetch this file again, or ask for it again. Nothing was written to the stick.")
    return Problem(str(update), 1, "pack-update-damaged", message, hint)


def _disk_problem(failure: OSError, update: Path, folder: Path, scratch: Path) -> Problem:
    """Which of update, stick and computer a failing disk belongs to."""
    path = Path(str(failure.filename or scratch))
    reason = reason_of(failure)
    if path == folder or folder in path.parents:
        return on_stick(failure, path)
    if path == update:
        message = say("This machine cannot read the update: {reason}.", reason=reason)
        hint = say(
            "Copy the file into a folder of this machine that can be read. Nothing was written "
            "to the stick."
        )
    else:
        message = say(
            "This machine cannot write a temporary file, which is no fault of the update: "
            "{reason}.",
            reason=reason,
        )
        hint = say(
            "Make room on the disk of this machine, or set TMPDIR. Nothing was written to the "
            "stick."
        )
    return Problem(str(path), 1, "pack-computer", message, hint)


@check("pack-stick", scope="pack")
def on_stick(failure: OSError, stick_or_file: Path) -> Problem:
    """A stick that cannot be read or written."""
    message = say("The stick cannot be read or written: {reason_of}.", reason_of=reason_of(failure))
    hint = say("Unlock the stick, plug it in again and run this again, or take another stick.")
    return Problem(str(failure.filename or stick_or_file), 1, "pack-stick", message, hint)


def is_made_by(update: Path, folder: Path) -> bool:
    """Whether a bag is already what the update makes: an earlier run may only need finishing."""
    try:
        with zipfile.ZipFile(update) as archive:
            return read_header(archive).proof == proof_of(folder)
    except (*_DAMAGED, OSError):
        return False


@check("pack-base-damaged", scope="pack")
def renew(renewal: Renewal, target: Path) -> Path:
    """Write the new portal onto a stick, have the stick open it, and remove the old one."""
    unfinished = stick.make_unfinished(target)
    written = bag.write_files(unfinished, renewal.payload)
    for uri, digest in written.items():
        if digest != renewal.digests[uri]:
            bag.clear(unfinished)
            raise RefusedError(_base_damaged(renewal.payload[uri]))
    bag.write_files(unfinished, _files_below(renewal.bag))
    return stick.install(target, renewal.bag.name)


def _header(archive: zipfile.ZipFile, update: Path) -> Header:
    header = read_header(archive)
    paths = [header.folder, *(name for name, _ in header.tags), *(c.uri for c in header.changes)]
    if header.format != 1 or "/" in header.folder or check_names(dict.fromkeys(paths, 0)):
        raise ValueError(update)
    root_files = [name for name, _ in header.tags if name.startswith(f"{bag.ROOT_COPIES}/")]
    if not all(_ROOT_FILE.fullmatch(name.partition("/")[2]) for name in root_files):
        raise ValueError(update)
    return header


def _check_base(header: Header, update: Path, folder: Path) -> None:
    strange_entries = [
        entry for entry in entries_below(folder) if entry.kind not in ("file", "folder")
    ]
    if strange_entries:
        raise RefusedError(_base_damaged(strange_entries[0].path))
    info = read_info(folder)
    if info is None or not _has_whole_tags(folder):
        raise RefusedError(_base_damaged(folder / bag.INFO))
    if header.profile != info.profile:
        message = say(
            "This update is for the profile “{profile}”, the stick holds “{profile2}”.",
            profile=header.profile,
            profile2=info.profile,
        )
        hint = say("Use an update of the profile of the stick.")
        raise RefusedError(Problem(str(update), 1, "pack-update-profile", message, hint))
    if header.sequence <= info.sequence:
        message = say(
            "The update has number {sequence}, the stick has number {sequence2} already.",
            sequence=header.sequence,
            sequence2=info.sequence,
        )
        hint = say("A stick is not taken back to an older copy. Ask for the newest update.")
        raise RefusedError(Problem(str(update), 1, "pack-older", message, hint))
    if header.base_proof != proof_of(folder):
        message = say(
            "This update starts from number {base_sequence}, the stick holds number {sequence}.",
            base_sequence=header.base_sequence,
            sequence=info.sequence,
        )
        hint = say("Ask for an update from what the stick holds, or copy the whole new portal.")
        raise RefusedError(Problem(str(update), 1, "pack-update-base", message, hint))


def _has_whole_tags(folder: Path) -> bool:
    listed = bag.read_manifest(folder / bag.SIGNED)
    return all(bag.hash_of(folder / name) == digest for name, digest in listed.items())


def _unpack(archive: zipfile.ZipFile, header: Header, old_folder: Path, scratch: Path) -> Renewal:
    free = shutil.disk_usage(scratch).free
    if header.size + _ROOM_TO_SPARE > free:
        message = say(
            "This machine needs {size} for temporary files, and has only {free} left.",
            size=human_size(header.size + _ROOM_TO_SPARE),
            free=human_size(free),
        )
        hint = say(
            "Make room on the disk of this machine, or set TMPDIR. Nothing was written to the "
            "stick."
        )
        raise RefusedError(Problem(str(scratch), 1, "pack-computer", message, hint))
    new_folder = scratch / header.folder
    _unpack_tags(archive=archive, header=header, old_folder=old_folder, new_folder=new_folder)
    info = read_info(new_folder)
    if info is None or (info.profile, info.sequence) != (header.profile, header.sequence):
        raise ValueError(header.folder)
    # The name is not signed, but all that it is made from is.
    page = bag.read_bounded(new_folder / bag.ROOT_COPIES / OPEN, _CHUNK) or b""
    if header.folder != bag.name_in(new_folder) or not leads_to(page, header.folder):
        raise ValueError(header.folder)
    digests = bag.read_manifest(new_folder / bag.MANIFEST)
    if not all(uri.startswith(f"{bag.DATA}/") for uri in digests):
        raise ValueError(header.folder)
    old_digests = bag.read_manifest(old_folder / bag.MANIFEST)
    old_paths: dict[str, Path] = {digest: old_folder / uri for uri, digest in old_digests.items()}
    changed = _unpack_changes(
        archive=archive,
        header=header,
        old_folder=old_folder,
        folder=scratch / bag.DATA,
        digests=digests,
    )
    payload = {
        uri: changed.get(uri) or old_paths[digest] for uri, digest in sorted(digests.items())
    }
    for path in payload.values():
        if not path.is_file():
            raise RefusedError(_base_damaged(path))
    prefix = f"{header.folder}/"
    if check_names({prefix + uri: path.stat().st_size for uri, path in payload.items()}):
        raise ValueError(header.folder)
    return Renewal(new_folder, payload, digests)


def _unpack_tags(
    archive: zipfile.ZipFile, header: Header, old_folder: Path, new_folder: Path
) -> None:
    names = [name for name, _ in header.tags]
    packed = read_member(archive, TAGS, MAX_TAGS)
    text = delta.unpack(packed, base_tags(old_folder, names), header.tags_size)
    files: dict[str, Content] = {}
    for name, length in header.tags:
        files[name], text = text[:length], text[length:]
    bag.write_files(new_folder, files)
    listed = bag.read_manifest(new_folder / bag.SIGNED)
    strange = files.keys() - listed.keys() - {*bag.TAG_MANIFESTS, bag.SIGNATURE}
    if strange or proof_of(new_folder) != header.proof or not _has_whole_tags(new_folder):
        raise ValueError(header.folder)


def _unpack_changes(
    archive: zipfile.ZipFile,
    header: Header,
    old_folder: Path,
    folder: Path,
    digests: Mapping[str, str],
) -> dict[str, Path]:
    """Each new or changed file in a file of its own, proven."""
    old_digests = bag.read_manifest(old_folder / bag.MANIFEST)
    folder.mkdir(parents=True)
    changed: dict[str, Path] = {}
    with archive.open(CHANGES) as packed:
        for number, change in enumerate(header.changes):
            path = folder / str(number)
            if change.packed is None:
                with archive.open(f"{LARGE}{change.uri}") as source, path.open("wb") as out:
                    _copy(source, out, change.size)
            else:
                base = _base(old_folder, change, old_digests)
                path.write_bytes(delta.unpack(packed.read(change.packed), base, change.size))
            if bag.hash_of(path) != digests[change.uri]:
                raise ValueError(change.uri)
            changed[change.uri] = path
    return changed


def _copy(source: IO[bytes], out: IO[bytes], size: int) -> None:
    """Copy exactly so many bytes: a bomb is found before it has filled the disk."""
    left = size
    while block := source.read(min(_CHUNK, left + 1)):
        left -= len(block)
        if left < 0:
            break
        out.write(block)
    if left:
        raise ValueError(f"not {size} bytes")


def _base(old_folder: Path, change: Change, old_digests: Mapping[str, str]) -> bytes:
    if not change.base:
        return b""
    if bag.hash_of(old_folder / change.base) != old_digests[change.base]:
        raise RefusedError(_base_damaged(old_folder / change.base))
    data = bag.read_bounded(old_folder / change.base, MAX_PACKED)
    if data is None:
        raise ValueError(change.base)
    return data


def _base_damaged(path: Content) -> Problem:
    message = say(
        "This file on the stick is damaged, so that what it holds cannot be brought up to date."
    )
    hint = say("Copy the whole new portal to the stick, or take another stick.")
    return Problem(str(path), 1, "pack-base-damaged", message, hint)


def _files_below(folder: Path) -> dict[str, Content]:
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
