"""What is said of a video that does not play, and that the site is built nevertheless."""

from pathlib import Path

import pytest

from loa.artifacts import ArtifactStore
from loa.content.library import Library
from loa.integrations.portal import Portal
from loa.media.clips import PROFILES, make_clips
from loa.problems import as_text, errors_in
from portals import ROOT, MakePortal
from sample_clips import EMBED, SCENES, TRANSCRIPT, video_page

LOCAL = """\
duration: 30
languages: [vi]
file: video/phim.mp4
captions: video/phim.vtt
"""
URI = "video/phim-thu.md"


def said(root: Path) -> str:
    problems = Portal.load(root).problems()
    assert not errors_in(problems)
    return as_text(p for p in problems if p.path.startswith("docs/video"))


def small_clip(root: Path) -> bytes:
    library = Library.load(root / "docs")
    store = ArtifactStore(root / "cache")
    folder = ROOT / "overrides" / "assets" / "pictograms"
    made = make_clips(library, folder, store, PROFILES[:1]).artifacts
    return made[0].stored.read_bytes()


def test_scenes_that_cannot_be_read_in_time(make_portal: MakePortal) -> None:
    long = "Chữ này dài quá, không ai đọc kịp trong hai giây đồng hồ đâu bạn ơi."
    more = SCENES.replace("Ba số một. Không mất tiền.", long)
    more = more.replace("Bấm 111", "Bấm [[helpline:h111]]")
    more = more.replace("pictogram: heart", "picture: video/anh.jpg, narration: video/loi.mp3")
    assert said(make_portal({URI: video_page(more=more)})) == (
        "docs/video/phim-thu.md:16: nhắc: Cảnh “Bấm 111”: người xem phải đọc 34,0 ký tự một giây, "
        "nhanh quá 17. Viết ngắn lại hoặc cho cảnh dài thêm vài giây. (captions-too-fast)\n"
        "docs/video/phim-thu.md:17: nhắc: Không có tệp “video/anh.jpg” trong docs. "
        "(media-missing)\n"
        "docs/video/phim-thu.md:17: nhắc: Không có tệp “video/loi.mp3” trong docs. "
        "(media-missing)"
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "Không có tệp “video/phim.mp4” trong docs. (media-missing)"),
        (
            b"hong",
            "Phim “video/phim.mp4” bị hỏng hoặc không phải MP4. Chuyển sang MP4 (H.264 Baseline, "
            "AAC), rồi thay tệp. (video-unreadable)",
        ),
    ],
)
def test_a_missing_or_broken_file(make_portal: MakePortal, data: bytes | None, words: str) -> None:
    root = make_portal({URI: video_page(TRANSCRIPT, LOCAL)})
    (root / "docs/video/phim.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:03.000\nA\n")
    if data is not None:
        (root / "docs/video/phim.mp4").write_bytes(data)
    assert said(root) == f"docs/video/phim-thu.md:15: nhắc: {words}"


def test_a_file_too_large_to_send(make_portal: MakePortal) -> None:
    root = make_portal(
        {URI: video_page(TRANSCRIPT, LOCAL.replace("captions: video/phim.vtt\n", ""))}
    )
    with (root / "docs/video/phim.mp4").open("wb") as file:
        file.truncate(60_000_000)
    assert said(root) == (
        "docs/video/phim-thu.md:15: nhắc: Phim “video/phim.mp4” chưa có phụ đề. "
        "Thêm tệp WebVTT: captions: video/ten-phim.vtt (captions-missing)\n"
        "docs/video/phim-thu.md:15: nhắc: Phim “video/phim.mp4” nặng 60 MB, nhiều máy không tải "
        "nổi. Nén lại, dưới 50 MB. (video-too-large)"
    )


def test_a_file_of_another_length_with_captions_of_another_clip(make_portal: MakePortal) -> None:
    root = make_portal({URI: video_page()})
    clip = small_clip(root)
    (root / "docs" / URI).write_text(video_page(TRANSCRIPT, LOCAL), encoding="utf-8")
    (root / "docs/video/phim.mp4").write_bytes(clip)
    (root / "docs/video/phim.vtt").write_text(
        "WEBVTT\n\n00:01.000 --> 00:03.000\nA\n\n01:01.000 --> 01:03.000\nB\n\nC --> D\n"
    )
    assert said(root) == (
        "docs/video/phim-thu.md:15: nhắc: Phim “video/phim.mp4” dài 4 giây, trang ghi 30 giây. "
        "Sửa: duration: 4 (video-duration)\n"
        "docs/video/phim.vtt:6: nhắc: Câu phụ đề thứ 2 còn hiện khi phim 30 giây đã hết. "
        "(captions-timing)\n"
        "docs/video/phim.vtt:9: nhắc: Phụ đề không đúng mẫu: không đọc được dòng thời gian. "
        "(captions-unreadable)"
    )


def test_an_address_that_is_no_video(make_portal: MakePortal) -> None:
    more = 'duration: 9\nlanguages: [vi]\nembed:\n  host: youtube\n  url: "https://x.example/"\n'
    assert said(make_portal({URI: video_page(TRANSCRIPT, more)})) == (
        "docs/video/phim-thu.md:17: nhắc: “https://x.example/” không phải địa chỉ một phim trên "
        "YouTube. Mở phim trong trình duyệt rồi chép địa chỉ ở thanh trên cùng. (bad-embed)"
    )


@pytest.mark.parametrize("body", ["Xem rồi kể lại.\n", "## Lời của clip {#loi-clip}\n"])
def test_a_page_without_the_words_of_its_video(make_portal: MakePortal, body: str) -> None:
    root = make_portal({URI: video_page(body, EMBED)})
    problems = Portal.load(root).problems()
    assert as_text(p for p in problems if p.path.startswith("docs/video")) == (
        "docs/video/phim-thu.md:4: lỗi: Trang chưa có lời của phim cho người không nghe được, "
        "không xem được. Thêm mục “## Lời của clip {#loi-clip}” rồi chép đủ lời. "
        "(transcript-missing)"
    )
