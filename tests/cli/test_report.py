"""`loa report` as an office types it: from the form to the official report."""

import subprocess
from pathlib import Path

import docx
import pypdfium2
import pytest
from click.testing import CliRunner, Result

from campaign_forms import HEADING, TODAY, ods, row, xlsx
from loa.cli import report as command
from loa.cli.main import main
from loa.content.library import Library
from machine import find_command
from portals import write_portal


class Today(type(TODAY)):  # type: ignore[misc]
    @classmethod
    def today(cls) -> object:
        return TODAY


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the office's own, beside the portal in which commands are typed."""
    monkeypatch.chdir(write_portal(tmp_path / "portal", {}))
    monkeypatch.setattr(command, "date", Today)
    (tmp_path / "office").mkdir()
    return tmp_path / "office"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["report", *map(str, arguments)], catch_exceptions=False)


def filled(office: Path) -> Path:
    ledger = office / "so.csv"
    path = xlsx(office / "a.xlsx", [row(), row(xa="Phường Kinh Bắc", luot_du=1200, tre_em=0)])
    assert run("add", path, "--ledger", ledger).exit_code == 0
    return ledger


def as_libreoffice_has_it(path: Path, ending: str, into: str) -> Path:
    program = find_command("soffice")
    assert program is not None
    home = f"-env:UserInstallation=file://{path.parent}/home"
    line = [program, home, "--headless", "--convert-to", into, "--outdir", path.parent, path]
    subprocess.run(line, check=True, capture_output=True)
    return path.with_suffix(f".{ending}")


@pytest.mark.needs("calc")
@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_the_form_opens_in_libreoffice_with_its_headings(office: Path, ending: str) -> None:
    form = office / f"phieu.{ending}"
    assert run("form", form).exit_code == 0
    text = as_libreoffice_has_it(
        form, "csv", "csv:Text - txt - csv (StarCalc):44,34,76"
    ).read_text()
    assert text.splitlines()[0].replace('"', "") == ",".join(HEADING)


def test_the_form_offers_the_audiences_of_the_portal(office: Path) -> None:
    run("form", office / "phieu.xlsx")
    from python_calamine import CalamineWorkbook

    choices = CalamineWorkbook.from_path(office / "phieu.xlsx").get_sheet_by_index(1).to_python()
    known = Library.load(Path.cwd() / "docs").registries.audiences.values()
    assert {name for (name,) in choices} == {one.name for one in known}


def test_filled_forms_are_added_once(office: Path) -> None:
    ledger = office / "so.csv"
    files = [xlsx(office / "a.xlsx", [row()]), ods(office / "b.ods", [row(luot_du=60)])]
    result = run("add", *files, "--ledger", ledger)
    assert (result.exit_code, result.output) == (0, f"Đã ghi 2 buổi vào {ledger}.\n")
    result = run("add", *files, "--ledger", ledger)
    assert result.output == (
        f"Đã ghi 0 buổi vào {ledger}, 2 buổi đã có trong sổ nên không cộng lần nữa.\n"
    )


def test_one_wrong_cell_of_one_file_keeps_all_out(office: Path) -> None:
    ledger = office / "so.csv"
    good = xlsx(office / "a.xlsx", [row()])
    bad = ods(office / "b.ods", [row(), row(don_vi="chị Hoa", to_roi="x")])
    result = run("add", good, bad, office / "c.csv", "--ledger", ledger)
    assert result.exit_code == 1
    assert [line.partition(" lỗi: ")[0] for line in result.output.splitlines()[:-1]] == [
        "b.ods:3:", "b.ods:3:", "c.csv:1:",
    ]  # fmt: skip
    assert result.output.endswith("Chưa ghi gì vào sổ: 3 chỗ phải sửa.\n")
    assert not ledger.exists()


