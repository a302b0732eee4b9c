"""No link of a pack leads nowhere or away: in a small portal, and in the real one."""

from pathlib import Path

import pytest

from once import made_once
from pack_links import broken_links
from packing import run
from portals import ROOT

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory, portal_site: Path) -> Path:
    """The real portal on a stick, without what makes it heavy."""
    return made_once(
        tmp_path_factory,
        "real",
        lambda folder: run(ROOT, "usb", "--out", str(folder), "--profile", "gon"),
    )


def test_every_link_of_the_real_pack_leads_to_a_place_in_it(real: Path) -> None:
    assert len([*real.rglob("*.html")]) > 100
    assert broken_links(real) == []


def test_every_link_of_a_small_pack_leads_to_a_place_in_it(usb: Path) -> None:
    assert broken_links(usb) == []


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ('<a href="https://example.com/">', "https://example.com/: leaves the pack"),
        ('<img src="//example.com/a.png">', "//example.com/a.png: leaves the pack"),
        ('<a href="/tro-giup/">', "/tro-giup/: leaves the pack"),
        ('<a href="../x.html">', "../x.html: no such file"),
        ('<video poster="a.jpg">', "a.jpg: no such file"),
        ('<a href="index.html#hoi">', "index.html#hoi: no such place in the page"),
    ],
)
def test_a_bad_link_is_seen(tmp_path: Path, page: str, fault: str) -> None:
    (tmp_path / "index.html").write_text(page)
    assert broken_links(tmp_path) == [f"index.html: {fault}"]
