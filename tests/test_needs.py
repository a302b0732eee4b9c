"""What happens to tests on a machine that lacks what they need: a run of a tiny suite."""

import errno
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import machine
import terminals
from needs import is_partial_allowed

HERE = Path(__file__).parent
LACKS_ZITHERS = """
import machine
import terminals

machine.TOOLS["zither"] = machine.Tool("zither-tools", lambda: False)
machine.TOOLS["bell"] = machine.Tool("bells", lambda: False)
machine.TOOLS["drum"] = machine.Tool("drums", lambda: True)
pytest_plugins = ("needs",)
"""
SUITE = """
import pytest

def test_plain(): pass

@pytest.mark.needs("drum")
def test_drum(): pass

@pytest.mark.needs("zither", "drum")
def test_zither(): raise AssertionError("was run")
"""
NOT_RUN = """\
not run: 1
not on this machine: zither
  test_tiny.py::test_zither
To install what they need:
  sudo apt-get install --no-install-recommends zither-tools
"""
FAILS = "So this run fails. LOA_TEST_PARTIAL=1 lets one pass that is not in CI.\n"


def run(
    folder: Path, suite: str, conftest: str = LACKS_ZITHERS, *options: str, **environment: str
) -> tuple[int, str]:
    """The exit code of a run of one file of tests, and what it says at the end."""
    (folder / "conftest.py").write_text(conftest)
    (folder / "test_tiny.py").write_text(suite)
    (folder / "pytest.ini").write_text("[pytest]\naddopts = -q\n")
    kept = {key: value for key, value in os.environ.items() if key in {"PATH", "SYSTEMROOT"}}
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options, str(folder)]
    environment |= {**kept, "PYTHONPATH": str(HERE)}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=600
    )
    _, found, end = done.stdout.partition("not run: ")
    rows = (re.sub(" =+$", "", row) for row in f"{found}{end}".splitlines(keepends=True))
    shown = "".join(row for row in rows if not re.match(r"\d+ (passed|skipped)", row))
    return done.returncode, shown or done.stdout + done.stderr


def test_what_the_machine_lacks_is_listed_and_fails(tmp_path: Path) -> None:
    assert run(tmp_path, SUITE) == (1, NOT_RUN + FAILS)


def test_what_each_of_several_workers_left_out_is_one_list(tmp_path: Path) -> None:
    suite = "import pytest\n" + "".join(
        f'\n@pytest.mark.needs("{tool}")\ndef test_{number}(): pass\n'
        for number, tool in enumerate(("zither", "bell", "zither", "bell"))
    )
    # Two tests to each worker.
    workers = ("-n", "2", "--dist", "load")
    assert run(tmp_path, suite, LACKS_ZITHERS, *workers) == (
        1,
        "not run: 4\n"
        "not on this machine: bell\n"
        "  test_tiny.py::test_1\n"
        "  test_tiny.py::test_3\n"
        "not on this machine: zither\n"
        "  test_tiny.py::test_0\n"
        "  test_tiny.py::test_2\n"
        "To install what they need:\n"
        "  sudo apt-get install --no-install-recommends bells zither-tools\n" + FAILS,
    )


def test_several_workers_may_be_let_pass_and_what_fails_in_one_fails(tmp_path: Path) -> None:
    workers = ("-n", "2")
    allowed = {"LOA_TEST_PARTIAL": "1"}
    said = "LOA_TEST_PARTIAL=1: what was run decides.\n"
    assert run(tmp_path, SUITE, LACKS_ZITHERS, *workers, **allowed) == (0, NOT_RUN + said)
    failing = f"{SUITE}\ndef test_failing(): assert False\n"
    assert run(tmp_path, failing, LACKS_ZITHERS, *workers, **allowed)[0] == 1


def test_a_person_may_let_it_pass(tmp_path: Path) -> None:
    said = "LOA_TEST_PARTIAL=1: what was run decides.\n"
    assert run(tmp_path, SUITE, LOA_TEST_PARTIAL="1") == (0, NOT_RUN + said)


def test_ci_never_lets_it_pass(tmp_path: Path) -> None:
    assert run(tmp_path, SUITE, LOA_TEST_PARTIAL="1", CI="true") == (1, NOT_RUN + FAILS)


def test_what_was_run_and_failed_fails(tmp_path: Path) -> None:
    failing = f"{SUITE}\ndef test_failing(): assert False\n"
    code, said = run(tmp_path, failing, LOA_TEST_PARTIAL="1")
    assert code == 1
    assert "FAILED test_tiny.py::test_failing" in said


def test_a_test_that_skips_itself_is_listed_too(tmp_path: Path) -> None:
    suite = 'import pytest\n\ndef test_tired(): pytest.skip("tired")\n'
    assert run(tmp_path, suite) == (1, f"not run: 1\ntired\n  test_tiny.py::test_tired\n{FAILS}")


