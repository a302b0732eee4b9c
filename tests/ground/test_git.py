"""What git cannot tell is said with the reason, in one place; nothing is guessed or raised."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from loa.content.history import History
from loa.errors import LoaError
from loa.ground import git
from loa.ground.build_time import EARLIEST, LATEST, build_time, require_time, unknown_of
from loa.ground.git import GitError, ask, contents, history_of
from portals import ROOT, MakePortal

HELP = "Lấy cổng bằng “git clone”, hoặc đặt SOURCE_DATE_EPOCH."
UNKNOWN = "Không biết ngày sửa trang, số lần sửa và số thứ tự của bản"
NO_REPOSITORY = "thư mục này không phải kho git"
NO_GIT = "máy này chưa cài git, hoặc không chạy được git"


def run(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=T", "-c", "user.email=t@vi.du"]
    subprocess.run(
        ["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "kho"
    root.mkdir()
    run(root, "init", "-q")
    (root / "a.md").write_text("một", encoding="utf-8")
    run(root, "add", "-A")
    run(root, "commit", "-q", "-m", "first")
    return root


@pytest.fixture
def untimed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def test_a_whole_history_lacks_nothing(repository: Path, untimed: None) -> None:
    history = history_of(repository)
    assert (len(history.commit), history.is_shallow, history.sentence) == (40, False, "")
    assert unknown_of(repository) == ""
    require_time(repository)


def test_a_zip_download(tmp_path: Path, untimed: None) -> None:
    assert unknown_of(tmp_path) == f"{UNKNOWN}: {NO_REPOSITORY}. {HELP}"


def test_a_machine_without_git(
    repository: Path, untimed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert unknown_of(repository) == f"{UNKNOWN}: {NO_GIT}. {HELP}"


def test_a_repository_without_a_commit(tmp_path: Path, untimed: None) -> None:
    run(tmp_path, "init", "-q")
    assert unknown_of(tmp_path) == f"{UNKNOWN}: kho git chưa có bản ghi ấy. {HELP}"


def test_a_folder_of_somebody_else(
    repository: Path, untimed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert unknown_of(repository) == (
        f"{UNKNOWN}: git không tin chủ của thư mục này (dubious ownership); nếu là cổng của bạn, "
        f"chạy “git config --global --add safe.directory {repository}”. {HELP}"
    )


def test_a_shallow_clone(repository: Path, tmp_path: Path, untimed: None) -> None:
    (repository / "a.md").write_text("hai", encoding="utf-8")
    run(repository, "commit", "-q", "-a", "-m", "second")
    clone = tmp_path / "clone"
    run(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(clone))
    assert unknown_of(clone) == (
        "Không biết ngày và số lần sửa của từng trang: kho git chỉ được tải phần cuối. "
        "Chạy “git fetch --unshallow”."
    )
    # The time of the last commit is known, and with it the sequence of a pack.
    require_time(clone)


def test_a_hooks_environment_leads_nowhere_else(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = history_of(repository).commit
    monkeypatch.setenv("GIT_DIR", "/nowhere/.git")
    monkeypatch.setenv("GIT_INDEX_FILE", "/nowhere/index")
    assert history_of(repository).commit == before


def test_what_git_says_otherwise_is_handed_on(repository: Path) -> None:
    with pytest.raises(GitError) as refused:
        ask(repository, "log", "--no-such-option")
    assert str(refused.value) == "git báo “fatal: unrecognized argument: --no-such-option”"


def test_names_in_the_history_may_be_of_any_bytes(repository: Path) -> None:
    name = os.fsdecode(b"caf\xe9.md")
    (repository / name).write_text("a", encoding="utf-8")
    run(repository, "add", "-A")
    run(repository, "commit", "-q", "-m", "latin")
    history = History.read(repository, datetime(2026, 1, 1, tzinfo=UTC))
    assert set(history.commits) == {"a.md", name}


def test_a_set_time_is_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert unknown_of(tmp_path) == ""
    require_time(tmp_path)
    assert build_time(tmp_path) == datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("seconds", [EARLIEST, EARLIEST + 1, LATEST - 1, LATEST])
def test_times_from_1980_to_2099(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(seconds))
    assert build_time(tmp_path).timestamp() == seconds
    assert 1980 <= build_time(tmp_path).year <= 2099


@pytest.mark.parametrize(
    "text",
    [
        "abc",
        "-1",
        "0",
        "1.5",
        "99999999999999",
        "253402300799",
        str(EARLIEST - 1),
        str(LATEST + 1),
        "1e9",
        "0x10",
        "١٧٦٧٢٢٥٦٠٠",
        "1 2",
    ],
)
def test_a_time_that_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    for reader in (build_time, unknown_of):
        with pytest.raises(LoaError) as refused:
            reader(tmp_path)
        assert refused.value.exit_code == 2
        assert str(refused.value) == (
            "SOURCE_DATE_EPOCH phải là số giây của một ngày từ 1980 đến 2099, "
            f"ví dụ 1767225600, không phải “{text}”."
        )


@pytest.mark.parametrize("text", ["", "  "])
def test_an_empty_variable_is_none(
    repository: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    assert build_time(repository).year >= 2026


def test_without_a_time_no_sequence_is_guessed(tmp_path: Path, untimed: None) -> None:
    with pytest.raises(LoaError) as refused:
        require_time(tmp_path)
    assert str(refused.value) == (
        "Chưa ghi bản nào: số thứ tự của bản sẽ tụt xuống dưới mọi bản đã phát, vì "
        f"{NO_REPOSITORY}. {HELP}"
    )


def command(root: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run in a process of its own: nothing has told the time before."""
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    environment |= {"PYTHONPATH": str(ROOT / "scripts"), **more}
    return subprocess.run(
        [sys.executable, "-c", "from loa.cli import main; main()", *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_command_says_once_what_it_cannot_know(make_portal: MakePortal) -> None:
    done = command(make_portal({}), "check")
    assert (done.returncode, done.stderr) == (0, f"{UNKNOWN}: {NO_REPOSITORY}. {HELP}\n")
    assert done.stdout == "Đã xem 1 trang: không có lỗi nào.\n"


def test_no_pack_is_made_whose_sequence_would_fall(make_portal: MakePortal) -> None:
    root = make_portal({})
    done = command(root, "pack", "usb", "--out", "usb")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Chưa ghi bản nào: số thứ tự của bản sẽ tụt xuống")
    assert not (root / "usb").exists()


@pytest.mark.parametrize("arguments", [("check",), ("build",), ("pack", "usb", "--out", "usb")])
def test_a_bad_time_ends_with_one_sentence(
    make_portal: MakePortal, arguments: tuple[str, ...]
) -> None:
    done = command(make_portal({}), *arguments, SOURCE_DATE_EPOCH="abc")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "SOURCE_DATE_EPOCH phải là số giây của một ngày từ 1980 đến 2099, "
        "ví dụ 1767225600, không phải “abc”.\n"
    )


def test_git_is_called_nowhere_else() -> None:
    package = Path(git.__file__).parent.parent
    calling = [
        path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if '"git"' in path.read_text(encoding="utf-8")
    ]
    assert calling == ["ground/git.py"]


def test_files_are_given_one_after_another(repository: Path) -> None:
    (repository / "b.bin").write_bytes(b"\0\n\n")
    (repository / "c.md").write_bytes(b"")
    run(repository, "add", "-A")
    names = [ask(repository, "rev-parse", f":{name}").strip() for name in ("b.bin", "c.md", "a.md")]
    assert list(contents(repository, names)) == [b"\0\n\n", b"", "một".encode()]
    given = contents(repository, [names[2], "0" * 40])
    assert next(given) == "một".encode()
    with pytest.raises(GitError, match=f"^kho git thiếu tệp {'0' * 40}$"):
        next(given)


def test_no_file_can_be_given_without_git(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(GitError, match=f"^{NO_GIT}$"):
        next(contents(repository, ["0" * 40]))


def test_a_git_that_ends_before_it_was_asked_does_not_answer(repository: Path) -> None:
    def after_its_end() -> Iterator[str]:
        time.sleep(0.3)
        yield "0" * 40

    with pytest.raises(GitError, match=r"^git không trả lời$"):
        next(contents(repository.parent, after_its_end()))
