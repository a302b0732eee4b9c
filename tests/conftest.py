"""Fixtures that every test may use."""

from pathlib import Path

import pytest

from portals import MakePortal, write_portal


@pytest.fixture
def make_portal(tmp_path: Path) -> MakePortal:
    """Write a portal's folder from pages by docs-relative path; a home is added if missing."""

    def make(pages: dict[str, str]) -> Path:
        return write_portal(tmp_path / "portal", pages)

    return make
