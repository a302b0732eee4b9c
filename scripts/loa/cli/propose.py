"""`loa propose`: what a proposal changes, for those who decide on it."""

from dataclasses import replace
from pathlib import Path

import click

from loa.cli.root import dated_root, find_root
from loa.cli.telling import end, inform
from loa.content.registries import load_registries
from loa.errors import LoaError
from loa.ground.files import write_whole
from loa.ground.targets import require_outside_sources
from loa.ground.wording import say
from loa.integrations.picturing import picture_pages
from loa.integrations.portal import Portal
from loa.integrations.proposing import propose as compare
from loa.integrations.readings import record_reading
from loa.problems import errors_in
from loa.proposals.annotations import as_annotations, as_code_quality, as_sarif
from loa.proposals.markdown import as_markdown
from loa.proposals.report import Report


def _github(report: Report) -> str:
    return as_annotations(report.problems)


def _gitlab(report: Report) -> str:
    return as_code_quality(report.problems)


def _sarif(report: Report) -> str:
    return as_sarif(report.problems)


_FORMATS = {"markdown": as_markdown, "github": _github, "gitlab": _gitlab, "sarif": _sarif}
_FILES = {
    "bao-cao.md": as_markdown,
    "annotations.txt": _github,
    "gl-code-quality.json": _gitlab,
    "loa.sarif": _sarif,
}


@click.group(help=say("Proposals: what one changes, and who must approve it."))
def propose() -> None:
    """Gather the commands about proposals."""


@propose.command(
    help=say(
        "Tell what this proposal changes against the branch BASE: pages, numbers, "
        "translations, addresses."
    )
)
@click.option(
    "--base",
    required=True,
    metavar=say("BRANCH"),
    help=say("Main branch, for example origin/main."),
)
@click.option(
    "--format", "form", type=click.Choice(list(_FORMATS)), default="markdown", show_default=True,
    help=say("How to print: a comment, lines for GitHub, a file for GitLab, SARIF."),
)  # fmt: skip
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help=say("Folder for all four: bao-cao.md, annotations.txt, gl-code-quality.json, loa.sarif."),
)
@click.option(
    "--pictures",
    is_flag=True,
    help=say(
        "Draw changed pages, before and after, into the folder --out. Needs Chromium or Chrome."
    ),
)
def report(base: str, form: str, out: Path | None, pictures: bool) -> None:
    """Print the report; exit 0 without errors, 1 with errors, 2 when git does not know BASE."""
    root = dated_root()
    if out is not None:
        require_outside_sources(out, root)
    if pictures and out is None:
        raise LoaError(say("--pictures needs --out: the folder for pictures."))
    portal = Portal.load(root)
    found = compare(portal, base)
    if out is not None:
        if pictures:
            drawn = picture_pages(portal, base, found.pages, out)
            found = replace(found, pictures=tuple(drawn))
        for name, write in _FILES.items():
            written = write(found)
            write_whole(out / name, written if written.endswith("\n") else f"{written}\n")
    printed = _FORMATS[form](found).rstrip("\n")
    if printed:
        click.echo(printed)
    end(errors_in(found.problems))


@propose.command(help=say("Record that you have read this proposal as it is."))
@click.option(
    "--by", "name", required=True, metavar=say("ID"), help=say("Your id in reviewers.yml.")
)
def read(name: str) -> None:
    """Commit the reading; exit 1 for an unknown name or changes that are not committed."""
    root = find_root()
    reviewers = load_registries(root / "docs")[0].reviewers.values()
    reviewer = record_reading(root, name, reviewers)
    inform(
        "Written: {name} has read this proposal. A file that is changed later must be read again.",
        name=reviewer.name,
    )
