"""Whether a stick still holds what was written: every damaged, missing or strange file by name.

Everything that the stick can open is looked at: the start page and where it leads, the files
beside it, each bag of ours and every name in it. Links are named and never followed.
Reading of BagIt: RFC 8493 §3. There are two tag manifests, so that damage to one of them shows
as its own and not as damage to the files that it lists.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from loa.errors import LoaError
from loa.ground.folder_entries import Entry, entries_below, is_link, is_plain_file
from loa.ground.wording import say
from loa.packs import bag
from loa.packs.litter import is_dangerous, is_litter
from loa.packs.signature import is_torn
from loa.packs.start_page import OPEN, leads_to, start_page_of
from loa.packs.stick import portals
from loa.printable import printable

Kind = Literal[
    "damaged",
    "missing",
    "strange",
    "unreadable",
    "interrupted",
    "no-pack",
    "link",
    "renamed",
    "astray",
    "dangerous",
    "litter",
]

_WORDS: dict[Kind, str] = {
    "damaged": say("damaged, it has another content than was written"),
    "missing": say("missing"),
    "strange": say("a strange file, which was not written"),
    "unreadable": say("cannot be read at all"),
    "interrupted": say(
        "left by a run that was interrupted; run the command again that writes or updates"
    ),
    "no-pack": say("there is no copy of a portal at this place"),
    "link": say("a link that leads elsewhere; no links were written"),
    "renamed": say("the folder was renamed after it was written"),
    "astray": say("leads to no whole copy of a portal on the stick"),
    "dangerous": say(
        "not of the copy; opening it may run something harmful or show a false page: do not open it"
    ),
    "litter": say("written by the system, harmless"),
}


@dataclass(frozen=True, order=True)
class Damage:
    """What is wrong with one file; `path` is relative to what was checked."""

    path: str
    kind: Kind

    def __str__(self) -> str:
        return f"{printable(self.path)}: {_WORDS[self.kind]}."


class DamagedError(LoaError):
    """A copy is not as it was written; the text names every damage."""


@dataclass(frozen=True)
class Report:
    """How many files were read, what is wrong, and what is strange but harmless."""

    checked: int
    damages: tuple[Damage, ...]
    remarks: tuple[Damage, ...] = ()

    def require_whole(self, consequence: str = "") -> None:
        """Raises DamagedError where something is wrong; `consequence` says what follows of it."""
        if self.damages:
            conclusion = consequence or say(
                "{count} of {checked} files seen have something wrong.",
                count=len(self.damages),
                checked=self.checked,
            )
            raise DamagedError("\n".join([*map(str, self.damages), conclusion]))


def verify(path: Path) -> Report:
    """Check a stick (with the files at its root), or one bag by itself."""
    if any(is_plain_file(path / name) for name in (bag.DECLARATION, bag.MANIFEST)):
        return _report([_verify_bag(path, "")])
    return _verify_stick(path)


def _verify_stick(path: Path) -> Report:
    named_like_bags = [
        folder for folder in path.iterdir() if folder.name.lower().startswith(bag.FOLDER)
    ]
    bags = sorted(
        {
            *portals(path),
            *(
                folder
                for folder in named_like_bags
                if not is_link(folder) and (folder / bag.DATA).exists()
            ),
        }
    )
    page = start_page_of(path)
    current = [folder for folder in bags if leads_to(page, folder.name)]
    # A renamed folder: its own copy of the start page tells that the page belongs to it.
    current = current or [folder for folder in bags if page and _has_copy(folder, page)]
    damages = [Damage(folder.name, "interrupted") for folder in bags if folder not in current]
    if not current:
        damages, current = [], bags
    reports = [_verify_bag(folder, f"{folder.name}/") for folder in current]
    reports += [
        _verify_root(path, folder, [other for other in bags if other != folder])
        for folder in current
    ]
    if (path / bag.UNFINISHED).exists():
        damages.append(Damage(bag.UNFINISHED, "interrupted"))
    if not bags:
        damages.append(Damage(str(path), "no-pack"))
    own_names = {name for folder in current for name in _root_digests(folder)}
    damages += _dangers_at_root(path, own_names)
    damaged_paths = {damage.path for report in reports for damage in report.damages}
    damages += [
        Damage(folder.name, "renamed") for folder in current if _is_renamed(folder, damaged_paths)
    ]
    if (
        bags
        and OPEN not in damaged_paths
        and not any(leads_to(page, folder.name) for folder in current)
    ):
        damages.append(Damage(OPEN, "astray"))
    return _report([*reports, Report(0, tuple(damages))])


def _has_copy(folder: Path, page: bytes) -> bool:
    return bag.read_bounded(folder / bag.ROOT_COPIES / OPEN, len(page)) == page


def _is_renamed(folder: Path, damaged: set[str]) -> bool:
    """Whether a bag's name differs from what its own tag files give; damaged ones say nothing."""
    tags = {f"{folder.name}/{name}" for name in (bag.INFO, bag.MANIFEST)}
    return not tags & damaged and folder.name != bag.name_in(folder)


