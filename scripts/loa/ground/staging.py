"""What a command changed is staged for git's next commit, as `git mv` and `git rm` do.

Only what the command did is staged: a file in which somebody had edits that were not staged keeps
them so, and what was staged before stays as it was. Files that git does not track stay untracked.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from loa.ground.git import GitError, ask

_MERGED = "0"
"""The stage of an entry of the index about which there is no conflict."""


@dataclass(frozen=True)
class Staged:
    """Whether git took `is_any` of a change for the next commit; the files, by their paths, whose
    new text was `left` out because somebody is editing them; and the reason where git failed.
    """

    is_any: bool = False
    left: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Stock:
    """What git knew of some files of a folder before a command changed them, by their paths from
    there: `entries` of the index (mode, blob), and those with edits that were not staged.
    """

    folder: Path
    entries: Mapping[str, tuple[str, str]]
    edited: frozenset[str]

    def stage(self, renamed: Mapping[str, str], changed: Collection[str]) -> Staged:
        """Stage the files that were renamed, by old and new path, and those that were changed or
        removed.

        An edited file that was renamed is renamed in the index, with the text that it has there;
        nothing is raised, also where another program is writing the index.
        """
        tracked = [path for path in (*renamed, *changed) if path in self.entries]
        whole = {path for path in tracked if path not in self.edited}
        added = sorted({*whole, *(renamed[path] for path in whole if path in renamed)})
        edited = [path for path in tracked if path in self.edited]
        moved = [path for path in edited if path in renamed]
        entries = [
            argument
            for path in moved
            for argument in ("--cacheinfo", ",".join((*self.entries[path], renamed[path])))
        ]
        try:
            if added:
                _git(self.folder, "add", "--all", "--force", "--", *added)
            if moved:
                _git(self.folder, "update-index", "--add", *entries, "--force-remove", "--", *moved)
        except GitError as error:
            return Staged(reason=str(error))
        left = sorted({renamed.get(path, path) for path in edited})
        return Staged(is_any=bool(added or moved), left=tuple(left))


def stock_of(folder: Path, paths: Collection[str]) -> Stock:
    """What git knows of files by their paths from a folder: of none where there is no repository,
    or no git.
    """
    try:
        rows = _git(folder, "ls-files", "-z", "--stage", "--", *paths).split("\0")
        edited = _git(folder, "diff", "-z", "--name-only", "--relative", "--", *paths).split("\0")
    except GitError:
        return Stock(folder, {}, frozenset())
    entries = {}
    for row in filter(None, rows):
        # "<mode> <blob> <stage>\t<path>"
        about, _, path = row.partition("\t")
        mode, blob, stage = about.split(" ")
        if stage == _MERGED:
            entries[path] = (mode, blob)
    return Stock(folder, entries, frozenset(filter(None, edited)))


def _git(folder: Path, *arguments: str) -> str:
    """Names are names here, not patterns."""
    return ask(folder, "--literal-pathspecs", *arguments)
