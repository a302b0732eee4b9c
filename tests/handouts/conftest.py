"""Fonts are cut once a session, and the sample pages' handouts are made once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from handout_samples import SECONDARY, LoadPortal, guide, lesson
from loa.artifacts import Artifact
from loa.handouts import Handouts
from loa.handouts.fonts import font_folder
from loa.integrations.portal import Portal
from portals import write_portal


@pytest.fixture(scope="session")
def cut_fonts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return font_folder(tmp_path_factory.mktemp("fonts"))


def load(root: Path, pages: dict[str, str], cut_fonts: Path) -> Portal:
    write_portal(root, pages)
    shared = root / ".cache" / "loa" / "fonts"
    shared.parent.mkdir(parents=True)
    shared.symlink_to(cut_fonts.parent)
    return Portal.load(root)


@pytest.fixture
def load_portal(tmp_path: Path, cut_fonts: Path) -> LoadPortal:
    """A portal of the given pages that finds the fonts already cut."""
    return lambda pages: load(tmp_path / "portal", pages, cut_fonts)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, cut_fonts: Path) -> Handouts:
    """The handouts of a primary lesson, a secondary lesson and a guide."""
    pages = {
        "truong-hoc/lop-2-an-toan.md": lesson(),
        "truong-hoc/lop-8-an-toan.md": lesson("lop-8", SECONDARY),
        "du-lich/nha-nghi.md": guide(),
    }
    portal = load(tmp_path_factory.mktemp("made") / "portal", pages, cut_fonts)
    # Both lessons are made from one sample.
    assert [one for one in portal.problems() if one.code != "reworded-page"] == []
    return portal.workshop().make_all()


@pytest.fixture(scope="session")
def found(made: Handouts) -> Callable[[str], Artifact]:
    """One artifact by the end of its place."""

    def find(ending: str) -> Artifact:
        matches = [one for one in made.artifacts if one.dest_uri.endswith(ending)]
        assert len(matches) == 1, (ending, matches)
        return matches[0]

    return find
