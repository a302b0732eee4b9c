"""Bringing a stick from one pack to the next by an update, so that a pulled plug harms nothing.

FAT32 renames one thing at a time and has no links, so two portals cannot share a file: the new
one is written whole beside the old one, unchanged files copied from it, and only then the page
that opens the portal is replaced. At each moment a reader sees the old portal or the new one.
The price is room for both. What an interrupted run left is cleared by running it again.
"""

import shutil
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from loa.packs import bag, delta, stick
from loa.packs.contents import Content, Payload
from loa.packs.info import read_info
from loa.packs.names import check_names
from loa.packs.update import CHANGES, LARGE, TAGS, Change, Header, base_tags, proof_of, read_header
from loa.problems import Problem

_DAMAGED = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError, RuntimeError,
    delta.DamagedDeltaError,
)  # fmt: skip
"""What reading a damaged ZIP file can raise; NotImplementedError is a RuntimeError."""


@dataclass(frozen=True)
class Renewal:
    """An update unpacked and proven. `bag` is a folder on the computer with the new tag files;
    `payload` has every file of the new portal, and `proofs` its SHA-256.
    """

    bag: Path
    payload: Payload
    proofs: Mapping[str, str]


class RefusedError(Exception):
    """Why an update does not fit a stick."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def prepare(update: Path, place: Path, scratch: Path) -> Renewal:
    """Unpack an update for the bag at `place` into `scratch`, and prove it. The stick is only read.

    Raises RefusedError.
    """
    try:
        with zipfile.ZipFile(update) as archive:
            header = _header(archive, update)
            _check_base(header, update, place)
            return _unpack(archive, header, place, scratch)
    except _DAMAGED as failure:
        message = "Tệp cập nhật bị hỏng hoặc không phải là bản cập nhật."
        hint = "Hãy tải lại hoặc xin lại tệp này. Chưa ghi gì lên USB."
        problem = Problem(str(update), 1, "pack-update-damaged", message, hint)
        raise RefusedError(problem) from failure


def is_made_by(update: Path, place: Path) -> bool:
    """Whether a bag is already what the update makes: an earlier run may only need finishing."""
    try:
        with zipfile.ZipFile(update) as archive:
            return read_header(archive).proof == proof_of(place)
    except _DAMAGED:
        return False


def renew(renewal: Renewal, target: Path) -> Path:
    """Write the new portal onto a stick, have the stick open it, and remove the old one."""
    beside = target / bag.UNFINISHED
    bag.clear(beside)
    written = bag.write_files(beside, renewal.payload)
    for uri, proof in written.items():
        if proof != renewal.proofs[uri]:
            bag.clear(beside)
            raise RefusedError(_base_damaged(renewal.payload[uri]))
    bag.write_files(beside, _files_below(renewal.bag))
    return stick.install(target, renewal.bag.name)


def _header(archive: zipfile.ZipFile, update: Path) -> Header:
    header = read_header(archive)
    paths = [header.folder, *(name for name, _ in header.tags), *(c.uri for c in header.changes)]
    if header.format != 1 or "/" in header.folder or check_names(dict.fromkeys(paths, 0)):
        raise ValueError(update)
    return header


def _check_base(header: Header, update: Path, place: Path) -> None:
    info = read_info(place)
    if info is None or not _has_whole_tags(place):
        raise RefusedError(_base_damaged(place / bag.INFO))
    if header.profile != info.profile:
        message = f"Bản cập nhật này cho loại bản “{header.profile}”, USB giữ “{info.profile}”."
        hint = "Dùng bản cập nhật cùng loại với USB."
        raise RefusedError(Problem(str(update), 1, "pack-update-profile", message, hint))
    if header.sequence <= info.sequence:
        message = f"Bản cập nhật mang số {header.sequence}, USB đã có bản số {info.sequence}."
        hint = "Không đưa USB về bản cũ. Xin bản cập nhật mới nhất."
        raise RefusedError(Problem(str(update), 1, "pack-older", message, hint))
    if header.base_proof != proof_of(place):
        message = (
            f"Bản cập nhật này đi từ bản số {header.base_sequence}, USB giữ bản số {info.sequence}."
        )
        hint = "Xin bản cập nhật đi từ đúng bản của USB, hoặc chép cả bản mới."
        raise RefusedError(Problem(str(update), 1, "pack-update-base", message, hint))


def _has_whole_tags(place: Path) -> bool:
    listed = bag.read_manifest(place / bag.SIGNED)
    return all(bag.hash_of(place / name) == proof for name, proof in listed.items())


def _unpack(archive: zipfile.ZipFile, header: Header, place: Path, scratch: Path) -> Renewal:
    made = scratch / header.folder
    _unpack_tags(archive, header, place, made)
    info = read_info(made)
    if info is None or (info.profile, info.sequence) != (header.profile, header.sequence):
        raise ValueError(header.folder)
    proofs = bag.read_manifest(made / bag.MANIFEST)
    held = bag.read_manifest(place / bag.MANIFEST)
    where: dict[str, Path] = {proof: place / uri for uri, proof in held.items()}
    new = _unpack_changes(archive, header, place, scratch / bag.DATA, proofs)
    payload = {uri: new.get(uri) or where[proof] for uri, proof in sorted(proofs.items())}
    for path in payload.values():
        if not path.is_file():
            raise RefusedError(_base_damaged(path))
    prefix = f"{header.folder}/"
    if check_names({prefix + uri: path.stat().st_size for uri, path in payload.items()}):
        raise ValueError(header.folder)
    return Renewal(made, payload, proofs)


def _unpack_tags(archive: zipfile.ZipFile, header: Header, place: Path, made: Path) -> None:
    names = [name for name, _ in header.tags]
    size = sum(size for _, size in header.tags)
    text = delta.unpack(archive.read(TAGS), base_tags(place, names), size)
    files: dict[str, Content] = {}
    for name, length in header.tags:
        files[name], text = text[:length], text[length:]
    bag.write_files(made, files)
    listed = bag.read_manifest(made / bag.SIGNED)
    strange = files.keys() - listed.keys() - {*bag.TAG_MANIFESTS, bag.SIGNATURE}
    if strange or proof_of(made) != header.proof or not _has_whole_tags(made):
        raise ValueError(header.folder)


def _unpack_changes(
    archive: zipfile.ZipFile, header: Header, place: Path, folder: Path, proofs: Mapping[str, str]
) -> dict[str, Path]:
    """Each new or changed file in a file of its own, proven."""
    held = bag.read_manifest(place / bag.MANIFEST)
    folder.mkdir(parents=True)
    found: dict[str, Path] = {}
    with archive.open(CHANGES) as packed:
        for number, change in enumerate(header.changes):
            path = folder / str(number)
            if change.packed is None:
                with archive.open(f"{LARGE}{change.uri}") as source, path.open("wb") as out:
                    shutil.copyfileobj(source, out)
            else:
                base = _base(place, change, held)
                path.write_bytes(delta.unpack(packed.read(change.packed), base, change.size))
            if bag.hash_of(path) != proofs[change.uri]:
                raise ValueError(change.uri)
            found[change.uri] = path
    return found


def _base(place: Path, change: Change, held: Mapping[str, str]) -> bytes:
    if not change.base:
        return b""
    if bag.hash_of(place / change.base) != held[change.base]:
        raise RefusedError(_base_damaged(place / change.base))
    return (place / change.base).read_bytes()


def _base_damaged(path: Content) -> Problem:
    message = "Tệp này trên USB bị hỏng, nên không cập nhật được từ bản đang có."
    hint = "Chép cả bản mới lên USB, hoặc đổi USB."
    return Problem(str(path), 1, "pack-base-damaged", message, hint)


def _files_below(folder: Path) -> dict[str, Content]:
    return {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
