"""What turns one pack into a newer one, as a small file to send over a slow line.

A ZIP file with four kinds of members:

    cap-nhat.json   which pack it is for, which it makes, and the list of what follows
    the.bin         the tag files of the new bag, one after the other, as one delta
    tep.bin         the files of the portal that are new or changed, each a delta, in a row
    lon/data/…      files too large to hold in memory, whole
"""

import json
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from loa.checking import check
from loa.content.schema import Model
from loa.ground.files import whole_file
from loa.ground.wording import say
from loa.packs import bag, delta
from loa.packs.info import PackInfo, read_info
from loa.packs.names import MAX_FILE
from loa.problems import Problem

HEADER = "cap-nhat.json"
TAGS = "the.bin"
CHANGES = "tep.bin"
LARGE = "lon/"
_IN_MEMORY = 16_000_000
# What a hostile update may ask for, each some ten times what ours need.
MAX_PACKED = 17_000_000
MAX_HEADER = 8_000_000
MAX_TAGS = 64_000_000
MAX_CHANGES = 50_000
MAX_SIZE = 64_000_000_000
# A ZIP file's first day: the same packs give the same bytes.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


class Change(Model):
    """A file of the portal that the old pack does not hold; `packed` bytes in tep.bin make it.

    `base` is the old file that it differs from, or empty. A large one has no `packed`.
    """

    uri: str
    size: Annotated[int, Field(ge=0, le=MAX_FILE)]
    base: str = ""
    packed: Annotated[int, Field(ge=0, le=MAX_PACKED)] | None = None


class Header(Model):
    """What an update is for and what it makes. A proof is the SHA-256 of a bag's tag manifest."""

    format: int
    profile: str
    sequence: int
    folder: str
    proof: str
    base_sequence: int
    base_proof: str
    tags: Annotated[list[tuple[str, Annotated[int, Field(ge=0)]]], Field(max_length=100)]
    removed: list[str]
    changes: Annotated[list[Change], Field(max_length=MAX_CHANGES)]

    @property
    def tags_size(self) -> int:
        """Bytes of all tag files."""
        return sum(size for _, size in self.tags)

    @property
    def size(self) -> int:
        """Bytes of all that is unpacked."""
        return self.tags_size + sum(change.size for change in self.changes)


@dataclass(frozen=True)
class Update:
    """What a new update holds."""

    changed: int
    removed: int
    size: int


def proof_of(folder: Path) -> str:
    """What names a bag and everything in it."""
    return bag.hash_of(folder / bag.SIGNED) or ""


@check("pack-older", "pack-update-profile", scope="pack")
def make_update(old: Path, new: Path, target: Path) -> Update | Problem:
    """Write what turns the bag `old` into the bag `new`; both whole."""
    old_info, new_info = read_info(old), read_info(new)
    if old_info is None or new_info is None:
        return unreadable(old if old_info is None else new)
    if problem := _check_order(old=old, old_info=old_info, new=new, new_info=new_info):
        return problem
    old_digests = bag.read_manifest(old / bag.MANIFEST)
    new_digests = bag.read_manifest(new / bag.MANIFEST)
    known_digests = set(old_digests.values())
    tags = [
        path.relative_to(new).as_posix()
        for path in sorted(new.rglob("*"))
        if path.is_file() and bag.DATA not in path.relative_to(new).parts[:1]
    ]
    changes: list[Change] = []
    with whole_file(target) as temporary, zipfile.ZipFile(temporary, "w") as archive:
        with archive.open(_entry(CHANGES), "w", force_zip64=True) as out:
            for uri in (
                uri for uri in sorted(new_digests) if new_digests[uri] not in known_digests
            ):
                change, packed = _change(old, new, uri)
                changes.append(change)
                out.write(packed)
        for change in changes:
            if change.packed is None:
                with (
                    (new / change.uri).open("rb") as source,
                    archive.open(_entry(LARGE + change.uri), "w", force_zip64=True) as out,
                ):
                    shutil.copyfileobj(source, out)
        text = b"".join((new / name).read_bytes() for name in tags)
        archive.writestr(_entry(TAGS), delta.pack(text, base_tags(old, tags)))
        header = Header(
            format=1,
            profile=new_info.profile,
            sequence=new_info.sequence,
            folder=new.name,
            proof=proof_of(new),
            base_sequence=old_info.sequence,
            base_proof=proof_of(old),
            tags=[(name, (new / name).stat().st_size) for name in tags],
            removed=sorted(old_digests.keys() - new_digests.keys()),
            changes=changes,
        )
        rows = header.model_dump(exclude_defaults=True)
        archive.writestr(_entry(HEADER), json.dumps(rows), zipfile.ZIP_DEFLATED)
    return Update(len(changes), len(header.removed), target.stat().st_size)


