"""Every telephone number in a text is one that the registry lets out."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from loa.checking import check
from loa.checks.passages import rows_of
from loa.claims.clearance import Clearance, Finding, without_targets
from loa.claims.neighbours import is_name
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.reader_texts import printed
from loa.ground.wording import say
from loa.mending.numbers import Typed, typed_in_body, typed_in_front
from loa.problems import Problem
from loa.reading.model import Passage, Reference
from loa.safety.characters import FIX
from loa.safety.folding import read_as

Text = tuple[int, str]
"""A line of the file, from 1, and the text that begins there."""

_DIGEST = re.compile(r"[0-9a-f]{40,64}")
# What is struck out, set smaller or above the line: an eye that reads a number leaves it out.
_STRUCK = re.compile(
    r"<(del|s|small|sub|sup)>.*?</\1\s*>|~~.*?~~|\^[^^\s]+\^", re.DOTALL | re.IGNORECASE
)

# What a screen reader says and a script or a stylesheet may show.
_LABEL_PREFIXES = ("aria-", "data-")
# What an element is called.
_NAMING = frozenset({"alt", "title"})
# What stands in front of the entries of a list.
_COUNTERS = frozenset({"start", "value"})


@check("unknown-phone", "unpublished-phone")
def check_phones(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A number that no registry entry holds, or that may not be published, is an error."""
    clearance = Clearance(library.registries)
    for line, finding in _numbers(page, clearance):
        yield Problem(page.path, line, finding.code, finding.why, clearance.hint)


@check("dials-another")
def check_dialled_phones(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A link whose words show a number dials that one."""
    registries = library.registries
    clearance = Clearance(registries)
    links = [
        (link.line, printed(link.text, registries), link.target) for link in page.reading.links
    ]
    for reference in page.reading.references:
        helpline = registries.helplines.get(reference.key)
        if reference.kind == "helpline" and reference.label and helpline and helpline.tel:
            links.append((reference.line, reference.label, helpline.tel))
    hint = say("Show the number that is called, or words without a number.")
    for line, words, target in links:
        for finding in clearance.differing(words, target):
            yield Problem(page.path, page.body_line(line), finding.code, finding.why, hint)


@check("typed-phone", severity="warning")
def check_typed_phones(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A number of the registry is named by reference, so that it changes in one place."""
    in_front = typed_in_front(page.document.header, library.registries)
    in_body = typed_in_body(page.body, library.registries)
    for line, typed in (
        *((typed.row + 2, typed) for typed in in_front),
        *((page.body_line(typed.row), typed) for typed in in_body),
    ):
        yield typed_phone(page.path, line, typed)


def typed_phone(path: str, line: int, typed: Typed) -> Problem:
    """A number that is typed although the registry has it."""
    message = say(
        "The number {number} is typed: the day the registry has another, this place keeps it.",
        number=typed.number,
    )
    hint = say("Write {reference}. {fix}", reference=f"[[helpline:{typed.id}]]", fix=FIX)
    return Problem(path, line, "typed-phone", message, hint)


def _numbers(page: ContentPage, clearance: Clearance) -> Iterator[tuple[int, Finding]]:
    """Each number that readers see or a link dials, with its line in the file."""
    fields = page.meta.model_dump(mode="json")
    for key, value in fields.items():
        for text in _texts(value):
            findings = clearance.numbers(read_as(without_targets(text)))
            yield from (
                (page.line(key), finding) for finding in (*findings, *clearance.dialled(text))
            )
    for passage in page.reading.passages:
        line_of, words = rows_of(page, passage, _label), passage.filled(_label)
        for finding in (*clearance.numbers(read_as(words)), *clearance.dialled(words)):
            yield line_of(finding.row), finding
        bare = _STRUCK.sub(_line_ends, passage.written)
        if bare != passage.written:
            for finding in clearance.numbers(read_as(without_targets(bare))):
                yield page.body_line(passage.line), finding
    yield from _numbers_across(page, fields, clearance)
    for first, text in page.reading.asides:
        findings = clearance.numbers(read_as(without_targets(text)))
        yield from (
            (page.body_line(first), finding) for finding in (*findings, *clearance.dialled(text))
        )
    for attribute in page.reading.attributes:
        if attribute.name.startswith(_LABEL_PREFIXES):
            for finding in clearance.numbers(read_as(attribute.value), whole=True):
                yield page.body_line(attribute.line), finding
        elif attribute.name in _COUNTERS:
            for finding in clearance.numbers(read_as(attribute.value)):
                yield page.body_line(attribute.line), finding
        elif attribute.name == "id":
            # Shown in the address of whoever is led there.
            for finding in clearance.dialled(f"#{attribute.value}"):
                yield page.body_line(attribute.line), finding
    for link in page.reading.links:
        for finding in clearance.dialled(link.target):
            yield page.body_line(link.line), finding


def _numbers_across(
    page: ContentPage, fields: Mapping[str, object], clearance: Clearance
) -> Iterator[tuple[int, Finding]]:
    """Each number that goes on in the next field, cell, entry or paragraph, once."""
    findings = {
        (texts[finding.row][0], finding.words): finding
        for texts in _side_by_side(page, fields)
        for finding in clearance.across([read_as(text) for _, text in texts])
    }
    yield from ((line, finding) for (line, _), finding in findings.items())


def _side_by_side(page: ContentPage, fields: Mapping[str, object]) -> Iterator[list[Text]]:
    """Texts in the orders in which readers meet them: the head of the page and what follows, the
    fields, what the search and documents show with the title, the columns of tables, and what an
    element is called and described by.
    """
    texts_by_field = {
        key: [(page.line(key), text) for text in _texts(value) if not is_name(text)]
        for key, value in fields.items()
    }
    title, description, keywords = (
        texts_by_field[key] for key in ("title", "description", "keywords")
    )
    yield [*title, *texts_by_field["tiles"], *description, *_texts_of(page, page.reading.passages)]
    yield [text for texts in texts_by_field.values() for text in texts]
    yield [*title, *keywords]
    yield [*description, *keywords]
    for table in page.reading.tables:
        for column in zip(*table.rows, strict=False):
            yield _texts_of(page, column)
    for texts in _labels_of_elements(page):
        yield texts
        yield texts[::-1]


def _labels_of_elements(page: ContentPage) -> Iterator[list[Text]]:
    """What each element is called and described by, and the words of links with their titles."""
    words = defaultdict(list)
    for link in page.reading.links:
        words[link.line].append(link.text)
    for (tag, line), attributes in groupby(
        page.reading.attributes, key=lambda attribute: (attribute.tag, attribute.line)
    ):
        label_attributes = [
            attribute
            for attribute in attributes
            if attribute.name in _NAMING or attribute.name.startswith(_LABEL_PREFIXES)
        ]
        labels = [attribute.value for attribute in label_attributes]
        for texts in (
            labels,
            *([*labels, link_words] for link_words in words[line] if tag == "a" and labels),
        ):
            yield [(page.body_line(line), text) for text in texts]


def _texts_of(page: ContentPage, passages: Sequence[Passage]) -> list[Text]:
    return [(page.body_line(passage.line), passage.filled(_label)) for passage in passages]


def _line_ends(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _label(reference: Reference) -> str:
    """What a reference prints that its writer chose: a number of the registry is cleared."""
    return reference.label or ""


def _texts(value: object) -> Iterator[str]:
    """Every text of a front matter's field, but digests, which are digits by chance."""
    if isinstance(value, str):
        yield from () if _DIGEST.fullmatch(value) else (value,)
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)
