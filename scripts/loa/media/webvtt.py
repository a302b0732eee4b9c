"""Captions as WebVTT files: written, and read as browsers read them.

Format: W3C "WebVTT: The Web Video Text Tracks Format"; blocks are taken apart as its parser
does (section 6.1), so that what is judged here is what viewers see.
"""

import html
import re
from dataclasses import dataclass

from loa.ground.wording import say

_ARROW = "-->"
_TIME = r"(?:(\d+):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"[ \t\f]*{_TIME}[ \t\f]*-->[ \t\f]*{_TIME}(?!\d)", re.ASCII)
_SILENT = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t]|$)")


@dataclass(frozen=True)
class Cue:
    """A caption: from, to (seconds) and its text; `line` is where it stands in its file."""

    start: float
    end: float
    text: str
    line: int = 0


def as_vtt(cues: list[Cue]) -> str:
    """A WebVTT file."""
    blocks = [f"{_stamp(cue.start)} --> {_stamp(cue.end)}\n{_escape(cue.text)}" for cue in cues]
    return "WEBVTT\n\n" + "\n\n".join(blocks) + "\n"


def parse_vtt(text: str) -> tuple[list[Cue], list[tuple[int, str]]]:
    """Read a WebVTT file: its cues, and (line, what is wrong) for what browsers leave out.

    Any text gives an answer; nothing is raised.
    """
    clean = text.removeprefix("\ufeff").replace("\0", "\ufffd")
    rows = clean.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.fullmatch(r"WEBVTT(?:[ \t].*)?", rows[0]):
        return [], [(1, say("the first line must be WEBVTT"))]
    cues: list[Cue] = []
    faults: list[tuple[int, str]] = []
    at = _end(rows, 1)
    while at < len(rows):
        if not rows[at]:
            at += 1
            continue
        first = at
        # The times stand in the first line of a block, or below a name.
        timing = next((n for n in (first, first + 1) if _ARROW in "".join(rows[n : n + 1])), first)
        at = _end(rows, timing + 1)
        match = _TIMING.match(rows[timing])
        if match:
            start, end = _seconds(match.groups()[:4]), _seconds(match.groups()[4:])
            body = "\n".join(rows[timing + 1 : at])
            cues.append(Cue(start=start, end=end, text=_plain(body), line=timing + 1))
        elif not _SILENT.match(rows[first]):
            faults.append((first + 1, say("a line of times cannot be read")))
    return cues, faults


def _end(rows: list[str], at: int) -> int:
    """The first row from `at` on that a block cannot hold: an empty one, or other times."""
    while at < len(rows) and rows[at] and _ARROW not in rows[at]:
        at += 1
    return at


def _stamp(seconds: float) -> str:
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, thousandths = (int((part or "0")[-9:]) for part in parts)
    return hours * 3600 + minutes * 60 + seconds + thousandths / 1000


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _plain(text: str) -> str:
    """What viewers see: without tags, an unclosed one included, and with entities resolved."""
    return html.unescape(re.sub(r"<[^>]*>?", "", text))
