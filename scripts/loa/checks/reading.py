"""What a reader of a page would not get as it was meant."""

from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.problems import Problem


@check("page-too-heavy", "page-too-large")
def check_reading(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A page is short and flat enough to be read."""
    for fault in page.reading.faults:
        line = page.body_line(fault.line)
        yield Problem(page.path, line, fault.code, fault.message, fault.hint)
