"""Finished pages of earlier builds: a page whose source and answers are the same is not made again.

MkDocs goes through such a page as through any other, but nothing is read, rendered or filled into
a template: `SitePage` gives what was kept (the contents' anchors, which other pages' links are
held against) and a template of one line prints the finished text.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import ChoiceLoader, DictLoader, Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from loa.content.answers import Answer, Answers, digest_of, own_questions, text_digest
from loa.content.page import ContentPage
from loa.directives.answers import answers_of
from loa.directives.context import RenderContext
from loa.ground.asking import Question, note, noting
from loa.ground.shelf import Shelf, ShelfEntry
from loa.integrations.portal import KEPT, Portal

TEMPLATE = "loa-kept.html"
_TEXT = "kept"
_OURS = frozenset({"loa", "loa-languages"})


class NotedFiles:
    """The files of a language's build, which note where a link was found to lead."""

    def __init__(self, files: Files, language: str) -> None:
        self._files, self._language = files, language

    def get_file_from_path(self, path: str) -> File | None:
        """As in Files: the page or the file that a link names, in the language of the build."""
        note("link", f"{self._language} {path}")
        return self._files.get_file_from_path(path)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)


class SitePage(Page):
    """A page whose text comes from our own reading, and which may have been kept."""

    def __init__(self, file: File, config: MkDocsConfig, content: ContentPage) -> None:
        super().__init__(None, file, config)
        self.source = content
        self.kept_entry: ShelfEntry | None = None
        self.asked: set[Question] = set()
        self.search: list[dict[str, Any]] = []

    def read_source(self, config: MkDocsConfig) -> None:
        """The front matter is ours and was read with the library."""
        self.markdown, self.meta = self.source.body, {}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the text, and note what was asked for it; or take over what was kept."""
        if self.kept_entry is None:
            with noting() as asked:
                super().render(config, NotedFiles(files, self.source.written_in))  # type: ignore[arg-type]
            self.asked |= asked
            return
        data = self.kept_entry.data
        self.meta["template"] = TEMPLATE
        self.content, self.toc = "", TableOfContents([])
        self.present_anchor_ids = set(data["ids"])
        self.links_to_anchors = {}
        for uri, links in data["links"].items():
            if (file := files.get_file_from_path(uri)) is not None:
                self.links_to_anchors[file] = links


@dataclass
class KeptPages:
    """The pages and bilingual pages of one kind of build."""

    shelf: Shelf
    common: str
    """The digest of all that every page depends on: our code, theme, registries, settings, day."""
    context: RenderContext
    links: list[Files] = field(default_factory=list)
    """The files of the build that goes on: where links lead."""

    @classmethod
    def of(
        cls, portal: Portal, context: RenderContext, config: MkDocsConfig, is_preview: bool
    ) -> "KeptPages | None":
        """None where others than our two plugins change pages: nobody knows what those ask."""
        if set(config.plugins) != _OURS or config.hooks:
            return None
        settings = {
            "preview": is_preview,
            "form": context.form_uri,
            "artifacts": len(context.manifest) > 0,
            "directory_urls": config.use_directory_urls,
            "site_url": config.site_url,
            "site_name": config.site_name,
            "site_description": config.site_description,
            "extra": config.extra,
        }
        name = digest_of(json.dumps(settings, sort_keys=True, default=str))
        common = digest_of(name, portal.rendered_with)
        links: list[Files] = []
        answers = Answers(portal.library, _answers(portal, context, links))
        path = portal.store.root / KEPT / f"pages-{name}.shelf"
        return cls(
            shelf=Shelf(path, answers.of, portal.memory),
            common=common,
            context=context,
            links=links,
        )

    def begin(self, page: SitePage, files: Files) -> None:
        """Before a page is read: whether it is there already."""
        self.links[:] = [files]
        page.kept_entry = self.shelf.take(page.source.src_uri, self._key(page.source))

    def put(self, page: SitePage, output: str) -> None:
        """Keep a finished page, unless something was wrong with it."""
        if any(problem.path == page.source.path for problem in self.context.problems):
            return
        links = {file.src_uri: dict(to) for file, to in (page.links_to_anchors or {}).items()}
        content = page.content or ""
        data = {
            "ids": sorted(page.present_anchor_ids or ()),
            "links": links,
            "search": page.search,
            "content": _span_or_body(content, output),
        }
        own = own_questions(page.source.src_uri)
        self.shelf.put(
            page.source.src_uri,
            self._key(page.source),
            asked=page.asked - own,
            data=data,
            text=output,
        )

    def bilingual(self, name: str, bodies: list[str], make: Callable[[], str]) -> str:
        """A page that two bodies and what is asked while it is put together make up."""
        key = digest_of(self.common, name, *bodies)
        entry = self.shelf.take(name, key)
        if entry is not None:
            return entry.text
        with noting() as asked:
            output = make()
        self.shelf.put(name, key, asked=asked, data=None, text=output)
        return output

    def _key(self, page: ContentPage) -> str:
        return digest_of(self.common, page.language, text_digest(page))


def content_of(entry: ShelfEntry) -> str:
    """The body of a kept page, as it stands in its text."""
    location = entry.data["content"]
    return location if isinstance(location, str) else entry.text[location[0] : location[1]]


def _span_or_body(content: str, output: str) -> str | list[int]:
    """From where to where a body stands in a page; the body, where a template changed it."""
    start = output.find(content)
    return content if start < 0 else [start, start + len(content)]


def kept_context(entry: ShelfEntry) -> dict[str, Any]:
    """What the template of a kept page prints."""
    return {_TEXT: Markup(entry.text)}


def add_template(env: Environment) -> None:
    """Add the template of kept pages to those of the theme."""
    own = DictLoader({TEMPLATE: f"{{{{ {_TEXT} }}}}"})
    env.loader = ChoiceLoader([own, *([env.loader] if env.loader else [])])


def _answers(portal: Portal, context: RenderContext, links: list[Files]) -> Mapping[str, Answer]:
    def link(key: str) -> str:
        file = links[0].get_file_from_path(key.partition(" ")[2])
        return "" if file is None else f"{file.src_uri} {file.url} {file.inclusion.name}"

    return {
        **answers_of(context),
        "link": link,
        "theme": lambda uri: context.theme_uris.get(uri, ""),
        "search-parts": lambda _: repr(sorted(portal.search_parts)),
    }
