"""How often pages and files were asked for, from the logs of a web server."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from loa.content.library import Library
from loa.ground.files import write_whole
from loa.ground.layout import DOCS
from loa.ground.targets import require_new, require_outside_sources
from loa.integrations.settings import settings_of
from loa.stats.access_log import LogFile
from loa.stats.counting import Countable, Counts, count
from loa.stats.report import as_csv, as_page


@dataclass(frozen=True)
class Counted:
    """What logs say, and those with rows that nobody could read."""

    counts: Counts
    unread: tuple[LogFile, ...]


def count_logs(
    root: Path, logs: Sequence[Path], table: Path | None = None, page: Path | None = None
) -> Counted:
    """Count by week; written as a table for spreadsheets and a page with charts where named.

    Raises TargetRefusedError before anything is counted.
    """
    for target in filter(None, (table, page)):
        require_outside_sources(target, root)
        require_new(target)
    settings = settings_of(root)
    countable = Countable.of(Library.load(root / DOCS))
    base = (urlsplit(str(settings.get("site_url") or "/")).path or "/").rstrip("/") + "/"
    counts, unread = Counts(), []
    for path in logs:
        log = LogFile(path)
        count(log, countable, base, counts)
        if log.unread:
            unread.append(log)
    if table:
        write_whole(table, as_csv(counts))
    if page:
        write_whole(page, as_page(counts, str(settings["site_name"])))
    return Counted(counts, tuple(unread))
