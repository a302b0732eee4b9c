"""Bring the catalogues of the program's words up to date and compile them: `make words`.

Sentences that are new in the source (ours, and click's of the installed version) join
`scripts/loa/locales/<language>/LC_MESSAGES/*.po` with nothing beside them, and are named; those
that went are dropped. Somebody writes what is missing, and runs it again.
"""

import ast
import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parent / "loa"
LOCALES = PACKAGE / "locales"
DOMAINS = ("loa", "click")
SAID = {"say": 1, "say_count": 2, "inform": 1, "inform_count": 2, "for_readers": 1}
"""Our functions whose first arguments are sentences, and how many are."""
# It stands in the compiled file, and the same sentences give the same bytes.
_ANY_DAY = datetime(2026, 1, 1, tzinfo=UTC)
# What changes with the day or with Babel's version, and what a form asks of a translators' team.
_NOISE = (
    b'"Project-Id', b'"Report-', b'"POT-', b'"PO-', b'"Last-', b'"Language-Team', b'"Generated-',
)  # fmt: skip


def sentences(domain: str) -> Catalog:
    """What the source says, in English, without translations."""
    found = Catalog()
    for message in _ours() if domain == "loa" else _of_click():
        found.add(message)
    return found


def _ours() -> Iterator[str | tuple[str, ...]]:
    """Read from the syntax tree: Babel's reader sees no call within an f-string before Python 3.12.

    Raises SystemExit for a call whose sentence is put together, since nobody could translate it.
    """
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if number := SAID.get(node.func.id):
                texts = [one.value for one in node.args[:number] if isinstance(one, ast.Constant)]
                if len(texts) != number:
                    sys.exit(f"{path}:{node.lineno}: a sentence is written out, not put together")
                yield texts[0] if number == 1 else tuple(texts)


def _of_click() -> Iterator[str | tuple[str, ...]]:
    keywords = {"_": None, "ngettext": (1, 2)}
    for _, _, message, _, _ in extract_from_dir(Path(click.__file__).parent, keywords=keywords):
        yield message


def read(path: Path, language: str) -> Catalog:
    """A catalogue as it is written."""
    with path.open("rb") as file:
        return read_po(file, locale=language)


def bring_up_to_date(folder: Path, domain: str, language: str) -> list[str]:
    """Write both files of a catalogue; the sentences that nobody has translated yet."""
    old = read(folder / f"{domain}.po", language)
    new = Catalog(
        locale=language,
        fuzzy=False,
        header_comment=f"# {language}, by `make words`",
        creation_date=_ANY_DAY,
        revision_date=_ANY_DAY,
    )
    for message in sentences(domain):
        if message.id:
            known = old.get(message.id)
            new.add(message.id, known.string if known else None)
    text = io.BytesIO()
    write_po(text, new, width=100, sort_output=True)
    rows = [row for row in text.getvalue().splitlines(True) if not row.startswith(_NOISE)]
    (folder / f"{domain}.po").write_bytes(b"".join(rows))
    with (folder / f"{domain}.mo").open("wb") as compiled:
        write_mo(compiled, new)
    return [str(message.id) for message in new if message.id and not _is_translated(message.string)]


def _is_translated(string: object) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


if __name__ == "__main__":
    missing = [
        f"{folder.parent.name}/{domain}: {sentence}"
        for folder in sorted(LOCALES.glob("*/LC_MESSAGES"))
        for domain in DOMAINS
        for sentence in bring_up_to_date(folder, domain, folder.parent.name)
    ]
    sys.exit("\n".join(["Not translated yet:", *missing]) if missing else 0)
