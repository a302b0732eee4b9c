"""The passages of pages, drawings and feeds: formats that are trees of elements."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from loa.ground.wording import say
from loa.last_look.passages import READERS, Passage, inside_address, put_together
from loa.last_look.scripts import script
from loa.last_look.styles import UNREAD, style
from loa.last_look.text_formats import of_value, parsed_json
from loa.safety.drawings import drawn_texts, is_placed

# Elements inside a line; any other begins a passage of its own.
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "img", "input", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby",
    "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "svg", "time", "tspan", "tt",
    "u", "use", "var", "wbr",
})  # fmt: skip
_STRUCK = frozenset({"del", "s", "strike"})
_SMALLER = frozenset({"rp", "rt", "small", "sub", "sup"})
_CODE = frozenset({"code", "pre", "kbd", "samp"})
# SVG 1.1 has the address in XLink's name space, which a parser of HTML does not know.
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href", "xlink:href")
_ADDRESSES = frozenset({"action", "cite", "data", "formaction", "href", "poster", "src", "srcset"})
# What stands in front of the entries of a list.
_COUNTERS = frozenset({("li", "value"), ("ol", "start")})
# What is kept for a screen reader and for who points at something, or in place of what is typed.
_APART = frozenset({"alt", "aria-description", "aria-label", "placeholder", "title", "value"})


def _page(data: bytes) -> Iterator[Passage]:
    """Standard: HTML. The parser is libxml2's, which mends what browsers mend."""
    if data.strip():
        parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
        yield from _of_tree(etree.fromstring(data, parser))


def _drawing(data: bytes) -> Iterator[Passage]:
    yield from _of_tree(_xml(data))


def _feed(data: bytes) -> Iterator[Passage]:
    """Standard: RFC 4287; content of type html is a page in a page."""
    root = _xml(data)
    for name in root.iter("{*}id"):
        # A name for machines, in whose digits a number may stand by chance.
        yield Passage(name.sourceline or 1, "value", name.text or "")
        yield Passage(name.sourceline or 1, "address", name.text or "")
        name.text = ""
    for element in root.iter("{*}content", "{*}summary", "{*}title"):
        if element.get("type") == "html" and element.text:
            yield from _page(element.text.encode())
    yield from _of_tree(root)


def _xml(data: bytes) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if next(root.iter(etree.Entity), None) is not None:
        raise ValueError(say("it defines words of its own, which programs read differently"))
    return root


class _PassageBuilder:
    """The passage that is being collected while a tree is walked. `code` and `apart` count the
    elements around the place for code, and for what is struck out, smaller or above the line.
    """

    def __init__(self) -> None:
        self.line = 1
        self.code = 0
        self.apart = 0
        self._parts: list[tuple[str, bool, bool]] = []

    def add(self, text: str | None) -> None:
        if text:
            self._parts.append((text, self.code > 0, self.apart > 0))

    def end(self, next_line: int | None) -> Iterator[Passage]:
        """The passage, and once more without what stands apart: a reader's eye leaves it out."""
        text = "".join(part for part, _, _ in self._parts)
        if text.strip():
            prose = "".join("\ufffc" if is_code else part for part, is_code, _ in self._parts)
            yield Passage(self.line, "text", text, prose)
            bare = "".join(part for part, _, is_apart in self._parts if not is_apart)
            if bare != text and bare.strip():
                yield Passage(self.line, "text", bare)
        self._parts.clear()
        self.line = next_line or self.line


def _of_tree(root: Any) -> Iterator[Passage]:
    if root is None:
        return
    yield from _around(root)
    passage = _PassageBuilder()
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            # Nobody is shown it, and everybody can look.
            yield Passage(element.sourceline or 1, "value", element.text or "")
            passage.add(element.tail)
            continue
        tag = _tag_of(element)
        is_block = tag not in _INLINE and tag != "br"
        step = 1 if event == "start" else -1
        if is_block:
            yield from passage.end(element.sourceline if step > 0 else None)
        passage.code += step * (tag in _CODE)
        passage.apart += step * (tag in _STRUCK or tag in _SMALLER)
        if step < 0:
            passage.add(element.tail)
            continue
        if tag == "br":
            passage.add("\n")
        elif tag == "script":
            yield from _script(element)
        elif tag == "style":
            yield from _in_line_of(element, style((element.text or "").encode()))
        else:
            # Set smaller, such as the lunar day beside a day: no part of the same number. Drawn
            # at a place of its own: no part of the same word.
            passage.add(" " if tag in _SMALLER or is_placed(element) else "")
            passage.add(element.text)
        yield from _attributes(element)
    yield from passage.end(None)
    yield from _links(root)
    for texts in (
        *_columns(root),
        *_drawing_texts(root),
        *_picture_texts(root),
        *_label_texts(root),
    ):
        yield from put_together(texts)


