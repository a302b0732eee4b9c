"""What a person who listens to a page goes by: headings in order, named columns and links."""

from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.problems import Problem

_SAYS_NOTHING = {"tại đây", "ở đây", "vào đây", "bấm vào đây", "xem tại đây", "link", "xem thêm"}


@check("heading-skipped", "second-title")
def check_headings(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Headings begin at the second level, since the title is the first, and skip none."""
    above = 1
    for heading in page.reading.sections:
        line = page.body_line(heading.line)
        if heading.level == 1:
            message = say(
                "The heading “{title}” has one number sign, the level of the page's title.",
                title=heading.title,
            )
            yield Problem(
                page.path, line, "second-title", message, say("Write two number signs: ##")
            )
        elif heading.level > above + 1:
            message = say(
                "The heading “{title}” has level {level}, the one above it {above}.",
                title=heading.title,
                level=heading.level,
                above=above,
            )
            hint = say(
                "Write {count} number signs: {signs}", count=above + 1, signs="#" * (above + 1)
            )
            yield Problem(page.path, line, "heading-skipped", message, hint)
        above = heading.level


@check("column-unnamed")
def check_columns(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Every column of a table has a name, the first one too."""
    for table in page.reading.tables:
        for number, cell in enumerate(table.rows[0], start=1):
            if not cell.pieces:
                message = say("Column {place} of the table has no name.", place=number)
                hint = say("Write a name into its first cell, for example: | Nội dung | Điều 150 |")
                line = page.body_line(table.line)
                yield Problem(page.path, line, "column-unnamed", message, hint)


@check("link-unclear", severity="warning")
def check_link_texts(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A link says where it leads: people who listen go from link to link."""
    for link in page.reading.links:
        text = " ".join(link.text.split())
        if text.strip(" .:…").lower() in _SAYS_NOTHING:
            message = say("The link “{text}” does not say where it leads.", text=text)
            hint = say("Make a link of the other page's name: [dành cho cha mẹ](cha-me.md)")
            line = page.body_line(link.line)
            yield Problem(page.path, line, "link-unclear", message, hint)
