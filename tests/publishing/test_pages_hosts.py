"""What hosts of static pages are given: what they use, within their limits."""

from dataclasses import replace
from pathlib import Path

import pytest

from loa.publishing.pages_hosts import HOSTS, files_for, write_for
from loa.publishing.releases import PublishRefusedError

URL = "https://loa.bacninh.gov.vn/"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    names = ("index.html", "index.html.br", "index.html.gz", "a/index.html", "_headers")
    for name in (*names, ".htaccess", "nginx-headers.conf", "caddy-redirects.conf"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(name, "utf-8")
    return site


def written(host: str, site: Path, url: str = URL) -> list[str]:
    out = site.parent / "out"
    out.mkdir()
    write_for(HOSTS[host], site, out, url)
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())


PAGES = ["_headers", "a/index.html", "index.html"]


@pytest.mark.parametrize(
    ("host", "names"),
    [
        ("github", [".nojekyll", "CNAME", *PAGES]),
        ("gitlab", [*PAGES, "index.html.br", "index.html.gz"]),
        ("forgejo", [".domains", *PAGES]),
        ("cloudflare", PAGES),
    ],
)
def test_each_gets_what_it_uses(site: Path, host: str, names: list[str]) -> None:
    assert written(host, site) == names


def test_our_own_address_is_named(site: Path) -> None:
    written("github", site)
    assert (site.parent / "out/CNAME").read_text("utf-8") == "loa.bacninh.gov.vn\n"


def test_the_hosts_own_address_is_not(site: Path) -> None:
    assert "CNAME" not in written("github", site, "https://loa.github.io/portal/")


@pytest.mark.parametrize(("most", "is_over"), [(3, False), (2, True)])
def test_there_are_only_so_many_files(site: Path, most: int, is_over: bool) -> None:
    host = replace(HOSTS["cloudflare"], files=most)
    if not is_over:
        assert files_for(site, host) == PAGES
        return
    with pytest.raises(PublishRefusedError, match="không nhận bản này: 3 tệp, nhiều nhất 2"):
        files_for(site, host)


@pytest.mark.parametrize(("size", "is_over"), [(99, False), (100, False), (101, True)])
def test_a_file_and_all_of_them_are_only_so_heavy(site: Path, size: int, is_over: bool) -> None:
    (site / "phim.mp4").write_bytes(b"x" * size)
    host = replace(HOSTS["github"], largest=100, total=130)
    if not is_over:
        assert "phim.mp4" in files_for(site, host)
        return
    with pytest.raises(PublishRefusedError) as refusal:
        files_for(site, host)
    assert str(refusal.value) == (
        "GitHub Pages không nhận bản này: nặng 1 kB, nhiều nhất 1 kB; "
        "“phim.mp4” nặng 1 kB, nhiều nhất 1 kB."
    )
