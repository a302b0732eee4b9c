"""`loa fix`: what a machine can put right in an editor's files, shown first."""

import difflib
import sys
import unicodedata

import click

from loa.app.mending import mends_of, write_mends
from loa.cli.paths import PortalPath
from loa.cli.root import find_root
from loa.cli.telling import end, inform, inform_count
from loa.ground.wording import say, say_count
from loa.printable import printable


@click.command(help=say("Mend what a program surely can: in all files, or in those of PATH."))
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PortalPath())
@click.option("--yes", is_flag=True, help=say("Write at once, without asking."))
def fix(paths: tuple[str, ...], yes: bool) -> None:
    """Show a diff, ask, write; exit 1 when something is left unwritten, 2 for a wrong path."""
    root = find_root()
    mends = []
    for mend in mends_of(root, paths):
        if mend.after is None:
            inform(
                "{name} could not be mended: see “loa check {path}”.",
                err=True,
                name=printable(mend.path),
                path=mend.path,
            )
            continue
        mends.append(mend)
        click.echo(_difference(mend.path, mend.before, mend.after))
    if not mends:
        inform("There is nothing that a program can mend.")
        return
    if not yes and not (
        sys.stdin.isatty()
        and click.confirm(say_count("Write {count} file?", "Write {count} files?", len(mends)))
    ):
        inform_count(
            "Nothing was written. “loa fix --yes” writes {count} file.",
            "Nothing was written. “loa fix --yes” writes {count} files.",
            len(mends),
            err=True,
        )
        end(is_wrong=True)
    write_mends(root, mends)
    inform_count("Mended {count} file.", "Mended {count} files.", len(mends))


def _difference(name: str, before: str, after: str) -> str:
    """The changed rows, every sign that nobody sees shown by its number."""
    rows = difflib.unified_diff(
        before.splitlines(), after.splitlines(), fromfile=name, tofile=name, n=1, lineterm=""
    )
    return "\n".join(_visible(row) for row in rows)


def _visible(row: str) -> str:
    shown = row if unicodedata.is_normalized("NFC", row) else _with_marks_numbered(row)
    return printable(shown.replace("\u00a0", "\\xa0").replace("\t", "→"))


def _with_marks_numbered(row: str) -> str:
    return "".join(ascii(sign)[1:-1] if unicodedata.combining(sign) else sign for sign in row)
