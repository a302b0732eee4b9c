"""Whether a stick still holds what was written: every damaged, missing or strange file by name.

Reading of BagIt: RFC 8493 §3. There are two tag manifests, so that damage to one of them shows
as its own and not as damage to the files that it lists.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from loa.packs import bag
from loa.packs.stick import opening_text, portals

Kind = Literal["damaged", "missing", "strange", "unreadable", "interrupted", "no-pack"]

_WORDS: dict[Kind, str] = {
    "damaged": "bị hỏng, nội dung đã khác bản gốc",
    "missing": "bị thiếu",
    "strange": "tệp lạ, không có trong bản gốc",
    "unreadable": "không đọc được",
    "interrupted": "còn sót từ một lần ghi bị ngắt; chạy lại lệnh ghi hay cập nhật",
    "no-pack": "không thấy bản sao nào của cổng ở đây",
}


@dataclass(frozen=True, order=True)
class Damage:
    """What is wrong with one file; `path` is relative to what was checked."""

    path: str
    kind: Kind

    def __str__(self) -> str:
        return f"{self.path}: {_WORDS[self.kind]}."


@dataclass(frozen=True)
class Report:
    """How many files were read, and what is wrong."""

    checked: int
    damages: tuple[Damage, ...]


def verify(path: Path) -> Report:
    """Check a stick (with the files at its root), or one bag by itself."""
    if (path / bag.DECLARATION).is_file() or (path / bag.MANIFEST).is_file():
        return _verify_bag(path, "")
    found = sorted({*portals(path), *(place.parent for place in path.glob(f"cong-*/{bag.DATA}"))})
    current = [place for place in found if place.name in opening_text(path)]
    if current:
        damages = [Damage(place.name, "interrupted") for place in found if place not in current]
    else:
        damages, current = [], found
    reports = [_verify_bag(place, f"{place.name}/") for place in current]
    reports += [
        _verify_root(path, place, [other for other in found if other != place]) for place in current
    ]
    damages += [damage for report in reports for damage in report.damages]
    if (path / bag.UNFINISHED).exists():
        damages.append(Damage(bag.UNFINISHED, "interrupted"))
    if not found:
        damages.append(Damage(str(path), "no-pack"))
    return Report(sum(report.checked for report in reports), tuple(sorted(set(damages))))


def _verify_bag(folder: Path, prefix: str) -> Report:
    files = {
        path.relative_to(folder).as_posix(): path
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    data = {uri: path for uri, path in files.items() if uri.startswith(f"{bag.DATA}/")}
    tags = {
        uri: path
        for uri, path in files.items()
        if uri not in data and uri not in bag.TAG_MANIFESTS and uri != bag.SIGNATURE
    }
    listed = bag.read_manifest(folder / bag.MANIFEST)
    damages = [*_compare(data, listed), *_verify_tags(folder, tags)]
    damages += [
        Damage(name, "missing") for name in bag.TAG_MANIFESTS if not (folder / name).is_file()
    ]
    named = {Damage(prefix + damage.path, damage.kind) for damage in damages}
    return Report(len(files), tuple(sorted(named)))


def _compare(files: dict[str, Path], listed: dict[str, str]) -> Iterator[Damage]:
    for uri in sorted(files.keys() | listed.keys()):
        if uri not in files:
            yield Damage(uri, "missing")
        elif uri not in listed:
            yield Damage(uri, "strange")
        else:
            found = bag.hash_of(files[uri])
            if found is None:
                yield Damage(uri, "unreadable")
            elif found != listed[uri]:
                yield Damage(uri, "damaged")


def _verify_tags(folder: Path, files: dict[str, Path]) -> Iterator[Damage]:
    """A tag file is whole when one tag manifest says so; a manifest that disagrees then is not."""
    lists = {
        name: (algorithm, bag.read_manifest(folder / name))
        for name, algorithm in bag.TAG_MANIFESTS.items()
        if (folder / name).is_file()
    }
    for name, (_, listed) in lists.items():
        if (folder / name).read_bytes() != bag.manifest_text(listed):
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


def _verify_root(stick: Path, place: Path, others: list[Path]) -> Report:
    """The files beside the portal, against the bag's list of their copies."""
    proofs = _root_proofs(place)
    damages = []
    for name, (known, is_sure) in sorted(proofs.items()):
        path = stick / name
        if not path.is_file():
            # A line damaged in one manifest names a file that never was.
            if is_sure:
                damages.append(Damage(name, "missing"))
        elif not _is_one_of(path, known):
            # A run that was cut short between two root files mixes those of two portals.
            elsewhere = [_root_proofs(other).get(name, (set(), False))[0] for other in others]
            is_other = any(_is_one_of(path, listed) for listed in elsewhere)
            damages.append(Damage(name, "interrupted" if is_other else "damaged"))
    return Report(len(proofs), tuple(damages))


def _root_proofs(place: Path) -> dict[str, tuple[set[tuple[str, str]], bool]]:
    """Each file of the root: its hashes as (algorithm, digest), and whether all lists name it."""
    prefix = f"{bag.ROOT_COPIES}/"
    found: dict[str, set[tuple[str, str]]] = {}
    for name, algorithm in bag.TAG_MANIFESTS.items():
        for uri, proof in bag.read_manifest(place / name).items():
            if uri.startswith(prefix):
                found.setdefault(uri.removeprefix(prefix), set()).add((algorithm, proof))
    return {name: (known, len(known) == len(bag.TAG_MANIFESTS)) for name, known in found.items()}


def _is_one_of(path: Path, known: set[tuple[str, str]]) -> bool:
    return any(bag.hash_of(path, algorithm) == proof for algorithm, proof in known)
