"""Files made by several processes or by a cluster are the files that one process makes."""

import multiprocessing.synchronize
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from loa.integrations import workers as module
from loa.integrations.workers import NoClusterError, workers
from portals import MakePortal, forget_made, page_text

PAGES = {
    "du-lich/nha-nghi.md": page_text(
        "Nhà nghỉ", "Gọi [[helpline:h111]].\n\n## Một\n\n- Hỏi giấy tờ.\n- Gọi điện.\n", "guide",
        "handouts: [checklist]\n",
    )
}  # fmt: skip


def test_one_job_needs_no_other_process() -> None:
    with workers(1) as executor:
        assert executor is None


def test_without_a_number_there_is_a_process_for_each_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.os, "cpu_count", lambda: 1)
    with workers() as executor:
        assert executor is None


@pytest.mark.parametrize("refusal", [PermissionError(13, "Permission denied"), NotImplementedError])
def test_where_processes_cannot_share_work_this_one_does_it(
    monkeypatch: pytest.MonkeyPatch, refusal: BaseException
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise refusal

    monkeypatch.setattr(multiprocessing.synchronize.SemLock, "__init__", refuse)
    with workers(2) as executor:
        assert executor is None


def test_a_cluster_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS_TO_ANSWER", 0.2)
    says = r"^Cụm máy “tcp://127\.0\.0\.1:9” không trả lời: "
    with pytest.raises(NoClusterError, match=says):
        workers(cluster="tcp://127.0.0.1:9").__enter__()


def test_a_missing_client_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    says = "Muốn dùng --cluster thì cài thêm gói “distributed” (pip install loa[cluster])."
    with pytest.raises(NoClusterError, match=f"^{re.escape(says)}$"):
        workers(cluster="tcp://127.0.0.1:9").__enter__()


@pytest.fixture
def cluster() -> Iterator[str]:
    """The address of two workers in processes of their own."""
    code = (
        "from distributed import LocalCluster\n"
        "if __name__ == '__main__':\n"
        "    with LocalCluster(2, threads_per_worker=1, dashboard_address=None) as it:\n"
        "        print(it.scheduler_address, flush=True)\n"
        "        input()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        assert process.stdout is not None and process.stdin is not None
        yield process.stdout.readline().strip()
        process.stdin.write("\n")
        process.stdin.close()


@pytest.mark.site
def test_processes_and_a_cluster_build_the_same_bytes(
    make_portal: MakePortal, cluster: str
) -> None:
    root = make_portal(PAGES)

    def built(*options: str) -> dict[str, bytes]:
        forget_made(root)
        shutil.rmtree(root / "site", ignore_errors=True)
        command = [sys.executable, "-c", "from loa.cli.main import main; main()", "build"]
        subprocess.run([*command, *options], cwd=root, check=True, capture_output=True)
        site: Path = root / "site"
        files = (path for path in site.rglob("*") if path.is_file())
        return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}

    alone = built("--jobs", "1")
    made = {Path(name).suffix for name in alone if name.startswith(("tai-lieu/", "chia-se/"))}
    assert made >= {".pdf", ".png"}
    assert built("--jobs", "2") == alone
    assert built("--cluster", cluster) == alone
