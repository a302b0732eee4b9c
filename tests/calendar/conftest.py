"""Libraries of events for the calendar's tests."""

from collections.abc import Callable
from pathlib import Path

import pytest

from loa.content.library import Library
from portals import page_text, write_portal

MakeLibrary = Callable[..., Library]


@pytest.fixture
def make_library(tmp_path: Path) -> MakeLibrary:
    """A library of events: name and title by keyword, front matter as text."""

    def make(events: dict[str, str], others: dict[str, str] | None = None) -> Library:
        pages = {
            f"lich/{name}.md": page_text(f"Sự kiện {name}", type="campaign-event", more=more)
            for name, more in events.items()
        }
        root = write_portal(tmp_path / "portal", {**pages, **(others or {})})
        library = Library.load(root / "docs")
        assert [str(problem) for problem in library.problems] == []
        return library

    return make
