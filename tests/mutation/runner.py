"""Runs each mutant against the tests that reach its line, in a child of one warm process.

The first run of the tests notes which of them reach which line. Then, for a fault inside a
function, a child of the process that has collected the tests exchanges the function's code and
runs those tests, nothing is imported again. What runs at import (patterns, tables, defaults) needs
a child that has not imported the package yet: there the module is loaded from the changed source.
"""

import ast
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
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache, partial
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Literal

import pytest

from mutation.mutants import Mutant, is_text

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


class _Probes(ast.NodeTransformer):
    """Has each statement of a module note its line in the set `_SEEN` before it runs: a watch over
    all frames (`sys.settrace`) makes the tests take four times as long.
    """

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        for field in ("body", "orelse", "finalbody"):
            statements = getattr(node, field, None)
            if isinstance(statements, list) and statements:
                setattr(node, field, list(self._noting(statements)))
        return node

    def _noting(self, statements: list[ast.stmt]) -> Iterator[ast.stmt]:
        for at, one in enumerate(statements):
            is_first_text = at == 0 and is_text(one)
            if not is_first_text and not (isinstance(one, ast.ImportFrom) and not one.level):
                probe = ast.parse(f"{_SEEN}.add({one.lineno})").body[0]
                for part in ast.walk(probe):
                    ast.copy_location(part, one)
                yield probe
            yield one


_SEEN = "__lines_seen__"


class _Loop:
    """A plugin of pytest that runs the collected tests in children, in place of running them."""

    def __init__(self, work: Callable[["_Loop"], None]) -> None:
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

    def reach(self, seen: Mapping[Path, set[int]]) -> None:
        """Tell what each test touches, and "whole" at the end."""
        runs = self.run(list(self.items))
        while True:
            for rows in seen.values():
                rows.clear()
            begun = time.process_time()
            name = next(runs, None)
            if name is None:
                _tell("whole")
                return
            if self.failed:
                # It can tell nothing.
                _tell(f"failed {self.failed}")
                self.failed = ""
                continue
            touched = {str(path): sorted(rows) for path, rows in seen.items() if rows}
            _tell(json.dumps(asdict(Reach(name, time.process_time() - begun, touched))))


def reach_of(tests: Sequence[str], modules: Sequence[Path]) -> list[Reach]:
    """Run the tests once, in a process of its own."""
    seen: dict[Path, set[int]] = {path: set() for path in modules}

    def work() -> None:
        sys.meta_path.insert(0, _Changed(modules, _noting, {p: {_SEEN: seen[p]} for p in modules}))
        _collected(tests, lambda loop: loop.reach(seen))

    told = list(_in_child(work, None))
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

    for row in _in_child(lambda: _collected(tests, work), None):
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
    sys.meta_path.insert(0, _Changed([mutant.path], lambda _: mutant.source()))
    if pytest.main([*_LEFT_OUT, "-x", *tests]) == 0:
        _tell("passed")


def _noting(path: Path) -> ast.Module:
    tree: ast.Module = _Probes().visit(ast.parse(path.read_bytes()))
    return tree


class _Changed(importlib.abc.MetaPathFinder):
    """Loads some modules from other sources than their files hold, with some names given."""

    def __init__(
        self,
        modules: Sequence[Path],
        source: Callable[[Path], bytes | ast.Module],
        given: Mapping[Path, Mapping[str, object]] | None = None,
    ) -> None:
        self._paths = {_module_name(path): path for path in modules}
        self._source = source
        self._given = given or {}

    def find_spec(self, name: str, path: object, target: object = None) -> ModuleSpec | None:
        if name not in self._paths:
            return None
        found = self._paths[name]
        loader = _Loader(name, found, self._source, self._given.get(found, {}))
        return importlib.util.spec_from_file_location(name, found, loader=loader)


class _Loader(SourceFileLoader):
    """Of one such module; files beside it are found as ever."""

    def __init__(
        self,
        name: str,
        path: Path,
        source: Callable[[Path], bytes | ast.Module],
        given: Mapping[str, object],
    ) -> None:
        super().__init__(name, str(path))
        self._source = source
        self._given = given

    def exec_module(self, module: ModuleType) -> None:
        vars(module).update(self._given)
        exec(compile(self._source(Path(self.path)), self.path, "exec"), vars(module))


def _module_name(path: Path) -> str:
    package, parts = path.parent, [path.stem]
    while (package / "__init__.py").exists():
        parts.insert(0, package.name)
        package = package.parent
    return ".".join(parts).removesuffix(".__init__")


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


def _collected(tests: Sequence[str], work: Callable[[_Loop], None]) -> None:
    pytest.main([*_LEFT_OUT, *tests], plugins=[_Loop(work)])


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
