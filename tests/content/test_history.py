"""SEQUENCE and LAST-MODIFIED come from the history of pages."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from loa.content.history import History, Revision

FALLBACK = datetime(2026, 11, 23, tzinfo=UTC)
FIRST = datetime(2026, 3, 1, 8, tzinfo=UTC)
SECOND = datetime(2026, 5, 1, 8, tzinfo=UTC)


def git(folder: Path, *arguments: str, time: datetime = FIRST) -> None:
    stamp = time.isoformat()
    environment = {
        **os.environ, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp,
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
    }  # fmt: skip
    identity = ["-c", "user.name=Thử", "-c", "user.email=thu@vi.du"]
    command = ["git", "-C", str(folder), *identity, *arguments]
    subprocess.run(command, env=environment, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two commits; the second changes one of two pages."""
    root = tmp_path / "repository"
    (root / "docs" / "lich").mkdir(parents=True)
    git(root, "init", "-q")
    for name in ("a", "b"):
        (root / "docs" / "lich" / f"{name}.md").write_text("một")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "first")
    (root / "docs" / "lich" / "a.md").write_text("hai")
    git(root, "commit", "-q", "-a", "-m", "second", time=SECOND)
    return root


def test_each_change_of_a_page_counts(repository):
    history = History.read(repository / "docs", FALLBACK)
    assert history.revision(["lich/a.md"]) == Revision(1, SECOND)
    assert history.revision(["lich/b.md"]) == Revision(0, FIRST)


def test_a_variant_counts_with_its_page(repository):
    history = History.read(repository / "docs", FALLBACK)
    assert history.revision(["lich/a.md", "lich/b.md"]) == Revision(1, SECOND)


def test_a_page_without_a_commit_is_new(repository):
    history = History.read(repository / "docs", FALLBACK)
    assert history.revision(["lich/c.md"]) == Revision(0, FALLBACK)


def test_without_a_repository_everything_has_the_time_of_the_build(tmp_path):
    history = History.read(tmp_path, FALLBACK)
    assert history.revision(["lich/a.md"]) == Revision(0, FALLBACK)


def test_a_shallow_clone_counts_nothing(repository, tmp_path):
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), str(clone))
    history = History.read(clone / "docs", FALLBACK)
    assert history.revision(["lich/a.md"]) == Revision(0, FALLBACK)
