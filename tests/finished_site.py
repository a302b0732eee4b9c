"""Files as a build leaves them, and what a last look says of them."""

from collections.abc import Mapping
from pathlib import Path

from loa.last_look.site_links import SiteFault, faults_of
from loa.last_look.whole import WholeSite
from loa.problems import Problem

SITE_URL = "https://loa.vn/"


def write_files(root: Path, files: Mapping[str, str]) -> Path:
    """Write files below a folder, by their place; line ends stay as they are."""
    for uri, text in files.items():
        path = root / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root


def faults(site: Path, site_url: str = "/") -> list[SiteFault]:
    """Addresses of a site that lead nowhere."""
    whole = WholeSite(site, "site", site_url, {})
    others = {uri: one.references for uri, one in whole.others.items()}
    return faults_of(whole.pages, others, whole.addresses)


def problems(site: Path, sources: Mapping[str, str] | None = None) -> list[Problem]:
    """All that is wrong with a site that stands at SITE_URL."""
    return WholeSite(site, "site", SITE_URL, sources or {}).problems()
