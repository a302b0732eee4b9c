"""What search knows of a language: a page and each of its sections, as text."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from loa.content.kinds import LessonMeta
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.phone_numbers import at_home
from loa.content.registries import Registries
from loa.directives.drawn_scenes import PICTURES

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

_EDITORS = "-bien-tap"
# What leads to everything gives way to every page that answers.
_FRONT_PAGE = 0.5

# The parser joins texts as they stand; words of neighbouring blocks would run together.
# So would a day and the lunar day that is set small beside it.
_BLOCK_END = re.compile(r"</(?:p|li|td|th|h[1-6]|dt|dd|div|summary)>|(?<=\w)(?=<small\b)")
# Sections that repeat what other pages or sections say: lists, sources, files, slides.
_NOT_FOUND_BY = ("nguon", "tai-ve", "nhom-", "chu-", "slide-", "trinh-chieu", "canh-")


class SearchIndex:
    """Collects pages of one language; becomes a script, since file:// can load nothing else."""

    def __init__(self, registries: Registries) -> None:
        self.registries = registries
        self.documents: list[dict[str, Any]] = []

    def add(self, page: ContentPage, url: str, rendered: "Page") -> None:
        """Index a rendered page: `u` address, `t` title, `h` heading, `x` text, `a` audience,
        `k` type, `w` what people call it, `f` formats, `r` how far it stands back, from 1 to 0,
        `b` whether it comes after pages for somebody in need.
        """
        # Loaded only now: a check of a page knows the indexes by name and fills none.
        from mkdocs.contrib.search.search_index import ContentParser

        parser = ContentParser()
        parser.feed(_BLOCK_END.sub(r"\g<0> ", rendered.content or ""))
        parser.close()
        audience = self.registries.audiences[page.meta.audience[0]].name
        common: dict[str, Any] = {
            "t": page.meta.title,
            "a": audience,
            "k": page.meta.label,
        }
        weight = _weight(page)
        if weight < 1:
            common["r"] = weight
        if _is_for_work(page, self.registries):
            common["b"] = 1
        names = [*self._grades(page), *page.meta.keywords]
        lead = {"u": url, **common, "h": "", "x": page.meta.description, "w": names}
        lead["f"] = _formats(page)
        self.documents.append(lead)
        if page.reading.uses_block(PICTURES):
            # Its tiles say again what the pages behind them are found by.
            return
        for section in parser.data:
            if (section.id or "").startswith(_NOT_FOUND_BY):
                continue
            text = _squeeze("".join(section.text))
            anchor = f"#{section.id}" if section.id else ""
            heading = _squeeze("".join(section.title or []))
            if text or heading:
                self.documents.append({"u": url + anchor, **common, "h": heading, "x": text})

    def _grades(self, page: ContentPage) -> list[str]:
        if not isinstance(page.meta, LessonMeta):
            return []
        return [self.registries.grades[grade].name for grade in page.meta.grades]

    def script(self) -> str:
        """A classic script that hands the documents over to the search box."""
        data = json.dumps(self.documents, ensure_ascii=False, separators=(",", ":"))
        return f"loaSearchIndex({data});\n"


def is_for_editors(page: ContentPage, registries: Registries) -> bool:
    """Whether a page is found from the editors' own pages only."""
    return page.meta.audience == [registries.audience("editors")]


def search_uri(language: str, for_editors: bool = False) -> str:
    """Where the search index of a language lies, or that of its pages for editors."""
    return f"assets/search/{language}{_EDITORS if for_editors else ''}.js"


def search_part(page: ContentPage, registries: Registries) -> tuple[str, bool]:
    """The index a page is found by: its language, and whether only editors look there."""
    return page.written_in, is_for_editors(page, registries)


def words_script(library: Library, url_of: Callable[[ContentPage], str]) -> str:
    """A classic script that hands synonyms, needs, short forms and concepts over to the ranking.

    A need is `[1 if urgent, addresses of its page in each language, heading, words]`; one whose
    page the portal does not have leads nowhere and is left out.
    """
    groups = [group.words for group in library.registries.synonyms.values() if len(group.words) > 1]
    needs = []
    for need in library.registries.needs.values():
        page = library.get(need.src_uri)
        if page is None or not library.is_published(page):
            continue
        variants = [
            variant
            for variant in library.translations(page.src_uri)
            if library.is_published(variant)
        ]
        urls = [url_of(variant) for variant in [page, *variants]]
        words = dict.fromkeys(form for word in need.words for form in (word, at_home(word)))
        needs.append([int(need.urgent), urls, need.anchor, list(words)])
    shorts = {
        short: group.words[0]
        for group in library.registries.synonyms.values()
        for short in group.short
    }
    concepts = [concept.words for concept in library.registries.concepts.values()]
    data = json.dumps([groups, needs, shorts, concepts], ensure_ascii=False, separators=(",", ":"))
    return f"loaSearchWords({data});\n"


def write_index(site: Path, part: tuple[str, bool], index: SearchIndex) -> None:
    """Write the index of a part (`search_part`) into a site."""
    path = site / search_uri(*part)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(index.script(), encoding="utf-8")


def _weight(page: ContentPage) -> float:
    if page.source_uri == "index.md" and page.meta.type == "landing":
        return _FRONT_PAGE
    return page.meta.weight


def _is_for_work(page: ContentPage, registries: Registries) -> bool:
    """Whether a page teaches or serves, and so comes after those for somebody in need."""
    first = registries.audiences[page.meta.audience[0]]
    return page.meta.type in ("lesson", "campaign-event") or first.at_work


def _formats(page: ContentPage) -> list[str]:
    """What a reader can choose among the results by."""
    kind = {"lesson": "lesson", "video": "video", "campaign-event": "calendar", "guide": "guide"}
    formats = [kind[page.meta.type]] if page.meta.type in kind else []
    if page.meta.type == "lesson" or page.meta.handouts:
        formats.append("handout")
    return formats


def _squeeze(text: str) -> str:
    return " ".join(text.split())
