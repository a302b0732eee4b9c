"""A page of content."""

import posixpath
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from loa.checking import check
from loa.content.front_matter import Document, KeyPath, Parse, split
from loa.content.kinds import META_BY_TYPE, Meta
from loa.content.reader_texts import with_numbers
from loa.content.registries import Registries
from loa.content.schema import Review
from loa.content.validation import validate
from loa.ground.asking import NotedField
from loa.ground.slugs import SAFE_NAME
from loa.ground.wording import say
from loa.problems import Problem, nearest
from loa.reading.model import Reading, Use
from loa.reading.reader import read

SOURCE_LANGUAGE = "vi"


@dataclass(frozen=True)
class ContentPage:
    """A Markdown file.

    `is_valid` is false for one that failed the schema: its body can be checked, nothing more.

    `src_uri` is its path below docs/, `source_uri` that of the Vietnamese page it belongs to
    (the same for a Vietnamese page), `language` a registry slug, `path` what problems name.
    """

    src_uri: str
    source_uri: str
    language: str
    path: str
    meta: NotedField[Meta] = NotedField("head", "src_uri")
    document: NotedField[Document] = NotedField("text", "src_uri")
    is_valid: bool = True

    @property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return self.document.body

    @property
    def reading(self) -> Reading:
        """What the body holds, as its readers meet it; read once."""
        return read(self.body)

    def uses(self, *names: str) -> list[Use]:
        """Where the body uses a block of one of these names, in order. A body in which none of
        the names stands is not read for it: of a large portal that takes seconds.
        """
        body = self.body.lower()
        if not any(name in body for name in names):
            return []
        return [use for use in self.reading.uses if use.name in names]

    @property
    def written_in(self) -> str:
        """The language its words are in: the home of a language is Vietnamese until it has some."""
        return SOURCE_LANGUAGE if self.meta.type == "language-home" else self.language

    def beside(self, path: str) -> str:
        """The path below docs/ of what the page names from where it stands."""
        return posixpath.normpath(posixpath.join(posixpath.dirname(self.src_uri), path))

    @property
    def slug(self) -> str:
        """The page's short name, unique in the portal: names its handouts and feeds."""
        uri = PurePosixPath(self.source_uri)
        if uri.stem != "index":
            return uri.stem
        return uri.parent.name or "trang-chu"

    @property
    def section(self) -> str:
        """The folder below docs/ in which the page stands; "" at the top."""
        folder = PurePosixPath(self.source_uri).parent.as_posix()
        return "" if folder == "." else folder

    @property
    def is_index(self) -> bool:
        """Whether this is the first page of its folder."""
        return PurePosixPath(self.source_uri).name == "index.md"

    @property
    def url(self) -> str:
        """The page's place in the site, as a folder: "truong-hoc/lop-2-x/"; "" for the home."""
        return url_below(self.source_uri, self.language)

    def line(self, *key: str | int) -> int:
        """The line of a front-matter field."""
        return self.document.line(tuple(key))

    def body_line(self, offset: int) -> int:
        """The line in the file of a line of the body, counted from 0."""
        return self.document.body_line + offset

    def line_of_text(self, text: str) -> int:
        """The line of the body's first occurrence of a text; the body's first line otherwise."""
        position = self.body.find(text)
        return self.body_line(self.body.count("\n", 0, max(position, 0)))


@cache
def url_below(source_uri: str, language: str) -> str:
    """A page's place in the site, from its path below docs/: "a/b.md" in "tyz" → "tyz/a/b/"."""
    uri = PurePosixPath(source_uri)
    folder = uri.parent if uri.stem == "index" else uri.with_suffix("")
    prefix = "" if folder.as_posix() == "." else f"{folder.as_posix()}/"
    return prefix if language == SOURCE_LANGUAGE else f"{language}/{prefix}"


# What a page without valid front matter says about itself: nothing.
_NO_META = Meta.model_construct(
    type="page",
    title="",
    description="",
    audience=[],
    topics=[],
    sources=[],
    review=Review(status="draft"),
    review_by=date.max,
    license="CC-BY-SA-4.0",
    sensitivity="general",
)


def split_language(src_uri: str, languages: frozenset[str]) -> tuple[str, str]:
    """The source page and language of a file: "a/b.tyz.md" → ("a/b.md", "tyz").

    The language is "" for an ending that no registry entry has.
    """
    uri = PurePosixPath(src_uri)
    stem, dot, suffix = uri.stem.partition(".")
    if not dot:
        return src_uri, SOURCE_LANGUAGE
    source = uri.with_name(f"{stem}{uri.suffix}").as_posix()
    return source, suffix if suffix in languages and suffix != SOURCE_LANGUAGE else ""