def _links(root: Any) -> Iterator[Passage]:
    """What each link shows and is called, with where it leads: of a drawing too."""
    for link in root.iter(etree.Element):
        if _tag_of(link) not in ("a", "area"):
            continue
        target = next((link.get(name) for name in _HREFS if link.get(name)), "")
        if not (("//" in target or ":" in target) and any(map(str.isdigit, target))):
            continue
        names = [link.get(name, "") for name in ("title", "aria-label", "alt")]
        for words in filter(str.strip, ("".join(link.itertext()), *names)):
            yield Passage(link.sourceline or 1, "link", words, target=target)


def _tag_of(element: Any) -> str:
    return str(etree.QName(element).localname.lower())


def _around(root: Any) -> Iterator[Passage]:
    """What stands in front of a tree and behind it: remarks, orders to programs, its type."""
    yield Passage(1, "value", root.getroottree().docinfo.doctype or "")
    for node in (*root.itersiblings(preceding=True), *root.itersiblings()):
        yield Passage(node.sourceline or 1, "value", node.text or "")


def _columns(root: Any) -> Iterator[list[tuple[int, str]]]:
    """The cells of each column of the tables; cells over several columns count as one."""
    for table in root.iter("{*}table"):
        columns: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for row in table.iter("{*}tr"):
            for at, cell in enumerate(row.iterchildren("{*}td", "{*}th")):
                columns[at].append((cell.sourceline or 1, "".join(cell.itertext())))
        yield from columns.values()


def _drawing_texts(root: Any) -> Iterator[list[tuple[int, str]]]:
    """The words of each drawing in the order in which they are read."""
    for drawing in root.iter("{*}svg"):
        yield drawn_texts(drawing)


def _picture_texts(root: Any) -> Iterator[list[tuple[int, str]]]:
    """What stands around pictures with their texts, in the order in which it is read out."""
    around = {picture.getparent(): None for picture in root.iter("{*}img", "{*}image")}
    for parent in (parent for parent in around if parent is not None):
        texts = [(parent.sourceline or 1, parent.text or "")]
        for child in parent:
            line = child.sourceline or texts[-1][0]
            words = child.get("alt") or "".join(child.itertext())
            texts += [(line, words), (line, child.get("title") or ""), (line, child.tail or "")]
        yield [(line, words) for line, words in texts if words.strip()]


def _label_texts(root: Any) -> Iterator[list[tuple[int, str]]]:
    """What each element is called and described by, about the words that stand in it."""
    for element in root.iter(etree.Element):
        line = element.sourceline or 1
        labels = [(line, value) for name, value in element.items() if _is_label(name.lower())]
        if labels:
            is_line = all(
                _tag_of(child) in _INLINE for child in element.iterdescendants(etree.Element)
            )
            words = [(line, "".join(element.itertext()))] if is_line else []
            yield [*labels, *words]
            yield [*words, *labels] if words else []


def _is_label(name: str) -> bool:
    return name in _APART or name.startswith("data-")


def _attributes(element: Any) -> Iterator[Passage]:
    line = element.sourceline or 1
    for name, value in element.items():
        local_name = etree.QName(name).localname.lower() if name.startswith("{") else name.lower()
        if local_name in _ADDRESSES:
            yield Passage(line, "address", value)
            if value.lower().startswith("data:"):
                yield from _in_line_of(element, inside_address(value))
        elif local_name == "id":
            # Shown in the address of whoever is led there.
            yield Passage(line, "address", f"#{value}")
        elif local_name == "style":
            yield from _in_line_of(element, style(value.encode()))
        elif local_name == "srcdoc":
            yield from _in_line_of(element, _page(value.encode()))
        elif (_tag_of(element), local_name) in _COUNTERS:
            yield Passage(line, "text", value)
        elif local_name not in UNREAD:
            is_data = local_name.startswith("data-") or local_name == "content"
            yield Passage(line, "value", value, "" if is_data else value)


def _in_line_of(element: Any, passages: Iterator[Passage]) -> Iterator[Passage]:
    """What stands inside an element, in its line."""
    yield from (replace(passage, line=element.sourceline or 1) for passage in passages)


def _script(element: Any) -> Iterator[Passage]:
    line, text = element.sourceline or 1, element.text or ""
    kind = element.get("type", "")
    if "json" in kind:
        yield from of_value(line, parsed_json(text))
    elif not kind or "javascript" in kind or kind == "module":
        yield from _in_line_of(element, script(text.encode()))
    else:
        # Kept for a script to show.
        yield Passage(line, "value", text)


READERS.update({".html": _page, ".htm": _page, ".svg": _drawing, ".xml": _feed, ".atom": _feed})
