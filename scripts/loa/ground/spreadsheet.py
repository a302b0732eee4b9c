"""Tables for spreadsheets: opened in Excel as what they are, and nothing in them runs.

A byte order mark tells Excel that a CSV file is UTF-8. A cell that begins with one of the signs of
a formula is given an apostrophe before it (OWASP, "CSV Injection").
"""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")
_MARK = "\ufeff"


def as_csv(header: Sequence[str], rows: Iterable[Sequence[object]], row_end: str = "\n") -> str:
    """A table with a header row; numbers stay numbers. Format: RFC 4180, whose own `row_end` is
    a carriage return and a line feed.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=row_end)
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return _MARK + out.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    # A bare carriage return would end the row for most readers, and is not quoted.
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
