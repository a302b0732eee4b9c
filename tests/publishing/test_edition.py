"""The folder of a release: whole or absent, its list checked by other programs."""

import hashlib
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml
from minisign import KeyPair, PublicKey, Signature

from loa.content.registries import load_registries
from loa.content.releases import Release
from loa.errors import LoaError
from loa.publishing.edition import (
    SIGNATURE,
    SUMS,
    changes_in,
    edition_name,
    entry_text,
    files_of,
    new_edition,
    seal_edition,
    with_entry,
)
from portals import write_portal

NAME = "loa-20260730-080000"


def fill(folder: Path) -> None:
    (folder / "site.zip").write_bytes(b"site")
    (folder / "usb-gon.zip").write_bytes(b"usb")
    (folder / "loa_vi_all.zim").write_bytes(b"zim")
    (folder / "trang").mkdir()
    (folder / "trang/gia-dinh.html").write_bytes(b"page")


def release_of(folder: Path) -> Release:
    return Release(id=NAME, on=date(2026, 7, 30), pages=7, notes=["Đổi."], files=files_of(folder))


def sealed(tmp_path: Path, key: KeyPair | None = None) -> Path:
    with new_edition(tmp_path / "out", NAME) as folder:
        fill(folder)
        secret = key.secret_key if key else None
        seal_edition(folder, release_of(folder), "Cổng", secret)
    return tmp_path / "out" / NAME


def test_it_is_named_by_the_time_of_its_content() -> None:
    assert edition_name(datetime(2026, 7, 30, 8, tzinfo=UTC)) == NAME


def test_every_file_is_listed_with_its_kind_and_digest(tmp_path: Path) -> None:
    fill(tmp_path)
    files = files_of(tmp_path)
    assert [(one.name, one.kind, one.size) for one in files] == [
        ("loa_vi_all.zim", "zim", 3), ("site.zip", "site", 4), ("trang/gia-dinh.html", "page", 4),
        ("usb-gon.zip", "usb", 3),
    ]  # fmt: skip
    assert files[1].sha256 == hashlib.sha256(b"site").hexdigest()


def test_sha256sum_checks_it_and_names_what_was_changed(tmp_path: Path) -> None:
    place = sealed(tmp_path)
    command = ["sha256sum", "--check", "--strict", "--quiet", SUMS]
    assert subprocess.run(command, cwd=place, check=False).returncode == 0
    listed = {row.split("  ")[1] for row in (place / SUMS).read_text("utf-8").splitlines()}
    every = {str(one.relative_to(place)) for one in place.rglob("*") if one.is_file()}
    assert every - listed == {SUMS}
    (place / "trang/gia-dinh.html").write_bytes(b"pagf")
    done = subprocess.run(command, cwd=place, check=False, capture_output=True, text=True)
    assert (done.returncode, "trang/gia-dinh.html" in done.stdout) == (1, True)


def test_its_list_is_signed_with_its_name(tmp_path: Path) -> None:
    pair = KeyPair.generate()
    place = sealed(tmp_path, pair)
    signature = Signature.from_file(place / SIGNATURE)
    pair.public_key.verify((place / SUMS).read_bytes(), signature)
    assert signature.trusted_comment == f"release:{NAME}"
    other: PublicKey = KeyPair.generate().public_key
    with pytest.raises(Exception, match="key identifiers"):
        other.verify((place / SUMS).read_bytes(), signature)


@pytest.mark.parametrize("failure", [KeyboardInterrupt, OSError])
def test_what_failed_leaves_no_release(tmp_path: Path, failure: type[BaseException]) -> None:
    with pytest.raises(failure), new_edition(tmp_path / "out", NAME) as folder:
        fill(folder)
        raise failure
    assert list((tmp_path / "out").iterdir()) == []


def test_a_release_is_never_written_twice(tmp_path: Path) -> None:
    place = sealed(tmp_path)
    before = (place / "site.zip").stat().st_mtime_ns
    with pytest.raises(LoaError, match=f"Đã có “.*{NAME}”: nội dung chưa đổi"):
        sealed(tmp_path)
    assert (place / "site.zip").stat().st_mtime_ns == before


def test_its_entry_stands_at_the_head_of_the_registry(tmp_path: Path) -> None:
    root = write_portal(tmp_path / "portal", {})
    path = root / "docs/_data/releases.yml"
    first = Release(id=NAME, on=date(2026, 7, 30), pages=7, notes=["Có: dấu #hai"], commit="a" * 40)
    second = first.model_copy(update={"id": "loa-20260801-080000", "address": "https://a.vn/b/"})
    text = with_entry("", entry_text(first))
    text = with_entry("# Của ta.\n" + text, entry_text(second))
    path.write_text(text, "utf-8")
    registries, problems = load_registries(root / "docs")
    assert problems == []
    assert list(registries.releases.values()) == [second, first]
    assert text.startswith("# Của ta.\nreleases:\n")
    assert yaml.safe_load(text)["releases"][1]["notes"] == ["Có: dấu #hai"]


def test_changes_are_told_by_titles() -> None:
    paths = [("M", "a.md"), ("A", "b.md"), ("D", "c.md"), ("M", "_data/laws.yml"), ("T", "d.md")]
    assert changes_in(paths, {"a.md": "Á", "b.md": "Bé"}) == [
        "Trang mới: Bé.", "Trang sửa: Á.", "Trang bỏ: c.md.",
    ]  # fmt: skip
    many = [("A", f"{n:02}.md") for n in range(13)]
    assert changes_in(many, {})[0].endswith("10.md; 11.md; và 1 trang nữa.")
    assert "và" not in changes_in(many[:12], {})[0]
