"""A number in a front matter has one place too: scenes of a clip, messages, descriptions."""

import pytest

from loa.content.page import ContentPage, parse_page
from loa.content.registries import load_registries
from loa.content.translation import source_hash
from loa.integrations.portal import Portal
from loa.media.captions import cues_of
from loa.media.storyboard import storyboard_of
from loa.problems import Problem
from portals import ROOT, MakePortal, page_text

REGISTRIES = load_registries(ROOT / "docs")[0]
MORE = """\
duration: 8
languages: [vi]
scenes:
  - {heading: "Gọi [[helpline:h111]]", text: "Gọi [[helpline:h111]], ngày đêm.", seconds: 8}
"""


def parsed(more: str = MORE, kind: str = "video") -> tuple[ContentPage, list[Problem]]:
    page, problems = parse_page(
        "video/a.md", page_text("Phim", type=kind, more=more), "docs/video/a.md", REGISTRIES
    )
    assert page is not None
    return page, problems


def test_a_clip_and_its_captions_show_the_number() -> None:
    page, problems = parsed()
    assert problems == []
    board = storyboard_of(page, REGISTRIES)
    assert board is not None
    assert [(card.heading, card.text) for card in board.cards] == [
        ("Gọi 111", "Gọi 111, ngày đêm.")
    ]
    assert [cue.text for cue in cues_of(board)] == ["Gọi 111, ngày đêm."]


def test_a_description_shows_the_number_and_its_translation_keeps_its_source() -> None:
    text = page_text("Trang").replace("Trang dùng để thử.", "Gọi [[helpline:h111]] khi cần.")
    page, _ = parse_page("a.md", text, "a.md", REGISTRIES)
    assert page is not None
    assert page.meta.description == "Gọi 111 khi cần."
    # The hash is of what was written: a new number leaves translations good.
    typed, _ = parse_page("a.md", text.replace("[[helpline:h111]]", "111"), "a.md", REGISTRIES)
    assert typed is not None
    assert source_hash(page) != source_hash(typed)
    assert page.document.data["description"] == "Gọi [[helpline:h111]] khi cần."


@pytest.mark.parametrize(("key", "hint"), [("h11", "Có phải ý bạn là “h11"), ("khong-he-co", "")])
def test_a_number_that_nobody_has_is_told_at_its_line(key: str, hint: str) -> None:
    _, problems = parsed(MORE.replace("h111", key, 1))
    (first,) = [one for one in problems if one.code == "unknown-reference"]
    assert (first.line, first.message) == (
        16,
        f"Sổ đăng ký “helplines” không có mã “{key}”.",
    )
    assert hint in first.hint


@pytest.mark.parametrize(("length", "is_long"), [(22, False), (23, False), (24, True)])
def test_limits_count_what_is_shown(length: int, is_long: bool) -> None:
    # “Gọi 111” and a blank are 7 + 1 of 30 signs, however the number is written.
    words = "x" * (length - 1)
    _, problems = parsed(
        MORE.replace('"Gọi [[helpline:h111]]"', f'"Gọi [[helpline:h111]] {words}"')
    )
    assert bool(problems) is is_long


def test_what_shows_a_number_is_fine_and_another_reference_is_not(make_portal: MakePortal) -> None:
    more = MORE.replace("ngày đêm", "theo [[law:L53]]")
    root = make_portal({"video/a.md": page_text("Phim", type="video", more=more)})
    portal = Portal.load(root)
    found = [one for one in portal.problems() if one.code == "broken-reference"]
    assert [(one.message, one.hint) for one in found] == [
        (
            "“[[law:L53]]” không thành tham chiếu, nên sẽ in nguyên ra trang.",
            "Phần khai báo chỉ nhận số điện thoại, trong lời cho người đọc: [[helpline:h111]]. "
            "Điều khác thì viết bằng lời.",
        )
    ]
