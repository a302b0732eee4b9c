"""Pages begun in the form in a real Chromium, one of each type, filled in field by field: each is a
file that `loa check` has nothing to say against.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from loa.cli.main import main
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.editor.choices import choices_of
from loa.editor.config import config_of
from loa.editor.entries import collection_name
from loa.editor.folder import form_files
from loa.editor.hosts import Host
from loa.ground.files import write_files
from loa.illustrations.scene_files import load_scenes
from loa.integrations.portal import Portal
from loa.problems import as_text, errors_in
from loa.scaffold import KINDS
from portals import ROOT
from served import served
from watching import watched

from .form_session import FormSession

pytestmark = [pytest.mark.needs("editor"), pytest.mark.browser]
SCREEN = {"width": 1280, "height": 12_000}
TITLES = {"lesson": "Lớp 3: trang viết bằng ô"}


@dataclass
class Desk:
    """An editor at the form of a new portal, and one example of each type in it."""

    session: FormSession
    root: Path
    collections: dict[str, dict[str, Any]]
    examples: dict[str, ContentPage]


@pytest.fixture(scope="module")
def desk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    root = tmp_path_factory.mktemp("o-moi") / "portal"
    begun = CliRunner().invoke(main, ["init", str(root), "--yes"])
    assert begun.exit_code == 0, begun.output
    library = Library.load(root / "docs")
    drawn = frozenset(load_scenes(library.docs_dir, library.registries)[0].scenes)
    theme = (ROOT / "overrides" / "assets" / "scenes").glob("*.svg")
    tiles = frozenset(path.stem for path in theme)
    write_files(root.parent / "sua", form_files(library, drawn, tiles, Host()))
    config = config_of(library, choices_of(library, drawn, tiles), Host())
    examples = {page.meta.type: page for page in reversed(library.pages) if page.language == "vi"}
    texts = {f"docs/{page.src_uri}": library.path(page.src_uri).read_text("utf-8")
             for page in examples.values()}  # fmt: skip
    context = browser.new_context(viewport=SCREEN, locale="vi-VN")
    page, _ = watched(context)
    with served(root.parent / "sua") as address:
        session = FormSession.begun(context, page, address)
        session.put(texts)
        session.enter()
        yield Desk(session, root, {one["name"]: one for one in config["collections"]}, examples)
    context.close()


def test_a_page_of_each_type_begun_in_the_form_passes_the_check(desk: Desk) -> None:
    there = desk.session.texts()
    for kind in KINDS:
        example = desk.examples[kind]
        name = collection_name(example.section, kind)
        data = {**example.document.data, "title": TITLES.get(kind, f"Trang viết bằng ô, {kind}")}
        *fields, body = desk.collections[name]["fields"]
        desk.session.begin(name)
        desk.session.fill(fields, data)
        desk.session.fill([body], {"body": example.body.strip()})
        desk.session.save()
    written = {uri: text for uri, text in desk.session.texts().items() if uri not in there}
    assert sorted(PurePosixPath(uri).parent.as_posix() for uri in written) == sorted(
        f"docs/{desk.examples[kind].section}" for kind in KINDS
    )
    write_files(desk.root, {uri: text.encode() for uri, text in written.items()})
    problems = Portal.load(desk.root).problems()
    assert as_text(errors_in(problems)) == ""
    # They say what the examples say, and that is told.
    found = [one for one in problems if one.path in written and one.code != "reworded-page"]
    assert as_text(found) == ""
