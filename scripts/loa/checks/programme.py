"""A lesson names what the programme of 2018 names, in its words, and the parts of its activities.

Whoever inspects a plan looks for these first: qualities and competences by their official names
(Thông tư 32/2018/TT-BGDĐT), and the parts that each activity has in its official form: in
primary schools what a plan prints in two columns, in secondary schools a) to d) and the four steps
of công văn 5512/BGDĐT-GDTrH, Phụ lục IV.
"""

import re
from collections.abc import Iterator, Sequence

from loa.checking import check
from loa.content.kinds import LessonMeta
from loa.content.lesson_steps import ACTIVITIES
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.ground.wording import say
from loa.problems import Problem
from loa.reading.model import Section

QUALITIES = ("yêu nước", "nhân ái", "chăm chỉ", "trung thực", "trách nhiệm")
GENERAL = ("tự chủ và tự học", "giao tiếp và hợp tác", "giải quyết vấn đề và sáng tạo")
# Of the subject that is called Đạo đức, Giáo dục công dân, Giáo dục kinh tế và pháp luật.
CIVIC = (
    "điều chỉnh hành vi",
    "phát triển bản thân",
    "tìm hiểu và tham gia hoạt động kinh tế - xã hội",
)
# Of Hoạt động trải nghiệm and Hoạt động trải nghiệm, hướng nghiệp.
EXPERIENTIAL = (
    "thích ứng với cuộc sống",
    "thiết kế và tổ chức hoạt động",
    "định hướng nghề nghiệp",
)
EXPERIENTIAL_ACTIVITY = "Hoạt động trải nghiệm"
CIVIC_SUBJECTS = ("Đạo đức", "Giáo dục công dân", "Giáo dục kinh tế và pháp luật")
STEPS = (
    "Chuyển giao nhiệm vụ",
    "Thực hiện nhiệm vụ",
    "Báo cáo, thảo luận",
    "Kết luận, nhận định",
)
PRIMARY = "tieu-hoc"
PARTS_IN_PRIMARY = ("Mục tiêu", "Giáo viên", "Học sinh", "Sản phẩm")
PARTS_IN_SECONDARY = ("a) Mục tiêu", "b) Nội dung", "c) Sản phẩm", "d) Tổ chức thực hiện")
_LABEL = re.compile(r"^\s*[-*]\s+\*\*(?P<label>[^*]+):\*\*(?P<rest>.*)$", re.MULTILINE)
_ASIDE = re.compile(r"\([^)]*\)")


