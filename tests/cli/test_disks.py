"""Every command that writes meets a full, locked or vanished disk with one sentence.

What was there stays as it was, nothing half is left, and the same command ends well once the disk
does.
"""

import errno
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from access_logs import ROW
from failing_disks import failing
from handout_samples import lesson
from loa.cli import main
from loa.integrations.renumbering import Renumbering
from loa.packs.contents import Label
from loa.packs.keys import make_keys
from loa.packs.start_page import OPEN
from loa.packs.stick import write_stick
from loa.proposals.report import Report
from loa.weblinks.asking import Answer
from packing import start_page
from portals import MakePortal, page_text
from proposing import begin, git
from releasing import make_site
from shelf_samples import PACKAGE
from translating import Desk

DISKS = {
    "full": ("full", errno.ENOSPC, "ổ đĩa đã đầy. Xóa bớt tệp hoặc dùng ổ khác"),
    "locked": ("locked", errno.EROFS,
               "ổ đĩa chỉ cho đọc. Gạt khóa chống ghi của USB hoặc dùng ổ khác"),
    "forbidden": ("locked", errno.EACCES, "bạn không có quyền với tệp hay thư mục này"),
    "gone": ("gone", errno.EIO, "ổ đĩa hỏng hoặc đã bị rút ra"),
}  # fmt: skip
OLD = Label("gon", "Bản gọn", "Loa", date(2026, 11, 23), date(2027, 11, 23), 7, "abc")
NEW = Label("gon", "Bản gọn", "Loa", date(2027, 1, 2), date(2028, 1, 2), 8, "abd")
PAGES = {
    "mot.md": page_text("Một", "Chữ\u200b ẩn. Xem [hai](hai.md).\n"),
    "hai.md": page_text("Hai", "Chữ.\n"),
    "bon.md": page_text("Bốn", "Xem [năm](nam.md).\n"),
    "nam.md": page_text("Năm", "Xem [bốn](bon.md).\n"),
}
PHONE = Path(__file__).parent.parent / "media" / "phone.heic"
WORD = Path(__file__).parent.parent / "inbox" / "word.docx"


class Place:
    """Where a command is tried: a portal, sticks, keys and what translators send."""

    def __init__(self, folder: Path, make_portal: MakePortal) -> None:
        self.folder = folder
        self.root = make_portal(PAGES)
        self.out = folder / "out"
        self.out.mkdir()

    def stick(self, name: str, label: Label) -> Path:
        def root_files(folder: str, hashes: object) -> dict[str, bytes]:
            return {OPEN: start_page(folder)}

        page = f"trang {label.sequence}".encode()
        write_stick(self.folder / name, {"index.html": page}, label, root_files)
        return self.folder / name

    def edit(self, name: str, more: str) -> None:
        path = self.root / "docs" / name
        path.write_text(path.read_text("utf-8") + more, "utf-8")

    def key(self) -> Path:
        assert isinstance(make_keys(self.folder / "loa.key", ""), Path)
        return self.folder / "loa.key"


Case = tuple[list[str], Path]
"""What is typed, and the folder whose disk fails."""
Prepare = Callable[[Place], Case]


def export(place: Place) -> Case:
    arguments = ["translate", "export", "mot.md", "--to", "tyz", "--out", str(place.out)]
    return arguments, place.out


def at_the_desk(place: Place, *, is_translated: bool) -> Desk:
    """A portal with a page and what a translator sent back, taken over or not."""
    desk = Desk(place.folder / "desk")
    sent = desk.translate(desk.send("po"))
    if is_translated:
        desk.take(sent)
    os.chdir(desk.root)
    return desk


def take(place: Place) -> Case:
    desk = at_the_desk(place, is_translated=False)
    return ["translate", "import", str(desk.root / "a.po")], desk.docs


def review(place: Place) -> Case:
    desk = at_the_desk(place, is_translated=True)
    return ["translate", "review", "a.zh-Hant.md", "--by", "Hoa"], desk.docs


def update(place: Place) -> Case:
    old, new = place.stick("cu", OLD), place.stick("moi", NEW)
    return ["pack", "update", str(old), str(new), "--out", str(place.out / "a.zip")], place.out


def apply(place: Place) -> Case:
    old, new = place.stick("cu", OLD), place.stick("moi", NEW)
    made = run(["pack", "update", str(old), str(new), "--out", str(place.folder / "a.zip")])
    assert made.exit_code == 0, made.output
    return ["pack", "apply", str(place.folder / "a.zip"), str(old)], old


