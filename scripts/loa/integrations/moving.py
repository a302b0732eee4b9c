"""Give a page another place, with everything that names it.

A page takes its translations and recordings along. Links to it and its own links, the fields
and registries that name it, and the old address (see `forwarding`) are put right. None of that
changes what a reader reads, so translations and recordings stay good.
"""

import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from loa.content.header_rows import with_field
from loa.content.library import Library
from loa.content.narrations import ENDING, RAW_ENDINGS
from loa.content.page import SOURCE_LANGUAGE, ContentPage, parse_page
from loa.content.registries import DATA_FOLDER
from loa.content.translation import source_hash
from loa.errors import LoaError
from loa.ground.layout import DOCS
from loa.ground.slugs import SAFE_NAME
from loa.ground.together import write_together
from loa.integrations.portal import Portal
from loa.integrations.trials import trial_of
from loa.mending.front import in_order
from loa.problems import as_text, errors_in
from loa.translation.record import with_minor_edit

_LINK = re.compile(r"(\]\(\s*<?|^\s*\[[^\]]+\]:\s*<?)([^\s)>]+)", re.M)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|[#/]", re.I)


class MoveRefusedError(LoaError):
    """The page cannot have that place; nothing was written."""


@dataclass(frozen=True)
class Move:
    """What a move changes: files by old and new path below docs/, and texts to be written."""

    files: dict[str, str]
    texts: dict[str, str]

    @property
    def mended(self) -> list[str]:
        """The files that stay where they are and name the page."""
        return sorted(set(self.texts) - set(self.files.values()))


def plan_move(portal: Portal, old: str, new: str) -> Move:
    """What it takes to move the page `old` to `new`, both Vietnamese pages below docs/.

    Raises MoveRefusedError where a place is taken or badly named, or where the portal would
    have an error afterwards that it does not have today.
    """
    library = portal.library
    _require_movable(library, old, new)
    files = {uri: _renamed_uri(uri, old, new) for uri in library.files if goes_along(uri, old)}
    page = library.get(old)
    assert page is not None
    # A page that comes back to an old place leaves it out.
    old_uris = [uri for uri in (*page.meta.moved_from, old) if uri != new]
    texts = mended_files(library, files, {old: old_uris})
    move = Move(files, texts)
    require_no_new_errors(
        portal,
        write=lambda docs, notes: make_move(docs, move, notes),
        refused=MoveRefusedError,
        renamed=move.files,
    )
    return move


def mended_files(
    library: Library,
    files: Mapping[str, str],
    led_from: Mapping[str, Sequence[str]],
    gone: Collection[str] = (),
) -> dict[str, str]:
    """Pages and registries in which something that names a file names its new place instead, by
    the path at which they stand afterwards; pages that go along are among them.

    `led_from` gives pages, as they stand before, the old places that lead to them; pages that are
    `gone` are left alone.
    """
    texts = {}
    for page in (*library.pages, *library.rejected):
        if page.src_uri in gone:
            continue
        text = read_source(library, page.src_uri)
        changed = _mend_page(text, page, files)
        if page.src_uri in led_from:
            changed = _with_moved_from(changed, led_from[page.src_uri])
        changed = _as_minor(library, page, text=changed, files=files)
        if in_order(text) == text:
            changed = in_order(changed)
        if changed != text or page.src_uri in files:
            texts[files.get(page.src_uri, page.src_uri)] = changed
    for uri in library.files:
        if uri.startswith(f"{DATA_FOLDER}/") and uri.endswith((".yml", ".yaml")):
            text = read_source(library, uri)
            changed = _mend_names(text, files)
            if changed != text:
                texts[uri] = changed
    return texts


def make_move(docs: Path, move: Move, notes: Path) -> None:
    """Write a move into a docs folder as a whole; `notes` as in `write_together`."""
    files: dict[Path, str | bytes] = {docs / uri: text for uri, text in move.texts.items()}
    for before, after in move.files.items():
        if after not in move.texts:
            files[docs / after] = (docs / before).read_bytes()
    write_together(notes, files, [docs / before for before in move.files])


def _require_movable(library: Library, old: str, new: str) -> None:
    page = library.get(old)
    if page is None or page.language != SOURCE_LANGUAGE:
        raise MoveRefusedError(f"Không có trang tiếng Việt đọc được ở “{old}”.")
    if page.is_index or PurePosixPath(new).name == "index.md":
        raise MoveRefusedError("loa move đổi chỗ một trang, không đổi trang đầu của một mục.")
    parts = PurePosixPath(new).with_suffix("").parts
    if PurePosixPath(new).suffix != ".md" or not all(SAFE_NAME.fullmatch(part) for part in parts):
        raise MoveRefusedError(
            f"Tên “{new}” không dùng được: chữ thường không dấu, chữ số, dấu gạch nối, đuôi .md. "
            "Ví dụ: cong-dong/viec-lam.md"
        )
    taken = [uri for uri in library.files if goes_along(uri, new)]
    if taken:
        raise MoveRefusedError(f"Ở chỗ mới đã có tệp docs/{min(taken)}.")


def goes_along(uri: str, old: str) -> bool:
    """Whether a file is the page, a translation or a recording of it: `a.md` takes `a.*`."""
    return uri.startswith(old.removesuffix("md")) and uri.endswith((".md", ENDING, *RAW_ENDINGS))


def _renamed_uri(uri: str, old: str, new: str) -> str:
    return new.removesuffix("md") + uri.removeprefix(old.removesuffix("md"))


def read_source(library: Library, uri: str) -> str:
    """A file below docs/ as it is, line ends and all."""
    with (library.docs_dir / uri).open(encoding="utf-8", newline="") as file:
        return file.read()


def _mend_page(text: str, page: ContentPage, files: Mapping[str, str]) -> str:
    body = page.document.body
    head = text[: len(text) - len(body)] if text.endswith(body) else ""
    if not head:
        return text
    reading = page.reading
    targets = {*(link.target for link in reading.links), *(link.source for link in reading.images)}
    old_uri, new_uri = page.src_uri, files.get(page.src_uri, page.src_uri)

    def mended_link(match: re.Match[str]) -> str:
        target = match[2]
        path, mark, rest = target.partition("#")
        if target not in targets or not path or _SCHEME.match(target):
            return match[0]
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(old_uri), path))
        if uri not in files and old_uri == new_uri:
            return match[0]
        mended = posixpath.relpath(files.get(uri, uri), posixpath.dirname(new_uri) or ".")
        return match[1] + mended + mark + rest

    rows = _LINK.sub(mended_link, body).split("\n")
    # Blocks name pages as registries do, from docs/: their line, and the options below it.
    for number, row in enumerate(rows):
        if row.startswith(("/// ", "    ")) and "](" not in row:
            rows[number] = _mend_names(row, files)
    return _mend_names(head, files) + "\n".join(rows)


