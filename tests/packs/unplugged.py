"""Kills real processes that write to a stick; what it finds is for test_unplugged.py.

Called with a folder, "write", "rewrite" or "update", and a number of kills. Each turn a child
process is killed -9 before its n-th change of the file system, for numbers drawn from all that
there are.
"""

import json
import random
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from killing import forked
from loa.cli import main
from loa.packs import stick
from loa.packs.contents import Label
from loa.packs.start_page import OPEN
from loa.packs.verify import verify

OLD = Label("gon", "Bản gọn", "Loa", date(2026, 11, 23), date(2027, 11, 23), 7, "abc")
NEW = replace(OLD, made_on=date(2027, 1, 2), sequence=8)
CHANGES = {"open", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}


def pack(target: Path, label: Label) -> Path:
    """Twelve pages that all name their version, and a film that stays the same."""
    version = str(label.sequence).encode()
    pages = {f"d{n % 3}/{n}.html": b"page " + version for n in range(12)}

    def root_files(folder: str, hashes: Mapping[str, str]) -> Mapping[str, bytes]:
        page = f'<a href="{folder}/data/index.html">Mở</a>'
        number = f"00-GOI-{label.sequence}.txt"
        return {number: version, "01-A.png": version, OPEN: page.encode()}

    return stick.write_stick(target, {**pages, "phim.mp4": b"film" * 999}, label, root_files)


def made(work: Callable[[], None], before: int | None = None) -> int:
    """How many changes the work makes in a child; -1 where it is killed before one of them."""
    return forked(work, lambda event, _: event in CHANGES, before)[0]


def version_of(usb: Path) -> list[str]:
    """The versions that a reader meets behind the page that opens the portal."""
    place = stick.opened_portal(usb)
    if place is None:
        return ["opens nothing"]
    if verify(place).damages:
        return [str(damage) for damage in verify(place).damages]
    return sorted({path.read_text() for path in place.glob("data/*/*.html")})


def work_for(kind: str, folder: Path, usb: Path) -> Callable[[], None]:
    if kind == "update":
        arguments = ["pack", "apply", str(folder / "cap-nhat.zip"), str(usb)]
        return lambda: main(arguments, standalone_mode=False)
    label = NEW if kind == "write" else OLD
    return lambda: pack(usb, label) and None


def turns(kind: str, folder: Path, kills: int) -> list[dict[str, object]]:
    # Waiting for the disks of a busy machine says nothing about the order of the steps.
    stick.flush = lambda: None
    old, new, usb = folder / "cu", folder / "moi", folder / "usb"
    pack(old, OLD)
    pack(new, NEW)
    update = ["pack", "update", str(old), str(new), "--out", str(folder / "cap-nhat.zip")]
    main(update, standalone_mode=False)
    work = work_for(kind, folder, usb)
    shutil.copytree(old, usb)
    total = made(work)
    wanted = version_of(usb)
    found: list[dict[str, object]] = []
    for changes in sorted(random.Random(0).choices(range(total), k=kills)):
        shutil.rmtree(usb)
        shutil.copytree(old, usb)
        survived = made(work, changes)
        opened = version_of(usb)
        kinds = sorted({damage.kind for damage in verify(usb).damages})
        made(work)
        ours = {path.name for path in usb.iterdir() if not path.name.endswith(".moi")}
        end = {
            "opened": version_of(usb) == wanted,
            "damages": list(map(str, verify(usb).damages)),
            "portals": sum(name.startswith("cong-") for name in ours),
        }
        found.append({"killed": survived == -1, "opened": opened, "kinds": kinds, "end": end})
    return found


if __name__ == "__main__":
    done = turns(sys.argv[2], Path(sys.argv[1]), int(sys.argv[3]))
    Path(sys.argv[1], "found.json").write_text(json.dumps(done))
