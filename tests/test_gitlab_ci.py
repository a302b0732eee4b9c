"""How the program is got that runs pipelines of GitLab: only the bytes that were named."""

import hashlib
import io
import tarfile
from pathlib import Path

import pytest

import gitlab_ci
import npm_archives


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> bytes:
    """What npm hands over, into an empty cache."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as package:
        for name in ("package/dist/index.js", "package/package.json", "package/README.md"):
            member = tarfile.TarInfo(name)
            member.size = len(name)
            package.addfile(member, io.BytesIO(name.encode()))

    def pack(command: list[str], cwd: Path, **_: object) -> None:
        assert command[1:] == ["pack", "--silent", "gitlab-ci-local@4.73.0"]
        (cwd / "gitlab-ci-local-4.73.0.tgz").write_bytes(packed.getvalue())

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(npm_archives.subprocess, "run", pack)
    return packed.getvalue()


def test_the_named_bytes_become_the_program(
    archive: bytes, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(gitlab_ci, "SHA512", hashlib.sha512(archive).hexdigest())
    assert not gitlab_ci.is_there()
    gitlab_ci.fetch()
    assert gitlab_ci.is_there()
    (folder,) = (tmp_path / "cache").iterdir()
    assert sorted(path.name for path in folder.iterdir()) == ["index.js", "package.json"]


@pytest.mark.usefixtures("archive")
def test_other_bytes_are_never_unpacked(tmp_path: Path) -> None:
    message = r"^gitlab-ci-local-4\.73\.0\.tgz: not the archive that was named$"
    with pytest.raises(RuntimeError, match=message):
        gitlab_ci.fetch()
    assert not gitlab_ci.is_there()
    assert list((tmp_path / "cache").iterdir()) == []
