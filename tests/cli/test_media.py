"""`loa media clip` as an editor types it."""

import pytest
from click.testing import CliRunner

from loa.cli.main import main
from loa.cli.media import media
from portals import MakePortal
from sample_clips import video_page

URI = "video/phim-thu.md"


def test_makes_every_size_of_one_page(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_portal({URI: video_page()})
    monkeypatch.chdir(root)
    result = CliRunner().invoke(media, ["clip", f"docs/{URI}", "--out", "ra"])
    assert (result.exit_code, result.stderr) == (0, "")
    assert sorted(path.name for path in (root / "ra").iterdir()) == [
        "phim-thu-360.mp4",
        "phim-thu-360.webm",
        "phim-thu-720.mp4",
        "phim-thu-doc-360.mp4",
        "phim-thu-doc-720.mp4",
        "phim-thu-doc-phu-de.mp4",
        "phim-thu-long-tieng.mp4",
        "phim-thu-phu-de.mp4",
        "phim-thu.jpg",
        "phim-thu.vtt",
    ]


def test_names_the_page_that_was_meant(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_portal({URI: video_page()}))
    result = CliRunner().invoke(main, ["media", "clip", "video/phim-tu.md"])
    assert result.exit_code == 2
    assert result.stderr == (
        "“video/phim-tu.md” không phải trang video có cảnh. Có phải ý bạn là “video/phim-thu.md”?\n"
    )
