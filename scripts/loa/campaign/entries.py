"""From the rows of a form to sessions, or to what is wrong with each cell."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from loa.campaign.columns import (
    AGENCY,
    AUDIENCE,
    CHILDREN,
    COLUMNS,
    COMMUNE,
    COUNTS,
    DAY,
    PRESENT,
    Column,
    folded,
    number,
)
from loa.campaign.sheets import Cell, Sheet, is_filled
from loa.checking import check
from loa.content.dates import short_date
from loa.ground.wording import say
from loa.problems import Problem, nearest
from loa.safety.folding import read_plainly
from loa.safety.people import people_named_in

OLDEST = timedelta(days=730)
LONGEST = 80
"""Characters of a place or an office."""
_COMMUNE = re.compile(r"(xã|phường|đặc khu) (?=\S)", re.IGNORECASE)
_DIGITS = re.compile(r"\d(?:[\s.-]?\d){5,}")
_MAIL = re.compile(r"\S+@\S+")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")
_WHOLE = re.compile(r"\d{1,3}(?:[. ]\d{3})+|\d+")
# Columns that no ledger may have, and those that web forms add by themselves.
_PRIVATE = re.compile(
    r"họ.{0,4}tên|tên người|người (?:nói|ghi|báo cáo|trình bày)|e-?mail|thư điện tử|điện thoại|sđt"
    r"|địa chỉ|cccd|cmnd|căn cước|ngày sinh|dân tộc|name|phone",
    re.IGNORECASE,
)
_STAMPS = frozenset({"dấu thời gian", "timestamp", "stt", "số thứ tự"})


@dataclass(frozen=True, order=True)
class Session:
    """One row of the ledger: what was done on a day, where, by which office, for whom."""

    day: date
    commune: str
    agency: str
    audience: str
    counts: tuple[int, ...]


@check("report-cell", "report-person", scope="command")
def sessions_in(
    sheet: Sheet, audiences: Mapping[str, str], communes: Collection[str], today: date
) -> tuple[list[Session], list[Problem]]:
    """The sessions of a form, and everything that is wrong with it, each with its cell.

    `audiences` are names by id; `communes` those that there are, or nothing where nobody listed
    them.
    """
    positions, problems = _columns_of(sheet)
    if problems:
        return [], problems
    sessions: list[Session] = []
    first_rows: dict[Session, int] = {}
    reader = _Reader(sheet.path, audiences=audiences, communes=communes, today=today)
    for cells in sheet.rows:
        session = reader.session(
            {
                column: cells[position]
                for column, position in positions.items()
                if position < len(cells)
            }
        )
        if session is None:
            continue
        row = cells[0].row
        if session in first_rows:
            message = say("this row is the same as row {first}.", first=first_rows[session])
            reader.refuse(cells[0], message, say("One session a row."))
        first_rows.setdefault(session, row)
        sessions.append(session)
    return sessions, sorted(set(reader.problems))


def _columns_of(sheet: Sheet) -> tuple[dict[Column, int], list[Problem]]:
    columns_by_title = {folded(column.title): column for column in COLUMNS}
    positions: dict[Column, int] = {}
    problems = []
    for position, cell in enumerate(sheet.heading):
        words = folded(str(cell.value))
        if words in columns_by_title and columns_by_title[words] not in positions:
            positions[columns_by_title[words]] = position
        elif _PRIVATE.search(words):
            hint = say("Take the whole column away and send it again.")
            problems.append(
                _problem(
                    sheet.path,
                    cell,
                    message=say("this column points at people."),
                    hint=hint,
                    is_person=True,
                )
            )
        elif is_filled(cell.value) and words not in _STAMPS:
            hint = nearest(str(cell.value), [column.title for column in COLUMNS])
            problems.append(
                _problem(
                    sheet.path,
                    cell,
                    message=say("there is no column “{value}”.", value=cell.value),
                    hint=hint,
                )
            )
    missing = [column.title for column in COLUMNS if column not in positions]
    if missing:
        message = say("columns are missing: {join}.", join=", ".join(missing))
        hint = say("Take a new form by “loa report form”.")
        problems.append(_problem(sheet.path, sheet.heading[0], message=message, hint=hint))
    return positions, problems


def _problem(
    path: str, cell: Cell, message: str, hint: str = "", is_person: bool = False
) -> Problem:
    located = say("Cell {place}: {message_}", place=cell.reference, message_=message)
    if is_person:
        return Problem(path, cell.row, code="report-person", message=located, hint=hint)
    return Problem(path, cell.row, code="report-cell", message=located, hint=hint)


class _Reader:
    """Reads cells and remembers what is wrong with them."""

    def __init__(
        self, path: str, audiences: Mapping[str, str], communes: Collection[str], today: date
    ) -> None:
        self.path = path
        self.audiences = {folded(name): key for key, name in audiences.items()}
        self.names = list(audiences.values())
        self.communes = {folded(name): name for name in communes}
        self.today = today
        self.problems: list[Problem] = []

    @check("report-cell", "report-person", scope="command")
    def refuse(self, cell: Cell, message: str, hint: str = "", is_person: bool = False) -> None:
        self.problems.append(
            _problem(self.path, cell, message=message, hint=hint, is_person=is_person)
        )

    def session(self, cells: Mapping[Column, Cell]) -> Session | None:
        before = len(self.problems)
        day = self._day(cells[DAY])
        commune = self._commune(cells[COMMUNE])
        agency = self._label(cells[AGENCY], AGENCY)
        audience = self._audience(cells[AUDIENCE])
        counts = [self._count(cells[column], column) for column in COUNTS]
        present, children = counts[COUNTS.index(PRESENT)], counts[COUNTS.index(CHILDREN)]
        if children > present:
            self.refuse(
                cells[CHILDREN],
                say(
                    "{children} children of {present} who were there.",
                    children=children,
                    present=present,
                ),
                say("Children are counted among those who were there."),
            )
        if not any(counts):
            self.refuse(
                cells[DAY],
                say("the whole row has no number."),
                say("Take this row away, or write numbers."),
            )
        if len(self.problems) > before or day is None:
            return None
        return Session(
            day=day, commune=commune, agency=agency, audience=audience, counts=tuple(counts)
        )

    def _day(self, cell: Cell) -> date | None:
        day = _date_of(cell.value)
        if day is None:
            self.refuse(
                cell,
                say("the day “{value}” cannot be understood.", value=cell.value),
                say("For example: 30/7/2027."),
            )
        elif day > self.today:
            self.refuse(cell, say("the day {day} is still to come.", day=short_date(day)))
        elif day < self.today - OLDEST:
            self.refuse(
                cell,
                say("the day {day} is more than two years ago.", day=short_date(day)),
                say("Look at the year."),
            )
        return day

    def _commune(self, cell: Cell) -> str:
        words = self._label(cell, COMMUNE)
        kind = _COMMUNE.match(words)
        if words and kind is None:
            self.refuse(
                cell,
                say("it is unclear whether “{words}” is a xã or a phường.", words=words),
                say("Write it whole: Xã … or Phường …"),
            )
        elif words and self.communes and folded(words) not in self.communes:
            hint = nearest(words, self.communes.values())
            self.refuse(cell, say("the list has no “{words}”.", words=words), hint)
        if kind is None:
            return words
        return self.communes.get(folded(words), kind[0].capitalize() + words[kind.end() :])

    def _label(self, cell: Cell, column: Column) -> str:
        words = " ".join(read_plainly(str(cell.value or "")).split())
        if not words:
            self.refuse(cell, say("“{title}” is not written.", title=column.title), column.hint)
        elif len(words) > LONGEST:
            self.refuse(
                cell,
                say(
                    "{words} characters long, at most {longest}.", words=len(words), longest=LONGEST
                ),
                say("Write the name of the place only."),
            )
        elif person := next(_persons(words), None):
            hint = say("The ledger names no people: write agencies, schools and communes only.")
            self.refuse(
                cell, say("“{person}” points at a person.", person=person), hint, is_person=True
            )
        return words

    def _audience(self, cell: Cell) -> str:
        words = str(cell.value or "")
        key = self.audiences.get(folded(words), "")
        if not key:
            self.refuse(
                cell, say("there is no group “{words}”.", words=words), nearest(words, self.names)
            )
        return key

    def _count(self, cell: Cell, column: Column) -> int:
        count = _count_of(cell.value)
        if count is None:
            message = say("“{value}” is no count.", value=cell.value)
            self.refuse(
                cell, message, say("Write digits only; leave it empty where there were none.")
            )
            return 0
        if count > column.most:
            message = say(
                "{number} is too much for one session ({lower}).",
                number=number(count),
                lower=column.title.lower(),
            )
            self.refuse(
                cell, message, say("One session a row, nothing added up. Look at the zeros.")
            )
        return count


def _persons(words: str) -> Iterator[str]:
    yield from people_named_in(words)
    for pattern in (_DIGITS, _MAIL):
        yield from (match.group() for match in pattern.finditer(words))


def _date_of(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    match = _DAY.fullmatch(str(value or "").strip())
    if match is None:
        return None
    day, month, year = (match[3], match[2], match[1])[::-1] if match[1] else match.group(6, 5, 4)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _count_of(value: object) -> int | None:
    """A count as cells hold it: 40, 40.0, "40", "1.200"; nothing is zero."""
    if not is_filled(value):
        return 0
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return int(value) if value >= 0 and value == int(value) else None
    words = str(value).strip()
    return int(re.sub(r"\D", "", words)) if _WHOLE.fullmatch(words) else None
