"""Fixtures that every test may use."""

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

import declared
import in_vietnamese  # noqa: F401
import kept_bytecode  # noqa: F401
import portals
from loa.handouts.fonts import font_folder
from machine import find_shell
from once import made_once, shared_folder
from portals import ROOT, MakePortal, page_text, write_portal

pytest_plugins = ("needs",)
# The same examples in every run, and no clock: a busy machine is no failure.
settings.register_profile(
    "suite", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("suite")
# Eleven thousand tests are gathered and stay to the end: nothing of them is garbage to look for.
gc.disable()
declared.watch()


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Two workers a core: tests wait for browsers, servers and killed processes."""
    return (os.cpu_count() or 1) * 2


@pytest.fixture(autouse=True, scope="session")
def built_on_new_year() -> Iterator[None]:
    """Every build of the tests carries 1 January 2026, whatever the last commit's day was."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1767225600")
        yield


@pytest.fixture(autouse=True, scope="session")
def typefaces() -> Path:
    """Where every small portal finds the typefaces that the real one has cut: 20 s of work."""
    root = ROOT / ".cache" / "loa"
    portals.typefaces = root / "fonts"
    portals.typefaces.mkdir(parents=True, exist_ok=True)
    return root


@pytest.fixture(autouse=True, scope="session")
def checked_registries(
    tmp_path_factory: pytest.TempPathFactory, typefaces: Path, built_on_new_year: None
) -> None:
    """What checks find in the real registries, found once a run by the first that needs it.

    In a process of its own, in which no test has exchanged anything.
    """
    environment = {**os.environ}

    def check(folder: Path) -> None:
        # Its only page is none of a test's: those are looked at by the test itself.
        root = write_portal(folder / "portal", {"index.md": page_text("Sổ", type="landing")})
        command = [sys.executable, "-c", "from loa.cli import main; main()", "check"]
        subprocess.run(command, cwd=root, env=environment, check=True, capture_output=True)

    @cache
    def found() -> Path:
        portals.checked = None
        folder = made_once(tmp_path_factory, "checked", check)
        portals.checked = found
        return folder / "portal" / ".cache" / "loa" / "pages" / "checks.shelf"

    portals.checked = found


@pytest.fixture(scope="session")
def cut_fonts(tmp_path_factory: pytest.TempPathFactory, typefaces: Path) -> Path:
    """The folder of the cut typefaces."""
    with FileLock(shared_folder(tmp_path_factory) / "typefaces.lock"):
        return font_folder(typefaces)


@pytest.fixture(scope="session")
def portal_site(tmp_path_factory: pytest.TempPathFactory, typefaces: Path) -> Path:
    """The real portal's site. It takes minutes where nothing is kept yet, so whatever else is made
    of the real portal asks for it first and finds its handouts and films there.
    """

    def make(folder: Path) -> None:
        # Loaded only now: most tests need no MkDocs, which is half of what they would load.
        from loa.integrations.site import build_site
        from loa.integrations.workers import workers

        with workers() as executor:
            build_site(ROOT, folder / "site", for_server=True, executor=executor)

    return made_once(tmp_path_factory, "portal", make) / "site"


@pytest.fixture
def make_portal(tmp_path: Path) -> MakePortal:
    """Write a portal's folder from pages by docs-relative path; a home is added if missing."""

    def make(pages: dict[str, str]) -> Path:
        return write_portal(tmp_path / "portal", pages)

    return make


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests: its driver cannot be started twice in a process."""
    path = find_shell()
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=arguments)
