"""The form's program: only locked bytes, from npm alone, speaking with nobody."""

import base64
import hashlib
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from loa.cli.main import main
from loa.editor import packages
from loa.editor.packages import EditorMissingError, Package, fetch, program_files
from loa.errors import LoaError

DATA = b"an archive"
PROOF = f"sha512-{base64.b64encode(hashlib.sha512(DATA).digest()).decode()}"
PACKAGE = Package("@mot/goi", "1.2.3", PROOF)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache for archives."""
    monkeypatch.setenv("LOA_EDITOR_PACKAGES", str(tmp_path / "goi"))
    return tmp_path / "goi"


def npm(monkeypatch: pytest.MonkeyPatch, data: bytes | None, told: str = "") -> list[list[str]]:
    """An npm that hands over an archive, or fails; gives what it was asked."""
    asked: list[list[str]] = []

    def run(command: list[str], cwd: str, **_: Any) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        if data is not None:
            (Path(cwd) / "mot-goi-1.2.3.tgz").write_bytes(data)
        return subprocess.CompletedProcess(command, 0 if data else 1, "", told)

    monkeypatch.setattr(packages.shutil, "which", lambda *_, **__: "/usr/bin/npm")
    monkeypatch.setattr(packages.subprocess, "run", run)
    return asked


def test_npm_is_asked_for_one_version_and_runs_nothing(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = npm(monkeypatch, DATA)
    fetch(PACKAGE)
    assert asked == [["/usr/bin/npm", "pack", "--silent", "--ignore-scripts", "@mot/goi@1.2.3"]]
    assert [(path.name, path.read_bytes()) for path in cache.iterdir()] == [
        ("mot-goi-1.2.3.tgz", DATA)
    ]


def test_other_bytes_are_never_kept(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm(monkeypatch, DATA + b" ")
    with pytest.raises(LoaError) as raised:
        fetch(PACKAGE)
    assert str(raised.value) == (
        "@mot/goi@1.2.3: nơi tải đưa tệp khác với tệp đã khóa. Không dùng tệp ấy."
    )
    assert list(cache.iterdir()) == []


def test_what_npm_says_is_passed_on(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    npm(monkeypatch, None, "npm error code E404\nnpm error 404 Not Found\n")
    with pytest.raises(LoaError) as raised:
        fetch(PACKAGE)
    assert str(raised.value) == "Không tải được @mot/goi@1.2.3: npm error 404 Not Found"


def test_what_npm_says_in_other_letters_is_passed_on(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "npm"
    program.write_bytes(b"#!/bin/sh\necho 'npm error l\xe1\xbb\x97i \xff' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(packages.shutil, "which", lambda *_, **__: str(program))
    with pytest.raises(LoaError) as raised:
        fetch(PACKAGE)
    assert str(raised.value) == "Không tải được @mot/goi@1.2.3: npm error lỗi \ufffd"


def test_without_npm_one_sentence_says_what_to_install(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packages.shutil, "which", lambda *_, **__: None)
    found = CliRunner().invoke(main, ["editor"])
    assert found.exit_code == 1
    assert found.output == "Thiếu npm để tải chương trình biên tập: cài gói npm rồi chạy lại.\n"


def test_a_missing_program_is_one_sentence_with_the_command(cache: Path) -> None:
    program_files.cache_clear()
    with pytest.raises(EditorMissingError) as raised:
        program_files()
    assert str(raised.value) == (
        "Chưa có chương trình biên tập (@sveltia/cms). Cài bằng một lệnh: loa editor"
    )


def test_a_damaged_archive_is_not_used(cache: Path) -> None:
    program_files.cache_clear()
    cache.mkdir()
    place = cache / packages.SVELTIA.file_name
    place.write_bytes(DATA)
    with pytest.raises(EditorMissingError) as raised:
        program_files()
    assert str(raised.value) == f"{place} không phải là tệp đã khóa. Cài bằng một lệnh: loa editor"


@pytest.mark.needs("editor")
def test_the_program_loads_nothing_from_elsewhere() -> None:
    program_files.cache_clear()
    files = program_files()
    text = files["sveltia-cms.js"].decode()
    carriers = (
        r"https://(?:[\w.-]*\.)?(?:unpkg\.com|jsdelivr\.net|hostedstatus\.com|githubstatus\.com)"
    )
    assert set(re.findall(carriers + r"[^`\"')]*", text)) == {
        "https://www.githubstatus.com/"  # A link that somebody may follow.
    }
    assert len(files["locales/vi.json"]) > 50_000
    assert '"title": "Có người khác đã sửa trang này"' in files["locales/vi.json"].decode()
    assert not any(uri.startswith("/") or ".." in uri for uri in files)
