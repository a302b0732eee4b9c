"""The portal's own pages: nothing to mend, and each leads on to another."""

import re
from collections import defaultdict

from click.testing import CliRunner

from loa.cli.main import main
from loa.content.lesson_steps import ACTIVITIES
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.references import REPLACED
from loa.content.sentences import sentences
from loa.integrations.portal import Portal
from loa.problems import as_text
from loa.reading.model import Section, is_heading
from portals import ROOT

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#\s]+\.md)")
# Lists and the pages about the portal itself lead on by what they are.
# A sentence on more pages than this belongs into the registry of phrases.
MANY = 10
LEADING = {"guide", "lesson", "campaign-event", "video"}


def test_no_check_finds_anything_not_even_a_warning() -> None:
    assert as_text(Portal.load(ROOT).problems()) == ""


def test_every_figure_rests_on_an_entry_or_on_a_source_that_states_it() -> None:
    result = CliRunner().invoke(main, ["facts", "--unsourced", str(ROOT / "docs")])
    assert result.stdout == ""


def test_a_sentence_of_many_pages_stands_in_one_place() -> None:
    holders: dict[str, set[str]] = defaultdict(set)
    for page in Library.load(ROOT / "docs").pages:
        if page.language != SOURCE_LANGUAGE:
            continue
        for passage in page.reading.passages:
            if not is_heading(passage.tag) and passage.tag != "th":
                for sentence in sentences(passage.filled(lambda _: REPLACED)):
                    if len(sentence.split()) >= 6:
                        holders[sentence].add(page.path)
    assert {one: len(pages) for one, pages in holders.items() if len(pages) > MANY} == {}


def test_every_page_with_content_links_to_another() -> None:
    ends = [
        page.path
        for page in Library.load(ROOT / "docs").pages
        if page.language == SOURCE_LANGUAGE and page.meta.type in LEADING
        if not {page.beside(target) for target in LINK.findall(page.body)} - {page.src_uri}
    ]
    assert ends == []


def test_every_activity_of_every_lesson_says_what_pupils_produce() -> None:
    silent = [
        f"{page.path} #{section.id}"
        for page in Library.load(ROOT / "docs").pages
        if page.language == SOURCE_LANGUAGE and page.meta.type == "lesson"
        for section in page.reading.sections
        if section.id in ACTIVITIES and "sản phẩm" not in _words_below(page, section)
    ]
    assert silent == []


def _words_below(page: ContentPage, section: Section) -> str:
    return " ".join(passage.text.lower() for passage in page.reading.below(section))
