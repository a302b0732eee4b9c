"""What a language costs in which nothing is written yet: `python -m loa.bench.languages`.

The same Vietnamese pages are built and packed with few languages and with many, each with its
home and no variant. The last language may make the site, a USB pack and the time of a build
at most 2 % larger. Bytes are exact. Processor time is that of all added languages, divided by
their number: one alone would drown in what else the machine does.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from loa.bench.corpus import write_corpus
from loa.content.front_matter import split
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE

LIMIT = 0.02
FEW = 8
"""Languages of the portal itself."""
_HOME = """\
---
title: "{name}"
description: "Số điện thoại và sáu điều cần nhớ bằng hình."
type: language-home
review_by: 2027-06-30
---

/// language-home | {messages}
///
"""
_LOA = [sys.executable, "-c", "from loa.cli.main import main; main()"]


@dataclass(frozen=True)
class Cost:
    """What one portal took: bytes of its site and of its pack, processor seconds of both."""

    site: int
    pack: int
    build_seconds: float
    pack_seconds: float


def write_languages(root: Path, like: Path, count: int) -> None:
    """So many languages in the registry, and a home for each but Vietnamese.

    Those of the portal at `like` come first; the rest are made up.
    """
    pages = Library.load(like / "docs").pages
    messages = next(page.src_uri for page in pages if page.meta.type == "messages")
    registry = root / "docs" / "_data" / "languages.yml"
    rows = yaml.safe_load(registry.read_text(encoding="utf-8"))["languages"]
    for number in range(count - len(rows)):
        slug = f"q{chr(97 + number // 26)}{chr(97 + number % 26)}"
        name = f"Tiếng thử {number}"
        rows.append({**rows[-1], "slug": slug, "tag": slug, "iso639_3": None, "name": name})
    text = yaml.safe_dump({"languages": rows[:count]}, allow_unicode=True, sort_keys=False)
    registry.write_text(text, encoding="utf-8")
    for row in rows[:count]:
        if row["slug"] != SOURCE_LANGUAGE:
            home = _HOME.format(name=row["name"], messages=messages)
            (root / "docs" / f"index.{row['slug']}.md").write_text(home, encoding="utf-8")
    messages_text = (like / "docs" / messages).read_text(encoding="utf-8")
    document, _ = split(messages_text, messages)
    header = yaml.safe_dump(document.data, allow_unicode=True, sort_keys=False)
    target = root / "docs" / messages
    target.parent.mkdir(exist_ok=True)
    target.write_text(f"---\n{header}---\n\n/// core-messages\n///\n", encoding="utf-8")


def cost(like: Path, pages: int, languages: int) -> Cost:
    """Build and pack a fresh portal; what that took."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "portal"
        write_corpus(root=root, like=like, pages=pages, languages=[SOURCE_LANGUAGE])
        write_languages(root, like, languages)
        pack = Path(folder) / "usb.zip"
        build_seconds = _run([*_LOA, "build"], root)
        pack_seconds = _run([*_LOA, "pack", "usb", "--out", str(pack)], root)
        site = sum(path.stat().st_size for path in (root / "site").rglob("*") if path.is_file())
        return Cost(
            site=site,
            pack=pack.stat().st_size,
            build_seconds=build_seconds,
            pack_seconds=pack_seconds,
        )


def _run(command: list[str], folder: Path) -> float:
    """Processor seconds (user and system) of one command."""
    before = os.times()
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    return (after.children_user - before.children_user) + (
        after.children_system - before.children_system
    )


def shares(few: Cost, before: Cost, last: Cost, added: int) -> Iterator[tuple[str, float]]:
    """How much larger the last language made each thing, as a share of what was there."""
    yield "site, bytes", last.site / before.site - 1
    yield "USB pack, bytes", last.pack / before.pack - 1
    yield "build, seconds", (last.build_seconds - few.build_seconds) / added / before.build_seconds
    yield "USB pack, seconds", (last.pack_seconds - few.pack_seconds) / added / before.pack_seconds


def main() -> None:
    """Print the costs and the shares of the last language; exit 1 when one is over the limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="a portal to borrow from")
    parser.add_argument("--pages", type=int, default=140, help="as many as the portal has")
    parser.add_argument("--languages", type=int, default=30)
    chosen = parser.parse_args()
    few, many = FEW, chosen.languages
    costs = {n: cost(chosen.root, chosen.pages, n) for n in (few, many - 1, many)}
    for count, costs_of_count in costs.items():
        print(
            f"{chosen.pages} pages, {count} languages: site {costs_of_count.site / 1e6:.2f} MB in "
            f"{costs_of_count.build_seconds:.1f} s, USB pack {costs_of_count.pack / 1e6:.2f} MB in "
            f"{costs_of_count.pack_seconds:.1f} s"
        )
    last_shares = list(
        shares(few=costs[few], before=costs[many - 1], last=costs[many], added=many - few)
    )
    for name, share in last_shares:
        print(f"language {many}, {name}: {share:+.2%} (limit {LIMIT:.0%})")
    sys.exit(any(share > LIMIT for _, share in last_shares))


if __name__ == "__main__":
    main()
