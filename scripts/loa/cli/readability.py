"""`loa reading`: how hard each page is, for whom, and its worst sentences."""

import json
from dataclasses import asdict, fields

import click

from loa.app.reading_levels import Level, reading_levels
from loa.checks.readability import Part, advice
from loa.cli.paths import PortalPath
from loa.cli.root import find_root
from loa.cli.telling import inform
from loa.content.library import Library
from loa.ground import spreadsheet
from loa.ground.layout import DOCS
from loa.ground.wording import say


@click.command(
    "reading", help=say("How hard each page is for each of its audiences. The hardest come first.")
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PortalPath())
@click.option(
    "--worst",
    default=0,
    show_default=True,
    help=say("Print also so many of the hardest sentences."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help=say("How to print: for people, for programs, or for a spreadsheet."),
)
def readability(paths: tuple[str, ...], worst: int, form: str) -> None:
    """Exit 0, or 2 when a path is not there. `loa check` warns of what is above its limit."""
    levels = reading_levels(Library.load(find_root() / DOCS), paths)
    rows = [row for row, _ in levels]
    if form == "json":
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(_as_csv(rows), nl=False)
    else:
        for row, part in levels:
            _show(row, part, worst)


def _show(row: Level, part: Part, worst: int) -> None:
    mark = "!" if part.is_too_hard else " "
    inform(
        "{mark} {score}/{limit} {audience} {length} syllables a sentence {sentences} "
        "sentences  {path}",
        mark=mark,
        score=f"{row.score:.2f}",
        limit=f"{row.limit:.2f}",
        audience=f"{row.audience:<13}",
        length=f"{row.length:5.1f}",
        sentences=f"{row.sentences:4d}",
        path=row.path,
    )
    for sentence in part.readability.worst[:worst]:
        inform(
            "      {line}: {text} ({syllables} syllables. {advice})",
            line=sentence.line,
            text=sentence.text,
            syllables=sentence.syllables,
            advice=advice(sentence),
        )


def _as_csv(rows: list[Level]) -> str:
    header = [field.name for field in fields(Level)]
    return spreadsheet.as_csv(header, ([*asdict(row).values()] for row in rows))
