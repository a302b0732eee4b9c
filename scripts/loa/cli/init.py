"""`loa init`: a portal of one's own, in a folder of its own."""

import secrets
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from loa.checking import check
from loa.cli.telling import inform
from loa.errors import LoaError
from loa.ground.files import write_new
from loa.ground.names import SYSTEM_FILES
from loa.ground.targets import require_outside_portals
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.kit.front_matter_cms import front_matter_file
from loa.kit.issues import issue_files
from loa.kit.schemas import schema_files
from loa.kit.snippets import snippet_files
from loa.problems import Problem, as_text, errors_in
from loa.scaffold.new_portal import FOLDERS, NewPortal, portal_files
from loa.scaffold.portal_options import AUDIENCES, DEFAULTS, Said, read_options

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


class BadOptionsError(LoaError):
    """What was asked for cannot be written; the text names every option and what would be right."""

    exit_code = 2


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
@click.option("--yes", is_flag=True, help=say("Do not ask: what is not said takes its default."))
def init(folder: Path, yes: bool, **given: str | tuple[str, ...] | None) -> None:
    """Ask for what was not said, write everything beside and give it the folder's name."""
    target = require_free(folder)
    said = Said(**{**_words(given, yes), **_lists(given, yes)})  # type: ignore[arg-type]
    new, problems = read_options(said)
    if new is None:
        raise BadOptionsError(as_text(problems))
    write_portal(target, new, date.today())
    inform("Wrote the portal “{name}” into {folder}.", name=new.name, folder=folder)
    inform(
        "First of all, read {start}. To look at it: cd {folder}, then loa serve.",
        start=folder / "README.md",
        folder=folder,
    )


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


@check("init-folder", scope="command")
def require_free(folder: Path) -> Path:
    """The absolute path of a folder that is not there, or holds nothing of anybody's."""
    require_outside_portals(folder)
    target = folder.absolute()
    if target.is_symlink():
        raise _refused(folder, say("is a link"))
    if target.exists() and not target.is_dir():
        raise _refused(folder, say("is a file, not a folder"))
    if target.is_dir():
        theirs = [one.name for one in target.iterdir() if one.name.lower() not in SYSTEM_FILES]
        if theirs:
            raise _refused(folder, say("“{name}” is in it", name=min(theirs)))
    return target


def _refused(folder: Path, reason: str) -> BadOptionsError:
    message = say("Cannot write into it: {reason}. Nothing was written or deleted.", reason=reason)
    hint = say("Choose a new folder, or an empty one.")
    return BadOptionsError(as_text([Problem(str(folder), 1, "init-folder", message, hint)]))


def write_portal(target: Path, new: NewPortal, today: date) -> None:
    """All of it under the target's name, or nothing. Raises LoaError where it would have faults."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name[:40]}.loa-{secrets.token_hex(6)}")
    try:
        # The jobs of forges are left out: they run what only this repository has.
        around = {**issue_files(), **schema_files(), **snippet_files()}
        _write(fresh, {**portal_files(new, today), **around})
        portal = Portal.load(fresh)
        errors = errors_in(portal.problems())
        if errors:
            raise BadOptionsError(
                say(
                    "{list}\nNothing was written: with this name and these words the new portal "
                    "would have the errors above.",
                    list=as_text(errors),
                )
            )
        _write(fresh, front_matter_file(portal.library.registries))
        shutil.rmtree(fresh / ".cache", ignore_errors=True)
        # A folder takes the name of an empty one in one step; elsewhere the empty one goes first.
        try:
            fresh.rename(target)
        except FileExistsError:
            target.rmdir()
            fresh.rename(target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _write(folder: Path, files: Mapping[str, str]) -> None:
    for uri, text in files.items():
        path = folder / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(path, text)
