"""The portal as a module of RACHEL, the library in a box that schools without a network use.

A module is a folder named language-name with `rachel-index.php`, a stretch of HTML that the box's
own first page shows, its links beginning with the folder's place, which the box puts in.
Source: <https://github.com/rachelproject/contenthub>, modules and their rachel-index.php.
"""

import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from loa.packs.contents import Content, read

INDEX = "rachel-index.php"
_HERE = "<?php echo $dir ?>"
_MARK = "assets/images/mark.svg"


def module_name(language: str, name: str) -> str:
    """The folder of a module: a language of ISO 639-1 and a name in plain letters."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return f"{language}-{plain or 'loa'}"


def index_part(title: str, description: str, landing_pages: Mapping[str, str]) -> bytes:
    """The stretch for the box's first page; `landing_pages` are titles by their
    path in the module."""
    rows = "".join(
        f'  <li><a href="{_HERE}/{escape(uri)}">{escape(name)}</a></li>\n'
        for uri, name in landing_pages.items()
    )
    text = (
        '<div class="indexmodule">\n'
        f'<a href="{_HERE}/index.html"><img src="{_HERE}/{_MARK}" alt="{escape(title)}"></a>\n'
        f'<h2><a href="{_HERE}/index.html">{escape(title)}</a></h2>\n'
        f'<p>{escape(description)}</p>\n<ul class="double">\n{rows}</ul>\n</div>\n'
    )
    return text.encode()


def write_module(folder: Path, payload: Mapping[str, Content], index: bytes) -> None:
    """Write a module's files into an empty folder."""
    for uri, content in {**payload, INDEX: index}.items():
        path = folder / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(read(content))
