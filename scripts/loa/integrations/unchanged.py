"""Whether a site is still what a build would write: then nothing is loaded and nothing is done.

A build leaves a record of what it was made from and of what it wrote. Next time the questions are
asked again: has any input other bytes, was any output touched? This module loads neither MkDocs
nor the library, since asking has to be cheaper than building.
"""

import hashlib
import json
import os
import platform
import sys
import sysconfig
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

from loa.artifacts import code_of
from loa.ground.files import write_whole
from loa.ground.folder_entries import entries_below
from loa.ground.git import history_of
from loa.ground.layout import DOCS, SETTINGS, cache_of
from loa.ground.theme import theme_folder

DATA_FOLDER = "_data"
_ENVIRONMENT = ("SOURCE_DATE_EPOCH", "LANG", "LC_ALL", "LANGUAGE", "TZ")

_PACKAGES = (".dist-info", ".pth")

State = tuple[int, int, int, int]
"""Of a file: size in bytes, mtime and ctime in nanoseconds, inode. No program can set a ctime, so
that a file which was touched has another one; moving the folder leaves all four."""


def inputs_of(root: Path, options: Mapping[str, object]) -> str:
    """The hash of everything that a build of the portal reads, the machine's programs included.

    Empty where something cannot be read: then the build is what tells of it.
    """
    try:
        return _inputs_of(root, options)
    except OSError:
        return ""


def _inputs_of(root: Path, options: Mapping[str, object]) -> str:
    inputs = _InputHash()
    inputs.machine()
    inputs.update(json.dumps(options, sort_keys=True, default=str))
    history = history_of(root)
    inputs.update(history.commit, str(history.is_shallow))
    inputs.update((root / SETTINGS).read_bytes())
    # What a year's list names is kept under its digest and proven by the build.
    for path in sorted((root / "archives").glob("*.json")):
        inputs.update(path.name, path.read_bytes())
    inputs.folder("docs", root / DOCS)
    inputs.folder("theme", theme_folder(root))
    return inputs.hash.hexdigest()


class Surroundings(NamedTuple):
    """What pages are made with, as digests: `common` of everything, `registries` of those alone,
    `program` of all but the registries.
    """

    common: str
    registries: str
    program: str


def everything_but_pages(root: Path, docs: Path) -> Surroundings:
    """What each page is made with: our code, the packages, settings, templates and registries.
    Style sheets and scripts are named by pages and not part of them.

    Where something cannot be read the digests are some that never come again.
    """
    registries, common = _InputHash(), _InputHash()
    try:
        registries.folder(DATA_FOLDER, docs / DATA_FOLDER)
        common.machine()
        settings = root / SETTINGS
        common.update(settings.read_bytes() if settings.is_file() else b"")
        common.folder("theme", theme_folder(root), but=(".css", ".js"))
        program = common.hash.hexdigest()
        common.update(registries.hash.digest())
    except OSError:
        return unknown_surroundings()
    return Surroundings(common.hash.hexdigest(), registries.hash.hexdigest(), program)


def unknown_surroundings() -> Surroundings:
    """Those of something that nobody can find again."""
    return Surroundings(token_hex(), token_hex(), token_hex())


class _InputHash:
    """A SHA-256 of texts and files in a row; their order and where each ends count."""

    def __init__(self) -> None:
        self.hash = hashlib.sha256()

    def update(self, *parts: bytes | str) -> None:
        for part in parts:
            data = part.encode() if isinstance(part, str) else part
            self.hash.update(len(data).to_bytes(8, "big") + data)

    def machine(self) -> None:
        """Our code, the packages beside it, and what the system is told to be."""
        self.update(code_of(""), sys.version, platform.platform(), *_installed())
        self.update(*(f"{name}={os.environ.get(name)}" for name in _ENVIRONMENT))

    def folder(self, name: str, folder: Path, but: tuple[str, ...] = ()) -> None:
        """Every file of a folder but those with some endings."""
        for entry in entries_below(folder):
            if entry.uri.endswith(but or "\0"):
                continue
            # A pipe would never end, and a link may lead anywhere.
            content = entry.path.read_bytes() if entry.kind == "file" else b""
            self.update(name, os.fsencode(entry.uri), entry.kind, content)


def _installed() -> list[str]:
    """The packages beside ours, with their versions: what they make is in the site too."""
    folders = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    names: list[str] = []
    for folder in sorted(folders):
        names += (path.name for path in Path(folder).iterdir() if path.suffix in _PACKAGES)
    return sorted(names)


def outputs_of(site: Path) -> dict[str, State]:
    """The state of each file below a folder; empty where there is none."""
    states: dict[str, State] = {}
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            entries = list(os.scandir(site / folder))
        except OSError:
            return {}
        for entry in entries:
            uri = f"{folder}/{entry.name}" if folder else entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting.append(uri)
                continue
            state = entry.stat(follow_symlinks=False)
            states[uri] = (state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino)
    return states


def _record_path(root: Path, site: Path) -> Path:
    name = hashlib.sha256(str(site.resolve()).encode()).hexdigest()[:16]
    return cache_of(root) / "sites" / f"{name}.json"


def remember(root: Path, site: Path, inputs: str, outputs: Mapping[str, State]) -> None:
    """Write down what a site was made from, and its files as they were before it was swapped in.

    Without room for the record the next build is a whole one.
    """
    with suppress(OSError):
        text = json.dumps({"inputs": inputs, "outputs": outputs})
        write_whole(_record_path(root, site), text, is_kept=False)


def is_unchanged(root: Path, site: Path, inputs: str) -> bool:
    """Whether the site was made from these inputs and stands as it was left."""
    try:
        record = json.loads(_record_path(root, site).read_text(encoding="utf-8"))
        made_from, outputs = record["inputs"], record["outputs"]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    if not inputs or made_from != inputs or not outputs:
        return False
    return bool(outputs == {uri: list(state) for uri, state in outputs_of(site).items()})


def pages_in(site: Path) -> int:
    """How many pages a site has."""
    return sum(1 for uri in outputs_of(site) if uri.endswith(".html"))
