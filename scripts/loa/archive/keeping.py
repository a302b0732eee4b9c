"""A year is kept as a whole: its files, their list, and last its entry in the registry."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import yaml

from loa.archive.freezing import freeze
from loa.archive.store import ArchiveStore
from loa.content.archives import ArchivedYear
from loa.content.registries import DATA_FOLDER
from loa.ground.files import write_whole

REGISTRY = "archives.yml"
_EMPTY = re.compile(r"^archives:\s*\[\s*\]\s*$", re.MULTILINE)
_HEAD = (
    "# Campaign years that are over, kept in archives/ (loa archive). Back that folder up too:\n"
    "# a build refuses a year whose files are missing or changed.\n"
)


def keep_year(
    root: Path,
    site: Path,
    year: str,
    site_url: str,
    quiet: Iterable[str],
    left_out: tuple[str, ...],
    day: date,
) -> ArchivedYear:
    """Keep a built site as a year of the portal at `root`; its entry in the registry.

    Until the entry is there, its last step, no build shows anything of the year. The rest as for
    `freeze`; `day` is when it was kept.
    """
    frozen, proof = freeze(site, ArchiveStore(root), year, site_url, quiet, left_out)
    size = sum((site / uri).stat().st_size for uri in frozen.files)
    entry = ArchivedYear(id=year, on=day, sha256=proof, files=len(frozen.files), size=size)
    path = root / "docs" / DATA_FOLDER / REGISTRY
    text = path.read_text(encoding="utf-8") if path.is_file() else f"{_HEAD}archives:\n"
    row = yaml.safe_dump([entry.model_dump(mode="python")], sort_keys=False, width=110)
    added = "".join(f"  {one}\n" for one in row.splitlines())
    # A list that somebody wrote as empty goes on in rows.
    text = _EMPTY.sub("archives:", text.rstrip())
    write_whole(path, f"{text}\n{added}")
    return entry
