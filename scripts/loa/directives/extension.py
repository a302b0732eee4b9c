"""The Python-Markdown extension: directives, references, and what each type of page adds."""

import posixpath
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable

import markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from loa import directives
from loa.checking import check
from loa.content.page import SOURCE_LANGUAGE
from loa.content.references import Refused, Resolved, resolve
from loa.directives.context import RenderContext
from loa.directives.exercises import use_exercises
from loa.directives.narration import players
from loa.directives.own_words import own_words, vietnamese_words
from loa.directives.page_parts import parts
from loa.directives.photos import use_pictures
from loa.directives.quizzes import unlinked, use_quiz
from loa.directives.registry import DIRECTIVES, render
from loa.directives.scenes import use_scenes
from loa.ground.modules import load_all
from loa.reading.model import Reading, Reference, Use
from loa.reading.reader import read
from loa.reading.syntax import BLOCK_MARK, REFERENCE, REFERENCE_MARK
from loa.safety.markup import clean_html, is_safe_attribute

load_all(directives)
_IN_VIETNAMESE = "block.in_vietnamese"
_HEADING = re.compile(r"h[1-6]")


class LoaExtension(Extension):
    """Everything that a page of the portal has beyond Markdown, put into the page's reading.

    The host sets `context.page` before each conversion.
    """

    def __init__(self, context: RenderContext) -> None:
        super().__init__()
        self.context = context

    def extendMarkdown(self, md: markdown.Markdown) -> None:
        """Take the tree from the reading; go on where the reading ended (15)."""
        read_once = _ReadOnce(md)
        md.preprocessors.register(read_once, "loa-reading", 1000)
        # The parser's method is its only hook.
        md.parser.parseDocument = read_once.tree  # type: ignore[method-assign]
        for name in ("footnote", "task-list", "inline", "footnote-duplicate"):
            md.treeprocessors.deregister(name)
        # Before MkDocs resolves links (0).
        md.treeprocessors.register(_Fill(md, self.context, read_once), "loa-fill", 16)
        md.treeprocessors.register(_PageParts(md, self.context), "loa-page-parts", 15)
        # After the headings have their ids (5).
        md.treeprocessors.register(_Players(md, self.context), "loa-players", 3)
        # After attribute lists (8); before raw HTML (30) is back in place.
        md.treeprocessors.register(_SafeAttributes(md), "loa-safe-attributes", 7.5)
        md.postprocessors.register(_SafeHtml(md), "loa-safe-html", 35)
        # After raw HTML (30) is back in place, which is what the task lists leave behind.
        md.postprocessors.register(_TaskBoxes(md), "loa-task-boxes", 10)
        # After headings have their ids (8), before MkDocs resolves links (0).
        md.treeprocessors.register(_Exercises(md, self.context), "loa-exercises", 7)
        md.treeprocessors.register(_Languages(md, self.context), "loa-languages", 14)


class _ReadOnce(Preprocessor):
    """Gives Python-Markdown the reading of a body in place of its lines."""

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        self.reading = Reading()

    def run(self, lines: list[str]) -> list[str]:
        """Read the body, or find that it was read before."""
        self.reading = read("\n".join(lines))
        return []

    def tree(self, lines: Iterable[str]) -> etree.ElementTree:
        """What BlockParser.parseDocument gives, from the reading."""
        assert self.md is not None
        self.md.htmlStash.rawHtmlBlocks[:] = self.reading.stash
        self.md.htmlStash.html_counter = len(self.reading.stash)
        return etree.ElementTree(self.reading.tree())


