"""The form's folder, written once, and its way with pages, run by Node."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from loa.content.library import Library
from loa.editor.folder import form_files
from loa.editor.hosts import Host
from loa.ground.files import write_files
from loa.illustrations.scene_files import load_scenes
from once import made_once
from portals import ROOT

Edits = Sequence[tuple[Sequence[str | int], Any]]
Asked = tuple[str | None, Edits]
Handled = Callable[[Sequence[Asked]], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def library() -> Library:
    """The portal's own pages."""
    return Library.load(ROOT / "docs")


@pytest.fixture(scope="session")
def form(tmp_path_factory: pytest.TempPathFactory, library: Library) -> Path:
    """The form of the portal itself, for a folder on the machine."""

    def make(folder: Path) -> None:
        scenes = load_scenes(library.docs_dir, library.registries)[0].scenes
        theme = (ROOT / "overrides" / "assets" / "scenes").glob("*.svg")
        tiles = frozenset(path.stem for path in theme)
        write_files(folder / "sua", form_files(library, frozenset(scenes), tiles, Host()))
        # So that Node takes its scripts as the browser does.
        (folder / "sua" / "package.json").write_text('{"type": "module"}', encoding="utf-8")

    return made_once(tmp_path_factory, "form", make) / "sua"


@pytest.fixture(scope="session")
def handled(form: Path) -> Handled:
    """Texts with edits through the form's reader and writer."""
    node = Path(sys.executable).with_name("node")
    script = Path(__file__).with_name("pages.mjs")

    def run(asked: Sequence[Asked]) -> list[dict[str, Any]]:
        rows = "\n".join(json.dumps(one, ensure_ascii=False) for one in asked)
        done = subprocess.run(
            [str(node), str(script), str(form)],
            input=rows,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
            encoding="utf-8",
        )
        return [json.loads(row) for row in done.stdout.splitlines()]

    return run
