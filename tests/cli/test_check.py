"""`loa check`: all problems, some codes only, and the list of codes."""

from collections.abc import Callable

import pytest
from click.testing import CliRunner

from loa.cli.main import main
from loa.codes import catalogue
from portals import MakePortal, page_text

Run = Callable[..., tuple[int, str]]
BROKEN = "docs/a.md:12: lỗi: Không có trang “khong-co.md”. (broken-link)"


@pytest.fixture
def run(make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Run:
    body = "[Xem](khong-co.md)\n\n![](hinh.png)\n"
    monkeypatch.chdir(make_portal({"a.md": page_text("A", body)}))

    def invoke(*arguments: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, ["check", *arguments])
        return result.exit_code, result.output

    return invoke


def codes_of(output: str) -> list[str]:
    rows = output.splitlines()[:-1]
    return [row.rpartition("(")[2].removesuffix(")") for row in rows]


def test_all_problems_at_once(run: Run) -> None:
    code, output = run()
    assert code == 1
    assert codes_of(output) == ["broken-link", "broken-link", "image-without-alt"]
    assert output.splitlines()[-1] == "Đã xem 2 trang: 3 lỗi, 0 điều nhắc."


def test_one_code_only(run: Run) -> None:
    code, output = run("--only", "image-without-alt")
    assert (code, codes_of(output)) == (1, ["image-without-alt"])
    assert output.splitlines()[-1] == "Đã xem 2 trang: 1 lỗi, 0 điều nhắc."


def test_several_codes(run: Run) -> None:
    code, output = run("--only", "image-without-alt, broken-link")
    assert (code, codes_of(output)) == (1, ["broken-link", "broken-link", "image-without-alt"])


def test_without_problems_of_that_code_all_is_well(run: Run) -> None:
    assert run("--only", "conflict-marker") == (0, "Đã xem 2 trang: không có lỗi nào.\n")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("brokn-link", "Không có mã “brokn-link”. Có phải ý bạn là “broken-link”?"),
        ("zzz", "Không có mã “zzz”. Xem mọi mã: loa check --list"),
        (" , ", "Chưa ghi mã nào."),
    ],
)
def test_a_code_that_is_none_is_named(run: Run, asked: str, said: str) -> None:
    code, output = run("--only", asked)
    assert code == 2
    assert said in output


def test_every_code_is_listed_with_its_title(run: Run) -> None:
    code, output = run("--list")
    assert code == 0
    assert output.splitlines() == [f"{one.code}: {one.title}" for one in catalogue().values()]
