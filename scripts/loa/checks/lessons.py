"""A lesson has every part that its handouts are cut from."""

from collections.abc import Iterator

from loa.checking import check
from loa.content.kinds import LessonMeta
from loa.content.lesson_parts import parts_of_level
from loa.content.lesson_steps import ACTIVITIES, MINUTES
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.ground.wording import say
from loa.problems import Problem
from loa.reading.model import Section


@check("empty-section", "minutes-differ", "missing-section", "section-order")
def check_lesson(page: ContentPage, library: Library) -> Iterator[Problem]:
    """All sections are there, in order, filled, and the minutes add up."""
    if not isinstance(page.meta, LessonMeta) or page.language != SOURCE_LANGUAGE:
        return
    grade = library.registries.grades.get(page.meta.grades[0])
    if grade is None:
        return
    section_ids = [part.id for part in parts_of_level(grade.level)]
    sections_by_id = {section.id: section for section in page.reading.sections if section.id}
    for key in section_ids:
        if key not in sections_by_id:
            message = say("The lesson lacks the section #{key}.", key=key)
            hint = say("Add a heading with that id, as “loa new lesson” writes it.")
            yield Problem(page.path, page.document.body_line, "missing-section", message, hint)
        elif not sections_by_id[key].is_filled:
            line = page.body_line(sections_by_id[key].line)
            yield Problem(
                page.path, line, "empty-section", say("The section #{key} has no content.", key=key)
            )
    order = [key for key in section_ids if key in sections_by_id]
    lines = [sections_by_id[key].line for key in order]
    if lines != sorted(lines):
        message = say("The sections of the lesson are not in their order.")
        hint = say("The order: ") + ", ".join(order) + "."
        yield Problem(page.path, page.document.body_line, "section-order", message, hint)
    yield from _check_minutes(page, page.meta, sections_by_id)


def _check_minutes(
    page: ContentPage, meta: LessonMeta, sections_by_id: dict[str, Section]
) -> Iterator[Problem]:
    matches = [
        MINUTES.search(sections_by_id[key].title) for key in ACTIVITIES if key in sections_by_id
    ]
    minutes = [int(match.group(1)) for match in matches if match]
    total = sum(minutes)
    if len(minutes) == len(ACTIVITIES) and total != meta.duration.minutes:
        message = say(
            "The four activities take {total} minutes together, the front matter says {minutes}.",
            total=total,
            minutes=meta.duration.minutes,
        )
        line = page.line("duration", "minutes")
        yield Problem(
            page.path, line, "minutes-differ", message, say("Make both numbers the same.")
        )
