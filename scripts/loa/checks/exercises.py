"""Exercises for a pencil hold what they are made of."""

from collections.abc import Iterator

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.problems import Problem
from loa.reading.exercises import BLOCKS, CUT, FEWEST, MATCH, MOST, ORDER, parts_of
from loa.reading.syntax import BLOCK_MARK

_MADE_OF = {
    CUT: "một danh sách gạch đầu dòng, mỗi dòng một thẻ",
    MATCH: "một bảng hai cột, mỗi hàng một cặp đúng",
    ORDER: "một danh sách đánh số theo thứ tự đúng",
}


@checker
def check_exercises(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Each has a list or a table of two columns, with neither too few nor too many parts."""
    if not any(use.name in BLOCKS for use in page.reading.uses):
        return
    for element in page.reading.tree().iter():
        if BLOCK_MARK not in element.attrib:
            continue
        use = page.reading.uses[int(element.attrib[BLOCK_MARK])]
        kind = BLOCKS.get(use.name, "")
        count = len(parts_of(element, kind)) if kind else FEWEST
        if not FEWEST <= count <= MOST:
            message = (
                f"Khối {use.name} cần {_MADE_OF[kind]}, từ {FEWEST} đến {MOST}; đang có {count}."
            )
            line = page.body_line(use.line)
            yield Problem(page.path, line, "exercise-shape", message)
