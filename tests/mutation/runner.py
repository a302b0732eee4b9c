"""Runs each mutant against the tests that reach its line, in a child of one warm process.

The first run of the tests notes which of them reach which line. Then, for a fault inside a
function, a child of the process that has collected the tests exchanges the function's code and
runs those tests, nothing is imported again. What runs at import (patterns, tables, defaults) needs
a child that has not imported the package yet: there the module is loaded from the changed source.
"""

import gc
import importlib.abc
import importlib.util
import json
import os
import re
import resource
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache, partial
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any, Literal

import pytest

from mutation.mutants import Mutant

State = Literal["killed", "survived", "unreached"]
ENOUGH = 20.0
"""Seconds of the processor for the tests of one mutant, however busy the machine is: those that
know the module best come first."""
_IDLE = 6
"""How many times as long a mutant that waits may take on the wall."""
MEMORY = 6_000_000_000
_LEFT_OUT = ["-m", "not browser and not site", "-p", "no:cacheprovider", "-p", "no:xdist", "-q"]


@dataclass(frozen=True)
class Reach:
    """What one test touched: lines by file, and how many seconds of the processor it took."""

    test: str
    seconds: float
    lines: Mapping[str, Sequence[int]]


class _Lines:
    """Notes which lines of some files run."""

    def __init__(self, files: frozenset[str]) -> None:
        self._files = files
        self.seen: dict[str, set[int]] = {}

    def __enter__(self) -> "_Lines":
        self.seen = {}
        threading.settrace(self._call)
        sys.settrace(self._call)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)
        threading.settrace(None)  # type: ignore[arg-type]

    def _call(self, frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code.co_filename not in self._files:
            return None
        self._note(frame)
        return self._line

    def _line(self, frame: FrameType, event: str, _: Any) -> Any:
        self._note(frame)
        return self._line

    def _note(self, frame: FrameType) -> None:
        self.seen.setdefault(frame.f_code.co_filename, set()).add(frame.f_lineno)


class _Loop:
    """A plugin of pytest that runs the collected tests in children, in place of running them."""

    def __init__(self, files: frozenset[str], work: Callable[["_Loop"], None]) -> None:
        self._files = files
        self._work = work
        self.items: dict[str, pytest.Item] = {}
        self.session: pytest.Session | None = None
        self.failed = ""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.session = session
        self.items = {item.nodeid: item for item in session.items}
        self._work(self)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed = report.nodeid

    def run(self, tests: Sequence[str]) -> Iterator[str]:
        """Run tests one after the other; gives each name when it has passed."""
        chosen = [self.items[name] for name in tests]
        for item, following in zip(chosen, [*chosen[1:], None], strict=True):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            yield item.nodeid

    def reach(self) -> None:
        """Tell what each test touches, and "whole" at the end."""
        lines = _Lines(self._files)
        runs = self.run(list(self.items))
        while True:
            begun = time.process_time()
            with lines:
                name = next(runs, None)
            if name is None:
                _tell("whole")
                return
            if self.failed:
                # Such as one that reads frames, which are watched here: it can tell nothing.
                _tell(f"failed {self.failed}")
                self.failed = ""
                continue
            touched = {path: sorted(rows) for path, rows in lines.seen.items()}
            _tell(json.dumps(asdict(Reach(name, time.process_time() - begun, touched))))


def reach_of(tests: Sequence[str], modules: Sequence[Path]) -> list[Reach]:
    """Run the tests once, in a process of its own."""
    files = frozenset(map(str, modules))
    told = list(_in_child(lambda: _collected(tests, files, lambda loop: loop.reach()), None))
    if not told or told[-1] != "whole":
        raise SystemExit(f"without any fault these do not pass: {told[-1:] or tests}")
    for one in told[:-1]:
        if one.startswith("failed "):
            print(f"left out, since it fails without any fault: {one.removeprefix('failed ')}")
    return [Reach(**json.loads(one)) for one in told[:-1] if not one.startswith("failed ")]


def states_of(
    tests: Sequence[str], mutants: Sequence[Mutant], reaches: Sequence[Reach]
) -> Iterator[tuple[Mutant, State]]:
    """Try every mutant and give what became of it, as soon as it is known."""
    chosen = [_tests_for(mutant, reaches) for mutant in mutants]
    late = {at for at, mutant in enumerate(mutants) if not mutant.function}

    def work(loop: _Loop) -> None:
        for at, (names, seconds) in enumerate(chosen):
            if names and at not in late:
                told = list(_in_child(partial(_exchanged, loop, mutants[at], names), seconds))
                _tell(f"{at} {told[0] if told else 'killed'}")

    files = frozenset(str(mutant.path) for mutant in mutants)
    for row in _in_child(lambda: _collected(tests, files, work), None):
        at, state = row.split()
        if state == "late":
            late.add(int(at))
        else:
            yield mutants[int(at)], "survived" if state == "passed" else "killed"
    for at, (names, seconds) in enumerate(chosen):
        if not names:
            yield mutants[at], "unreached"
        elif at in late:
            told = list(_in_child(partial(_imported, mutants[at], names), seconds + 30))
            yield mutants[at], "survived" if told else "killed"


def _tests_for(mutant: Mutant, reaches: Sequence[Reach]) -> tuple[list[str], float]:
    """The tests that reach a mutant, those that know its module first, and seconds to wait."""
    path, rows = str(mutant.path), set(range(mutant.first, mutant.last + 1))
    if mutant.function:
        touching = [one for one in reaches if not rows.isdisjoint(one.lines.get(path, ()))]
    else:
        # Nothing tells who uses a pattern or a table: whoever runs the module or names it.
        touching = [one for one in reaches if path in one.lines or _names(one.test, mutant.path)]
    stem = mutant.path.stem.rstrip("s")
    touching.sort(key=lambda one: (stem not in _file(one.test), one.seconds))
    # What a fixture of a whole file does is seen in the first test that asks for it only.
    files, first = {_file(one.test) for one in touching}, {one.test for one in touching}
    beside = [one for one in reaches if _file(one.test) in files and one.test not in first]
    names, total = [], 0.0
    for one in (*touching, *beside):
        total += one.seconds
        if names and total > ENOUGH:
            break
        names.append(one.test)
    return names, 20 + 5 * total


def _file(test: str) -> str:
    return test.partition("::")[0]


def _names(test: str, module: Path) -> bool:
    """Whether the file of a test has the word that a module is called by."""
    return module.stem in _words_of(Path(_file(test)))


@cache
def _words_of(path: Path) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", path.read_text(encoding="utf-8")))


def _exchanged(loop: _Loop, mutant: Mutant, tests: Sequence[str]) -> None:
    changed = compile(mutant.source(), str(mutant.path), "exec")
    code = _code_of(changed, mutant)
    own = [
        one
        for one in gc.get_objects()
        if isinstance(one, FunctionType) and _is_of(one.__code__, mutant)
    ]
    if code is None or not own or own[0].__code__.co_freevars != code.co_freevars:
        _tell("late")
        return
    for function in own:
        function.__code__ = code
    for _ in loop.run(tests):
        if loop.failed:
            return
    _tell("passed")


def _imported(mutant: Mutant, tests: Sequence[str]) -> None:
    sys.meta_path.insert(0, _Changed(mutant))
    if pytest.main([*_LEFT_OUT, "-x", *tests]) == 0:
        _tell("passed")


class _Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Loads one module from a mutant's source."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        package = mutant.path.parent
        parts = [mutant.path.stem]
        while (package / "__init__.py").exists():
            parts.insert(0, package.name)
            package = package.parent
        self._name = ".".join(parts).removesuffix(".__init__")

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        if name != self._name:
            return None
        return importlib.util.spec_from_file_location(name, self._mutant.path, loader=self)

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self._mutant.source(), str(self._mutant.path), "exec"), vars(module))


