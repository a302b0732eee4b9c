"""Cards of drawn scenes: the picture, the words, the number; a clip to dub; its weight."""

from pathlib import Path

import pytest
from PIL import Image

from loa.artifacts import ArtifactStore
from loa.integrations.portal import Portal
from loa.media.clips import PROFILES, make_clips
from loa.media.scene_cards import draw_scene_card, draw_scene_poster, number_to_call
from loa.media.slides import Artwork, Shape
from loa.media.sound import SILENCE, loudness
from loa.media.storyboard import Card, Storyboard
from portals import ROOT, MakePortal
from sample_clips import video_page

PICTOGRAMS = ROOT / "overrides" / "assets" / "pictograms"
CALLS = (("111", "Tổng đài 111"), ("113", "Công an 113"), ("+84 981 84 84 84", "Bảo hộ"))
MORE = """\
scene: thong-diep-hoi-truoc
duration: 10
languages: [vi]
scenes:
  - {heading: "Dừng lại", text: "Mai vẫn còn.", seconds: 4, drawing: thong-diep-hoi-truoc}
  - {heading: "Gọi 111", text: "Không mất tiền.", seconds: 6, drawing: goi-113}
"""
SHAPES = [profile.shape for profile in PROFILES]


def board(last: str = "Thấy lo, gọi 111") -> Storyboard:
    cards = (
        Card("Dừng lại", "Mai vẫn còn.", "chat", 0, 4, drawing="thong-diep-hoi-truoc", panel=1),
        Card(last, "Không mất tiền.", "phone", 4, 10, drawing="goi-113"),
    )
    return Storyboard("phim", "Phim ngắn: dừng lại", "vi", "Latn", "video", cards, CALLS, "goi-113")


@pytest.fixture(scope="module")
def artwork() -> Artwork:
    portal = Portal.load(ROOT)
    return Artwork({}, portal.library.docs_dir, portal.scenes)


def share_of(image: Image.Image, colour: tuple[int, int, int]) -> float:
    """How much of a picture has just this colour."""
    counts = {c: n for n, c in image.getcolors(image.width * image.height) or []}
    return counts.get(colour, 0) / (image.width * image.height)


def tallest(image: Image.Image, left: int) -> int:
    """The longest upright white line right of `left`: the stem of a digit."""
    longest = 0
    for x in range(left, image.width):
        run = 0
        for y in range(image.height):
            run = run + 1 if image.getpixel((x, y)) == (255, 255, 255) else 0
            longest = max(longest, run)
    return longest


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_every_shape_has_picture_and_words(artwork: Artwork, shape: Shape) -> None:
    first = draw_scene_card(board(), 0, shape, artwork)
    assert first.size == (shape.width, shape.height)
    # The scene has many colours, a card without it has few.
    top = first.crop((0, 0, shape.width, shape.height // 3))
    assert len(top.getcolors(top.width * top.height) or []) > 60


def test_the_number_is_the_largest_thing_on_the_last_card(artwork: Artwork) -> None:
    image = draw_scene_card(board(), 1, Shape(640, 360), artwork)
    assert share_of(image, (179, 32, 28)) > 0.1
    assert tallest(image, 400) >= 0.2 * 360


@pytest.mark.parametrize(
    ("last", "number"),
    [("Thấy lo, gọi 111", "111"), ("Gọi 113", "113"), ("Gọi 113, rồi 111", "113"), ("Về", "111")],
)
def test_the_number_is_the_one_that_is_spoken_of(last: str, number: str) -> None:
    one = board(last)
    assert number_to_call(one, one.cards[-1])[0] == number


def test_without_a_short_number_none_is_shown() -> None:
    one = board()
    bare = Storyboard(one.name, one.title, "vi", "Latn", "video", one.cards, CALLS[2:])
    assert number_to_call(bare, bare.cards[-1]) == ("", "")


def test_the_poster_has_the_scene(artwork: Artwork) -> None:
    poster = draw_scene_poster(board(), Shape(640, 360), artwork)
    assert poster.size == (640, 360)
    assert share_of(poster, (34, 48, 92)) > 0.2


def test_the_clip_to_dub_is_silent_and_the_others_are_not(
    make_portal: MakePortal, tmp_path: Path
) -> None:
    portal = Portal.load(make_portal({"video/phim-thu.md": video_page(more=MORE)}))
    wanted = [one for one in PROFILES if one.kind in {"clip-360", "clip-long-tieng"}]
    made = make_clips(
        portal.library, PICTOGRAMS, ArtifactStore(tmp_path / "cache"), wanted, scenes=portal.scenes
    )
    assert made.problems == ()
    clips = {one.kind: one for one in made.artifacts}
    assert loudness(clips["clip-long-tieng"].stored) <= SILENCE
    assert loudness(clips["clip-360"].stored) == pytest.approx(-16, abs=1.5)
    assert clips["clip-long-tieng"].dest_uri == "video/clip/phim-thu-long-tieng.mp4"


def test_a_clip_of_the_portal_is_light(tmp_path: Path) -> None:
    portal = Portal.load(ROOT)
    small = [one for one in PROFILES if one.kind == "clip-360"]
    made = make_clips(
        portal.library,
        PICTOGRAMS,
        ArtifactStore(tmp_path / "cache"),
        small,
        only="video/goi-111.md",
        scenes=portal.scenes,
    )
    (clip,) = [one for one in made.artifacts if one.kind == "clip-360"]
    assert clip.size < 2_000_000
