"""`loa fix`: what a machine can put right in an editor's files, shown first."""

import difflib
import os
import sys
import unicodedata
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NoReturn

import click

from loa.cli.paths import PortalPath
from loa.cli.root import find_root
from loa.cli.telling import inform, inform_count
from loa.content.library import Library
from loa.content.narrations import narrations
from loa.content.page import ContentPage, parse_page
from loa.content.reader_texts import printed
from loa.content.registries import Registries, load_registries
from loa.content.strings import FOLDER as STRINGS
from loa.content.text_files import read_text
from loa.ground.names import is_chosen
from loa.ground.replacement import notes_of
from loa.ground.together import write_together
from loa.ground.wording import say, say_count
from loa.mending.files import mended_file, mended_page
from loa.mending.seen import words
from loa.printable import printable
from loa.translation.desk import mark_minor

_ENDINGS = frozenset({".md", ".yml", ".vtt", ".srt", ".txt"})


@click.command(help=say("Mend what a program surely can: in all files, or in those of PATH."))
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=PortalPath())
@click.option("--yes", is_flag=True, help=say("Write at once, without asking."))
def fix(paths: tuple[str, ...], yes: bool) -> None:
    """Show a diff, ask, write; exit 1 when something is left unwritten, 2 for a wrong path."""
    root = find_root()
    registries, _ = load_registries(root / "docs")
    changes: dict[Path, str] = {}
    for file in _files(root):
        name = file.relative_to(root).as_posix()
        if not is_chosen(name, paths):
            continue
        raw = file.read_bytes()
        if read_text(file, name)[0] is None:
            inform(
                "{name} could not be mended: see “loa check {path}”.",
                err=True,
                name=printable(name),
                path=name,
            )
            continue
        before = raw.decode("utf-8")
        after = _mended(name, before, registries)
        if after != before:
            changes[file] = after
            click.echo(_difference(name, before, after))
    if not changes:
        inform("There is nothing that a program can mend.")
        return
    if not yes and not (
        sys.stdin.isatty()
        and click.confirm(say_count("Write {count} file?", "Write {count} files?", len(changes)))
    ):
        inform_count(
            "Nothing was written. “loa fix --yes” writes {count} file.",
            "Nothing was written. “loa fix --yes” writes {count} files.",
            len(changes),
            err=True,
        )
        sys.exit(1)
    _keep_translations(root, changes)
    write_together(notes_of(root), changes)
    inform_count("Mended {count} file.", "Mended {count} files.", len(changes))


def _keep_translations(root: Path, changes: dict[Path, str]) -> None:
    """Have pages whose words stay the same record that what was made from them still holds:
    translations, recordings, versions in easy words.
    """
    if not any(path.suffix == ".md" for path in changes):
        return
    library = Library.load(root / "docs")
    registries = library.registries
    followed = {
        *(one.source_uri for one in library.pages if one.source_uri != one.src_uri),
        *(one.source_uri for one in narrations(library)),
        *(one.meta.easy_of for one in library.pages if one.meta.easy_of),
    }
    for old in library.pages:
        path = library.docs_dir / old.src_uri
        if path not in changes or old.src_uri not in followed:
            continue
        text = changes[path].replace("\r\n", "\n")
        page, _ = parse_page(old.src_uri, text, old.path, registries)
        if page is None or _read(page, registries) != _read(old, registries):
            continue
        if change := mark_minor(library, page, old, changes[path]):
            changes[path] = _mended(old.src_uri, change.text, registries)


def _read(page: ContentPage, registries: Registries) -> list[str]:
    """The words of a page's body, wherever a number in it comes from."""
    return words(printed(page.body, registries))


def _files(root: Path) -> Iterator[Path]:
    """What editors write; a link leads to somebody else's file."""
    places = [root / "docs", root / "overrides" / STRINGS]
    found = [
        Path(folder, name)
        for place in places
        if place.is_dir()
        for folder, _, names in os.walk(place, onerror=_refuse)
        for name in names
    ]
    for path in sorted([*found, root / "mkdocs.yml"]):
        is_ours = path.suffix in _ENDINGS or path.parent == root / "overrides" / STRINGS
        if is_ours and path.is_file() and not path.is_symlink():
            yield path


def _refuse(error: OSError) -> NoReturn:
    """A folder that cannot be listed is not one without faults; `rglob` would pass over it."""
    raise error


def _mended(name: str, text: str, registries: Registries) -> str:
    """A file's text put right; its line ends stay what they are."""
    ends = "\r\n" if "\r\n" in text else "\n"
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    mend = mended_page if name.endswith(".md") else partial(mended_file, name)
    after = mend(plain, registries)
    return after.replace("\n", ends)


def _difference(name: str, before: str, after: str) -> str:
    """The changed rows, every sign that nobody sees shown by its number."""
    rows = difflib.unified_diff(
        before.splitlines(), after.splitlines(), name, name, n=1, lineterm=""
    )
    return "\n".join(_visible(row) for row in rows)


def _visible(row: str) -> str:
    shown = row if unicodedata.is_normalized("NFC", row) else _apart(row)
    return printable(shown.replace("\u00a0", "\\xa0").replace("\t", "→"))


def _apart(row: str) -> str:
    return "".join(ascii(one)[1:-1] if unicodedata.combining(one) else one for one in row)