def test_a_ledger_in_the_portal_is_refused_before_a_form_is_read(office: Path) -> None:
    result = run("add", office / "none.xlsx", "--ledger", Path.cwd() / "docs/so.csv")
    assert (result.exit_code, "nơi được chép và đăng" in result.output) == (1, True)
    assert "none.xlsx" not in result.output


def test_a_table_is_printed_for_some_days(office: Path) -> None:
    ledger = filled(office)
    result = run("table", "--ledger", ledger, "--by", "don-vi", "--csv", office / "bang.csv")
    assert "Trường THCS Lê Quý Đôn                  2          1.248" in result.output
    assert (office / "bang.csv").read_bytes().startswith("\ufeffĐơn vị làm,".encode())
    result = run("table", "--ledger", ledger, "--from", "2027-07-31")
    assert (result.exit_code, "chưa có buổi nào trong những ngày này" in result.output) == (1, True)


def test_the_final_report_is_official_and_has_chart_and_counts(office: Path) -> None:
    ledger, out = filled(office), office / "bao-cao.docx"
    result = run("final", out, "--ledger", ledger, "--issuer", "ỦY BAN NHÂN DÂN XÃ BỐ HẠ")
    assert result.exit_code == 0, result.output
    document = docx.Document(str(out))
    paragraphs = [one.text for one in document.paragraphs]
    cells = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert any("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in "".join(one) for one in cells)
    assert any("ỦY BAN NHÂN DÂN XÃ BỐ HẠ" in "".join(one) for one in cells)
    assert "Báo cáo" in paragraphs
    assert "Kết quả truyền thông phòng, chống mua bán người, 30/7/2027" in paragraphs
    assert "Tổng số 1.248 lượt người dự, trong đó 40 lượt trẻ em." in paragraphs
    assert ["Lượt người dự", "1.248"] in cells
    assert ["Phường Kinh Bắc", "1", "1.200", "0", "0", "0"] in cells
    assert len(document.inline_shapes) == 1
    again = office / "again.docx"
    run("final", again, "--ledger", ledger, "--issuer", "ỦY BAN NHÂN DÂN XÃ BỐ HẠ")
    assert again.read_bytes() == out.read_bytes()


@pytest.mark.needs("writer")
def test_the_final_report_opens_in_libreoffice_with_its_words_and_its_chart(office: Path) -> None:
    out = office / "bao-cao.docx"
    issuer = "ỦY BAN NHÂN DÂN XÃ BỐ HẠ"
    assert run("final", out, "--ledger", filled(office), "--issuer", issuer).exit_code == 0
    pdf = pypdfium2.PdfDocument(as_libreoffice_has_it(out, "pdf", "pdf"))
    # Lines end where this machine's typefaces want them to.
    text = " ".join(" ".join(page.get_textpage().get_text_range() for page in pdf).split())
    for words in (issuer, "Tổng số 1.248 lượt người dự", "Phường Kinh Bắc", "1.200"):
        assert words in text
    kinds = [one.type for page in pdf for one in page.get_objects(max_depth=5)]
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE in kinds


def test_the_page_loads_nothing_and_has_every_table(office: Path) -> None:
    out = office / "ket-qua.html"
    run("final", out, "--ledger", filled(office))
    text = out.read_text("utf-8")
    assert text.count("<table>") == 4
    assert "<svg" in text and "src=" not in text and "href=" not in text


@pytest.mark.parametrize("name", ["a.xlsx", "bang.csv", "b.docx"])
def test_nothing_is_written_over(office: Path, name: str) -> None:
    (office / "kept").mkdir()
    place = office / "kept" / name
    place.write_text("của tôi", "utf-8")
    ledger = filled(office)
    arguments = {
        "a.xlsx": ["form", place],
        "bang.csv": ["table", "--ledger", ledger, "--csv", place],
        "b.docx": ["final", place, "--ledger", ledger],
    }[name]
    assert run(*arguments).exit_code == 1
    assert place.read_text("utf-8") == "của tôi"
