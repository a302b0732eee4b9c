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
    "--audience",
    "audiences",
    multiple=True,
    help=say("NAME[=FOLDER[=ROLE]]; roles: pupils, teachers, families. May be repeated."),
)
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
    folder: Path, wheel: Path | None, yes: bool, **answers: str | tuple[str, ...] | None
) -> None:
    """Ask for what was not said, write everything beside and give it the folder's name."""
    target = require_free(folder)
    program = program_files(wheel) if wheel else None
    options = PortalOptions(**{**_text_options(answers, yes), **_list_options(answers, yes)})  # type: ignore[arg-type]
    portal = new_portal(options)
    write_portal(target, new=portal, today=date.today(), program=program)
    inform("Wrote the portal “{name}” into {folder}.", name=portal.name, folder=folder)
    inform(
        "First of all, read {start}. To look at it: cd {folder}, then loa serve.",
        start=folder / "README.md",
        folder=folder,
    )
    if program is None:
        inform("For jobs of GitHub, GitLab or Forgejo, run in it: loa kit --wheel FILE.")


def _text_options(answers: dict[str, str | tuple[str, ...] | None], yes: bool) -> dict[str, str]:
    texts = {}
    for key, question in _QUESTIONS.items():
        answer = answers[key]
        if answer is None:
            answer = DEFAULTS[key] if yes else click.prompt(question, default=DEFAULTS[key])
        texts[key] = str(answer)
    return texts


def _list_options(
    answers: dict[str, str | tuple[str, ...] | None], yes: bool
) -> dict[str, tuple[str, ...]]:
    lists = {}
    for key, question in _LISTS.items():
        parts = tuple(answers[key] or ())
        default = AUDIENCES if key == "audiences" else ()
        if not parts and not yes:
            answer = click.prompt(f"{question}. {_SYNTAX}", default="; ".join(default))
            parts = tuple(part.strip() for part in answer.split(";") if part.strip())
        lists[key] = parts or default
    return lists
