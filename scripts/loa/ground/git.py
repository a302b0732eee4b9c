"""Git, asked in one place; what it cannot tell is said, not guessed.

Dates of pages, the number of their changes, and the sequence of packs hang on the history. A ZIP
download has none, a shallow clone has its end alone, and git itself refuses folders of others.
"""

import errno
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from loa.ground.disks import reason_of
from loa.ground.wording import say

_OF_A_HOOK = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
"""What git tells programs that its hooks call; they would lead us to another repository."""


_OF_A_DISK = {
    "No space left on device": errno.ENOSPC,
    "Out of diskspace": errno.ENOSPC,
    "Disk quota exceeded": errno.EDQUOT,
    "Read-only file system": errno.EROFS,
    "Permission denied": errno.EACCES,
    "insufficient permission": errno.EACCES,
    "Input/output error": errno.EIO,
}
"""What git says in English of a disk that refuses, and the number of that refusal."""
_NO_GIT = say("git is not installed here, or does not run")
_NO_ANSWER = say("git does not answer")


class GitError(Exception):
    """Git could not answer; the text is the reason, for editors, without a full stop."""


@dataclass(frozen=True)
class History:
    """What a folder's repository knows. `commit` is "" where `lacks` says why there is none."""

    commit: str
    is_shallow: bool
    lacks: str = ""

    @property
    def sentence(self) -> str:
        """What cannot be known and what helps; "" where everything is known."""
        if self.lacks:
            return say(
                "Unknown are the days on which pages changed, how often, and the number of a "
                "copy: {lacks}. Get the portal by “git clone”, or set SOURCE_DATE_EPOCH.",
                lacks=self.lacks,
            )
        if self.is_shallow:
            return say(
                "Unknown are the days on which pages changed, and how often: only the last "
                "part of the repository was fetched. Run “git fetch --unshallow”."
            )
        return ""


def history_of(folder: Path) -> History:
    """Whether the history of a folder can be asked; nothing is raised."""
    try:
        rows = ask(folder, "rev-parse", "HEAD", "--is-shallow-repository").split()
    except GitError as error:
        return History("", False, str(error))
    commit, is_shallow = rows[0], rows[-1]
    return History(commit, is_shallow != "false")


def ask(folder: Path, *arguments: str) -> str:
    """What git prints, names that are no UTF-8 as surrogates (PEP 383). Raises GitError."""
    return answer(folder, *arguments).decode("utf-8", "surrogateescape")


def answer(folder: Path, *arguments: str) -> bytes:
    """What git prints, as it is. Raises GitError."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, env=_environment())
    except OSError as error:
        raise GitError(_NO_GIT) from error
    if done.returncode:
        raise GitError(_reason(done.stderr.decode("utf-8", "replace"), folder))
    return done.stdout


def contents(folder: Path, names: Iterable[str]) -> Iterator[bytes]:
    """The files of some names of contents, in their order, by one process; one of them is in memory
    at a time. Raises GitError.
    """
    command = ["git", "-C", str(folder), "cat-file", "--batch"]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
    except OSError as error:
        raise GitError(_NO_GIT) from error
    with process:
        assert process.stdin is not None
        assert process.stdout is not None
        for name in names:
            try:
                # Past the buffer: what it held when git ends would fail once more at the close.
                os.write(process.stdin.fileno(), f"{name}\n".encode())
            except OSError as error:
                raise GitError(_NO_ANSWER) from error
            # "<name> <type> <bytes>", or "<name> missing".
            header = process.stdout.readline().split()
            if not header:
                raise GitError(_NO_ANSWER)
            if len(header) != 3:
                raise GitError(say("the repository lacks the file {name}", name=name))
            data = process.stdout.read(int(header[2]) + 1)
            if len(data) != int(header[2]) + 1:
                raise GitError(_NO_ANSWER)
            yield data[:-1]


def _environment() -> Mapping[str, str]:
    """Answers in English, and nothing fetched from a network or asked of a person."""
    own = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    quiet = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    return {**own, **quiet, "GIT_OPTIONAL_LOCKS": "0"}


def _reason(stderr: str, folder: Path) -> str:
    if "dubious ownership" in stderr:
        return say(
            "git does not trust the owner of this folder (dubious ownership); if it is "
            "your portal, run “git config --global --add safe.directory {folder}”",
            folder=folder,
        )
    if "not a git repository" in stderr:
        return say("this folder is no git repository")
    if (
        "unknown revision" in stderr
        or "does not have any commits" in stderr
        or "bad revision" in stderr
    ):
        return say("the repository does not have that commit")
    for words, code in _OF_A_DISK.items():
        if words in stderr:
            return reason_of(OSError(code, words))
    rows = [row for row in stderr.splitlines() if row.strip()]
    return say("git says “{words}”", words=rows[-1].strip()) if rows else _NO_ANSWER
