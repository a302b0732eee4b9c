"""Every telephone number in a text is one that the registry lets out."""

import re
from collections.abc import Iterator

from loa.checks.registry import checker
from loa.claims.phones import digits, phones_dialled, phones_in
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.problems import Problem
from loa.safety.folding import read_as, with_digits

_LINK = re.compile(r"\]\([^)]*\)|https?://\S+|\{[^}]*\}")

_DIGEST = re.compile(r"[0-9a-f]{40,64}")


@checker
def check_phones(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A number that no registry entry holds, or that may not be published, is an error."""
    lines = library.registries.helplines.values()
    allowed = {digits(one.number) for one in lines if one.number and one.publish == "yes"}
    refused = {digits(one.number) for one in lines if one.number and one.publish != "yes"}
    for line, number in _numbers(page):
        plain = digits(number)
        if plain in allowed:
            continue
        if plain in refused:
            message = f"Số {number} có trong sổ đăng ký nhưng không được đăng."
            yield Problem(page.path, line, "unpublished-phone", message, _known(library))
        else:
            message = f"Số {number} không có trong sổ đăng ký."
            yield Problem(page.path, line, "unknown-phone", message, _known(library))


def _numbers(page: ContentPage) -> Iterator[tuple[int, str]]:
    """Each number that readers see or a link dials, with its line in the file."""
    for key, value in page.meta.model_dump(mode="json").items():
        for text in _texts(value):
            seen = with_digits(read_as(_LINK.sub(" ", text)))
            yield from ((page.line(key), " ".join(found.split())) for found in phones_in(seen))
            yield from ((page.line(key), found) for _, found in phones_dialled(text))
    # Block by block: a number may go on in the next row, never in the next paragraph.
    start = 0
    for block in page.body.split("\n\n"):
        seen = with_digits(read_as(_LINK.sub(" ", block)))
        for number in phones_in(seen):
            row = start + seen[: seen.index(number)].count("\n")
            yield page.body_line(row), " ".join(number.split())
        for at, number in phones_dialled(block):
            yield page.body_line(start + block[:at].count("\n")), number
        start += block.count("\n") + 2


def _texts(value: object) -> Iterator[str]:
    """Every text of a front matter's field, but digests, which are digits by chance."""
    if isinstance(value, str):
        yield from () if _DIGEST.fullmatch(value) else (value,)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _known(library: Library) -> str:
    numbers = [str(line.number) for line in library.registries.published_helplines]
    return "Số được đăng: " + "; ".join(numbers) + ". Viết [[helpline:h111]] để máy tự điền."
