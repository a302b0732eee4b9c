"""What lies below docs/: plain files go on, everything else is told and never opened."""

import os
import socket
from pathlib import Path

import pytest

from loa.content.folder_files import LONGEST_NAME, LONGEST_PATH, check_names, survey
from loa.ground.names import MAX_PATH
from loa.problems import Problem

LINK = "Đây là một liên kết, có thể dẫn ra ngoài thư mục."
SPECIAL = "Đây không phải tệp thường (ống dẫn, thiết bị hay ổ cắm)."
MOVE = "Dời nó ra khỏi thư mục này, hoặc xóa đi."
SYSTEM = "Hệ điều hành hay một chương trình tự ghi mục này; nó không được đăng."
READ = "Xem lại quyền đọc, hoặc ổ đĩa có hỏng hay bị rút ra không."


def linked(path: str) -> Problem:
    return Problem(f"docs/{path}", 1, "linked-file", LINK, "Chép hẳn tệp ấy vào đây.")


@pytest.mark.parametrize("leads_to", ["/etc/passwd", "/etc", "mot.md", ".", "..", "khong-co"])
def test_a_link_is_named_and_not_followed(tmp_path: Path, leads_to: str) -> None:
    (tmp_path / "mot.md").write_text("a", encoding="utf-8")
    (tmp_path / "a").symlink_to(leads_to)
    assert survey(tmp_path, "docs") == (["mot.md"], [linked("a")])


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert survey(tmp_path, "docs") == ([], [linked("a"), linked("b")])


def test_a_hard_link_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "mot.md").write_text("a", encoding="utf-8")
    os.link(tmp_path / "mot.md", tmp_path / "hai.md")
    assert survey(tmp_path, "docs") == (["hai.md", "mot.md"], [])


def test_pipes_and_sockets_are_named_and_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "mot.md")
    # A socket's own path may have some hundred characters only.
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("hai.md")
        found = survey(tmp_path, "docs")
    assert found == (
        [],
        [
            Problem("docs/hai.md", 1, "unreadable-file", SPECIAL, MOVE),
            Problem("docs/mot.md", 1, "unreadable-file", SPECIAL, MOVE),
        ],
    )


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mot.md").write_text("a", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    # Root may read everything, so the refusal is played.
    monkeypatch.setattr(Path, "open", refuse)
    message = "Máy không mở được tệp này."
    assert survey(tmp_path, "docs") == (
        [],
        [Problem("docs/mot.md", 1, "unreadable-file", message, READ)],
    )


def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mot").mkdir()
    listing = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "mot":
            raise PermissionError(13, "Permission denied")
        return listing(path)

    monkeypatch.setattr(os, "scandir", refuse)
    message = "Máy không mở được thư mục này."
    assert survey(tmp_path, "docs") == (
        [],
        [Problem("docs/mot", 1, "unreadable-file", message, READ)],
    )


LOCK = "tệp khóa của chương trình đang mở tài liệu"
BACKUP = "bản lưu phòng của chương trình soạn thảo hay của git"
UNFINISHED = "tệp tạm hay tải dở"
COPY = "bản chép thứ hai của một tệp"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("~$bao-cao.docx", LOCK),
        (".~lock.bao-cao.odt#", LOCK),
        (".#mot.md", LOCK),
        ("mot.md~", BACKUP),
        ("#mot.md#", BACKUP),
        ("mot.md.orig", BACKUP),
        ("mot.bak", BACKUP),
        ("mot.md.bak2", BACKUP),
        (".mot.md.swp", BACKUP),
        (".mot.md.swo", BACKUP),
        ("mot.md.rej", BACKUP),
        ("mot.mine", BACKUP),
        ("mot.r12", BACKUP),
        ("mot_BACKUP_1234.md", BACKUP),
        ("mot_LOCAL_1234.md", BACKUP),
        ("mot.asd", BACKUP),
        ("mot.tmp", UNFINISHED),
        ("phim.mp4.part", UNFINISHED),
        ("phim.mp4.crdownload", UNFINISHED),
        (".loa-0123456789abcdef.tmp", UNFINISHED),
        ("mot (1).md", COPY),
        ("mot(2).tyz.md", COPY),
        ("mot - Copy.md", COPY),
        ("mot copy 2.md", COPY),
        ("Copy of mot.md", COPY),
        ("mot - Sao chép.md", COPY),
        ("Bản sao mot.md", COPY),
        ("Ba\u0309n sao mot.md", COPY),
        ("mot.sync-conflict-20260101-101010-ABCDEFG.md", COPY),
        ("mot (Lan's conflicted copy 2026-01-01).md", COPY),
    ],
)
def test_what_a_program_left_behind(tmp_path: Path, name: str, what: str) -> None:
    (tmp_path / name).write_text("a", encoding="utf-8")
    found = Problem(f"docs/{name}", 1, "left-behind", f"Đây là {what}.", MOVE)
    assert survey(tmp_path, "docs") == ([], [found])


