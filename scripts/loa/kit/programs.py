"""The program beside a portal of its own, so that the jobs of a forge install it from there.

Loa is in no registry of packages: a portal that is to be checked by its forge carries the wheel,
and the exact versions and hashes of everything else, which the wheel brings.
"""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from loa.artifacts import sha256_of
from loa.errors import LoaError
from loa.ground.archives import DAMAGED
from loa.ground.files import read_at_most, write_whole
from loa.ground.wording import say

FOLDER = "wheels"
"""Of a portal: where the wheel lies."""
REQUIREMENTS = "requirements.txt"
SCRIPTS = ("install", "propose", "run")
"""What the jobs run, in .ci/ of a portal."""
LARGEST = 50_000_000
"""Bytes; forges refuse files above a hundred megabytes, and the wheel has two."""
_CARRIED = "loa/kit/program"
_NAME = re.compile(r"loa-[0-9][0-9A-Za-z.!+_]*-py3-none-any\.whl")


def program_files(wheel: Path) -> dict[str, bytes]:
    """What a portal gets with a wheel of Loa, by path from its root: the wheel, the file that
    installs it, and what the jobs run. All of it comes out of the wheel, so that it fits together.

    Raises LoaError for what is no wheel of Loa, and for one from before it brought these.
    """
    try:
        data = read_at_most(wheel, LARGEST)
        if data is None or not _NAME.fullmatch(wheel.name):
            raise LoaError(_refusal(wheel))
        with zipfile.ZipFile(BytesIO(data)) as archive:
            carried_files = {
                name: archive.read(f"{_CARRIED}/{name}") for name in (*SCRIPTS, REQUIREMENTS)
            }
    except (OSError, *DAMAGED) as error:
        raise LoaError(_refusal(wheel)) from error
    wheel_row = f"./{FOLDER}/{wheel.name} \\\n    --hash=sha256:{sha256_of(data)}\n"
    return {
        f"{FOLDER}/{wheel.name}": data,
        REQUIREMENTS: carried_files[REQUIREMENTS] + wheel_row.encode(),
        **{f".ci/{name}": carried_files[name] for name in SCRIPTS},
    }


def write_program(root: Path, program: Mapping[str, bytes]) -> tuple[list[str], list[str]]:
    """Write what `program_files` gave into a portal; the paths that are new or other than before,
    and those of older wheels, which go.

    Raises LoaError, before anything is written, where somebody has files of
    their own in these places.
    """
    requirements = root / REQUIREMENTS
    is_ours = requirements.is_file() and f"./{FOLDER}/loa-" in requirements.read_text(
        "utf-8", errors="replace"
    )
    foreign_paths = [
        path for path in program if not path.startswith(f"{FOLDER}/") and (root / path).exists()
    ]
    if foreign_paths and not is_ours:
        raise LoaError(
            say(
                "Files that somebody else wrote stay as they are: {paths}. Move them and run this "
                "again.",
                paths=", ".join(foreign_paths),
            )
        )
    changed = [
        path
        for path, data in program.items()
        if not (root / path).is_file() or (root / path).read_bytes() != data
    ]
    for path in changed:
        write_whole(root / path, program[path])
    wheels = (
        f"{FOLDER}/{file.name}" for file in (root / FOLDER).iterdir() if _NAME.fullmatch(file.name)
    )
    gone = sorted(set(wheels) - set(program))
    for path in gone:
        (root / path).unlink()
    return changed, gone


def _refusal(wheel: Path) -> str:
    return say(
        "{name} is no wheel of Loa from which jobs can install it. Make one in a checkout: "
        "python -m hatchling build -t wheel.",
        name=wheel.name,
    )
