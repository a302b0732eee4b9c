"""Books: chosen pages put together, in parts (docs/_data/books.yml)."""

from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.registries import DATA_FOLDER
from loa.ground.wording import say
from loa.problems import Problem, nearest


def pages_at(library: Library, path: str) -> list[ContentPage]:
    """The Vietnamese page at a path below docs/, or all of a folder that ends with a slash: in the
    order in which its lists show them, without its first page.
    """
    if not path.endswith("/"):
        page = library.get(path)
        return [page] if page is not None else []
    pages = [
        page
        for page in library.published
        if page.language == SOURCE_LANGUAGE
        and page.source_uri.startswith(path)
        and page.meta.type != "landing"
    ]
    return sorted(pages, key=lambda page: (page.section, page.meta.order, page.src_uri))


@check("duplicate-id", "unknown-reference", scope="portal")
def check_books(library: Library) -> Iterator[Problem]:
    """What a book names is there, and stands in it once."""
    label = f"{library.docs_dir.name}/{DATA_FOLDER}/books.yml"
    known = [page.src_uri for page in library.pages if page.language == SOURCE_LANGUAGE]
    for book in library.registries.books.values():
        seen: set[str] = set()
        for path in (path for part in book.parts for path in part.pages):
            pages = pages_at(library, path)
            if not pages:
                message = say(
                    "The book “{id}” names “{path}”, but there is no such page or folder.",
                    id=book.id,
                    path=path,
                )
                yield Problem(label, 1, "unknown-reference", message, nearest(path, known))
            for page in pages:
                if page.src_uri in seen:
                    message = say(
                        "The book “{id}” has “{src_uri}” twice.", id=book.id, src_uri=page.src_uri
                    )
                    yield Problem(label, 1, "duplicate-id", message, say("Remove one of them."))
                seen.add(page.src_uri)
