"""`loa remove`: a page goes, and its addresses lead to the one that takes its place."""

import click

from loa.app.moving import remove_page
from loa.cli.paths import PagePath
from loa.cli.root import find_root
from loa.cli.telling import inform, tell_staged
from loa.errors import LoaError
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.integrations.removing import plan_remove


@click.command(help=say("Remove a page; its old address leads to the page that takes its place."))
@click.argument("old", metavar=say("PAGE"), type=PagePath())
@click.option(
    "--successor",
    metavar=say("OTHER-PAGE"),
    type=PagePath(),
    help=say("The page that takes the old address."),
)
@click.option("--dry-run", is_flag=True, help=say("Only print what would change."))
def remove(old: str, successor: str | None, dry_run: bool) -> None:
    """Print what goes and what is mended; exit 1 without writing when it cannot be."""
    if successor is None:
        raise LoaError(
            say(
                "The page's address is printed and sent: name the page that takes its place, "
                "--successor cong-dong/trang-thay.md. Where none can, take the first page of "
                "the section."
            )
        )
    portal = Portal.load(find_root())
    docs = portal.library.docs_dir
    plan = plan_remove(portal, old, successor)
    staged = None if dry_run else remove_page(portal, plan)
    click.echo(say("To change:") if dry_run else say("Changed:"))
    for uri in plan.gone:
        inform("  remove {docs}/{uri}", docs=docs.name, uri=uri)
    for uri in sorted(plan.texts):
        inform("  mend {docs}/{uri}", docs=docs.name, uri=uri)
    inform(
        "The old address now opens {docs}/{successor} (moved_from).",
        docs=docs.name,
        successor=successor,
    )
    tell_staged(staged)