def stats(place: Place) -> Case:
    log = place.folder / "access.log"
    log.write_text(ROW * 12, "utf-8")
    return ["stats", str(log), "--csv", str(place.out / "a.csv")], place.out


def frozen_year(place: Place) -> Case:
    make_site(place.root / "site", **{"index.html": "cổng"})
    (place.root / "archives").mkdir()
    return ["archive", "2025"], place.root / "archives"


def shelf(kind: str) -> Prepare:
    """A lesson's package; its papers are made before anything is written, so there are none."""

    def prepare(place: Place) -> Case:
        path = place.root / "docs" / "truong-hoc" / "lop-2-a.md"
        path.parent.mkdir()
        path.write_text(lesson(), "utf-8")
        out = place.out if kind != "kolibri" else place.out / "kenh"
        return ["shelf", kind, "--out", str(out), "--jobs", "1"], place.out

    return prepare


def links(place: Place) -> Case:
    place.edit("mot.md", "Xem [luật](https://vi.du/luat).\n")
    (place.root / ".cache" / "loa").mkdir(parents=True, exist_ok=True)
    return ["links"], place.root / ".cache" / "loa"


def mended(place: Place, arguments: list[str], folder: Path) -> Case:
    """For what refuses a portal with an error."""
    assert run(["fix", "--yes", "docs/mot.md"]).exit_code == 0
    return [*arguments, "--jobs", "1"], folder


CASES: dict[str, Prepare] = {
    "new": lambda at: (
        ["new", "page", "--title", "Ba", "--section", "cong-dong"], at.root / "docs",
    ),
    "fix": lambda at: (["fix", "--yes", "docs/mot.md"], at.root / "docs"),
    "verify": lambda at: (
        ["verify", "helplines", "h111", "--by", "Hoa", "--how", "letter"], at.root / "docs/_data",
    ),
    "stats": stats,
    "translate export": export,
    "translate import": take,
    "translate review": review,
    "media add": lambda at: (
        ["media", "add", str(PHONE), "mot.md", "--alt", "Sân", "--no-people"], at.root / "docs",
    ),
    "inbox form": lambda at: (
        ["inbox", "form", "--type", "page", "--out", str(at.out / "a.docx")], at.out,
    ),
    "inbox add": lambda at: (
        ["inbox", "add", str(WORD), "--type", "guide", "--section", "cong-dong"], at.root / "docs",
    ),
    "helpline set": lambda at: (
        ["helpline", "set", "h111", "--number", "119", "--source", "https://vi.du/119"],
        at.root / "docs",
    ),
    "remove": lambda at: (["remove", "bon.md", "--successor", "nam.md"], at.root / "docs"),
    "propose report": lambda at: (
        ["propose", "report", "--base", "main", "--out", str(at.out)], at.out,
    ),
    "archive": frozen_year,
    "shelf cc": shelf("cc"),
    "shelf scorm": shelf("scorm"),
    "shelf kolibri": shelf("kolibri"),
    "links": links,
    "kit": lambda at: (["kit"], at.root / ".vscode"),
    "move": lambda at: (["move", "bon.md", "cong-dong/ba.md"], at.root / "docs"),
    "pack key": lambda at: (
        ["pack", "key", "--out", str(at.out / "a.key"), "--no-password"], at.out,
    ),
    "pack sign": lambda at: (
        ["pack", "sign", str(at.stick("usb", OLD)), "--key", str(at.key())], at.folder / "usb",
    ),
    "pack log": lambda at: (
        ["pack", "log", str(at.out / "so.csv"), str(at.stick("usb", OLD)), "--place", "Xã A",
         "--holder", "UBND xã"], at.out,
    ),
    "pack update": update,
    "pack apply": apply,
    "digest": lambda at: (["digest", "--since", "2025-01-01", "--out", str(at.out)], at.out),
    "book": lambda at: (
        ["book", "--pages", "mot.md", "--title", "Sổ", "--format", "epub", "--out", str(at.out)],
        at.out,
    ),
}  # fmt: skip


def run(arguments: list[str]) -> Result:
    return CliRunner().invoke(main, arguments)


def contents(folder: Path) -> dict[str, bytes]:
    places = [folder] if folder.is_file() else folder.rglob("*")
    return {str(path): path.read_bytes() for path in places if path.is_file()}


