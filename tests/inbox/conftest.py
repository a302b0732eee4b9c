"""A small portal into which Word files come."""

from datetime import date

import pytest

from loa.content.library import Library
from loa.inbox.drafts import Draft, draft_of
from loa.scaffold.pages import Request
from portals import page_text, write_portal

TODAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    pages = {"cong-dong/index.md": page_text("Xóm", type="landing")}
    return Library.load(write_portal(tmp_path_factory.mktemp("inbox") / "portal", pages) / "docs")


@pytest.fixture(autouse=True)
def without_the_detector(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loa.media.intake.can_look", lambda: False)


def draft(library: Library, data: bytes, kind: str = "page", title: str = "Thử") -> Draft:
    return draft_of(data, Request(kind, title, section="cong-dong", slug="thu"), library, TODAY)


def body(found: Draft) -> str:
    return found.page.text.split("\n---\n\n", 1)[1]