def _mend_names(text: str, files: Mapping[str, str]) -> str:
    for old, new in files.items():
        # Names of files here have no character that a replacement would take apart.
        text = re.sub(rf"(?<![\w./-]){re.escape(old)}(?![\w/-])", new, text)
    return text


def _with_moved_from(text: str, old_uris: Iterable[str]) -> str:
    """A page's source in whose `moved_from` these src_uris stand, each once."""
    return with_field(text, "moved_from", [f"moved_from: [{', '.join(dict.fromkeys(old_uris))}]"])


def _as_minor(library: Library, page: ContentPage, text: str, files: Mapping[str, str]) -> str:
    """The text with a minor edit recorded where somebody translated or spoke the page, or said
    it in easy words."""
    stem = page.src_uri.removesuffix("md")
    has_followers = page.src_uri in library.easy_versions or any(
        uri != page.src_uri and goes_along(uri, f"{stem}md") for uri in library.files
    )
    if page.language != SOURCE_LANGUAGE or not has_followers:
        return text
    fresh, _ = parse_page(
        files.get(page.src_uri, page.src_uri), text, path="", registries=library.registries
    )
    if fresh is None or source_hash(fresh) == source_hash(page):
        return text
    edits = [(edit.before, edit.after) for edit in page.meta.minor_edits]
    return with_minor_edit(text, [*edits, (source_hash(page), source_hash(fresh))])


def require_no_new_errors(
    portal: Portal,
    write: Callable[[Path, Path], None],
    refused: type[LoaError],
    renamed: Mapping[str, str],
) -> None:
    """Raise `refused` where the portal has errors after `write(docs, notes)` that it has not now.

    `renamed` are files by old and new place: their errors are no others than before.
    """
    before = {(error.code, error.message) for error in errors_in(portal.problems())}
    with trial_of(portal) as root:
        write(root / DOCS, root / "notes")
        after = errors_in(Portal.load(root).problems())
    new = [
        error
        for error in after
        if (error.code, _with_old_names(error.message, renamed)) not in before
    ]
    if new:
        raise refused(f"Chưa đổi gì, vì sau đó cổng sẽ có lỗi:\n{as_text(new)}")


def _with_old_names(message: str, renamed: Mapping[str, str]) -> str:
    """A message as it was worded when the files had their old names."""
    for old, new in renamed.items():
        message = message.replace(new, old)
    return message