@check("lesson-competence", "lesson-parts", "lesson-quality", "lesson-steps")
def check_programme(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Qualities and competences are the programme's; activities have their parts and steps."""
    if not isinstance(page.meta, LessonMeta) or page.language != SOURCE_LANGUAGE:
        return
    grade = library.registries.grades.get(page.meta.grades[0])
    if grade is None:
        return
    is_primary = grade.level == PRIMARY
    abilities = page.reading.section("muc-tieu" if is_primary else "nang-luc")
    qualities = page.reading.section("muc-tieu" if is_primary else "pham-chat")
    if qualities and qualities.is_filled:
        yield from _check_qualities(page, qualities, is_primary)
    if abilities and abilities.is_filled:
        yield from _check_abilities(page, abilities, page.meta)
    for activity in map(page.reading.section, ACTIVITIES):
        if activity and activity.is_filled:
            yield from _check_parts(page, activity, is_primary)
            if not is_primary:
                yield from _check_steps(page, activity)


def _check_qualities(page: ContentPage, section: Section, is_primary: bool) -> Iterator[Problem]:
    line = page.body_line(section.line)
    hint = say("The five qualities of the programme: {names}.", names=", ".join(QUALITIES))
    labels = _labels(page, section)
    names = _names(labels.get("phẩm chất", ""), ",") if is_primary else list(labels)
    if not names:
        form = "- **Phẩm chất:** nhân ái." if is_primary else "- **Nhân ái:** …"
        message = say(
            "The section #{id} names no quality in the form “{form}”.", id=section.id, form=form
        )
        yield Problem(page.path, line, "lesson-quality", message, hint)
    for name in names:
        if name not in QUALITIES:
            message = say("“{name}” is no quality of the programme.", name=name)
            yield Problem(page.path, line, "lesson-quality", message, hint)


def _check_abilities(page: ContentPage, section: Section, meta: LessonMeta) -> Iterator[Problem]:
    labels = _labels(page, section)
    categories = [("năng lực chung", GENERAL)]
    if meta.subject in CIVIC_SUBJECTS:
        categories.append(("năng lực đặc thù", CIVIC))
    elif (meta.activity or "").startswith(EXPERIENTIAL_ACTIVITY):
        categories.append(("năng lực đặc thù", EXPERIENTIAL))
    line = page.body_line(section.line)
    for label, known in categories:
        hint = say("Names in the programme: {names}.", names="; ".join(known))
        names = _names(labels.get(label, ""), ";")
        if not names:
            message = say(
                "The section #{id} lacks the line “- **{label}:** …”.",
                id=section.id,
                label=label.capitalize(),
            )
            yield Problem(page.path, line, "lesson-competence", message, hint)
        for name in names:
            if name not in known:
                message = f"“{name}” không phải {label} của chương trình."
                yield Problem(page.path, line, "lesson-competence", message, hint)


def _check_parts(page: ContentPage, section: Section, is_primary: bool) -> Iterator[Problem]:
    """Each part begins a paragraph with its bold label, once, in order."""
    parts = PARTS_IN_PRIMARY if is_primary else PARTS_IN_SECONDARY
    marks = [f"\n**{part}:**" for part in parts]
    hint = say(
        "The order: {names}. Each begins with bold letters: **{first}:**",
        names="; ".join(parts),
        first=parts[0],
    )
    yield from _check_order(
        page,
        section,
        code="lesson-parts",
        what=say("paragraphs"),
        names=parts,
        marks=marks,
        hint=hint,
    )


def _check_steps(page: ContentPage, section: Section) -> Iterator[Problem]:
    """Each step's label once, in order."""
    marks = [f"**{step}.**" for step in STEPS]
    hint = say(
        "The order: {names}. Each step is bold and ends in a full stop: **{first}.**",
        names="; ".join(STEPS),
        first=STEPS[0],
    )
    yield from _check_order(
        page,
        section,
        code="lesson-steps",
        what=say("steps"),
        names=STEPS,
        marks=marks,
        hint=hint,
    )


def _check_order(
    page: ContentPage,
    section: Section,
    code: str,
    what: str,
    names: Sequence[str],
    marks: Sequence[str],
    hint: str,
) -> Iterator[Problem]:
    """Whether an activity has four labels, each with its mark in the text, and in their order."""
    text = f"\n{_text(page, section)}"
    positions = [text.find(mark) for mark in marks]
    missing = [name for name, position in zip(names, positions, strict=True) if position < 0]
    line = page.body_line(section.line)
    if missing:
        message = say(
            "The activity #{id} lacks its {what}: {missing}.",
            id=section.id,
            what=what,
            missing="; ".join(missing),
        )
        yield Problem(page.path, line, code, message, hint)
    elif positions != sorted(positions):
        message = say(
            "The four {what} of the activity #{id} are not in their order.",
            what=what,
            id=section.id,
        )
        yield Problem(page.path, line, code, message, hint)


def _labels(page: ContentPage, section: Section) -> dict[str, str]:
    """What stands after the bold label of each list entry."""
    return {
        match["label"].strip().lower(): match["rest"]
        for match in _LABEL.finditer(_text(page, section))
    }


def _names(text: str, separator: str) -> list[str]:
    """The names in a row, without what is said about them in brackets."""
    parts = _ASIDE.sub("", text).split(separator)
    return [part.strip(" .").lower() for part in parts if part.strip(" .")]


def _text(page: ContentPage, section: Section) -> str:
    """What stands below a heading, as written: the labels are told by their marks."""
    return "\n".join(page.body.split("\n")[section.line + 1 : section.end])
