"""The sample pages' handouts are made once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from handout_samples import SECONDARY, LoadPortal, guide, lesson
from loa.artifacts import Artifact
from loa.handouts.maker import Handouts
from loa.integrations.portal import Portal
from once import made_once
from portals import write_portal


@pytest.fixture
def load_portal(tmp_path: Path, cut_fonts: Path) -> LoadPortal:
    """A portal of the given pages that finds the fonts already cut."""
    return lambda pages: Portal.load(write_portal(tmp_path / "portal", pages))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, cut_fonts: Path) -> Handouts:
    """The handouts of a primary lesson, a secondary lesson and a guide."""
    pages = {
        "truong-hoc/lop-2-an-toan.md": lesson(),
        "truong-hoc/lop-8-an-toan.md": lesson("lop-8", SECONDARY),
        "du-lich/nha-nghi.md": guide(),
    }

    def make(folder: Path) -> None:
        portal = Portal.load(write_portal(folder / "portal", pages))
        # Both lessons are made from one sample.
        assert [one for one in portal.problems() if one.code != "reworded-page"] == []
        portal.workshop().make_all()

    folder = made_once(tmp_path_factory, "made", make)
    return Portal.load(folder / "portal").workshop().make_all()


@pytest.fixture(scope="session")
def found(made: Handouts) -> Callable[[str], Artifact]:
    """One artifact by the end of its place."""

    def find(ending: str) -> Artifact:
        matches = [one for one in made.artifacts if one.dest_uri.endswith(ending)]
        assert len(matches) == 1, (ending, matches)
        return matches[0]

    return find
