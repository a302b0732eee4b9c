"""What readers see of a text, to prove that a change of its signs changes no word."""

import re
import xml.etree.ElementTree as etree

from loa.reading.reader import tree_of

_WORD = re.compile(r"\w+")
_SIGN = re.compile(r"^([ \t]*)[o§Øüv](?=\t)", re.MULTILINE)
_SEPARATE_TAGS = frozenset({"p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "br"})


def words(body: str) -> list[str]:
    """The words and figures of a body in the order of reading, numbers of lists among them.

    A letter that Word's sign fonts show as a sign for an item is none.
    """
    return _WORD.findall("".join(_texts(tree_of(_SIGN.sub(r"\1-", body)))))


def _texts(element: etree.Element) -> list[str]:
    texts = [" " if element.tag in _SEPARATE_TAGS else "", element.text or ""]
    number = int(element.get("start", "1"))
    for child in element:
        if element.tag == "ol" and child.tag == "li":
            texts.append(f" {number} ")
            number += 1
        if child.tag == "img":
            texts.append(f" {child.get('alt', '')} ")
        texts += [*_texts(child), " " if child.tag in _SEPARATE_TAGS else "", child.tail or ""]
    return texts
