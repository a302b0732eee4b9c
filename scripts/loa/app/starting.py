"""A portal of one's own, in a folder of its own."""

import secrets
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from loa.checking import check
from loa.ground.files import write_new
from loa.ground.names import SYSTEM_FILES
from loa.ground.targets import require_outside_portals
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.kit.forges import ci_files
from loa.kit.front_matter_cms import front_matter_file
from loa.kit.issues import issue_files
from loa.kit.schemas import schema_files
from loa.kit.snippets import snippet_files
from loa.problems import Problem, ProblemsError, errors_in
from loa.scaffold.new_files import portal_files
from loa.scaffold.new_portal import NewPortal
from loa.scaffold.portal_options import PortalOptions, read_options


class BadOptionsError(ProblemsError):
    """What was asked for cannot be written; the text names every option and what would be right."""

    exit_code = 2


def new_portal(options: PortalOptions) -> NewPortal:
    """What a portal is to be like. Raises BadOptionsError with all that makes no sense."""
    new, problems = read_options(options)
    if new is None:
        raise BadOptionsError(problems)
    return new


@check("init-folder", scope="command")
def require_free(folder: Path) -> Path:
    """The absolute path of a folder that is not there, or holds nothing of anybody's."""
    require_outside_portals(folder)
    target = folder.absolute()
    if target.is_symlink():
        raise _refusal(folder, say("is a link"))
    if target.exists() and not target.is_dir():
        raise _refusal(folder, say("is a file, not a folder"))
    if target.is_dir():
        names = [path.name for path in target.iterdir() if path.name.lower() not in SYSTEM_FILES]
        if names:
            raise _refusal(folder, say("“{name}” is in it", name=min(names)))
    return target


def _refusal(folder: Path, reason: str) -> BadOptionsError:
    message = say("Cannot write into it: {reason}. Nothing was written or deleted.", reason=reason)
    hint = say("Choose a new folder, or an empty one.")
    return BadOptionsError([Problem(str(folder), 1, "init-folder", message, hint)])


def write_portal(
    target: Path, new: NewPortal, today: date, program: Mapping[str, bytes] | None = None
) -> None:
    """All of it under the target's name, or nothing. Raises LoaError where it would have faults.

    With `program` (`program_files`) the portal carries what builds it, and has jobs for forges that
    install it from there.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name[:40]}.loa-{secrets.token_hex(6)}")
    try:
        around = {**issue_files(), **schema_files(), **snippet_files()}
        # Without the program the jobs would have nothing to run.
        jobs: dict[str, str | bytes] = {**program, **ci_files()} if program else {}
        _write(fresh, {**portal_files(new, today), **around, **jobs})
        portal = Portal.load(fresh)
        errors = errors_in(portal.problems())
        if errors:
            raise BadOptionsError(
                errors,
                say(
                    "Nothing was written: with this name and these words the new portal would "
                    "have the errors above."
                ),
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


def _write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for uri, data in files.items():
        path = folder / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new(path, data)
