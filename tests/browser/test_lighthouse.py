"""Lighthouse finds nothing to mend; its score for speed is `make lighthouse`'s."""

from pathlib import Path

import pytest

from lighthouse_audit import STEADY, audit, too_low
from machine import BROWSER

pytestmark = [pytest.mark.browser, pytest.mark.needs(*BROWSER)]


def test_lighthouse_gives_full_marks(portal_site: Path) -> None:
    assert too_low(audit(portal_site, STEADY), STEADY) == []