def _code_of(code: CodeType, mutant: Mutant) -> CodeType | None:
    for one in code.co_consts:
        if isinstance(one, CodeType):
            if _is_of(one, mutant):
                return one
            if found := _code_of(one, mutant):
                return found
    return None


def _is_of(code: CodeType, mutant: Mutant) -> bool:
    return (
        code.co_filename == str(mutant.path)
        and code.co_qualname == mutant.function
        and code.co_firstlineno == mutant.function_line
    )


def _collected(tests: Sequence[str], files: frozenset[str], work: Callable[[_Loop], None]) -> None:
    pytest.main([*_LEFT_OUT, *tests], plugins=[_Loop(files, work)])


_answer = -1


def _tell(text: str) -> None:
    os.write(_answer, f"{text}\n".encode())


def _in_child(work: Callable[[], None], seconds: float | None) -> Iterator[str]:
    """The lines that a child tells; it is ended after `seconds` of the processor."""
    global _answer
    reading, writing = os.pipe()
    scratch = tempfile.mkdtemp(prefix="loa-mutant-")
    sys.stdout.flush()
    child = os.fork()
    if not child:
        os.close(reading)
        _answer = writing
        try:
            _begin_child(scratch, seconds)
            work()
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        for row in answer:
            yield row.rstrip("\n")
    os.waitpid(child, 0)
    shutil.rmtree(scratch, ignore_errors=True)


def _begin_child(scratch: str, seconds: float | None) -> None:
    os.environ["TMPDIR"] = tempfile.tempdir = scratch
    silent = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silent, 1)
    os.dup2(silent, 2)
    if seconds is not None:
        for ends in (signal.SIGPROF, signal.SIGALRM):
            signal.signal(ends, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)
        signal.setitimer(signal.ITIMER_REAL, _IDLE * seconds)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
