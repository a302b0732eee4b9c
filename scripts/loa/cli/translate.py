"""`loa translate`: the loop with translators who have no git."""

import json
from datetime import date, datetime
from pathlib import Path

import click

from loa.app.translating import (
    export_pages,
    record_easy,
    record_minor_change,
    record_review,
    require_translatable,
)
from loa.cli.lazy import LazyGroup
from loa.cli.paths import PagePath
from loa.cli.root import find_root
from loa.cli.telling import inform
from loa.content.translation import STATE_NAMES
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.translation.desk import FORMATS, Change, import_file
from loa.translation.status import coverage, what_next


@click.group(
    cls=LazyGroup,
    import_paths={"record": "loa.cli.record:record", "speak": "loa.cli.speak:speak_page"},
    help=say(
        "Translations: see what is missing, export for translators, take back, record reviews."
    ),
)
def translate() -> None:
    """Gather the commands of the loop."""


@translate.command(help=say("What each language has, and which page to translate next."))
@click.option("--language", default="", help=say("One language only, as file names end: tyz."))
@click.option(
    "--limit", default=10, show_default=True, help=say("How many pages to translate next.")
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def status(language: str, limit: int, form: str) -> None:
    """Print the coverage and the ranked list."""
    portal = Portal.load(find_root())
    if language:
        require_translatable(portal.library, language)
    rows = [row for row in coverage(portal.library) if language in {"", row.language.slug}]
    suggestions = what_next(portal.library, language, limit)
    if form == "json":
        data = {
            "languages": [
                {
                    "language": row.language.slug,
                    "states": {state.value: count for state, count in row.states.items()},
                    "audiences": {
                        key: {"published": done, "pages": total}
                        for key, (done, total) in row.audiences.items()
                    },
                }
                for row in rows
            ],
            "next": [
                {
                    "language": suggestion.language,
                    "page": suggestion.page,
                    "title": suggestion.title,
                    "state": suggestion.state.value,
                    "score": suggestion.score,
                }
                for suggestion in suggestions
            ],
        }
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    width = max(len(row.language.name) for row in rows)
    for row in rows:
        counts = ", ".join(
            f"{STATE_NAMES[state]} {count}" for state, count in row.states.items() if count
        )
        click.echo(f"{row.language.name:<{width}}  {counts}")
        shares = [f"{key} {done}/{total}" for key, (done, total) in row.audiences.items() if done]
        if shares:
            inform(
                "{indent}  by audience: {shares}", indent=f"{'':<{width}}", shares=", ".join(shares)
            )
    inform("\nTo translate next (people × audience × readers):")
    for suggestion in suggestions:
        state_name = STATE_NAMES[suggestion.state]
        click.echo(
            f"  {suggestion.language:<8} {suggestion.page}  “{suggestion.title}” ({state_name})"
        )


@translate.command(
    help=say("Export pages for translators: PO, XLIFF or a Word table of two columns.")
)
@click.argument("pages", metavar=say("PAGE..."), nargs=-1, required=True, type=PagePath())
@click.option(
    "--to",
    "language",
    required=True,
    help=say("Language to translate into, as file names end: tyz."),
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="docx", show_default=True)
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path(), help=say("Folder for the files.")
)
@click.option("--force", is_flag=True, help=say("Overwrite files that are there."))
def export(pages: tuple[str, ...], language: str, form: str, out: Path, force: bool) -> None:
    """Write one file a page, named after the page and the language; what differs is kept."""
    portal = Portal.load(find_root())
    for target in export_pages(
        portal, uris=pages, language=language, form=form, out=out, force=force
    ):
        inform("Exported {target}", target=target)


@translate.command(
    name="import", help=say("Take a translated file. A damaged file is refused whole.")
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", "name", default="", help=say("Name of the translator, for the page."))
def import_(file: Path, name: str) -> None:
    """Take a returned file over; exit 1 with every reason when it is refused."""
    portal = Portal.load(find_root())
    change = import_file(portal.library, file, name)
    if change is None:
        inform("This file is just like the page, nothing was changed.")
        return
    change.write()
    inform("Wrote {shown} (draft). “loa check” looks at it again.", shown=_path_of(portal, change))


@translate.command(
    name="review", help=say("Record that a native speaker has reviewed a translation.")
)
@click.argument("page", metavar=say("PAGE"), type=PagePath())
@click.option("--by", "name", required=True, help=say("Name of the reviewer."))
@click.option(
    "--on", type=click.DateTime(["%Y-%m-%d"]), help=say("Day of the review; by default today.")
)
def review_(page: str, name: str, on: datetime | None) -> None:
    """Set a variant to reviewed, against the source as it is now."""
    portal = Portal.load(find_root())
    day = on.date() if on else date.today()
    change = record_review(portal, uri=page, name=name, day=day)
    inform("The review is written into {shown}.", shown=_path_of(portal, change))


@translate.command(
    help=say("Record that this change of the Vietnamese page does not change its meaning.")
)
@click.argument("page", metavar=say("PAGE"), type=PagePath())
@click.option(
    "--since", default="HEAD", show_default=True, help=say("Compared with which commit of git.")
)
def minor(page: str, since: str) -> None:
    """Keep translations good over an edit that changes no meaning."""
    portal = Portal.load(find_root())
    change = record_minor_change(portal, page, since)
    if change is None:
        inform("The words of the page are the same, nothing needs to be written.")
        return
    inform(
        "The small change is written into {shown}. The translations still hold.",
        shown=_path_of(portal, change),
    )


@translate.command(help=say("Record that an easy version was compared with the full page today."))
@click.argument("pages", metavar=say("PAGE..."), nargs=-1, required=True, type=PagePath())
def easy(pages: tuple[str, ...]) -> None:
    """Have pages in easy words follow their pages in full as they are now: all or none."""
    portal = Portal.load(find_root())
    for page, change in zip(pages, record_easy(portal, pages), strict=True):
        if change is None:
            inform("“{page}” follows the full page, nothing needs to be written.", page=page)
            continue
        inform("Written into {shown}.", shown=_path_of(portal, change))


def _path_of(portal: Portal, change: Change) -> str:
    return change.path.relative_to(portal.root).as_posix()
