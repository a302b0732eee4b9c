"""`loa fix`: a diff first, then whole files; what it cannot prove stays."""

import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loa.cli import main
from loa.codes import catalogue
from loa.content.library import Library
from loa.content.translation import State, source_hash
from loa.mending.files import RULES
from portals import VARIANT, MakePortal, page_text

TYPED = "Nhớ:\r\n• Giữ căn\u200b cước.\r\n• Báo người nhà.\r\n"
RIGHT = "Nhớ:\r\n\r\n- Giữ căn cước.\r\n- Báo người nhà.\r\n"


def fix(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["fix", *arguments])


@pytest.fixture
def portal(make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_portal({"hai.md": page_text("Hai")})
    path = root / "docs" / "mot.md"
    path.write_bytes((page_text("Một").replace("\n", "\r\n") + TYPED).encode())
    monkeypatch.chdir(root)
    return root


def test_a_diff_is_shown_and_nothing_written_without_a_yes(portal: Path) -> None:
    before = (portal / "docs" / "mot.md").read_bytes()
    result = fix()
    assert result.exit_code == 1
    assert result.stdout == (
        "--- docs/mot.md\n+++ docs/mot.md\n@@ -14,3 +14,4 @@\n Nhớ:\n"
        "-• Giữ căn\\u200b cước.\n-• Báo người nhà.\n+\n+- Giữ căn cước.\n+- Báo người nhà.\n"
    )
    assert result.stderr == "Chưa ghi gì. Chạy “loa fix --yes” để ghi vào 1 tệp.\n"
    assert (portal / "docs" / "mot.md").read_bytes() == before


def test_with_a_yes_it_is_written_with_its_line_ends_and_nothing_is_left(portal: Path) -> None:
    result = fix("--yes")
    assert result.exit_code == 0
    assert result.stdout.endswith("Đã sửa 1 tệp.\n")
    expected = page_text("Một").replace("\n", "\r\n") + RIGHT
    assert (portal / "docs" / "mot.md").read_bytes().decode() == expected
    assert fix().output == "Không có gì máy sửa được.\n"
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_only_the_paths_asked_for(portal: Path) -> None:
    assert fix("docs/hai.md").output == "Không có gì máy sửa được.\n"
    assert fix("docs").exit_code == 1


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("docs/khong-co.md", "Không có “docs/khong-co.md”."),
        ("/etc/passwd", "“/etc/passwd” nằm ngoài “{}”."),
    ],
)
def test_a_path_that_is_not_of_the_portal(portal: Path, path: str, words: str) -> None:
    result = fix(path)
    assert (result.exit_code, result.stderr) == (2, words.format(portal) + "\n")


@pytest.mark.parametrize("raw", ["Trang cũ".encode("utf-16"), b"<<<<<<< HEAD\na\n>>>>>>> b\n"])
def test_what_cannot_be_read_whole_is_left_for_the_check(portal: Path, raw: bytes) -> None:
    path = portal / "docs" / "mot.md"
    path.write_bytes(raw)
    assert "Chưa sửa được docs/mot.md: xem “loa check docs/mot.md”." in fix("--yes").stderr
    assert path.read_bytes() == raw


def test_a_link_is_not_followed(portal: Path, tmp_path: Path) -> None:
    other = tmp_path / "khac.md"
    other.write_text("• một\n• hai\n", encoding="utf-8")
    (portal / "docs" / "lien-ket.md").symlink_to(other)
    fix("--yes")
    assert other.read_text(encoding="utf-8") == "• một\n• hai\n"


def test_combining_marks_are_seen_in_the_diff(portal: Path) -> None:
    path = portal / "docs" / "mot.md"
    path.write_text(unicodedata.normalize("NFD", page_text("Má")), encoding="utf-8")
    shown = fix().stdout
    assert "\n-title: Ma\\u0301\n" in shown
    assert "\n+title: Má\n" in shown


def test_a_killed_write_leaves_the_page(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (portal / "docs" / "mot.md").read_bytes()

    def pulled(*_: object) -> None:
        raise OSError(28, "full", "docs/mot.md")

    monkeypatch.setattr(Path, "replace", pulled)
    result = fix("--yes")
    assert result.exit_code == 1
    assert (portal / "docs" / "mot.md").read_bytes() == before
    assert [p.name for p in (portal / "docs").iterdir() if "loa" in p.name] == []


def test_translations_of_the_same_words_stay_good(portal: Path) -> None:
    docs = portal / "docs"
    old = Library.load(docs).get("mot.md")
    assert old is not None
    record = VARIANT.replace("0" * 64, source_hash(old))
    variant = page_text("Một", "Lời.\n", more=record)
    (docs / "mot.zh-Hant.md").write_text(variant, encoding="utf-8")
    fix("--yes", "docs/mot.md")
    library = Library.load(docs)
    page = library.get("mot.zh-Hant.md")
    assert page is not None and library.state(page) is State.DRAFT
    source = library.get("mot.md")
    assert source is not None and source_hash(source) != source_hash(old)


def test_every_problem_that_it_mends_says_so(portal: Path) -> None:
    codes = catalogue()
    mended = [named.code for named in RULES] + ["curly-quotes", "unseen-character", "not-nfc"]
    assert [code for code in mended if "“loa fix” sửa được" not in codes[code].why] == []
    shown = [row for row in CliRunner().invoke(main, ["check"]).stdout.split("\n") if "lỗi" in row]
    assert len(shown) == 2
    assert [row for row in shown if "“loa fix” sửa được." not in row] == []
