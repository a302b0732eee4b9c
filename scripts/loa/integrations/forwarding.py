"""Addresses that lead on: of pages that moved, and of translations that are kept back.

A printed address must not end at an error. A page says where it stood in `moved_from`; each old
place keeps a file that leads on by itself, also in a folder without a server, and servers get
rules that say so at once. The file names its goal as the page's tab does, so that nothing of a
sensitive subject stands in the browser's history.
"""

import html
import posixpath
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage, url_below


def forward_files(library: Library, directory_urls: bool) -> dict[str, bytes]:
    """Files by their place below the site's root."""
    files = {}
    for page in library.pages:
        source = library.get(page.source_uri)
        if source is not None and library.is_withheld(page):
            note = "Bản dịch của trang này đang được sửa. "
            old = _dest_uri(page.url, page.is_index, directory_urls)
            files[old] = _redirect_page(
                old, source, tag=SOURCE_LANGUAGE, directory_urls=directory_urls, note=note
            )
    for page, old in _moves(library):
        uri = _dest_uri(url_below(old, page.language), _is_index(old), directory_urls)
        tag = library.registries.languages[page.written_in].tag
        files[uri] = _redirect_page(uri, page, tag, directory_urls)
    return files


def forward_rules(library: Library, base: str) -> dict[str, str]:
    """What servers are told, by file: for static hosts, Apache, nginx and Caddy.

    `base` is the path of the portal's first page on its server: "/", or "/portal/".

    Sources: <https://developers.cloudflare.com/pages/configuration/redirects/>,
    <https://httpd.apache.org/docs/2.4/mod/mod_alias.html>,
    <https://nginx.org/en/docs/http/ngx_http_rewrite_module.html>,
    <https://caddyserver.com/docs/caddyfile/directives/redir>.
    """
    moves = sorted(_moves(library), key=lambda move: (move[0].language, move[1]))
    rows = [(f"{base}{url_below(old, page.language)}", f"{base}{page.url}") for page, old in moves]
    if not rows:
        return {}
    nginx = [f"location = {old} {{ return 301 {new}; }}" for old, new in rows]
    apache = [f"RedirectMatch 301 ^{old}$ {new}" for old, new in rows]
    return {
        "_redirects": _lines(f"{old} {new} 301" for old, new in rows),
        ".htaccess": _lines(
            ["<IfModule mod_alias.c>", *(f"  {row}" for row in apache), "</IfModule>"]
        ),
        "caddy-redirects.conf": _lines(
            ["# Import this file in the site block.", *(f"redir {a} {b} 301" for a, b in rows)]
        ),
        "nginx-redirects.conf": _lines(["# Include this file in the server block.", *nginx]),
    }


def _lines(rows: Iterable[str]) -> str:
    return "\n".join(rows) + "\n"


def _moves(library: Library) -> Iterator[tuple[ContentPage, str]]:
    """Published pages with each old place of theirs; a translation moved with its source."""
    for page in library.published:
        source = library.get(page.source_uri)
        if source is not None and page.meta.type != "language-home":
            for old in source.meta.moved_from:
                yield page, old


def _is_index(uri: str) -> bool:
    return PurePosixPath(uri).name == "index.md"


def _dest_uri(url: str, is_index: bool, directory_urls: bool) -> str:
    if directory_urls or is_index:
        return f"{url}index.html"
    return f"{url.rstrip('/')}.html"


def _redirect_page(
    old: str, page: ContentPage, tag: str, directory_urls: bool, note: str = ""
) -> bytes:
    dest_uri = _dest_uri(page.url, page.is_index, directory_urls)
    link = posixpath.relpath(dest_uri, posixpath.dirname(old) or ".")
    if directory_urls:
        link = f"{posixpath.dirname(link) or '.'}/"
    title, address = html.escape(page.meta.tab or page.meta.title), html.escape(link)
    label = f"Đọc trang tiếng Việt: {title}" if note else title
    return (
        f'<!doctype html>\n<html lang="{tag}">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="robots" content="noindex">\n'
        f'<meta name="viewport" content="width=device-width">\n'
        f'<meta http-equiv="refresh" content="0; url={address}">\n'
        f'<p>{note}<a href="{address}">{label}</a></p>\n'
    ).encode()
