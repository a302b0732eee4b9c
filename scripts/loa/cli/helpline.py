"""`loa helpline`: a telephone number changes in one place, and everywhere."""

from datetime import date, datetime

import click

from loa.cli.root import find_root
from loa.cli.telling import end, inform
from loa.content.dates import require_past
from loa.ground.replacement import notes_of
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.integrations.renumbering import Renumbering, make_number, plan_number
from loa.problems import as_text


@click.group(help=say("Telephone numbers of the portal."))
def helpline() -> None:
    """Gather the commands about numbers to call."""


@helpline.command(
    "set",
    help=say("Give ID another number everywhere, and tell what is printed and must be replaced."),
)
@click.argument("identity", metavar=say("ID"))
@click.option(
    "--number", required=True, help=say("The new number as it will be printed: “1900 969 680”.")
)
@click.option(
    "--source",
    "sources",
    multiple=True,
    required=True,
    help=say("Address of the page that states the new number."),
)
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help=say("Day on which the source was read; by default today."),
)
@click.option("--dry-run", is_flag=True, help=say("Only print what would change."))
def set_(
    identity: str, number: str, sources: tuple[str, ...], on: datetime | None, dry_run: bool
) -> None:
    """Exit 0 when the old number stands nowhere, 1 when something is to be mended by hand."""
    root = find_root()
    day = on.date() if on else date.today()
    require_past(day, date.today())
    portal = Portal.load(root)
    plan = plan_number(portal, identity=identity, number=number.strip(), sources=sources, day=day)
    if not dry_run:
        make_number(portal.library.docs_dir, plan, notes_of(root))
    _tell(plan, identity=identity, number=number.strip(), dry_run=dry_run)
    end(plan.left)


def _tell(plan: Renumbering, identity: str, number: str, dry_run: bool) -> None:
    click.echo(
        f"{say('To change') if dry_run else say('Changed')} {identity}: {plan.old} → {number}"
    )
    for change in plan.rewritten:
        click.echo(f"  {change.path}:{change.line}")
        for mark, text in (("-", change.before), ("+", change.after)):
            for row in text.split("\n"):
                click.echo(f"    {mark} {row.strip()}")
    inform("Nobody has tried the new number yet: see loa verify helplines.")
    for label, rows in (
        (
            say("Print again"),
            [say("{names} of {path}", names=names, path=path) for path, names in plan.papers],
        ),
        (say("Record again"), plan.recordings),
        (say("Copy again"), [", ".join(plan.packs)] if plan.packs else []),
    ):
        for row in rows:
            click.echo(f"{label}: {row}")
    if plan.left:
        inform("Still to be changed by hand:\n{list}", err=True, list=as_text(plan.left))
