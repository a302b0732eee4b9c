"""Videos that are broken, huge, oddly cut or mismatched: each is named, and the site is built."""

from pathlib import Path

import pytest

from loa.integrations.portal import Portal
from loa.integrations.site import build_site
from loa.media.encoding import find_ffmpeg, run
from loa.problems import as_text, errors_in
from portals import page_text, write_portal
from sample_clips import TRANSCRIPT, video_page

MORE = """\
duration: 2
languages: [vi]
file: video/{name}.mp4
captions: video/{name}.vtt
"""
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\nThử.\n"
OF_ANOTHER = "WEBVTT\n\n00:00.000 --> 00:02.000\nThử.\n\n01:00.000 --> 01:02.000\nPhim khác.\n"
CONVERT = "Chuyển sang MP4 (H.264 Baseline, AAC), rồi thay tệp."
SAID = f"""\
docs/video/cu.md:15: nhắc: Phim “video/cu.mp4” dùng kiểu nén mà máy cũ không chiếu được (mp4v). \
{CONVERT} (video-codec)
docs/video/cut.md:15: nhắc: Phim “video/cut.mp4” bị hỏng hoặc không phải MP4. {CONVERT} \
(video-unreadable)
docs/video/hong.md:15: nhắc: Phim “video/hong.mp4” bị hỏng hoặc không phải MP4. {CONVERT} \
(video-unreadable)
docs/video/lech.vtt:6: nhắc: Câu phụ đề thứ 2 còn hiện khi phim 2 giây đã hết. (captions-timing)
docs/video/nang.md:15: nhắc: Phim “video/nang.mp4” nặng 60 MB, nhiều máy không tải nổi. \
Nén lại, dưới 50 MB. (video-too-large)
docs/video/vuong.md:15: nhắc: Phim “video/vuong.mp4” có khung 320×240, không phải 16:9 hay 9:16. \
Cắt lại khung để không có dải đen. (video-aspect)"""


def clip(target: Path, size: str, codec: list[str]) -> bytes:
    """Two seconds of ffmpeg's test picture."""
    source = ["-f", "lavfi", "-i", f"testsrc=s={size}:d=2:r=5"]
    start = [find_ffmpeg(), "-hide_banner", "-loglevel", "error", "-y", *source]
    run([*start, *codec, "-pix_fmt", "yuv420p", "-movflags", "+faststart", str(target)])
    return target.read_bytes()


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    baseline = ["-c:v", "libx264", "-profile:v", "baseline"]
    good = clip(folder / "good.mp4", "320x180", baseline)
    files = {
        "cu": clip(folder / "old.mp4", "320x180", ["-c:v", "mpeg4"]),
        "cut": good[: len(good) // 2],
        "hong": good[:24] + bytes(3000),
        "lech": good,
        "nang": good + b"\0" * (60_000_000 - len(good)),
        "vuong": clip(folder / "square.mp4", "320x240", baseline),
    }
    pages = {f"video/{n}.md": video_page(TRANSCRIPT, MORE.format(name=n)) for n in files}
    pages["video/index.md"] = page_text("Phim", type="landing")
    root = write_portal(folder / "portal", pages)
    for name, data in files.items():
        (root / "docs" / "video" / f"{name}.mp4").write_bytes(data)
        captions = OF_ANOTHER if name == "lech" else CAPTIONS
        (root / "docs" / "video" / f"{name}.vtt").write_text(captions, encoding="utf-8")
    return root


def test_each_is_named_with_what_would_be_right(root: Path) -> None:
    problems = Portal.load(root).problems()
    assert not errors_in(problems)
    assert as_text(p for p in problems if p.path.startswith("docs/video/")) == SAID


def test_the_site_is_built_with_the_words_of_every_clip(root: Path, tmp_path: Path) -> None:
    build_site(root, tmp_path / "site")
    shown = {}
    for page in sorted((tmp_path / "site" / "video").glob("*/index.html")):
        html = page.read_text(encoding="utf-8")
        assert "Có người rủ đi xa thì hỏi lại." in html
        shown[page.parent.name] = "<video" in html
    expected = {"cu": True, "cut": False, "hong": False, "lech": True, "nang": True, "vuong": True}
    assert shown == expected


def test_without_ffmpeg_the_site_is_built_with_poster_and_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(tmp_path / "no-ffmpeg"))
    root = write_portal(tmp_path / "portal", {"video/phim-thu.md": video_page()})
    build_site(root, tmp_path / "site")
    html = (tmp_path / "site/video/phim-thu/index.html").read_text(encoding="utf-8")
    assert "Ba số một. Không mất tiền." in html
    assert "<video" not in html
    assert sorted(path.name for path in (tmp_path / "site/video/clip").iterdir()) == [
        "phim-thu.jpg",
        "phim-thu.vtt",
    ]