def _report(reports: Iterable[Report]) -> Report:
    """Several as one; what is named once is named no second time."""
    listed = list(reports)
    return Report(
        sum(report.checked for report in listed),
        tuple(sorted({damage for report in listed for damage in report.damages})),
        tuple(sorted({remark for report in listed for remark in report.remarks})),
    )


def _dangers_at_root(stick: Path, own_names: set[str]) -> Iterator[Damage]:
    """What lies at the root and should not be pressed on. Other people's files are their own."""
    for entry in stick.iterdir():
        if is_link(entry):
            yield Damage(entry.name, "link")
        elif entry.name not in own_names and not entry.is_dir() and is_dangerous(entry.name):
            yield Damage(entry.name, "dangerous")


def _verify_bag(folder: Path, prefix: str) -> Report:
    entries = list(entries_below(folder))
    files = {entry.uri: entry.path for entry in entries if entry.kind == "file"}
    listed = bag.read_manifest(folder / bag.MANIFEST)
    known_uris = {*listed, *bag.TAG_MANIFESTS, bag.SIGNATURE}
    known_uris |= {uri for name in bag.TAG_MANIFESTS for uri in bag.read_manifest(folder / name)}
    litter = {uri for uri in files.keys() - known_uris if is_litter(uri, files[uri])}
    data = {
        uri: path
        for uri, path in files.items()
        if uri.startswith(f"{bag.DATA}/") and uri not in litter
    }
    tags = {
        uri: path
        for uri, path in files.items()
        if uri not in {*data, *litter, *bag.TAG_MANIFESTS, bag.SIGNATURE}
    }
    damages = [*_compare(data, listed), *_verify_tags(folder, tags)]
    damages += [
        Damage(name, "missing") for name in bag.TAG_MANIFESTS if not is_plain_file(folder / name)
    ]
    damages += _non_files(entries, known_uris)
    if is_torn(folder):
        damages.append(Damage(bag.SIGNATURE, "damaged"))
    unlisted = {entry.uri for entry in entries if entry.kind in ("link", "special", "unreadable")}
    with_prefix = {
        Damage(prefix + damage.path, damage.kind)
        for damage in damages
        # A link in a file's place is named as a link, not as missing too.
        if not (damage.kind == "missing" and damage.path in unlisted)
    }
    remarks = tuple(Damage(prefix + uri, "litter") for uri in sorted(litter))
    return Report(len(files) - len(litter), tuple(sorted(with_prefix)), remarks)


def _non_files(entries: list[Entry], known_uris: set[str]) -> Iterator[Damage]:
    """Links, devices and folders that the bag never had."""
    parents = {uri[:end] for uri in known_uris for end, sign in enumerate(uri) if sign == "/"}
    full = {uri[:end] for uri in _uris(entries) for end, sign in enumerate(uri) if sign == "/"}
    for entry in entries:
        if entry.kind == "link":
            yield Damage(entry.uri, "link")
        elif entry.kind == "special":
            yield Damage(entry.uri, "strange")
        elif entry.kind == "unreadable":
            yield Damage(entry.uri or ".", "unreadable")
        elif (
            entry.uri not in parents | full
            and entry.kind == "folder"
            and not is_litter(f"{entry.uri}/x", entry.path)
        ):
            yield Damage(entry.uri, "strange")


