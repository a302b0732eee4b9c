"""Releases side by side on a server's disk, and one name that leads to the one in use.

    TARGET/.loa-releases              our mark
    TARGET/releases/20260730-…/       whole sites, the newest few
    TARGET/current → releases/…       what the server shows

Readers are led to a new release by renaming one link, so that they get the old site or the new
one and never a mixture, and going back is the same step.
"""

import errno
import hashlib
import os
import re
import secrets
import shutil
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from loa.errors import LoaError
from loa.ground.files import LEFT_BEHIND_AFTER, flush, make_readable, write_whole
from loa.ground.lasting import LASTING, matches_digest
from loa.ground.names import SYSTEM_FILES
from loa.ground.sums import sums_of
from loa.ground.targets import holds_files_of_others, is_marked
from loa.ground.wording import say

MARK = ".loa-releases"
MARK_TEXT = "Releases of a portal, kept by loa publish. Let the web server show “current”.\n"
CURRENT = "current"
KEPT = 3
CARRIED = ".loa-carried"
"""In a release: the paths of the files that it has of the release before, one a line."""
_NAME = re.compile(r"\d{8}-\d{6}-[0-9a-f]{12}")
_PART = re.compile(r"\.[0-9a-f]{12}\.part")


# What disks that know no links answer, FAT and some network disks among them.
_WITHOUT_LINKS = frozenset(
    {errno.EPERM, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
)


class PublishRefusedError(LoaError):
    """Nothing was published; what was there before is still shown."""


@dataclass(frozen=True)
class Difference:
    """Paths of files that a new release adds, changes and no longer has."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]


def release_name(sums: dict[str, str], built_at: datetime) -> str:
    """A name that sorts by time and says what is inside: the same site has the same name.

    `sums` are those of the site's files, by path (`loa.ground.sums`).
    """
    rows = "".join(f"{digest}  {uri}\n" for uri, digest in sorted(sums.items()))
    return f"{built_at:%Y%m%d-%H%M%S}-{hashlib.sha256(rows.encode()).hexdigest()[:12]}"


def compare(target: Path, sums: dict[str, str]) -> Difference:
    """What publishing a site would change for readers of a target."""
    shown = target / CURRENT
    return difference(sums_of(shown) if shown.is_dir() else {}, sums)


def difference(old: dict[str, str], sums: dict[str, str]) -> Difference:
    """What changes between two sets of files, each with a digest of its content."""
    both = sums.keys() & old.keys()
    return Difference(
        tuple(sorted(sums.keys() - old.keys())),
        tuple(sorted(uri for uri in both if sums[uri] != old[uri])),
        tuple(sorted(uri for uri in old.keys() - sums.keys() if not _stays(uri))),
    )


def _stays(uri: str) -> bool:
    """Whether a release keeps for a while what only the one before had."""
    return uri == CARRIED or uri.startswith(LASTING)


def require_target(target: Path) -> None:
    """Refuse a folder that holds anything but releases of ours."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise _refusal(target, say("it is no folder"))
    if target.is_dir() and holds_files_of_others(target) and not _is_ours(target):
        raise _refusal(
            target, say("it has other files and not the mark “{mark}” of Loa", mark=MARK)
        )
    shown = target / CURRENT
    if shown.exists() and not shown.is_symlink():
        raise _refusal(target, say("“{current}” is no link", current=CURRENT))


def _is_ours(target: Path) -> bool:
    mark = target / MARK
    return mark.is_file() and not mark.is_symlink() and mark.read_bytes() == MARK_TEXT.encode()


def publish_to(target: Path, site: Path, name: str) -> None:
    """Bring a built site to a target and lead readers to it; older releases stay for a while.

    Raises PublishRefusedError for a folder that is not ours or a disk without links; whatever
    fails, what was shown before is shown still.
    """
    require_target(target)
    releases = target / "releases"
    releases.mkdir(parents=True, exist_ok=True)
    write_whole(target / MARK, MARK_TEXT)
    _clear_parts(releases)
    release = releases / name
    if not release.exists():
        part = releases / f".{secrets.token_hex(6)}.part"
        try:
            shutil.copytree(site, part, ignore=_left_by_systems)
            _carry_over(target / CURRENT, part)
            make_readable(part)
            flush(part)
            part.rename(release)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    elif _own_sums(release) != _own_sums(site):
        raise _refusal(target, say("“releases/{name}” was changed after Loa wrote it", name=name))
    elif shown_by(target) != name:
        # Somebody goes back, or forward again.
        _carry_over(target / CURRENT, release)
    _lead_to(target, name)
    _prune(target, name)


def _own_sums(folder: Path) -> dict[str, str]:
    """The sums of the files that we wrote."""
    sums = sums_of(folder)
    carried = {CARRIED, *carried_by(folder)}
    return {
        uri: digest
        for uri, digest in sums.items()
        if not _left_by_systems("", [Path(uri).name])
        and (
            uri not in carried
            or (uri != CARRIED and not matches_digest(uri, digest.rpartition(" ")[2]))
        )
    }


def carried_by(release: Path) -> list[str]:
    """The files that a release has of the one before it."""
    try:
        return (release / CARRIED).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def _carry_over(shown: Path, release: Path) -> None:
    """Whoever gets a page at the moment of the change still finds the styles and scripts that it
    names, whose addresses are of that page's release alone.
    """
    before = set(carried_by(shown))
    files = (
        path for path in (shown / LASTING).rglob("*") if path.is_file() and not path.is_symlink()
    )
    uris = sorted(path.relative_to(shown).as_posix() for path in files)
    carried = [uri for uri in uris if uri not in before and not (release / uri).exists()]
    if carried:
        # The list first: after a kill a file that it does not name would be somebody else's.
        all_carried = sorted({*carried_by(release), *carried})
        write_whole(release / CARRIED, "".join(f"{uri}\n" for uri in all_carried))
    for uri in carried:
        write_whole(release / uri, (shown / uri).read_bytes())
    make_readable(release / LASTING)


def _left_by_systems(_: str, names: list[str]) -> list[str]:
    """Of a folder's names, those that a system wrote when somebody looked into the site."""
    return [name for name in names if name.lower() in SYSTEM_FILES]


def _lead_to(target: Path, name: str) -> None:
    temporary = target / f".{secrets.token_hex(6)}.part"
    try:
        temporary.symlink_to(Path("releases", name), target_is_directory=True)
        temporary.replace(target / CURRENT)
    except OSError as error:
        if error.errno not in _WITHOUT_LINKS:
            raise
        raise PublishRefusedError(
            say(
                "The disk of “{target}” has no links ({strerror}). Use “loa build --out” for it.",
                target=target,
                strerror=error.strerror,
            )
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
    flush(target)


def _prune(target: Path, shown: str) -> None:
    """Remove the oldest releases, whose names and marks are ours, but never the one shown."""
    releases = target / "releases"
    finished = [
        release
        for release in releases.iterdir()
        if _NAME.fullmatch(release.name) and is_marked(release)
    ]
    by_age = sorted(finished, key=lambda release: (release.name == shown, release.name))
    for outdated in by_age[:-KEPT]:
        # A name of a part first: a kill in between leaves no half release under its own name.
        part = releases / f".{secrets.token_hex(6)}.part"
        outdated.rename(part)
        shutil.rmtree(part)


def _clear_parts(releases: Path) -> None:
    """Remove what killed runs left; what is young may be another run's at this moment."""
    for left in (*releases.iterdir(), *releases.parent.iterdir()):
        is_old = time.time() - left.lstat().st_mtime > LEFT_BEHIND_AFTER
        if _PART.fullmatch(left.name) and is_old:
            if left.is_symlink():
                left.unlink()
            else:
                shutil.rmtree(left)


def _refusal(target: Path, reason: str) -> PublishRefusedError:
    return PublishRefusedError(
        say(
            "Nothing is published into “{target}”: {reason}. Nothing was written or deleted. "
            "Name a new folder, or an empty one.",
            target=target,
            reason=reason,
        )
    )


def shown_by(target: Path) -> str:
    """The name of the release that a target shows; empty before the first."""
    shown = target / CURRENT
    return Path(os.readlink(shown)).name if shown.is_symlink() else ""  # noqa: PTH115
