"""A short storyboard for tests: two cards, four seconds."""

from loa.artifacts import Artifact
from loa.media.storyboard import Card, Storyboard
from portals import page_text

SCENES = """\
duration: 4
languages: [vi]
scenes:
  - {heading: "Bấm 111", text: "Ba số một. Không mất tiền.", seconds: 2, pictogram: phone}
  - {heading: "Cảm ơn bạn", text: "Một cuộc gọi mở lối.", seconds: 2, pictogram: heart}
"""

REVIEWED_ZH = """\
translation:
  source_sha256: "0000000000000000000000000000000000000000000000000000000000000000"
  translator: Người dịch thử
  status: reviewed
  reviewer: Người đọc thử
  reviewed_on: 2026-10-01
duration: 4
languages: [zh-Hant]
scenes:
  - {heading: "撥打111", text: "免費，日夜都有人接聽。", seconds: 2, pictogram: phone}
  - {heading: "謝謝您", text: "一通電話。", seconds: 2, pictogram: heart}
"""


def video_page(body: str = "Xem rồi kể lại.\n", more: str = SCENES) -> str:
    return page_text("Phim thử", body, "video", more)


def by_kind(artifacts: tuple[Artifact, ...]) -> dict[str, Artifact]:
    return {artifact.kind: artifact for artifact in artifacts}


def board() -> Storyboard:
    cards = (
        Card("Bấm 111", "Ba số một. Không mất tiền.", "phone", 0.0, 2.0),
        Card("Cảm ơn bạn", "Một cuộc gọi mở lối.", "heart", 2.0, 4.0),
    )
    calls = (("111", "Tổng đài 111"), ("113", "Công an 113"))
    return Storyboard("phim-thu", "Phim thử", "vi", "Latn", "video", cards, calls)


EMBED = """\
duration: 30
languages: [vi]
embed: {host: youtube, url: "https://youtu.be/dQw4w9WgXcQ"}
"""
TRANSCRIPT = "## Lời của clip {#loi-clip}\n\nCó người rủ đi xa thì hỏi lại.\n"
