"""What lies below a folder of a stick, without following anything out of it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Kind = Literal["file", "folder", "link", "special", "unreadable"]


@dataclass(frozen=True)
class Entry:
    """One name below a folder; `uri` is relative to it, with forward slashes.

    "special" is a device, a socket or a pipe: reading one may never end. An "unreadable" folder
    could not be listed.
    """

    uri: str
    path: Path
    kind: Kind


def entries_below(folder: Path) -> Iterator[Entry]:
    """Everything below a folder, sorted within each folder; links are named, never followed."""
    waiting = [("", folder)]
    while waiting:
        prefix, current = waiting.pop()
        try:
            with os.scandir(current) as scan:
                items = sorted(scan, key=lambda item: item.name)
        except OSError:
            yield Entry(prefix.rstrip("/"), current, "unreadable")
            continue
        for item in items:
            entry = Entry(f"{prefix}{item.name}", Path(item.path), _kind_of(item))
            yield entry
            if entry.kind == "folder":
                waiting.append((f"{entry.uri}/", entry.path))


def files_below(folder: Path) -> list[str]:
    """The files below a folder of our own making, sorted: relative, with forward slashes."""
    uris: list[str] = []
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(folder / prefix) as scan:
            for item in scan:
                uri = f"{prefix}{item.name}"
                if item.is_dir(follow_symlinks=False):
                    waiting.append(f"{uri}/")
                elif item.is_file():
                    uris.append(uri)
    return sorted(uris)


def is_link(path: "Path | os.DirEntry[str]") -> bool:
    """Whether a path is a symbolic link or, on Windows, a junction (from Python 3.12 on)."""
    return path.is_symlink() or (hasattr(path, "is_junction") and path.is_junction())


def is_plain_file(path: Path) -> bool:
    """Whether a path is a regular file and not a link to one."""
    return not is_link(path) and path.is_file()


def _kind_of(item: "os.DirEntry[str]") -> Kind:
    try:
        if is_link(item):
            return "link"
        if item.is_dir(follow_symlinks=False):
            return "folder"
        return "file" if item.is_file(follow_symlinks=False) else "special"
    except OSError:
        return "unreadable"
