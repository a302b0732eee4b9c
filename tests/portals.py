"""Small portals for tests: the real registries and theme around the pages a test writes."""

import shutil
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

HEADER = """\
---
title: {title}
description: Trang dùng để thử.
type: {type}
audience: [moi-nguoi]
topics: [bao-tin]
sources:
  - {{id: L53, as_of: 2025-07-01}}
review: {{status: draft}}
review_by: 2027-06-30
license: CC-BY-SA-4.0
sensitivity: general
{more}---
"""


def page_text(title: str, body: str = "", type: str = "page", more: str = "") -> str:
    """A valid page; `more` is further front matter, each line ending in a newline."""
    return HEADER.format(title=title, type=type, more=more) + body


VARIANT = """\
translation:
  source_sha256: "0000000000000000000000000000000000000000000000000000000000000000"
  translator: Người dịch thử
  status: draft
"""

typefaces: Path | None = None
"""Set by conftest: a folder of cut typefaces that small portals share."""

checked: Callable[[], Path] | None = None
"""Set by conftest: gives a file of what checks found in the registries that small portals share, so
that not each of them looks through the same registries again; its key tells code and registries."""

MakePortal = Callable[[dict[str, str]], Path]


def forget_made(root: Path) -> None:
    """Have a portal make everything again, but for the typefaces, which every portal shares."""
    for path in (root / ".cache" / "loa").iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)


def write_portal(root: Path, pages: dict[str, str]) -> Path:
    """The real mkdocs.yml, registries and theme, with only the given pages."""
    if typefaces is not None:
        (root / ".cache" / "loa").mkdir(parents=True)
        (root / ".cache" / "loa" / "fonts").symlink_to(typefaces, target_is_directory=True)
    if checked is not None:
        (root / ".cache" / "loa" / "pages").mkdir(parents=True)
        shutil.copy(checked(), root / ".cache" / "loa" / "pages")
    shutil.copytree(ROOT / "docs" / "_data", root / "docs" / "_data")
    # Its books are made of pages that the test does not write.
    (root / "docs" / "_data" / "books.yml").unlink(missing_ok=True)
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root / "mkdocs.yml")
    for uri, text in {"index.md": page_text("Trang chủ", type="landing"), **pages}.items():
        path = root / "docs" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root
