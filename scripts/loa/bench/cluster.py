"""What a build by a Dask cluster costs: `python -m loa.bench.cluster --pages 300`.

A portal of that many pages in seven languages, each with papers to print, is built cold by one
process that renders pages and by two workers of a local cluster that make files, each held to 1 GB
(Dask stops a worker above it). Printed are seconds, the most memory of each process, and what
10,000 pages would take: time grows with pages (`loa.bench.build` proves it), so the figures are
multiplied. Needs the extra `cluster`, and Linux for the memory.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from loa.bench.build import LANGUAGES
from loa.bench.corpus import write_corpus

WORKERS = 2
MEMORY = 1_000_000_000
"""Bytes that a worker may have."""
AIM = 10_000
_BUILD = (
    "import resource, sys; from pathlib import Path; from loa.cli.build import bring_up_to_date;"
    "root = Path(sys.argv[1]); built = bring_up_to_date(root, root / 'site', 1, sys.argv[2]);"
    "print(built.pages, built.files, built.made,"
    " resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,"
    " sum(resource.getrusage(resource.RUSAGE_SELF)[:2]))"
)


def with_papers(docs: Path) -> None:
    """Give every page of a corpus a paper to print."""
    for path in docs.rglob("trang-*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("---\n\n", "handouts: [checklist]\n---\n\n", 1), "utf-8")


def _peak() -> int:
    """The most bytes that this process ever had. Source: proc(5), VmHWM."""
    rows = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(row.split()[1]) * 1024 for row in rows if row.startswith("VmHWM"))


def main() -> None:
    """Print what was measured and what it means for a large portal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="a portal to borrow from")
    parser.add_argument("--pages", type=int, default=300, help="Vietnamese pages; seven languages")
    chosen = parser.parse_args()
    distributed: Any = import_module("distributed")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "portal"
        write_corpus(root, chosen.root, chosen.pages, LANGUAGES)
        with_papers(root / "docs")
        # Cutting typefaces is done once a machine, not once a build.
        fonts = chosen.root / ".cache" / "loa" / "fonts"
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
            seconds = time.monotonic() - begun
            workers = sorted(client.run(_peak).values())
    *counts, kilobytes, processor = done.stdout.split()[-5:]
    pages, files, made = map(int, counts)
    corpus = f"{chosen.pages} pages × {len(LANGUAGES)} languages"
    print(f"{corpus}: {pages} pages, {files} files, {made} made by {WORKERS} workers")
    print(f"{seconds:.0f} s on the wall, {float(processor):.0f} s of processor in the build itself")
    peaks = ", ".join(f"{one / 1e6:.0f} MB" for one in workers)
    print(f"peak memory: build {int(kilobytes) / 1000:.0f} MB, workers {peaks}")
    hours = seconds * AIM / chosen.pages / 3600
    print(f"{AIM} pages × {len(LANGUAGES)} languages at this pace: {hours:.1f} hours")


if __name__ == "__main__":
    main()
