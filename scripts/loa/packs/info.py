"""What a written pack says about itself: its bag-info.txt, read back."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from loa.packs.bag import INFO

_PREFIX = "loa-"


@dataclass(frozen=True)
class PackInfo:
    """Which pack lies in a folder; a larger `sequence` is newer."""

    profile: str
    sequence: int
    made_on: date
    valid_until: date


def read_info(place: Path) -> PackInfo | None:
    """The facts of a bag; None where they are missing or spoilt."""
    try:
        text = (place / INFO).read_text(encoding="utf-8")
        rows = dict(line.split(": ", 1) for line in text.splitlines())
        return PackInfo(
            profile=rows["External-Identifier"].removeprefix(_PREFIX),
            sequence=int(rows["Loa-Sequence"]),
            made_on=date.fromisoformat(rows["Bagging-Date"]),
            valid_until=date.fromisoformat(rows["Loa-Valid-Until"]),
        )
    except (OSError, ValueError, KeyError):
        return None
