"""A pack of a small portal, written once."""

from pathlib import Path

import pytest

from once import made_once
from packing import PAGES, run
from portals import write_portal


@pytest.fixture(scope="session")
def usb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stick; beside it the portal it was made of, loa.key and loa.pub."""

    def make(folder: Path) -> None:
        root = write_portal(folder / "portal", PAGES)
        key = str(folder / "loa.key")
        run(root, "key", "--out", key, "--no-password")
        run(root, "usb", "--out", str(folder / "usb"), "--profile", "vua", "--key", key)

    return made_once(tmp_path_factory, "pack", make) / "usb"
