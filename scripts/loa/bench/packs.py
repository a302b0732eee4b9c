"""What packs weigh and how fast they are: `python -m loa.bench.packs`.

A pack may weigh at most 1.05 of its unique payload. An update after a change of one page of 500
may weigh at most 1 % of the pack. Writing a pack whose pages are rendered (copying, hashing,
making the disk write it) may take at most twice as long as `cp -r` of the same bytes and `sync`.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from loa.bench.corpus import write_corpus
from loa.content.page import SOURCE_LANGUAGE
from loa.packs.bag import DATA, hash_of
from loa.packs.contents import Label
from loa.packs.start_page import OPEN, first_page
from loa.packs.stick import opened_portal, write_stick

HEAVIEST = 1.05
LARGEST_UPDATE = 0.01
SLOWEST = 2.0
TURNS = 7
_LOA = [sys.executable, "-c", "from loa.cli.main import main; main()"]
_DAY = 86_400
_LABEL = Label(
    profile="do",
    profile_name="Bản để đo",
    site_name="Loa",
    made_on=date(2026, 1, 1),
    valid_until=date(2027, 1, 1),
    sequence=1,
    commit="",
)


def loa(root: Path, day: int, *arguments: str) -> float:
    """Run a command on a day after 1 January 2026; seconds on the wall."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(1_767_225_600 + day * _DAY)}
    command = [*_LOA, "pack", *arguments]
    return wall_seconds(
        lambda: subprocess.run(
            command, cwd=root, env=environment, check=True, stdout=subprocess.DEVNULL
        )
    )


def wall_seconds(work: Callable[[], object]) -> float:
    """Seconds on the wall."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def weight(stick: Path) -> tuple[int, int]:
    """Bytes of a stick, and of the different files among its payload."""
    files = [path for path in stick.rglob("*") if path.is_file()]
    payload = {hash_of(path): path.stat().st_size for path in files if DATA in path.parts}
    return sum(path.stat().st_size for path in files), sum(payload.values())


def writing_against_copying(stick: Path, folder: Path) -> float:
    """How many times as long as `cp -r` and `sync` it takes to write a pack's files."""
    portal = opened_portal(stick)
    assert portal is not None
    data = portal / DATA
    files = {p.relative_to(data).as_posix(): p for p in data.rglob("*") if p.is_file()}
    target = folder / "target"

    def copy() -> None:
        subprocess.run(["cp", "-r", str(data), str(target)], check=True)
        os.sync()

    def write() -> None:
        write_stick(
            target=target,
            payload=files,
            label=_LABEL,
            root_files=lambda name, _: {OPEN: f'<a href="{first_page(name)}">'.encode()},
        )

    times: dict[str, list[float]] = {"copy": [], "write": []}
    for _ in range(TURNS):
        for name, work in (("copy", copy), ("write", write)):
            shutil.rmtree(target, ignore_errors=True)
            os.sync()
            times[name].append(wall_seconds(work))
    return statistics.median(times["write"]) / statistics.median(times["copy"])


def main() -> None:
    """Print seconds and ratios; exit 1 when one is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="a portal to borrow from")
    parser.add_argument("--pages", type=int, default=500)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        root = folder / "portal"
        write_corpus(root=root, like=chosen.root, pages=chosen.pages, languages=[SOURCE_LANGUAGE])
        old, new, update = (str(folder / name) for name in ("old", "new", "update.zip"))
        cold = loa(root, 0, "usb", "--out", old)
        shutil.rmtree(old)
        warm = loa(root, 0, "usb", "--out", old)
        print(f"{chosen.pages} pages, the whole command: {cold:.1f} s cold, {warm:.1f} s warm")
        page = root / "docs" / "cong-dong" / "trang-0.md"
        page.write_text(page.read_text(encoding="utf-8") + "\nThêm.\n", encoding="utf-8")
        loa(root, 1, "usb", "--out", new)
        loa(root, 1, "update", old, new, "--out", update)
        total, payload = weight(Path(old))
        ratios = (
            ("pack to unique payload", total / payload, HEAVIEST),
            ("update to pack", Path(update).stat().st_size / total, LARGEST_UPDATE),
            ("writing to cp -r", writing_against_copying(Path(old), folder), SLOWEST),
        )
    for name, ratio, limit in ratios:
        print(f"{name}: {ratio:.4f} (limit {limit})")
    sys.exit(any(ratio > limit for _, ratio, limit in ratios))


if __name__ == "__main__":
    main()
