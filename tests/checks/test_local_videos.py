"""What is wrong with a local video's own file, said in whole sentences."""

from dataclasses import replace

import pytest

from loa.checks import videos
from loa.content.library import Library
from loa.media.boxes import Clip
from portals import MakePortal, page_text

MORE = """\
duration: 48
languages: [vi]
file: video/phim.mp4
captions: video/phim.vtt
"""
GOOD = Clip(48.0, 640, 360, ("avc1", "mp4a"), 66, True)
CONVERT = videos._CONVERT


@pytest.mark.parametrize(
    ("clip", "expected"),
    [
        (GOOD, []),
        (replace(GOOD, width=360, height=640), []),
        (
            replace(GOOD, width=640, height=480),
            [
                (
                    "video-aspect",
                    "Phim “video/phim.mp4” có khung 640×480, không phải 16:9 hay 9:16.",
                    "Cắt lại khung để không có dải đen.",
                )
            ],
        ),
        (
            replace(GOOD, codecs=("hvc1", "mp4a")),
            [
                (
                    "video-codec",
                    "Phim “video/phim.mp4” dùng kiểu nén mà máy cũ không chiếu được (hvc1, mp4a).",
                    CONVERT,
                )
            ],
        ),
        (
            replace(GOOD, is_faststart=False),
            [
                (
                    "video-not-faststart",
                    "Phim “video/phim.mp4” phải tải hết mới chiếu được.",
                    "Xuất lại với lựa chọn “faststart” (tối ưu cho mạng).",
                )
            ],
        ),
    ],
)
def test_complaints(
    make_portal: MakePortal,
    monkeypatch: pytest.MonkeyPatch,
    clip: Clip,
    expected: list[tuple[str, str, str]],
) -> None:
    root = make_portal({"video/phim.md": page_text("Phim", type="video", more=MORE)})
    (root / "docs" / "video" / "phim.mp4").write_bytes(b"read_film is not asked")
    (root / "docs" / "video" / "phim.vtt").write_text("WEBVTT\n", encoding="utf-8")
    monkeypatch.setattr(videos, "read_film", lambda path: clip)
    library = Library.load(root / "docs")
    page = library.get("video/phim.md")
    assert page is not None, library.problems
    found = list(videos.check_local_video(page, library))
    assert [(problem.code, problem.message, problem.hint) for problem in found] == expected
    assert {problem.line for problem in found} <= {page.line("file")}
