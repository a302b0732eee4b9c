"""A CSV file opens in Excel, and no cell of it is a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as some

from loa.ground.spreadsheet import as_csv


def test_a_table() -> None:
    assert as_csv(["tên", "số"], [["Đường", 3], ['a "b", c', -4]]) == (
        '\ufefftên,số\nĐường,3\n"a ""b"", c",-4\n'
    )


@pytest.mark.parametrize("sign", [*"=+-@\t\r\n＝＋－＠"])
@pytest.mark.parametrize("before", ["", " ", "   "])
def test_no_cell_begins_with_a_sign_of_a_formula(sign: str, before: str) -> None:
    cell = f"{before}{sign}cmd|' /C calc'!A0"
    rows = list(csv.reader(io.StringIO(as_csv(["a"], [[cell]]), newline="")))
    assert rows == [["\ufeffa"], [f"'{cell}".replace("\r", "\n")]]


@given(some.lists(some.text(some.characters(exclude_categories=["Cs"]))))
def test_every_table_is_read_back_as_the_same_words(cells: list[str]) -> None:
    table = as_csv(["a", "b"], [["1", one] for one in cells])
    rows = list(csv.reader(io.StringIO(table, newline="")))
    read = [row[1].removeprefix("'") for row in rows[1:]]
    lines = [one.replace("\r\n", "\n").replace("\r", "\n") for one in cells]
    assert read == [one.removeprefix("'") for one in lines]
