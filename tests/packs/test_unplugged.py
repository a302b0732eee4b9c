"""Killed at any moment of a write or an update, a stick still opens a whole portal.

`LOA_UNPLUGGED` is how many kills each gets.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DRIVER = Path(__file__).with_name("unplugged.py")
KILLS = int(os.environ.get("LOA_UNPLUGGED", "70"))
OLD, NEW = ["page 7"], ["page 8"]


@pytest.mark.parametrize(
    ("kind", "versions"),
    [("write", (OLD, NEW)), ("rewrite", (OLD,)), ("update", (OLD, NEW))],
)
def test_kill_9_leaves_the_old_or_the_new_portal(
    tmp_path: Path, kind: str, versions: tuple[list[str], ...]
) -> None:
    command = [sys.executable, str(DRIVER), str(tmp_path), kind, str(KILLS)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    turns = json.loads((tmp_path / "found.json").read_text())
    assert len(turns) == KILLS
    for turn in turns:
        assert turn["killed"]
        assert turn["opened"] in versions
        assert set(turn["kinds"]) <= {"interrupted"}
        assert turn["end"] == {"opened": True, "damages": [], "portals": 1}
    # The moments are spread over the whole run: some before the switch, some after it.
    assert [one for one in versions if one in [turn["opened"] for turn in turns]] == list(versions)
