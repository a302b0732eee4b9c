"""The Python-Markdown extension: directives, references, and what each type of page adds."""

import posixpath
import re
import xml.etree.ElementTree as etree
from typing import Any

import markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block

from loa.content.page import SOURCE_LANGUAGE
from loa.content.references import PATTERN, PRIORITY, Refused, resolve
from loa.directives import (  # noqa: F401
    agencies,
    calendar,
    guide,
    helplines,
    lists,
    materials,
    messages,
    page_parts,
    scenes,
)
from loa.directives.context import RenderContext
from loa.directives.narration import players
from loa.directives.photos import use_pictures
from loa.directives.quizzes import use_quiz
from loa.directives.registry import DIRECTIVES, Directive, render
from loa.directives.scenes import use_scenes
from loa.safety.markup import clean_html, is_safe_attribute

_HEADING = re.compile(r"h[1-6]")


class LoaExtension(BlocksExtension):  # type: ignore[misc]
    """Everything that a page of the portal has beyond Markdown.

    The host sets `context.page` before each conversion.
    """

    def __init__(self, context: RenderContext) -> None:
        self.context = context
        super().__init__()

    def extendMarkdownBlocks(self, md: markdown.Markdown, block_mgr: BlocksProcessor) -> None:
        """Register one block class a directive."""
        for found in DIRECTIVES.values():
            block_mgr.register(_block_class(found, self.context), {})

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Register the inline references and the page parts."""
        super().extendMarkdown(md)
        md.inlinePatterns.register(_References(md, self.context), "loa-references", PRIORITY)
        # Before MkDocs resolves links (0) and after inline text (20).
        md.treeprocessors.register(_PageParts(md, self.context), "loa-page-parts", 15)
        # After the headings have their ids (5).
        md.treeprocessors.register(_Players(md, self.context), "loa-players", 3)
        # After attribute lists (8) and inline text (20); before raw HTML (30) is back in place.
        md.treeprocessors.register(_SafeAttributes(md), "loa-safe-attributes", 7.5)
        md.postprocessors.register(_SafeHtml(md), "loa-safe-html", 35)
        # After raw HTML (30) is back in place, which is what the task lists leave behind.
        md.postprocessors.register(_TaskBoxes(md), "loa-task-boxes", 10)
        # After headings have their ids (8), before MkDocs resolves links (0).
        md.treeprocessors.register(_Exercises(md, self.context), "loa-exercises", 7)
        md.treeprocessors.register(_Languages(md, self.context), "loa-languages", 14)


def element_of(markup: str) -> etree.Element:
    """A tree from a directive's markup, whose texts are not read as Markdown again."""
    root = etree.fromstring(markup)
    for element in root.iter():
        if element.text:
            element.text = AtomicString(element.text)
        if element.tail:
            element.tail = AtomicString(element.tail)
    return root


def _vietnamese(context: RenderContext, markup: str) -> etree.Element:
    """What we put into a page is Vietnamese, and on a page in another language says so."""
    element = element_of(markup)
    if context.page and context.page.written_in != SOURCE_LANGUAGE and not element.get("lang"):
        element.set("lang", SOURCE_LANGUAGE)
    return element


def _block_class(found: Directive, context: RenderContext) -> type[Block]:
    def on_create(self: Block, parent: etree.Element) -> etree.Element:
        options = {key: value for key, value in self.options.items() if key != "attrs"}
        element = _vietnamese(context, render(found, context, self.argument or "", options))
        parent.append(element)
        return element

    def type_of(default: Any) -> Any:
        def parse(value: Any) -> Any:
            if not isinstance(value, type(default)):
                raise ValueError(f"expected {type(default).__name__}")
            return value

        return parse

    options = {key: (default, type_of(default)) for key, default in found.options.items()}
    members = {
        "NAME": found.name,
        "ARGUMENT": found.argument,
        "OPTIONS": options,
        "on_create": on_create,
    }
    return type("".join(part.title() for part in found.name.split("-")), (Block,), members)


