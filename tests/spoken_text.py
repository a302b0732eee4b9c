"""What a screen reader would say of a page, and in which language it would say it."""

import re
from typing import Any

from playwright.sync_api import CDPSession, Page

# Letters that Vietnamese has and the digits, names and abbreviations of other texts lack.
_VIETNAMESE = re.compile(
    "[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]", re.IGNORECASE
)


def spoken(page: Page) -> list[tuple[str, str]]:
    """Language and text of everything in the page's accessibility tree that has a name.

    A text that the stylesheet puts in is spoken in the language of the element around it.
    """
    session = page.context.new_cdp_session(page)
    known = _languages(session)
    tree = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    languages: dict[str, str] = {}
    for node in tree:
        around = languages.get(node.get("parentId", ""), "")
        languages[node["nodeId"]] = known.get(node.get("backendDOMNodeId", 0), around)
    return [
        (languages[node["nodeId"]], node["name"]["value"])
        for node in tree
        if not node["ignored"] and node.get("name", {}).get("value") and _is_own(node)
    ]


def _is_own(node: dict[str, Any]) -> bool:
    """Whether a name is the node's own text or attribute rather than the sum of its parts."""
    if node["role"]["value"] in {"StaticText", "RootWebArea"}:
        return True
    sources = node["name"].get("sources", [])
    used = next((one for one in sources if "value" in one and not one.get("superseded")), {})
    return used.get("type") == "attribute"


def _languages(session: CDPSession) -> dict[int, str]:
    """The language of every node, by its number: the nearest `lang` around it.

    The page's own name is its title, whose language is that of the document.
    """
    document = session.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
    found: dict[int, str] = {}
    left = [(document, "")]
    while left:
        node, around = left.pop()
        names = node.get("attributes", [])
        own = dict(zip(names[::2], names[1::2], strict=True)).get("lang", around)
        found[node["backendNodeId"]] = own
        if node["nodeName"] == "HTML":
            found[document["backendNodeId"]] = own
        for kind in ("children", "pseudoElements", "shadowRoots"):
            left += [(child, own) for child in node.get(kind, [])]
    return found


def wrongly_spoken(page: Page, language: str, letters: str) -> list[tuple[str, str]]:
    """Texts with letters of a language, or of Vietnamese, that are not marked as such.

    `letters` is what that language has and Vietnamese has not, as in a character class.
    """
    own = re.compile(f"[{letters}]")
    return [
        (said_in, text)
        for said_in, text in spoken(page)
        if (own.search(text) and said_in != language)
        or (_VIETNAMESE.search(text) and said_in != "vi")
    ]
