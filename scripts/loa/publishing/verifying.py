"""Trying the published telephone numbers: the sheet to call by, and the record of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from loa.content.dates import short_date
from loa.content.entries.offices import FRESH_FOR, Helpline, Verified
from loa.content.front_matter import quoted
from loa.errors import NotFoundError

HOW = {"call": "gọi thử", "letter": "công văn trả lời", "website": "trang của cơ quan"}
EMERGENCY = frozenset({"112", "113", "114", "115"})
"""Rescue, police, fire brigade and ambulance: lines that nobody may keep busy to try them."""
_LEAVE_FREE = "Số khẩn cấp: KHÔNG gọi thử. Hỏi cơ quan bằng công văn hoặc xem trang của cơ quan."
_FAR = "Không gọi được từ trong nước: xem trang chính thức ở {country} còn ghi số này không."
_ASK = (
    "Có người nghe máy không? Chờ bao lâu?",
    "Đây có đúng là “{name}” không?",
    "Số này còn nhận việc này không: {purpose}",
    "Giờ trực: đang ghi “{hours}”. Còn đúng không?",
    "Gọi có mất tiền không: đang ghi “{cost}”. Còn đúng không?",
    "Gọi từ nước ngoài được không?",
)


def call_sheet(lines: Iterable[Helpline], day: date) -> str:
    """Plain text, to be read at a telephone: each number, when it was tried, what to ask."""
    return "\n".join(row for line in lines for row in _sheet_rows(line, day))


def _sheet_rows(line: Helpline, day: date) -> Iterator[str]:
    yield f"{line.number}  {line.short_name}  ({line.id})"
    yield f"  Lần thử trước: {_last_try(line.verified, day)}"
    how = "call"
    if line.number in EMERGENCY:
        how = "letter"
        yield f"  {_LEAVE_FREE}"
    elif line.country:
        how = "website"
        yield f"  {_FAR.format(country=line.country)}"
    else:
        yield "  Gọi ngoài giờ bận. Nói ngay: đây là cuộc gọi thử, để kiểm tra số."
    for question in _ASK if how == "call" else _ASK[1:]:
        text = question.format(
            name=line.name,
            purpose=line.purpose or "chưa ghi",
            hours=line.hours or "chưa ghi",
            cost=line.cost or "chưa ghi",
        )
        yield f"  [ ] {text}"
    yield f'  Xong thì ghi: loa verify helplines {line.id} --by "Tên bạn" --how {how}'
    yield ""


def _last_try(verified: Verified | None, day: date) -> str:
    if verified is None:
        return "chưa có"
    until = verified.on + FRESH_FOR
    state = f"hết hạn {short_date(until)}" if until < day else f"còn hạn tới {short_date(until)}"
    return f"{short_date(verified.on)}, {HOW[verified.how]}, {verified.by}; {state}"


def with_verified(text: str, identity: str, verified: Verified) -> str:
    """The registry's text with the record of a try; every other line stays as it is.

    Raises NotFoundError for an entry that is not there.
    """
    rows = text.split("\n")
    entry = rows_of_entry(rows, identity)
    key = f"{entry.indent}verified:"
    row = f"{key} {{on: {verified.on}, by: {quoted(verified.by)}, how: {verified.how}}}"
    for number in range(entry.start + 1, entry.end):
        if rows[number].startswith(key):
            return "\n".join([*rows[:number], row, *rows[number + 1 :]])
    return "\n".join([*rows[: entry.end], row, *rows[entry.end :]])


@dataclass(frozen=True)
class EntryRows:
    """The rows of an entry, from its first to behind its last, and the spaces before its fields."""

    start: int
    end: int
    indent: str


def rows_of_entry(rows: Sequence[str], identity: str) -> EntryRows:
    """Where a helpline begins in the rows of its registry and where it ends, without the comments
    and empty lines that belong to the next one.

    Raises NotFoundError for an entry that is not there, or not written as `- id: …`.
    """
    begin = re.compile(rf"(?P<indent> *)- id:\s*[\"']?{re.escape(identity)}[\"']?\s*(#.*)?")
    matches = ((number, begin.fullmatch(row)) for number, row in enumerate(rows))
    start, indent = next(((n, match["indent"]) for n, match in matches if match), (None, ""))
    if start is None:
        raise NotFoundError(f"Sổ số điện thoại không có “{identity}”.")
    others = range(start + 1, len(rows))
    end = next((n for n in others if rows[n].startswith(f"{indent}- ")), len(rows))
    while end > start + 1 and (not rows[end - 1].strip() or rows[end - 1].startswith(f"{indent}#")):
        end -= 1
    return EntryRows(start, end, f"{indent}  ")
