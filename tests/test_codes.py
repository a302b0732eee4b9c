"""The catalogue of codes: complete, and true. Its examples run; what they are: loa/codes.py."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
import yaml

import loa
from catalogue_site import CatalogueSite, problems_of, registry_problems
from declared import UndeclaredError, require_declared
from loa.checking import CHECKS, Check, check
from loa.checks.registry import every_check
from loa.codes import Code, catalogue, catalogue_files
from loa.integrations.portal import Portal
from loa.problems import Problem, errors_in
from portals import write_portal

for found in walk_packages(loa.__path__, "loa."):
    import_module(found.name)

PACKAGE = Path(loa.__file__).parent
TESTS = Path(__file__).resolve().parent
FIXTURES = TESTS / "checks" / "fixtures"
CODES = catalogue()
ON_PAGES = [code for code in CODES.values() if code.where not in {"registry", "shown"}]
REGISTRY = [code for code in CODES.values() if code.where == "registry"]
SHOWN = [code for code in CODES.values() if code.where == "shown"]


def home_of(one: Check) -> str:
    return one.function.__module__.removeprefix("loa.").replace(".", "/")


def test_every_entry_stands_beside_a_check_that_declares_it_and_no_code_is_without() -> None:
    declared = [(code, home_of(one)) for one in CHECKS.values() for code in one.codes]
    entries = [
        (row["code"], path.relative_to(PACKAGE).with_suffix("").as_posix())
        for path in catalogue_files()
        for row in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]
    assert [entry for entry in entries if entry not in declared] == []
    assert sorted(code for code, _ in entries) == sorted({code for code, _ in declared})


def test_all_checks_that_declare_a_code_say_it_is_as_grave() -> None:
    said = {pair for one in CHECKS.values() for pair in one.codes.items()}
    assert [code for code, count in Counter(code for code, _ in said).items() if count > 1] == []


def test_checks_of_pages_and_portals_are_found_wherever_they_stand() -> None:
    command = (
        "from loa.checks.registry import every_check\n"
        "for scope in ('page', 'portal'):\n"
        "    for one in every_check(scope):\n"
        "        print(scope, one.function.__module__, one.function.__name__)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", command], capture_output=True, text=True, check=True
    )
    assert sorted(run.stdout.splitlines()) == sorted(
        f"{one.scope} {one.function.__module__} {one.function.__name__}"
        for one in CHECKS.values()
        if one.scope in ("page", "portal")
    )


def test_a_check_of_a_portal_asks_for_what_it_is_offered(tmp_path: Path) -> None:
    offered = Portal.load(write_portal(tmp_path / "portal", {})).check_arguments
    assert [
        f"{one.function.__name__}: {name}"
        for one in every_check("portal")
        for name in one.asks_for
        if name not in offered
    ] == []


def test_a_code_that_its_check_does_not_declare_is_told() -> None:
    @check("a-known-code", scope="command")
    def find(code: str) -> Iterator[str]:
        require_declared(code, sys._getframe())
        yield code

    try:
        assert list(find("a-known-code")) == ["a-known-code"]
        with pytest.raises(UndeclaredError, match="find gives “another-code” and does not declare"):
            list(find("another-code"))
    finally:
        del CHECKS[find.__code__]
    with pytest.raises(UndeclaredError, match="“a-known-code” is given by no check"):
        list(find("a-known-code"))


def test_a_problem_is_as_grave_as_its_check_declares() -> None:
    assert Problem("a.md", 1, "long-sentence", "").severity == "warning"
    assert Problem("a.md", 1, "long-sentence", "", severity="error").severity == "error"
    assert Problem("a.md", 1, "broken-link", "").severity == "error"
    assert Problem("a.md", 1, "declared-by-none", "").severity == "error"


@pytest.mark.parametrize("code", CODES.values(), ids=CODES)
def test_an_entry_speaks_to_an_editor(code: Code) -> None:
    assert 5 <= len(code.title) <= 60
    assert not code.title.endswith(".")
    assert len(code.why.split()) >= 10
    assert code.why.rstrip().endswith(".")
    assert code.bad.strip() and code.good.strip() and code.bad != code.good


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Problem]]:
    site = CatalogueSite(tmp_path_factory.mktemp("bad") / "portal")
    for code in ON_PAGES:
        site.add(code, "bad")
    return site.found()


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Problem]]:
    site = CatalogueSite(tmp_path_factory.mktemp("good") / "portal")
    for code in ON_PAGES:
        site.add(code, "good")
    return site.found()


@pytest.mark.parametrize("code", ON_PAGES, ids=lambda code: code.code)
def test_the_bad_example_yields_its_code_and_no_other(
    code: Code, bad: dict[str, list[Problem]]
) -> None:
    assert {problem.code for problem in bad[code.code]} == {code.code}


@pytest.mark.parametrize("code", ON_PAGES, ids=lambda code: code.code)
def test_the_good_example_yields_no_error(code: Code, good: dict[str, list[Problem]]) -> None:
    found = good[code.code]
    assert errors_in(found) == []
    assert code.code not in {problem.code for problem in found}


@pytest.mark.parametrize("code", REGISTRY, ids=lambda code: code.code)
def test_registry_examples(code: Code, tmp_path: Path) -> None:
    found = registry_problems(tmp_path / "bad", code.bad)
    assert {problem.code for problem in found} == {code.code}
    found = registry_problems(tmp_path / "good", code.good)
    assert code.code not in {problem.code for problem in found}


@cache
def other_tests() -> dict[Path, str]:
    """The tests by their paths, but for these: read once for all codes."""
    own = {Path(__file__), TESTS / "catalogue_site.py"}
    paths = [path for path in sorted(TESTS.rglob("test_*.py")) if path not in own]
    return {path: path.read_text(encoding="utf-8") for path in paths}


@pytest.mark.parametrize("code", SHOWN, ids=lambda code: code.code)
def test_what_is_only_shown_is_tested_elsewhere(code: Code) -> None:
    if (FIXTURES / code.code).is_dir():
        return
    naming = [path.name for path, text in other_tests().items() if code.code in text]
    assert naming, "name the code in a test that triggers it, or add files to checks/fixtures"


def test_a_portal_without_examples_is_clean(tmp_path: Path) -> None:
    assert problems_of(write_portal(tmp_path / "portal", {})) == []
