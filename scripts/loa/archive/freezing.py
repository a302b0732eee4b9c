"""Which files of a built site a frozen year keeps."""

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from loa.archive.store import ArchiveStore, Year
from loa.ground.compression import COPIES
from loa.ground.names import SYSTEM_FILES
from loa.ground.targets import MARK

# What servers, search engines and browsers read of the portal as it is today.
_OF_TODAY = frozenset({
    MARK, ".htaccess", "_headers", "_redirects", "caddy-headers.conf",
    "caddy-redirects.conf", "khong-mang.html", "manifest.webmanifest", "nginx-headers.conf",
    "nginx-redirects.conf", "sitemap.xml", "sw.js", "trang-trong.html",
})  # fmt: skip
# Frozen pages run no scripts; programs and other sites want today's.
_FOLDERS = (
    ".well-known/", "assets/javascripts/", "assets/offline/", "assets/search/",
    "du-lieu/", "nhung/",
)  # fmt: skip
# A server shows today's, in whatever language.
_NO_PAGE = "404.html"
_SCRIPT = ".js"
_EARLIER = re.compile(r"20\d\d/")


def freeze(
    site: Path,
    store: ArchiveStore,
    year: str,
    site_url: str,
    quiet: Iterable[str],
    left_out: tuple[str, ...] = (),
) -> tuple[Year, str]:
    """Keep a built site as a year, and the digest of its list. A kill leaves no year, and nothing
    that the next try does not use.

    `quiet` are pages for somebody in need: nobody is to find their state of years ago, nor that of
    what stands in the same folder. `left_out` are folders that the year does not keep, each with a
    slash at its end.
    """
    all_uris = sorted(
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and path.suffix not in COPIES
    )
    uris = [uri for uri in all_uris if _is_kept(uri) and not uri.startswith(left_out)]
    folders = {str(PurePosixPath(uri).parent) for uri in quiet}
    hushed = frozenset(
        uri for uri in uris if uri.endswith(".html") and str(PurePosixPath(uri).parent) in folders
    )
    frozen = Year(
        id=year,
        site_url=site_url,
        files={uri: store.keep(site / uri) for uri in uris if uri not in hushed},
        quiet=hushed,
    )
    return frozen, store.write(frozen)


def _is_kept(uri: str) -> bool:
    return not (
        uri in _OF_TODAY
        or uri.endswith(_SCRIPT)
        or uri.startswith(_FOLDERS)
        or _EARLIER.match(uri)
        or PurePosixPath(uri).name == _NO_PAGE
        or PurePosixPath(uri).name.lower() in SYSTEM_FILES
    )
