"""How often and when pages were changed, from git: what SEQUENCE and LAST-MODIFIED say."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from loa.ground.git import ask, history_of

# No path starts with this character, so it tells commits from files.
_MARK = "\x01"


@dataclass(frozen=True)
class Revision:
    """The state of a page: changes after its first publication, and the time of the last."""

    sequence: int
    modified: datetime


@dataclass(frozen=True)
class History:
    """The revisions of files, by path below docs/.

    `fallback` is the time for files without a commit: new ones, and all of them where there
    is no repository or only its latest part.
    """

    fallback: datetime
    commits: Mapping[str, tuple[datetime, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, docs_dir: Path, fallback: datetime) -> "History":
        """Ask git once for all files. A shallow clone would count wrongly, so it counts nothing.

        Merges are left out: they change no page by themselves.
        """
        known = history_of(docs_dir)
        if known.lacks or known.is_shallow:
            return cls(fallback)
        log = ask(
            docs_dir, "-c", "core.quotepath=false", "log", "--full-history", "--no-merges",
            "--name-only", "--relative", f"--format={_MARK}%ct", "--", ".",
        )  # fmt: skip
        return cls(fallback, _parse(log))

    def revision(self, src_uris: Iterable[str]) -> Revision:
        """One revision for files that together make up an event."""
        known = [self.commits[uri] for uri in src_uris if uri in self.commits]
        if not known:
            return Revision(0, self.fallback)
        changes = sum(len(times) - 1 for times in known)
        return Revision(changes, max(max(times) for times in known))


def _parse(log: str) -> dict[str, tuple[datetime, ...]]:
    """Read `git log --name-only`: the seconds of a commit behind our mark, then its files."""
    times: dict[str, list[datetime]] = defaultdict(list)
    for commit in log.split(_MARK)[1:]:
        seconds, *paths = commit.split("\n")
        time = datetime.fromtimestamp(int(seconds), UTC)
        for path in filter(None, paths):
            times[path].append(time)
    return {uri: tuple(changes) for uri, changes in times.items()}
