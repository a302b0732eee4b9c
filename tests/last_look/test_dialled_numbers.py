"""No link of a finished page dials another number than it shows, whoever wrote it."""

from pathlib import Path

import pytest

from loa.content.registries import load_registries
from loa.last_look.look import Look
from portals import ROOT

REGISTRIES = load_registries(ROOT / "docs")[0]


def told(tmp_path: Path, body: str, name: str = "a.html") -> list[tuple[int, str, str]]:
    look = Look(REGISTRIES, tmp_path / "seen.json")
    data = f"<html lang=vi>\n<body>\n{body}</body></html>".encode()
    found = look.of_file(name, data, "site")
    return [(problem.line, problem.code, problem.message) for problem in found]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ('<a href="tel:113">111</a>', "111"),
        ('<a href="tel:113"><b>Gọi</b> <span>1</span>11</a>', "Gọi 111"),
        ('<a href="tel:113" aria-label="Gọi 111">Gọi</a>', "Gọi 111"),
        ('<a href="tel:113" title="Gọi 111">Gọi</a>', "Gọi 111"),
        ('<map name=m><area href="tel:113" alt="Gọi 111"></map>', "Gọi 111"),
        ('<svg><a xlink:href="tel:113"><text>Gọi 111</text></a></svg>', "Gọi 111"),
    ],
)
def test_another_number_is_told(body: str, words: str, tmp_path: Path) -> None:
    message = f"“{words}” ghi số 111 mà bấm vào lại gọi 113."
    assert told(tmp_path, body) == [(3, "dials-another", message)]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="tel:113">113</a> <a href="tel:111">111</a>',
        '<a href="tel:113">Công an</a>',
        '<a href="../goi-111/">111</a>',
    ],
)
def test_the_same_number_or_none_is_right(body: str, tmp_path: Path) -> None:
    assert told(tmp_path, body) == []


def test_a_drawing_is_read_too(tmp_path: Path) -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
        '<a xlink:href="tel:113"><text>Gọi 111</text></a></svg>'
    )
    found = Look(REGISTRIES, tmp_path / "seen.json").of_file("a.svg", drawing.encode(), "site")
    assert [problem.code for problem in found] == ["dials-another"]


def test_the_same_words_that_lead_elsewhere_are_looked_at_again(tmp_path: Path) -> None:
    body = '<a href="tel:111">Gọi 111</a>\n<a href="tel:113">Gọi 111</a>'
    assert [(line, code) for line, code, _ in told(tmp_path, body)] == [(4, "dials-another")]
