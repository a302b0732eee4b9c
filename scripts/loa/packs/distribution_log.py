"""The distribution log: which place holds which pack. A CSV file that an officer keeps.

Excel, LibreOffice and a text editor open it: UTF-8 with a byte order mark, columns named in
Vietnamese, dates as 2026-11-23 (23/11/2026 is read too). Lines are only added; for one place,
office and profile the last line counts. Format: RFC 4180, with the separator of the first line.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from loa.checking import check
from loa.content.dates import short_date
from loa.ground.files import write_whole
from loa.ground.wording import say
from loa.packs.info import PackInfo
from loa.printable import is_printed, printable
from loa.problems import Problem

COLUMNS = (
    "Nơi nhận",
    "Cơ quan giữ",
    "Loại bản",
    "Số thứ tự",
    "Ngày của bản",
    "Hạn dùng",
    "Ngày trao",
)
# Vietnamese Windows separates lists by semicolons, because a comma begins the decimals.
_SEPARATOR = ";"
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WRITTEN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_PERSON = re.compile(r"^(ông|bà|anh|chị|cô|chú|bác|em)\s", re.IGNORECASE)
_REACHES_A_PERSON = re.compile(r"@|(?:\d[ .-]?){9,}")


@dataclass(frozen=True)
class LogEntry:
    """A pack that was handed over. `holder` is an office, never a person."""

    place: str
    holder: str
    pack: PackInfo
    handed_on: date

    @property
    def cells(self) -> tuple[str, ...]:
        """In the order of the columns."""
        pack = self.pack
        days = (pack.made_on, pack.valid_until, self.handed_on)
        version = (pack.profile, str(pack.sequence))
        return (self.place, self.holder, *version, *(day.isoformat() for day in days))


@dataclass(frozen=True)
class Stale:
    """A place to go to, and why."""

    entry: LogEntry
    reason: str

    def __str__(self) -> str:
        entry = self.entry
        return say(
            "{place} ({holder}), copy {profile}: {reason}.",
            place=entry.place,
            holder=entry.holder,
            profile=entry.pack.profile,
            reason=self.reason,
        )


@check("log-columns", "log-unreadable", scope="pack")
def read_log(path: Path) -> tuple[list[LogEntry], list[Problem]]:
    """Every line that can be read, and what is wrong with the others; no file is an empty log."""
    if not path.exists():
        return [], []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        message = say("The log cannot be read: the file is not UTF-8.")
        hint = say("In Excel save it as “CSV UTF-8 (Comma delimited)”.")
        return [], [Problem(str(path), 1, "log-unreadable", message, hint)]
    rows = csv.reader(io.StringIO(text), delimiter=_separator(text))
    heads = next(rows, list(COLUMNS))
    if tuple(head.strip() for head in heads) != COLUMNS:
        message = say("The first line of the log does not name the columns.")
        return [], [
            Problem(
                str(path),
                1,
                "log-columns",
                message,
                say("Write it as: {join}", join="; ".join(COLUMNS)),
            )
        ]
    entries: list[LogEntry] = []
    problems: list[Problem] = []
    for row in rows:
        cells = [cell.strip() for cell in row]
        if any(cells):
            line = _Line(str(path), rows.line_num, cells)
            entry = line.read()
            problems += line.problems
            if entry and not line.problems:
                entries.append(entry)
    return entries, problems


def add_to_log(path: Path, entry: LogEntry) -> list[Problem]:
    """Add a line; what is wrong with the log or with the line, in which case nothing is written."""
    _, problems = read_log(path)
    line = _Line(str(path), 1, list(entry.cells))
    line.read()
    if problems or line.problems:
        return problems or line.problems
    text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    separator = _separator(text) if text else _SEPARATOR
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    if not text.strip():
        text = ""
        writer.writerow(COLUMNS)
    elif not text.endswith("\n"):
        out.write("\r\n")
    writer.writerow(entry.cells)
    write_whole(path, (text + out.getvalue()).encode("utf-8-sig"))
    return []


def outdated(
    entries: Iterable[LogEntry],
    today: date,
    newest: PackInfo | None = None,
    within: int = 0,
    made_before: date | None = None,
) -> list[Stale]:
    """Who holds a pack past its date, or past it in so many days, or older than the newest of
    its profile, or made before the day on which something was taken back; the longest past first.
    """
    last_entries = {(entry.place, entry.holder, entry.pack.profile): entry for entry in entries}
    stale: list[Stale] = []
    for entry in sorted(
        last_entries.values(), key=lambda entry: (entry.pack.valid_until, entry.cells)
    ):
        pack = entry.pack
        if pack.valid_until < today:
            stale.append(
                Stale(
                    entry,
                    say("too old since {valid_until}", valid_until=short_date(pack.valid_until)),
                )
            )
        elif made_before and pack.made_on < made_before:
            reason = say(
                "made before {made_before}, it still holds what was taken back",
                made_before=short_date(made_before),
            )
            stale.append(Stale(entry, reason))
        elif pack.valid_until <= today + timedelta(days=within):
            stale.append(
                Stale(
                    entry,
                    say("soon too old, on {valid_until}", valid_until=short_date(pack.valid_until)),
                )
            )
        elif newest and newest.profile == pack.profile and newest.sequence > pack.sequence:
            reason = say("there is a newer copy, of {made_on}", made_on=short_date(newest.made_on))
            stale.append(Stale(entry, reason))
    return stale


def _separator(text: str) -> str:
    head = text.split("\n", 1)[0]
    return max(";,\t", key=head.count)


@dataclass
class _Line:
    path: str
    number: int
    cells: list[str]

    def __post_init__(self) -> None:
        self.problems: list[Problem] = []

    @check("log-cell", "log-date", "log-person", scope="pack")
    def read(self) -> LogEntry | None:
        """The line's entry; None, and `problems`, when it has none."""
        if len(self.cells) != len(COLUMNS):
            message = say(
                "The line has {cells} cells, the log has {columns} columns.",
                cells=len(self.cells),
                columns=len(COLUMNS),
            )
            self._complain("log-cell", message, say("Look at the signs between the cells."))
            return None
        place, holder, profile, sequence, *days = self.cells
        for name, value in zip(COLUMNS, (place, holder, profile), strict=False):
            self._check_words(name, value)
        # Twelve digits of seconds reach into the year 33658; longer ones Python refuses to read.
        if not (sequence.isdecimal() and len(sequence) <= 12 and int(sequence) > 0):
            hint = say("Copy the number from the page “Về bản sao này” of the stick.")
            self._complain(
                "log-cell",
                say("The cell “Số thứ tự” is no number: “{sequence}”.", sequence=sequence),
                hint,
            )
        read = list(self._days(days))
        if self.problems:
            return None
        made_on, valid_until, handed_on = (day for day in read if day)
        pack = PackInfo(
            profile=profile, sequence=int(sequence), made_on=made_on, valid_until=valid_until
        )
        return LogEntry(place=place, holder=holder, pack=pack, handed_on=handed_on)

    def _check_words(self, name: str, value: str) -> None:
        if not value:
            self._complain(
                "log-cell",
                say("The cell “{name}” is empty.", name=name),
                say("Write the name of a village, a commune or an agency."),
            )
        elif not is_printed(value):
            message = say(
                "The cell “{name}” has a control character or a new line: “{value}”.",
                name=name,
                value=printable(value),
            )
            self._complain("log-cell", message, say("Type this cell again, on one line."))
        elif not value[0].isalnum():
            # A spreadsheet runs what begins with such a sign.
            hint = say("Begin with a letter or a digit.")
            self._complain(
                "log-cell",
                say("The cell “{name}” begins with “{value}”.", name=name, value=value[0]),
                hint,
            )
        elif _REACHES_A_PERSON.search(value) or (name == COLUMNS[1] and _PERSON.match(value)):
            message = say(
                "The cell “{name}” seems to be the name or number of a person: “{value}”.",
                name=name,
                value=value,
            )
            self._complain("log-person", message, say("This log names agencies and units only."))

    def _days(self, values: list[str]) -> Iterator[date | None]:
        for name, value in zip(COLUMNS[4:], values, strict=True):
            day = _day(value)
            if day is None:
                hint = say("Write it like 2026-11-23 or 23/11/2026.")
                self._complain(
                    "log-date",
                    say("The cell “{name}” is no day: “{value}”.", name=name, value=value),
                    hint,
                )
            yield day

    def _complain(self, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, self.number, code, message, hint))


def _day(value: str) -> date | None:
    if iso := _ISO.fullmatch(value):
        parts = [int(part) for part in iso.groups()]
    elif written := _WRITTEN.fullmatch(value):
        parts = [int(part) for part in reversed(written.groups())]
    else:
        return None
    try:
        return date(*parts)
    except ValueError:
        return None
