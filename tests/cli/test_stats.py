"""`loa stats` as an owner types it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loa.cli.main import main
from portals import page_text, write_portal

ROW = '203.0.113.9 - - [{:02}/Jul/2026:10:00:00 +0700] "GET {} HTTP/1.1" 200 5 "-" "Firefox"\n'


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    pages = {"a.md": page_text("=1+1 & <A>"), "b.md": page_text("Bị ép", more="sensitive: true\n")}
    root = write_portal(tmp_path / "portal", pages)
    rows = [ROW.format(day, "/a/") for day in (20, 27) for _ in range(day)]
    rows += [ROW.format(28, "/b/")] * 30
    (root / "access.log").write_text("".join(rows), "utf-8")
    monkeypatch.chdir(root)
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["stats", *arguments])


NOTE = (
    "Số nhỏ hơn 10 được giấu. Trang nhạy cảm và tệp của chúng không được đếm. "
    "Đếm lượt, không đếm người: nhật ký không cho biết ai đã mở.\n"
)


def test_the_terminal_shows_weeks(root: Path) -> None:
    result = run("access.log")
    assert (result.exit_code, result.stdout) == (
        0,
        f"{NOTE}\nTrang được mở\n  tuần từ: 20/7/2026  27/7/2026\n  20  27  =1+1 & <A>\n"
        "\nNgôn ngữ\n  tuần từ: 20/7/2026  27/7/2026\n  20  27  Tiếng Việt\n",
    )


def test_the_table_opens_in_excel_and_starts_no_formula(root: Path) -> None:
    run("access.log", "--csv", "bang.csv")
    assert (root / "bang.csv").read_bytes().decode("utf-8") == (
        "\ufeffloại,tên,2026-07-20,2026-07-27\r\n"
        "Trang được mở,'=1+1 & <A>,20,27\r\nNgôn ngữ,Tiếng Việt,20,27\r\n"
    )


def test_the_page_escapes_names_and_has_a_bar_and_a_number_a_week(root: Path) -> None:
    run("access.log", "--html", "bang.html")
    text = (root / "bang.html").read_text("utf-8")
    assert (
        '<tr><th scope="row">=1+1 &amp; &lt;A&gt;</th><td><svg viewBox="0 0 120 10" width="120" '
        'height="10" aria-hidden="true"><rect width="120.0" height="10"/></svg></td>'
        "<td>20</td><td>27</td></tr>"
    ) in text
    assert "Bị ép" not in text
    assert "http" not in text.replace('http-equiv="Content', "")


def test_no_output_holds_an_address_of_a_reader(root: Path) -> None:
    result = run("access.log", "--csv", "b.csv", "--html", "b.html")
    written = (root / "b.csv").read_text("utf-8") + (root / "b.html").read_text("utf-8")
    assert "203.0.113" not in result.output + written


def test_a_file_that_is_there_is_not_written_over(root: Path) -> None:
    (root / "bang.csv").write_text("của tôi", "utf-8")
    result = run("access.log", "--csv", "bang.csv")
    assert (result.exit_code, result.stderr) == (1, "Đã có “bang.csv”. Hãy ghi một tên mới.\n")
    assert (root / "bang.csv").read_text("utf-8") == "của tôi"


def test_a_file_that_is_no_log_is_named_without_its_content(root: Path) -> None:
    (root / "x.log").write_text("203.0.113.9 bí mật\n", "utf-8")
    result = run("x.log")
    assert (result.exit_code, result.stderr) == (
        1,
        "x.log:1: 1 dòng không đọc được, dòng này là đầu tiên. "
        "Đọc được: combined, common và JSON của nginx, Apache, Caddy.\n",
    )