@pytest.mark.parametrize(
    "name",
    ["photo-copy.md", "ban-sao.md", "mot.md", "sao-chep.md", "a.r", "copy.md", "mot-1.md"],
)
def test_a_name_that_somebody_chose(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("a", encoding="utf-8")
    assert survey(tmp_path, "docs") == ([name], [])


@pytest.mark.parametrize(
    "name", [".DS_Store", "Thumbs.db", "desktop.ini", "._mot.md", ".env", "ehthumbs.db"]
)
def test_what_a_system_writes_is_a_reminder(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"a")
    found = Problem(f"docs/{name}", 1, "system-file", SYSTEM, "Nên xóa đi.", "warning")
    assert survey(tmp_path, "docs") == ([], [found])


@pytest.mark.parametrize("folder", [".obsidian", ".git", "$RECYCLE.BIN"])
def test_a_systems_folder_is_named_once(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder / "b").mkdir(parents=True)
    (tmp_path / folder / "b" / "mot.md").write_text("a", encoding="utf-8")
    (tmp_path / f"{folder}2.md").write_text("a", encoding="utf-8")
    found = [one for one in survey(tmp_path, "docs")[1] if one.path == f"docs/{folder}"]
    assert found == [Problem(f"docs/{folder}", 1, "system-file", SYSTEM, "Nên xóa đi.", "warning")]
    assert not [
        one for one in survey(tmp_path, "docs")[1] if one.path.startswith(f"docs/{folder}/")
    ]


def test_what_is_there_for_git_is_neither_published_nor_told(tmp_path: Path) -> None:
    for name in (".gitkeep", ".gitattributes", ".gitignore", ".editorconfig"):
        (tmp_path / name).write_bytes(b"")
    assert survey(tmp_path, "docs") == ([], [])


@pytest.mark.parametrize("uri", ["a/con.md", "a/con.zh-Hant.md", "aux/mot.md", "a/lpt9.png"])
def test_a_name_that_windows_keeps(uri: str) -> None:
    part = next(one for one in uri.split("/") if one not in ("a", "mot.md"))
    message = f"Windows giữ tên “{part}” cho thiết bị."
    assert list(check_names([uri], "docs")) == [
        Problem(f"docs/{uri}", 1, "file-name", message, "Đổi sang tên khác.")
    ]


@pytest.mark.parametrize("uri", ["a/com10.md", "a/lpt0.md", "a/cong.md", "a/conxx.md"])
def test_a_name_that_only_looks_like_one(uri: str) -> None:
    assert list(check_names([uri], "docs")) == []


def test_a_picture_with_a_name_that_sticks_refuse() -> None:
    message = "Tên “ảnh 1.jpg” có ký tự mà USB hoặc Windows không nhận."
    hint = "Chỉ dùng chữ không dấu, chữ số, dấu chấm và dấu gạch nối."
    assert list(check_names(["a/ảnh 1.jpg"], "docs")) == [
        Problem("docs/a/ảnh 1.jpg", 1, "file-name", message, hint)
    ]


def test_two_names_that_differ_by_case_alone() -> None:
    message = "Tên này trùng với “Anh.jpg” (USB không phân biệt hoa thường)."
    assert list(check_names(["Anh.jpg", "anh.jpg"], "docs")) == [
        Problem("docs/anh.jpg", 1, "file-name", message, "Đổi một trong hai tên.")
    ]


@pytest.mark.parametrize("length", [LONGEST_NAME - 1, LONGEST_NAME])
def test_a_name_of_60_characters_passes(length: int) -> None:
    assert list(check_names(["a/" + "b" * length + ".tyz.md"], "docs")) == []


def test_a_name_of_61_characters_does_not() -> None:
    name = "b" * 61
    message = f"Tên “{name}” dài 61 ký tự, nhiều nhất 60."
    assert list(check_names([f"a/{name}.tyz.md"], "docs")) == [
        Problem(f"docs/a/{name}.tyz.md", 1, "file-name", message, "Đặt tên ngắn hơn.")
    ]


def path_of(length: int) -> str:
    folders = "/".join(["a" * 40] * 4)
    return folders[: length - len("/mot.md")] + "/mot.md"


@pytest.mark.parametrize("length", [LONGEST_PATH - 1, LONGEST_PATH])
def test_a_path_of_150_characters_passes(length: int) -> None:
    assert len(path_of(length)) == length
    assert list(check_names([path_of(length)], "docs")) == []


def test_a_path_of_151_characters_does_not() -> None:
    message = "Đường dẫn dài 151 ký tự, nhiều nhất 150."
    hint = "Đặt tên tệp hay thư mục ngắn hơn."
    assert list(check_names([path_of(151)], "docs")) == [
        Problem(f"docs/{path_of(151)}", 1, "file-name", message, hint)
    ]


def test_the_longest_names_fit_on_a_stick() -> None:
    bag = "cong-20261123-a1b2c3/data/"
    name = "b" * LONGEST_NAME
    handout = f"{bag}tai-lieu/{name}/{name}.zh-Hant-ke-hoach-bai-day.docx"
    assert len(handout) <= MAX_PATH
    uri = "a" * (LONGEST_PATH - 4)
    for place in (f"{bag}zh-Hant/{uri}/index.html", f"{bag}assets/photo/{uri}.png-1600.avif"):
        assert len(place) <= MAX_PATH
