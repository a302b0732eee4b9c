"""A frozen page as it is shown below its year: quiet, marked, and leading to what is there."""

import html
import posixpath
import re
from collections.abc import Callable

from loa.packs.addresses import classify, relative
from loa.packs.markup import Tag, tokens

Finds = Callable[[str], str]
"""A file's path in the frozen year → its path in today's site, "" where nobody may see it."""

_ADDRESSES = ("href", "src", "poster", "action", "data")
_LOADED = frozenset({"img", "source", "video", "audio", "track", "object", "embed", "iframe"})
# Today's numbers, search and urgent words are reached by the ribbon; old ones would mislead.
_DROPPED = (("nav", "loa-bar"), ("form", "loa-search"), ("aside", "loa-urgent"))
_HEAD_ONLY = frozenset({"canonical", "manifest", "alternate"})
_SHARED = re.compile(r"(og|twitter):")
_NOINDEX = '<meta name="robots" content="noindex">'


class FrozenPage:
    """Rewrites one page. `uri` is its path in its year's site, `year` the folder it goes to."""

    def __init__(self, uri: str, year: str, site_url: str, finds: Finds) -> None:
        self._uri = uri
        self._dest_uri = f"{year}/{uri}"
        self._year = year
        self._site_url = site_url
        self._finds = finds

    def rewrite(self, page: str, today: str, help_page: str) -> str:
        """The page; `today` and `help_page` are paths in today's site for the ribbon."""
        parts: list[str] = []
        skipped, depth, is_in_link = "", 0, True
        for token in tokens(page):
            if isinstance(token, str):
                parts += [] if depth else [token]
                continue
            if depth:
                depth += (-1 if token.is_end else 1) * (token.name == skipped)
                continue
            if not token.is_end and _is_dropped(token):
                skipped, depth = token.name, 1
            elif token.name == "a" and token.is_end:
                parts.append("</a>" if is_in_link else "</span>")
            elif token.is_end:
                parts.append(str(token))
            elif token.name == "script" or _is_of_today(token):
                continue
            elif token.name == "head":
                parts.append(f"{token}\n{_NOINDEX}")
            elif token.name == "body":
                ribbon = self._ribbon(today, help_page)
                parts.append(f"{token}\n{ribbon}")
            else:
                tag = self._rewritten_tag(token)
                if token.name == "a":
                    is_in_link = tag is not None
                    parts.append(str(token) if tag else "<span>")
                elif tag:
                    parts.append(str(token))
        return "".join(parts)

    def _rewritten_tag(self, tag: Tag) -> Tag | None:
        """A tag with addresses of today; None where what it needs is not to be seen."""
        for name in _ADDRESSES:
            value = tag.get(name)
            if not value or (name == "data" and tag.name != "object"):
                continue
            address = self.address(value)
            if address is None:
                if tag.name in (*_LOADED, "a", "link"):
                    return None
                tag.drop(name)
            elif address != value:
                tag.put(name, address)
        if tag.get("srcset"):
            tag.drop("srcset")
        return tag

    def address(self, value: str) -> str | None:
        """An address of the frozen page, from where the page stands now; None for what nobody may
        see any more.
        """
        link = classify(value, self._uri, self._site_url)
        if link.kind != "local":
            return value
        today_uri = self._finds(link.target)
        if not today_uri:
            return None
        if today_uri == f"{self._year}/{link.target}" and "://" not in value:
            # The whole year moved together.
            return value
        address = relative(today_uri, self._dest_uri)
        if posixpath.basename(today_uri) == "index.html":
            address = f"{posixpath.dirname(address) or '.'}/"
        return f"{address}{link.rest}" if today_uri.endswith(link.target) else address

    def _ribbon(self, today: str, help_page: str) -> str:
        ribbon_links = [(today, "Xem trang hiện nay"), (help_page, "Cần giúp: số gọi hôm nay")]
        links = " · ".join(
            f'<a href="{html.escape(_folder_address(relative(uri, self._dest_uri)))}">{words}</a>'
            for uri, words in ribbon_links
            if uri
        )
        return (
            f'<p class="loa-ribbon" role="region" aria-label="Bản lưu năm {self._year}" lang="vi">'
            f'<span class="loa-ribbon__inner"><strong class="loa-ribbon__word">Bản lưu năm '
            f"{self._year}</strong> Trang này không được sửa nữa, số và luật có thể đã đổi. "
            f"{links}</span></p>\n"
        )