def _uris(entries: list[Entry]) -> list[str]:
    return [entry.uri for entry in entries]


def _compare(files: dict[str, Path], listed: dict[str, str]) -> Iterator[Damage]:
    for uri in sorted(files.keys() | listed.keys()):
        if uri not in files:
            yield Damage(uri, "missing")
        elif uri not in listed:
            yield Damage(uri, "strange")
        else:
            digest = bag.hash_of(files[uri])
            if digest is None:
                yield Damage(uri, "unreadable")
            elif digest != listed[uri]:
                yield Damage(uri, "damaged")


def _verify_tags(folder: Path, files: dict[str, Path]) -> Iterator[Damage]:
    """A tag file is whole when one tag manifest says so; a manifest that disagrees then is not."""
    lists = {
        name: (algorithm, bag.read_manifest(folder / name))
        for name, algorithm in bag.TAG_MANIFESTS.items()
        if is_plain_file(folder / name)
    }
    for name, (_, listed) in lists.items():
        text = bag.manifest_text(listed)
        if bag.read_bounded(folder / name, len(text)) != text:
            yield Damage(name, "damaged")
    for uri in sorted({*files, *(uri for _, listed in lists.values() for uri in listed)}):
        says = {
            name: uri in files and listed.get(uri) == bag.hash_of(files[uri], algorithm)
            for name, (algorithm, listed) in lists.items()
        }
        if any(says.values()):
            yield from (Damage(name, "damaged") for name, agrees in says.items() if not agrees)
        elif uri in files:
            is_known = any(uri in listed for _, listed in lists.values())
            yield Damage(uri, "damaged" if is_known else "strange")
        elif all(uri in listed for _, listed in lists.values()):
            yield Damage(uri, "missing")
        else:
            names = [name for name, (_, listed) in lists.items() if uri in listed]
            yield from (Damage(name, "damaged") for name in names)


def _verify_root(stick: Path, folder: Path, others: list[Path]) -> Report:
    """The files beside the portal, against the bag's list of their copies."""
    digests = _root_digests(folder)
    damages = []
    for name, (hashes, is_sure) in sorted(digests.items()):
        path = stick / name
        if is_link(path):
            damages.append(Damage(name, "link"))
        elif not path.is_file():
            # A line damaged in one manifest names a file that never was.
            if is_sure:
                damages.append(Damage(name, "missing"))
        elif not _is_one_of(path, hashes):
            # A run that was cut short between two root files mixes those of two portals.
            elsewhere = [_root_digests(other).get(name, (set(), False))[0] for other in others]
            is_other = any(_is_one_of(path, listed) for listed in elsewhere)
            damages.append(Damage(name, "interrupted" if is_other else "damaged"))
    return Report(len(digests), tuple(damages))


def _root_digests(folder: Path) -> dict[str, tuple[set[tuple[str, str]], bool]]:
    """Each file of the root: its hashes as (algorithm, digest), and whether all lists name it."""
    prefix = f"{bag.ROOT_COPIES}/"
    by_name: dict[str, set[tuple[str, str]]] = {}
    for name, algorithm in bag.TAG_MANIFESTS.items():
        for uri, digest in bag.read_manifest(folder / name).items():
            if uri.startswith(prefix):
                by_name.setdefault(uri.removeprefix(prefix), set()).add((algorithm, digest))
    return {
        name: (hashes, len(hashes) == len(bag.TAG_MANIFESTS)) for name, hashes in by_name.items()
    }


def _is_one_of(path: Path, hashes: set[tuple[str, str]]) -> bool:
    return any(bag.hash_of(path, algorithm) == digest for algorithm, digest in hashes)
