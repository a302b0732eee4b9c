"""The machine of a forge's runner on which the program is installed already.

Real there is all that a proposal is told by. What takes minutes, draws or would install packages
only says that it was called.
"""

import os
import subprocess
import sys
from pathlib import Path

_LOA = f"""\
#!/bin/sh
case "$1" in
  build) echo "builds $3"; mkdir -p "$3"; echo site > "$3/index.html"; exit 0 ;;
  publish) echo "publishes $2 $3 $4"; mkdir -p "$2"; echo site > "$2/index.html"; exit 0 ;;
esac
if [ "$7" = --pictures ]; then
  if [ -n "$NO_PICTURES" ]; then echo "no picture" >&2; exit 1; fi
  echo "draws into $6"
  set -- "$1" "$2" "$3" "$4" "$5" "$6"
fi
exec {sys.executable} -c "from loa.cli.main import main; main()" "$@"
"""
_PROGRAMS = {
    "loa": _LOA,
    "chromium": "#!/bin/sh\nexit 1\n",
    "make": '#!/bin/sh\necho "makes $*"\n',
    "apt-get": '#!/bin/sh\necho "apt-get $*"\n',
}


def environment_without(*prefixes: str) -> dict[str, str]:
    """This process's environment without what begins so, which is ours and not a runner's."""
    return {name: value for name, value in os.environ.items() if not name.startswith(prefixes)}


def run_step(
    commands: str, folder: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run the commands of a job's step as forges do: bash ends at the first that fails."""
    return subprocess.run(
        ["bash", "-e", "-c", commands], cwd=folder, env=environment, capture_output=True, text=True
    )


def runner_environment(folder: Path) -> dict[str, str]:
    """Install the programs into a folder; the environment in which a forge runs its jobs there.

    With NO_PICTURES in it the drawing of pictures fails.
    """
    programs = folder / "bin"
    programs.mkdir(parents=True)
    for name, text in _PROGRAMS.items():
        (programs / name).write_text(text, "utf-8")
        (programs / name).chmod(0o755)
    return {
        **environment_without("GIT", "CI", "LOA_", "LC_"),
        "LANG": "en_US.UTF-8",
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "VENV": str(folder),
    }
