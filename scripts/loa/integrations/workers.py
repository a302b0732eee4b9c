"""Who makes files: the machine's cores, or a Dask cluster where one machine is not enough."""

import os
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from threading import Thread
from typing import Any

from loa.errors import LoaError
from loa.ground.ahead import SparingExecutor

SECONDS_TO_ANSWER = 10


class NoClusterError(LoaError):
    """The cluster cannot be used; the message says why, in the editors' language."""


@contextmanager
def workers(jobs: int = 0, cluster: str = "") -> Iterator[Executor | None]:
    """An executor over `jobs` processes (0: one a core), or over the cluster at an address.

    None for one job, and where the system lets no processes share work (a container whose /dev/shm
    is not ours): then everything is made in this process. Processes are spawned, because
    Typst deadlocks in forked children, and only when there is more than a little to make. Raises
    NoClusterError where the cluster does not answer or its client is not installed.
    """
    if cluster:
        with _cluster(cluster) as executor:
            yield executor
        return
    count = jobs or os.cpu_count() or 1
    if count == 1:
        yield None
        return
    pool = _pool(count)
    if pool is None:
        yield None
        return
    with SparingExecutor(pool) as executor:
        yield executor


def _pool(count: int) -> ProcessPoolExecutor | None:
    spawn = get_context("spawn")
    try:
        return ProcessPoolExecutor(count, mp_context=spawn, initializer=_leave_with_parent)
    except (OSError, NotImplementedError):
        # No semaphores: see multiprocessing's documentation of its synchronisation.
        return None


def _leave_with_parent() -> None:
    """End this worker when the process that started it is gone, even by kill -9.

    A worker waits for work on a pipe whose other end it holds too, so it would wait for ever.
    """
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        open_client: Any = import_module("distributed").Client
    except ImportError as error:
        message = "Muốn dùng --cluster thì cài thêm gói “distributed” (pip install loa[cluster])."
        raise NoClusterError(message) from error
    try:
        client = open_client(address, timeout=SECONDS_TO_ANSWER)
    except (OSError, ValueError) as error:
        raise NoClusterError(f"Cụm máy “{address}” không trả lời: {error}") from error
    with client:
        executor: Executor = client.get_executor()
        yield executor
