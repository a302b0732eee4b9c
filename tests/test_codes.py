"""The catalogue of codes: complete, and true. Its examples run; what they are: loa/codes.py."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from catalogue_site import CatalogueSite, problems_of, registry_problems
from loa.codes import Code, catalogue
from loa.problems import Problem, errors_in
from portals import write_portal
from source_codes import PACKAGE, codes_in_source

TESTS = Path(__file__).resolve().parent
FIXTURES = TESTS / "checks" / "fixtures"
CODES = catalogue()
ON_PAGES = [code for code in CODES.values() if code.where not in {"registry", "shown"}]
REGISTRY = [code for code in CODES.values() if code.where == "registry"]
SHOWN = [code for code in CODES.values() if code.where == "shown"]


def test_every_code_of_the_source_is_in_the_catalogue_and_no_other() -> None:
    source = codes_in_source()
    assert sorted(source) == sorted(CODES), {
        "not in codes.yml": {code: source[code] for code in source.keys() - CODES.keys()},
        "nothing yields": sorted(CODES.keys() - source.keys()),
    }


def test_no_code_has_two_entries() -> None:
    rows = yaml.safe_load((PACKAGE / "codes.yml").read_text(encoding="utf-8"))
    assert [code for code, count in Counter(row["code"] for row in rows).items() if count > 1] == []


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


@pytest.mark.parametrize("code", SHOWN, ids=lambda code: code.code)
def test_what_is_only_shown_is_tested_elsewhere(code: Code) -> None:
    if (FIXTURES / code.code).is_dir():
        return
    own = {Path(__file__), TESTS / "catalogue_site.py"}
    tests = [path for path in sorted(TESTS.rglob("test_*.py")) if path not in own]
    naming = [path.name for path in tests if code.code in path.read_text(encoding="utf-8")]
    assert naming, "name the code in a test that triggers it, or add files to checks/fixtures"


def test_a_portal_without_examples_is_clean(tmp_path: Path) -> None:
    assert problems_of(write_portal(tmp_path / "portal", {})) == []
