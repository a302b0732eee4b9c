"""Links and anchors lead somewhere."""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from loa.checking import check
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.problems import Problem, nearest


@check("broken-anchor", "broken-link")
def check_links(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Links inside the portal name a file that exists and a heading that it has."""
    lines: dict[str, int] = {}
    for link in page.reading.links:
        lines.setdefault(link.target, page.body_line(link.line))
    for target, line in lines.items():
        try:
            parts = urlsplit(target)
        except ValueError:
            message = say("The address “{target}” cannot be read.", target=target)
            yield Problem(
                page.path, line, "broken-link", message, say("Copy the whole address again.")
            )
            continue
        if parts.scheme or parts.netloc:
            continue
        uri = page.beside(unquote(parts.path)) if parts.path else page.src_uri
        if parts.path.startswith("/") or uri not in library.files:
            yield Problem(
                page.path,
                line,
                "broken-link",
                say("There is no file “{target}”.", target=target),
                near_file(uri, library),
            )
        elif parts.fragment:
            yield from _check_anchor(page, library, uri=uri, fragment=parts.fragment, line=line)


def _check_anchor(
    page: ContentPage, library: Library, uri: str, fragment: str, line: int
) -> Iterator[Problem]:
    target_page = library.get(uri)
    # Lists make headings of their own, which only the finished page knows.
    if target_page is None or target_page.reading.uses:
        return
    ids = target_page.reading.ids
    if fragment not in ids:
        message = say(
            "The page “{title}” has no section #{fragment}.",
            title=target_page.meta.title,
            fragment=fragment,
        )
        yield Problem(page.path, line, "broken-anchor", message, nearest(fragment, ids))


def near_file(uri: str, library: Library) -> str:
    """A file of the same name elsewhere is likeliest meant, then a similar path of its kind."""
    name = posixpath.basename(uri)
    same = sorted(file for file in library.files if posixpath.basename(file) == name)
    if same and name != "index.md":
        return say("Did you mean “{nearest}”?", nearest=same[0])
    ending = posixpath.splitext(uri)[1] or ".md"
    alike = [file for file in library.files if file.endswith(ending)]
    return nearest(uri, alike) if alike else ""
