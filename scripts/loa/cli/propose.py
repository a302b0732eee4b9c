"""`loa propose`: what a proposal changes, for those who decide on it."""

from pathlib import Path

import click

from loa.app.proposals import FORMATS, report_proposal
from loa.cli.root import dated_root, find_root
from loa.cli.telling import end, inform
from loa.content.registries import load_registries
from loa.errors import LoaError
from loa.ground.layout import DOCS
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.integrations.readings import record_reading
from loa.problems import errors_in


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
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="markdown",
    show_default=True,
    help=say("How to print: a comment, lines for GitHub, a file for GitLab, SARIF."),
)
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
    if pictures and out is None:
        raise LoaError(say("--pictures needs --out: the folder for pictures."))
    proposal = report_proposal(Portal.load(dated_root()), base, out, pictures=pictures)
    text = FORMATS[form](proposal).rstrip("\n")
    if text:
        click.echo(text)
    end(errors_in(proposal.problems))


@propose.command(help=say("Record that you have read this proposal as it is."))
@click.option(
    "--by", "name", required=True, metavar=say("ID"), help=say("Your id in reviewers.yml.")
)
def read(name: str) -> None:
    """Commit the reading; exit 1 for an unknown name or changes that are not committed."""
    root = find_root()
    reviewers = load_registries(root / DOCS)[0].reviewers.values()
    reviewer = record_reading(root, name, reviewers)
    inform(
        "Written: {name} has read this proposal. A file that is changed later must be read again.",
        name=reviewer.name,
    )
