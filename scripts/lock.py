"""Refresh requirements/*.txt: exact versions and hashes of all that each group installs.

`build` holds what an editor needs; `faces`, `zim`, `test`, `bench` and `lint` add to it and are
resolved against it, so that one environment can hold them all.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "requirements"
# --universal writes one lock for Linux, macOS and Windows with markers.
COMMON = [
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--upgrade",
    "--quiet",
]


def compile_lock(name: str, *arguments: str) -> None:
    """Resolve one group into requirements/NAME.txt; exits with the resolver's own message."""
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or "uv"
    command = [uv, "pip", "compile", *arguments, *COMMON, "-o", str(LOCKS / f"{name}.txt")]
    finished = subprocess.run(command, cwd=ROOT, check=False)
    if finished.returncode:
        sys.exit(finished.returncode)


if __name__ == "__main__":
    LOCKS.mkdir(exist_ok=True)
    compile_lock("build", "pyproject.toml", "--group", "build")
    for group in ("faces", "zim", "test", "bench", "lint"):
        compile_lock(group, "--group", f"pyproject.toml:{group}", "-c", "requirements/build.txt")
