"""What a build by a Dask cluster costs: `python -m loa.bench.cluster --pages 20 80`.

Portals of those many pages in seven languages are built cold by one process that renders pages and
by two workers of a local cluster that make files, each held to 1 GB (Dask stops a worker above it).
Each page has a paper to print; with `--papers N` the first N have one, so that many pages can be
measured without the hours that their papers take. Printed are seconds and the most memory of each
process, what a page more costs between the smallest and the largest, and what 10,000 pages would
take at that cost; the last is multiplied, not measured. `--same` builds the smallest once more
without the cluster, and exits 1 where one byte differs. Needs the extra `cluster`, and Linux for
the memory.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from loa.artifacts import sha256_of
from loa.bench.build import LANGUAGES
from loa.bench.corpus import write_corpus

WORKERS = 2
MEMORY = 1_000_000_000
"""Bytes that a worker may have."""
AIM = 10_000
_BUILD = (
    "import resource, sys; from pathlib import Path; from loa.app.building import bring_up_to_date;"
    "root = Path(sys.argv[1]); built = bring_up_to_date(root, root / 'site', 1, sys.argv[2]);"
    "print(built.pages, built.files, built.made,"
    " resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,"
    " sum(resource.getrusage(resource.RUSAGE_SELF)[:2]))"
)


def with_papers(docs: Path, papers: int) -> None:
    """Give the first pages of a corpus, in each language, a paper to print."""
    for path in docs.rglob("trang-*.md"):
        if int(path.name.split(".")[0].removeprefix("trang-")) >= papers:
            continue
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("---\n\n", "handouts: [checklist]\n---\n\n", 1), "utf-8")


def _peak() -> int:
    """The most bytes that this process ever had. Source: proc(5), VmHWM."""
    rows = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(row.split()[1]) * 1024 for row in rows if row.startswith("VmHWM"))


@dataclass(frozen=True)
class Cost:
    """What one build took: seconds on the wall, seconds of processor of the process that renders
    and of all workers, and the most bytes of each.
    """

    pages: int
    wall: float
    build: float
    workers: float
    memory: int
    peaks: tuple[int, ...]
    summary: str

    @property
    def processor(self) -> float:
        """Seconds of processor of all."""
        return self.build + self.workers


def measured(like: Path, pages: int, papers: int, *, is_compared: bool = False) -> Cost:
    """Build a portal of that many pages, made of nothing, with what the portal at `like` has.

    `is_compared` builds it a second time by one process. Exits where the two differ.
    """
    distributed: Any = import_module("distributed")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "portal"
        write_corpus(root=root, like=like, pages=pages, languages=LANGUAGES)
        with_papers(root / "docs", papers)
        # Cutting typefaces is done once a machine, not once a build.
        fonts = like / ".cache" / "loa" / "fonts"
        if fonts.is_dir():
            shutil.copytree(fonts, root / ".cache" / "loa" / "fonts")
        with (
            distributed.LocalCluster(
                WORKERS, threads_per_worker=1, memory_limit=MEMORY, dashboard_address=None
            ) as cluster,
            distributed.Client(cluster) as client,
        ):
            begun = time.monotonic()
            command = [sys.executable, "-c", _BUILD, str(root), cluster.scheduler_address]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            wall = time.monotonic() - begun
            peaks = tuple(sorted(client.run(_peak).values()))
            workers = sum(client.run(_processor).values())
        if is_compared:
            _compare(root)
    *counts, kilobytes, processor = done.stdout.split()[-5:]
    written, files, made_count = map(int, counts)
    summary = f"{written} pages, {files} files, {made_count} made by {WORKERS} workers"
    return Cost(
        pages=pages,
        wall=wall,
        build=float(processor),
        workers=workers,
        memory=int(kilobytes) * 1000,
        peaks=peaks,
        summary=summary,
    )


def _processor() -> float:
    return time.process_time()


def _compare(root: Path) -> None:
    """Build once more, of nothing and by one process, and end the program where a byte differs."""
    by_cluster = _digests(root / "site")
    for path in (root / "site", *(root / ".cache" / "loa").iterdir()):
        # What was cut of typefaces is the machine's.
        if path.is_dir() and path.name != "fonts":
            shutil.rmtree(path)
        elif path.is_file():
            path.unlink()
    subprocess.run([sys.executable, "-c", _BUILD, str(root), ""], check=True, capture_output=True)
    by_one_process = _digests(root / "site")
    if by_one_process != by_cluster:
        sys.exit(
            "differ: "
            + ", ".join(sorted({u for u, _ in by_one_process.items() ^ by_cluster.items()}))
        )
    print(f"one process made the same {len(by_one_process)} files, byte for byte")


def _digests(site: Path) -> dict[str, str]:
    return {
        path.relative_to(site).as_posix(): sha256_of(path.read_bytes())
        for path in site.rglob("*")
        if path.is_file()
    }


def growth(small: Cost, large: Cost) -> str:
    """What a page more costs, and what that makes of many: multiplied, not measured."""
    more = large.pages - small.pages
    seconds_a_page = (large.processor - small.processor) / more
    bytes_a_page = (large.memory - small.memory) / more
    hours = (large.processor + seconds_a_page * (AIM - large.pages)) / 3600
    memory = large.memory + bytes_a_page * (AIM - large.pages)
    return (
        f"each page more: {seconds_a_page:.2f} s of processor, "
        f"{bytes_a_page / 1e6:.2f} MB in the build\n"
        f"not measured, {AIM} pages × {len(LANGUAGES)} languages at that cost: "
        f"{hours:.1f} hours of processor, {memory / 1e9:.1f} GB in the build"
    )


def main() -> None:
    """Print what was measured and what it means for a large portal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="a portal to borrow from")
    parser.add_argument(
        "--pages", type=int, nargs="+", default=[20, 80], help="Vietnamese pages; seven languages"
    )
    parser.add_argument("--papers", type=int, default=AIM, help="pages that have a paper")
    parser.add_argument("--same", action="store_true", help="compare with a build by one process")
    chosen = parser.parse_args()
    costs: list[Cost] = []
    for pages in sorted(chosen.pages):
        is_compared = chosen.same and not costs
        cost = measured(chosen.root, pages, chosen.papers, is_compared=is_compared)
        peaks = ", ".join(f"{peak / 1e6:.0f} MB" for peak in cost.peaks)
        print(f"{pages} pages × {len(LANGUAGES)} languages: {cost.summary}")
        print(
            f"  {cost.wall:.0f} s on the wall, {cost.build:.0f} s of processor in the build "
            f"itself, {cost.workers:.0f} s in the workers"
        )
        print(f"  peak memory: build {cost.memory / 1e6:.0f} MB, workers {peaks}", flush=True)
        costs.append(cost)
    if len(costs) > 1:
        print(growth(costs[0], costs[-1]))


if __name__ == "__main__":
    main()
