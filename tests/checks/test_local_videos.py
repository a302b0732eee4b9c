"""What is wrong with a local video's own file, said in whole sentences."""

from dataclasses import replace
from pathlib import Path

import pytest

from loa.checks import videos
from loa.content.library import Library
from loa.media.boxes import Clip
from loa.problems import Problem
from portals import MakePortal, page_text

MORE = """\
duration: 48
languages: [vi]
file: video/phim.mp4
captions: video/phim.vtt
"""
GOOD = Clip(48.0, 640, 360, ("avc1", "mp4a"), 66, True)
PLACE = b"\x00\x00\x00\x1e\xa9xyz\x00\x12U\xc4+21.0285+105.8542/"
"""As ffmpeg writes it into the user data of a MOV file, from `-metadata location=…`."""
CONVERT = videos._CONVERT


def found_in(root: Path) -> list[Problem]:
    library = Library.load(root / "docs")
    page = library.get("video/phim.md")
    assert page is not None, library.problems
    return list(videos.check_local_video(page, library))


def test_a_film_that_says_where_it_was_taken_is_an_error(make_portal: MakePortal) -> None:
    root = make_portal({"video/phim.md": page_text("Phim", type="video", more=MORE)})
    film = root / "docs" / "video" / "phim.mp4"
    # Too large to be looked into for anything else, and published all the same.
    with film.open("wb") as file:
        file.truncate(videos.LARGEST_VIDEO + 1)
    assert [problem.code for problem in found_in(root)] == ["video-too-large"]
    with film.open("ab") as file:
        file.write(PLACE)
    problem = found_in(root)[0]
    assert (problem.code, problem.severity, problem.message, problem.hint) == (
        "video-place",
        "error",
        "Phim “video/phim.mp4” còn giữ nơi quay (GPS).",
        "Xuất lại phim mà không kèm vị trí (điện thoại: Chia sẻ, tắt Vị trí), rồi thay tệp. "
        "Đã ghi nhận vào git thì xem “Hoàn tác”.",
    )
    film.write_bytes(b"")
    assert [problem.code for problem in found_in(root)] == ["video-unreadable"]


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
    (root / "docs" / "video" / "phim.mp4").write_bytes(b"read_clip is not asked")
    (root / "docs" / "video" / "phim.vtt").write_text("WEBVTT\n", encoding="utf-8")
    monkeypatch.setattr(videos, "read_clip", lambda data: clip)
    found = found_in(root)
    assert [(problem.code, problem.message, problem.hint) for problem in found] == expected
    rows = (root / "docs/video/phim.md").read_text("utf-8").split("\n")
    assert {rows[problem.line - 1] for problem in found} <= {"file: video/phim.mp4"}
