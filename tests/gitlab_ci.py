"""GitLab's side of a pipeline: gitlab-ci-local reads `.gitlab-ci.yml` as GitLab does, decides by
its rules which jobs an event asks for, and runs them in copies of a clone, without containers.

The npm package (MIT) is one file without dependencies, pinned by version and SHA-512. 4.73.0 is the
last release that runs on the Node of Debian bookworm (18) and trixie (20); later ones need 22.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import npm_archives

PACKAGE, VERSION = "gitlab-ci-local", "4.73.0"
SHA512 = (
    "2dfa4d4c28cc7a5832fcea03d1c115d62013063ecec681714eb9456fdd8c6e4f"
    "256a4bdb1ab508eebd7fa3d5c256734d0a581dfb1028a37f643e467aca0f4867"
)
NEEDS = ("gitlab-ci-local", "git", "rsync")
"""What a test names that runs a pipeline."""
_FILES = ("dist/index.js", "package.json")
"""Node learns from the second that the first is a module."""
_STATE = ".gitlab-ci-local"


def _folder() -> Path:
    return npm_archives.cache_folder() / f"loa-{PACKAGE}-{VERSION}"


def _program() -> Path:
    return _folder() / "index.js"


def is_there() -> bool:
    """Whether the program was got; it is put in its place only after its proof."""
    return _program().is_file()


def fetch() -> None:
    """Get the program with npm, prove it and unpack it. Raises RuntimeError for other bytes."""
    cache_folder = npm_archives.cache_folder()
    cache_folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache_folder) as name:
        archive = npm_archives.fetch(PACKAGE, VERSION, SHA512, Path(name))
        made = Path(name) / "made"
        made.mkdir()
        npm_archives.unpack(archive, _FILES, made)
        shutil.rmtree(_folder(), ignore_errors=True)
        made.rename(_folder())


@dataclass(frozen=True)
class Pipeline:
    """What a pipeline did: which jobs the rules chose, what each said, and its exit code."""

    status: int
    jobs: list[str]
    log: str
    clone: Path

    def artifact(self, job: str, path: str) -> str:
        """The text of a file that a job left to GitLab; only what it declares is there."""
        return (self.clone / _STATE / "artifacts" / job / path).read_text("utf-8")


def run_pipeline(
    clone: Path, source: str, environment: Mapping[str, str], **variables: str
) -> Pipeline:
    """Run the pipeline of a clone for an event of GitLab, without a network where that can be.

    `source` is GitLab's CI_PIPELINE_SOURCE, `variables` are further ones that GitLab or the owner
    of a project sets. Raises AssertionError where no pipeline was begun: GitLab's schema refuses
    the file.
    """
    given = {"CI_PIPELINE_SOURCE": source, **variables}
    command = [
        *_offline(),
        "node",
        str(_program()),
        "--force-shell-executor",
        "--shell-isolation",
        "--no-artifacts-to-source",
        *(f"--variable={name}={value}" for name, value in given.items()),
    ]
    told = {
        # The arguments' reader wants Node 20 where nobody says otherwise; all of it runs on 18.
        "YARGS_MIN_NODE_VERSION": "18",
        "GCL_IGNORE_PREDEFINED_VARS": ",".join(given),
        "GCL_HOME": str(clone),
    }
    done = subprocess.run(
        command, cwd=clone, env={**environment, **told}, capture_output=True, text=True
    )
    output = clone / _STATE / "output"
    assert "json schema validated" in done.stderr, done.stdout + done.stderr
    return Pipeline(
        status=done.returncode,
        jobs=sorted(path.stem for path in output.glob("*.log")),
        log=done.stdout,
        clone=clone,
    )


@cache
def _offline() -> list[str]:
    """What begins a command without a network: Linux allows it root, and mostly everybody."""
    if not sys.platform.startswith("linux"):
        return []
    prefix = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--net", "--map-root-user"]
    tried = subprocess.run([*prefix, "true"], capture_output=True)
    return prefix if tried.returncode == 0 else []
