"""Killed at any moment, a command leaves what was or what is to be, and can be run again.

`LOA_KILLS` is how many kills each gets; by default few. Sticks, updates and the folder of the site
have tests of their own: `packs/test_unplugged.py`, `ground/test_replacement.py`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DRIVER = Path(__file__).with_name("driver.py")
KILLS = int(os.environ.get("LOA_KILLS", "12"))
STATES = {
    "handouts": ({"whole"}, "whole"),
    # Their last change is the one that readers see, so every kill comes before it.
    "import": ({"old"}, "new"),
    "export": ({"old"}, "new"),
    "log": ({"old"}, "new"),
    "key": ({"old", "new"}, "new"),
    # The registry names the year last.
    "archive": ({"old"}, "new"),
    "publish": ({"old", "new"}, "new"),
    "move": ({"old", "new"}, "new"),
}


@pytest.mark.parametrize("name", STATES)
def test_kill_9_leaves_the_old_or_the_new(
    tmp_path: Path, name: str, request: pytest.FixtureRequest
) -> None:
    # Papers take seconds to make, the others are done at once.
    kills = KILLS // 3 if name == "handouts" else KILLS
    command = [sys.executable, str(DRIVER), str(tmp_path), name, str(kills)]
    if name == "handouts":
        command.append(str(request.getfixturevalue("cut_fonts").parent))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    turns = json.loads((tmp_path / "found.json").read_text())
    allowed, end = STATES[name]
    assert len(turns) == kills
    assert all(turn["killed"] for turn in turns)
    assert {turn["left"] for turn in turns} == allowed
    assert {turn["end"] for turn in turns} == {end}
