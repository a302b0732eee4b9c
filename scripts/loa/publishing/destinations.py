"""Where a release can go, all asked the same: may it, what would change, do it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from loa.errors import LoaError
from loa.ground.replacement import notes_of, replacing
from loa.ground.sums import sums_of
from loa.ground.targets import require_outside_sources, require_replaceable
from loa.ground.wording import say
from loa.publishing.pages_hosts import Host, files_for, is_given, write_for
from loa.publishing.releases import (
    CURRENT,
    Difference,
    PublishRefusedError,
    compare,
    difference,
    publish_to,
    require_target,
    shown_by,
)
from loa.publishing.remote import (
    Server,
    compare_with,
    publish_over_ssh,
    require_server,
    server_of,
)


class Destination(Protocol):
    """Where releases can go. Each step raises PublishRefusedError and then has changed nothing
    that readers see.
    """

    def require(self) -> None:
        """Refuse a place that is not ours, before anything is built."""

    def compare(self, sums: dict[str, str]) -> Difference:
        """What a release would change there; `sums` as in `sums_of`."""

    def publish(self, site: Path, name: str) -> Iterator[str]:
        """Do it, and say what was done."""


def destination_of(target: str, host: Host | None, root: Path, site_url: str = "") -> Destination:
    """The place that an owner names; `host` for a folder that a host of pages will be given."""
    server = server_of(target)
    if host is not None:
        if server is not None:
            raise PublishRefusedError(say("--for writes into a folder of this machine."))
        return _Pages(out=Path(target), host=host, root=root, site_url=site_url)
    return _Disk(Path(target), root) if server is None else _Remote(server)


@dataclass(frozen=True)
class _Disk:
    target: Path
    root: Path

    def require(self) -> None:
        require_outside_sources(self.target, self.root)
        require_target(self.target)

    def compare(self, sums: dict[str, str]) -> Difference:
        return compare(self.target, sums)

    def publish(self, site: Path, name: str) -> Iterator[str]:
        before = shown_by(self.target)
        publish_to(self.target, site, name)
        link = self.target / CURRENT
        yield from _report(
            name=name, before=before, shown=str(link), old=str(self.target / "releases" / before)
        )


@dataclass(frozen=True)
class _Remote:
    server: Server

    def require(self) -> None:
        require_server(self.server)

    def compare(self, sums: dict[str, str]) -> Difference:
        return compare_with(self.server, sums)

    def publish(self, site: Path, name: str) -> Iterator[str]:
        before = require_server(self.server)
        publish_over_ssh(self.server, site, name)
        server_path = f"{self.server.host}:{self.server.folder}"
        yield from _report(
            name=name,
            before=before,
            shown=f"{server_path}/{CURRENT}",
            old=f"{server_path}/releases/{before}",
        )


def _report(name: str, before: str, shown: str, old: str) -> Iterator[str]:
    if before == name:
        yield say(
            "Nothing has changed: “{shown}” still is the release {name}.", shown=shown, name=name
        )
        return
    yield say(
        "Published the release {name}. The web server opens “{shown}”.", name=name, shown=shown
    )
    if before:
        yield say("The release before is still at “{old}”.", old=old)


@dataclass(frozen=True)
class _Pages:
    out: Path
    host: Host
    root: Path
    site_url: str

    def require(self) -> None:
        try:
            require_replaceable(self.out, self.root)
        except LoaError as refusal:
            raise PublishRefusedError(str(refusal)) from refusal

    def compare(self, sums: dict[str, str]) -> Difference:
        sums_for_host = {uri: digest for uri, digest in sums.items() if is_given(uri, self.host)}
        return difference(sums_of(self.out) if self.out.is_dir() else {}, sums_for_host)

    def publish(self, site: Path, name: str) -> Iterator[str]:
        files_for(site, self.host)
        path = require_replaceable(self.out, self.root)
        with replacing(path, notes_of(self.root)) as temporary:
            count = write_for(host=self.host, site=site, out=temporary, site_url=self.site_url)
        yield say(
            "Wrote the release {name} for {name2} into “{out}”: files: {count}.",
            name=name,
            name2=self.host.name,
            out=self.out,
            count=count,
        )
        yield say("Not pushed yet: push this folder as the host of pages says.")
