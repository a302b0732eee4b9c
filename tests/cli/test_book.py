"""`loa book`: chosen pages as a PDF with contents and an index of numbers, and as EPUB 3."""

import re
import subprocess
import zipfile
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from loa.cli.main import main
from loa.content.books import check_books
from loa.content.library import Library
from loa.problems import as_text
from machine import find_command
from portals import page_text, write_portal

BOOKS = """\
books:
  - id: so-tay
    title: "Sổ <tay> & thôn"
    description: "Cho thôn."
    parts:
      - {title: "Phần một", pages: [cong-dong/a.md]}
      - {title: "Phần hai", pages: [tro-giup/]}
"""
LONG = "\n\n".join(f"## Mục {n} {{#muc}}\n\nChữ. - [ ] Việc\n\n- [ ] Ô\n" for n in range(1))
PAGES = {
    "cong-dong/a.md": page_text("Trang Á", f"Xem [b](../tro-giup/b.md).\n\n{LONG}"),
    "tro-giup/index.md": page_text("Giúp", type="landing", more="sensitive: true\n"),
    "tro-giup/b.md": page_text("Trang Bê", f"{LONG}\n\nGọi [[helpline:h111]].\n",
                               more="sensitive: true\norder: 2\n"),
    "tro-giup/c.md": page_text("Trang Xê", "Gọi [[helpline:h111]] hay [[helpline:h113]].\n",
                               more="sensitive: true\norder: 1\n"),
}  # fmt: skip


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write_portal(tmp_path / "portal", PAGES)
    (root / "docs/_data/books.yml").write_text(BOOKS, "utf-8")
    monkeypatch.chdir(root)
    return root


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["book", *map(str, arguments)], catch_exceptions=False)


def text_of(pdf: Path) -> list[str]:
    program = find_command("pdftotext")
    assert program is not None
    done = subprocess.run([program, "-layout", pdf, "-"], capture_output=True, check=True)
    # Typst keeps the number of a page on its line with a joiner.
    return done.stdout.decode().replace("\u2060", "").split("\f")[:-1]


@pytest.mark.needs("pdftotext")
def test_a_pdf_has_contents_parts_and_an_index_of_numbers(root: Path, tmp_path: Path) -> None:
    result = run("so-tay", "--out", tmp_path / "out", "--format", "pdf")
    assert result.exit_code == 0, result.output
    pages = text_of(tmp_path / "out/so-tay.pdf")
    rows = [row for row in pages[1].splitlines() if " . . ." in row]
    contents = {row.partition(" .")[0].strip(): row.split()[-1] for row in rows}
    assert list(contents) == [
        "Phần một", "Trang Á", "Phần hai", "Trang Xê", "Trang Bê", "Các số để gọi",
    ]  # fmt: skip
    for title, number in contents.items():
        assert title in pages[int(number) - 1]
    index = {row.split("  ")[0].strip(): row.split()[-1] for row in pages[-1].splitlines() if row}
    assert pages[-1].count("4, 5") == 1 and index["113"] == "4"
    assert "chưa được cơ quan nào duyệt" in " ".join(pages[0].split())
    with pikepdf.open(tmp_path / "out/so-tay.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked and "Sổ <tay> & thôn" in str(pdf.docinfo["/Title"])


@pytest.mark.needs("epubcheck")
def test_an_epub_is_clean_for_its_own_checker(root: Path, tmp_path: Path) -> None:
    result = run("--out", tmp_path / "out", "--format", "epub")
    assert result.exit_code == 0, result.output
    book = tmp_path / "out/so-tay.epub"
    command = ["java", "-jar", "/usr/share/java/epubcheck.jar", "--failonwarnings", str(book)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(book) as archive:
        nav = archive.read("EPUB/nav.xhtml").decode()
    titles = re.findall(r'<a href="text/[^"]+">([^<]+)</a>', nav)
    assert [one for one in titles if one.startswith("Trang")] == ["Trang Á", "Trang Xê", "Trang Bê"]


def test_the_same_pages_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert run("--out", tmp_path / name).exit_code == 0
    for ending in ("pdf", "epub"):
        first, second = (tmp_path / name / f"so-tay.{ending}" for name in "ab")
        assert first.read_bytes() == second.read_bytes()


def test_pages_may_be_chosen_by_hand(root: Path, tmp_path: Path) -> None:
    chosen = ["--pages", "docs/cong-dong/a.md", "--pages", "tro-giup/", "--title", "Của xã"]
    result = run("--out", tmp_path / "out", *chosen, "--format", "epub")
    assert (result.exit_code, [one.name for one in (tmp_path / "out").iterdir()]) == (
        0,
        ["tai-lieu-chon.epub"],
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["so-tai"], "Không có sách “so-tai”. Có phải ý bạn là “so-tay”?"),
        (["--pages", "cong-dong/aa.md"], "Không có trang “cong-dong/aa.md”."),
    ],
)
def test_what_is_not_there_is_named_before_anything_is_set(
    root: Path, tmp_path: Path, arguments: list[str], said: str
) -> None:
    result = run(*arguments, "--out", tmp_path / "out")
    assert (result.exit_code, said in result.output) == (2, True)
    assert not (tmp_path / "out").exists()


def test_a_book_names_pages_that_are_there_once(root: Path) -> None:
    path = root / "docs/_data/books.yml"
    assert list(check_books(Library.load(root / "docs"))) == []
    path.write_text(BOOKS.replace("cong-dong/a.md", "tro-giup/b.md, x/"), "utf-8")
    assert as_text(check_books(Library.load(root / "docs"))).splitlines() == [
        "docs/_data/books.yml:1: lỗi: Sách “so-tay” có “tro-giup/b.md” hai lần. Bỏ một chỗ. "
        "(duplicate-id)",
        "docs/_data/books.yml:1: lỗi: Sách “so-tay” nêu “x/”, nhưng không có trang hay thư mục "
        "đó. Chọn một trong: cong-dong/a.md, index.md, tro-giup/b.md, tro-giup/c.md, "
        "tro-giup/index.md. (unknown-reference)",
    ]
