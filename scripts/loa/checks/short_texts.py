"""What a handout is made of is there; texts to send are as long as their network allows.

Measured as they are printed, with what references say.
"""

from collections.abc import Iterator

from loa.checking import check
from loa.checks.passages import printing
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.handouts.flipchart import KIND as FLIPCHART
from loa.handouts.flipchart import SECTION as FLIPCHART_SECTION
from loa.handouts.large import LARGE_FORMATS
from loa.handouts.large import SECTION as SLOGANS
from loa.handouts.loudspeaker import spoken_numbers
from loa.handouts.short_texts import SHORT_TEXTS, ShortText
from loa.problems import Problem
from loa.reading.model import Passage, Section, is_heading

_SHEETS = {
    FLIPCHART: FLIPCHART_SECTION,
    **{large_format.kind: SLOGANS for large_format in LARGE_FORMATS},
}


@check("handout-section-missing", "short-text-length")
def check_short_texts(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Every kind that a page names has its section, and every text in it fits."""
    for kind in SHORT_TEXTS:
        if kind.kind not in page.meta.handouts:
            continue
        section = page.reading.section(kind.section)
        texts = list(_texts(page, library, kind, section)) if section else []
        if not texts:
            line = page.line("handouts", page.meta.handouts.index(kind.kind))
            message = say(
                "The page has the handout “{kind}” but no section #{section}.",
                kind=kind.kind,
                section=kind.section,
            )
            what = say("a list, each row a sentence") if kind.is_list else say("paragraphs of text")
            hint = say(
                "Add a section “## {card} {{#{section}}}” with {what}.",
                card=kind.card,
                section=kind.section,
                what=what,
            )
            yield Problem(page.path, line, "handout-section-missing", message, hint)
        numbers = spoken_numbers(library.registries.published_helplines)
        for line, text in texts:
            fault = kind.measure(text, numbers).fault
            if fault:
                message = f"{kind.card} “{_shown(text)}” {fault}."
                hint = (
                    say("Shorten it, or make it two.")
                    if "nhiều nhất" in fault
                    else say("Write more.")
                )
                yield Problem(page.path, line, "short-text-length", message, hint)


@check("handout-section-missing")
def check_sheets(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A page that names a flipchart or a large format has sheets for it."""
    for index, name in enumerate(page.meta.handouts):
        section_id = _SHEETS.get(name)
        if section_id is None:
            continue
        section = page.reading.section(section_id)
        below = page.reading.sections[section.position + 1 :] if section else ()
        if not section or not below or below[0].level <= section.level:
            message = say(
                "The page has the handout “{name}” but no section #{wanted} with headings of "
                "its own.",
                name=name,
                wanted=section_id,
            )
            hint = say("Each heading (###) of that section is a sheet.")
            line = page.line("handouts", index)
            yield Problem(page.path, line, "handout-section-missing", message, hint)


def _texts(
    page: ContentPage, library: Library, kind: ShortText, section: Section
) -> Iterator[tuple[int, str]]:
    printed = printing(library.registries)
    passages = list(page.reading.below(section))
    if kind.is_list:
        for passage in passages:
            if passage.tag == "li":
                text = " ".join(passage.filled(printed).split())
                yield page.body_line(passage.line), text
        return
    parts: list[list[Passage]] = [[]]
    for passage in passages:
        if is_heading(passage.tag):
            parts.append([])
        else:
            parts[-1].append(passage)
    for part in parts:
        if part:
            rows = [_row(passage, " ".join(passage.filled(printed).split())) for passage in part]
            yield page.body_line(part[0].line), "".join(rows).strip()


def _row(passage: Passage, text: str) -> str:
    return f"\n- {text}" if passage.tag == "li" else f"\n\n{text}"


def _shown(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}…"
