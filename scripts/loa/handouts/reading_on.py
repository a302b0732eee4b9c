"""Where paper leads on: a link into the site becomes an address to type, below the text.

Nobody can press a link on paper, so each is listed with its words and its whole address.
"""

from collections.abc import Iterable

from loa.content.library import Library
from loa.content.page import ContentPage
from loa.handouts.paper import Element, paragraph, text_of

ADDRESS = "data-address"
TITLE = "Đọc thêm trên cổng"


def keep_addresses(root: Element, page: ContentPage, library: Library, site_url: str) -> Element:
    """Note on each link to another page where that page stands; before the tree is cleaned.

    Nothing is noted while the portal has no address, nor on links within the page.
    """
    if not site_url.startswith("http"):
        return root
    for link in root.iter("a"):
        target, _, part = link.get("href", "").partition("#")
        if not target.endswith(".md"):
            continue
        uri = page.beside(target)
        variant = library.best_variant(uri, page.language)
        if variant is not None and variant is not page:
            link.set(ADDRESS, f"{site_url}{variant.url}{'#' + part if part else ''}")
    return root


def addresses_in(elements: Iterable[Element]) -> dict[str, str]:
    """The addresses that some elements lead to, each with the words of its first link."""
    addresses: dict[str, str] = {}
    for element in elements:
        for link in element.iter():
            if address := link.get(ADDRESS):
                addresses.setdefault(address, text_of(link).rstrip(".:,;"))
    return addresses


def rows_of(elements: Iterable[Element]) -> tuple[str, ...]:
    """What some elements lead to: words and address, without the protocol that nobody types."""
    return tuple(
        f"{words}: {address.split('://', 1)[1].rstrip('/')}"
        for address, words in addresses_in(elements).items()
    )


def reading_on(elements: Iterable[Element]) -> list[Element]:
    """A list of what some elements lead to; empty where they lead nowhere."""
    rows = rows_of(elements)
    if not rows:
        return []
    listing = Element("ul", {"class": "paper-addresses"})
    for row in rows:
        item = Element("li")
        item.text = row
        listing.append(item)
    return [paragraph(f"{TITLE}:", "paper-intro"), listing]
