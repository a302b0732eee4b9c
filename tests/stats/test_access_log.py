"""What is read out of a row of a log, and what is not."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loa.stats.access_log import LONGEST_ROW, LogFile, Request

PHONE = "Mozilla/5.0 (Linux; Android 8.0) AppleWebKit/537.36 Chrome/64"
COMBINED = '203.0.113.9 - - [30/Jul/2026:23:59:59 +0700] "{} {} HTTP/1.1" {} 512 "-" "{}"\n'


def read(folder: Path, *rows: str | bytes) -> list[Request]:
    path = folder / "access.log"
    path.write_bytes(b"".join(row.encode() if isinstance(row, str) else row for row in rows))
    return list(LogFile(path))


def combined(
    method: str = "GET", target: str = "/a/", status: int = 200, agent: str = PHONE
) -> str:
    return COMBINED.format(method, target, status, agent)


ROW = Request(date(2026, 7, 30), b"/a/", 200)


def test_a_row_of_apache_and_nginx(tmp_path: Path) -> None:
    assert read(tmp_path, combined()) == [ROW]


def test_a_common_row_without_browser(tmp_path: Path) -> None:
    row = '203.0.113.9 - Hoa [30/Jul/2026:00:00:00 +0700] "GET /a/ HTTP/1.0" 200 -\n'
    assert read(tmp_path, row) == [ROW]


def test_a_name_with_quotes_and_brackets_is_no_hindrance(tmp_path: Path) -> None:
    assert read(tmp_path, combined(agent=r"Trình \"duyệt\" [x]")) == [ROW]


JSON = [
    {"time_iso8601": "2026-07-30T23:59:59+07:00", "request": "GET /a/ HTTP/1.1", "status": "200"},
    {"time": "2026-07-30 23:59:59", "method": "GET", "path": "/a/", "status": 200},
    {"time_local": "30/Jul/2026:23:59:59 +0700", "request_method": "GET", "request_uri": "/a/",
     "status": 200, "http_user_agent": PHONE},
    # Caddy: seconds since 1970, here half past midnight in Vietnam and still the 29th in Greenwich.
    {"ts": 1785346200.5, "status": 200,
     "request": {"method": "GET", "uri": "/a/", "headers": {"User-Agent": [PHONE]}}},
]  # fmt: skip


@pytest.mark.parametrize("row", JSON)
def test_a_row_of_json(tmp_path: Path, row: dict[str, object]) -> None:
    assert read(tmp_path, json.dumps(row) + "\n") == [ROW]


@pytest.mark.parametrize("method", ["HEAD", "POST", "PROPFIND"])
def test_what_asks_for_nothing_to_read_is_left_out(tmp_path: Path, method: str) -> None:
    assert read(tmp_path, combined(method)) == []


@pytest.mark.parametrize(
    "agent",
    [
        "Googlebot/2.1",
        "facebookexternalhit/1.1",
        "curl/8",
        "python-requests/2",
        "Zalo-Crawler",
        "HeadlessChrome/120",
        "Go-http-client/1.1",
    ],
)
def test_machines_are_left_out_in_both_formats(tmp_path: Path, agent: str) -> None:
    nginx = {**JSON[2], "http_user_agent": agent}
    caddy = {**JSON[3], "request": {"method": "GET", "uri": "/a/",
                                    "headers": {"User-Agent": [agent]}}}  # fmt: skip
    rows = [combined(agent=agent), *(json.dumps(row) + "\n" for row in (nginx, caddy))]
    assert read(tmp_path, *rows) == []


def test_a_rotated_log_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "access.log.2.gz"
    path.write_bytes(gzip.compress(combined().encode() * 3))
    assert list(LogFile(path)) == [ROW] * 3


def test_a_damaged_compressed_log_is_an_error_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "access.log.2.gz"
    path.write_bytes(gzip.compress(combined().encode() * 3000)[:-20])
    with pytest.raises(OSError, match="Compressed file ended") as caught:
        list(LogFile(path))
    assert caught.value.filename == str(path)


def test_rows_in_no_known_format_are_counted_and_the_first_is_named(tmp_path: Path) -> None:
    path = tmp_path / "access.log"
    path.write_text(combined() + "\n\nkhông phải nhật ký\n{}\n{hỏng\n[1]\n", "utf-8")
    log = LogFile(path)
    assert list(log) == [ROW]
    assert (log.unread, log.first_unread) == (4, 4)


@pytest.mark.parametrize("more", [-1, 0, 1, LONGEST_ROW])
def test_a_row_without_end_is_one_row(tmp_path: Path, more: int) -> None:
    path = tmp_path / "access.log"
    long = b"x" * (LONGEST_ROW + more - 1) + b"\n"
    path.write_bytes(long + combined().encode())
    log = LogFile(path)
    assert list(log) == [ROW]
    assert log.unread == 1


@given(st.binary(max_size=300))
def test_no_bytes_are_an_exception(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("logs") / "access.log"
    path.write_bytes(data.replace(b"\x1f\x8b", b""))
    list(LogFile(path))


@given(
    st.dictionaries(
        st.sampled_from(["ts", "time", "request", "status", "method", "uri", "headers"]),
        st.recursive(
            st.none()
            | st.booleans()
            | st.integers()
            | st.floats(allow_nan=True)
            | st.text(max_size=9),
            lambda inner: (
                st.lists(inner, max_size=2)
                | st.dictionaries(st.sampled_from(["uri", "headers", "method"]), inner, max_size=2)
            ),
            max_leaves=4,
        ),
    )
)
def test_no_json_is_an_exception(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, object]
) -> None:
    path = tmp_path_factory.mktemp("logs") / "access.log"
    path.write_text(json.dumps(data), "utf-8")
    list(LogFile(path))