def _folder_address(address: str) -> str:
    if posixpath.basename(address) != "index.html":
        return address
    return f"{posixpath.dirname(address) or '.'}/"


def _is_dropped(tag: Tag) -> bool:
    classes = tag.get("class").split()
    return any(tag.name == name and css_class in classes for name, css_class in _DROPPED)


def _is_of_today(tag: Tag) -> bool:
    """What in a head speaks of the page as today's: to search engines, messengers, home screens."""
    if tag.name == "meta":
        return bool(_SHARED.match(tag.get("property") or tag.get("name"))) or (
            tag.get("name") == "robots"
        )
    return tag.name == "link" and bool(_HEAD_ONLY & set(tag.get("rel").split()))


_CSS_ADDRESS = re.compile(r"""(url\(\s*["']?)(?!data:|#)([^"')\s]+)""")


def rewrite_style(text: str, page: FrozenPage) -> str:
    """A stylesheet with addresses of today."""
    return _CSS_ADDRESS.sub(lambda m: f"{m[1]}{page.address(m[2]) or m[2]}", text)


class Forwarder:
    """Whole addresses of a frozen file, as they are today. `own` is where the portal stood in that
    year and `today` where it stands; both end with a slash.
    """

    def __init__(self, own: str, today: str, finds: Finds) -> None:
        self._own, self._today, self._finds = own, today, finds
        self._pattern = re.compile(re.escape(own) + r"""[^\s"'<>,;\\]*""")

    def feed(self, text: str) -> str:
        """A feed whose pages are the frozen ones; names of entries stay, by which readers know
        them.
        """
        pattern = re.compile(f'href="({self._pattern.pattern})"')
        return pattern.sub(
            lambda match: f'href="{self._today_address(html.unescape(match[1]))}"', text
        )

    def calendar(self, text: str) -> str:
        """A calendar whose pages are the frozen ones, folded anew. Standard: RFC 5545, 3.1."""
        rows = re.sub(r"\r\n[ \t]", "", text).split("\r\n")
        fresh = (
            row
            if row.startswith("UID")
            else self._pattern.sub(lambda m: self._today_address(m[0]), row)
            for row in rows
        )
        return "\r\n".join(map(_folded, fresh))

    def _today_address(self, address: str) -> str:
        link = classify(address, "", self._own)
        today_uri = self._finds(link.target)
        rest = link.rest if today_uri.endswith(link.target) else ""
        return f"{self._today}{today_uri.removesuffix('index.html')}{html.escape(rest)}"


def _folded(row: str) -> str:
    parts: list[str] = []
    part = ""
    for letter in row:
        # The space that begins a further line counts too.
        if len(part.encode()) + len(letter.encode()) > (75 if not parts else 74):
            parts.append(part)
            part = ""
        part += letter
    return "\r\n ".join([*parts, part])


def redirect_page(old_uri: str, new_uri: str, words: str) -> bytes:
    """A page at `old_uri` that leads on to `new_uri` by itself; both are paths in the site."""
    address = html.escape(_folder_address(relative(new_uri, old_uri)))
    text = html.escape(words)
    return (
        f'<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n<title>{text}</title>\n'
        f"{_NOINDEX}\n"
        f'<meta name="viewport" content="width=device-width">\n'
        f'<meta http-equiv="refresh" content="0; url={address}">\n'
        f'<p><a href="{address}">{text}</a></p>\n'
    ).encode()
