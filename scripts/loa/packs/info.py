"""What a written pack says about itself: its bag-info.txt, read back."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from loa.packs.bag import INFO, TAG_MANIFESTS, hash_of, read_bounded, read_manifest

_PREFIX = "loa-"
_LARGEST = 64_000


@dataclass(frozen=True)
class PackInfo:
    """Which pack lies in a folder; a larger `sequence` is newer."""

    profile: str
    sequence: int
    made_on: date
    valid_until: date


def read_info(folder: Path) -> PackInfo | None:
    """The facts of a bag; None where they are missing or spoilt."""
    try:
        text = (read_bounded(folder / INFO, _LARGEST) or b"").decode()
        rows = dict(line.split(": ", 1) for line in text.splitlines())
        return PackInfo(
            profile=rows["External-Identifier"].removeprefix(_PREFIX),
            sequence=int(rows["Loa-Sequence"]),
            made_on=date.fromisoformat(rows["Bagging-Date"]),
            valid_until=date.fromisoformat(rows["Loa-Valid-Until"]),
        )
    except (ValueError, KeyError):
        return None


def is_info_whole(folder: Path) -> bool:
    """Whether both lists of tag files say that bag-info.txt is as it was written."""
    return all(
        read_manifest(folder / name).get(INFO) == (hash_of(folder / INFO, algorithm) or "")
        for name, algorithm in TAG_MANIFESTS.items()
    )
