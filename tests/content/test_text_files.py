"""Files that cannot be read are problems at their line, never a traceback or an endless loop."""

import shutil
from pathlib import Path

import pytest

from loa.content.front_matter import parse_yaml
from loa.content.registries import load_registries
from loa.content.text_files import read_text
from loa.problems import Problem
from portals import ROOT

BOMB = "a: &a [x]\n" + "".join(f"b{n}: &b{n} [{'*a, ' * 9}*a]\n" for n in range(9))


@pytest.mark.parametrize(
    "text",
    [
        "a: !!bool x",
        "a: !!int ''",
        "a: !!timestamp x",
        "a: &a [*a]",
        "a: &a {b: *a}",
        "? [a, b]\n: c",
        "a: " + "[" * 3000,
        "a: {{date}}",
        "[a]: b",
        BOMB,
        "a: 2027-13-40",
        "a: \ud800",
        "a: \0",
    ],
)
def test_yaml_that_nobody_needs_is_one_problem(text: str) -> None:
    data, _, problems = parse_yaml(text, "a.md")
    assert data == {}
    assert {problem.code for problem in problems} == {"yaml-unreadable"}


@pytest.mark.parametrize("value", ["010", "12:30", "0x1F", "1_000", "<<", "2027-01-01 10:00"])
def test_values_that_yaml_1_1_turns_stay_as_written(value: str) -> None:
    assert parse_yaml(f"a: {value}", "a.md")[0] == {"a": value}


@pytest.mark.parametrize(("depth", "is_read"), [(15, True), (16, False), (17, False)])
def test_lists_in_lists_end_somewhere(depth: int, is_read: bool) -> None:
    assert (parse_yaml("a: " + "[" * depth + "]" * depth, "a.md")[2] == []) is is_read


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", "||||||| gốc", ">>>>>>> nhanh"])
def test_a_conflict_is_named_at_its_first_marker(tmp_path: Path, marker: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"một\n{marker}\nhai\n>>>>>>> nhanh\n", encoding="utf-8")
    message = "Tệp còn dấu của hai bản sửa chưa ghép xong."
    hint = "Chọn một bản, rồi xóa các dòng <<<<<<<, ======= và >>>>>>>."
    assert read_text(path, "a.md") == (None, [Problem("a.md", 2, "conflict-marker", message, hint)])


@pytest.mark.parametrize("encoding", ["utf-16", "cp1258"])
def test_a_registry_in_another_encoding_is_a_problem(tmp_path: Path, encoding: str) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs" / "_data", docs / "_data")
    (docs / "_data" / "topics.yml").write_bytes("topics: [Đà]".encode(encoding, "replace"))
    message, hint = "Tệp không viết bằng bảng mã UTF-8.", "Lưu lại tệp với bảng mã UTF-8."
    found = load_registries(docs)[1]
    assert Problem("docs/_data/topics.yml", 1, "not-utf8", message, hint) in found
