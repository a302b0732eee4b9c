"""What is kept is given back only while its key and all answers are the same, and whole."""

import tracemalloc
from pathlib import Path

import pytest

from loa.ground.asking import Question
from loa.ground.shelf import Shelf

TITLE, LIST = Question("head", "b.md"), Question("pages")


class Told:
    """Today's answers, which a test changes."""

    def __init__(self) -> None:
        self.answers = {TITLE: "Một", LIST: "a b"}

    def of(self, question: Question) -> str:
        return self.answers[question]


@pytest.fixture
def told() -> Told:
    return Told()


def filled(path: Path, told: Told) -> Shelf:
    shelf = Shelf(path, told.of)
    shelf.put("a.md", "k1", {TITLE, LIST}, {"ids": ["mục", "\ud800"]}, "<p>Chữ “ấy”</p>")
    shelf.put("b.md", "k2", {LIST}, None)
    shelf.save()
    return Shelf(path, told.of)


def test_what_was_put_comes_back(tmp_path: Path, told: Told) -> None:
    kept = filled(tmp_path / "s", told).take("a.md", "k1")
    assert kept is not None
    assert (kept.data, kept.text) == ({"ids": ["mục", "\ud800"]}, "<p>Chữ “ấy”</p>")
    assert kept.answers == ((TITLE, "Một"), (LIST, "a b"))


@pytest.mark.parametrize("name", ["a.md", "c.md"])
def test_another_key_or_name_finds_nothing(tmp_path: Path, told: Told, name: str) -> None:
    assert filled(tmp_path / "s", told).take(name, "k2") is None


def test_one_other_answer_is_enough(tmp_path: Path, told: Told) -> None:
    shelf = filled(tmp_path / "s", told)
    told.answers[TITLE] = "Hai"
    assert shelf.take("a.md", "k1") is None
    assert shelf.take("b.md", "k2") is not None


def test_what_a_run_does_not_look_at_is_left_out_unless_it_says_so(
    tmp_path: Path, told: Told
) -> None:
    path = tmp_path / "s"
    shelf = filled(path, told)
    shelf.take("a.md", "k1")
    shelf.keep_rest()
    shelf.save()
    assert Shelf(path, told.of).take("b.md", "k2") is not None
    shelf = Shelf(path, told.of)
    shelf.take("a.md", "k1")
    shelf.save()
    assert Shelf(path, told.of).take("b.md", "k2") is None


def test_a_shelf_on_which_nothing_changed_is_not_written(tmp_path: Path, told: Told) -> None:
    path = tmp_path / "s"
    shelf = filled(path, told)
    before = path.stat().st_ino
    assert shelf.take("a.md", "k1") and shelf.take("b.md", "k2")
    shelf.save()
    assert path.stat().st_ino == before


def test_a_damaged_shelf_is_an_empty_one(tmp_path: Path, told: Told) -> None:
    path = tmp_path / "s"
    filled(path, told)
    whole = path.read_bytes()
    for damaged in (whole[:-1], whole[:20], b"", whole[:-3] + b"abc", whole + b"x"):
        path.write_bytes(damaged)
        assert Shelf(path, told.of).take("a.md", "k1") is None


def test_a_place_that_cannot_be_written_is_no_fault(tmp_path: Path, told: Told) -> None:
    (tmp_path / "s").mkdir()
    shelf = Shelf(tmp_path / "s" / "t", told.of)
    (tmp_path / "s").rmdir()
    (tmp_path / "s").write_text("in the way", encoding="utf-8")
    shelf.put("a.md", "k", {LIST}, None)
    shelf.save()
    assert shelf.take("a.md", "k") is not None


def test_a_shelf_is_written_without_a_second_copy_of_it(tmp_path: Path, told: Told) -> None:
    shelf = Shelf(tmp_path / "s", told.of)
    pages = 64
    size = 100_000
    for number in range(pages):
        shelf.put(f"{number}.md", "k", {LIST}, None, "ữ" * (size // len("ữ".encode())))
    tracemalloc.start()
    shelf.save()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (tmp_path / "s").stat().st_size > 0.9 * pages * size
    assert peak < 0.1 * pages * size
