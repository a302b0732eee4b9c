"""A small built site that is published again and again, and what readers then see."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from loa.ground.lasting import lasting_uri
from loa.ground.targets import MARK, MARK_TEXT

NOW = datetime(2026, 7, 30, 8, 0, 0, tzinfo=UTC)


def make_site(root: Path, **files: str) -> Path:
    """A built site with these files and nothing else, by name."""
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir()
    (root / MARK).write_text(MARK_TEXT, "utf-8")
    for name, text in files.items():
        (root / name).write_text(text, "utf-8")
    return root


def themed(root: Path, css: str) -> tuple[Path, str]:
    """A site whose page names a stylesheet by its content, and that name."""
    uri = lasting_uri("assets/loa.css", css)
    site = make_site(root, page=uri)
    (site / uri).parent.mkdir(parents=True)
    (site / uri).write_text(css, "utf-8")
    return site, uri


def shown(target: Path) -> str:
    """The page that readers of a target are shown."""
    return (target / "current/page").read_text("utf-8")
