"""Where a link in a page leads: into the pack, to a telephone, or out into the world."""

import posixpath
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

Kind = Literal["same-page", "local", "device", "inline", "foreign"]

# What the phone or the computer itself opens, without any network of ours.
_DEVICE = frozenset({"tel", "sms", "mailto"})


@dataclass(frozen=True)
class Address:
    """`target` is the file in the portal that a local address means, `rest` its query and
    fragment. A folder means its index.html.
    """

    kind: Kind
    target: str = ""
    rest: str = ""


def classify(url: str, page: str, site_url: str) -> Address:
    """Read an address as the page at `page` would; the public site's own count as local."""
    url = url.strip()
    site = urlsplit(site_url)
    try:
        parts = urlsplit(url)
    except ValueError:
        # An address that nobody can read leads nowhere in the pack.
        return Address("foreign")
    if parts.scheme in _DEVICE:
        return Address("device")
    if parts.scheme == "data":
        return Address("inline")
    if parts.scheme or parts.netloc:
        url_path = parts.path or "/"
        is_own = parts.netloc == site.netloc and url_path.startswith(site.path or "/")
        if not is_own or not site.netloc:
            return Address("foreign")
        path = url_path[len(site.path or "/") :]
    elif parts.path.startswith("/"):
        return Address("foreign")
    elif not parts.path:
        return Address("same-page")
    else:
        path = posixpath.join(posixpath.dirname(page), parts.path)
    rest = (f"?{parts.query}" if parts.query else "") + (
        f"#{parts.fragment}" if parts.fragment else ""
    )
    is_folder = path == "" or path.endswith(("/", "/.", "/..")) or path in (".", "..")
    target = posixpath.normpath(unquote(path)) if path else "."
    if target.startswith(".."):
        return Address("foreign")
    if is_folder or target == ".":
        target = posixpath.normpath(posixpath.join(target, "index.html"))
    return Address("local", target, rest)


def relative(target: str, page: str) -> str:
    """How the page at `page` writes the address of a file in the portal."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")
