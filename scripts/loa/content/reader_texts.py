"""The words of a front matter that readers read, and the numbers that references put into them."""

import copy
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from loa.checking import check
from loa.content.front_matter import KeyPath
from loa.content.printed_numbers import HELPLINE, with_numbers_printed
from loa.content.references import Refused, resolve
from loa.content.registries import Registries
from loa.problems import Problem

# Fields that a reader reads; "*" stands for any key or position.
TEXT_FIELDS: tuple[tuple[str, ...], ...] = (
    ("title",),
    ("description",),
    ("subject",),
    ("activity",),
    ("place",),
    ("objectives", "*"),
    ("scenes", "*", "heading"),
    ("scenes", "*", "text"),
    ("messages", "*", "text"),
    ("themes", "*"),
)


def text_fields(data: Mapping[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """The reader's texts in a front matter, each with its path, in a fixed order."""
    for pattern in TEXT_FIELDS:
        yield from _matching(data, pattern, ())


def _matching(value: Any, pattern: tuple[str, ...], at: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if not pattern:
        if isinstance(value, str):
            yield at, value
        return
    if pattern[0] != "*":
        if isinstance(value, Mapping) and pattern[0] in value:
            yield from _matching(value[pattern[0]], pattern[1:], (*at, pattern[0]))
    elif isinstance(value, Mapping):
        for key in sorted(value, key=str):
            yield from _matching(value[key], pattern[1:], (*at, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _matching(item, pattern[1:], (*at, index))


def numbers_asked(data: Mapping[str, Any]) -> Iterator[tuple[KeyPath, str]]:
    """The helplines that the reader's texts name by reference, each with its place."""
    for path, text in text_fields(data):
        yield from ((path, match["id"]) for match in HELPLINE.finditer(text))


def printed(text: str, registries: Registries) -> str:
    """A text of a front matter as readers get it; what may not be printed stays as written."""
    return with_numbers_printed(text, registries.helplines)


@check("unknown-reference", "unpublished-reference", scope="reading")
def with_numbers(
    data: Mapping[str, Any], registries: Registries, path: str, line_of: Callable[[KeyPath], int]
) -> tuple[Mapping[str, Any], list[Problem]]:
    """A front matter as readers get it, and the references in it that name nothing printable."""
    problems = []
    for at, key in numbers_asked(data):
        number = resolve("helpline", key, None, registries)
        if isinstance(number, Refused):
            problems.append(Problem(path, line_of(at), number.code, number.message, number.hint))
    asked = dict.fromkeys(at for at, _ in numbers_asked(data))
    filled = copy.deepcopy(data) if asked else data
    for at in asked:
        parent: Any = filled
        for part in at[:-1]:
            parent = parent[part]
        parent[at[-1]] = printed(parent[at[-1]], registries)
    return filled, problems
