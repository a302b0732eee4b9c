"""The activities of a lesson, read from their headings."""

import pytest

from loa.content.lesson_steps import Step, steps_of
from loa.content.page import parse_page
from loa.content.registries import load_registries
from portals import ROOT, page_text

HEADINGS = """
### Hoạt động 1: Mở đầu (6 phút) {#mo-dau}

Chữ.

### Hoạt động 2: Khám phá (14 phút, cả lớp) {#kham-pha}

### Luyện tập (15 phút) {#luyen-tap}

### Vận dụng, trải nghiệm (10 phút) {#van-dung}
"""


def steps(body: str) -> list[Step]:
    known = load_registries(ROOT / "docs")[0]
    page, _ = parse_page("a.md", page_text("A", body), "docs/a.md", known)
    assert page is not None
    return steps_of(page)


def test_each_activity_begins_when_the_one_before_ends() -> None:
    assert steps(HEADINGS) == [
        Step("mo-dau", "Mở đầu", 0, 6),
        Step("kham-pha", "Khám phá", 6, 14),
        Step("luyen-tap", "Luyện tập", 20, 15),
        Step("van-dung", "Vận dụng, trải nghiệm", 35, 10),
    ]


@pytest.mark.parametrize("lost", [" (6 phút)", "{#van-dung}"])
def test_a_bar_of_time_is_whole_or_not_there(lost: str) -> None:
    assert steps(HEADINGS.replace(lost, "")) == []
