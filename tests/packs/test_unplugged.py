"""Killed at any moment of a write, a stick still opens a whole portal, old or new."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from loa.packs.root_files import OPEN
from loa.packs.verify import verify

PAGES = 120
TIMES = 20
WRITER = f"""
import sys
from datetime import date
from pathlib import Path
from loa.packs import stick
from loa.packs.contents import Label

# Waiting for the disks of a busy machine says nothing about the order of the steps.
stick.flush = lambda: None
label = Label("gon", "Bản gọn", "Loa", date(2026, 11, 23), date(2027, 11, 23), 7, "abc")
print("ready", flush=True)
for number in sys.stdin:
    number = number.strip()
    payload = {{f"d{{n % 7}}/{{n}}.html": number.encode() * 500 for n in range({PAGES})}}
    stick.write_stick(Path(sys.argv[1]), payload, label, lambda folder, hashes: {{
        "00-GOI-111.txt": number.encode(), "{OPEN}": folder.encode(),
    }})
    print("done", flush=True)
"""


def start(stick: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(stick)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def write(process: subprocess.Popen[str], *numbers: int) -> None:
    assert process.stdin
    process.stdin.write("".join(f"{number}\n" for number in numbers))
    process.stdin.flush()


def test_kill_9_leaves_the_old_or_the_new_portal(tmp_path: Path) -> None:
    stick = tmp_path / "usb"
    chance = random.Random(0)
    process = start(stick)
    write(process, 1)
    assert process.stdout
    assert process.stdout.readline() == "done\n"
    process.kill()
    process.wait()
    for turn in range(2, TIMES + 2):
        process = start(stick)
        write(process, *(turn * 100 + step for step in range(50)))
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(chance.uniform(0.001, 0.15))
        process.kill()
        process.wait()
        place = stick / (stick / OPEN).read_text()
        assert verify(place).damages == ()
        pages = {path.read_bytes() for path in place.glob("data/*/*.html")}
        assert len(pages) == 1
    process = start(stick)
    write(process, 99)
    assert process.stdout
    assert process.stdout.readline() == "done\n"
    process.kill()
    process.wait()
    assert verify(stick).damages == ()
