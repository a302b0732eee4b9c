"""The loop with translators: pages out to files, reviews and small changes back into pages."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from loa.checks.registry import check_pages
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage, parse_page
from loa.errors import NotFoundError
from loa.ground.files import write_whole
from loa.ground.git import GitError, answer
from loa.ground.targets import TargetRefusedError, require_outside_sources
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.problems import Problem
from loa.translation.desk import Change, export_page, mark_easy, mark_minor, review, source_of
from loa.translation.exchange import RefusedError


def require_translatable(library: Library, language: str) -> None:
    """Raises NotFoundError for a language that nothing can be translated into."""
    known = [slug for slug in library.registries.languages if slug != SOURCE_LANGUAGE]
    if language not in known:
        raise NotFoundError(
            say(
                "The registry of languages has no “{language}”. It has: {known}.",
                language=language,
                known=", ".join(known),
            )
        )


def export_pages(
    portal: Portal, uris: Sequence[str], language: str, form: str, out: Path, *, force: bool = False
) -> Iterator[Path]:
    """Write one file a page, named after the page and the language, and give its place.

    Raises TargetRefusedError for a file that is there and differs, unless `force` is given: it
    may hold a translator's work.
    """
    require_outside_sources(out, portal.root)
    require_translatable(portal.library, language)
    for uri in uris:
        page = source_of(portal.library, uri)
        data = export_page(
            portal.library, page, language=language, form=form, written=portal.built_at
        )
        stem = page.src_uri.removesuffix(".md").replace("/", "--")
        target = out / f"{stem}.{language}.{form}"
        if target.exists() and not force and target.read_bytes() != data:
            raise TargetRefusedError(
                say(
                    "“{target}” is not overwritten: that file differs and may hold a "
                    "translator's work. Move it away, or add --force.",
                    target=target,
                )
            )
        write_whole(target, data)
        yield target


def record_review(portal: Portal, uri: str, name: str, day: date) -> Change:
    """Write into a variant that a native speaker has reviewed it against its source of today.

    Raises RefusedError, also where the reviewed page would have errors.
    """
    change = review(portal.library, uri, name=name, on=day, check=_problems_of)
    change.write()
    return change


def _problems_of(library: Library, page: ContentPage) -> list[Problem]:
    return list(check_pages(library, [page]))


def record_minor_change(portal: Portal, uri: str, since: str) -> Change | None:
    """Write into a page that it means what it meant in a commit, so that translations still hold.

    None where its words are the same. Raises RefusedError where git does not have it.
    """
    page = source_of(portal.library, uri)
    change = mark_minor(portal.library, page, _earlier(portal, page, since))
    if change is not None:
        change.write()
    return change


def _earlier(portal: Portal, page: ContentPage, since: str) -> ContentPage:
    path = f"{portal.library.docs_dir.name}/{page.src_uri}"
    try:
        # What follows is a name, also where it begins as an option does.
        text = answer(portal.root, "show", "--end-of-options", f"{since}:./{path}").decode()
    except GitError as error:
        raise RefusedError(
            say("Git has no “{path}” at “{since}”: {error}.", path=path, since=since, error=error)
        ) from error
    except UnicodeDecodeError as error:
        raise RefusedError(
            say("“{path}” at “{since}” is not UTF-8.", path=path, since=since)
        ) from error
    earlier, _ = parse_page(
        page.src_uri, text, path=page.path, registries=portal.library.registries
    )
    if earlier is None:
        raise RefusedError(say("“{path}” at “{since}” cannot be read.", path=path, since=since))
    return earlier


def record_easy(portal: Portal, uris: Sequence[str]) -> list[Change | None]:
    """Write into pages in easy words that they follow their full pages as these are: all or none.

    None for a page that follows already. Raises RefusedError.
    """
    changes = [mark_easy(portal.library, uri) for uri in uris]
    for change in filter(None, changes):
        change.write()
    return changes
