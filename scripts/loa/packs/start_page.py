"""Where the page at a stick's root leads: the one thing that decides which portal people read.

The page is ours only when every address in it is a telephone number or the first page of one
portal, spelled as we spell it. Browsers open many spellings (%63ong-…, CONG-…, ./cong-…,
cong-…\\data\\index.html); a page that uses another one was not made here.
"""

from html.parser import HTMLParser
from pathlib import Path

from loa.packs.bag import DATA, read_bounded

OPEN = "MO-TRANG-NAY.html"
_ADDRESSES = frozenset(
    {
        "action", "background", "cite", "data", "formaction", "href", "icon", "imagesrcset",
        "longdesc", "manifest", "ping", "poster", "src", "srcdoc", "srcset", "xlink:href",
    }
)  # fmt: skip
_LOADING = frozenset({"base", "embed", "form", "frame", "iframe", "object", "script", "svg"})
_HARMLESS = ("tel:",)
_NO_ICON = "data:,"
_LARGEST = 1_000_000


def first_page(folder: str) -> str:
    """The address, from the stick's root, of the portal in a folder."""
    return f"{folder}/{DATA}/index.html"


def leads_to(page: bytes, folder: str) -> bool:
    """Whether a start page opens the portal in this folder, and nothing else."""
    reader = _Addresses()
    reader.feed(page.decode("utf-8", "replace"))
    reader.close()
    own_address = first_page(folder)
    return (
        not reader.loads
        and own_address in reader.addresses
        and all(
            address in (own_address, _NO_ICON) or address.startswith(_HARMLESS)
            for address in reader.addresses
        )
    )


def start_page_of(stick: Path) -> bytes:
    """The bytes of the start page; b"" where there is no such file, or a link in its place."""
    return read_bounded(stick / OPEN, _LARGEST) or b""


class _Addresses(HTMLParser):
    """Collects every address that a page names by an attribute or a refresh."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: set[str] = set()
        self.loads = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Also called for tags that close themselves."""
        self.loads = self.loads or tag in _LOADING
        values = dict(attrs)
        if (values.get("http-equiv") or "").strip().lower() == "refresh":
            # "Shared declarative refresh steps", WHATWG HTML §4.2.5.3; ours has this one form.
            before, _, address = (values.get("content") or "").partition("url=")
            self.addresses.add(address if before == "0;" else f"refresh {before}{address}")
        self.loads = self.loads or any(name.startswith("on") for name in values)
        self.addresses |= {value or "" for name, value in attrs if name in _ADDRESSES}
