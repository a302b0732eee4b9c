"""What is printed is UTF-8, whatever the machine expects; names from outside are only read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from portals import ROOT, MakePortal, page_text
from terminals import open_terminal

SURROUNDINGS = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "cp1258": {"PYTHONIOENCODING": "cp1258"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "utf-16": {"PYTHONIOENCODING": "utf-16"},
    "C": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    "POSIX": {"LC_ALL": "POSIX", "LANG": "POSIX", "PYTHONCOERCECLOCALE": "0"},
}


# Two commands in one process: starting one is most of what it costs.
CHECK_AND_HELP = """
from loa.cli import main
try:
    main(["check"])
except SystemExit as end:
    assert end.code == 1
main(["--help"])
"""


def loa(
    root: Path, *arguments: str, code: str = "from loa.cli import main; main()", **more: str
) -> tuple[int, bytes, bytes]:
    environment = {
        **os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "0", **more
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("surroundings", SURROUNDINGS.values(), ids=SURROUNDINGS)
def test_output_never_dies_of_its_own_encoding(
    make_portal: MakePortal, surroundings: dict[str, str]
) -> None:
    root = make_portal({"a.md": page_text("A", "Gọi số 112 ngay.\n")})
    code, out, err = loa(root, code=CHECK_AND_HELP, **surroundings)
    assert (code, err) == (0, "Đã xem 2 trang: 1 lỗi, 0 điều nhắc.\n".encode())
    assert "docs/a.md:14: lỗi: ".encode() in out
    assert "dựng cổng thông tin từ các trang Markdown".encode() in out


@pytest.mark.needs("terminal")
def test_a_terminal_gets_the_same(make_portal: MakePortal) -> None:
    """A terminal, played by a pseudoterminal, of a locale that knows no Vietnamese."""
    root = make_portal({})
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "0",
                   "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "TERM": "dumb"}  # fmt: skip
    ours, theirs = open_terminal()
    try:
        subprocess.run(
            [sys.executable, "-c", "from loa.cli import main; main()", "check"],
            cwd=root,
            env=environment,
            stdout=theirs,
            stderr=theirs,
            stdin=theirs,
            check=True,
        )
    finally:
        os.close(theirs)
    said = os.read(ours, 4096)
    os.close(ours)
    assert said == "Đã xem 1 trang: không có lỗi nào.\r\n".encode()


NAMES = {
    b"a\x1b[2J.md": "a\\x1b[2J.md",
    b"a\nb.md": "a\\nb.md",
    b"caf\xe9.md": "caf\\udce9.md",
    "a\u202eb.md".encode(): "a\\u202eb.md",
}


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_names_from_outside_are_printed_and_not_obeyed(make_portal: MakePortal, form: str) -> None:
    root = make_portal({})
    for name in NAMES:
        (root / "docs" / os.fsdecode(name)).write_text(page_text("A"), encoding="utf-8")
    code, out, err = loa(root, "check", "--format", form)
    assert code == 1
    said = out.decode() + err.decode()
    assert "\x1b" not in said and "\u202e" not in said
    assert "Traceback" not in said
    if form == "text":
        assert [one for one in NAMES.values() if f"docs/{one}:1: lỗi: " not in said] == []
