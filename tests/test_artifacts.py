"""The store of made files: whole or not at all, also when two makers make the same thing."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from loa import artifacts
from loa.artifacts import DAY, ArtifactStore, code_of


def test_two_threads_may_store_the_same_thing_at_once(tmp_path: Path) -> None:
    store = ArtifactStore(tmp_path)
    workers, rounds, data = 4, 200, b"x" * 10_000
    together = Barrier(workers)

    def put_all(_: int) -> list[Path]:
        stored = []
        for number in range(rounds):
            together.wait(timeout=10)
            stored.append(store.put(store.key(str(number)), "bin", data))
        return stored

    with ThreadPoolExecutor(workers) as pool:
        found = list(pool.map(put_all, range(workers)))
    assert all(path.read_bytes() == data for paths in found for path in paths)
    assert list(tmp_path.rglob("*.new")) == []


def test_a_changed_maker_has_another_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(artifacts, "files", lambda name: tmp_path)
    maker = tmp_path / "calendar" / "ics.py"
    maker.parent.mkdir()
    maker.write_text("REMINDER = 7\n", encoding="utf-8")
    (tmp_path / "media.py").write_text("", encoding="utf-8")
    before = [code_of.__wrapped__(package) for package in ("calendar", "media")]
    maker.write_text("REMINDER = 3\n", encoding="utf-8")
    after = [code_of.__wrapped__(package) for package in ("calendar", "media")]
    assert [a == b for a, b in zip(before, after, strict=True)] == [False, True]


def test_what_python_compiled_is_no_other_maker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artifacts, "files", lambda name: tmp_path)
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "clips.py").write_text("", encoding="utf-8")
    before = [code_of.__wrapped__(package) for package in ("media", "")]
    (tmp_path / "media" / "__pycache__").mkdir()
    (tmp_path / "media" / "__pycache__" / "clips.pyc").write_bytes(b"compiled")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "errors.pyc").write_bytes(b"compiled")
    assert [code_of.__wrapped__(package) for package in ("media", "")] == before


def test_what_was_stored_is_given_back(tmp_path: Path) -> None:
    store = ArtifactStore(tmp_path)
    path = store.put("a" * 64, "pdf", b"made")
    for reader in (store, ArtifactStore(tmp_path)):
        assert reader.get("a" * 64, "pdf") == path
        assert reader.read("a" * 64, "pdf") == b"made"
    assert path.read_bytes() == b"made"
    assert store.read("b" * 64, "pdf") is None


def empty(path: Path) -> None:
    path.write_bytes(b"")


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"\0")


def flip_a_bit(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:])


def swap_with_another(path: Path) -> None:
    """Both the file and its proof are those of another key."""
    other = ArtifactStore(path.parent.parent).put("b" * 64, "pdf", b"something else")
    other.replace(path)
    other.with_name(f"{other.name}.sum").replace(path.with_name(f"{path.name}.sum"))


def lose_the_proof(path: Path) -> None:
    path.with_name(f"{path.name}.sum").unlink()


def garble_the_proof(path: Path) -> None:
    path.with_name(f"{path.name}.sum").write_bytes(b"\xff")


def become_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def go(path: Path) -> None:
    path.unlink()


DAMAGES = (
    empty,
    cut_off,
    lengthen,
    flip_a_bit,
    swap_with_another,
    lose_the_proof,
    garble_the_proof,
    become_a_folder,
    go,
)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.__name__)
@pytest.mark.parametrize("is_same_process", [True, False])
def test_what_is_damaged_is_not_given_back(
    tmp_path: Path, damage: Callable[[Path], None], is_same_process: bool
) -> None:
    store = ArtifactStore(tmp_path)
    path = store.put("a" * 64, "pdf", b"made")
    assert store.get("a" * 64, "pdf") == path
    damage(path)
    reader = store if is_same_process else ArtifactStore(tmp_path)
    if damage in (lose_the_proof, garble_the_proof) and is_same_process:
        # It was proven a moment ago and nobody touched the file.
        assert reader.get("a" * 64, "pdf") == path
    else:
        assert reader.get("a" * 64, "pdf") is None
    # Nothing that was proven before counts for what is read now.
    assert reader.read("a" * 64, "pdf") is None


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.__name__)
def test_what_was_damaged_is_stored_again(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    path = ArtifactStore(tmp_path).put("a" * 64, "pdf", b"made")
    damage(path)
    ArtifactStore(tmp_path).put("a" * 64, "pdf", b"made")
    assert ArtifactStore(tmp_path).get("a" * 64, "pdf") == path
    assert path.read_bytes() == b"made"


NOW = 1_800_000_000.0


def stored(store: ArtifactStore, name: str, days: float) -> Path:
    """A made file that was last asked for so many days before NOW."""
    path = store.put(store.key(name), "pdf", name.encode())
    asked = NOW - days * DAY
    os.utime(path.with_name(f"{path.name}.sum"), (asked, asked))
    return path


@pytest.mark.parametrize(("days", "stays"), [(29, True), (30, True), (30.001, False), (31, False)])
def test_what_nobody_asked_for_in_a_month_goes(tmp_path: Path, days: float, stays: bool) -> None:
    store = ArtifactStore(tmp_path)
    path = stored(store, "old", days)
    assert store.sweep(NOW) == (0 if stays else 1)
    assert path.exists() == stays
    assert path.with_name(f"{path.name}.sum").exists() == stays


@pytest.mark.parametrize(("days", "sweeps"), [(0.999, 0), (1, 1), (1.001, 1)])
def test_the_store_is_swept_once_a_day(tmp_path: Path, days: float, sweeps: int) -> None:
    store = ArtifactStore(tmp_path)
    store.sweep(NOW - days * DAY)
    stored(store, "old", 99)
    assert store.sweep(NOW) == sweeps


@pytest.mark.parametrize(("days", "is_marked"), [(0.9, False), (1.1, True)])
def test_who_asks_keeps_a_file_for_another_month(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, days: float, is_marked: bool
) -> None:
    monkeypatch.setattr(artifacts.time, "time", lambda: NOW)
    path = stored(ArtifactStore(tmp_path), "old", days)
    proof = path.with_name(f"{path.name}.sum")
    assert ArtifactStore(tmp_path).is_whole(path)
    assert (proof.stat().st_mtime == NOW) == is_marked


def test_what_the_store_did_not_make_is_not_swept(tmp_path: Path) -> None:
    places = ["aa/notes.txt", "fonts/2.0/NotoSans-Bold.ttf.sum", "sites/old.sum", "a/x.pdf.sum"]
    for place in places:
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("mine")
        os.utime(path, (1, 1))
    assert ArtifactStore(tmp_path).sweep(NOW) == 0
    assert all((tmp_path / place).read_text() == "mine" for place in places)
