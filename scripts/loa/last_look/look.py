"""Whether a finished site may be seen: no number, no words and no reference that is not let out.

The checks of pages read what editors wrote. This reads what came of it, so that what a template,
a registry, a translation or a maker of files puts in is looked at too.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path, PurePosixPath

from loa.artifacts import code_of
from loa.checking import check
from loa.claims.clearance import Clearance, Finding
from loa.codes import catalogue, catalogue_files
from loa.content.near_misses import near_misses
from loa.content.references import REGISTRY_OF
from loa.content.registries import Registries
from loa.ground.compression import COPIES
from loa.ground.files import write_whole
from loa.ground.folder_entries import files_below
from loa.ground.wording import say
from loa.last_look.passages import Passage, passages_of, pieces_of
from loa.problems import Problem
from loa.safety.folding import seen_as

_CODES = (
    "broken-reference",
    "dials-another",
    "unknown-phone",
    "unpublished-phone",
    "unreadable-output",
    "withheld-text",
)
# Hashes that are remembered: a few sites of some thousand files each.
_REMEMBERED = 40_000
LARGE = 64 * 1024
"""Bytes of a file that is remembered in pieces, or each passage of it: many pages make up a search
index, and it is another one whenever one of them is."""
_REMEMBERED_PASSAGES = 200_000


class Look:
    """One look at a site. A file that was clean under the same rules is known again by its hash.

    `sources` names the file that an editor writes, by the place of the page made from it.
    """

    def __init__(
        self, registries: Registries, cache: Path, sources: Mapping[str, str] | None = None
    ) -> None:
        self.registries = registries
        self.clearance = Clearance(registries)
        self.cache = cache
        self.sources = sources or {}
        self._clean: set[str] = set()
        self._lasting: dict[str, bool] = {}

    @cached_property
    def _known(self) -> dict[str, bool]:
        """Hashes of clean files, those met last at the end."""
        files, passages = self._remembered()
        self._lasting = passages
        self._clean.update(passages)
        return files

    @cached_property
    def _examples(self) -> frozenset[str]:
        """What the guide shows of our own catalogue. Read when something was found, rarely."""
        examples = (text for code in catalogue().values() for text in (code.bad, code.good))
        return frozenset(map(_squeezed, examples))

    @check(*_CODES, scope="site")
    def problems(self, site: Path, name: str) -> list[Problem]:
        """All in the files below `site` that may not be seen; problems say `name`/…"""
        known = self._known
        problems: list[Problem] = []
        for uri in files_below(site):
            suffix = PurePosixPath(uri).suffix
            if suffix in COPIES:
                continue
            name_digest = sha256(f"name {uri}".encode("utf-8", "surrogatepass")).hexdigest()
            in_name = [] if known.pop(name_digest, None) else list(self._in_name(uri, name))
            if not in_name:
                known[name_digest] = True
            data = (site / uri).read_bytes()
            digest = sha256(suffix.lower().encode() + data).hexdigest()
            is_known = known.pop(digest, None) is not None
            in_content = [] if is_known else list(self.of_file(uri, data, name))
            if not in_content:
                known[digest] = True
            problems += [*in_name, *in_content]
        self._remember(known)
        return sorted(set(problems))

    def clears(self, uri: str, data: bytes) -> bool:
        """Whether a file may be seen, by its place and content."""
        digest = sha256(PurePosixPath(uri).suffix.lower().encode() + data).hexdigest()
        if digest not in self._known:
            if next(self.of_file(uri, data, ""), None) is not None:
                return False
            self._known[digest] = True
        return True

    @check(*_CODES, scope="site")
    def of_file(self, uri: str, data: bytes, name: str) -> Iterator[Problem]:
        """All that one file of a site may not say."""
        try:
            pieces = pieces_of(uri, data) if len(data) >= LARGE else []
            if len(pieces) > 1:
                for piece in pieces:
                    yield from self._of_piece(uri, piece, name)
            else:
                yield from self._of_passages(uri, data, name)
        except ValueError as error:
            why = say("This built file cannot be read ({error}).", error=error)
            yield self._problem(
                uri,
                name,
                line=1,
                finding=Finding(row=0, words="", code="unreadable-output", why=why),
            )

    def _of_piece(self, uri: str, piece: bytes, name: str) -> Iterator[Problem]:
        key = sha256(PurePosixPath(uri).suffix.encode() + piece).hexdigest()[:32]
        problems = [] if key in self._clean else list(self._of_passages(uri, piece, name))
        if not problems:
            self._keep(key)
        yield from problems

    def _of_passages(self, uri: str, data: bytes, name: str) -> Iterator[Problem]:
        suffix = PurePosixPath(uri).suffix
        for passage in passages_of(uri, data):
            key = _digest_of(passage, suffix)
            findings = [] if key in self._clean else list(self._findings_of(passage, uri))
            if not findings:
                self._clean.add(key)
                if len(data) >= LARGE:
                    self._keep(key)
            yield from (
                self._problem(uri, name, line=passage.line, finding=finding) for finding in findings
            )

    def _keep(self, key: str) -> None:
        """Remember what is clean beyond this look; what was met last stands at the end."""
        self._clean.add(key)
        self._lasting.pop(key, None)
        self._lasting[key] = True

    def _findings_of(self, passage: Passage, uri: str) -> Iterator[Finding]:
        if passage.kind == "link":
            yield from self.clearance.differing(passage.text, passage.target)
            return
        yield from self.clearance.dialled(passage.text)
        if passage.kind == "address":
            return
        is_value = passage.kind == "value"
        findings = list(self._findings_in(seen_as(passage.text), is_value))
        if findings:
            findings = list(self._findings_in(self._without_examples(passage.text, uri), is_value))
        yield from findings
        for near_miss in near_misses(passage.prose, self.registries):
            why = say(
                "“{words}” became no reference and is printed as it stands.", words=near_miss.words
            )
            row = passage.prose.count("\n", 0, near_miss.start)
            yield Finding(row=row, words=near_miss.words, code="broken-reference", why=why)

    def _findings_in(self, folded: str, is_value: bool) -> Iterator[Finding]:
        yield from self.clearance.numbers(folded, whole=is_value)
        yield from self.clearance.words(folded)

    def _without_examples(self, text: str, uri: str) -> str:
        """A folded text without our catalogue's examples, which the guide and its index have."""
        squeezed = _squeezed(text)
        if squeezed in self._examples:
            return ""
        if uri.endswith(".js"):
            for example in self._examples:
                squeezed = squeezed.replace(example, "")
            return seen_as(squeezed)
        return seen_as(text)

    def _in_name(self, uri: str, name: str) -> Iterator[Problem]:
        """A file's name is read too, in the list of a folder and when it is saved."""
        words = PurePosixPath(uri).name.replace("-", " ").replace("_", " ")
        for finding in self.clearance.numbers(seen_as(words), whole=True):
            if len(finding.words) > 4:
                yield self._problem(uri, name, line=1, finding=finding)

    def _problem(self, uri: str, name: str, line: int, finding: Finding) -> Problem:
        source = self.sources.get(uri)
        where = say(" This page is written in {source}.", source=source) if source else ""
        hint = say("This is a built file: mend what it is made from.{where}", where=where)
        return Problem(f"{name}/{uri}", line + finding.row, finding.code, finding.why, hint)

    def _rules(self) -> str:
        facts = repr(
            (
                sorted(self.clearance.cleared),
                sorted(self.clearance.refused),
                self.clearance.withheld,
                [sorted(getattr(self.registries, name)) for name in REGISTRY_OF.values()],
            )
        )
        code = code_of("last_look", "claims", "safety", "content", "codes")
        examples = "".join(path.read_text("utf-8") for path in catalogue_files())
        return sha256(f"{code}{facts}{examples}".encode()).hexdigest()

    def _remembered(self) -> tuple[dict[str, bool], dict[str, bool]]:
        """Hashes of clean files and of clean passages of large ones, those met last at the end."""
        try:
            stored = json.loads(self.cache.read_text(encoding="utf-8"))
            if stored["rules"] == self._rules():
                return dict.fromkeys(stored["clean"], True), dict.fromkeys(stored["passages"], True)
        except (OSError, ValueError, KeyError, TypeError):
            pass  # A damaged file is an empty one.
        return {}, {}

    def _remember(self, known: Mapping[str, bool]) -> None:
        clean, passages = list(known)[-_REMEMBERED:], list(self._lasting)[-_REMEMBERED_PASSAGES:]
        record = {"rules": self._rules(), "clean": clean, "passages": passages}
        self.cache.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self.cache, json.dumps(record))


def _digest_of(passage: Passage, suffix: str) -> str:
    """Of all that the findings in a passage of such a file are made from, but its line."""
    parts = (suffix, passage.kind, passage.text, passage.prose, passage.target)
    return sha256(repr(parts).encode()).hexdigest()[:32]


def _squeezed(text: str) -> str:
    return " ".join(text.split())