@check(
    "file-name",
    "missing-field",
    "unknown-agency",
    "unknown-audience",
    "unknown-grade",
    "unknown-language",
    "unknown-pictogram",
    "unknown-region",
    "unknown-topic",
    "unknown-value",
    scope="reading",
)
def parse_page(
    src_uri: str, text: str, path: str, registries: Registries, parse: Parse | None = None
) -> tuple[ContentPage | None, list[Problem]]:
    """Read one Markdown file, with all its problems; None where there is no front matter.

    `parse` as in `split`.
    """
    problems = _check_name(src_uri, path, registries)
    document, found = split(text, path, parse)
    problems += found
    if not document.data:
        return None, problems
    kind = document.data.get("type")
    model = META_BY_TYPE.get(kind) if isinstance(kind, str) else None
    if model is None:
        if kind is None:
            message, hint = (
                say("The field “type” is missing (the type of page)."),
                say("For example: type: guide"),
            )
            code = "missing-field"
        else:
            code = "unknown-value"
            message = say("There is no type of page “{kind}”.", kind=kind)
            hint = nearest(str(kind), META_BY_TYPE)
        problems.append(Problem(path, document.line(("type",)), code, message, hint))
        model = Meta
        meta, found = validate(model, {**document.data, "type": "page"}, path, document.line)
        # Without its type a page's own fields cannot be told from mistyped ones.
        problems += [p for p in found if p.code != "unknown-field"]
        meta = None
    else:
        data, found = with_numbers(document.data, registries, path, document.line)
        problems += found
        if kind == "language-home":
            # What stands there is for whoever comes.
            data = {"audience": [registries.audience("everybody")], **data}
        meta, found = validate(model, data, path, document.line)
        problems += found
    unknown = _check_vocabulary(document, path, registries)
    problems += unknown
    source_uri, language = split_language(src_uri, frozenset(registries.languages))
    valid = meta is not None and not unknown and bool(language)
    shown = meta or _NO_META
    language = language or SOURCE_LANGUAGE
    return ContentPage(src_uri, source_uri, language, path, shown, document, valid), problems


def _check_name(src_uri: str, path: str, registries: Registries) -> list[Problem]:
    uri = PurePosixPath(src_uri)
    stem, dot, suffix = uri.stem.partition(".")
    safe = say(
        "Use small letters without accents, digits and hyphens only, for example: viec-lam.md"
    )
    problems = [
        Problem(
            path,
            1,
            "file-name",
            say("The name “{part}” has a character that cannot be used.", part=part),
            safe,
        )
        for part in (*uri.parent.parts, stem)
        if not SAFE_NAME.fullmatch(part)
    ]
    if dot and suffix not in registries.languages:
        message = say("The registry of languages has no “{suffix}”.", suffix=suffix)
        hint = nearest(suffix, [slug for slug in registries.languages if slug != SOURCE_LANGUAGE])
        problems.append(Problem(path, 1, "unknown-language", message, hint))
    elif dot and suffix == SOURCE_LANGUAGE:
        message = say("A Vietnamese page has no language in its name.")
        hint = say("Rename it to {stem}{suffix}.", stem=stem, suffix=uri.suffix)
        problems.append(Problem(path, 1, "unknown-language", message, hint))
    return problems


# Front-matter fields that hold ids, the registry they come from, and the code of a wrong one.
_VOCABULARY: tuple[tuple[KeyPath, str, str], ...] = (
    (("audience",), "audiences", "unknown-audience"),
    (("topics",), "topics", "unknown-topic"),
    (("region",), "regions", "unknown-region"),
    (("grades",), "grades", "unknown-grade"),
    (("lead",), "agencies", "unknown-agency"),
    (("partners",), "agencies", "unknown-agency"),
    (("languages",), "languages", "unknown-language"),
    (("pictogram",), "pictograms", "unknown-pictogram"),
)


def _check_vocabulary(document: Document, path: str, registries: Registries) -> list[Problem]:
    problems = []

    def check(value: Any, key: KeyPath, registry: str, code: str) -> None:
        known = getattr(registries, registry)
        if isinstance(value, str) and value not in known:
            message = say(
                "The field “{name}” has an unknown value: “{value}”.", name=key[0], value=value
            )
            problems.append(Problem(path, document.line(key), code, message, nearest(value, known)))

    for key, registry, code in _VOCABULARY:
        value = document.data.get(str(key[0]))
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            check(item, (*key, index) if isinstance(value, list) else key, registry, code)
    for field in ("scenes", "messages"):
        rows = document.data.get(field)
        for index, row in enumerate(rows if isinstance(rows, list) else []):
            if isinstance(row, dict):
                key = (field, index, "pictogram")
                check(row.get("pictogram"), key, "pictograms", "unknown-pictogram")
    return problems