class _Fill(Treeprocessor):
    """Put what blocks and references print in their places."""

    def __init__(self, md: markdown.Markdown, context: RenderContext, read_once: _ReadOnce) -> None:
        super().__init__(md)
        self.context = context
        self.read_once = read_once

    def run(self, root: etree.Element) -> None:
        reading = self.read_once.reading
        # From the inside out: a block's own text has places too.
        for parent in reversed(list(root.iter())):
            for position, child in enumerate(list(parent)):
                if REFERENCE_MARK in child.attrib:
                    number = int(child.attrib[REFERENCE_MARK])
                    parent[position] = self._reference(reading.references[number])
                elif BLOCK_MARK in child.attrib:
                    parent[position] = self._block(reading.uses[int(child.attrib[BLOCK_MARK])])
                    parent[position].extend(list(child))
                else:
                    continue
                parent[position].tail = child.tail
            for name in ("alt", "title"):
                if "[[" in parent.get(name, ""):
                    parent.set(name, re.sub(REFERENCE, self._reference_text, parent.get(name, "")))
        for link in root.iter("a"):
            for inner in link.iterfind(".//a"):
                unlinked(inner)

    def _block(self, use: Use) -> etree.Element:
        directive = DIRECTIVES.get(use.name)
        page_options = dict(use.options or {})
        # What the checks refuse prints nothing.
        if directive is None or (directive.argument and not use.argument):
            return etree.Element("div")
        if not all(directive.allows(key, value) for key, value in page_options.items()):
            return etree.Element("div")
        options = {key: option.default for key, option in directive.options.items()} | page_options
        markup = render(directive, self.context, argument=use.argument or "", options=options)
        return _vietnamese(self.context, markup)

    def _reference_text(self, match: re.Match[str]) -> str:
        resolved = self._resolve(match["kind"], match["id"], match["label"])
        return match[0] if isinstance(resolved, Refused) else resolved.text

    def _resolve(self, kind: str, key: str, label: str | None) -> Resolved | Refused:
        page = self.context.page
        language = SOURCE_LANGUAGE if page is None else page.written_in
        return resolve(
            kind, key, label=label, registries=self.context.library.registries, language=language
        )

    @check("unknown-reference", "unpublished-reference", scope="making")
    def _reference(self, reference: Reference) -> etree.Element:
        resolved = self._resolve(reference.kind, reference.key, reference.label)
        if isinstance(resolved, Refused):
            self.context.report(
                resolved.code, resolved.message, resolved.hint, near=reference.written
            )
            # Such as `helpline:h111` in brackets says nothing to somebody who looks for a number.
            return etree.Element("span")
        element = self._element(
            resolved.kind, resolved.text, href=resolved.href, title=resolved.title
        )
        page = self.context.page
        is_foreign = page is not None and page.written_in != SOURCE_LANGUAGE
        is_named_here = resolved.kind == "agency" and reference.label is not None
        if is_foreign:
            element.attrib.pop("title", None)
        is_translated = resolved.language != SOURCE_LANGUAGE
        if is_foreign and resolved.kind != "helpline" and not is_named_here and not is_translated:
            element.set("lang", SOURCE_LANGUAGE)
        return element

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


class _PageParts(Treeprocessor):
    """Put what the page's type offers above its text, and where it comes from below."""

    def __init__(self, md: markdown.Markdown, context: RenderContext) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: etree.Element) -> None:
        if self.context.page is None:
            return
        use_pictures(root, self.context)
        above, below = parts(self.context, self.context.page)
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
            markups = players(self.context, page, part) if part else []
            for number, markup in enumerate(markups, 1):
                root.insert(position + number, element_of(markup))


class _Exercises(Treeprocessor):
    """Questions and stories that a reader can answer."""

    def __init__(self, md: markdown.Markdown, context: RenderContext) -> None:
        super().__init__(md)
        self.context = context

    def run(self, root: etree.Element) -> None:
        use_quiz(root, self.context)
        use_scenes(root, self.context)
        use_exercises(root)


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
        stash[:] = [
            clean_html(fragment) if isinstance(fragment, str) else fragment for fragment in stash
        ]
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
            tongue = self.context.library.registries.languages[language]
            own = own_words(self.context, tongue, _IN_VIETNAMESE)
            tag = tongue.tag if own else SOURCE_LANGUAGE
            note = etree.SubElement(link, "span", {"lang": tag, "class": "loa-in-vietnamese"})
            note.text = AtomicString(own or vietnamese_words(self.context, _IN_VIETNAMESE))
