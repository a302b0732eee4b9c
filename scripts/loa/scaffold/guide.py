"""The editors' guide for another portal: the pages of ours, without what only ours has.

The guide has one home, the pages that our own editors read. What they say of sections and
readers is said of the new portal's; a line that cites what the new portal does not have goes, and
a link to a page that is not there becomes plain words.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import yaml

from loa.ground.carried import carried

_LINK = re.compile(r"(?<!!)\[(?P<words>[^\]]*)\]\((?P<to>[^)#:\s]+\.md)(?:#[^)]*)?\)")
_REFERENCE = re.compile(r"(?<!`)\[\[(?P<kind>[a-z]+):(?P<id>[A-Za-z0-9-]+)[^\]]*\]\]")
_REPEATED = re.compile(r"(`[a-z0-9-]+`)(?:, \1)+")
# Of the front matter: where a page stood before, drawings and readers of our own.
_OURS = ("moved_from:", "minor_edits:", "scene:")
# Pictures of the form stay here: the new portal's editors see their own.
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)\s]+\)\n\n", re.MULTILINE)
# Of tables and lists: a row without its link says nothing.
_ROWS = ("|", "- ")
_OWN_PAGES = frozenset({"an-toan-khi-viet.md", "ban-dich.md"})
"""Pages that speak of our campaign or our languages: the new portal has its own, or none yet."""


@dataclass(frozen=True)
class Neighbours:
    """What stands around the guide in the new portal.

    `folders` and `audiences` are by role; `section` and `audience` stand for those without one.
    `pages` are paths below docs/, `known` what references may name, as "law:TT32".
    """

    folders: Mapping[str, str]
    audiences: Mapping[str, str]
    section: str
    audience: str
    pages: frozenset[str]
    known: frozenset[str]

    @cached_property
    def sections(self) -> dict[str, str]:
        """What each section of ours is called there."""
        return _names("sections", self.folders, self.section)

    @cached_property
    def readers(self) -> dict[str, str]:
        """What each audience of ours is called there."""
        return _names("audiences", self.audiences, self.audience)


def _names(registry: str, by_role: Mapping[str, str], other: str) -> dict[str, str]:
    path = carried(f"data/{registry}.yml", f"docs/_data/{registry}.yml")
    rows = yaml.safe_load(path.read_text("utf-8"))[registry]
    return {row["id"]: by_role.get(row.get("role"), other) for row in rows}


def guide_pages(around: Neighbours) -> dict[str, str]:
    """The pages of the guide by their name in its folder."""
    origin = carried("guide", "docs/bien-tap")
    texts = {
        path.name: path.read_text("utf-8")
        for path in sorted(origin.glob("*.md"))
        if path.name not in _OWN_PAGES
    }
    editors = around.folders["editors"]
    pages = {*around.pages, *(f"{editors}/{name}" for name in texts)}
    return {name: _adapt(text, around, editors, pages) for name, text in texts.items()}


def _adapt(text: str, around: Neighbours, editors: str, pages: set[str]) -> str:
    sections, readers = _any_of(around.sections), _any_of(around.readers)
    # Only where a word can be nothing else: in a path, in an option, in a list of ids.
    section = re.compile(
        rf"(?<![\w-])({sections})(?=/)|(?<=docs/)({sections})(?=`|$)"
        rf"|(?<=section[: ])\s*({sections})(?![\w-])",
        re.MULTILINE,
    )
    reader = re.compile(rf"(?<=[`\[ ])({readers})(?=[`\],])")
    rows = []
    for row in _PICTURE.sub("", text).split("\n"):
        if row.startswith(_OURS) or not _is_known(row, around):
            continue
        named = section.sub(lambda match: _with_new_name(match, around.sections), row)
        named = reader.sub(lambda match: _with_new_name(match, around.readers), named)
        if row.startswith(_ROWS) and any(
            not _leads_somewhere(link, editors, pages) for link in _LINK.finditer(named)
        ):
            continue
        linked = _LINK.sub(lambda match: _link_or_words(match, editors, pages), named)
        rows.append(_REPEATED.sub(r"\1", linked))
    return "\n".join(rows)


def _is_known(row: str, around: Neighbours) -> bool:
    """Whether the new portal has whatever a line cites."""
    return all(
        f"{match['kind']}:{match['id']}" in around.known for match in _REFERENCE.finditer(row)
    )


def _link_or_words(match: re.Match[str], editors: str, pages: set[str]) -> str:
    return match[0] if _leads_somewhere(match, editors, pages) else match["words"]


def _leads_somewhere(match: re.Match[str], editors: str, pages: set[str]) -> bool:
    return posixpath.normpath(f"{editors}/{match['to']}") in pages


def _any_of(names: Mapping[str, str]) -> str:
    return "|".join(sorted(names, key=len, reverse=True))


def _with_new_name(match: re.Match[str], names: Mapping[str, str]) -> str:
    word = match[0].strip()
    return match[0].replace(word, names[word])
