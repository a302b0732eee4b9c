"""`loa init`: a new portal is whole and good, or nothing is written."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given, settings
from hypothesis import strategies as st

from loa.cli.main import main
from loa.content.kinds import META_BY_TYPE
from loa.content.library import Library
from loa.integrations.portal import Portal
from loa.kit.files import kit_of
from loa.problems import errors_in
from loa.scaffold import KINDS, Request, guide, new_page, new_portal
from loa.scaffold.portal_options import PortalOptions, read_options
from portals import write_portal

OWN = (
    "--name",
    "An toàn dưới nước",
    "--address",
    "https://nuoc.example.vn/",
    "--province",
    "tỉnh Ví Dụ",
    "--subject",
    "phòng, chống đuối nước",
    "--audience",
    "Phụ huynh=nha=families",
    "--audience",
    "Học trò=lop-hoc=pupils",
    "--audience",
    "Chủ bể bơi=be-boi",
    "--language",
    "en=Tiếng Anh",
    "--agency",
    "Sở Ví dụ",
    "--section",
    "help=goi-ai",
    "--section",
    "calendar=ngay",
    "--section",
    "videos=phim",
)


def init(folder: Path, *options: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, ["init", str(folder), *options], input=typed)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("own") / "nuoc"
    result = init(folder, "--yes", *OWN)
    assert result.output == (
        f"Đã viết cổng “An toàn dưới nước” vào {folder}.\n"
        f"Việc đầu tiên: đọc {folder / 'README.md'}. Xem thử: cd {folder}, rồi loa serve.\n"
        "Muốn có việc cho GitHub, GitLab hay Forgejo, chạy trong đó: loa kit --wheel TỆP.\n"
    )
    return folder


def test_a_new_portal_has_no_problem(made: Path) -> None:
    problems = Portal.load(made).problems()
    assert errors_in(problems) == []
    # What the guide is reminded of, ours is reminded of too.
    assert [one for one in problems if not one.path.startswith("docs/bien-tap/")] == []


def test_it_has_a_page_of_every_type(made: Path) -> None:
    pages = Library.load(made / "docs").pages
    assert {page.meta.type for page in pages} == set(META_BY_TYPE)


def test_each_audience_has_its_first_page_and_each_language_its_home(made: Path) -> None:
    written = {path.relative_to(made / "docs").as_posix() for path in made.rglob("*.md")
               if path.is_relative_to(made / "docs")}  # fmt: skip
    firsts = {"nha", "lop-hoc", "be-boi", "goi-ai", "ngay", "phim", "tai-lieu", "bien-tap"}
    assert {f"{folder}/index.md" for folder in firsts} | {"index.en.md"} <= written


def test_only_numbers_for_everybody_are_in_it_with_their_source(made: Path) -> None:
    ours = Library.load(write_portal_of_ours(made.parent / "ours") / "docs").registries.helplines
    lines = Library.load(made / "docs").registries.helplines
    assert list(lines) == ["h111", "h113"]
    for key, line in lines.items():
        kept = (line.number, line.name, line.hours, line.cost, line.as_of, line.sources)
        one = ours[key]
        assert kept == (one.number, one.name, one.hours, one.cost, one.as_of, one.sources)
        assert (line.publish, line.country) == ("yes", None)


def write_portal_of_ours(root: Path) -> Path:
    return root if root.exists() else write_portal(root, {})


FOREIGN = (
    "bắc giang",
    "bắc ninh",
    "bac-giang",
    "bac-ninh",
    "mua bán",
    "buôn bán",
    "112/kh",
    "tro-giup",
    "truong-hoc",
    "cong-dong",
    "co-quan/",
)


def test_no_word_of_another_province_is_in_it(made: Path) -> None:
    official = Library.load(made / "docs").registries.helplines["h111"].name
    told = {}
    for path in sorted(made.rglob("*.*")):
        if path.is_file() and ".cache" not in path.parts:
            text = path.read_text("utf-8").replace(official, "").lower()
            told[path.name] = [word for word in FOREIGN if word in text]
    assert {name: words for name, words in told.items() if words} == {}


def test_agencies_wait_for_a_source(made: Path) -> None:
    agencies = Library.load(made / "docs").registries.agencies
    assert [(one.name, one.publish, one.sources) for one in agencies.values()] == [
        ("Sở Ví dụ", "check", [])
    ]


def test_the_panel_of_a_text_editor_has_the_words_of_its_own_registries(made: Path) -> None:
    """As `loa kit` would write it there: nothing is left for the next run to change."""
    kit = kit_of(made, Portal.load(made).library.registries)
    assert "frontmatter.json" in kit.files
    assert "frontmatter.json" not in kit.stale


def test_the_same_words_give_the_same_bytes_and_nothing_beside(made: Path, tmp_path: Path) -> None:
    init(tmp_path / "nuoc", "--yes", *OWN)
    assert [path.name for path in tmp_path.iterdir()] == ["nuoc"]
    assert sorted(path.name for path in (tmp_path / "nuoc").iterdir()) == [
        ".editorconfig", ".forgejo", ".gitattributes", ".github", ".gitignore", ".gitlab",
        ".vscode", "README.md", "docs",
        "frontmatter.json",
        "mkdocs.yml",
    ]  # fmt: skip
    first, second = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (made, tmp_path / "nuoc")
    )
    # The checks of the other tests keep what they read.
    assert {path: data for path, data in first.items() if path.parts[0] != ".cache"} == second


def test_without_yes_it_asks_for_what_was_not_said(tmp_path: Path) -> None:
    typed = "Cổng hỏi\n\ntỉnh Ví Dụ\n\nSở A; Sở B\n\nNhà=nha\nhelp=goi-ai\n"
    result = init(tmp_path / "cong", typed=typed)
    assert result.exit_code == 0, result.output
    registries = Library.load(tmp_path / "cong" / "docs").registries
    assert 'site_name: "Cổng hỏi"' in (tmp_path / "cong" / "mkdocs.yml").read_text("utf-8")
    assert list(registries.agencies) == ["so-a", "so-b"]
    assert list(registries.audiences) == ["nha", "moi-nguoi", "bien-tap-vien"]
    assert registries.section("help") == "goi-ai"


def test_a_fault_writes_nothing_and_ends_with_two(tmp_path: Path) -> None:
    result = init(tmp_path / "cong", "--yes", "--name", "<b>", "--language", "km")
    assert result.exit_code == 2
    assert result.output == (
        "--language:1: lỗi: “km” không phải một ngôn ngữ khác tiếng Việt. "
        "Viết MÃ=TÊN, ví dụ: en=Tiếng Anh, km=Tiếng Khmer (init-option)\n"
        "--name:1: lỗi: “<b>” có dấu không dùng được. "
        "Chỉ dùng chữ, số, dấu cách và các dấu , . ( ) / & : ' - (init-option)\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_words_that_no_page_may_say_are_no_name(tmp_path: Path) -> None:
    result = init(tmp_path / "cong", "--yes", "--name", "Gọi 1800 1567")
    assert result.exit_code == 2
    assert "Chưa viết gì: với tên và lời ấy, cổng mới sẽ có lỗi như trên." in result.output
    assert list(tmp_path.iterdir()) == []


def refused(folder: Path, reason: str) -> str:
    return (
        f"{folder}:1: lỗi: Không viết vào được: {reason}. Chưa ghi và chưa xóa gì. "
        "Chọn một thư mục mới, hay còn trống. (init-folder)\n"
    )


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "cong").mkdir()
    (tmp_path / "cong" / "thu.txt").write_text("của tôi", "utf-8")
    result = init(tmp_path / "cong", "--yes")
    assert (result.exit_code, result.output) == (
        2,
        refused(tmp_path / "cong", "đã có “thu.txt” ở trong"),
    )
    assert [path.name for path in tmp_path.rglob("*")] == ["cong", "thu.txt"]


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "cong").mkdir()
    assert init(tmp_path / "cong", "--yes").exit_code == 0
    assert (tmp_path / "cong" / "mkdocs.yml").is_file()


def test_a_file_and_a_link_are_no_folder(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("", "utf-8")
    (tmp_path / "trong").mkdir()
    (tmp_path / "loi").symlink_to(tmp_path / "trong")
    told = [init(tmp_path / name, "--yes").output for name in ("tep", "loi")]
    assert told == [
        refused(tmp_path / "tep", "là một tệp, không phải thư mục"),
        refused(tmp_path / "loi", "là một liên kết"),
    ]
    assert list((tmp_path / "trong").iterdir()) == []


def test_no_portal_is_written_among_the_pages_of_another(tmp_path: Path) -> None:
    root = write_portal(tmp_path / "portal", {})
    assert init(root / "docs" / "moi", "--yes").exit_code == 1
    assert not (root / "docs" / "moi").exists()


def test_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28), "x")

    monkeypatch.setattr("loa.app.starting.write_new", full)
    assert init(tmp_path / "cong", "--yes").exit_code == 1
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=60)
@given(st.lists(st.text(max_size=30), min_size=6, max_size=6), st.sampled_from(["", "=", "=a=b"]))
@example(["\ud800", "https://[", "\0", "=", "é=\u202e", "en=\n"], "")
def test_whatever_is_typed_is_read_or_refused(texts: list[str], more: str) -> None:
    name, address, province, agency, audience, language = texts
    said = PortalOptions(
        name, address, province, name, (agency,), (language,), (audience + more,), (name,)
    )
    new, problems = read_options(said)
    assert (new is None) == bool(problems)


def test_a_line_that_cites_what_the_portal_lacks_is_left_out() -> None:
    around = guide.Neighbours(
        folders={"help": "goi-ai", "editors": "bien-tap"},
        audiences={"everybody": "moi-nguoi"},
        section="nha",
        audience="phu-huynh",
        pages=frozenset({"goi-ai/index.md"}),
        known=frozenset({"helpline:h111"}),
    )
    text = (
        "moved_from: [a.md]\nGọi [[helpline:h111]].\nTheo [[law:L53]].\nViết `[[law:L53]]`.\n"
        "Mở [số](../tro-giup/index.md) hay [lịch](../lich/index.md#a).\n"
        "- [Lịch](../lich/index.md)\n"
        "docs/cong-dong/cha-me.md, section: cong-dong, `hoc-sinh`, `gia-dinh`, video\n"
    )
    assert guide._adapt(text, around, "bien-tap", set(around.pages)) == (
        "Gọi [[helpline:h111]].\nViết `[[law:L53]]`.\n"
        "Mở [số](../goi-ai/index.md) hay lịch.\n"
        "docs/nha/cha-me.md, section: nha, `phu-huynh`, video\n"
    )


def test_the_new_portals_own_numbers_are_let_out_in_ours(tmp_path: Path) -> None:
    lines = Library.load(write_portal(tmp_path / "portal", {}) / "docs").registries.helplines
    assert {lines[key].publish for key in new_portal.NUMBERS} == {"yes"}


@pytest.mark.parametrize("kind", KINDS)
def test_new_pages_are_begun_there_and_only_want_filling(
    made: Path, tmp_path: Path, kind: str
) -> None:
    root = shutil.copytree(made, tmp_path / "nuoc", ignore=shutil.ignore_patterns(".cache"))
    wanted = {"lesson": {"grade": "lop-2"}, "guide": {"section": "nha"}, "page": {"section": "nha"}}
    request = Request(kind, "Trang mới", **wanted.get(kind, {}))
    page = new_page(request, Library.load(root / "docs"), date(2026, 1, 1))
    (root / "docs" / page.src_uri).write_text(page.text, "utf-8")
    found = {one.code for one in errors_in(Portal.load(root).problems())}
    folder = {"lesson": "lop-hoc", "campaign-event": "ngay", "video": "phim"}.get(kind, "nha")
    assert page.src_uri.split("/")[0] == folder
    assert found == {"unfilled-place"} | ({"bad-date"} if kind == "campaign-event" else set())
