"""Text files that editors write: read as UTF-8, and whole, or not at all."""

import re
from pathlib import Path

from loa.checking import check
from loa.ground.disks import reason_of
from loa.ground.wording import say
from loa.problems import Problem
from loa.safety.characters import faults_of, mended

# What git leaves where two versions of a line could not be joined (git-merge, "How conflicts
# are presented").
_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|>{7})(?: |\r?$)", re.MULTILINE)


def read_text(path: Path, label: str) -> tuple[str | None, list[Problem]]:
    """A file's text, or None and why it cannot be used; `label` is what problems call it.

    Characters that are not what they look like are problems, and the text comes without them.
    """
    text, problems = decoded(path, label)
    return (text, problems) if text is None else (mended(text), problems_of_characters(text, label))


@check("conflict-marker", "not-utf8", "unreadable-file", scope="reading")
def decoded(path: Path, label: str) -> tuple[str | None, list[Problem]]:
    """As `read_text`, but for its characters, which nobody has looked at."""
    try:
        data = path.read_bytes()
    except OSError as error:
        message = say("This file cannot be opened ({reason}).", reason=reason_of(error))
        hint = say("See whether you may read it, and whether the disk is broken or was pulled out.")
        return None, [Problem(label, 1, "unreadable-file", message, hint)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = say("Save the file as UTF-8.")
        message = say("The file is not UTF-8.")
        return None, [Problem(label, line, "not-utf8", message, hint)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    conflict = _CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        message = say("The file has marks of two versions that were not merged.")
        hint = say("Choose one version, and remove the lines <<<<<<<, ======= and >>>>>>>.")
        return None, [Problem(label, line, "conflict-marker", message, hint)]
    return text, []


@check(
    "alike-letter",
    "garbled-text",
    "not-nfc",
    "odd-space",
    "old-encoding",
    "unseen-character",
    scope="reading",
)
def problems_of_characters(text: str, label: str) -> list[Problem]:
    """Characters of a text that are not what they look like."""
    return [
        Problem(label, fault.line, fault.code, fault.message, fault.hint, fault.severity)
        for fault in faults_of(text)
    ]
