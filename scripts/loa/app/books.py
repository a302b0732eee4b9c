"""Chosen pages as one PDF and one EPUB."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from loa.app.written import Written
from loa.content.books import pages_at
from loa.content.dates import short_date
from loa.content.page import ContentPage
from loa.errors import NotFoundError
from loa.ground.files import write_whole
from loa.ground.layout import cache_of
from loa.ground.wording import for_readers, say
from loa.handouts.books import BookText, book_epub, book_pdf
from loa.handouts.fonts import font_folder
from loa.handouts.typesetting import page_count
from loa.integrations.portal import Portal
from loa.integrations.settings import site_of
from loa.problems import nearest

FORMATS = ("pdf", "epub")
Parts = Sequence[tuple[str, Sequence[ContentPage]]]


def books_of(portal: Portal, names: Sequence[str] = ()) -> list[BookText]:
    """Books of the registry, those that are named or all. Raises NotFoundError."""
    known = portal.library.registries.books
    for name in names:
        if name not in known:
            raise NotFoundError(
                say("There is no book “{name}”. {hint}", name=name, hint=nearest(name, known))
            )
    texts = []
    for entry in [known[name] for name in names or known]:
        parts = [
            (part.title, [page for path in part.pages for page in pages_at(portal.library, path)])
            for part in entry.parts
        ]
        texts.append(
            _text(portal, entry.id, title=entry.title, summary=entry.description, parts=parts)
        )
    return texts


def write_books(
    portal: Portal, texts: Sequence[BookText], out: Path, formats: Sequence[str] = FORMATS
) -> Iterator[Written]:
    """Set books and write them below a folder."""
    for text in texts:
        if "pdf" in formats:
            data = book_pdf(text, font_folder(cache_of(portal.root)))
            yield _write(
                out / f"{text.id}.pdf", data, say("pages: {count}", count=page_count(data))
            )
        if "epub" in formats:
            yield _write(out / f"{text.id}.epub", book_epub(text), "EPUB 3")


def _write(target: Path, data: bytes, holds: str) -> Written:
    write_whole(target, data)
    return Written(target, holds, len(data))


def book_of(portal: Portal, paths: Sequence[str], title: str) -> BookText:
    """A book of chosen pages, by their paths. Raises NotFoundError."""
    pages: list[ContentPage] = []
    for path in paths:
        matches = pages_at(portal.library, path.removeprefix("docs/"))
        if not matches:
            uris = [page.src_uri for page in portal.library.pages]
            raise NotFoundError(
                say("There is no page “{path}”. {hint}", path=path, hint=nearest(path, uris))
            )
        pages += [page for page in matches if page not in pages]
    return _text(
        portal,
        "tai-lieu-chon",
        title=title,
        summary=for_readers("The chosen pages."),
        parts=[(title, pages)],
    )


def _text(portal: Portal, key: str, title: str, summary: str, parts: Parts) -> BookText:
    workshop = portal.workshop()
    site = site_of(portal.root)
    is_draft = any(page.meta.review.status == "draft" for _, pages in parts for page in pages)
    state = for_readers("Draft for reference: no agency has approved it. ") if is_draft else ""
    note = for_readers(
        "{state}{name}, {url}, content of {day}. Licence CC BY-SA 4.0. The sources "
        "of each statement stand at the end of each page of the portal.",
        state=state,
        name=site.name,
        url=site.url,
        day=short_date(portal.built_at.date()),
    )
    chapters = tuple((name, tuple(map(workshop.source_of, pages))) for name, pages in parts)
    lines = tuple(portal.library.registries.published_helplines)
    return BookText(
        id=key, title=title, summary=summary, note=note, parts=chapters, helplines=lines
    )
