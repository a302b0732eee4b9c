"""Where pages and registries name addresses of other sites."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from loa.content.library import Library
from loa.content.registries import DATA_FOLDER

Locations = dict[str, list[tuple[str, int]]]
"""By address: the files that name it, each with the line, from 1."""

_ADDRESS = re.compile(r"""https?://[^\s"'<>,)\]}]+""")
_COMMENT = re.compile(r"(?:^|\s)#.*")


def web_addresses(library: Library, settings: Path, own: str) -> Locations:
    """Every address of another site, sorted; `own` is the portal's, whose pages a build proves.

    Links of pages and their front matter, registries and `settings` (mkdocs.yml) are read; code and
    comments lead nobody anywhere.
    """
    locations: Locations = defaultdict(list)
    for page in library.pages:
        for link in page.reading.links:
            locations[link.target].append((page.path, page.body_line(link.line)))
        for key, value in _texts(page.document.data, ()):
            for address in _ADDRESS.findall(value):
                locations[address].append((page.path, page.document.line(key)))
    registries = sorted((library.docs_dir / DATA_FOLDER).rglob("*.yml"))
    names = {path: f"docs/{path.relative_to(library.docs_dir).as_posix()}" for path in registries}
    for path, name in {**names, settings: settings.name}.items():
        text = path.read_text(encoding="utf-8", errors="replace")
        for number, row in enumerate(text.split("\n"), 1):
            for address in _ADDRESS.findall(_COMMENT.sub("", row)):
                locations[address].append((name, number))
    return {
        address: sorted(set(lines))
        for address, lines in sorted(locations.items())
        if _is_foreign(address, own)
    }


def _texts(value: Any, key: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict | list):
        rows = value.items() if isinstance(value, dict) else enumerate(value)
        for name, inner in rows:
            yield from _texts(inner, (*key, name))


def _is_foreign(address: str, own: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and parts.netloc != urlsplit(own).netloc
    except ValueError:
        # What nobody can read is a fault of its page, which every check names.
        return False
