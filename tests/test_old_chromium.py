"""How engines of old phones are got: only the bytes that were named, and whole."""

import hashlib
import io
import tarfile
from pathlib import Path

import brotli
import pytest

import machine
import npm_archives
import old_chromium


def packed(folder: Path) -> Path:
    """An archive as npm gives it: an engine, its libraries and what nobody needs."""
    libraries = io.BytesIO()
    with tarfile.open(fileobj=libraries, mode="w") as inside:
        member = tarfile.TarInfo("lib/libnss3.so")
        member.size = 3
        inside.addfile(member, io.BytesIO(b"nss"))
    archive = folder / "package.tgz"
    with tarfile.open(archive, "w:gz") as outside:
        for name, data in {
            "package/bin/chromium.br": brotli.compress(b"engine"),
            "package/bin/aws.tar.br": brotli.compress(libraries.getvalue()),
            "package/build/index.js": b"never run",
        }.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            outside.addfile(member, io.BytesIO(data))
    return archive


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An npm that hands over the archive; gives the archive's SHA-512."""
    archive = packed(tmp_path)
    monkeypatch.setenv("LOA_OLD_ENGINES", str(tmp_path / "kept"))
    monkeypatch.setattr(npm_archives.shutil, "which", lambda name: f"/usr/bin/{name}")

    def pack(command: list[str], cwd: Path, **_: object) -> None:
        assert command == ["/usr/bin/npm", "pack", "--silent", "chrome-aws-lambda@1.0.0"]
        (cwd / "chrome-aws-lambda-1.0.0.tgz").write_bytes(archive.read_bytes())

    monkeypatch.setattr(npm_archives.subprocess, "run", pack)
    return hashlib.sha512(archive.read_bytes()).hexdigest()


def test_the_named_bytes_become_an_engine_with_its_libraries(
    npm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(old_chromium.VERSIONS, 64, ("1.0.0", npm))
    old_chromium.fetch(64)
    engine = old_chromium.program(64)
    assert engine.read_bytes() == b"engine"
    assert engine.stat().st_mode & 0o100
    assert (engine.parent / "lib" / "libnss3.so").read_bytes() == b"nss"
    assert sorted(path.name for path in engine.parent.iterdir()) == ["chromium", "lib"]
    assert machine.TOOLS["chromium-64"].package == "npm"


def test_other_bytes_are_never_unpacked(npm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(old_chromium.VERSIONS, 64, ("1.0.0", "0" * 128))
    message = r"^chrome-aws-lambda-1\.0\.0\.tgz: not the archive that was named$"
    with pytest.raises(RuntimeError, match=message):
        old_chromium.fetch(64)
    assert list(old_chromium.folder().iterdir()) == []
