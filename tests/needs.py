"""Pytest plugin: runs what the machine can carry, and never passes over a test in silence.

A test names what it needs of the machine: `@pytest.mark.needs("minisign")`, names from
`machine.TOOLS`; a test with the fixture `browser` needs what that one needs. What is missing
makes the test a skipped one. However a test came to be skipped, the run ends with a list of what
was not run and the one command that would install what it needs, and fails. LOA_TEST_PARTIAL=1
lets such a run pass on a person's machine, never in CI.
"""

import os
from collections import defaultdict
from collections.abc import Iterator

import pytest

from machine import BROWSER, TOOLS, commands_for, missing_tools

_REASON = "not on this machine: "
_MISSING = pytest.StashKey[frozenset[str]]()


def tools_of(item: pytest.Item) -> frozenset[str]:
    """Everything that a test needs of the machine; an unknown name is an error of the test."""
    named = [name for mark in item.iter_markers("needs") for name in mark.args]
    if unknown := sorted(set(named) - TOOLS.keys()):
        raise pytest.UsageError(f"{item.nodeid} needs {', '.join(unknown)}: not in machine.TOOLS")
    fixtures = getattr(item, "fixturenames", ())
    return frozenset(named) | (frozenset(BROWSER) if "browser" in fixtures else frozenset())


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "needs(*tools): names in machine.TOOLS")
    config.stash[_MISSING] = missing_tools()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if lacking := sorted(tools_of(item) & config.stash[_MISSING]):
            item.add_marker(pytest.mark.skip(reason=_REASON + ", ".join(lacking)))


def not_run(reporter: pytest.TerminalReporter) -> dict[str, list[str]]:
    """Tests that were skipped, by the reason: the same list, however many workers there were."""
    found = defaultdict(list)
    for report in reporter.stats.get("skipped", []):
        where = report.longrepr
        reason = where[2] if isinstance(where, tuple) else str(where)
        found[reason.removeprefix("Skipped: ")].append(report.nodeid)
    return {reason: sorted(tests) for reason, tests in sorted(found.items())}


def is_partial_allowed() -> bool:
    """Whether a run that left tests out may pass: somebody asked for it, and it is not CI."""
    asked = os.environ.get("LOA_TEST_PARTIAL") == "1"
    return asked and os.environ.get("CI", "").lower() in {"", "0", "false"}


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    left_out = reporter is not None and bool(not_run(reporter))
    if left_out and session.exitstatus == pytest.ExitCode.OK and not is_partial_allowed():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    left_out = not_run(terminalreporter)
    if not left_out:
        return
    write = terminalreporter.write_line
    terminalreporter.section(f"not run: {sum(map(len, left_out.values()))}", red=True)
    lacking: set[str] = set()
    for reason, tests in left_out.items():
        write(reason)
        for test in tests:
            write(f"  {test}")
        if reason.startswith(_REASON):
            lacking |= set(reason.removeprefix(_REASON).split(", "))
    if lacking:
        write("To install what they need:")
        for command in commands_for(lacking):
            write(f"  {command}")
    if is_partial_allowed():
        write("LOA_TEST_PARTIAL=1: what was run decides.")
    else:
        write("So this run fails. LOA_TEST_PARTIAL=1 lets one pass that is not in CI.")
