"""Handouts made by a cluster: a local one of Dask, in this process, with one worker."""

from concurrent.futures import Future
from pathlib import Path
from threading import Thread

import pytest
from distributed import Client, LocalCluster

from handout_samples import LoadPortal, guide
from loa.handouts.maker import Handouts

PAGES = {"du-lich/nha-nghi.md": guide(more="handouts: [checklist, leaflet]\n")}
SECONDS = 60


def test_a_dask_cluster_makes_the_same_bytes(
    load_portal: LoadPortal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    portal = load_portal(PAGES)
    done: Future[Handouts] = Future()

    def work() -> None:
        try:
            with (
                LocalCluster(
                    1, threads_per_worker=1, processes=False, dashboard_address=None
                ) as it,
                Client(it, timeout=SECONDS) as client,
            ):
                done.set_result(portal.workshop(executor=client.get_executor()).make_all())
        except Exception as error:
            done.set_exception(error)

    thread = Thread(target=work, daemon=True)
    thread.start()
    there = done.result(SECONDS)
    # A worker that leaves takes its folder out of sys.path, and whoever goes through it meanwhile
    # misses a package.
    thread.join(SECONDS)
    here = portal.workshop(force=True).make_all()
    assert there.rendered == here.rendered == 3
    assert [one.sha256 for one in there.artifacts] == [one.sha256 for one in here.artifacts]
