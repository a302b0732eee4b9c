"""Small portals under git, on which somebody proposes a change."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loa.cli.main import main

REVIEWERS = """\
reviewers:
  - {id: toa-soan, name: "Tòa soạn", pages: [""], accounts: [t@vi.du]}
  - {id: ubnd, name: "UBND tỉnh", pages: [cong-dong/], approves: true, accounts: [t@vi.du]}
  - {id: ctxh, name: "Trung tâm công tác xã hội", pages: [tro-giup/],
     worked_with_victims: true, accounts: [t@vi.du]}
  - {id: truc, name: "Tổ trực số gọi", registries: [helplines], accounts: [t@vi.du]}
  - {id: tay, name: "Nhóm tiếng Tày", languages: [tyz], accounts: [t@vi.du]}
  - {id: chu, name: "Chủ cổng", registries: [reviewers], accounts: [t@vi.du]}
"""
FILL = (
    "Chủ cổng ghi vào docs/_data/reviewers.yml ai được làm việc này; chưa được giao thì để như cũ."
)


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


def begin_with_reviewers(
    root: Path, monkeypatch: pytest.MonkeyPatch, reviewers: str = REVIEWERS
) -> Path:
    if reviewers:
        (root / "docs/_data/reviewers.yml").write_text(reviewers, "utf-8")
    monkeypatch.chdir(root)
    monkeypatch.setenv("GIT_AUTHOR_NAME", "T")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "t@vi.du")
    monkeypatch.setenv("GIT_COMMITTER_NAME", "T")
    monkeypatch.setenv("GIT_COMMITTER_EMAIL", "t@vi.du")
    return begin(root)


def merge(root: Path) -> None:
    """What was proposed is on `main`, and another proposal begins there."""
    commit(root)
    git(root, "branch", "-f", "main")


def told(*codes: str) -> list[tuple[str, str, str]]:
    """The problems of the proposal that have one of these codes: path, severity, message."""
    rows = json.loads(reported("--format", "gitlab").stdout)
    return [
        (row["location"]["path"], row["severity"], row["description"])
        for row in rows
        if row["check_name"] in codes
    ]


def read(*names: str) -> None:
    for name in names:
        result = CliRunner().invoke(main, ["propose", "read", "--by", name])
        assert result.exit_code == 0, result.output
