"""Proof that a folder of ours still holds what was written into it."""

import hashlib
import json
from pathlib import Path

from loa.ground.files import write_whole

_LIST = "{}.sums"
_CHUNK = 1 << 20


def sum_of(path: Path) -> tuple[int, str]:
    """Size in bytes and lower-case SHA-256 of a file of any size, as far as it could be read."""
    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as source:
        while block := source.read(_CHUNK):
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


def sums_of(folder: Path) -> dict[str, str]:
    """Size in bytes and SHA-256 of each file below a folder, by path; links have no sum."""
    sums = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            size, digest = sum_of(path)
            sums[path.relative_to(folder).as_posix()] = f"{size} {digest}"
        elif not path.is_dir() or path.is_symlink():
            sums[path.relative_to(folder).as_posix()] = "no file"
    return sums


def seal(folder: Path, contents: Path | None = None) -> None:
    """Write down beside a finished folder what it holds, or what `made` holds that is to be it."""
    listed = json.dumps(sums_of(contents or folder), sort_keys=True)
    write_whole(_list_of(folder), listed, is_kept=False)


def is_sealed(folder: Path) -> bool:
    """Whether a folder holds just what it held when it was sealed."""
    try:
        sums = json.loads(_list_of(folder).read_text(encoding="utf-8"))
        return bool(sums) and sums == sums_of(folder)
    except (OSError, ValueError):
        return False


def break_seal(folder: Path) -> None:
    """Say that a folder is about to change; until it is sealed again it proves nothing."""
    _list_of(folder).unlink(missing_ok=True)


def _list_of(folder: Path) -> Path:
    return folder.with_name(_LIST.format(folder.name))
