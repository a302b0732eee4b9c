"""Small portals under git, on which somebody proposes a change."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from loa.cli.main import main


def git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=T", "-c", "user.email=t@vi.du", "-c", "init.defaultBranch=main"]
    done = subprocess.run(
        ["git", "-C", str(root), *identity, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout


def commit(root: Path, message: str = "x") -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message)


def begin(root: Path) -> Path:
    """Put a portal under git: `main` is as it is now, and what follows is on a branch."""
    (root / ".gitignore").write_text(".cache/\n", "utf-8")
    git(root, "init", "-q")
    commit(root)
    git(root, "switch", "-q", "-c", "de-nghi")
    return root


def edit(path: Path, change: Callable[[str], str]) -> None:
    before = path.read_text(encoding="utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, encoding="utf-8")


def reported(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["propose", "report", "--base", "main", *arguments])
