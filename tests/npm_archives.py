"""Archives of npm that tests use: got by name and version, proven before anything reads them."""

import hashlib
import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath


def cache_folder() -> Path:
    """The user's cache, where what was proven is kept."""
    cache = os.environ.get("XDG_CACHE_HOME")
    return Path(cache) if cache else Path.home() / ".cache"


def fetch(package: str, version: str, sha512: str, folder: Path) -> Path:
    """Get the archive of a package into a folder; nothing of it is run.

    Raises RuntimeError for other bytes than those that were named, CalledProcessError without a
    network.
    """
    command = [str(shutil.which("npm")), "pack", "--silent", f"{package}@{version}"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    archive = folder / f"{package}-{version}.tgz"
    if hashlib.sha512(archive.read_bytes()).hexdigest() != sha512:
        raise RuntimeError(f"{archive.name}: not the archive that was named")
    return archive


def unpack(archive: Path, paths: Iterable[str], folder: Path) -> None:
    """Write some files of a package, by their paths in it, side by side into a folder."""
    with tarfile.open(archive) as package:
        for path in paths:
            member = package.extractfile(f"package/{path}")
            assert member is not None
            (folder / PurePosixPath(path).name).write_bytes(member.read())
