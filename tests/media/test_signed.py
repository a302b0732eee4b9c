"""A clip in sign language: a second file, by somebody who agreed, watched by a deaf person."""

import subprocess
from pathlib import Path

import pytest

from loa.content.library import Library
from loa.directives.videos import player
from loa.integrations.portal import Portal
from loa.media.encoding import find_ffmpeg
from loa.problems import as_text
from portals import MakePortal
from sample_clips import SCENES, video_page

FILM = "video/phim-thu.md"
SIGNED = "video/phim-thu-ky-hieu.mp4"
ENTRY = f"""\
sign:
  file: {SIGNED}
  signer: Chị ở hội người điếc
  consent: Sổ văn thư của hội, số 4
  reviewer: Anh ở hội người điếc
  reviewed_on: 2026-10-02
"""


def write_film(path: Path, size: str = "640x360", seconds: int = 3) -> None:
    """A picture and a tone, longer than the clip, as phones play it."""
    command = [find_ffmpeg(), "-loglevel", "error", "-f", "lavfi", "-i", f"color=teal:s={size}"]
    command += ["-f", "lavfi", "-i", "sine", "-t", str(seconds), "-c:v", "libx264"]
    command += ["-profile:v", "baseline", "-pix_fmt", "yuv420p", "-c:a", "aac"]
    subprocess.run([*command, "-movflags", "+faststart", str(path)], check=True, timeout=60)


def portal_with(
    make_portal: MakePortal, entry: str = ENTRY, size: str | None = "640x360"
) -> Portal:
    root = make_portal({FILM: video_page(more=SCENES + entry)})
    if size:
        write_film(root / "docs" / SIGNED, size)
    return Portal.load(root)


def shown(portal: Portal) -> str:
    page = portal.library.get(FILM)
    assert page is not None
    return "".join(player(portal.render_context(), page))


def test_the_player_offers_the_signed_clip_and_asks_for_nothing_before(
    make_portal: MakePortal,
) -> None:
    portal = portal_with(make_portal)
    markup = shown(portal)
    assert markup.count("<summary>Bản có ngôn ngữ ký hiệu</summary>") == 1
    assert f'{SIGNED}"></video>' in markup
    assert markup.count('preload="none"') == markup.count("<video")
    assert 'aria-label="Phim thử, bản có ngôn ngữ ký hiệu"' in markup
    assert "Người ra ký hiệu: Chị ở hội người điếc." in markup
    assert 'download="phim-thu-ky-hieu.mp4">Tải bản ký hiệu</a>' in markup
    assert SIGNED in portal.belonging
    # It is longer than the clip, which whoever signs may be.
    assert [one.code for one in portal.problems() if SIGNED in one.message] == []


def test_a_clip_without_one_says_nothing_of_it(make_portal: MakePortal) -> None:
    assert "ký hiệu" not in shown(portal_with(make_portal, "", None))


def test_what_is_not_there_is_told_and_not_offered(make_portal: MakePortal) -> None:
    portal = portal_with(make_portal, size=None)
    assert "ký hiệu" not in shown(portal)
    found = [one for one in portal.problems() if one.code == "media-missing"]
    assert [one.message for one in found] == [f"Không có tệp “{SIGNED}” trong docs."]
    assert (
        "file: video"
        in (portal.root / "docs" / FILM).read_text("utf-8").split("\n")[found[0].line - 1]
    )


def test_a_shape_that_fills_no_screen_is_told(make_portal: MakePortal) -> None:
    portal = portal_with(make_portal, size="480x480")
    found = [one.message for one in portal.problems() if one.code == "video-aspect"]
    assert found == [f"Phim “{SIGNED}” có khung 480×480, không phải 16:9 hay 9:16."]


@pytest.mark.parametrize("field", ["signer", "consent", "reviewer", "reviewed_on"])
def test_nobody_is_shown_without_consent_and_a_deaf_reader(
    make_portal: MakePortal, field: str
) -> None:
    rows = [row for row in ENTRY.splitlines(keepends=True) if not row.startswith(f"  {field}:")]
    library = Library.load(make_portal({FILM: video_page(more=SCENES + "".join(rows))}) / "docs")
    assert field in as_text(library.problems)
    assert library.get(FILM) is None
