"""`loa init`: a portal of one's own, in a folder of its own."""

from datetime import date
from pathlib import Path

import click

from loa.app.starting import new_portal, require_free, write_portal
from loa.cli.telling import inform
from loa.ground.wording import say
from loa.kit.programs import program_files
from loa.scaffold.new_portal import FOLDERS
from loa.scaffold.portal_options import AUDIENCES, DEFAULTS, PortalOptions

_QUESTIONS = {
    "name": say("Name of the portal"),
    "address": say("Its address on the web"),
    "province": say("Of which province or city"),
    "subject": say("What it is about"),
}
_LISTS = {
    "agencies": say("Agencies of the campaign"),
    "languages": say("Languages beside Vietnamese (CODE=NAME)"),
    "audiences": say("Audiences (NAME=FOLDER=ROLE)"),
    "sections": say("Sections with another name (ROLE=FOLDER)"),
}
_SYNTAX = say("Several are separated by ;")


@click.command(help=say("Write a new portal into FOLDER: new, or empty. Nothing is ever deleted."))
@click.argument("folder", metavar=say("FOLDER"), type=click.Path(path_type=Path))
@click.option("--name", help=say("Name of the portal."))
@click.option("--address", help=say("Its address on the web, for example https://cong.example.vn/"))
@click.option("--province", help=say("Of which province or city, for example “tỉnh Cà Mau”."))
@click.option("--subject", help=say("What it is about, for example “phòng, chống đuối nước”."))
@click.option(
    "--agency", "agencies", multiple=True, help=say("An agency of the campaign; may be repeated.")
)
@click.option(
    "--language", "languages", multiple=True, help=say("CODE=NAME, for example “km=Tiếng Khmer”.")
)
@click.option(
    "--audience", "audiences", multiple=True,
    help=say("NAME[=FOLDER[=ROLE]]; roles: pupils, teachers, families. May be repeated."),
)  # fmt: skip
@click.option(
    "--section",
    "sections",
    multiple=True,
    help=say(
        "ROLE=FOLDER for a section with another name; roles: {roles}.", roles=", ".join(FOLDERS)
    ),
)
@click.option(
    "--wheel",
    type=click.Path(path_type=Path),
    help=say("The wheel of Loa, carried along for the jobs of GitHub, GitLab and Forgejo."),
)
@click.option("--yes", is_flag=True, help=say("Do not ask: what is not said takes its default."))
def init(
    folder: Path, wheel: Path | None, yes: bool, **given: str | tuple[str, ...] | None
) -> None:
    """Ask for what was not said, write everything beside and give it the folder's name."""
    target = require_free(folder)
    program = program_files(wheel) if wheel else None
    said = PortalOptions(**{**_words(given, yes), **_lists(given, yes)})  # type: ignore[arg-type]
    new = new_portal(said)
    write_portal(target, new, date.today(), program)
    inform("Wrote the portal “{name}” into {folder}.", name=new.name, folder=folder)
    inform(
        "First of all, read {start}. To look at it: cd {folder}, then loa serve.",
        start=folder / "README.md",
        folder=folder,
    )
    if program is None:
        inform("For jobs of GitHub, GitLab or Forgejo, run in it: loa kit --wheel FILE.")


def _words(given: dict[str, str | tuple[str, ...] | None], yes: bool) -> dict[str, str]:
    found = {}
    for key, question in _QUESTIONS.items():
        said = given[key]
        if said is None:
            said = DEFAULTS[key] if yes else click.prompt(question, default=DEFAULTS[key])
        found[key] = str(said)
    return found


def _lists(given: dict[str, str | tuple[str, ...] | None], yes: bool) -> dict[str, tuple[str, ...]]:
    found = {}
    for key, question in _LISTS.items():
        said = tuple(given[key] or ())
        default = AUDIENCES if key == "audiences" else ()
        if not said and not yes:
            typed = click.prompt(f"{question}. {_SYNTAX}", default="; ".join(default))
            said = tuple(part.strip() for part in typed.split(";") if part.strip())
        found[key] = said or default
    return found
