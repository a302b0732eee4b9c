"""What `loa stats` takes for a large log: `python -m loa.bench.logs`.

Of one gigabyte of log it may take 60 seconds and 300 MB of memory. The log is made up: each page
and file of a portal of 300 pages in seven languages, what pages load, searches, typed nonsense,
machines and damaged rows, over eight weeks. It is read as text ("combined"), as rows of JSON, and
as text packed by gzip; sizes are those of the text. Needs Linux for the memory.
"""

import argparse
import gzip
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from loa.bench.build import LANGUAGES
from loa.bench.corpus import write_corpus
from loa.content.library import Library

SLOWEST = 60.0
LARGEST = 300_000_000
_PAGES = 300
_DAYS = 56
_ROWS = 20_000
"""Rows a block; blocks are repeated with other days, so that a gigabyte is made in seconds."""
_DAY = "@@/@@@/@@@@"
_ISO = "@@@@-@@-@@"
_PEOPLE = (
    "Mozilla/5.0 (Linux; Android 8.1.0; SM-J260G) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/64.0.3282.137 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like "
    "Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0",
)
_MACHINE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
Row = Callable[[str, str, str, str], str]


def rows(library: Library, write: Row, dice: random.Random) -> Iterator[str]:
    """Rows of one block: what somebody asked for, who, and the answer; the day is left open."""
    pages = [f"/{page.url}" for page in library.published]
    while True:
        page = dice.choice(pages)
        agent = dice.choice(_PEOPLE)
        yield write("GET", page, "200", agent)
        yield write("GET", "/assets/loa.css", "304", agent)
        yield write("GET", "/assets/javascripts/loa/every-page.js", "200", agent)
        if dice.random() < 0.3:
            yield write("GET", f"{page}?xem=to-ro&n={dice.randrange(1000)}", "200", agent)
        if dice.random() < 0.2:
            yield write("GET", f"{page}{page.split('/')[-2]}-phieu-hoc-tap.pdf", "200", agent)
        if dice.random() < 0.1:
            yield write("GET", page, "200", _MACHINE)
        if dice.random() < 0.05:
            yield write("POST", f"/wp-login-{dice.randrange(10**6)}.php", "404", "curl/8.0")
        if dice.random() < 0.001:
            yield "\x16\x03\x01 damaged\n"


def _as_text(method: str, target: str, status: str, agent: str) -> str:
    return (
        f'203.0.113.7 - - [{_DAY}:08:15:27 +0700] "{method} {target} HTTP/1.1" {status} 14820 '
        f'"https://loa.vn/" "{agent}"\n'
    )


def _as_json(method: str, target: str, status: str, agent: str) -> str:
    row = {
        "time_iso8601": f"{_ISO}T08:15:27+07:00",
        "remote_addr": "203.0.113.7",
        "request_method": method,
        "request_uri": target,
        "status": status,
        "body_bytes_sent": "14820",
        "http_user_agent": agent,
    }
    return json.dumps(row) + "\n"


def write_log(log: Path, library: Library, write: Row, size: int, *, is_packed: bool) -> int:
    """Write a log of at least `size` bytes, from one seed; how many rows it has."""
    dice = random.Random(20)
    source = rows(library, write, dice)
    block = "".join(next(source) for _ in range(_ROWS))
    done = count = 0
    first = date(2027, 3, 1)
    with gzip.open(log, "wb", 1) if is_packed else log.open("wb") as file:
        while done < size:
            day = first + timedelta(days=count // _ROWS % _DAYS)
            text = block.replace(_DAY, f"{day:%d/%b/%Y}").replace(_ISO, day.isoformat())
            data = text.encode()
            file.write(data)
            done += len(data)
            count += _ROWS
    return count


def measured(root: Path, log: Path) -> tuple[float, int]:
    """Seconds on the wall and the most bytes of memory that `loa stats` took for a log."""
    code = (
        "import resource, sys; from loa.cli.main import main;\n"
        "try: main()\n"
        "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    start = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-c", code, "stats", str(log)],
        cwd=root,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    return time.perf_counter() - start, int(run.stderr.split()[-1]) * 1024


def main() -> None:
    """Print the figures; exit 1 above a limit, which holds for a gigabyte."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="a portal to borrow from")
    parser.add_argument("--size", type=int, default=1_000_000_000, help="bytes of log")
    chosen = parser.parse_args()
    is_over = False
    with tempfile.TemporaryDirectory() as folder:
        root, log = Path(folder) / "portal", Path(folder) / "access.log"
        write_corpus(root=root, like=chosen.root, pages=_PAGES, languages=LANGUAGES)
        library = Library.load(root / "docs")
        for name, write, is_packed in (
            ("combined", _as_text, False),
            ("JSON", _as_json, False),
            ("combined, gzip", _as_text, True),
        ):
            count = write_log(
                log=log, library=library, write=write, size=chosen.size, is_packed=is_packed
            )
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds, memory = measured(root, log)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            is_over |= used > SLOWEST * chosen.size / 1e9 or memory > LARGEST
            print(
                f"{name}: {chosen.size / 1e6:.0f} MB, {count} rows: {seconds:.1f} s on the wall, "
                f"{used:.1f} s of processor, {memory / 1e6:.0f} MB"
            )
        shutil.rmtree(root)
    if is_over:
        sys.exit(1)


if __name__ == "__main__":
    main()
