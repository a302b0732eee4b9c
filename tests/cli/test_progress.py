"""Bars on a terminal, plain lines elsewhere."""

import os
import re
import subprocess
import sys

import pytest

from loa.cli.progress import ShownProgress
from loa.ground.progress import Stage
from terminals import open_terminal


def test_a_plain_line_tells_that_a_stage_has_ended(capsys: pytest.CaptureFixture[str]) -> None:
    with ShownProgress(Stage.CHECKS, Stage.PAGES) as progress:
        assert list(progress.each(Stage.CHECKS, ["a", "b"])) == ["a", "b"]
        assert capsys.readouterr().out == "Kiểm tra: 2 trang\n"
        progress.begin(Stage.PAGES, 3)
        progress.advance(Stage.PAGES, 2)
        assert capsys.readouterr().out == ""
        progress.advance(Stage.PAGES)
    assert capsys.readouterr().out == "Trang: 3 trang\n"


def test_what_ends_early_is_told_in_its_turn(capsys: pytest.CaptureFixture[str]) -> None:
    with ShownProgress(Stage.HANDOUTS, Stage.CLIPS) as progress:
        progress.begin(Stage.CLIPS, 1)
        progress.advance(Stage.CLIPS)
        assert capsys.readouterr().out == ""
        progress.begin(Stage.HANDOUTS, 1)
        progress.advance(Stage.HANDOUTS)
    assert capsys.readouterr().out == "Tài liệu in: 1 trang\nPhim: 1 tệp\n"


def test_a_stage_with_nothing_to_do_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with ShownProgress(Stage.CLIPS, Stage.PICTURES) as progress:
        progress.begin(Stage.CLIPS, 0)
        progress.begin(Stage.PICTURES, 1)
        progress.advance(Stage.PICTURES)
    assert capsys.readouterr().out == "Ảnh chia sẻ: 1 ảnh\n"


def on_terminal(code: str) -> list[str]:
    """What stands on a terminal's lines at the end: after a return the line is written anew."""
    ours, theirs = open_terminal()
    start = f"from loa.cli.progress import *\nwith ShownProgress(*Stage) as progress:\n{code}"
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "PYTHONUTF8": "1"}
    process = subprocess.Popen([sys.executable, "-c", start], stdout=theirs, env=environment)
    os.close(theirs)
    data = b""
    try:
        while chunk := os.read(ours, 4096):
            data += chunk
    except OSError:  # Linux: nobody writes any more.
        pass
    finally:
        os.close(ours)
    assert process.wait() == 0
    text = re.sub(r"\x1b\[[?0-9;]*[a-zA-Z]", "", data.decode("utf-8"))
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    return [" ".join(line.rsplit("\r", 1)[-1].split()) for line in lines]


FULL, HALF = "[" + 36 * "#" + "]", "[" + 18 * "#" + 18 * "-" + "]"


@pytest.mark.needs("terminal")
def test_a_terminal_shows_a_bar_for_each_stage() -> None:
    stages = ("Stage.CHECKS, 'abcd'", "Stage.HANDOUTS, 'a'")
    code = "".join(f"    list(progress.each({stage}))\n" for stage in stages)
    assert on_terminal(code) == [f"Kiểm tra {FULL} 4/4", f"Tài liệu in {FULL} 1/1"]


@pytest.mark.needs("terminal")
def test_what_was_stopped_keeps_its_bar() -> None:
    code = "    progress.begin(Stage.CHECKS, 4)\n    progress.advance(Stage.CHECKS, 2)"
    [line] = on_terminal(code)
    assert re.sub(r" 00:00:00| 0*:?\d+s?$", "", line) == f"Kiểm tra {HALF} 2/4"
