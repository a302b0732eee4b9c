"""The parts of a lesson, one row each: the id of its heading, which layouts have it, who reads it.

Primary: công văn 2345/BGDĐT-GDTH; secondary: công văn 5512/BGDĐT-GDTrH, Phụ lục IV. Below the
plan stands what differs by place and what worksheet, quiz, letter, slides and poster are cut from.
"""

from dataclasses import dataclass

from loa.content.entries.readers import AudienceRole

PRIMARY = "tieu-hoc"
SECONDARY = "secondary"
_BOTH = frozenset({PRIMARY, SECONDARY})


@dataclass(frozen=True)
class LessonPart:
    """A section that a lesson must have, in the order of the table.

    `numbered` parts are those that the official plan counts; the others stand within them or
    below the plan. `reader` is whom it is written for, where that is not the teacher.
    """

    id: str
    layouts: frozenset[str] = _BOTH
    numbered: bool = False
    reader: AudienceRole | None = None


LESSON_PARTS = (
    LessonPart("muc-tieu", numbered=True),
    LessonPart("kien-thuc", frozenset({SECONDARY})),
    LessonPart("nang-luc", frozenset({SECONDARY})),
    LessonPart("pham-chat", frozenset({SECONDARY})),
    LessonPart("thiet-bi", numbered=True),
    LessonPart("hoat-dong", numbered=True),
    LessonPart("mo-dau"),
    LessonPart("kham-pha"),
    LessonPart("luyen-tap"),
    LessonPart("van-dung"),
    LessonPart("dieu-chinh", frozenset({PRIMARY}), numbered=True),
    LessonPart("theo-vung"),
    LessonPart("phieu-hoc-tap", reader="pupils"),
    LessonPart("cau-hoi", reader="pupils"),
    LessonPart("dap-an"),
    LessonPart("thu-gia-dinh", reader="families"),
    LessonPart("an-toan"),
    LessonPart("trinh-chieu", reader="pupils"),
    LessonPart("ap-phich", reader="pupils"),
)


def parts_of_level(level: str) -> list[LessonPart]:
    """The parts of a lesson for a level of school, in their order."""
    layout = PRIMARY if level == PRIMARY else SECONDARY
    return [part for part in LESSON_PARTS if layout in part.layouts]
