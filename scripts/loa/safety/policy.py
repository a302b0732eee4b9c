"""What a browser may load and run on our pages: the Content-Security-Policy and its company.

The policy stands in every page, so that it also holds in a folder and on a host whose owner
sets nothing. The header files say the same, and what only a header can say, to the servers
that portals usually stand on.

Source: <https://www.w3.org/TR/CSP3/>.
"""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256

from loa.ground.media_types import MEDIA_TYPES

_PAGE = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    # Captions stand inside the page, so that a folder has them too.
    "media-src": "'self' data:",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
}
_OTHER_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    # A browser keeps every file and asks whether it is still so before it shows it (RFC 9111,
    # 5.2.2.4): without a word it would guess, and show a number that is no longer answered.
    "Cache-Control": "no-cache",
}
# What lies at an address that carries its hash is never another (RFC 8246).
_FOR_A_YEAR = "public, max-age=31536000, immutable"
# Endings that servers often do not know, so that calendars and captions would be offered as
# unknown files.
_ADDED_MEDIA_TYPES = {
    ending: MEDIA_TYPES[f".{ending}"] for ending in ("ics", "atom", "vtt", "webmanifest")
}
# Apache knows no setting for copies that lie ready: whoever accepts one is led to it, and its type
# stays that of what was compressed. Source: RFC 9110, 12.5.3 (a weight of nought refuses).
_ACCEPTS = r"(?:^|[\s,]){name}\s*(?:;\s*q=(?:1|0\.\d*[1-9])[\d.]*\s*)?(?:,|$)"
_PRECOMPRESSED = [
    "<IfModule mod_rewrite.c>",
    "  RewriteEngine On",
    *(
        row
        for name, ending in (("br", "br"), ("gzip", "gz"))
        for row in (
            f'  RewriteCond %{{HTTP:Accept-Encoding}} "{_ACCEPTS.format(name=name)}"',
            f"  RewriteCond %{{REQUEST_FILENAME}}.{ending} -f",
            f"  RewriteRule ^(.+)$ $1.{ending} [L,E=no-gzip:1,E=no-brotli:1]",
        )
    ),
    '  <FilesMatch "\\.(?:br|gz)$">',
    "    <IfModule mod_headers.c>",
    "      Header always merge Vary Accept-Encoding",
    "    </IfModule>",
    "  </FilesMatch>",
    "</IfModule>",
    "<IfModule mod_mime.c>",
    "  RemoveType .gz",
    "  AddEncoding br .br",
    "  AddEncoding gzip .gz",
    "</IfModule>",
]
_NOTE = "The same policy stands in every page; these headers add what only a server can say."


