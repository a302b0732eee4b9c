"""A finished page as a browser meets it: what it asks for, where it leads, what it lets run.

The parser is libxml2's, not ours, since our own mistakes are what is looked for.
"""

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, Literal

from lxml import etree

Use = Literal["at once", "scene", "later", "linked"]
"""When a browser asks for an address: before the page stands, for the picture at its head, as its
reader goes on, or when somebody follows it."""

_ADDRESSES = ("href", "src", "poster", "action", "formaction", "data")
# What a browser loads by itself, without anybody's click.
_LOADED = frozenset({
    "script", "img", "source", "video", "audio", "iframe", "track", "object", "embed", "use",
    "image", "input",
})  # fmt: skip
_LOADED_LINKS = frozenset({"stylesheet", "icon", "manifest", "preload", "modulepreload"})
# Names of values in JSON-LD that are addresses.
_ADDRESS_KEYS = frozenset(
    {"url", "contentUrl", "embedUrl", "thumbnailUrl", "image", "translationOfWork"}
)
_SHARED = ("og:url", "og:image", "twitter:image")
_HEAD = "loa-head"


@dataclass(frozen=True)
class Reference:
    """An address in a finished file, with its line from 1."""

    address: str
    line: int
    use: Use = "linked"


@dataclass
class FinishedPage:
    """What a page asks for and what it has.

    `ids` are its places; `policy` is its Content-Security-Policy; `refused` are scripts and styles
    inside it that this policy keeps from running, `faults` what is wrong in its data for search
    engines; each with its line.
    """

    references: list[Reference] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    policy: dict[str, list[str]] = field(default_factory=dict)
    refused: list[tuple[int, str]] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    is_indexed: bool = True
    is_leading_on: bool = False


def read_page(data: bytes) -> FinishedPage:
    """Read a page of a site; an empty one asks for nothing. Standard: HTML."""
    page = FinishedPage()
    if not data.strip():
        return page
    root = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    if root is None:
        return page
    # The elements themselves: lxml makes them as they are asked for, and one that nobody holds may
    # give its id to another.
    heads = {inner for head in root.iter("header") if _is_head(head) for inner in head.iter()}
    inline_code: list[tuple[int, str, str]] = []
    for element in root.iter(etree.Element):
        line = element.sourceline or 1
        page.ids |= {element.get(name) for name in ("id", "name") if element.get(name)}
        if element.tag == "meta":
            _read_meta(page, element, line)
        else:
            page.references += _references_of(element, line, element in heads)
        inline_code += _inline_code(element, line)
        if element.tag == "script" and element.get("type") == "application/ld+json":
            _read_data(page, element.text or "", line)
    page.refused = [
        (line, what) for line, kind, what in inline_code if not _may_run(page.policy, kind, what)
    ]
    return page


def _is_head(element: Any) -> bool:
    return _HEAD in (element.get("class") or "").split()


def _read_meta(page: FinishedPage, element: Any, line: int) -> None:
    kind = (element.get("http-equiv") or "").lower()
    content = element.get("content") or ""
    if kind == "refresh":
        _, _, address = content.partition("url=")
        page.is_leading_on = True
        if address:
            page.references.append(Reference(address.strip(), line))
    elif kind == "content-security-policy":
        page.policy = rules_of(content)
    elif (element.get("name") or "").lower() == "robots":
        page.is_indexed = "noindex" not in content.lower()
    elif (element.get("property") or element.get("name")) in _SHARED and content:
        page.references.append(Reference(content.strip(), line))


def rules_of(policy: str) -> dict[str, list[str]]:
    """The sources of a Content-Security-Policy by the name of the rule. Standard: CSP 3, 2.2.1."""
    rows = (rule.split() for rule in policy.split(";") if rule.strip())
    return {name.lower(): sources for name, *sources in rows}


def _references_of(element: Any, line: int, is_in_head: bool) -> Iterator[Reference]:
    """The addresses of an element, each with when it is asked for."""
    tag = element.tag
    for name in _ADDRESSES:
        value = (element.get(name) or "").strip()
        if value and (name != "data" or tag == "object"):
            yield Reference(value, line, _use_of(element, name, is_in_head))
    if tag in ("use", "image") and (value := element.get("xlink:href")):
        yield Reference(value.strip(), line, "at once")
    for candidate in (element.get("srcset") or "").split(","):
        if candidate.strip():
            # A browser takes one of them, and the one in src is among them.
            yield Reference(candidate.split()[0], line, "later")


def _use_of(element: Any, name: str, is_in_head: bool) -> Use:
    tag = element.tag
    if tag == "link":
        relations = set((element.get("rel") or "").split())
        return "at once" if relations & _LOADED_LINKS else "linked"
    if tag not in _LOADED or name in ("action", "formaction"):
        return "linked"
    if element.get("loading") == "lazy":
        return "scene" if is_in_head else "later"
    if tag in ("source", "track", "object", "embed"):
        return "later"
    if tag in ("video", "audio") and name == "src" and element.get("preload") == "none":
        return "later"
    return "at once"


def _inline_code(element: Any, line: int) -> Iterator[tuple[int, str, str]]:
    """Scripts and styles that stand in the page itself: line, whose rule, what."""
    text = element.text or ""
    if element.tag == "script" and not element.get("src"):
        if "json" not in (element.get("type") or "") and text.strip():
            yield line, "script-src", text
    elif element.tag == "style" and text.strip():
        yield line, "style-src", text
    for name in element.attrib:
        if name == "style":
            yield line, "style-src-attr", f'style="{element.get(name)}"'
        elif name.startswith("on"):
            yield line, "script-src-attr", f'{name}="{element.get(name)}"'


def _may_run(policy: dict[str, list[str]], rule: str, code: str) -> bool:
    """Whether a policy lets something run that stands in its page. Standard: CSP 3, 6.7.3."""
    if not policy:
        return True
    name = rule.removesuffix("-attr")
    sources = policy.get(rule, policy.get(name, policy.get("default-src", ["'none'"])))
    if rule == name:
        digest = b64encode(sha256(code.encode()).digest()).decode()
        if f"'sha256-{digest}'" in sources:
            return True
    return "'unsafe-inline'" in sources


def _read_data(page: FinishedPage, text: str, line: int) -> None:
    """Data for search engines. Standard: JSON-LD 1.1; what is no JSON is told by another look."""
    try:
        data = json.loads(text)
    except ValueError:
        return
    if not isinstance(data, dict) or data.get("@context") != "https://schema.org":
        page.faults.append((line, "JSON-LD không ghi @context là https://schema.org"))
    elif not data.get("@type"):
        page.faults.append((line, "JSON-LD không ghi @type"))
    page.references += [Reference(address, line) for address in _addresses_of(data)]


def _addresses_of(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for inner in value:
            yield from _addresses_of(inner)
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name in _ADDRESS_KEYS and isinstance(inner, str):
                yield inner
            else:
                yield from _addresses_of(inner)
