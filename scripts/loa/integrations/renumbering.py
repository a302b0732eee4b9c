"""Give a helpline another number, everywhere at once: the registry, and whatever typed the old one.

What names the helpline by reference changes by itself. A typed number, in digits or said in words,
becomes a reference where one is filled in, and the new number elsewhere (captions, links). The name
of a document is quoted, so the number in it is left out. What cannot be rewritten, such as a number
with signs in it, is told as the problems that `loa check` then has.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from loa.claims.phones import phones_in, short_in_digits
from loa.content.entries.offices import Helpline
from loa.content.front_matter import parse_yaml, quoted, split
from loa.content.library import Library
from loa.content.narrations import narrations
from loa.content.page import SOURCE_LANGUAGE, ContentPage, parse_page
from loa.content.phone_numbers import digits, spelled
from loa.content.reader_texts import numbers_asked
from loa.content.registries import DATA_FOLDER
from loa.content.translation import State, source_hash
from loa.errors import LoaError, NotFoundError
from loa.ground.layout import DOCS
from loa.ground.together import write_together
from loa.integrations.portal import Portal
from loa.integrations.trials import trial_of
from loa.packs.profiles import load_profiles
from loa.problems import Problem, as_text, errors_in, nearest
from loa.proposals.changes import changed_entries, changed_pages
from loa.proposals.consequences import packs, papers
from loa.publishing.verifying import rows_of_entry
from loa.safety.said_numbers import spoken_pattern, with_digits

REGISTRY = f"{DATA_FOLDER}/helplines.yml"
_LEFT_OUT = "[…]"
"""What stands in the place of words that a quotation leaves out."""
_QUOTING = frozenset(f"{DATA_FOLDER}/{name}.yml" for name in ("laws", "sources"))
_DOCUMENT = re.compile(r"^ +(?:- )?title:|\{.*\btitle: [^{}]*$")
"""How a row begins whose words are the name of a document, which nobody may change."""
_TYPED = frozenset({"unknown-phone", "unpublished-phone"})
_COUNTED = re.compile(r"(?:điều|khoản|điểm|mục|chương|trang|số hiệu)\s+$", re.I)
_DIALS = ("tel:", "sms:", "callto:", "zalo.me/", "wa.me/", "phone=", "number=")


@dataclass(frozen=True)
class Rewritten:
    """A line that typed the number, before and after; `path` is from the root, `line` from 1."""

    path: str
    line: int
    before: str
    after: str


@dataclass
class Renumbering:
    """What a new number changes: texts by path below docs/, the lines that typed the old one,
    errors that stay to be mended by hand, and what is printed or spoken already.
    """

    old: str
    texts: dict[str, str]
    rewritten: list[Rewritten] = field(default_factory=list)
    left: list[Problem] = field(default_factory=list)
    papers: list[tuple[str, str]] = field(default_factory=list)
    packs: list[str] = field(default_factory=list)
    recordings: list[str] = field(default_factory=list)


def plan_number(
    portal: Portal, identity: str, number: str, sources: Sequence[str], day: date
) -> Renumbering:
    """What it takes to give a helpline a number that `sources` state, read on a day.

    Raises NotFoundError for an unknown helpline, LoaError for a number that cannot be one.
    """
    library = portal.library
    entry = library.registries.helplines.get(identity)
    if entry is None or entry.number is None:
        known = [
            helpline.id for helpline in library.registries.helplines.values() if helpline.number
        ]
        hint = nearest(identity, known)
        raise NotFoundError(f"Sổ số điện thoại không có số của “{identity}”. {hint}")
    if digits(entry.number) == digits(number):
        raise LoaError(f"“{identity}” đang có số {entry.number} rồi.")
    for other in library.registries.helplines.values():
        if other.number and digits(other.number) == digits(number):
            raise LoaError(f"Số {number} đang là của “{other.id}” ({other.name}).")
    text = with_number(_read(library, REGISTRY), entry, number, sources, day)
    plan = Renumbering(entry.number, {REGISTRY: text})
    before = {
        (problem.path, problem.code, problem.message) for problem in errors_in(portal.problems())
    }
    with trial_of(portal) as root:
        trial = _load_with(root, plan.texts)
        if wrong := [
            problem for problem in trial.library.problems if problem.path == f"docs/{REGISTRY}"
        ]:
            raise LoaError(f"Chưa đổi gì:\n{as_text(wrong)}")
        typed = (error for error in _new_errors(trial, before) if error.code in _TYPED)
        for uri in sorted({error.path.removeprefix("docs/") for error in typed}):
            if uri in library.files:
                _rewrite(plan, trial.library, uri, identity=identity, number=number)
        _keep_translations(plan, library, trial.library)
        trial = _load_with(root, plan.texts)
        plan.left = _new_errors(trial, before)
        _add_consequences(plan, portal, after=trial.library, identity=identity)
    return plan


def make_number(docs: Path, plan: Renumbering, notes: Path) -> None:
    """Write all of it as a whole; `notes` as in `write_together`."""
    write_together(notes, {docs / uri: text for uri, text in plan.texts.items()}, [])


def with_number(text: str, entry: Helpline, number: str, sources: Sequence[str], day: date) -> str:
    """The registry's text with another number for an entry; what it said of the old one goes.

    Sources and tries proved the old number, so new ones take their place.
    """
    rows = text.split("\n")
    span = rows_of_entry(rows, entry.id)
    pad = span.indent
    old = re.compile(rf"(?<!\d){re.escape(str(entry.number))}(?!\d)")
    rest: list[str] = []
    is_dropped = False
    for row in rows[span.start + 1 : span.end]:
        key = re.match(rf"{pad}(\w+):", row)
        if key:
            is_dropped = key[1] in {"number", "as_of", "sources", "verified"}
        if not is_dropped:
            rest.append(old.sub(number, row))
    facts = [f"{pad}number: {quoted(number)}", *rest, f"{pad}as_of: {day.isoformat()}"]
    proofs = [f"{pad}sources:", *(f"{pad}  - {quoted(source)}" for source in sources)]
    return "\n".join([*rows[: span.start + 1], *facts, *proofs, *rows[span.end :]])


def _load_with(root: Path, texts: dict[str, str]) -> Portal:
    for uri, text in texts.items():
        (root / DOCS / uri).write_text(text, encoding="utf-8", newline="")
    return Portal.load(root)


def _new_errors(trial: Portal, before: set[tuple[str, str, str]]) -> list[Problem]:
    errors = errors_in(trial.problems())
    return [error for error in errors if (error.path, error.code, error.message) not in before]


def _rewrite(plan: Renumbering, library: Library, uri: str, *, identity: str, number: str) -> None:
    """Replace what typed the old number in one file, row by row; then what goes on in the next."""
    text = plan.texts.get(uri) or _read(library, uri)
    for height in (1, 2):
        at = 0
        while at <= text.count("\n"):
            rows = text.split("\n")
            before = "\n".join(rows[at : at + height])
            changed = ""
            for after in _candidates(
                uri=uri, row=before, old=plan.old, identity=identity, number=number
            ):
                changed = "\n".join([*rows[:at], after, *rows[at + height :]])
                if _is_safe(library, uri, before=text, after=changed, identity=identity):
                    plan.rewritten.append(
                        Rewritten(path=f"docs/{uri}", line=at + 1, before=before, after=after)
                    )
                    break
                changed = ""
            if not changed:
                at += 1
                continue
            text = changed
    plan.texts[uri] = text


def _candidates(*, uri: str, row: str, old: str, identity: str, number: str) -> Iterator[str]:
    """The row with one typed number replaced: by a reference, and by the new number."""
    typed = _count(row, old)
    quotes = uri.endswith(".md") or uri in _QUOTING
    for match in (*spelled(old).finditer(row), *spoken_pattern(old).finditer(row)):
        head, tail = row[: match.start()], row[match.end() :]
        is_dialled = head.endswith(_DIALS)
        # Only what announced itself as a number: an article of the same digits stays.
        if _COUNTED.search(head):
            continue
        if is_dialled or _count(f"{head}{' ' * len(match.group())}{tail}", old) < typed:
            if quotes and _DOCUMENT.search(head.rpartition("\n")[2]):
                yield f"{head}{_LEFT_OUT}{tail}"
                continue
            if not is_dialled:
                yield f"{head}[[helpline:{identity}]]{tail}"
            yield head + number.replace(" ", "" if is_dialled else " ") + tail


def _is_safe(library: Library, uri: str, *, before: str, after: str, identity: str) -> bool:
    """Whether a file with another row says the same but for the number: nothing of its YAML that
    is no text is another value, such as an `order`, and a reference is filled in.
    """
    is_more = after.count(f"[[helpline:{identity}]]") > before.count(f"[[helpline:{identity}]]")
    if uri.endswith(".yml"):
        is_filled = not is_more or (uri.startswith(f"{DATA_FOLDER}/") and uri != REGISTRY)
        return is_filled and _only_texts_differ(_yaml(before), _yaml(after))
    if not uri.endswith(".md"):
        return not is_more
    if not _only_texts_differ(*(split(text, uri)[0].data for text in (before, after))):
        return False
    counts = [_count_references(library, uri, text, identity) for text in (before, after)]
    return not is_more or counts[1] == counts[0] + 1


def _yaml(text: str) -> Any:
    data, _, problems = parse_yaml(text, "")
    return None if problems else data


def _only_texts_differ(first: Any, second: Any) -> bool:
    if isinstance(first, dict) and isinstance(second, dict):
        return list(first) == list(second) and all(
            _only_texts_differ(first[k], second[k]) for k in first
        )
    if isinstance(first, list) and isinstance(second, list):
        return len(first) == len(second) and all(map(_only_texts_differ, first, second))
    return first == second or (isinstance(first, str) and isinstance(second, str))


def _count(row: str, number: str) -> int:
    return sum(
        digits(phone) == digits(number) for phone in phones_in(short_in_digits(with_digits(row)))
    )


def _count_references(library: Library, uri: str, text: str, identity: str) -> int:
    """The references to a helpline that are filled in with its number where readers see it, in a
    page's body and header; -1 for a text that is no page.
    """
    page, _ = parse_page(uri, text, path=f"docs/{uri}", registries=library.registries)
    if page is None:
        return -1
    inside = sum(reference.key == identity for reference in page.reading.references)
    return inside + sum(key == identity for _, key in numbers_asked(split(text, uri)[0].data))


def _keep_translations(plan: Renumbering, old: Library, new: Library) -> None:
    """Translations in which the same number changed still say what their source says.

    Recordings do not: a voice says the old number.
    """
    for page in old.pages:
        if page.language != SOURCE_LANGUAGE or page.src_uri not in plan.texts:
            continue
        fresh = _page_of_text(plan.texts[page.src_uri], page, new)
        for variant in old.translations(page.src_uri):
            record = variant.meta.translation
            if record is None or old.state(variant) not in {State.CURRENT, State.DRAFT}:
                continue
            text = plan.texts.get(variant.src_uri, _read(old, variant.src_uri))
            plan.texts[variant.src_uri] = text.replace(record.source_sha256, source_hash(fresh), 1)


def _page_of_text(text: str, page: ContentPage, library: Library) -> ContentPage:
    fresh, _ = parse_page(page.src_uri, text, path=page.path, registries=library.registries)
    return fresh or page


def _add_consequences(plan: Renumbering, portal: Portal, after: Library, identity: str) -> None:
    before = portal.library
    entries = changed_entries(before.registries, after.registries)
    pages = changed_pages(before, after, files=frozenset(plan.texts), entries=entries)
    plan.papers = [(page.path, ", ".join(names)) for page, names in papers(pages)]
    profiles, _ = load_profiles(before.docs_dir, before.registries)
    plan.packs = [
        profile.id for profile in packs(profiles.values(), pages, before.registries, every=True)
    ]
    reached = {change.page.source_uri for change in pages}
    plan.recordings = [
        narration.uri for narration in narrations(after) if narration.source_uri in reached
    ]


def _read(library: Library, uri: str) -> str:
    with (library.docs_dir / uri).open(encoding="utf-8", newline="") as file:
        return file.read()