class _References(InlineProcessor):
    def __init__(self, md: markdown.Markdown, context: RenderContext) -> None:
        super().__init__(PATTERN, md)
        self.context = context

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str, int, int]:
        found = resolve(m["kind"], m["id"], m["label"], self.context.library.registries)
        if isinstance(found, Refused):
            self.context.report(found.code, found.message, found.hint, near=m[0])
            # Such as `helpline:h111` in brackets says nothing to somebody who looks for a number.
            return "", m.start(0), m.end(0)
        element = self._element(found.kind, found.text, found.href, found.title)
        page = self.context.page
        is_foreign = page is not None and page.written_in != SOURCE_LANGUAGE
        is_named_here = found.kind == "agency" and m["label"] is not None
        if is_foreign:
            element.attrib.pop("title", None)
        if is_foreign and found.kind != "helpline" and not is_named_here:
            element.set("lang", SOURCE_LANGUAGE)
        return element, m.start(0), m.end(0)

    def _element(self, kind: str, text: str, href: str, title: str) -> etree.Element:
        if href and kind == "agency":
            href = self.context.to_page(href)
        element = etree.Element("a" if href else "span", {"class": f"loa-ref loa-ref--{kind}"})
        if href:
            element.set("href", href)
        if title and title != text:
            element.set("title", title)
        element.text = AtomicString(text)
        return element


class _PageParts(Treeprocessor):
    """Put what the page's type offers above its text, and where it comes from below."""

    def __init__(self, md: markdown.Markdown, context: RenderContext) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: etree.Element) -> None:
        if self.context.page is None:
            return
        use_pictures(root, self.context)
        above, below = page_parts.parts(self.context, self.context.page)
        for position, markup in enumerate(above):
            root.insert(position, _vietnamese(self.context, markup))
        root.extend(_vietnamese(self.context, markup) for markup in below)


class _Players(Treeprocessor):
    """Put below each heading what was recorded of its part."""

    def __init__(self, md: markdown.Markdown, context: RenderContext) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: etree.Element) -> None:
        page = self.context.page
        if page is None or self.context.mode != "web":
            return
        for position, element in reversed(list(enumerate(root))):
            part = element.get("id", "") if _HEADING.fullmatch(element.tag) else ""
            found = players(self.context, page, part) if part else []
            for number, markup in enumerate(found, 1):
                root.insert(position + number, element_of(markup))


class _Exercises(Treeprocessor):
    """Questions and stories that a reader can answer."""

    def __init__(self, md: markdown.Markdown, context: RenderContext) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: etree.Element) -> None:
        use_quiz(root, self.context)
        use_scenes(root, self.context)


class _SafeAttributes(Treeprocessor):
    """Take off what an attribute list or a link's address may not bring into a page."""

    def run(self, root: etree.Element) -> None:
        for element in root.iter():
            for name, value in list(element.items()):
                if not is_safe_attribute(element.tag, name, value):
                    del element.attrib[name]


class _SafeHtml(Postprocessor):
    """Clean what an author wrote as HTML."""

    def run(self, text: str) -> str:
        assert self.md is not None
        stash = self.md.htmlStash.rawHtmlBlocks
        stash[:] = [clean_html(one) if isinstance(one, str) else one for one in stash]
        return text


class _TaskBoxes(Postprocessor):
    """Hide the boxes of task lists from screen readers: they cannot be ticked and have no name."""

    def run(self, text: str) -> str:
        return text.replace('<input type="checkbox"', '<input aria-hidden="true" type="checkbox"')


class _Languages(Treeprocessor):
    """Say of a link that it leads to a page in Vietnamese when the reader's page is not."""

    def __init__(self, md: markdown.Markdown, context: RenderContext) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: etree.Element) -> None:
        page = self.context.page
        if page is None or page.written_in == SOURCE_LANGUAGE:
            return
        for link in root.iter("a"):
            self._mark(link, page.src_uri, page.language)

    def _mark(self, link: etree.Element, src_uri: str, language: str) -> None:
        target, _, _ = link.get("href", "").partition("#")
        if not target.endswith(".md"):
            return
        uri = posixpath.normpath(posixpath.join(posixpath.dirname(src_uri), target))
        best = self.context.library.best_variant(uri, language)
        if best is not None and best.language != language:
            link.set("hreflang", best.language)
            note = etree.SubElement(link, "span", {"lang": "vi", "class": "loa-in-vietnamese"})
            note.text = AtomicString(" (tiếng Việt)")
