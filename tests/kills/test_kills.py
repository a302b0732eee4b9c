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
KILLS = int(os.environ.get("LOA_KILLS", "9"))
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
    "photo": ({"old", "new"}, "new"),
    "inbox": ({"old", "new"}, "new"),
    "remove": ({"old", "new"}, "new"),
    "number": ({"old", "new"}, "new"),
    "kit": ({"old"}, "new"),
}


# One process each: what the driver imports takes longer than many of them.
GROUPS = [
    ("handouts",),
    ("import", "export", "log", "key", "archive", "publish"),
    ("move", "photo", "inbox", "remove", "number", "kit"),
]


def test_every_piece_of_work_is_in_a_group() -> None:
    assert sorted(name for group in GROUPS for name in group) == sorted(STATES)


@pytest.mark.parametrize("group", GROUPS, ids=",".join)
def test_kill_9_leaves_the_old_or_the_new(
    tmp_path: Path, group: tuple[str, ...], request: pytest.FixtureRequest
) -> None:
    # Papers take seconds to make, the others are done at once.
    kills = KILLS // 3 if "handouts" in group else KILLS
    command = [sys.executable, str(DRIVER), str(tmp_path), ",".join(group), str(kills)]
    if "handouts" in group:
        command.append(str(request.getfixturevalue("cut_fonts").parent))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads((tmp_path / "found.json").read_text())
    for name in group:
        turns = found[name]
        allowed, end = STATES[name]
        assert len(turns) == kills
        assert all(turn["killed"] for turn in turns), name
        assert {turn["left"] for turn in turns} == allowed, name
        assert {turn["end"] for turn in turns} == {end}, name
