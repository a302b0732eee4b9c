"""Imports only go down: a floor may use those below it, siblings do not know each other."""

import ast
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


def imported(tree: ast.AST) -> list[tuple[str, int]]:
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the floor they reach"
            found.append((node.module or "", node.lineno))
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_imports_only_go_down(path: Path) -> None:
    here = part_of(path)
    if here == "__init__":
        return
    upward = []
    for name, line in imported(ast.parse(path.read_text(encoding="utf-8"))):
        parts = name.split(".")
        if parts[0] != "loa" or len(parts) == 1:
            continue
        there = parts[1]
        if there == here:
            continue
        if FLOORS[there] >= FLOORS[here]:
            upward.append(f"{path.name}:{line} {here} → {there}")
    assert not upward


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(PACKAGE).as_posix())
def test_mkdocs_is_known_only_on_the_top_floor(path: Path) -> None:
    if FLOORS.get(part_of(path), 0) >= 4:
        return
    names = [name for name, _ in imported(ast.parse(path.read_text(encoding="utf-8")))]
    hosts = ("mkdocs", "material", "mkdocs_static_i18n")
    assert [name for name in names if name.split(".")[0] in hosts] == []
