"""Front matter that was kept is the same as what was read, types and lines and all."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from loa.content import kept_headers
from loa.content.front_matter import KeyPath, parse_yaml, parsed
from loa.content.kept_headers import DataText, KeptHeaders
from loa.content.text_files import read_text
from loa.problems import Problem

ROOT = Path(__file__).resolve().parents[2]
Parsed = tuple[dict[str, Any], Mapping[KeyPath, int], list[Problem]]
HEADERS = {
    "days": "as_of: 2025-07-01\nnext:\n  - {on: 2026-01-31, id: h111}\n",
    "keys that are no words": "themes:\n  2021: Một\n  2022: Hai\n  2023-01-01: Ba\n",
    "values": "a: 1\nb: -1.50\nc: true\nd: null\ne: ~\nf: '1'\ng: ''\nh: 010\ni: 12:30\n",
    "nesting": "a:\n  - b:\n      - c: [d, [e, {f: 2020-02-29}]]\n",
    "our own signs": 'a: {"\\0day": 1, "\\0pairs": 2}\n',
    "nothing": "",
}


def written(found: Parsed) -> str:
    """Types and order too: 1 is not True, nor 1.0."""
    data, lines, problems = found
    return repr((data, dict(lines), problems))


@pytest.mark.parametrize("name", HEADERS)
def test_what_was_kept_is_what_was_read(tmp_path: Path, name: str) -> None:
    text = HEADERS[name]
    found = parse_yaml(text, "docs/a.md", 2)
    assert found[2] == []
    before = KeptHeaders(tmp_path)
    assert written(before.parse(text, "docs/a.md", 2)) == written(found)
    before.shelf.save()
    assert written(KeptHeaders(tmp_path).parse(text, "docs/a.md", 2)) == written(found)


def test_every_page_of_the_portal_is_kept_as_it_is(tmp_path: Path) -> None:
    texts = {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8").split("---\n")[1]
        for path in sorted((ROOT / "docs" / "lich").glob("*.md"))
    }
    before = KeptHeaders(tmp_path)
    read = {path: written(before.parse(text, path, 2)) for path, text in texts.items()}
    before.shelf.save()
    after = KeptHeaders(tmp_path)
    assert {path: written(after.parse(text, path, 2)) for path, text in texts.items()} == read


def test_yaml_is_read_only_where_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = KeptHeaders(tmp_path)
    before.parse("title: Một\n", "docs/a.md", 2)
    before.parse("title: Hai\n", "docs/b.md", 2)
    before.shelf.save()
    asked: list[str] = []

    def noted(text: str, path: str, line: int) -> tuple[dict[str, str], dict[str, int], list[str]]:
        asked.append(path)
        return {}, {}, []

    monkeypatch.setattr(kept_headers, "parse_yaml", noted)
    after = KeptHeaders(tmp_path)
    assert after.parse("title: Một\n", "docs/a.md", 2)[0] == {"title": "Một"}
    after.parse("title: Ba\n", "docs/b.md", 2)
    assert asked == ["docs/b.md"]


def test_what_is_wrong_is_found_each_time(tmp_path: Path) -> None:
    text = "title: *ten\n"
    wrong = parse_yaml(text, "docs/a.md", 2)[2]
    assert wrong != []
    before = KeptHeaders(tmp_path)
    assert before.parse(text, "docs/a.md", 2)[2] == wrong
    before.shelf.save()
    assert KeptHeaders(tmp_path).parse(text, "docs/a.md", 2)[2] == wrong


REGISTRY = "docs/_data/a.yml"


def test_a_registry_is_parsed_only_where_it_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = KeptHeaders(tmp_path)
    text = "topics:\n  - {id: viec-lam, as_of: 2025-07-01}\n"
    found = DataText(text, REGISTRY, before.parse).parsed()
    assert written(found) == written(parsed(text, REGISTRY))
    before.shelf.save()
    asked: list[str] = []

    def noted(text: str, path: str) -> tuple[dict[str, str], dict[str, int], tuple[str, ...]]:
        asked.append(text)
        return {}, {}, ()

    monkeypatch.setattr(kept_headers, "parsed", noted)
    after = KeptHeaders(tmp_path)
    assert written(DataText(text, REGISTRY, after.parse).parsed()) == written(found)
    DataText(f"{text} ", REGISTRY, after.parse).parsed()
    assert asked == [f"{text} "]


def test_a_memo_knows_a_text_whoever_parses_it(tmp_path: Path) -> None:
    kept = KeptHeaders(tmp_path)
    one, other = DataText("a: 1\n", REGISTRY, kept.parse), DataText("a: 1\n", REGISTRY)
    assert (one == other, hash(one) == hash(other)) == (True, True)
    assert one != DataText("a: 2\n", REGISTRY)
    assert one != DataText("a: 1\n", "docs/_data/b.yml")
    one.parsed()
    assert one.parse is None


def test_characters_are_looked_through_only_where_a_text_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.md"
    path.write_text("Chữ.\n", encoding="utf-8")
    before = KeptHeaders(tmp_path)
    assert before.read(path, "docs/a.md") == ("Chữ.\n", [])
    before.shelf.save()
    looked: list[str] = []
    monkeypatch.setattr(kept_headers, "mended", lambda text: looked.append(text) or text)
    after = KeptHeaders(tmp_path)
    assert after.read(path, "docs/a.md") == ("Chữ.\n", [])
    path.write_text("Chữ khác.\n", encoding="utf-8")
    assert after.read(path, "docs/a.md") == ("Chữ khác.\n", [])
    assert looked == ["Chữ khác.\n"]


@pytest.mark.parametrize(
    "data", ["Ch\u00a0ữ.\n".encode(), "Ch\u200bữ.\n".encode(), b"\xff\n", b"<<<<<<< a\n"]
)
def test_a_text_with_a_fault_is_told_each_time(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    told = read_text(path, "docs/a.md")
    assert told[1] != []
    before = KeptHeaders(tmp_path)
    assert before.read(path, "docs/a.md") == told
    before.shelf.save()
    assert KeptHeaders(tmp_path).read(path, "docs/a.md") == told
