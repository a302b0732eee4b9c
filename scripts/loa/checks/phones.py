"""Every telephone number in a text is one that the registry lets out."""

import re
from collections.abc import Iterator

from loa.checks.registry import checker
from loa.claims.phones import digits, phones_in
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.problems import Problem

_LINK = re.compile(r"\]\([^)]*\)|https?://\S+|\{[^}]*\}")


@checker
def check_phones(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A number that no registry entry holds, or that may not be published, is an error."""
    lines = library.registries.helplines.values()
    allowed = {digits(one.number) for one in lines if one.number and one.publish == "yes"}
    refused = {digits(one.number) for one in lines if one.number and one.publish != "yes"}
    texts = [
        (page.line("title"), page.meta.title),
        (page.line("description"), page.meta.description),
    ]
    rows = page.body.split("\n")
    texts += [(page.body_line(number), row) for number, row in enumerate(rows)]
    for line, text in texts:
        for number in phones_in(_LINK.sub(" ", text)):
            plain = digits(number)
            if plain in allowed:
                continue
            if plain in refused:
                message = f"Số {number} có trong sổ đăng ký nhưng không được đăng."
                yield Problem(page.path, line, "unpublished-phone", message, _known(library))
            else:
                message = f"Số {number} không có trong sổ đăng ký."
                yield Problem(page.path, line, "unknown-phone", message, _known(library))


def _known(library: Library) -> str:
    numbers = [str(line.number) for line in library.registries.published_helplines]
    return "Số được đăng: " + "; ".join(numbers) + ". Viết [[helpline:h111]] để máy tự điền."
