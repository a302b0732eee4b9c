"""The real portal, built once, on a local server and in a phone-sized Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from loa.integrations.site import build_site
from loa.integrations.workers import workers
from once import made_once
from portals import ROOT
from served import served
from watching import Log, watched

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def portal_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def make(folder: Path) -> None:
        with workers() as executor:
            build_site(ROOT, folder / "site", for_server=True, executor=executor)

    return made_once(tmp_path_factory, "portal", make) / "site"


@pytest.fixture(scope="session")
def address(portal_site: Path) -> Iterator[str]:
    """The portal's address, ending in a slash."""
    with served(portal_site) as found:
        yield found


@pytest.fixture
def phone(browser: Browser) -> Iterator[tuple[Page, Log]]:
    """A phone with scripts on."""
    context = browser.new_context(viewport=PHONE, accept_downloads=True, locale="vi-VN")
    yield watched(context)
    context.close()


@pytest.fixture
def phone_without_scripts(browser: Browser) -> Iterator[tuple[Page, Log]]:
    """A phone on which scripts are off."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False, locale="vi-VN")
    yield watched(context)
    context.close()
