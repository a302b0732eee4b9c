"""`loa move`: another place for a page, with everything that names it."""

from pathlib import Path

import click

from loa.app.moving import move_page
from loa.cli.paths import PagePath
from loa.cli.root import find_root
from loa.cli.telling import inform, tell_staged
from loa.ground.wording import say
from loa.integrations.moving import plan_move
from loa.integrations.portal import Portal


@click.command(
    help=say("Move a page: its translations and recordings follow, and all links are mended.")
)
@click.argument("old", metavar=say("PAGE"), type=PagePath())
@click.argument("new", metavar=say("NEW-PLACE"))
@click.option("--dry-run", is_flag=True, help=say("Only print what would change."))
def move(old: str, new: str, dry_run: bool) -> None:
    """Print what moves and what is mended; exit 1 without writing when it cannot be."""
    portal = Portal.load(find_root())
    docs = portal.library.docs_dir
    new_uri = Path(new).as_posix().removeprefix(f"{docs.name}/")
    plan = plan_move(portal, old, new_uri)
    staged = None if dry_run else move_page(portal, plan)
    click.echo(say("To change:") if dry_run else say("Changed:"))
    for before, after in sorted(plan.files.items()):
        click.echo(f"  {docs.name}/{before} → {docs.name}/{after}")
    for uri in plan.mended:
        inform("  mend links in {docs}/{uri}", docs=docs.name, uri=uri)
    inform("The old address still opens this page (moved_from).")
    tell_staged(staged)
