"""Every command in odd surroundings: variables that name nothing, folders that are not there, a
umask that hides, input and output that are closed, full or not read to the end.

It does what it always does, to the byte, or ends with one sentence.
"""

import errno
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import click
import pytest
from click.testing import CliRunner

from access_logs import ROW
from loa.cli import main
from loa.editor.packages import folder
from loa.errors import LoaError
from loa.ground.user_folders import cache_folder
from loa.packs.contents import Label
from loa.packs.start_page import OPEN
from loa.packs.stick import write_stick
from packing import start_page
from portals import ROOT, page_text
from translating import Desk

Ended = dict[str, tuple[int, str, str]]
"""By what was typed: exit code, output, errors."""
TYPED = (
    "--help",
    "--version",
    "new page --title Ba --section cong-dong",
    "calendar next",
    "check docs/mot.md",
    "check --list --only unknown-phone",
    "digest --since 2025-01-01 --until 2026-12-31 --out out/digest",
    "facts --format csv",
    "fix --yes docs/mot.md",
    "inbox add word.docx --type guide --section cong-dong",
    "inbox form --type page --out out/form.docx",
    "kit",
    "media clip mot.md --out out/a.mp4",
    "pack verify stick",
    "pack log out/log.csv stick --place Xã --holder Hoa --on 2026-12-01",
    "pack outdated out/log.csv --newest 9 --on 2026-12-01",
    "pack update stick newer --out out/update.zip",
    "pack apply out/update.zip stick",
    "publish nowhere",
    "reading --format csv",
    "report form out/report.xlsx",
    "report add out/report.xlsx --ledger out/ledger.csv",
    "report table --ledger out/ledger.csv",
    "stats access.log --csv out/stats.csv",
    "translate export mot.md --to tyz --format docx --out out",
    "translate status --format csv",
    "translate import a.po",
    "translate review a.zh-Hant.md --by Hoa --on 2026-12-01",
)
"""One of each that needs no minute, no network and no chance; they find what those before wrote."""


def write_place(folder: Path) -> Path:
    """A portal on which each of them has something to do."""
    desk = Desk(folder)
    root = desk.root
    shutil.copy(desk.translate(desk.send("po")), folder / "a.po")
    for uri, text in {
        "mot.md": page_text("Một", "Chữ\u200b ẩn.\n"),
        "cong-dong/index.md": page_text("Xóm", type="landing"),
    }.items():
        (root / "docs" / uri).parent.mkdir(exist_ok=True)
        (root / "docs" / uri).write_text(text, "utf-8")
    # Each scene is checked as the others are.
    for scene in sorted((root / "docs" / "_data" / "scenes").iterdir())[1:]:
        scene.unlink()
    for name, sequence in (("stick", 7), ("newer", 8)):
        day = click.DateTime()("2026-11-23").date()
        label = Label("gon", "Bản gọn", "Loa", day, day.replace(2027), sequence, "abc")
        page = {"index.html": f"trang {sequence}".encode()}
        write_stick(root / name, page, label, lambda at, _: {OPEN: start_page(at)})
    (root / "access.log").write_text(ROW * 12, "utf-8")
    shutil.copy(ROOT / "tests" / "inbox" / "word.docx", root)
    (root / "out").mkdir()
    return root


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_place(tmp_path_factory.mktemp("place"))


