"""The log of a web server, read for what was asked and on which day, never by whom.

Addresses, names and where readers came from are not taken out of a row at all.

Formats: "combined" and "common" of Apache and nginx
(<https://httpd.apache.org/docs/2.4/logs.html>), and rows of JSON as nginx, Caddy and others write.
"""

import gzip
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

VIETNAM = timezone(timedelta(hours=7))
LONGEST_ROW = 1 << 16
"""Bytes. A longer row is no request that a browser sends."""
# Possessive where nothing shorter could match either: a fifth of the time.
_QUOTED = rb'[^"\\]*+(?:\\.[^"\\]*+)*+'
_ROW = re.compile(
    rb"\S++ \S++ [^\[]*+\[(\d\d/[A-Z][a-z]{2}/\d{4}):\d\d:\d\d:\d\d [+-]\d{4}\] "
    rb'"([A-Z]++) (\S+)[^"]*+" (\d{3}) \S++(?: "' + _QUOTED + rb'" "(' + _QUOTED + rb')")?'
)
_MACHINE = re.compile(
    rb"bot|crawl|spider|slurp|externalhit|preview|monitor|headless|lighthouse|curl|wget|python|"
    rb"go-http|java/|scan",
    re.I,
)
_MONTH_NAMES = b"Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}


class Request(NamedTuple):
    """What one row says: the day, the address below the server's root as typed, the answer."""

    day: date
    target: bytes
    status: int


class LogFile:
    """A log, also compressed by gzip. `unread` counts the rows that are in no format known here."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.unread = 0
        self.first_unread = 0
        """The number of the first such row, from 1; 0 without one."""

    def __iter__(self) -> Iterator[Request]:
        """The requests of people that asked for something to read.

        Raises OSError for what cannot be read, a damaged compressed file included.
        """
        with self.path.open("rb") as raw:
            is_packed = raw.read(2) == b"\x1f\x8b"
        with gzip.open(self.path) if is_packed else self.path.open("rb") as file:
            number = 0
            try:
                while row := file.readline(LONGEST_ROW):
                    number += 1
                    rest = row
                    while len(rest) == LONGEST_ROW and rest[-1:] != b"\n":
                        rest = file.readline(LONGEST_ROW)
                    request = _from_json(row) if row[:1] == b"{" else _from_text(row)
                    if request is None and not row.strip():
                        continue
                    if request is None:
                        self.unread += 1
                        self.first_unread = self.first_unread or number
                    elif request is not _OTHER:
                        yield request
            except EOFError as error:
                raise OSError(5, str(error), str(self.path)) from error


_OTHER = Request(date.min, b"", 0)
"""A row that was understood and is no reading: another method, or a machine's."""


def _from_text(row: bytes) -> Request | None:
    match = _ROW.match(row)
    if match is None:
        return None
    written, method, target, status, agent = match.groups()
    day = _day(written)
    if day is None:
        return None
    if method != b"GET" or (agent and _is_machine(agent)):
        return _OTHER
    return Request(day, target, int(status))


@lru_cache(maxsize=4096)
def _day(text: bytes) -> date | None:
    try:
        return date(int(text[7:]), _MONTHS[text[3:6]], int(text[:2]))
    except (KeyError, ValueError):
        return None


@lru_cache(maxsize=65536)
def _is_machine(agent: bytes) -> bool:
    return _MACHINE.search(agent) is not None


def _from_json(row: bytes) -> Request | None:
    try:
        data = json.loads(row.decode("utf-8", "surrogatepass"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    inner = data.get("request")
    fields = inner if isinstance(inner, dict) else data
    method, target = (
        _first(fields, "method", "request_method"),
        _first(fields, "uri", "request_uri", "path", "url"),
    )
    if isinstance(inner, str):
        method, target = (*inner.split(" "), "", "")[:2]
    status = _first(data, "status", "status_code", "response_status")
    day = _json_day(
        _first(data, "time_iso8601", "time_local", "time", "timestamp", "@timestamp", "ts")
    )
    if day is None or not (isinstance(target, str) and str(status).isdecimal()):
        return None
    agent = _first(data, "http_user_agent", "user_agent", "agent", "userAgent")
    headers = fields.get("headers")
    if isinstance(headers, dict):
        agent = str(headers.get("User-Agent", ""))
    if method != "GET" or _is_machine(str(agent or "").encode("utf-8", "replace")):
        return _OTHER
    return Request(day, target.encode("utf-8", "replace"), int(str(status)))


def _first(data: dict[str, Any], *names: str) -> Any:
    for name in names:
        if name in data:
            return data[name]
    return None


def _json_day(value: object) -> date | None:
    """The day in Vietnam of a time in seconds, or the day that a written time names."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return datetime.fromtimestamp(value, UTC).astimezone(VIETNAM).date()
        except (OverflowError, OSError, ValueError):
            return None
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return _day(value[:11].encode("utf-8", "replace"))