def test_one_command_installs_everything(tmp_path: Path) -> None:
    suite = f'{SUITE}\n@pytest.mark.needs("bell")\ndef test_bell(): pass\n'
    assert run(tmp_path, suite) == (
        1,
        "not run: 2\n"
        "not on this machine: bell\n"
        "  test_tiny.py::test_bell\n"
        "not on this machine: zither\n"
        "  test_tiny.py::test_zither\n"
        "To install what they need:\n"
        "  sudo apt-get install --no-install-recommends bells zither-tools\n" + FAILS,
    )


def test_a_tool_that_nobody_knows_is_an_error(tmp_path: Path) -> None:
    suite = 'import pytest\n\n@pytest.mark.needs("gong")\ndef test_gong(): pass\n'
    code, said = run(tmp_path, suite)
    assert code == pytest.ExitCode.USAGE_ERROR
    assert "test_tiny.py::test_gong needs gong: not in machine.TOOLS" in said


def test_a_page_in_the_browser_needs_what_draws_it(tmp_path: Path) -> None:
    suite = (
        "import pytest\n\n"
        "@pytest.fixture\ndef browser(): pass\n\n"
        "@pytest.fixture\ndef phone(browser): pass\n\n"
        "def test_page(phone): pass\n"
    )
    code, said = run(tmp_path, suite, LACKS_ZITHERS.replace('"zither"', '"han-font"'))
    assert code == 1
    assert said.startswith("not run: 1\nnot on this machine: han-font\n")


@pytest.mark.parametrize(
    ("ci", "allowed"), [(None, True), ("", True), ("false", True), ("true", False), ("1", False)]
)
def test_every_ci_says_that_it_is_one(
    monkeypatch: pytest.MonkeyPatch, ci: str | None, allowed: bool
) -> None:
    monkeypatch.setenv("LOA_TEST_PARTIAL", "1")
    monkeypatch.delenv("CI", raising=False)
    if ci is not None:
        monkeypatch.setenv("CI", ci)
    assert is_partial_allowed() is allowed


def test_an_ordinary_user_installs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    assert machine.install(["minisign"]) is False


def test_what_only_makes_tests_quicker_stops_no_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(packages: list[str]) -> None:
        raise subprocess.CalledProcessError(100, ["apt-get", "install", *packages])

    monkeypatch.setattr(machine, "QUICKER", {"bell": machine.Tool("bells", lambda: False)})
    monkeypatch.setattr(machine, "_may_install", lambda: True)
    monkeypatch.setattr(machine, "_apt", refuse)
    machine.quicken()
    assert capsys.readouterr().out == (
        "Without bells, so tests take longer: Command '['apt-get', 'install', 'bells']'"
        " returned non-zero exit status 100.\n"
    )


def test_pages_are_drawn_by_the_shell_or_by_what_draws_pages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("chromium", "chromium-headless-shell"):
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o755)
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert machine.find_shell() == str(tmp_path / "chromium-headless-shell")
    assert machine.find_browser() == str(tmp_path / "chromium")
    (tmp_path / "chromium-headless-shell").unlink()
    assert machine.find_shell() == str(tmp_path / "chromium")
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert machine.find_shell() == sys.executable


def test_packages_are_named_once() -> None:
    assert machine.packages_of(["mkfs.fat", "minisign", "fsck.fat"]) == ["dosfstools", "minisign"]


def test_what_no_package_brings_has_a_command_of_its_own() -> None:
    mounting = "sudo mount -t devpts devpts /dev/pts"
    assert machine.commands_for(["terminal"]) == [mounting]
    assert machine.commands_for(["terminal", "minisign"]) == [
        "sudo apt-get install --no-install-recommends minisign", mounting,
    ]  # fmt: skip


@pytest.fixture
def bare_chroot(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A machine without /dev/pts until it is mounted; each mount adds to the list."""
    mounted: list[str] = []
    opens = os.openpty

    def open_where_mounted() -> tuple[int, int]:
        if not mounted:
            raise OSError(errno.ENODEV, "No such device")
        return opens()

    monkeypatch.setattr(terminals.os, "openpty", open_where_mounted)
    monkeypatch.setattr(terminals, "mount_own_terminals", lambda: mounted.append("/dev/pts"))
    return mounted


def test_where_terminals_open_nothing_is_mounted(bare_chroot: list[str]) -> None:
    bare_chroot.append("by the machine")
    assert machine.TOOLS["terminal"].is_there()
    assert bare_chroot == ["by the machine"]


def test_root_opens_terminals_in_a_bare_chroot_too(bare_chroot: list[str]) -> None:
    assert machine.TOOLS["terminal"].is_there()
    assert bare_chroot == ["/dev/pts"]


@pytest.mark.usefixtures("bare_chroot")
def test_an_ordinary_user_opens_no_terminal_in_a_bare_chroot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(terminals, "mount_own_terminals", refuse)
    assert not machine.TOOLS["terminal"].is_there()


@pytest.mark.needs("vietnamese-font")
def test_a_font_of_another_family_is_not_the_one_that_is_asked_for() -> None:
    assert machine.has_font("vi", "Noto Sans")
    assert not machine.has_font("vi", "Nyckelharpa Sans")
