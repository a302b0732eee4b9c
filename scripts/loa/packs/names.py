"""Names and sizes that every stick takes: FAT32, exFAT, Windows, old phones and TVs.

Limits: a FAT32 file holds at most 2^32-1 bytes (Microsoft FAT specification 1.03); Windows
refuses device names and most paths over 260 characters, drive and parent folders included.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath

from loa.checking import check
from loa.ground.names import MAX_PATH, is_device, is_safe
from loa.ground.wording import say
from loa.problems import Problem

MAX_FILE = 2**32 - 1


@check("pack-file-size", "pack-name", "pack-name-collision", "pack-path-length", scope="pack")
def check_names(sizes: Mapping[str, int]) -> list[Problem]:
    """Whether every path below the stick's root (with its size in bytes) can be written."""
    problems = []
    spelled: dict[str, str] = {}
    for path, size in sorted(sizes.items()):
        problems += _check_parts(path)
        if len(path) > MAX_PATH:
            message = say(
                "The path has {path} characters, a stick takes {max_path} at most.",
                path=len(path),
                max_path=MAX_PATH,
            )
            problems.append(
                Problem(path, 1, "pack-path-length", message, say("Give the file a shorter name."))
            )
        if size > MAX_FILE:
            message = say("The file weighs {size} bytes, FAT32 takes less than 4 GiB.", size=size)
            hint = say("Cut it into parts, or compress it.")
            problems.append(Problem(path, 1, "pack-file-size", message, hint))
        for ancestor in (PurePosixPath(path), *PurePosixPath(path).parents):
            name = ancestor.as_posix()
            first_spelling = spelled.setdefault(name.lower(), name)
            if first_spelling != name:
                message = say(
                    "On a stick this name is the same as “{other}” (capitals are not told apart).",
                    other=first_spelling,
                )
                hint = say("Change one of the two names.")
                problems.append(Problem(path, 1, "pack-name-collision", message, hint))
    return problems


def _check_parts(path: str) -> list[Problem]:
    problems = []
    for part in path.split("/"):
        if not is_safe(part):
            message = say(
                "The name “{part}” has characters that a stick or Windows does not take.", part=part
            )
            hint = say("Use only letters without marks, digits, dots and hyphens.")
            problems.append(Problem(path, 1, "pack-name", message, hint))
        elif is_device(part):
            message = say("Windows keeps the name “{part}” for a device.", part=part)
            problems.append(Problem(path, 1, "pack-name", message, say("Take another name.")))
    return problems
