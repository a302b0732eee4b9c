"""Which folder a build may replace: one that is absent, empty, or carries our own mark.

A build replaces a folder as a whole, so a mistaken name would cost somebody everything in it.
The mark is the file `.loa-site` at the top of a built folder. It has fixed text, so that the same
portal still gives the same bytes, and no pack takes it along.
"""

import os
from pathlib import Path

from loa.errors import LoaError
from loa.ground.layout import DOCS, OVERRIDES, SETTINGS
from loa.ground.names import SYSTEM_FILES
from loa.ground.user_folders import home
from loa.ground.wording import say

MARK = ".loa-site"
MARK_TEXT = (
    "Built by Loa. The next build replaces this folder as a whole.\n"
    "Thư mục này do Loa dựng. Lần dựng sau thay cả thư mục, đừng để tệp riêng ở đây.\n"
)
_SOURCES = (
    "archives",
    DOCS,
    OVERRIDES,
    "scripts",
    "tests",
    "requirements",
    ".git",
    ".readme",
    ".ci",
    ".github",
    ".gitlab",
    ".forgejo",
    ".vscode",
)
"""Folders of a portal that people write: nothing is built into them or above them."""
_EARLIER = ("index.html", "404.html", "sitemap.xml", "_headers", "assets/loa.css")
"""What every build before there was a mark wrote."""


class TargetRefusedError(LoaError):
    """A place that must not be written to; the text names it and says why."""


def require_replaceable(target: Path, root: Path) -> Path:
    """The absolute path of a folder that a build of the portal at `root` may replace.

    Raises TargetRefusedError before anything is written. Links are followed in the parents of
    the target and refused at its end: replacing a link would leave its folder behind unseen.
    """
    path = Path(os.path.abspath(target))  # noqa: PTH100 (Path.resolve would follow the link)
    if path.is_symlink():
        raise _refusal(target, say("is a link"))
    path = path.parent.resolve() / path.name
    _refuse_places_of_people(target, path, root.resolve())
    if not path.exists():
        return path
    if not path.is_dir():
        raise _refusal(target, say("is a file, not a folder"))
    if os.path.ismount(path):
        raise _refusal(target, say("is a disk or a place where one is mounted"))
    if (path / ".git").exists():
        raise _refusal(target, say("is a git repository"))
    if holds_files_of_others(path) and not is_marked(path):
        is_default = path == root.resolve() / "site"
        if not (is_default and _is_earlier_build(path)):
            raise _refusal(target, say("holds other files, and no mark “{mark}” of Loa", mark=MARK))
    return path


def require_outside_sources(target: Path, root: Path) -> None:
    """Refuse a place for new files that lies among what people write: docs/, overrides/, ….

    Raises TargetRefusedError before anything is written.
    """
    path = Path(os.path.abspath(target)).resolve()  # noqa: PTH100
    around = _identities(path, *path.parents)
    for name in _SOURCES:
        source = root.resolve() / name
        if source in (path, *path.parents) or _identities(source) & around:
            raise TargetRefusedError(
                say(
                    "Nothing is written into “{target}”: it lies in “{name}”, which holds the "
                    "portal's sources. Nothing was written. Choose another place.",
                    target=target,
                    name=name,
                )
            )


def require_outside_portals(target: Path) -> None:
    """The same for a command that needs no portal: whichever one the place may lie in.

    Raises TargetRefusedError before anything is written.
    """
    path = Path(os.path.abspath(target)).resolve()  # noqa: PTH100
    for folder in path.parents:
        if (folder / SETTINGS).is_file():
            require_outside_sources(target, folder)


def require_new(target: Path) -> None:
    """Raises TargetRefusedError for a file that is there already."""
    if target.exists():
        raise TargetRefusedError(
            say("“{target}” is there already. Name a new file.", target=target)
        )


def holds_files_of_others(folder: Path) -> bool:
    """Whether anything lies in a folder but what a system writes when somebody looks into it."""
    return any(entry.name.lower() not in SYSTEM_FILES for entry in folder.iterdir())


def is_marked(folder: Path) -> bool:
    """Whether a folder carries our mark: a true file with the text that only we write."""
    mark = folder / MARK
    if mark.is_symlink() or not mark.is_file():
        return False
    with mark.open("rb") as source:
        return source.read(len(MARK_TEXT.encode()) + 1) == MARK_TEXT.encode()


def _refuse_places_of_people(target: Path, path: Path, root: Path) -> None:
    """Refuse whatever is, holds or lies in a place that somebody writes or lives in.

    Places are compared by what they are, not by how they are spelled: `DOCS` is `docs` on a
    file system that ignores case.
    """
    sources = [root / name for name in _SOURCES]
    around = _identities(path, *path.parents)
    for folder in sources:
        if folder in (path, *path.parents) or _identities(folder) & around:
            raise _refusal(
                target, say("lies in “{name}”, which holds the portal's sources", name=folder.name)
            )
    here = _identities(path)
    refused = [(root, say("the portal's folder"))]
    if (own := home()) is not None:
        refused.append((own, say("your home folder")))
    refused.append((Path.cwd(), say("the folder where you are")))
    for folder, name in refused:
        inside = (folder, *folder.parents)
        if path in inside or here & _identities(*inside):
            raise _refusal(target, say("is or holds {name}", name=name))


def _identities(*paths: Path) -> set[tuple[int, int]]:
    identities = set()
    for path in paths:
        try:
            stat = path.stat()
        except OSError:
            continue
        if stat.st_ino:
            identities.add((stat.st_dev, stat.st_ino))
    return identities


def _is_earlier_build(path: Path) -> bool:
    """Whether a folder is what `loa build` or `mkdocs build` wrote without a mark."""
    return all((path / name).is_file() for name in _EARLIER)


def _refusal(target: Path, reason: str) -> TargetRefusedError:
    return TargetRefusedError(
        say(
            "Nothing is built into “{target}”: it {reason}. Nothing was written or "
            "deleted. Name a new or empty folder after --out.",
            target=target,
            reason=reason,
        )
    )
