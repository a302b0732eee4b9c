"""Imports only go down: a floor may use those below it, siblings do not know each other."""

import ast
from functools import cache
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "scripts" / "loa"

FLOORS = {
    "errors": -2, "ground": -1, "printable": -1,
    "problems": -0.5, "checking": -0.3,
    "reading": 0, "artifacts": 0, "codes": 0, "safety": 0,
    "content": 1,
    "illustrations": 1.5, "forms": 1.5,
    "listings": 2, "calendar": 2, "handouts": 2, "media": 2, "packs": 2,
    "scaffold": 2, "mending": 2, "translation": 2, "claims": 2, "readability": 2,
    "publishing": 2, "stats": 2, "kit": 2, "campaign": 2, "subscriptions": 2, "weblinks": 2,
    "archive": 2.5, "shelves": 2.5, "inbox": 2.5,
    "directives": 2.8, "checks": 3, "last_look": 3, "proposals": 3.5, "editor": 3.5,
    "integrations": 4, "app": 5, "cli": 6, "bench": 6,
}  # fmt: skip
MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(path: Path) -> str:
    relative = path.relative_to(PACKAGE).with_suffix("")
    return relative.parts[0]


@cache
def imported(path: Path) -> tuple[tuple[str, int], ...]:
    """The modules that a file imports, each with its line."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the floor they reach"
            found.append((node.module or "", node.lineno))
    return tuple(found)


def upward(path: Path) -> list[str]:
    """What a module imports from its own floor or from above, each with its line."""
    here = part_of(path)
    if here == "__init__":
        return []
    found = []
    for name, line in imported(path):
        parts = name.split(".")
        there = parts[1] if parts[0] == "loa" and len(parts) > 1 else here
        if there != here and FLOORS[there] >= FLOORS[here]:
            found.append(f"{path.relative_to(PACKAGE)}:{line} {here} → {there}")
    return found


def test_imports_only_go_down() -> None:
    assert [row for path in MODULES for row in upward(path)] == []


def test_an_import_of_a_floor_above_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "ground" / "a.py"
    path.parent.mkdir()
    path.write_text("import loa.errors\nfrom loa.content.page import b\n", encoding="utf-8")
    monkeypatch.setitem(globals(), "PACKAGE", tmp_path)
    assert upward(path) == ["ground/a.py:2 ground → content"]


def test_mkdocs_is_known_only_on_the_top_floor() -> None:
    hosts = ("mkdocs", "material", "mkdocs_static_i18n")
    lower = [path for path in MODULES if FLOORS.get(part_of(path), 0) < 4]
    assert [
        f"{path.relative_to(PACKAGE)}: {name}"
        for path in lower
        for name, _ in imported(path)
        if name.split(".")[0] in hosts
    ] == []


def spoken(tree: ast.AST) -> list[str]:
    """Where code asks, prints or ends the program: the command line's business alone."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            found += [f"{node.lineno} {one}" for one in names if one.split(".")[0] == "click"]
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            if called in {"print", "input", "exit", "sys.exit", "SystemExit"}:
                found.append(f"{node.lineno} {called}")
    return found


def test_below_the_command_line_nothing_asks_prints_or_ends_the_program() -> None:
    assert [
        f"{path.relative_to(PACKAGE)}:{one}"
        for path in MODULES
        if FLOORS.get(part_of(path), 0) <= FLOORS["app"]
        for one in spoken(ast.parse(path.read_text(encoding="utf-8")))
    ] == []


def test_what_asks_prints_or_ends_is_told() -> None:
    code = "import click\nfrom click import echo\nprint(input())\nsys.exit(1)\nraise SystemExit(2)"
    assert sorted(spoken(ast.parse(code))) == [
        "1 click", "2 click", "3 input", "3 print", "4 sys.exit", "5 SystemExit",
    ]  # fmt: skip
