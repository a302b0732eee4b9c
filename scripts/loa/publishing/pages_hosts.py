"""A site as the hosts of static pages take it: a folder to push or to upload, within their limits.

Sources:
<https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits>,
<https://developers.cloudflare.com/pages/platform/limits/>,
<https://docs.gitlab.com/user/project/pages/>, <https://docs.codeberg.org/codeberg-pages/>.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from loa.ground.compression import COPIES
from loa.ground.sizes import human_size
from loa.ground.wording import say
from loa.publishing.releases import PublishRefusedError

_MIB = 1 << 20
_SERVERS_OWN = frozenset(
    {
        ".htaccess",
        "caddy-headers.conf",
        "caddy-redirects.conf",
        "nginx-headers.conf",
        "nginx-redirects.conf",
    }
)


@dataclass(frozen=True)
class Host:
    """A host of pages. Limits are in bytes and files, 0 for none that it names.

    `serves_copies` says that it sends compressed files that lie beside the others; `extra` are
    files that it wants, `domain` the one that names our address.
    """

    name: str
    largest: int = 0
    total: int = 0
    files: int = 0
    serves_copies: bool = False
    extra: tuple[str, ...] = ()
    domain: str = ""
    own_domain: str = ""


HOSTS = {
    "github": Host(
        name="GitHub Pages",
        largest=100 * _MIB,
        total=1_000_000_000,
        files=0,
        serves_copies=False,
        extra=(".nojekyll",),
        domain="CNAME",
        own_domain="github.io",
    ),
    "gitlab": Host("GitLab Pages", serves_copies=True),
    "forgejo": Host("Forgejo, Codeberg Pages", domain=".domains", own_domain="codeberg.page"),
    "cloudflare": Host(name="Cloudflare Pages", largest=25 * _MIB, total=0, files=20_000),
}


def files_for(site: Path, host: Host) -> list[str]:
    """The files of a built site that a host is given, sorted.

    Raises PublishRefusedError, with all that is over a limit.
    """
    uris = sorted(
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and is_given(path.relative_to(site).as_posix(), host)
    )
    if over := list(_exceeded_limits(site, uris, host)):
        raise PublishRefusedError(
            say("{name} does not take this release: {join}.", name=host.name, join="; ".join(over))
        )
    return uris


def is_given(uri: str, host: Host) -> bool:
    """Whether a host has any use for a file of a site: not for what tells other servers."""
    return uri not in _SERVERS_OWN and (host.serves_copies or not uri.endswith(COPIES))


def _exceeded_limits(site: Path, uris: list[str], host: Host) -> Iterator[str]:
    sizes = {uri: (site / uri).stat().st_size for uri in uris}
    if host.files and len(uris) > host.files:
        yield say("{uris} files, at most {files}", uris=len(uris), files=host.files)
    if host.total and sum(sizes.values()) > host.total:
        yield say(
            "{sum} in all, at most {total}",
            sum=human_size(sum(sizes.values())),
            total=human_size(host.total),
        )
    for uri, size in sizes.items():
        if host.largest and size > host.largest:
            yield say(
                "“{uri}” is of {size}, at most {largest}",
                uri=uri,
                size=human_size(size),
                largest=human_size(host.largest),
            )


def write_for(host: Host, site: Path, out: Path, site_url: str) -> int:
    """Write a host's folder into an empty place; the number of files."""
    uris = files_for(site, host)
    for uri in uris:
        (out / uri).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / uri, out / uri)
    for name in host.extra:
        (out / name).write_bytes(b"")
    domain = urlsplit(site_url).hostname or ""
    if host.domain and not domain.endswith(host.own_domain):
        (out / host.domain).write_text(f"{domain}\n", encoding="utf-8")
    return len(uris)
