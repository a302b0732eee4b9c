"""What lies in a folder that is to be published: files that can be read, and what is no file.

Nothing is followed out of the folder and nothing is opened that may never end: a link, a pipe or a
device is a problem, not an input.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from loa.checking import check
from loa.ground.folder_entries import Entry, entries_below
from loa.ground.names import is_device, is_for_git, is_safe, is_system, left_behind
from loa.ground.wording import say
from loa.problems import Problem

LONGEST_NAME = 60
"""Characters of a page's short name, which its handouts repeat twice in their paths."""
LONGEST_PATH = 150
"""Characters below docs/: with what is put before and after, sticks take 199 (`ground.names`)."""

_MOVE = say("Move it out of this folder, or delete it.")


@check("left-behind", "linked-file", "unreadable-file", scope="reading")
@check("system-file", scope="reading", severity="warning")
def survey(folder: Path, label: str) -> tuple[list[str], list[Problem]]:
    """The plain files below a folder that can be read, sorted, and what is wrong with the rest.

    Paths are relative, with forward slashes; `label` is what problems call the folder. What
    systems and programs leave behind by themselves is in the problems only.
    """
    files: list[str] = []
    problems: list[Problem] = []
    aside: list[str] = []
    for entry in entries_below(folder):
        if any(entry.uri.startswith(folder_uri) for folder_uri in aside):
            continue
        name = PurePosixPath(entry.uri).name
        path = f"{label}/{entry.uri}" if entry.uri else label
        problem = _no_file(entry, name, path)
        if problem is not None:
            problems.append(problem)
            if entry.kind == "folder":
                aside.append(f"{entry.uri}/")
        elif entry.kind == "file" and not is_for_git(name):
            files.append(entry.uri)
    return sorted(files), problems


def _no_file(entry: Entry, name: str, path: str) -> Problem | None:
    """Why an entry cannot be used or published; None for folders and for files that can."""
    if entry.kind == "link":
        message = say("This is a link, which may lead out of the folder.")
        return Problem(path, 1, "linked-file", message, say("Copy the file itself to here."))
    if entry.kind == "special":
        message = say("This is no plain file (a pipe, a device or a socket).")
        return Problem(path, 1, "unreadable-file", message, _MOVE)
    if entry.kind == "unreadable":
        return _unreadable(path, say("folder"))
    if what := left_behind(name):
        return Problem(path, 1, "left-behind", say("This is {what}.", what=what), _MOVE)
    if is_system(name):
        message = say("The system or a program writes this by itself; it is not published.")
        return Problem(path, 1, "system-file", message, say("Better delete it."))
    if entry.kind == "file":
        try:
            with entry.path.open("rb"):
                return None
        except OSError:
            return _unreadable(path, say("file"))
    return None


def _unreadable(path: str, what: str) -> Problem:
    message = say("This {what} cannot be opened.", what=what)
    hint = say("See whether you may read it, and whether the disk is broken or was pulled out.")
    return Problem(path, 1, "unreadable-file", message, hint)


@check("file-name", scope="reading")
def check_names(uris: Iterable[str], label: str) -> Iterator[Problem]:
    """Whether sticks and Windows take every name below docs/, and keep all of them apart.

    What a page may be called beyond that is said by `content.page`.
    """
    spelled: dict[str, str] = {}
    for uri in uris:
        path = f"{label}/{uri}"
        parts = PurePosixPath(uri).parts
        for part in parts:
            if is_device(part):
                message = say("Windows keeps the name “{part}” for a device.", part=part)
                yield Problem(path, 1, "file-name", message, say("Give it another name."))
            elif not is_safe(part) and not uri.endswith(".md"):
                message = say(
                    "The name “{part}” has a character that sticks or Windows do not take.",
                    part=part,
                )
                hint = say("Use letters without accents, digits, dots and hyphens only.")
                yield Problem(path, 1, "file-name", message, hint)
        short = parts[-1].partition(".")[0]
        if len(short) > LONGEST_NAME:
            message = say(
                "The name “{short}” has {count} characters; {most} are allowed.",
                short=short,
                count=len(short),
                most=LONGEST_NAME,
            )
            yield Problem(path, 1, "file-name", message, say("Give it a shorter name."))
        if len(uri) > LONGEST_PATH:
            message = say(
                "The path has {count} characters; {most} are allowed.",
                count=len(uri),
                most=LONGEST_PATH,
            )
            yield Problem(
                path, 1, "file-name", message, say("Give the file or its folder a shorter name.")
            )
        for ancestor in (PurePosixPath(uri), *PurePosixPath(uri).parents):
            name = ancestor.as_posix()
            other = spelled.setdefault(name.lower(), name)
            if other != name:
                message = say(
                    "This name is the same as “{other}” (sticks do not tell capitals from small "
                    "letters).",
                    other=other,
                )
                yield Problem(path, 1, "file-name", message, say("Change one of the two names."))
