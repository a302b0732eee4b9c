"""All files of the kit, and their writing: what somebody wrote by hand is never written over."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from loa.content.registries import Registries
from loa.errors import LoaError
from loa.ground.files import write_whole
from loa.kit.forges import PROPOSE, ci_files
from loa.kit.front_matter_cms import front_matter_file
from loa.kit.issues import issue_files
from loa.kit.mark import MARK
from loa.kit.owners import owner_files
from loa.kit.programs import write_program
from loa.kit.schemas import schema_files
from loa.kit.snippets import snippet_files

_GENERATED_WHOLE = frozenset({".vscode/settings.json", ".vscode/loa.code-snippets"})
"""Files whose format has no place for a mark; they are replaced where their keys are all ours."""
_OPTIONAL = (".github/CODEOWNERS", ".gitlab/CODEOWNERS", ".forgejo/CODEOWNERS")


@dataclass(frozen=True)
class Kit:
    """Files to be written by path from the root, and those of ours that are no longer due."""

    files: Mapping[str, str]
    stale: tuple[str, ...]
    gone: tuple[str, ...]


def kit_of(root: Path, registries: Registries, program: Mapping[str, bytes] | None = None) -> Kit:
    """What the kit of a portal is, and where the folder differs from it.

    `program` (`program_files`) is about to be written there with it.
    """
    files = {
        # A job that runs what is not there can only fail.
        **(ci_files() if program or (root / PROPOSE).is_file() else {}),
        **issue_files(),
        **owner_files(registries.reviewers.values()),
        **schema_files(),
        **snippet_files(),
        **front_matter_file(registries),
    }
    stale = tuple(path for path in sorted(files) if _text(root / path) != files[path])
    gone = tuple(path for path in _OPTIONAL if path not in files and (root / path).is_file())
    return Kit(files, stale, gone)


def write_kit(
    root: Path, kit: Kit, program: Mapping[str, bytes] | None = None
) -> tuple[list[str], list[str]]:
    """Write what differs, and before it the program that its jobs run; of the program the paths
    that were written and those that went.

    Raises LoaError, before anything is written, for files of others.
    """
    others = [path for path in (*kit.stale, *kit.gone) if not _is_ours(root / path, path)]
    if others:
        raise LoaError(
            f"Không ghi đè tệp do người viết: {', '.join(others)}. Dời chúng đi rồi chạy lại."
        )
    written, gone = write_program(root, program) if program else ([], [])
    for path in kit.stale:
        write_whole(root / path, kit.files[path])
    for path in kit.gone:
        (root / path).unlink()
    return written, gone


def _is_ours(path: Path, name: str) -> bool:
    text = _text(path)
    if text is None or MARK in text:
        return True
    if name not in _GENERATED_WHOLE:
        return False
    try:
        data = json.loads(text)
    except ValueError:
        return False
    ours = {**schema_files(), **snippet_files()}[name]
    return isinstance(data, dict) and set(data) <= set(json.loads(ours))


def _text(path: Path) -> str | None:
    """None where there is nothing; a link or a folder is nobody's text."""
    if not path.exists() and not path.is_symlink():
        return None
    if path.is_symlink() or not path.is_file():
        return ""
    return path.read_text(encoding="utf-8", errors="replace")
