"""What the generator made: files beside the pages, each with its proof."""

import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from math import inf
from pathlib import Path

from loa.ground.asking import note
from loa.ground.files import write_whole
from loa.ground.folder_entries import files_below

DAY = 24 * 60 * 60
UNUSED_DAYS = 30
"""How long a made file is kept that no build asks for: a month's branches and drafts."""


@dataclass(frozen=True, order=True)
class Artifact:
    """A generated file.

    `dest_uri` is its place in the site (forward slashes, no leading one), `kind` its
    registry name (`lesson-plan`, `event-feed`, `clip`…), `source` the src_uri of the page
    it was made from, `stored` where its bytes lie in the cache, `note` a short fact for
    readers such as "4 trang" or "45 giây".
    """

    dest_uri: str
    kind: str
    language: str
    source: str
    size: int
    sha256: str
    stored: Path = field(compare=False)
    title: str = ""
    note: str = ""

    @classmethod
    def of_file(
        cls,
        dest_uri: str,
        kind: str,
        language: str,
        source: str,
        stored: Path,
        title: str,
        note: str = "",
    ) -> "Artifact":
        """What lies in the cache, with its size and hash."""
        data = stored.read_bytes()
        return cls(
            dest_uri, kind, language, source, len(data), sha256_of(data), stored, title, note
        )

    def as_row(self) -> dict[str, str | int]:
        """What there is to know of it, whatever the cache it lies in."""
        # `asdict` copies what nobody can change, and a manifest has thousands of rows.
        return {name: getattr(self, name) for name in _ROW}

    @property
    def extension(self) -> str:
        """File ending in lower case, without the dot."""
        return self.dest_uri.rsplit(".", 1)[-1].lower()


_ROW = tuple(one.name for one in fields(Artifact) if one.name != "stored")

UNLISTED = frozenset({"chapter"})
"""Kinds that no page offers by themselves: a script loads them where somebody asks."""


class Manifest:
    """All artifacts of one build, found by page or by place."""

    def __init__(self, artifacts: Iterable[Artifact] = ()) -> None:
        self._by_uri: dict[str, Artifact] = {}
        self._by_source: dict[str, list[Artifact]] = {}
        for artifact in artifacts:
            self.add(artifact)

    def __iter__(self):  # type: ignore[no-untyped-def]
        note("manifest")
        return iter(sorted(self._by_uri.values()))

    def __len__(self) -> int:
        note("manifest")
        return len(self._by_uri)

    def __contains__(self, dest_uri: str) -> bool:
        note("artifact", dest_uri)
        return dest_uri in self._by_uri

    def add(self, artifact: Artifact) -> None:
        """Record an artifact; two makers may not claim one place."""
        if artifact.dest_uri in self._by_uri:
            raise ValueError(f"two artifacts at {artifact.dest_uri}")
        self._by_uri[artifact.dest_uri] = artifact
        if artifact.kind not in UNLISTED:
            self._by_source.setdefault(artifact.source, []).append(artifact)

    def of_page(self, src_uri: str, *kinds: str) -> list[Artifact]:
        """The artifacts of one page in the order they were made, of some kinds or of all."""
        note("artifacts", src_uri)
        made = self._by_source.get(src_uri, [])
        return [a for a in made if not kinds or a.kind in kinds]

    def as_json(self) -> str:
        """A stable listing: what, where, how large, which hash."""
        rows = [artifact.as_row() for artifact in self]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def sha256_of(data: bytes) -> str:
    """Lower-case hex SHA-256, as in SHA256SUMS files."""
    return hashlib.sha256(data).hexdigest()


