"""`make mutants`: how many small faults of our own code the tests notice.

    python tests/mutation/run.py [PACKAGE|PACKAGE/MODULE]… [--every N]

Neither known tool fits. mutmut 3 knows sources in `.`, `src/` and `source/` only and changes the
inside of functions: most guards of this portal are patterns and tables that stand outside of them.
cosmic-ray changes the files that others build from and starts Python anew for each of some 20,000
mutants. Here the tests are collected once and each mutant costs a fork.

What may survive stands in `survivors.yml` with its reason. Ends with 1 when less than 90 % of what
is not explained there is killed.
"""

import argparse
import hashlib
import importlib
import os
import sys
import time
from collections import Counter
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "scripts")]

from mutation.mutants import Mutant, mutants_of  # noqa: E402
from mutation.runner import reach_of, states_of  # noqa: E402

PACKAGE = ROOT / "scripts" / "loa"
SURVIVORS = HERE / "survivors.yml"
WANTED = 0.9
TESTS = {
    "safety": ["safety", "checks", "last_look", "mending"],
    "content": ["content", "checks", "translation"],
    # The examples of each code are tried in a file of their own.
    "checks": ["checks", "content", "test_codes.py"],
    "claims": ["claims", "checks", "cli/test_facts.py"],
    "packs": ["packs"],
    "translation": ["translation", "cli/test_translate.py"],
    "last_look": ["last_look", "safety"],
    "ground": ["ground", "cli"],
    "mending": ["mending", "cli/test_fix.py"],
    "publishing": ["publishing", "cli/test_publish.py"],
    "stats": ["stats", "cli/test_stats.py"],
}
"""Where the tests of a package stand; a mutant is tried with those that reach it."""
_THIRD_PARTY = (
    "click",
    "hypothesis",
    "icalendar",
    "jinja2",
    "lxml.etree",
    "markdown",
    "mkdocs.config.base",
    "phonenumbers",
    "PIL.Image",
    "playwright.sync_api",
    "pydantic",
    "pygments",
    "pytest",
    "yaml",
)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*", default=["safety", "content", "checks", "claims",
                                                     "packs", "translation"])  # fmt: skip
    parser.add_argument("--every", type=int, default=1, help="only one of so many, always the same")
    parser.add_argument(
        "--tests", nargs="*", help="folders and files below tests/, for a quick look"
    )
    chosen = parser.parse_args()
    os.chdir(ROOT)
    for name in _THIRD_PARTY:
        importlib.import_module(name)
    explained = yaml.safe_load(SURVIVORS.read_text(encoding="utf-8")) or {}
    total: Counter[str] = Counter()
    for name in chosen.names:
        total += slice_of(name, chosen.every, explained, chosen.tests)
    print(_score("all", total))
    return 0 if total["killed"] >= WANTED * (total.total() - total["explained"]) else 1


def slice_of(
    name: str, every: int, explained: dict[str, dict[str, str]], chosen: list[str] | None
) -> Counter[str]:
    """Try the mutants of a package or a module; print its score and what is not explained."""
    place = PACKAGE / name
    modules = sorted(place.glob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    begun = time.monotonic()
    tests = [str(ROOT / "tests" / one) for one in chosen or TESTS[name.partition("/")[0]]]
    mutants = [one for module in modules for one in mutants_of(module) if _is_due(one, every)]
    counts: dict[Path, Counter[str]] = {module: Counter() for module in modules}
    for mutant, state in states_of(tests, mutants, reach_of(tests, modules)):
        known = explained.get(_module(mutant.path), {})
        if state != "killed" and mutant.name in known:
            counts[mutant.path]["explained"] += 1
            continue
        counts[mutant.path][state] += 1
        if state != "killed":
            print(f"{state}: {_module(mutant.path)}:{mutant.first}: {mutant.name}", flush=True)
    for module, count in counts.items():
        if count:
            print(_score(_module(module), count))
    whole = sum(counts.values(), Counter())
    print(_score(f"{name} in {time.monotonic() - begun:.0f} s", whole), flush=True)
    return whole


def _is_due(mutant: Mutant, every: int) -> bool:
    lot = hashlib.sha256(f"{_module(mutant.path)} {mutant.name}".encode()).digest()
    return int.from_bytes(lot[:4]) % every == 0


def _module(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").as_posix()


def _score(name: str, count: Counter[str]) -> str:
    asked = count.total() - count["explained"]
    share = f"{100 * count['killed'] / asked:.1f} %" if asked else "-"
    return f"{name}: {share} ({count['killed']} of {asked} killed, {count['explained']} explained)"


if __name__ == "__main__":
    sys.exit(main())
