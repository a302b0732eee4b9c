"""The clips that the portal publishes: what any phone plays, at a size that a village can load."""

from pathlib import Path

import pytest

from loa.media.boxes import read_clip
from loa.media.captions import faults
from loa.media.sound import TARGET_LOUDNESS, is_whole, loudness
from loa.media.webvtt import parse_vtt
from portals import ROOT

pytestmark = pytest.mark.browser

CLIPS = sorted(p.stem for p in (ROOT / "docs" / "video").glob("*.md") if p.stem != "index")
SHAPES = {
    "360": (640, 360), "720": (1280, 720), "doc-360": (360, 640), "doc-720": (720, 1280),
    "phu-de": (1280, 720), "doc-phu-de": (360, 640),
}  # fmt: skip
LIGHT, CLEAR = 500_000, 1_300_000
"""Bytes a minute: what a thin network and a good one may be asked for."""


@pytest.mark.parametrize("name", CLIPS)
def test_every_size_plays_everywhere(portal_site: Path, name: str) -> None:
    folder = portal_site / "video" / "clip"
    for key, shape in SHAPES.items():
        path = folder / f"{name}-{key}.mp4"
        facts = read_clip(path.read_bytes())
        assert (facts.width, facts.height) == shape
        assert (facts.codecs, facts.profile, facts.is_faststart) == (("avc1", "mp4a"), 66, True)
        assert 30 <= facts.seconds <= 60
        assert path.stat().st_size <= (LIGHT if "360" in key else CLEAR) * facts.seconds / 60
    webm = folder / f"{name}-360.webm"
    assert webm.read_bytes().startswith(b"\x1aE\xdf\xa3")
    assert webm.stat().st_size <= LIGHT * facts.seconds / 60


@pytest.mark.parametrize("name", CLIPS)
def test_the_sound_is_whole_and_as_loud_as_promised(portal_site: Path, name: str) -> None:
    for ending in ("-360.mp4", "-doc-720.mp4", "-360.webm"):
        path = portal_site / "video" / "clip" / f"{name}{ending}"
        assert is_whole(path)
        assert loudness(path) == pytest.approx(TARGET_LOUDNESS, abs=1)


@pytest.mark.parametrize("name", CLIPS)
def test_the_captions_can_be_read_in_time(portal_site: Path, name: str) -> None:
    folder = portal_site / "video" / "clip"
    cues, wrong = parse_vtt((folder / f"{name}.vtt").read_text(encoding="utf-8"))
    assert wrong == []
    assert list(faults(cues, read_clip((folder / f"{name}-360.mp4").read_bytes()).seconds)) == []