def read_header(archive: zipfile.ZipFile) -> Header:
    """The header of an update. Raises one of `DAMAGED` where there is none, or one that asks for
    more than any update of ours does.
    """
    names = [entry.filename for entry in archive.infolist()]
    if len(names) > MAX_CHANGES + 3 or len(names) != len({*names}):
        raise ValueError("too many members, or two of one name")
    header = Header.model_validate_json(read_member(archive, HEADER, MAX_HEADER))
    uris = [change.uri for change in header.changes]
    in_memory = [change.size for change in header.changes if change.packed is not None]
    if len(uris) != len({*uris}) or header.tags_size > MAX_TAGS or header.size > MAX_SIZE:
        raise ValueError("too large, or one file twice")
    if any(size > MAX_PACKED for size in in_memory):
        raise ValueError("a file too large for memory")
    return header


def read_member(archive: zipfile.ZipFile, name: str, largest: int) -> bytes:
    """A member of at most so many bytes, however little it takes in the archive."""
    with archive.open(name) as source:
        data = source.read(largest + 1)
    if len(data) > largest:
        raise ValueError(f"{name} is too large")
    return data


def base_tags(folder: Path, names: Iterable[str]) -> bytes:
    """The proven tag files of an old bag that a new one has too, one after the other."""
    proven = {bag.SIGNED, *bag.read_manifest(folder / bag.SIGNED)}
    return b"".join((folder / name).read_bytes() for name in names if name in proven)


@check("pack-missing", scope="pack")
def unreadable(folder: Path) -> Problem:
    """A folder that says nothing about itself."""
    message = say("There is no copy of a portal here, or {info} is damaged.", info=bag.INFO)
    return Problem(
        str(folder), 1, "pack-missing", message, say("Choose a stick or folder that has a copy.")
    )


def _change(old: Path, new: Path, uri: str) -> tuple[Change, bytes]:
    size = (new / uri).stat().st_size
    if size > _IN_MEMORY:
        return Change(uri=uri, size=size), b""
    former = old / uri
    has_base = former.is_file() and former.stat().st_size <= _IN_MEMORY
    base = former.read_bytes() if has_base else b""
    packed = delta.pack((new / uri).read_bytes(), base)
    return Change(uri=uri, size=size, base=uri if has_base else "", packed=len(packed)), packed


def _check_order(old: Path, old_info: PackInfo, new: Path, new_info: PackInfo) -> Problem | None:
    if old_info.profile != new_info.profile:
        message = say(
            "The new copy is of the profile “{profile}”, the old one of “{profile2}”.",
            profile=new_info.profile,
            profile2=old_info.profile,
        )
        hint = say("An update goes between two copies of one profile only.")
        return Problem(str(new), 1, "pack-update-profile", message, hint)
    if new_info.sequence <= old_info.sequence:
        message = say(
            "The new copy has number {sequence}, not higher than number {sequence2} of the old "
            "one.",
            sequence=new_info.sequence,
            sequence2=old_info.sequence,
        )
        hint = say("Write them in order: the old copy first, then the new one.")
        return Problem(str(new), 1, "pack-older", message, hint)
    return None


def _entry(name: str) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(name, _NO_TIME)