@pytest.fixture
def place(tmp_path: Path, make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Place:
    found = Place(tmp_path, make_portal)
    # What takes long before anything is written has tests of its own: a build, and the looks at
    # a whole portal that say whether a change would harm it.
    text = (found.root / "docs/_data/helplines.yml").read_text("utf-8")
    changed = Renumbering("111", {"_data/helplines.yml": text.replace('"111"', '"119"')})
    monkeypatch.setattr("loa.app.archiving.bring_up_to_date", lambda *_: None)
    monkeypatch.setattr(
        "loa.app.weblinks.ask_all",
        lambda asked, _: [(address, Answer("opens", "")) for address in asked],
    )
    monkeypatch.setattr(
        "loa.app.shelves._packages",
        lambda portal, *_: [
            (page, PACKAGE, ()) for page in portal.library.published if page.meta.type == "lesson"
        ],
    )
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr("loa.cli.helpline.plan_number", lambda *_, **__: changed)
    monkeypatch.setattr("loa.app.proposals.propose", lambda *_: Report())
    monkeypatch.setattr("loa.integrations.removing.require_no_new_errors", lambda *_, **__: None)
    (found.root / "docs" / "cong-dong").mkdir()
    (found.root / "docs" / "cong-dong" / "index.md").write_text(
        page_text("Xóm", type="landing"), "utf-8"
    )
    monkeypatch.chdir(found.root)
    return found


COSTLY: dict[str, Prepare] = {
    "init": lambda at: (["init", str(at.out / "cong"), "--yes", "--agency", "Sở Thử"], at.out),
}
"""What takes seconds and cannot do without them meets one kind of disk."""
TRIED = [
    *((name, disk) for name in CASES for disk in DISKS), *((name, "full") for name in COSTLY),
]  # fmt: skip


@pytest.mark.parametrize(("name", "disk"), TRIED)
def test_a_failing_disk_is_one_sentence(place: Place, name: str, disk: str) -> None:
    arguments, folder = {**CASES, **COSTLY}[name](place)
    kind, code, reason = DISKS[disk]
    before = contents(folder)
    with failing(folder, kind, code):
        ended = run(arguments)
    assert isinstance(ended.exception, SystemExit), ended.exception
    if disk == "gone" and folder.name in ("docs", "_data"):
        # Without its sources a portal is another one, in which a page or an entry is missing.
        assert ended.exit_code in (1, 2)
    else:
        (said,) = ended.stderr.splitlines()
        assert (ended.exit_code, reason in said) == (1, True), said
    assert contents(folder) == before
    again = run(arguments)
    assert again.exit_code == 0, again.output


@pytest.mark.parametrize("name", ["check", "facts", "reading"])
@pytest.mark.parametrize("disk", ["full", "locked", "forbidden"])
def test_a_command_that_only_tells_needs_no_room(place: Place, name: str, disk: str) -> None:
    kind, code, _ = DISKS[disk]
    with failing(place.root, kind, code):
        told = run([name])
    usual = run([name])
    assert (told.exit_code, told.output) == (usual.exit_code, usual.output)
    assert isinstance(told.exception, SystemExit | None)


@pytest.mark.parametrize(
    ("said", "disk"),
    [
        # What git says where its disk was filled, locked or another person's.
        ("fatal: sha1 file '.git/index.lock' write error. Out of diskspace", "full"),
        ("error: unable to create temporary file: No space left on device", "full"),
        ("fatal: Unable to create '.git/index.lock': Read-only file system", "locked"),
        ("fatal: Unable to create '.git/index.lock': Permission denied", "forbidden"),
        ("error: insufficient permission for adding an object to repository", "forbidden"),
        ("error: unable to write file: Input/output error", "gone"),
    ],
)
def test_a_disk_that_fails_git_is_the_same_sentence(
    place: Place, monkeypatch: pytest.MonkeyPatch, said: str, disk: str
) -> None:
    reviewers = 'reviewers:\n  - {id: hoa, name: Hoa, pages: [""], accounts: [t@vi.du]}\n'
    (place.root / "docs/_data/reviewers.yml").write_text(reviewers, "utf-8")
    begin(place.root)
    for name, value in (("user.name", "Hoa"), ("user.email", "t@vi.du")):
        git(place.root, "config", name, value)
    before = git(place.root, "log", "--format=%B")
    program = place.folder / "bin" / "git"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\ncase "$*" in *\' commit \'*) echo "{said}" >&2; exit 128;; esac\n'
        f'exec {shutil.which("git")} "$@"\n'
    )
    program.chmod(0o755)
    with monkeypatch.context() as patch:
        patch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
        ended = run(["propose", "read", "--by", "hoa"])
    assert (ended.exit_code, ended.stdout) == (1, "")
    assert ended.stderr == f"Không ghi nhận được: {DISKS[disk][2]}.\n"
    assert git(place.root, "log", "--format=%B") == before
    again = run(["propose", "read", "--by", "hoa"])
    assert again.exit_code == 0, again.output
