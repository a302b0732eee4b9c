"""The makers of faults and their runner are tried on a small package of their own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from mutation.mutants import mutants_of
from portals import ROOT

GUARD = '''\
"""A docstring stays."""

import re

LIMIT = 3
_WORD = re.compile("[a-c]+")


class Gate:
    """And so does this."""

    height: int = 2

    def lets_in(self, size: int, name: str = "a") -> bool:
        """And this."""
        if size > self.height and not name:
            raise ValueError(f"{size} too large")
        return size <= LIMIT


def unseen(flag: bool) -> int:
    return 1 if flag else 2
'''
TESTS = """\
import pytest
import yaml
from sample.guard import _WORD, LIMIT, Gate


@pytest.mark.parametrize(("size", "answer"), [(2, True), (3, True), (4, False)])
def test_gate(size, answer):
    assert Gate().lets_in(size) is answer


def test_refusal():
    with pytest.raises(ValueError):
        Gate().lets_in(3, "")
    assert Gate().lets_in(2, "")


def test_words():
    assert _WORD.fullmatch("abc") and not _WORD.fullmatch("d")
"""
DRIVER = """\
import json, sys
from pathlib import Path
from mutation.mutants import mutants_of
from mutation.runner import reach_of, states_of
module = Path("sample/guard.py").resolve()
tests = [str(Path("tests").resolve())]
states = states_of(tests, mutants_of(module), reach_of(tests, [module]))
print(json.dumps({mutant.name: state for mutant, state in states}))
"""
STATES = {
    "-: 3 -> 4": "killed",
    "-: '[a-c]+' -> 'XX[a-c]+'": "killed",
    "-: 2 -> 3": "killed",
    "-: \"a\" -> 'XXa'": "survived",
    "Gate.lets_in: size > self.height and not name -> (size > self.height or not name)": "killed",
    "Gate.lets_in: size > self.height -> (size >= self.height)": "killed",
    "Gate.lets_in: not name -> (name)": "killed",
    'Gate.lets_in: raise ValueError(f"{size} too large") -> pass': "killed",
    "Gate.lets_in: size <= LIMIT -> (size < LIMIT)": "killed",
    "unseen: 1 -> 2": "unreached",
    "unseen: flag -> (not (flag))": "unreached",
    "unseen: 2 -> 3": "unreached",
}


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    for name, text in {
        "sample/__init__.py": "", "sample/guard.py": GUARD.replace('"[a-c]+"', "'[a-c]+'"),
        "tests/test_guard.py": TESTS,
    }.items():  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return tmp_path


def test_each_place_is_changed_once_and_what_is_only_said_stays(sample: Path) -> None:
    assert [one.name for one in mutants_of(sample / "sample" / "guard.py")] == list(STATES)


def test_every_mutant_is_python(sample: Path) -> None:
    for mutant in mutants_of(sample / "sample" / "guard.py"):
        compile(mutant.source(), "guard.py", "exec")


def test_the_same_change_twice_is_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.py"
    path.write_text("A = 1\nB = 1\n", "utf-8")
    assert [one.name for one in mutants_of(path)] == ["-: 1 -> 2", "-: 1 -> 2 (2)"]


def test_what_no_test_notices_is_told(sample: Path) -> None:
    environment = {"PYTHONPATH": f"{ROOT / 'tests'}:{sample}", "PATH": "/usr/bin:/bin"}
    done = subprocess.run(
        [sys.executable, "-c", DRIVER],
        cwd=sample,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == STATES


def test_what_may_survive_is_there_and_has_a_reason() -> None:
    text = (ROOT / "tests" / "mutation" / "survivors.yml").read_text("utf-8")
    explained = yaml.safe_load(text)
    for module, faults in explained.items():
        names = {one.name for one in mutants_of(ROOT / "scripts" / "loa" / f"{module}.py")}
        assert set(faults) <= names
        assert all(faults.values())
