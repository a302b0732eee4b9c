"""The real portal on a local server and in a phone-sized Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from served import served
from watching import Log, watched

PHONE = {"width": 360, "height": 740}


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
