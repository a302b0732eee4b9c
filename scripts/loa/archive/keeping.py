"""A year is kept as a whole: its files, their list, and last its entry in the registry."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from loa.archive.freezing import freeze
from loa.archive.store import ArchiveStore
from loa.content.archives import ArchivedYear
from loa.content.registries import DATA_FOLDER
from loa.errors import LoaError
from loa.ground.files import write_whole
from loa.ground.layout import DOCS

REGISTRY = "archives.yml"
_EMPTY = re.compile(r"^archives:[ \t]*\[\s*\][ \t]*(?P<remark>#.*)?$", re.MULTILINE)
_ITEM = re.compile(r"^(?P<indent> *)- ", re.MULTILINE)
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
    `freeze`; `day` is when it was kept. Raises LoaError for a registry written in a way to which
    no row can be added without loss; it stays as it is.
    """
    frozen, digest = freeze(
        site=site,
        store=ArchiveStore(root),
        year=year,
        site_url=site_url,
        quiet=quiet,
        left_out=left_out,
    )
    size = sum((site / uri).stat().st_size for uri in frozen.files)
    entry = ArchivedYear(id=year, on=day, sha256=digest, files=len(frozen.files), size=size)
    path = root / DOCS / DATA_FOLDER / REGISTRY
    text = path.read_text(encoding="utf-8") if path.is_file() else f"{_HEAD}archives:\n"
    write_whole(path, _with_entry(text, entry.model_dump(mode="python")))
    return entry


def _with_entry(text: str, entry: dict[str, Any]) -> str:
    # A list that somebody wrote as empty goes on in rows.
    before = _EMPTY.sub(lambda match: f"archives: {match['remark'] or ''}".rstrip(), text.rstrip())
    item = _ITEM.search(before)
    indent = item["indent"] if item else "  "
    row = yaml.safe_dump([entry], sort_keys=False, width=110)
    added = "".join(f"{indent}{line}\n" for line in row.splitlines())
    written = f"{before}\n{added}"
    if _entries(written) != [*(_entries(text) or []), entry]:
        raise LoaError(
            f"docs/{DATA_FOLDER}/{REGISTRY} viết theo kiểu máy không thêm được mà không mất chữ. "
            "Viết mỗi năm thành các dòng thụt vào dưới “archives:”, như “  - id: …”. Sổ chưa đổi."
        )
    return written


def _entries(text: str) -> Any:
    """What the registry lists; None where it cannot be read."""
    try:
        return (yaml.safe_load(text) or {}).get("archives") or []
    except (yaml.YAMLError, AttributeError):
        return None
