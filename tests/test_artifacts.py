"""The store of made files: whole or not at all, also when two makers make the same thing."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from loa import artifacts
from loa.artifacts import ArtifactStore, code_of


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
