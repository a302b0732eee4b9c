"""The store of made files: whole or not at all, also when two makers make the same thing."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

from loa.artifacts import ArtifactStore


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
