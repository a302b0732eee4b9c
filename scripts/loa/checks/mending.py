"""What a forge's preview shows and the portal does not, and signs of Word that stay signs."""

import re
from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.mending.files import body_faults
from loa.mending.front import curly_rows
from loa.mending.rows import is_text
from loa.problems import Problem
from loa.safety.characters import FIX

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_STRUCK = re.compile(r"(?<![~\\])~~(?=\S)[^~\n]+?(?<=\S)~~(?!~)")
_HASHTAG = re.compile(r"^#(?=[^\s#{])")
_ALERT = re.compile(r"^> ?\[!\w+\]\s*$")


@check(
    "heading-space",
    "heading-underlined",
    "list-indent",
    "list-joined",
    "number-bracket",
    "tab-table",
    "word-bullets",
)
def check_rows(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Lists, tables and headings are written so that every reader of Markdown sees them."""
    for row, fault in body_faults(page.body):
        hint = f"{fault.hint} {FIX}"
        code = fault.code
        yield Problem(page.path, page.body_line(row), code, fault.message, hint)


@check("forge-mark", "heading-space")
def check_marks(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Marks that a forge shows as layout and readers as signs."""
    rows = page.body.split("\n")
    for number, (row, is_read) in enumerate(zip(rows, is_text(rows), strict=True)):
        if not is_read:
            continue
        plain = _CODE.sub("", row)
        line = page.body_line(number)
        if _STRUCK.search(plain):
            message = say("Struck out text ~~…~~ keeps its signs ~~ on the portal.")
            yield Problem(
                page.path, line, "forge-mark", message, say("Remove the text, or the signs ~~.")
            )
        if plain.endswith("\\") and number + 1 < len(rows) and rows[number + 1].strip():
            message = say("A sign \\ at the end of a line stays a \\ on the portal.")
            hint = say("For a new line leave an empty one, or write a list.")
            yield Problem(page.path, line, "forge-mark", message, hint)
        if _ALERT.match(plain):
            message = say("A box [!NOTE] of GitHub is plain text in brackets on the portal.")
            hint = say("Write a box as “!!! note”, see the editors' guide.")
            yield Problem(page.path, line, "forge-mark", message, hint)
        if _HASHTAG.match(plain):
            message = say("A line that begins with # and no space is a heading on the portal.")
            hint = say("Write a heading as “## Name”, and a tag as “\\#…”.")
            yield Problem(page.path, line, "heading-space", message, hint)


@check("curly-quotes")
def check_quotes(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A value of the front matter stands in the quotes that YAML knows."""
    for row in curly_rows(page.document.header.split("\n")):
        message = say("A value in curly quotes keeps them on the page.")
        hint = say('Type straight quotes: "…". {fix}', fix=FIX)
        yield Problem(page.path, row + 2, "curly-quotes", message, hint)
