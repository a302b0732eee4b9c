"""A pack's proof: the folder is a BagIt bag (RFC 8493, version 1.0).

    cong-20261123-a1b2c3/     the bag; its name ends in the hash of its manifest
        data/                 the portal
        goc/                  what lies at the root of the stick, once more, to check it against
        bagit.txt  bag-info.txt  manifest-sha256.txt
        tagmanifest-sha256.txt  tagmanifest-sha512.txt

An unsigned list of hashes shows damage; it cannot show who wrote the list.
"""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

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


def write_payload(folder: Path, payload: Payload) -> dict[str, str]:
    """Write data/ below a folder; give each file's SHA-256 by its path in the bag."""
    return write_files(folder, {f"{DATA}/{uri}": payload[uri] for uri in sorted(payload)})


def write_files(folder: Path, files: Mapping[str, Content]) -> dict[str, str]:
    """Write files below a folder; give their SHA-256."""
    hashes = {}
    made: set[Path] = set()
    for path, content in files.items():
        target = folder / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        digest = hashlib.sha256()
        with target.open("wb") as out:
            for block in _blocks(content):
                digest.update(block)
                out.write(block)
        hashes[path] = digest.hexdigest()
    return hashes


def finish_bag(
    folder: Path, hashes: Mapping[str, str], sizes: Mapping[str, int], label: Label,
    root_files: Mapping[str, bytes],
) -> None:  # fmt: skip
    """Write everything of a bag but its payload; the tag manifests come last."""
    tags: dict[str, Content] = {
        DECLARATION: b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        INFO: bag_info(label, sum(sizes.values()), len(sizes)),
        MANIFEST: manifest_text(hashes),
        **{f"{ROOT_COPIES}/{name}": data for name, data in sorted(root_files.items())},
    }
    write_files(folder, tags)
    for name, algorithm in TAG_MANIFESTS.items():
        proofs = {
            path: hashlib.new(algorithm, read(data)).hexdigest() for path, data in tags.items()
        }
        (folder / name).write_bytes(manifest_text(proofs))


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
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return {}
    rows = (line.split("  ", 1) for line in text.split("\n"))
    return {row[1]: row[0] for row in rows if len(row) == 2 and ".." not in row[1].split("/")}


def hash_of(path: Path, algorithm: str = "sha256") -> str | None:
    """Hex digest of a file; None when it cannot be read."""
    digest = hashlib.new(algorithm)
    try:
        with path.open("rb") as source:
            while block := source.read(_CHUNK):
                digest.update(block)
    except OSError:
        return None
    return digest.hexdigest()


def folder_name(label: Label, hashes: Mapping[str, str]) -> str:
    """The bag's name: same content, same name."""
    proof = hashlib.sha256(manifest_text(hashes) + bag_info(label, 0, 0)).hexdigest()
    return f"{FOLDER}{label.made_on:%Y%m%d}-{proof[:6]}"


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
