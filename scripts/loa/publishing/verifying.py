"""Trying the published telephone numbers: the sheet to call by, and the record of it."""

import re
from collections.abc import Iterable, Iterator, Sequence
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
    return "\n".join(row for line in lines for row in _asked(line, day))


def _asked(line: Helpline, day: date) -> Iterator[str]:
    yield f"{line.number}  {line.short_name}  ({line.id})"
    yield f"  Lần thử trước: {_last(line.verified, day)}"
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


def _last(verified: Verified | None, day: date) -> str:
    if verified is None:
        return "chưa có"
    until = verified.on + FRESH_FOR
    state = f"hết hạn {short_date(until)}" if until < day else f"còn hạn tới {short_date(until)}"
    return f"{short_date(verified.on)}, {HOW[verified.how]}, {verified.by}; {state}"


def with_verified(text: str, identity: str, verified: Verified) -> str:
    """The registry's text with the record of a try; every other line stays as it is.

    Raises NotFoundError for an entry that is not there.
    """
    row = f"    verified: {{on: {verified.on}, by: {quoted(verified.by)}, how: {verified.how}}}"
    rows = text.split("\n")
    start, end = rows_of_entry(rows, identity)
    for number in range(start + 1, end):
        if rows[number].startswith("    verified:"):
            return "\n".join([*rows[:number], row, *rows[number + 1 :]])
    return "\n".join([*rows[:end], row, *rows[end:]])


def rows_of_entry(rows: Sequence[str], identity: str) -> tuple[int, int]:
    """Where a helpline begins in the rows of its registry and where it ends, without the comments
    and empty lines that belong to the next one.

    Raises NotFoundError for an entry that is not there, or not written as `  - id: …`.
    """
    begin = re.compile(rf"  - id:\s*[\"']?{re.escape(identity)}[\"']?\s*(#.*)?")
    start = next((n for n, one in enumerate(rows) if begin.fullmatch(one)), None)
    if start is None:
        raise NotFoundError(f"Sổ số điện thoại không có “{identity}”.")
    end = next((n for n in range(start + 1, len(rows)) if rows[n].startswith("  - ")), len(rows))
    while end > start + 1 and (not rows[end - 1].strip() or rows[end - 1].startswith("  #")):
        end -= 1
    return start, end
