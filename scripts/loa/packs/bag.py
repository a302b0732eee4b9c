"""A pack's proof: the folder is a BagIt bag (RFC 8493, version 1.0).

    cong-20261123-a1b2c3/     the bag; its name ends in the hash of its manifest
        data/                 the portal
        goc/                  what lies at the root of the stick, once more, to check it against
        bagit.txt  bag-info.txt  manifest-sha256.txt
        tagmanifest-sha256.txt  tagmanifest-sha512.txt

An unsigned list of hashes shows damage; it cannot show who wrote the list.
"""

import hashlib
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from loa.ground.folder_entries import is_plain_file
from loa.packs.contents import Content, Label, Payload, read

DATA = "data"
ROOT_COPIES = "goc"
FOLDER = "cong-"
DECLARATION = "bagit.txt"
INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFESTS = {"tagmanifest-sha256.txt": "sha256", "tagmanifest-sha512.txt": "sha512"}
"""Two, so that a damaged one is told from a damaged file that it lists."""
SIGNED = "tagmanifest-sha256.txt"
SIGNATURE = f"{SIGNED}.minisig"
UNFINISHED = "cong.moi"
_CHUNK = 1 << 20
_LARGEST_INFO = 64_000
_DAY = re.compile(rb"^Bagging-Date: (\d{4}-\d\d-\d\d)$", re.MULTILINE)
_OXUM = re.compile(rb"^Payload-Oxum: .*\n", re.MULTILINE)
_LARGEST_MANIFEST = 64_000_000
"""Bytes: some 300,000 files, a hundred times what a portal has."""


def write_payload(folder: Path, payload: Payload) -> dict[str, str]:
    """Write data/ below a folder; give each file's SHA-256 by its path in the bag."""
    return write_files(folder, {f"{DATA}/{uri}": payload[uri] for uri in sorted(payload)})


def write_files(folder: Path, files: Mapping[str, Content]) -> dict[str, str]:
    """Write files below a folder; give their SHA-256."""
    hashes = {}
    made_folders: set[Path] = set()
    for path, content in files.items():
        target = folder / path
        if target.parent not in made_folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            made_folders.add(target.parent)
        digest = hashlib.sha256()
        with target.open("wb") as out:
            for block in _blocks(content):
                digest.update(block)
                out.write(block)
        hashes[path] = digest.hexdigest()
    return hashes


def finish_bag(
    folder: Path,
    hashes: Mapping[str, str],
    sizes: Mapping[str, int],
    label: Label,
    root_files: Mapping[str, bytes],
) -> None:
    """Write everything of a bag but its payload; the tag manifests come last."""
    tags: dict[str, Content] = {
        DECLARATION: b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        INFO: bag_info(label, sum(sizes.values()), len(sizes)),
        MANIFEST: manifest_text(hashes),
        **{f"{ROOT_COPIES}/{name}": data for name, data in sorted(root_files.items())},
    }
    write_files(folder, tags)
    for name, algorithm in TAG_MANIFESTS.items():
        digests = {
            path: hashlib.new(algorithm, read(data)).hexdigest() for path, data in tags.items()
        }
        (folder / name).write_bytes(manifest_text(digests))


def bag_info(label: Label, size: int, count: int) -> bytes:
    """Metadata of RFC 8493 §2.2.2, and our own below the names Loa-…"""
    rows = {
        "Source-Organization": label.site_name,
        "Bagging-Date": label.made_on.isoformat(),
        "External-Identifier": f"loa-{label.profile}",
        "External-Description": f"{label.site_name}, {label.profile_name}",
        "Payload-Oxum": f"{size}.{count}",
        "Loa-Sequence": str(label.sequence),
        "Loa-Valid-Until": label.valid_until.isoformat(),
        "Loa-Commit": label.commit,
    }
    return "".join(f"{name}: {value}\n" for name, value in rows.items() if value).encode()


def manifest_text(hashes: Mapping[str, str]) -> bytes:
    """Lines of `hash  path`, sorted by path; our names need no percent-encoding."""
    return "".join(f"{hashes[path]}  {path}\n" for path in sorted(hashes)).encode()


def read_manifest(path: Path) -> dict[str, str]:
    """Hashes by path; a line that cannot be read is left out, so what it named shows as strange."""
    text = (read_bounded(path, _LARGEST_MANIFEST) or b"").decode("utf-8", "replace")
    rows = (line.split("  ", 1) for line in text.split("\n"))
    return {row[1]: row[0] for row in rows if len(row) == 2 and is_inside(row[1])}


def is_inside(path: str) -> bool:
    """Whether a path is a relative and normal one, so that it stays inside the folder it is for.

    Neither "/dev/zero" nor "C:x", "a\\b", "a//b", "./a" or "../a": a list on a stick is written
    by whoever had the stick.
    """
    parts = path.split("/")
    return not {"", ".", ".."} & {*parts} and not {"\\", ":", "\0"} & {*path}


def read_bounded(path: Path, largest: int) -> bytes | None:
    """The bytes of a regular file of at most `largest` bytes; None for a link, a device, a larger
    file or one that cannot be read.
    """
    try:
        if not is_plain_file(path) or path.stat().st_size > largest:
            return None
        with path.open("rb") as source:
            data = source.read(largest + 1)
    except (OSError, ValueError):
        return None
    return data if len(data) <= largest else None


def hash_of(path: Path, algorithm: str = "sha256") -> str | None:
    """Hex digest of a regular file; None when it cannot be read, or is a link or a device."""
    digest = hashlib.new(algorithm)
    if not is_plain_file(path):
        return None
    try:
        with path.open("rb") as source:
            while block := source.read(_CHUNK):
                digest.update(block)
    except OSError:
        return None
    return digest.hexdigest()


def folder_name(label: Label, hashes: Mapping[str, str]) -> str:
    """The bag's name: same content, same name."""
    return _name(f"{label.made_on:%Y%m%d}", manifest_text(hashes), bag_info(label, 0, 0))


def name_in(folder: Path) -> str:
    """The name that the tag files in a folder give to their bag: `folder_name`, read back.

    "" where they give none. What the tag files say is only as true as their signature.
    """
    manifest = read_bounded(folder / MANIFEST, _LARGEST_MANIFEST) or b""
    info = read_bounded(folder / INFO, _LARGEST_INFO) or b""
    day = _DAY.search(info)
    if not manifest or not day:
        return ""
    made_on = day[1].replace(b"-", b"").decode()
    return _name(made_on, manifest, _OXUM.sub(b"Payload-Oxum: 0.0\n", info))


def _name(made_on: str, manifest: bytes, info: bytes) -> str:
    digest = hashlib.sha256(manifest + info).hexdigest()
    return f"{FOLDER}{made_on}-{digest[:6]}"


def clear(folder: Path) -> None:
    """Remove what an interrupted run left."""
    shutil.rmtree(folder, ignore_errors=True)


def _blocks(content: Content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as source:
        while block := source.read(_CHUNK):
            yield block
