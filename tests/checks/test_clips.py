"""Clips of drawn scenes: words that can be read, a number that can be kept, questions to ask."""

import pytest

from loa.checks.clips import check_clip
from loa.content.library import Library
from loa.integrations.portal import Portal
from loa.problems import as_text
from portals import ROOT, MakePortal
from sample_clips import video_page

URI = "video/phim-thu.md"
SHEET = "\n## Phiếu cho người điều khiển {#buoi-chieu}\n\n- Vì sao họ giục?\n- Hỏi ai?\n"
MORE = """\
duration: {total}
languages: [vi]
scenes:
  - {{heading: "Dừng lại", text: "{text}", seconds: {first}, drawing: thong-diep-hoi-truoc}}
  - {{heading: "{last}", text: "Không mất tiền.", seconds: {end}, drawing: goi-113}}
"""


def said(make_portal: MakePortal, body: str = SHEET, **changes: object) -> str:
    values = {"text": "Mai vẫn còn.", "first": 3, "last": "Gọi 111", "end": 6, **changes}
    total = float(str(values["first"])) + float(str(values["end"]))
    more = MORE.format(total=round(total), **values)
    root = make_portal({URI: video_page("Xem rồi kể.\n" + body, more)})
    found = Library.load(root / "docs")
    page = found.get(URI)
    assert page is not None
    return as_text(check_clip(page, found))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        # Two words of the heading, and three, four, five of the text in three seconds.
        ("Mai vẫn còn.", ""),
        ("Mai thì vẫn còn.", ""),
        (
            "Mai thì vẫn còn mà.",
            f"docs/{URI}:16: lỗi: Cảnh “Dừng lại” có 7 tiếng trong 3 giây, nhiều nhất 2 tiếng một "
            "giây. Bớt chữ hoặc thêm giây. (clip-too-many-words)",
        ),
    ],
)
def test_two_words_a_second(make_portal: MakePortal, text: str, problem: str) -> None:
    assert said(make_portal, text=text) == problem


@pytest.mark.parametrize(
    ("end", "problem"),
    [
        (6, ""),
        (5.5, ""),
        (
            5,
            f"docs/{URI}:17: lỗi: Cảnh cuối đứng 5 giây, cần 5.5 giây để kịp nhớ số. Thêm giây, "
            "hoặc bớt chữ. (clip-number)",
        ),
    ],
)
def test_the_number_is_held(make_portal: MakePortal, end: float, problem: str) -> None:
    assert said(make_portal, end=end) == problem


def test_the_last_card_says_a_number(make_portal: MakePortal) -> None:
    assert said(make_portal, last="Cảm ơn") == (
        f"docs/{URI}:17: lỗi: Cảnh cuối “Cảm ơn” không nói số nào để gọi. Nhắc một số, ví dụ 111. "
        "(clip-number)"
    )


@pytest.mark.parametrize(
    ("body", "count"),
    [("", 0), ("\n## Phiếu {#buoi-chieu}\n\n- Hỏi ai?\n", 1)],
)
def test_there_are_questions_for_the_talk(make_portal: MakePortal, body: str, count: int) -> None:
    assert said(make_portal, body) == (
        f"docs/{URI}:15: lỗi: Phim có {count} câu hỏi cho người điều khiển, cần ít nhất 2. Thêm "
        "mục “## Phiếu cho người điều khiển {#buoi-chieu}” có một danh sách câu hỏi. "
        "(facilitator-missing)"
    )


def test_a_drawing_that_is_not_there_is_told(make_portal: MakePortal) -> None:
    more = MORE.format(total=9, text="Mai.", first=3, last="Gọi [[helpline:h111]]", end=6)
    more = more.replace("goi-113", "goi-11")
    root = make_portal({URI: video_page("Xem rồi kể.\n" + SHEET, more)})
    (problem,) = Portal.load(root).problems()
    assert (problem.code, problem.line) == ("unknown-drawing", 17)
    assert problem.message == "Không có tranh nào tên “goi-11”."


def test_the_portal_has_ten_clips_that_all_keep_the_rules() -> None:
    library = Library.load(ROOT / "docs")
    films = [page for page in library.published if page.meta.type == "video"]
    assert len(films) == 10
    for page in films:
        assert as_text(check_clip(page, library)) == ""
        scenes = page.meta.scenes  # type: ignore[attr-defined]
        assert all(scene.drawing for scene in scenes), page.src_uri
        # One decision: one card asks what to choose.
        assert [one.heading.endswith("chọn gì?") for one in scenes].count(True) == 1, page.src_uri
        assert page.meta.duration <= 60  # type: ignore[attr-defined]
