"""What a machine can put right in an editor's files: found first, written when somebody agrees."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NoReturn

from loa.content.library import Library
from loa.content.narrations import narrations
from loa.content.page import ContentPage, parse_page
from loa.content.reader_texts import printed
from loa.content.registries import Registries, load_registries
from loa.content.strings import FOLDER as STRINGS
from loa.content.text_files import read_text
from loa.ground.layout import DOCS, OVERRIDES, SETTINGS
from loa.ground.names import is_chosen
from loa.ground.replacement import notes_of
from loa.ground.together import write_together
from loa.mending.files import mended_file, mended_page
from loa.mending.seen import words
from loa.translation.desk import mark_minor

_ENDINGS = frozenset({".md", ".yml", ".vtt", ".srt", ".txt"})


@dataclass(frozen=True)
class Mend:
    """A file below the portal's root by its path there, its text, and what that becomes.

    `after` is None for a file that cannot be read.
    """

    path: str
    before: str
    after: str | None


def mends_of(root: Path, paths: Sequence[str] = ()) -> Iterator[Mend]:
    """What would change in files at some paths, or in all; and the files that cannot be read."""
    registries, _ = load_registries(root / DOCS)
    for file in _files(root):
        path = file.relative_to(root).as_posix()
        if not is_chosen(path, paths):
            continue
        if read_text(file, path)[0] is None:
            yield Mend(path, "", None)
            continue
        before = file.read_bytes().decode("utf-8")
        after = _mend(path, before, registries)
        if after != before:
            yield Mend(path, before, after)


def write_mends(root: Path, mends: Sequence[Mend]) -> None:
    """Write all or none. Pages whose words stay the same record that their translations hold."""
    changes = {root / mend.path: mend.after for mend in mends if mend.after is not None}
    _keep_translations(root, changes)
    write_together(notes_of(root), changes)


def _keep_translations(root: Path, changes: dict[Path, str]) -> None:
    """Have pages whose words stay the same record that what was made from them still holds:
    translations, recordings, versions in easy words.
    """
    if not any(path.suffix == ".md" for path in changes):
        return
    library = Library.load(root / DOCS)
    registries = library.registries
    followed = {
        *(page.source_uri for page in library.pages if page.source_uri != page.src_uri),
        *(narration.source_uri for narration in narrations(library)),
        *(page.meta.easy_of for page in library.pages if page.meta.easy_of),
    }
    for old in library.pages:
        path = library.docs_dir / old.src_uri
        if path not in changes or old.src_uri not in followed:
            continue
        text = changes[path].replace("\r\n", "\n")
        page, _ = parse_page(old.src_uri, text, path=old.path, registries=registries)
        if page is None or _read(page, registries) != _read(old, registries):
            continue
        if change := mark_minor(library, page, before=old, text=changes[path]):
            changes[path] = _mend(old.src_uri, change.text, registries)


def _read(page: ContentPage, registries: Registries) -> list[str]:
    """The words of a page's body, wherever a number in it comes from."""
    return words(printed(page.body, registries))


def _files(root: Path) -> Iterator[Path]:
    """What editors write; a link leads to somebody else's file."""
    tops = [root / DOCS, root / OVERRIDES / STRINGS]
    paths = [
        Path(folder, name)
        for top in tops
        if top.is_dir()
        for folder, _, names in os.walk(top, onerror=_refuse)
        for name in names
    ]
    for path in sorted([*paths, root / SETTINGS]):
        is_ours = path.suffix in _ENDINGS or path.parent == root / OVERRIDES / STRINGS
        if is_ours and path.is_file() and not path.is_symlink():
            yield path


def _refuse(error: OSError) -> NoReturn:
    """A folder that cannot be listed is not one without faults; `rglob` would pass over it."""
    raise error


def _mend(name: str, text: str, registries: Registries) -> str:
    """A file's text put right; its line ends stay what they are."""
    ends = "\r\n" if "\r\n" in text else "\n"
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    mend = mended_page if name.endswith(".md") else partial(mended_file, name)
    after = mend(plain, registries)
    return after.replace("\n", ends)
