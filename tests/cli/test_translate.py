"""`loa translate` as an editor types it; golden/ holds whole answers."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from loa.cli.main import main
from loa.content.translation import State
from loa.translation.desk import FORMATS
from portals import VARIANT, page_text
from translating import NOW, Desk

GOLDEN = Path(__file__).parent / "golden"
HELP = page_text("Cần giúp", "Gọi [[helpline:h111]].\n").replace("general", "safety")
GUIDE = page_text("Cha mẹ", "Giữ giấy tờ.\n", type="guide").replace("moi-nguoi", "cong-dong")
TRANSLATED = "Đã ghi docs/a.zh-Hant.md (bản nháp). Chạy “loa check” để xem lại.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    found = Desk(tmp_path)
    monkeypatch.chdir(found.root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(NOW.timestamp())))
    return found


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["translate", *arguments])
    return result.exit_code, result.output


@pytest.mark.parametrize("form", ["text", "json"])
def test_status_counts_states_and_audiences_and_says_what_comes_next(desk: Desk, form: str) -> None:
    desk.take(desk.translate(desk.send("po")))
    for uri, text in {
        "tro-giup/index.md": HELP,
        "cong-dong/cha-me.md": GUIDE,
        "cong-dong/cha-me.zh-Hant.md": page_text("父母", "保管。\n", type="guide", more=VARIANT),
        "mat.zh-Hant.md": page_text("失", "失。\n", more=VARIANT),
    }.items():
        path = desk.docs / uri
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    expected = (GOLDEN / f"translate-status.{form}").read_text("utf-8")
    assert run("status", "--language", "zh-Hant", "--format", form) == (0, expected)


def test_status_of_all_languages_is_as_long_as_asked(desk: Desk) -> None:
    code, output = run("status", "--limit", "2")
    table, ahead = output.split("\n\n")
    assert code == 0
    assert len(table.split("\n")) == len(desk.library.registries.languages) - 1
    assert ahead == (
        "Nên dịch trước (số người × đối tượng × lượng người đọc):\n"
        "  nut      index.md  “Trang chủ” (chưa có)\n"
        "  tyz      index.md  “Trang chủ” (chưa có)\n"
    )


@pytest.mark.parametrize("form", FORMATS)
def test_export_writes_a_file_named_after_page_and_language(desk: Desk, form: str) -> None:
    (desk.docs / "cong-dong").mkdir()
    (desk.docs / "cong-dong" / "cha-me.md").write_text(GUIDE, "utf-8")
    command = ["export", "docs/a.md", "cong-dong/cha-me.md", "--to", "tyz", "--format", form]
    assert run(*command, "--out", "gui") == (
        0,
        f"Đã xuất gui/a.tyz.{form}\nĐã xuất gui/cong-dong--cha-me.tyz.{form}\n",
    )
    assert (Path("gui") / f"a.tyz.{form}").read_bytes() == desk.send(form, "tyz").read_bytes()


def test_export_into_a_language_that_nobody_registered(desk: Desk) -> None:
    languages = ", ".join(slug for slug in desk.library.registries.languages if slug != "vi")
    assert run("export", "a.md", "--to", "fr") == (
        2,
        f"Sổ ngôn ngữ không có “fr”. Có: {languages}.\n",
    )


def test_export_of_a_page_that_is_not_there(desk: Desk) -> None:
    assert run("export", "b.md", "--to", "tyz") == (
        1,
        "Từ chối, chưa đổi gì:\n- Không có trang tiếng Việt nào tên “b.md” đọc được.\n",
    )
    assert list(desk.root.glob("*.docx")) == []


def test_import_writes_a_draft_once(desk: Desk) -> None:
    path = desk.translate(desk.send("docx"))
    assert run("import", str(path), "--by", "Minh") == (0, TRANSLATED)
    before = desk.variant.read_bytes()
    assert run("import", str(path)) == (0, "Tệp này giống hệt trang đang có, không đổi gì.\n")
    assert desk.variant.read_bytes() == before


def test_import_without_a_name_says_so_in_the_page(desk: Desk) -> None:
    run("import", str(desk.translate(desk.send("po"))))
    assert 'translator: "chưa ghi tên"\n' in desk.variant.read_text("utf-8")


def test_import_lists_every_reason_and_writes_nothing(desk: Desk) -> None:
    path = desk.translate(desk.send("po"))
    text = path.read_text("utf-8").replace("7月30日", "7月").replace('"國內"', '""')
    path.write_text(text, "utf-8")
    assert run("import", str(path)) == (
        1,
        "Từ chối, chưa đổi gì:\n"
        "- Đoạn .0: con số khác với bản gốc "
        "“Gọi {1} trước ngày 30/7, hay xem [trang này]{2}.”.\n"
        "- Đoạn goi.3 chưa dịch: “Trong nước”.\n",
    )
    assert not desk.variant.exists()


def test_review_by_somebody_else_makes_a_page_current(desk: Desk) -> None:
    desk.take(desk.translate(desk.send("po")))
    assert run("review", "a.zh-Hant.md", "--by", "Minh") == (
        1,
        "Từ chối, chưa đổi gì:\n- Người thẩm định phải khác người dịch.\n",
    )
    assert run("review", "docs/a.zh-Hant.md", "--by", "Hoa", "--on", "2026-11-02") == (
        0,
        "Đã ghi thẩm định vào docs/a.zh-Hant.md.\n",
    )
    library = desk.library
    assert library.state(library.get("a.zh-Hant.md")) is State.CURRENT


def test_review_of_what_is_no_translation(desk: Desk) -> None:
    assert run("review", "a.md", "--by", "Hoa") == (
        1,
        "Từ chối, chưa đổi gì:\n- “a.md” không phải là một bản dịch đọc được.\n",
    )


def test_easy_pages_follow_their_page_all_or_none(desk: Desk) -> None:
    easy = desk.docs / "de.md"
    easy.write_text(page_text("Dễ", "Em nói.\n", more="easy_of: a.md\n"), "utf-8")
    assert run("easy", "de.md", "a.md") == (
        1,
        "Từ chối, chưa đổi gì:\n- “a.md” không phải là một bản đọc dễ (easy_of) đọc được.\n",
    )
    assert "easy_sha256" not in easy.read_text("utf-8")
    assert run("easy", "de.md") == (0, "Đã ghi vào docs/de.md.\n")
    assert run("easy", "de.md") == (0, "“de.md” đã theo trang đầy đủ, không cần ghi gì.\n")