def run_all(place: Path, folder: Path) -> tuple[Ended, dict[str, bytes]]:
    """What each command said in a copy of the place, and the files that lie there at the end."""
    root = shutil.copytree(place, folder / "portal", symlinks=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        ended = {typed: CliRunner().invoke(main, typed.split()) for typed in TYPED}
    for typed, one in ended.items():
        assert isinstance(one.exception, SystemExit | None), (typed, one.exception)
    files = {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }
    said = {
        typed: (one.exit_code, one.stdout, one.stderr.replace(str(root), ""))
        for typed, one in ended.items()
    }
    return said, files


@pytest.fixture(scope="module")
def usual(place: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Ended, dict[str, bytes]]:
    return run_all(place, tmp_path_factory.mktemp("usual"))


SURROUNDINGS = {
    "named wrongly": {
        "TZ": "Nowhere/Odd", "LC_ALL": "xx_YY", "LANG": "C", "HOME": "/etc/passwd",
        "XDG_CACHE_HOME": "here", "TMPDIR": "/nowhere", "NO_COLOR": "1", "TERM": "none",
        "EDITOR": "/nowhere", "GIT_DIR": "/nowhere", "GIT_CONFIG": "/",
        "HTTPS_PROXY": "http://[x", "LOA_LANG": "\udcff", "PYTHONIOENCODING": "cp1258",
    },
    "not there": {
        "TZ": "", "LC_ALL": "", "LANG": "", "HOME": "", "TMPDIR": "/proc", "XDG_CACHE_HOME": "",
    },
}  # fmt: skip


@pytest.fixture(params=SURROUNDINGS.values(), ids=list(SURROUNDINGS))
def odd(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name, value in request.param.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(tempfile, "tempdir", None)
    umask = os.umask(0o077)
    time.tzset()
    yield
    monkeypatch.undo()
    os.umask(umask)
    time.tzset()


def test_odd_surroundings_change_nothing(
    place: Path, usual: tuple[Ended, dict[str, bytes]], tmp_path: Path, odd: None
) -> None:
    said, files = run_all(place, tmp_path)
    assert said == usual[0]
    assert [name for name in files.keys() | usual[1] if files.get(name) != usual[1].get(name)] == []


@pytest.mark.parametrize("seconds", ["abc", "-1", "99999999999999"])
def test_a_time_that_is_none_is_one_sentence(
    place: Path, monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    """In no command that tells a time; nothing has been written then."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    monkeypatch.chdir(place)
    for typed in (
        "check",
        "build",
        "handouts",
        "archive 2025",
        "book --pages mot.md --title A --out out",
        "digest --since 2025-01-01 --out out",
        "pack usb --out out/usb",
        "pack html --out out",
        "pack zim --out out/a.zim",
        "publish nowhere",
        "shelf cc --out out",
        "translate speak mot.md",
        "move mot.md ba.md",
    ):
        ended = CliRunner().invoke(main, typed.split())
        assert (typed, ended.exit_code, ended.stdout, ended.stderr) == (
            typed,
            2,
            "",
            "SOURCE_DATE_EPOCH phải là số giây của một ngày từ 1980 đến 2099, ví dụ 1767225600, "
            f"không phải “{seconds}”.\n",
        )
    assert list((place / "out").iterdir()) == []


def every_command(command: click.Command, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield words
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from every_command(inner, (*words, name))


@pytest.mark.parametrize("columns", ["0", "abc", "9" * 30])
def test_help_fits_a_terminal_of_no_width(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for words in every_command(main):
        ended = CliRunner().invoke(main, [*words, "--help"])
        assert (words, ended.exit_code, ended.stderr) == (words, 0, "")


FULL = "Không đọc hoặc không ghi được tệp: ổ đĩa đã đầy. Xóa bớt tệp hoặc dùng ổ khác.\n"
ENDS: dict[str, tuple[str, int, str]] = {
    "--version > /dev/full": ("", 1, FULL),
    "reading --format csv > /dev/full": ("", 1, FULL),
    "--version > /dev/full 2>&1": ("", 1, ""),
    "reading --format csv | true": ("", 0, ""),
    "--version >&- 2>&- <&-": ("", 0, ""),
}  # fmt: skip


def surroundings() -> dict[str, str]:
    """Ours without what tests may have told Python: unbuffered, it keeps nothing to complain of."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return plain | {"PYTHONPATH": str(ROOT / "scripts")}


@pytest.mark.parametrize("typed", ENDS)
def test_streams_that_are_closed_full_or_left_end_quietly(place: Path, typed: str) -> None:
    program = f'"{sys.executable}" -c "from loa.cli import main; main()"'
    done = subprocess.run(
        ["sh", "-c", f"{program} {typed}"],
        cwd=place,
        capture_output=True,
        encoding="utf-8",
        env=surroundings(),
        check=False,
    )
    assert (done.stdout, done.returncode, done.stderr) == ENDS[typed]


@pytest.mark.parametrize(
    ("typed", "ends"),
    [
        ("fix docs/mot.md", "Chưa ghi gì. Chạy “loa fix --yes” để ghi vào 1 tệp.\n"),
        ("init out/b", "Đã dừng.\n"),
        ("pack key --out out/b.key", "Đã dừng.\n"),
    ],
)
def test_who_asks_where_nothing_can_be_answered_ends(
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    ends: str,
) -> None:
    monkeypatch.chdir(place)
    # As Python has it where the input is closed.
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SystemExit) as ended:
        main(typed.split())
    assert (ended.value.code, capsys.readouterr().err) == (1, ends)
    assert list((place / "out").iterdir()) == []


def test_what_is_opened_does_not_take_the_place_of_a_closed_output(place: Path) -> None:
    """Programs that we start write to output 1, also where a file has taken that number."""
    program = (
        "import os; from loa.cli import main; os.open('mot', os.O_CREAT | os.O_RDWR)\n"
        "try: main()\n"
        "except SystemExit: print(os.readlink('/proc/self/fd/1'), file=open('out/led', 'w'))"
    )
    subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -c "{program}" --version >&-'],
        cwd=place,
        check=True,
        env=surroundings(),
    )
    assert (place / "out" / "led").read_text() == "/dev/null\n"
    (place / "out" / "led").unlink()
    (place / "mot").unlink()


def test_names_of_files_may_be_vietnamese_where_python_expects_ascii(place: Path) -> None:
    ascii_only = {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"}
    program = "from loa.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program, "inbox", "form", "--type", "page", "--out", "sổ/mẫu.docx"],
        cwd=place,
        capture_output=True,
        encoding="utf-8",
        env=surroundings() | ascii_only,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (
        0,
        "Đã viết sổ/mẫu.docx. Điền xong: loa inbox add mẫu.docx --type page\n",
        "",
    )
    assert (place / "sổ" / "mẫu.docx").is_file()
    shutil.rmtree(place / "sổ")


class Begun(Exception):  # noqa: N818
    """Another program stands in the place of this one."""


@pytest.fixture
def ascii_names(monkeypatch: pytest.MonkeyPatch) -> None:
    def begin(*told: object) -> NoReturn:
        raise Begun(*told)

    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "ascii")
    monkeypatch.setattr(os, "execve", begin)


def test_where_python_expects_ascii_what_we_start_is_told_too(ascii_names: None) -> None:
    with pytest.raises(Begun) as begun:
        main()
    assert begun.value.args == (
        sys.executable,
        [sys.executable, "-X", "utf8", *sys.orig_argv[1:]],
        {**os.environ, "PYTHONUTF8": "1"},
    )


def test_a_program_that_calls_ours_is_not_begun_anew(ascii_names: None) -> None:
    for call in (lambda: main(["--version"]), lambda: main(args=["--version"])):
        with pytest.raises(SystemExit) as ended:
            call()
        assert ended.value.code == 0


def test_a_refusal_that_cannot_be_told_keeps_its_exit_code(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.chdir(place)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    monkeypatch.setattr(click, "echo", full)
    assert CliRunner().invoke(main, ["check"]).exit_code == 2


@pytest.fixture
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the program has no name and no home, as in a container."""

    def unknown(number: int) -> NoReturn:
        raise KeyError(number)

    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.delenv("LOA_EDITOR_PACKAGES", raising=False)
    monkeypatch.setattr(pwd, "getpwuid", unknown)


def test_without_a_home_a_build_only_lacks_that_place_to_refuse(
    place: Path, monkeypatch: pytest.MonkeyPatch, nobody: None
) -> None:
    monkeypatch.chdir(place)
    ended = CliRunner().invoke(main, ["build", "--out", "docs"])
    assert (ended.exit_code, ended.stderr) == (
        1,
        "Không dựng vào “docs”: nằm trong “docs”, nơi chứa tệp gốc của cổng. Chưa ghi và chưa xóa "
        "gì. Hãy ghi một thư mục mới hay còn trống sau --out.\n",
    )
    ended = CliRunner().invoke(main, ["pack", "html", "--out", str(place / "out")])
    assert isinstance(ended.exception, SystemExit), ended.exception


def test_without_a_home_the_form_asks_for_one(
    place: Path, monkeypatch: pytest.MonkeyPatch, nobody: None
) -> None:
    monkeypatch.chdir(place)
    ended = CliRunner().invoke(main, ["editor"])
    assert (ended.exit_code, ended.stderr) == (
        1,
        "Máy này không có thư mục riêng cho bạn. Đặt HOME, hoặc XDG_CACHE_HOME.\n",
    )


@pytest.mark.parametrize(
    ("named", "kept"),
    [
        ("/kho", "/kho/loa-editor"),
        ("kho", "/nha/.cache/loa-editor"),
        ("", "/nha/.cache/loa-editor"),
    ],
)
def test_a_cache_that_is_no_whole_path_is_passed_over(
    monkeypatch: pytest.MonkeyPatch, named: str, kept: str
) -> None:
    monkeypatch.delenv("LOA_EDITOR_PACKAGES", raising=False)
    monkeypatch.setenv("HOME", "/nha")
    monkeypatch.setenv("XDG_CACHE_HOME", named)
    assert folder() == Path(kept)


def test_a_home_that_is_no_whole_path_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", "nha")
    with pytest.raises(LoaError) as refused:
        cache_folder()
    assert str(refused.value) == (
        "Máy này không có thư mục riêng cho bạn. Đặt HOME, hoặc XDG_CACHE_HOME."
    )
