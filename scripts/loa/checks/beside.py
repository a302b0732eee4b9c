"""What stands beside the pages says nothing that pages may not say.

Registries, captions, drawings, texts, the theme's words and the portal's settings all reach
readers, so that each telephone number, each withheld word and each reference counts there too.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from jinja2 import TemplateSyntaxError

from loa.artifacts import sha256_of
from loa.checking import Kept, afresh, check
from loa.checks.phones import typed_phone
from loa.checks.references import texts_in
from loa.claims.clearance import Clearance, Finding
from loa.claims.neighbours import is_name
from loa.content.answers import digest_of
from loa.content.front_matter import KeyPath, parsed
from loa.content.library import Library
from loa.content.near_misses import near_misses
from loa.content.reader_texts import printed
from loa.content.references import REGISTRY_OF
from loa.content.registries import DATA_FOLDER, Registries
from loa.content.strings import FOLDER, parse_strings
from loa.content.text_files import read_text
from loa.ground.wording import say
from loa.mending.files import SCENES
from loa.mending.numbers import typed_in_scene
from loa.problems import Problem
from loa.safety.drawings import drawn_texts
from loa.safety.folding import read_as

Text = tuple[int, str]
"""A line of a file, from 1, and the text that begins there."""

_CUE_TIME = re.compile(r"[\d:.,]+\s+-->")
_DIGEST = re.compile(r"[0-9a-f]{40,64}")
_NUMBERS = f"{DATA_FOLDER}/helplines.yml"
# The file that lists what may not be said says it.
_WITHHELD = f"{DATA_FOLDER}/withheld.yml"
# Whatever else the registries hold, these texts are not compared with it.
_ASKED = ("withheld", *REGISTRY_OF.values())


@check(scope="portal")
def check_beside(
    library: Library, overrides: Path, settings: Path, kept_by_key: Kept = afresh
) -> Iterator[Problem]:
    """Every text file that no page is, with the line of what may not be said.

    `kept_by_key` gives back what was found in a file of a name and content before, by the same
    numbers, withheld words and names of references.
    """
    registries = library.registries.only(*_ASKED)
    asked = digest_of(repr(registries))
    clearance = Clearance(registries)
    docs = library.docs_dir
    files = [(docs / uri, f"{docs.name}/{uri}") for uri in sorted(library.files)]
    theme = [*(overrides / "assets").rglob("*.svg"), *(overrides / FOLDER).glob("*.html")]
    files += (
        (file, f"{overrides.name}/{file.relative_to(overrides).as_posix()}")
        for file in sorted(theme)
    )
    for path, label in [*files, (settings, settings.name)]:
        look = partial(check_file, path, label, clearance, registries)
        if _reader_of(label) is None or not path.is_file():
            yield from look()
        else:
            key = digest_of(asked, sha256_of(path.read_bytes()))
            yield from kept_by_key(f"beside {label}", key, look)


@check("broken-reference", "unknown-phone", "unpublished-phone", "withheld-text", scope="reading")
@check("typed-phone", scope="reading", severity="warning")
def check_file(
    path: Path, label: str, clearance: Clearance, registries: Registries
) -> Iterator[Problem]:
    """One such file; nothing where its format is none of ours. Problems call it `label`."""
    reader = _reader_of(label)
    if reader is None or not path.is_file():
        return
    text, _ = read_text(path, label)
    is_list = label.endswith(_WITHHELD)
    is_filled = f"/{DATA_FOLDER}/" in label and not label.endswith(_NUMBERS)
    texts = [
        # Numbers are filled into what is drawn and what the registries say, but their own.
        (line, printed(passage, registries) if is_filled else passage)
        for line, passage in reader(text or "", label)
    ]
    for line, passage in texts:
        yield from _problems(
            registries, clearance, label=label, line=line, text=passage, is_list=is_list
        )
    entries = [] if is_list else [entry for entry in texts if not is_name(entry[1])]
    for finding in clearance.across([read_as(passage) for _, passage in entries]):
        yield Problem(label, entries[finding.row][0], finding.code, finding.why, clearance.hint)
    if SCENES in label:
        for typed in typed_in_scene(text or "", registries):
            yield typed_phone(label, typed.row + 1, typed)


def _reader_of(label: str) -> "Callable[[str, str], Iterator[Text]] | None":
    path = PurePosixPath(label)
    if path.parent.as_posix().endswith(FOLDER):
        return _strings
    if len(path.parts) == 1:
        # Settings have tags of their own, which no registry may have.
        return _blocks
    return _READERS.get(path.suffix.lower())


def _problems(
    registries: Registries,
    clearance: Clearance,
    label: str,
    line: int,
    text: str,
    *,
    is_list: bool = False,
) -> Iterator[Problem]:
    findings: list[Finding] = []
    if not is_list:
        folded = read_as(text)
        findings = [
            *clearance.numbers(folded),
            *clearance.dialled(text),
            *clearance.words(folded),
        ]
    for finding in findings:
        hint = "" if finding.code == "withheld-text" else clearance.hint
        yield Problem(label, line + finding.row, finding.code, finding.why, hint)
    for near_miss in near_misses(text, registries):
        row = line + text.count("\n", 0, near_miss.start)
        message = say(
            "“{words}” is no reference here, and would be printed as it stands.",
            words=near_miss.words,
        )
        hint = say("Only the content of a page has references: write it in words.")
        yield Problem(label, row, "broken-reference", message, hint)


def _registry(text: str, label: str) -> Iterator[Text]:
    return _printed(*parsed(text, label)[:2])


def _printed(data: Any, lines: Mapping[KeyPath, int]) -> Iterator[Text]:
    for at, text in texts_in(_without_unpublished(data)):
        key_path = tuple(int(part) if isinstance(part, int) else part for part in at)
        while key_path and key_path not in lines:
            key_path = key_path[:-1]
        if not _DIGEST.fullmatch(text):
            yield lines.get(key_path, 1), text


def _without_unpublished(value: Any) -> Any:
    """A registry without the entries that nothing prints, each in its place in the list."""
    if isinstance(value, Mapping):
        if value.get("publish") in ("check", "no"):
            return None
        return {key: _without_unpublished(inner) for key, inner in value.items()}
    return [_without_unpublished(inner) for inner in value] if isinstance(value, list) else value


def _captions(text: str, label: str) -> Iterator[Text]:
    rows = text.replace("\r\n", "\n").split("\n")
    times = [bool(_CUE_TIME.match(row)) for row in rows]
    cue_names = [*times[1:], False]
    texts = [
        "" if is_time or is_cue_name else row
        for row, is_time, is_cue_name in zip(rows, times, cue_names, strict=True)
    ]
    return _blocks("\n".join(texts), label)


def _blocks(text: str, label: str) -> Iterator[Text]:
    """Paragraph by paragraph: a number may go on in the next row."""
    line = 1
    for block in re.split(r"\n[ \t]*(?=\n)", text.replace("\r\n", "\n")):
        rows = len(block) - len(block.lstrip("\n"))
        if block.strip():
            yield line + rows, block[rows:]
        line += block.count("\n") + 1


def _drawing(text: str, label: str) -> Iterator[Text]:
    # Loaded only now: what was found in a drawing is kept.
    from lxml import etree

    try:
        root = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
    except (etree.XMLSyntaxError, ValueError):
        return  # `unsafe-drawing` says so.
    yield from drawn_texts(root)
    for element in root.iter("{*}title", "{*}desc"):
        yield element.sourceline or 1, "".join(element.itertext())
    for element in root.iter():
        for name, value in element.items():
            if name.startswith("aria-"):
                yield element.sourceline or 1, value


def _strings(text: str, label: str) -> Iterator[Text]:
    try:
        strings = parse_strings(text)
    except TemplateSyntaxError:
        return  # The build says so.
    for key, string in strings.texts.items():
        yield strings.lines[key], string


_READERS: dict[str, Callable[[str, str], Iterator[Text]]] = {
    ".yml": _registry,
    ".vtt": _captions,
    ".srt": _captions,
    ".txt": _blocks,
    ".csv": _blocks,
    ".svg": _drawing,
}
