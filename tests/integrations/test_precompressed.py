"""Compressed copies beside a site's text files, and none in a pack's site."""

import gzip
from pathlib import Path

import brotli
import pytest

from loa.artifacts import ArtifactStore
from loa.integrations import precompressed
from loa.integrations.precompressed import precompress
from loa.integrations.site import build_site
from portals import MakePortal

TEXT = "Gọi 111, miễn phí, cả ngày lẫn đêm.\n" * 100


def site_with(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def files_below(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("name", ["mot/index.html", "bien-tap/sua/config.yml"])
def test_a_text_file_gets_both_copies_which_give_it_back(tmp_path: Path, name: str) -> None:
    site = site_with(tmp_path / "site", {name: TEXT.encode()})
    assert precompress(site, ArtifactStore(tmp_path / "cache")) == 1
    page = site / name
    assert brotli.decompress(page.with_name(f"{page.name}.br").read_bytes()) == TEXT.encode()
    assert gzip.decompress(page.with_name(f"{page.name}.gz").read_bytes()) == TEXT.encode()
    assert page.read_bytes() == TEXT.encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [("phim.mp4", b"0" * 5000), ("in.pdf", b"0" * 5000), ("ngan.html", b"0" * 1023)],
)
def test_what_is_compressed_already_or_tiny_gets_none(
    tmp_path: Path, name: str, data: bytes
) -> None:
    site = site_with(tmp_path / "site", {name: data})
    assert precompress(site, ArtifactStore(tmp_path / "cache")) == 0
    assert files_below(site) == {name: data}


def test_the_same_text_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for name in ("a", "b"):
        site = site_with(tmp_path / name, {"a.css": TEXT.encode()})
        precompress(site, ArtifactStore(tmp_path / f"cache-{name}"))
        made.append(files_below(site))
    assert made[0] == made[1]


def test_what_was_compressed_before_is_not_compressed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = ArtifactStore(tmp_path / "cache")
    first = site_with(tmp_path / "a", {"a.js": TEXT.encode()})
    precompress(first, store)
    monkeypatch.setattr(precompressed, "_FORMATS", dict.fromkeys(("br", "gz"), _never))
    again = site_with(tmp_path / "b", {"a.js": TEXT.encode()})
    precompress(again, store)
    assert files_below(again) == files_below(first)


def test_another_quality_compresses_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = ArtifactStore(tmp_path / "cache")
    first = site_with(tmp_path / "a", {"a.js": TEXT.encode()})
    precompress(first, store)
    monkeypatch.setattr(precompressed, "_QUALITY", 0)
    again = site_with(tmp_path / "b", {"a.js": TEXT.encode()})
    precompress(again, store)
    assert (again / "a.js.br").stat().st_size > (first / "a.js.br").stat().st_size


def _never(data: bytes) -> bytes:
    raise AssertionError("compressed again")


@pytest.mark.site
@pytest.mark.parametrize(("for_server", "compressed"), [(True, True), (False, False)])
def test_only_a_site_for_a_server_has_compressed_pages(
    make_portal: MakePortal, for_server: bool, compressed: bool
) -> None:
    root = make_portal({})
    build_site(root, root / "site", for_server=for_server)
    assert (root / "site" / "index.html.br").is_file() is compressed