def page_policy(frames: Iterable[str] = ()) -> str:
    """The policy of one page; `frames` are the hosts that it may show after a click."""
    rules = {**_PAGE, "frame-src": " ".join(sorted(frames)) or "'none'"}
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def editor_policy(forges: Iterable[str] = ()) -> str:
    """The policy of the one page that is a program: the form by which editors change pages.

    It may speak with the `forges` that keep the pages and with nothing else; pictures that are not
    sent yet are `blob:`. Scripts and styles are files of ours, as everywhere.
    """
    rules = {
        **_PAGE,
        # The one attribute that the program's templates have, and no other.
        "style-src-attr": f"'unsafe-hashes' {_hash('display: contents')}",
        "img-src": " ".join(["'self'", "data:", "blob:", *forges]),
        "media-src": "'self' blob:",
        "connect-src": " ".join(["'self'", "data:", "blob:", *forges]),
        "worker-src": "'self' blob:",
        "form-action": "'none'",
        "frame-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def form_headers(folder: str, forges: Iterable[str], base: str = "/") -> dict[str, str]:
    """What is added to the header files for the form's folder alone: its own policy in place of
    the one that everything else keeps, and windows that know each other. `folder` is below the
    site, `base` the path of the portal's first page on its server: "/", or "/portal/". By file of
    the site, the text that is added.
    """
    forges = tuple(forges)
    prefix = f"{base}{folder}/"
    own_headers = {"Content-Security-Policy": f"{editor_policy(forges)}; frame-ancestors 'none'"}
    if forges:
        # Whoever signs in does so in a window that goes to the forge and comes back with the
        # answer; set apart, neither window would know the other any more.
        own_headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
    nginx = {
        **own_headers,
        **{name: value for name, value in _OTHER_HEADERS.items() if name not in own_headers},
    }
    rows = {
        # Cloudflare adds to a header what it does not take away first.
        "_headers": [
            f"{prefix}*",
            *(
                row
                for name in own_headers
                for row in (f"  ! {name}", f"  {name}: {own_headers[name]}")
            ),
        ],
        f"{folder}/.htaccess": [
            "<IfModule mod_headers.c>",
            *(f'  Header always set {name} "{value}"' for name, value in own_headers.items()),
            "</IfModule>",
        ],
        "nginx-headers.conf": [
            f"location ^~ {prefix} {{",
            *(f'  add_header {name} "{value}" always;' for name, value in nginx.items()),
            "}",
        ],
        # Written when the answer goes out, after the one for every page.
        "caddy-headers.conf": [
            f"header {prefix}* {{",
            *(f'  {name} "{value}"' for name, value in own_headers.items()),
            "  defer",
            "}",
        ],
    }
    return {uri: "\n".join(lines) + "\n" for uri, lines in rows.items()}


def lone_page_policy(style: str, script: str = "", sounds: bool = False) -> str:
    """The policy of a page that carries its one stylesheet and its one script inside: they may
    run as they are, by their hashes, and nothing may be loaded. Both as between their tags.
    `sounds` lets recordings be heard that are inside the page too.
    """
    rules = {
        "default-src": "'none'",
        "img-src": "data:",
        **({"media-src": "data:"} if sounds else {}),
        "style-src": _hash(style),
        "script-src": _hash(script) if script else "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hash(text: str) -> str:
    digest = b64encode(sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def header_files(frames: Iterable[str], lasting: str = "") -> dict[str, str]:
    """Files by their place in the site: for static hosts, Apache, nginx and Caddy.

    `lasting` is the folder on the server in which addresses carry hashes: browsers keep what they
    get from there, and not what says that nothing is there.
    """
    policy = f"{page_policy(frames)}; frame-ancestors 'none'"
    headers = {"Content-Security-Policy": policy, **_OTHER_HEADERS}
    static = [f"# {_NOTE}", "/*", *(f"  {name}: {value}" for name, value in headers.items())]
    rows = [f'  Header always set {name} "{value}"' for name, value in headers.items()]
    types = [f"AddType {kind} .{ending}" for ending, kind in _ADDED_MEDIA_TYPES.items()]
    apache = [f"# {_NOTE}", "<IfModule mod_headers.c>", *rows, "</IfModule>", *types]
    apache += ["AddDefaultCharset utf-8"]
    lines = [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    nginx = [f"# {_NOTE}", "# Include this file in the server block.", *lines]
    nginx += [
        f"location ~ \\.{ending}$ {{ types {{}} default_type {kind}; }}"
        for ending, kind in _ADDED_MEDIA_TYPES.items()
    ]
    caddy = [f"# {_NOTE}", "# Import this file in the site block."]
    caddy += [f'header {name} "{value}"' for name, value in headers.items()]
    for ending, kind in _ADDED_MEDIA_TYPES.items():
        caddy += [f"@{ending} path *.{ending}", f"header @{ending} Content-Type {kind}"]
    apache += _PRECOMPRESSED
    if lasting:
        # Cloudflare adds to a header what it does not take away first.
        static += [f"{lasting}*", "  ! Cache-Control", f"  Cache-Control: {_FOR_A_YEAR}"]
        pattern = re.escape(lasting)
        condition = (
            f"%{{REQUEST_STATUS}} -in {{'200','206','304'}} && %{{REQUEST_URI}} =~ m#^{pattern}#"
        )
        apache += [
            "<IfModule mod_headers.c>",
            f'  Header always set Cache-Control "{_FOR_A_YEAR}" "expr={condition}"',
            "</IfModule>",
        ]
        # Asked again for the page that says that nothing is there.
        nginx = [
            row.replace('Cache-Control "no-cache"', "Cache-Control $loa_kept") for row in nginx
        ]
        nginx += [
            'set $loa_kept "no-cache";',
            f'if ($uri ~ "^{pattern}") {{ set $loa_kept "{_FOR_A_YEAR}"; }}',
        ]
        caddy += [
            "@lasting {",
            f"  path {lasting}*",
            "  file",
            "}",
            # Written when the answer goes out, after the one for everything.
            "header @lasting {",
            f'  Cache-Control "{_FOR_A_YEAR}"',
            "  defer",
            "}",
        ]
    files = {
        "_headers": static,
        ".htaccess": apache,
        "nginx-headers.conf": nginx,
        "caddy-headers.conf": caddy,
    }
    return {uri: "\n".join(lines) + "\n" for uri, lines in files.items()}