@cache
def code_of(*packages: str) -> str:
    """The hash of the source of packages of ours, for a maker's keys: `code_of("media")`.

    What a changed maker made before is not found again, and nobody has to count a number up.
    """
    digest = hashlib.sha256()
    root = Path(str(files("loa")))
    for package in packages:
        is_folder = (root / package).is_dir()
        for uri in _sources_below(root, package) if is_folder else [f"{package}.py"]:
            data = (root / uri).read_bytes()
            digest.update(f"{uri}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()


def _sources_below(root: Path, package: str) -> list[str]:
    """The files of a package of ours but what Python compiled, sorted, relative to `root`."""
    found = files_below(root / package)
    prefix = f"{package}/" if package else ""
    return [f"{prefix}{uri}" for uri in found if "__pycache__/" not in uri]


@cache
def version_of(distribution: str) -> str:
    """The installed version of a package; its metadata is read once, not for each file made."""
    return version(distribution)


class ArtifactStore:
    """Bytes on disk under the hash of everything they were made from.

    A maker asks with a key; what was made before from the same inputs is not made again. Beside
    each file lies its proof, `<file>.sum`: size in bytes and SHA-256. A file that a power cut
    emptied, that somebody touched, or that has no proof is not given back but made again.
    `written` are the files that were made anew and not found again.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.written: set[Path] = set()
        self._proven: dict[Path, tuple[int, ...]] = {}

    def key(self, *inputs: bytes | str) -> str:
        """The name of a set of inputs; order and borders count."""
        digest = hashlib.sha256()
        for part in inputs:
            data = part.encode() if isinstance(part, str) else part
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
        return digest.hexdigest()

    def path(self, key: str, extension: str) -> Path:
        """Where the bytes for a key lie, or would lie."""
        return self.root / key[:2] / f"{key}.{extension}"

    def get(self, key: str, extension: str) -> Path | None:
        """The stored file for a key, if it was made before and is still what was made."""
        path = self.path(key, extension)
        return path if self.is_whole(path) else None

    def read(self, key: str, extension: str) -> bytes | None:
        """The stored bytes for a key, proven as they are read; for what is asked for once."""
        return _proven_bytes(self.path(key, extension))

    def is_whole(self, path: Path) -> bool:
        """Whether a stored file is what was put there; read once until somebody touches it."""
        try:
            state = _state_of(path)
        except OSError:
            return False
        if self._proven.get(path) == state:
            return True
        is_whole = _proven_bytes(path) is not None
        if is_whole:
            self._proven[path] = state
        return is_whole

    def put(self, key: str, extension: str, data: bytes) -> Path:
        """Store bytes under a key, whole or not at all; two threads may store the same key."""
        path = self.path(key, extension)
        if path.is_dir():
            shutil.rmtree(path)
        write_whole(path, data, is_kept=False)
        write_whole(_sum_of(path), _proof_of(path, data), is_kept=False)
        self.written.add(path)
        return path

    def keep(self, key: str, extension: str, data: bytes) -> None:
        """Store what only spares work next time; without room it is found out again.

        For whoever has the answer already: a check needs no disk that can be written to.
        """
        with suppress(OSError):
            self.put(key, extension, data)

    def sweep(self, now: float) -> int:
        """Take out what nobody asked for in 30 days, at most once a day; how many files went.

        `now` is in seconds since 1970. A proof's mtime is the day on which its file was last asked
        for. What has no proof is none of ours and stays.
        """
        mark = self.root / "swept"
        if _age(mark, now) < DAY:
            return 0
        unused = [
            proof
            for proof in self.root.glob("[0-9a-f][0-9a-f]/*.sum")
            if _age(proof, now) > UNUSED_DAYS * DAY
        ]
        for proof in unused:
            # First the file: a proof without one is an entry that is not there.
            proof.with_suffix("").unlink(missing_ok=True)
            proof.unlink(missing_ok=True)
        write_whole(mark, b"", is_kept=False)
        os.utime(mark, (now, now))
        return len(unused)


def _sum_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.sum")


def _proven_bytes(path: Path) -> bytes | None:
    """What lies at a place if it is what was put there; it counts as asked for today."""
    try:
        proof = _sum_of(path).read_text(encoding="ascii")
        data = path.read_bytes()
    except (OSError, UnicodeDecodeError):
        return None
    if _proof_of(path, data) != proof:
        return None
    _mark_used(path)
    return data


def _mark_used(path: Path) -> None:
    """Once a day is enough; a disk that is only read keeps the day it has."""
    proof, now = _sum_of(path), time.time()
    if _age(proof, now) > DAY:
        with suppress(OSError):
            os.utime(proof, (now, now))


def _age(path: Path, now: float) -> float:
    """Seconds since a file was written; endless where there is none."""
    try:
        return now - path.stat().st_mtime
    except OSError:
        return inf


def _proof_of(path: Path, data: bytes) -> str:
    """The name is part of it, so that two files and their proofs cannot change places."""
    return f"{len(data)} {sha256_of(data)} {path.name}\n"


def _state_of(path: Path) -> tuple[int, ...]:
    """What changes when a file is written: no program can set a ctime."""
    state = path.stat()
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino
