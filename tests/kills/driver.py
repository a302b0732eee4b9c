"""Kills real commands at every moment; what it finds is for test_kills.py.

Called with a folder, the names of pieces of work and a number of kills. Each turn a child is killed
-9 before its n-th change of the file system, for numbers spread over all there are; then the work
is done again. What is told of each turn: which state the kill left, and which the second run.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import yaml

import portals
from killing import forked
from loa.archive.keeping import REGISTRY, keep_year
from loa.archive.store import ArchiveStore
from loa.artifacts import ArtifactStore
from loa.cli import main
from loa.ground.replacement import notes_of
from loa.ground.sums import sums_of
from loa.ground.together import finish_together
from loa.inbox.drafts import Draft, write_draft
from loa.integrations.adding_photos import Addition, add_photos
from loa.integrations.moving import Move, make_move
from loa.integrations.removing import Removal, make_remove
from loa.integrations.renumbering import Renumbering, make_number
from loa.kit.files import Kit, write_kit
from loa.kit.mark import MARK
from loa.media.intake import Photo
from loa.packs.contents import Label
from loa.packs.start_page import OPEN
from loa.packs.stick import write_stick
from loa.publishing.releases import publish_to, release_name
from loa.scaffold.pages import NewPage
from packing import start_page
from portals import page_text, write_portal
from releasing import make_site
from translating import Desk

CHANGES = {
    "open", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink",
}  # fmt: skip
NOW = datetime(2026, 7, 30, tzinfo=UTC)
LABEL = Label("gon", "Bản gọn", "Loa", date(2026, 11, 23), date(2027, 11, 23), 7, "abc")


@dataclass(frozen=True)
class Work:
    """`prepare` fills a folder anew, `do` is killed, `state` says what lies there, in one word."""

    prepare: Callable[[Path], None]
    do: Callable[[Path], None]
    state: Callable[[Path], str]


def _changes(event: str, arguments: tuple[object, ...]) -> bool:
    return event in CHANGES and (event != "open" or _writes(arguments))


def _writes(arguments: tuple[object, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def loa(*arguments: str | Path) -> None:
    main(list(map(str, arguments)), standalone_mode=False)


# Handouts of a page, in the store.
GUIDE = page_text(
    "Nhà nghỉ",
    "Gọi [[helpline:h111]].\n\n## Một\n\n- Hỏi giấy tờ.\n- Gọi điện.\n",
    "guide",
    "handouts: [checklist]\n",
)


def handouts_prepare(folder: Path) -> None:
    if not (folder / "portal").exists():
        write_portal(folder / "portal", {"du-lich/nha-nghi.md": GUIDE})
    portals.forget_made(folder / "portal")


def handouts_do(folder: Path) -> None:
    os.chdir(folder / "portal")
    loa("handouts", "--jobs", "1")


def handouts_state(folder: Path) -> str:
    """Every file that a proof vouches for is what the proof says."""
    root = folder / "portal" / ".cache" / "loa"
    store = ArtifactStore(root)
    kept = [one for one in root.glob("??/*") if one.suffix != ".sum" and one.suffix != ".tmp"]
    proven = [one for one in kept if one.with_name(f"{one.name}.sum").exists()]
    broken = [one.name for one in proven if not store.is_whole(one)]
    return f"mixed: {broken}" if broken else "whole"


# A translation that comes back, and one that is sent out.
def desk_prepare(folder: Path) -> None:
    shutil.rmtree(folder / "portal", ignore_errors=True)
    desk = Desk(folder)
    desk.translate(desk.send("po"))


def import_do(folder: Path) -> None:
    os.chdir(folder / "portal")
    loa("translate", "import", "a.po", "--by", "Minh")


def import_state(folder: Path) -> str:
    path = folder / "portal" / "docs" / "a.zh-Hant.md"
    if not path.exists():
        return "old"
    return "new" if path.read_text("utf-8").endswith("/// helplines\n///\n") else "mixed"


def export_do(folder: Path) -> None:
    os.chdir(folder / "portal")
    loa("translate", "export", "a.md", "--to", "tyz", "--format", "docx", "--out", folder / "gui")


def export_prepare(folder: Path) -> None:
    shutil.rmtree(folder / "gui", ignore_errors=True)
    if not (folder / "portal").exists():
        desk_prepare(folder)


def export_state(folder: Path) -> str:
    path = folder / "gui" / "a.tyz.docx"
    if not path.exists():
        return "old"
    try:
        import docx

        return "new" if docx.Document(str(path)).tables else "mixed"
    except (OSError, ValueError, KeyError):
        return "mixed"


# A release that readers are led to.
def publish_prepare(folder: Path) -> None:
    shutil.rmtree(folder / "www", ignore_errors=True)
    for version in ("old", "new"):
        make_site(folder / version, **{f"{number}.html": version for number in range(4)})
    publish_to(folder / "www", folder / "old", release_name(sums_of(folder / "old"), NOW))


def publish_do(folder: Path) -> None:
    later = NOW + timedelta(minutes=1)
    publish_to(folder / "www", folder / "new", release_name(sums_of(folder / "new"), later))


def publish_state(folder: Path) -> str:
    shown = folder / "www" / "current"
    found = sorted(path.read_text("utf-8") for path in shown.glob("*.html"))
    return found[0] if found in (["old"] * 4, ["new"] * 4) else f"mixed: {found}"


# A campaign year that is frozen.
def archive_prepare(folder: Path) -> None:
    for name in ("archives", "docs"):
        shutil.rmtree(folder / name, ignore_errors=True)
    (folder / "docs" / "_data").mkdir(parents=True)
    (folder / "docs" / "_data" / REGISTRY).write_text("archives:\n", "utf-8")
    make_site(folder / "site", **{f"{number}.html": f"trang {number}" for number in range(6)})
    mine = folder / "archives" / "objects" / "cua-toi.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("của người khác", "utf-8")


def archive_do(folder: Path) -> None:
    if archive_state(folder) == "old":
        keep_year(folder, folder / "site", "2026", "https://loa.vn/", [], (), NOW.date())


def archive_state(folder: Path) -> str:
    """The registry names a year with all its files or no year; what somebody else put beside them
    stays.
    """
    store = ArchiveStore(folder)
    if not (folder / "archives" / "objects" / "cua-toi.txt").exists():
        return "mixed: somebody's file is gone"
    text = (folder / "docs" / "_data" / REGISTRY).read_text("utf-8")
    entries = yaml.safe_load(text)["archives"] or []
    if not entries:
        return "old"
    if len(entries) > 1:
        return f"mixed: {len(entries)} entries"
    year = store.read("2026", entries[0]["sha256"])
    found = [store.data(digest).decode() for _, digest in sorted(year.files.items())]
    whole = [f"trang {number}" for number in range(6)]
    return "new" if found == whole else f"mixed: {found}"


# A page that moves, with all that names it.
BODY = "Xem [hai](hai.md).\n"
FRIEND = "Xem [một](mot.md).\n"


def move_prepare(folder: Path) -> None:
    shutil.rmtree(folder / "portal", ignore_errors=True)
    (folder / "portal" / "docs").mkdir(parents=True)
    (folder / "portal" / "docs" / "mot.md").write_text(BODY, "utf-8")
    (folder / "portal" / "docs" / "hai.md").write_text(FRIEND, "utf-8")


def move_do(folder: Path) -> None:
    """What `loa move` does once it knows what to do."""
    docs = folder / "portal" / "docs"
    if (docs / "mot.md").exists():
        texts = {"cong-dong/ba.md": BODY, "hai.md": FRIEND.replace("mot.md", "cong-dong/ba.md")}
        make_move(docs, Move({"mot.md": "cong-dong/ba.md"}, texts), notes_of(folder / "portal"))


def move_state(folder: Path) -> str:
    """What the next command of any kind finds."""
    docs = folder / "portal" / "docs"
    finish_together(notes_of(folder / "portal"))
    there = ((docs / "mot.md").exists(), (docs / "cong-dong" / "ba.md").exists())
    link = (docs / "hai.md").read_text("utf-8").rpartition("](")[2].strip()
    states = {((True, False), "mot.md)."): "old", ((False, True), "cong-dong/ba.md)."): "new"}
    return states.get((there, link), f"mixed: {there} {link}")


# A line in the log of who holds which stick.
def log_prepare(folder: Path) -> None:
    if not (folder / "usb").exists():
        write_stick(
            folder / "usb",
            {"index.html": b"home"},
            LABEL,
            lambda name, hashes: {OPEN: start_page(name)},
        )
    shutil.rmtree(folder / "so", ignore_errors=True)
    _log(folder, "Xã A")


def _log(folder: Path, place: str) -> None:
    command = ["pack", "log", folder / "so" / "so.csv", folder / "usb", "--place", place]
    loa(*command, "--holder", "UBND xã", "--on", "2026-12-01")


def log_do(folder: Path) -> None:
    if log_state(folder) == "old":
        _log(folder, "Xã B")


def log_state(folder: Path) -> str:
    rows = (folder / "so" / "so.csv").read_text("utf-8-sig").splitlines()
    states = {("Xã A",): "old", ("Xã A", "Xã B"): "new"}
    return states.get(tuple(row.partition(";")[0] for row in rows[1:]), f"mixed: {rows}")


# A pair of keys.
def key_prepare(folder: Path) -> None:
    shutil.rmtree(folder / "khoa", ignore_errors=True)


def key_do(folder: Path) -> None:
    if not (folder / "khoa" / "loa.key").exists():
        # What a kill between the two may leave opens nothing.
        (folder / "khoa" / "loa.pub").unlink(missing_ok=True)
        loa("pack", "key", "--out", folder / "khoa" / "loa.key", "--no-password")


def key_state(folder: Path) -> str:
    secret, public = (folder / "khoa" / name for name in ("loa.key", "loa.pub"))
    if secret.exists() and (not public.exists() or secret.stat().st_mode & 0o777 != 0o600):
        return "mixed"
    return "new" if secret.exists() else "old"


# Commands that change several files of a portal, at what they do once they know what to do.
BEFORE = {"mot.md": "cũ: 111", "hai.md": "hai", "_data/helplines.yml": "111"}
PHOTO = Photo(b"anh", ".jpg", 1, 1, False)
DRAFT = Draft(NewPage("ba.md", "nháp"), {"ba-hinh-1.jpg": PHOTO})


def _in_docs(make: Callable[[Path, Path], None], after: dict[str, str | None]) -> Work:
    """Some files before, and after `make(docs, notes)`; None for one that goes."""
    ends = {name: text for name, text in {**BEFORE, **after}.items() if text is not None}

    def prepare(folder: Path) -> None:
        shutil.rmtree(folder / "portal", ignore_errors=True)
        for name, text in BEFORE.items():
            path = folder / "portal" / "docs" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")

    def state(folder: Path) -> str:
        finish_together(notes_of(folder / "portal"))
        docs = folder / "portal" / "docs"
        found = {
            path.relative_to(docs).as_posix(): path.read_text("utf-8")
            for path in docs.rglob("*") if path.is_file() and not path.name.startswith(".loa-")
        }  # fmt: skip
        return "old" if found == BEFORE else "new" if found == ends else f"mixed: {found}"

    def do(folder: Path) -> None:
        if state(folder) == "old":
            make(folder / "portal" / "docs", notes_of(folder / "portal"))

    return Work(prepare, do, state)


def kit_prepare(folder: Path) -> None:
    shutil.rmtree(folder / "portal", ignore_errors=True)
    for name in ("a", "b"):
        (folder / "portal" / name).mkdir(parents=True)
        (folder / "portal" / name / "tep.yml").write_text(f"# {MARK}\ncũ\n", "utf-8")


def kit_do(folder: Path) -> None:
    files = {f"{name}/tep.yml": f"# {MARK}\nmới\n" for name in ("a", "b")}
    stale = tuple(
        name
        for name, text in files.items()
        if (folder / "portal" / name).read_text("utf-8") != text
    )
    write_kit(folder / "portal", Kit(files, stale, ()))


def kit_state(folder: Path) -> str:
    """Each file is whole; they need not change together, since `loa kit` says which are old."""
    found = {path.read_text("utf-8") for path in (folder / "portal").glob("*/tep.yml")}
    known = {f"# {MARK}\ncũ\n", f"# {MARK}\nmới\n"}
    if not found <= known:
        return f"mixed: {found}"
    return "new" if found == {f"# {MARK}\nmới\n"} else "old"


WORK = {
    "photo": _in_docs(
        lambda docs, notes: add_photos(docs, Addition({"san.jpg": PHOTO}, "mot.md", "mới"), notes),
        {"mot.md": "mới", "san.jpg": "anh"},
    ),
    "inbox": _in_docs(
        lambda docs, notes: write_draft(docs, DRAFT, notes),
        {"ba.md": "nháp", "ba-hinh-1.jpg": "anh"},
    ),
    "remove": _in_docs(
        lambda docs, notes: make_remove(docs, Removal(("hai.md",), {"mot.md": "mới"}), notes),
        {"mot.md": "mới", "hai.md": None},
    ),
    "number": _in_docs(
        lambda docs, notes: make_number(
            docs, Renumbering("111", {"mot.md": "119", "_data/helplines.yml": "119"}), notes
        ),
        {"mot.md": "119", "_data/helplines.yml": "119"},
    ),
    "kit": Work(kit_prepare, kit_do, kit_state),
    "handouts": Work(handouts_prepare, handouts_do, handouts_state),
    "import": Work(desk_prepare, import_do, import_state),
    "export": Work(export_prepare, export_do, export_state),
    "archive": Work(archive_prepare, archive_do, archive_state),
    "publish": Work(publish_prepare, publish_do, publish_state),
    "move": Work(move_prepare, move_do, move_state),
    "log": Work(log_prepare, log_do, log_state),
    "key": Work(key_prepare, key_do, key_state),
}


def turns(folder: Path, work: Work, kills: int) -> list[dict[str, object]]:
    # Compiled modules that only the first run writes are no changes of its own.
    sys.dont_write_bytecode = True
    # Waiting for the disks of a busy machine says nothing about the order of the steps.
    os.fsync = lambda _: None
    work.prepare(folder)
    total, _ = forked(lambda: work.do(folder), _changes)
    found: list[dict[str, object]] = []
    for number in range(kills):
        # From before the first change to before the last.
        change = number * (total - 1) // max(1, kills - 1)
        work.prepare(folder)
        _, is_killed = forked(lambda: work.do(folder), _changes, change)
        left = work.state(folder)
        forked(lambda: work.do(folder), _changes)
        found.append({"killed": is_killed, "left": left, "end": work.state(folder)})
    return found


if __name__ == "__main__":
    place, names, wanted = Path(sys.argv[1]), sys.argv[2].split(","), int(sys.argv[3])
    if len(sys.argv) > 4:
        portals.typefaces = Path(sys.argv[4])
    done = {}
    for name in names:
        (place / name).mkdir()
        done[name] = turns(place / name, WORK[name], wanted)
    Path(place, "found.json").write_text(json.dumps(done))
