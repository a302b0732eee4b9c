"""Sentences for people stand in catalogues, not in Python: what is left gets less, never more."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "scripts" / "loa"
# The letters with marks that Vietnamese uses beyond those of Western Europe, and those as well.
VIETNAMESE = re.compile(r"[àáâãèéêìíòóôõùúýăđĩũơư\u1ea0-\u1ef9]", re.IGNORECASE)
SAID = {"say", "say_count", "inform", "inform_count", "for_readers"}
"""What they say is English; a name or an example in it may be Vietnamese."""
LEFT = {
    "archive": 9, "bench": 14, "calendar": 46, "campaign": 47, "checks": 80, "claims": 34,
    "content": 13, "directives": 40, "editor": 16, "ground": 4, "handouts": 200,
    "illustrations": 39, "inbox": 43, "integrations": 94, "kit": 33, "last_look": 24,
    "listings": 1, "media": 19, "mending": 19, "packs": 36, "proposals": 3, "publishing": 35,
    "readability": 2, "reading": 4, "safety": 49, "scaffold": 75, "shelves": 8, "stats": 12,
    "subscriptions": 18, "translation": 75, "weblinks": 13,
}  # fmt: skip
"""How many texts a part still holds; one that is not named holds none. Lower them, never raise."""


def texts_in(tree: ast.AST) -> Iterator[ast.Constant]:
    """Texts in Vietnamese that are no docstrings and not what somebody says by a catalogue."""
    passed = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAID:
            passed |= {id(argument) for argument in node.args}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in passed:
            continue
        if isinstance(node.value, str) and VIETNAMESE.search(node.value):
            yield node


def part_of(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


PARTS = sorted({part_of(path) for path in PACKAGE.rglob("*.py")})


def found_in(part: str) -> list[str]:
    files = [path for path in sorted(PACKAGE.rglob("*.py")) if part_of(path) == part]
    return [
        f"{path.relative_to(PACKAGE)}:{text.lineno}: {text.value}"
        for path in files
        for text in texts_in(ast.parse(path.read_text(encoding="utf-8")))
    ]


@pytest.mark.parametrize("part", PARTS)
def test_no_part_gains_a_sentence(part: str) -> None:
    found = found_in(part)
    assert len(found) <= LEFT.get(part, 0), "\n".join(found[:20])


def test_a_sentence_is_seen_wherever_it_stands() -> None:
    source = '''
"""Mô tả."""
A = "Gọi"
print(f"Đã {say('Năm {n}', n=A)} xong", say("ĐIỀN", what="người"))
'''
    assert [text.value for text in texts_in(ast.parse(source))] == ["Gọi", "Đã ", "người"]
