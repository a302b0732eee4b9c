"""How the time of a build grows with pages: `python -m loa.bench.build`.

Each build runs in a process of its own. The ratio is what counts: four times the pages may
take at most 4.5 times the time. Processor time is compared, which a busy machine changes less
than the time on the wall; a build uses one processor.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from loa.bench.corpus import write_corpus

LIMIT_PER_FOURFOLD = 4.5
LANGUAGES = ["vi", "nut", "tyz", "mlc", "ium", "zh-Hant", "sandiu"]
_BUILD = "from pathlib import Path; from loa.integrations.site import build_site; \
import sys; build_site(Path(sys.argv[1]), Path(sys.argv[1]) / 'site')"


def seconds_to_build(like: Path, pages: int, languages: list[str]) -> float:
    """Processor seconds (user and system) of one cold build of a fresh corpus."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "portal"
        write_corpus(root=root, like=like, pages=pages, languages=languages)
        before = os.times()
        subprocess.run([sys.executable, "-c", _BUILD, str(root)], check=True)
        after = os.times()
        return (after.children_user - before.children_user) + (
            after.children_system - before.children_system
        )


def main() -> None:
    """Print seconds and the ratio; exit 1 when growth is worse than the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="a portal to borrow from")
    parser.add_argument("--pages", type=int, default=500, help="the small corpus; four times it")
    parser.add_argument("--languages", type=int, default=7, choices=range(1, 8))
    chosen = parser.parse_args()
    languages = LANGUAGES[: chosen.languages]
    small, large = chosen.pages, chosen.pages * 4
    times = {n: seconds_to_build(chosen.root, n, languages) for n in (small, large)}
    for pages, seconds in times.items():
        print(f"{pages} pages × {len(languages)} languages: {seconds:.1f} s")
    ratio = times[large] / times[small]
    print(f"ratio {large} / {small}: {ratio:.2f} (limit {LIMIT_PER_FOURFOLD})")
    sys.exit(ratio > LIMIT_PER_FOURFOLD)


if __name__ == "__main__":
    main()
