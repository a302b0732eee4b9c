"""Several files of a portal that change together: all of them, or none, whatever is killed.

Everything new is first written beside its place, so that a full disk is met before anything has
changed. A note then says which names are to be given and which files go; the renames follow. Where
a kill falls between them, the next command does what the note says.
"""

import json
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from loa.ground.files import write_whole

_NOTE = "{}.together"
_TEMPORARY = ".loa-{}.tmp"


def write_together(
    notes: Path, files: Mapping[Path, bytes | str], removed: Iterable[Path] = ()
) -> None:
    """Write some files and remove others. `notes` is a folder of ours, as in `replacement`.

    Raises OSError, and has then changed nothing, or leaves the rest to the next command.
    """
    name = secrets.token_hex(8)
    temporaries = {
        path: path.with_name(_TEMPORARY.format(f"{name}-{n}")) for n, path in enumerate(files)
    }
    note = notes / _NOTE.format(name)
    try:
        for path, data in files.items():
            write_whole(temporaries[path], data)
        work = {
            "renamed": [[str(new), str(path)] for path, new in temporaries.items()],
            "removed": [str(path) for path in removed],
        }
        write_whole(note, json.dumps(work))
    except BaseException:
        for new in temporaries.values():
            with suppress(OSError):
                new.unlink(missing_ok=True)
        raise
    _finish(note)


def finish_together(notes: Path) -> None:
    """Do what killed runs had decided on."""
    for note in sorted(notes.glob(_NOTE.format("*"))) if notes.is_dir() else ():
        _finish(note)


def _finish(note: Path) -> None:
    try:
        work = json.loads(note.read_text(encoding="utf-8"))
        renamed = [(Path(new), Path(path)) for new, path in work["renamed"]]
        removed = [Path(path) for path in work["removed"]]
    except (OSError, ValueError, KeyError, TypeError):
        # Not ours, or another run was quicker.
        return
    for new, path in renamed:
        with suppress(FileNotFoundError):
            new.replace(path)
    for path in removed:
        path.unlink(missing_ok=True)
    note.unlink(missing_ok=True)
