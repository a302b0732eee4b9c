"""Lighthouse on a built site, as on a phone on slow 4G: `python tests/lighthouse_audit.py SITE`.

Run so, it also scores speed, which depends on how busy the machine is; tests ask for the rest.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from machine import find_browser
from page_types import PAGES
from serving import compressed_site

FOLDER = Path(__file__).parent / "lighthouse"
STEADY = {"accessibility": 100, "best-practices": 100, "seo": 100}
LIMITS = {"performance": 99, **STEADY}
"""The lowest score that a page may have."""
AUDITED = ("home", "lesson", "help", "calendar", "video")


def _node(*arguments: str, limit: int) -> str:
    """Run a command of the locked Node; its output. `limit` in seconds."""
    command = [str(Path(sys.executable).parent / arguments[0]), *arguments[1:]]
    finished = subprocess.run(
        command, cwd=FOLDER, capture_output=True, text=True, timeout=limit, check=False
    )
    if finished.returncode:
        raise RuntimeError(f"{' '.join(arguments[:2])}: {finished.stderr[-2000:]}")
    return finished.stdout


def audit(site: Path, limits: dict[str, int]) -> dict[str, dict[str, Any]]:
    """Scores and faults of one page of each audited type, by type; installs what it needs."""
    if not (FOLDER / "node_modules" / "lighthouse").is_dir():
        _node("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", limit=300)
    with compressed_site(site) as address:
        places = {name: address + PAGES[name].removesuffix("index.html") for name in AUDITED}
        chromium, categories = find_browser() or "", ",".join(limits)
        found = json.loads(
            _node("node", "audit.mjs", chromium, categories, *places.values(), limit=240)
        )
    return {name: found[place] for name, place in places.items()}


def too_low(found: dict[str, dict[str, Any]], limits: dict[str, int]) -> list[str]:
    """What is below its limit, with what cost the points."""
    low = []
    for name, page in found.items():
        for category, limit in limits.items():
            score = page["scores"][category]
            faults = [fault for fault in page["faults"] if fault.startswith(f"{category}:")]
            if score < limit:
                low.append(f"{name}: {category} {score}, limit {limit}: {faults}")
    return low


if __name__ == "__main__":
    results = audit(Path(sys.argv[1]), LIMITS)
    for name, page in results.items():
        print(name, page["scores"])
    if faults := too_low(results, LIMITS):
        sys.exit("\n".join(faults))
