"""The ledger: private, whole, nothing twice; its sums are those of an independent count."""

import csv
import io
import random
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from loa.campaign import ledger as module
from loa.campaign.columns import COUNTS
from loa.campaign.entries import Session
from loa.campaign.ledger import LedgerError, add_to_ledger, read_ledger
from loa.campaign.report import as_csv, as_text
from loa.campaign.totals import TITLES, totals_of, within

AUDIENCES = {"hoc-sinh": "Học sinh", "gia-dinh": "Gia đình"}


def session(day: int = 30, commune: str = "Xã A", sessions: int = 1, present: int = 40) -> Session:
    counts = (sessions, present, *[0] * (len(COUNTS) - 2))
    return Session(date(2027, 7, day), commune, "Trường A", "hoc-sinh", counts)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "so.csv"


def test_sessions_come_back_sorted_and_are_added_once(path: Path) -> None:
    assert read_ledger(path) == []
    assert add_to_ledger(path, [session(31), session(30)]) == (2, 0)
    assert add_to_ledger(path, [session(30), session(29)]) == (1, 1)
    assert [one.day.day for one in read_ledger(path)] == [29, 30, 31]


def test_it_opens_in_a_spreadsheet(path: Path) -> None:
    add_to_ledger(path, [session(commune="=1+1")])
    assert path.read_bytes().startswith(b"\xef\xbb\xbfNg")
    assert "'=1+1" in path.read_text("utf-8")


@pytest.mark.parametrize("mark", ["mkdocs.yml", ".git"])
def test_it_never_lies_in_a_portal(tmp_path: Path, mark: str) -> None:
    (tmp_path / mark).write_text("", "utf-8")
    (tmp_path / "sub").mkdir()
    with pytest.raises(LedgerError, match="nơi được chép và đăng"):
        add_to_ledger(tmp_path / "sub" / "so.csv", [session()])
    assert not (tmp_path / "sub/so.csv").exists()


@pytest.mark.parametrize(
    "text", ["", "a,b\n1,2\n", "\ufeff" + ",".join(module.HEADER) + "\n2027-07-30,Xã A\n", "\x00"]
)
def test_what_is_no_ledger_is_left_as_it_is(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    with pytest.raises(LedgerError, match="không phải sổ do Loa ghi, hoặc đã hỏng"):
        add_to_ledger(path, [session()])
    assert path.read_text("utf-8") == text


def test_a_kill_while_writing_leaves_the_old_ledger(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_to_ledger(path, [session(29)])

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        add_to_ledger(path, [session(30)])
    assert [one.day.day for one in read_ledger(path)] == [29]


def test_sums_are_those_of_another_count() -> None:
    random.seed(20270730)
    sessions = [
        Session(
            date(2027, 1, 1) + timedelta(days=random.randrange(200)),
            random.choice(["Xã A", "Xã B", "Phường C"]),
            random.choice(["Trường A", "Hội B"]),
            random.choice(["hoc-sinh", "gia-dinh"]),
            tuple(random.randrange(50) for _ in COUNTS),
        )
        for _ in range(300)
    ]
    by_commune: Counter[tuple[str, int]] = Counter()
    for one in sessions:
        by_commune.update({(one.commune, at): count for at, count in enumerate(one.counts)})
    for name, counts in totals_of(sessions, "xa", AUDIENCES).rows:
        assert [by_commune[name, at] for at in range(len(COUNTS))] == list(counts)
    for grouping in TITLES:
        totals = totals_of(sessions, grouping, AUDIENCES)
        sums = [sum(column) for column in zip(*(counts for _, counts in totals.rows), strict=True)]
        assert sums == list(totals.whole)
        assert list(totals.whole) == [sum(one.counts[at] for one in sessions) for at in range(11)]


def test_weeks_begin_on_monday_and_stand_in_order() -> None:
    # 2 August 2027 is a Monday.
    days = [date(2027, 8, 2), date(2027, 8, 1), date(2027, 7, 26)]
    counts = (1, *[0] * (len(COUNTS) - 1))
    sessions = [Session(day, "Xã A", "Trường A", "hoc-sinh", counts) for day in days]
    assert [(name, row[0]) for name, row in totals_of(sessions, "tuan", AUDIENCES).rows] == [
        ("26/7/2027", 2), ("2/8/2027", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "days"), [(None, None, 3), (30, None, 2), (None, 30, 2), (30, 30, 1)]
)
def test_days_are_inclusive(first: int | None, last: int | None, days: int) -> None:
    sessions = [session(29), session(30), session(31)]
    border = [date(2027, 7, day) if day else None for day in (first, last)]
    assert len(within(sessions, *border)) == days


def test_tables_for_the_terminal_and_for_spreadsheets() -> None:
    totals = totals_of([session(present=1200), session(29, "Xã Bé")], "xa", AUDIENCES)
    assert as_text(totals) == (
        "Xã, phường  Cuộc tuyên truyền  Lượt người dự\n"
        "Xã A                        1          1.200\n"
        "Xã Bé                       1             40\n"
        "Tất cả                      2          1.240"
    )
    rows = list(csv.reader(io.StringIO(as_csv(totals).removeprefix("\ufeff"))))
    assert [row[:3] for row in rows[1:]] == [
        ["Xã A", "1", "1200"], ["Xã Bé", "1", "40"], ["Tất cả", "2", "1240"],
    ]  # fmt: skip
    assert {len(row) for row in rows} == {len(COUNTS) + 1}
