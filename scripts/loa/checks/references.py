"""Inline references name entries that exist and may be shown."""

from collections.abc import Iterator

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.references import Refused, find, resolve
from loa.problems import Problem


@checker
def check_references(page: ContentPage, library: Library) -> Iterator[Problem]:
    """`[[law:L53]]` and its like resolve to published entries."""
    for offset, match in find(page.body):
        found = resolve(match["kind"], match["id"], match["label"], library.registries)
        if isinstance(found, Refused):
            line = page.body_line(offset)
            yield Problem(page.path, line, found.code, found.message, found.hint)
