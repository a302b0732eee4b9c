"""The command line: one group, one module per command."""

import atexit
import gc
import logging

import click

from loa import __version__
from loa.cli.border import Border
from loa.ground.wording import say, speak_for_click

# What is read stays until the end: to look for garbage among it as often as Python does takes 7 %
# of the time of a page's check, and a build needs no more memory without.
gc.set_threshold(200_000, 30, 30)
# The end gives all memory back: to look for circles in it before took a seventh of a page's check.
atexit.register(gc.freeze)

# Before click is asked for the first word, which is what `--version` prints.
speak_for_click()

_IMPORT_PATHS = {
    "archive": "loa.cli.archive:archive",
    "book": "loa.cli.book:book",
    "build": "loa.cli.build:build",
    "calendar": "loa.cli.calendar:calendar",
    "check": "loa.cli.check:check",
    "digest": "loa.cli.digest:digest",
    "editor": "loa.cli.editor:editor",
    "facts": "loa.cli.facts:facts",
    "fix": "loa.cli.fix:fix",
    "handouts": "loa.cli.handouts:handouts",
    "helpline": "loa.cli.helpline:helpline",
    "inbox": "loa.cli.inbox:inbox",
    "init": "loa.cli.init:init",
    "kit": "loa.cli.kit:kit",
    "links": "loa.cli.links:links",
    "media": "loa.cli.media:media",
    "move": "loa.cli.move:move",
    "new": "loa.cli.new:new",
    "pack": "loa.cli.pack:pack",
    "propose": "loa.cli.propose:propose",
    "publish": "loa.cli.publish:publish",
    "reading": "loa.cli.readability:readability",
    "release": "loa.cli.release:release",
    "remove": "loa.cli.remove:remove",
    "report": "loa.cli.report:report",
    "serve": "loa.cli.serve:serve",
    "shelf": "loa.cli.shelf:shelf",
    "stats": "loa.cli.stats:stats",
    "translate": "loa.cli.translate:translate",
    "verify": "loa.cli.verify:verify",
}


@click.group(
    cls=Border, import_paths=_IMPORT_PATHS, help=say("Loa: builds a portal from Markdown pages.")
)
@click.version_option(__version__, prog_name="loa")
def main() -> None:
    """Gather the commands; what MkDocs warns of is printed, since a strict build stops for it."""
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
