"""A page's body as a tree of elements: cut by sections, cleaned for paper."""

import copy
import html
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from itertools import pairwise

from loa.ground.line_breaks import together, without_a_lone_end
from loa.reading.quizzes import OPTION

Element = etree.Element

_VOID = frozenset({"br", "hr", "img", "input", "col", "wbr"})
_WHITE = re.compile(r"[ \t\n\r\f]+")
_HEADING = re.compile(r"h([1-6])")
_PHONE = re.compile(r"\+\d+(?: \d+)+")
# What a task is printed above.
DONE_BY_HAND = frozenset({"paper-drawing", "loa-exercise"})
DOTS = re.compile(r"[.…]*…[.…]*")


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("div")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: name if value is None else value for name, value in attrs}
        element = etree.SubElement(self._open[-1], tag, values)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + data
        else:
            parent.text = (parent.text or "") + data


def tree_of(markup: str) -> Element:
    """A `div` holding the elements of an HTML fragment."""
    builder = _Builder()
    builder.feed(markup)
    builder.close()
    return builder.root


def markup_of(elements: Iterable[Element]) -> str:
    """The elements as XHTML, one after another."""
    return "".join(etree.tostring(element, encoding="unicode") for element in elements)


def level_of(element: Element) -> int:
    """1 to 6 for a heading, 0 for anything else."""
    match = _HEADING.fullmatch(element.tag)
    return int(match.group(1)) if match else 0


def section(root: Element, identity: str) -> list[Element]:
    """The heading with an id and what stands below it; empty where the page has none."""
    children = list(root)
    for position, element in enumerate(children):
        if level_of(element) and element.get("id") == identity:
            end = position + 1
            while end < len(children) and not 0 < level_of(children[end]) <= level_of(element):
                end += 1
            return [copy.deepcopy(child) for child in children[position:end]]
    return []


def content(root: Element, identity: str) -> list[Element]:
    """What stands below the heading with an id, without the heading."""
    return section(root, identity)[1:]


def collapse_white_space(text: str) -> str:
    """White space as HTML prints it: one space, and a number's spaces, which do not break, stay."""
    return _WHITE.sub(" ", text)


def text_of(element: Element) -> str:
    """All text of an element, white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def classes_of(element: Element) -> frozenset[str]:
    """The element's class names."""
    return frozenset(element.get("class", "").split())


def in_words(alt: str) -> str:
    """What stands in place of a picture: what it shows."""
    return f"[Hình: {alt}]"


def clean(root: Element) -> Element:
    """The tree as paper needs it: links inside the site lose their address, which nobody can
    press on paper; buttons, scripts and drawings of the web page go; a telephone number stays on
    one line; an image is told in the words of its text; "…:" stays with the list that it announces,
    a task with its drawing.
    """
    for parent in list(root.iter()):
        parent.text, parent.tail = _whole_numbers(parent.text), _whole_numbers(parent.tail)
        for child in list(parent):
            if child.tag in {"script", "style", "svg", "button", "nav"}:
                _drop(parent, child)
            elif child.tag == "img":
                child.tag, child.text = "span", in_words(child.get("alt", ""))
                child.attrib.clear()
            elif child.tag == "a" and not child.get("href", "").startswith(("http", "tel:")):
                child.tag = "span"
                child.attrib.pop("href", None)
            if "title" in child.attrib and child.tag in {"a", "span"}:
                del child.attrib["title"]
        for child, after in pairwise(parent):
            announces = child.tag == "p" and "class" not in child.attrib
            is_list = after.tag in {"ul", "ol", "table"} and text_of(child).endswith(":")
            if announces and (is_list or classes_of(after) & DONE_BY_HAND):
                child.set("class", "paper-intro")
    return root


def _whole_numbers(text: str | None) -> str | None:
    if not text:
        return text
    return _PHONE.sub(lambda match: match[0].replace(" ", "\u00a0"), text)


def _drop(parent: Element, child: Element) -> None:
    position = list(parent).index(child)
    parent.remove(child)
    if child.tail and position:
        parent[position - 1].tail = (parent[position - 1].tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail


def is_dots(element: Element) -> bool:
    """Whether a paragraph is only a dotted line to write on."""
    return element.tag == "p" and bool(DOTS.fullmatch(text_of(element).replace(" ", "")))


def keep_words_together(element: Element) -> Element:
    """The element with words that no line tears in two and no short word alone at its end, for
    large letters.
    """
    for node in element.iter():
        node.text = together(node.text) if node.text else node.text
        node.tail = together(node.tail) if node.tail else node.tail
        if node.tag in {"li", "p"} and not len(node) and node.text:
            node.text = without_a_lone_end(node.text)
    return element


def paragraph(text: str, css_class: str = "") -> Element:
    """A paragraph of plain text."""
    element = Element("p", {"class": css_class} if css_class else {})
    element.text = text
    return element


def heading(level: int, text: str) -> Element:
    """A heading of plain text."""
    element = Element(f"h{level}")
    element.text = text
    return element


def fragment(template: str, **values: str) -> list[Element]:
    """Elements from markup whose {names} are filled with escaped texts."""
    safe = {name: html.escape(value) for name, value in values.items()}
    return list(tree_of(template.format(**safe)))


def items_of(elements: Iterable[Element]) -> Iterator[Element]:
    """The entries of all lists among the elements, in order."""
    for element in elements:
        if element.tag in {"ul", "ol"}:
            yield from element


def without_boxes(item: Element) -> Element:
    """A list entry without its tick box, for lists whose marker is the box."""
    item = copy.deepcopy(item)
    for parent in list(item.iter()):
        for child in list(parent):
            if child.tag == "input":
                _drop(parent, child)
    return item


def lettered(element: Element) -> Element:
    """Lists whose entries begin "A. ", "B. " become lines of text: the letter is the marker."""
    for parent in list(element.iter()):
        for position, child in enumerate(list(parent)):
            items = list(child)
            if child.tag == "ul" and items and all(OPTION.match(text_of(i)) for i in items):
                parent.remove(child)
                for offset, item in enumerate(items):
                    item.tag = "p"
                    item.set("class", "paper-option")
                    parent.insert(position + offset, item)
    return element


def settle_levels(elements: list[Element], first: int) -> list[Element]:
    """Headings from level `first` down without a jump, as PDF/UA-1 (7.4.2) asks.

    A title (class paper-title) is the heading of level 1.
    """
    above = first - 1
    shift: int | None = None
    for element in elements:
        if "paper-title" in classes_of(element):
            element.tag, above = "h1", max(above, 1)
            continue
        for descendant in element.iter():
            level = level_of(descendant)
            if level > 1:
                shift = level - first if shift is None else min(shift, level - first)
                above = max(first, min(level - shift, above + 1))
                descendant.tag = f"h{above}"
    return elements
