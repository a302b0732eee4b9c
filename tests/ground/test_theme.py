"""Where a portal's theme is found."""

from pathlib import Path

import pytest

from loa.ground import carried
from loa.ground.theme import theme_folder
from portals import ROOT


@pytest.mark.parametrize(
    ("has_own", "is_installed", "expected"),
    [
        (True, True, "portal/overrides"),
        (True, False, "portal/overrides"),
        (False, True, "src/loa/theme"),
        (False, False, "overrides"),
    ],
)
def test_own_theme_then_the_wheels_then_the_checkouts(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    has_own: bool,
    is_installed: bool,
    expected: str,
) -> None:
    portal, package = tmp_path / "portal", tmp_path / "src" / "loa"
    (portal / "overrides" if has_own else portal).mkdir(parents=True)
    (package / "theme" if is_installed else package).mkdir(parents=True)
    monkeypatch.setattr(carried, "PACKAGE", package)
    assert theme_folder(portal) == tmp_path / expected


def test_the_checkout_has_the_theme_that_the_wheel_carries(tmp_path: Path) -> None:
    assert theme_folder(tmp_path) == ROOT / "overrides"
