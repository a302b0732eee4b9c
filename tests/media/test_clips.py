"""Clips of a small portal: what is in the file, made once, and what happens without ffmpeg."""

from pathlib import Path

import pytest

from loa.artifacts import ArtifactStore
from loa.content.library import Library
from loa.media import clips, encoding
from loa.media.boxes import read_clip
from loa.media.clips import PROFILES, Clips, make_clips
from loa.media.sound import tune
from loa.problems import as_text
from portals import ROOT, MakePortal
from sample_clips import by_kind, video_page

PICTOGRAMS = ROOT / "overrides" / "assets" / "pictograms"


def make(root: Path, cache: str) -> Clips:
    return make_in(root, ArtifactStore(root / cache))


def make_in(root: Path, store: ArtifactStore) -> Clips:
    library = Library.load(root / "docs")
    assert not library.problems
    return make_clips(library, PICTOGRAMS, store)


def test_the_small_clip_plays_on_every_phone(make_portal: MakePortal) -> None:
    found = by_kind(make(make_portal({"video/phim-thu.md": video_page()}), "a").artifacts)
    clip = found["clip-360"]
    facts = read_clip(clip.stored.read_bytes())
    assert clip.dest_uri == "video/clip/phim-thu-360.mp4"
    assert clip.note == "640×360, 4 giây"
    assert (facts.width, facts.height) == (640, 360)
    assert facts.seconds == pytest.approx(4, abs=0.15)
    assert facts.plays_everywhere
    assert facts.codecs == ("avc1", "mp4a")
    assert facts.is_faststart


def test_the_same_page_gives_the_same_bytes(make_portal: MakePortal) -> None:
    root = make_portal({"video/phim-thu.md": video_page()})
    first = [(a.dest_uri, a.sha256) for a in make(root, "a").artifacts]
    assert first == [(a.dest_uri, a.sha256) for a in make(root, "b").artifacts]


def test_what_was_made_is_not_made_again(make_portal: MakePortal) -> None:
    root = make_portal({"video/phim-thu.md": video_page()})
    first, again = ArtifactStore(root / "a"), ArtifactStore(root / "a")
    clips = {one.stored for one in make_in(root, first).artifacts if one.kind.startswith("clip-")}
    assert len(clips) == len(PROFILES)
    assert clips <= first.written
    make_in(root, again)
    assert again.written == set()


def test_the_sizes_of_a_page_share_one_sound(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[float] = []

    def counted(seconds: float) -> bytes:
        made.append(seconds)
        return tune(seconds)

    monkeypatch.setattr(clips, "tune", counted)
    make(make_portal({"video/phim-thu.md": video_page()}), "a")
    assert made == [4]


def test_without_ffmpeg_the_page_keeps_captions_and_poster(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_portal({"video/phim-thu.md": video_page()})
    monkeypatch.setattr(encoding, "find_ffmpeg", lambda: str(root / "no-ffmpeg"))
    result = make(root, "a")
    assert {a.kind for a in result.artifacts} == {"captions", "poster"}
    assert as_text(result.problems[:1]) == (
        "docs/video/phim-thu.md:15: nhắc: Chưa làm được phim “phim-thu-360”: không chạy được "
        "ffmpeg (No such file or directory). Phần còn lại của cổng vẫn dựng. "
        "Thử lại: loa media clip video/phim-thu.md (clip-not-made)"
    )
