"""`loa reading`: the table of pages, hardest first, in three forms."""

import json

import pytest
from click.testing import CliRunner

from loa.cli.main import main
from portals import page_text

EASY = "Mẹ gọi con về nhà ăn cơm.\n\n"
HARD = "Các đơn vị chức năng cấp huyện tiến hành triển khai công tác tuyên truyền.\n\n"


@pytest.fixture
def run(make_portal, monkeypatch):
    monkeypatch.chdir(
        make_portal({"de.md": page_text("Dễ", EASY * 9), "kho.md": page_text("Khó", HARD * 9)})
    )

    def invoke(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, ["reading", *arguments])
        return result.exit_code, result.output

    return invoke


def test_the_hardest_page_stands_first_and_is_marked(run):
    code, text = run("docs/de.md", "docs/kho.md")
    rows = text.splitlines()
    assert (code, len(rows)) == (0, 2)
    assert rows[0].startswith("!") and rows[0].endswith("docs/kho.md")
    assert rows[1].startswith(" ") and rows[1].endswith("docs/de.md")


def test_the_worst_sentences_come_with_advice(run):
    _, text = run("docs/kho.md", "--worst", "1")
    assert "“tiến hành”: làm, hoặc bỏ." in text.splitlines()[1]


def test_for_programs_the_numbers_are_whole(run):
    (row,) = json.loads(run("docs/de.md", "--format", "json")[1])
    assert (row["path"], row["audience"], row["passive"]) == ("docs/de.md", "moi-nguoi", 0.0)
    assert row["score"] < row["limit"]


def test_for_spreadsheets_there_is_a_head(run):
    head = run("docs/de.md", "--format", "csv")[1].splitlines()[0]
    assert head == "\ufeffpath,audience,sentences,score,limit,length,dense,officialese,passive"


def test_a_path_that_is_not_there_is_an_error(run):
    assert run("docs/khong-co.md") == (2, "Không có “docs/khong-co.md”.\n")
