"""Who may let out what: the words of those whom docs/_data/reviewers.yml names, and of nobody else.

A page is approved, an entry cleared or tried, a translation reviewed in somebody's name; what was
read is known by `Reviewed-by:` trailers of commits by authors with an address of the reviewer
(see `loa.integrations.readings`). Git lets anybody claim an address. What keeps a false one from
`main` is the forge: it shows whose account pushed, and owners of the files (CODEOWNERS) must agree.
This check says what they have to agree to.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from loa.checking import check
from loa.content.entries.offices import Reviewer
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.translation import source_hash
from loa.ground.wording import say
from loa.problems import Problem
from loa.proposals.changes import PageChange
from loa.proposals.clearances import uncleared
from loa.proposals.roles import Readings, Roles, is_one_of, readers_of, to_be_filled, who_may

READERS = 2
"""How many read a page on safety before it is published."""


@check("not-authorised", "not-read", scope="command")
def unauthorised(
    before: Library,
    after: Library,
    pages: Iterable[PageChange],
    roles: Roles,
    readings: Readings,
) -> Iterator[Problem]:
    """What a proposal lets out without the word of somebody who may.

    `roles` are those of the branch that it goes to, as it is today: nobody gives themselves a task
    in the proposal that needs it, or keeps one that was taken away by beginning further back.
    """
    for page in after.pages:
        yield from _approvals(
            _earlier_page(before, after, page), page, roles=roles, readings=readings
        )
    yield from uncleared(before, after, roles=roles, readings=readings)
    yield from _unread(before, after, pages=pages, roles=roles, readings=readings)


def _earlier_page(before: Library, after: Library, page: ContentPage) -> ContentPage | None:
    """The page as it was, perhaps at a place that it has left."""
    source_page = after.get(page.source_uri)
    language_ending = page.src_uri.removeprefix(page.source_uri.removesuffix("md"))
    former_uris = source_page.meta.moved_from if source_page else []
    src_uris = (
        page.src_uri,
        *(former_uri.removesuffix("md") + language_ending for former_uri in former_uris),
    )
    return next(filter(None, map(before.get, src_uris)), None)


def _approvals(
    old: ContentPage | None, page: ContentPage, roles: Roles, readings: Readings
) -> Iterator[Problem]:
    """Names that were written under a page, or under another text of it."""
    review, translation = page.meta.review, page.meta.translation
    is_changed = old is None or source_hash(old) != source_hash(page)
    if review.status == "approved":
        yield from _signature(
            page,
            "review",
            review.by,
            roles.approvers(page.source_uri),
            readings,
            is_new=old is None or old.meta.review != review,
            is_changed=is_changed,
            no_leave=say("“{by}” has no leave to approve this page (review.by).", by=review.by),
            unsaid=say(
                "“{by}” stands under this page (review.by), and has not said so.", by=review.by
            ),
            other_text=say("“{by}” approved another text of this page (review.by).", by=review.by),
        )
    if translation is not None and translation.status == "reviewed":
        reviewer = translation.reviewer
        yield from _signature(
            page,
            "translation",
            reviewer,
            roles.speakers(page.language),
            readings,
            is_new=old is None or old.meta.translation != translation,
            is_changed=is_changed,
            no_leave=say(
                "“{reviewer}” has no leave to review the language “{language}”.",
                reviewer=reviewer,
                language=page.language,
            ),
            unsaid=say(
                "“{reviewer}” stands under this translation, and has not said so.",
                reviewer=reviewer,
            ),
            other_text=say(
                "“{reviewer}” reviewed another text of this translation.", reviewer=reviewer
            ),
        )


def _signature(
    page: ContentPage,
    field: str,
    name: str | None,
    reviewers: list[Reviewer],
    readings: Readings,
    *,
    is_new: bool,
    is_changed: bool,
    no_leave: str,
    unsaid: str,
    other_text: str,
) -> Iterator[Problem]:
    """A name in a field of a page: one that is new there needs leave and its bearer's word, one
    that stood there a new reading where the text is another. The last three are what is told.
    """
    if is_new and not is_one_of(name, reviewers):
        message, hint = no_leave, to_be_filled()
    elif is_new and not _said_so(name, page, reviewers, readings):
        message, hint = unsaid, _themselves(name, reviewers)
    elif not is_new and is_changed and not readers_of(page.path, reviewers, readings):
        message, hint = other_text, _read_again(reviewers)
    else:
        return
    yield Problem(
        path=page.path, line=page.line(field), code="not-authorised", message=message, hint=hint
    )


def _said_so(
    name: str | None, page: ContentPage, reviewers: list[Reviewer], readings: Readings
) -> bool:
    """Whether a page was read by the one whose name stands under it: anybody can type a name. Who
    has no account in the registry cannot be told from others.
    """
    named = [one for one in reviewers if is_one_of(name, [one])]
    return not any(one.accounts for one in named) or bool(readers_of(page.path, named, readings))


def _themselves(name: str | None, reviewers: list[Reviewer]) -> str:
    ids = " / ".join(one.id for one in reviewers if is_one_of(name, [one]))
    return say(
        "They say it themselves, at their own machine: loa propose read --by {ids}. Until then "
        "write status: draft.",
        ids=ids,
    )


def _read_again(reviewers: list[Reviewer]) -> str:
    return say(
        "{said} They read it again: loa propose read --by ID. Until then write status: draft.",
        said=who_may(reviewers),
    )


def _unread(
    before: Library,
    after: Library,
    pages: Iterable[PageChange],
    roles: Roles,
    readings: Readings,
) -> Iterator[Problem]:
    """Pages on safety that changed themselves and were not read by two, one of whom knows.

    As long as nobody is named nobody can read: then it is a reminder.
    """
    severity: Literal["error", "warning"] = "error" if roles.known else "warning"
    for change in pages:
        page = change.after
        if page is None or change.through:
            continue
        # Nobody takes the mark off a page, or leaves it out of what is made from one, unread.
        full_page = after.get(page.meta.easy_of) if page.meta.easy_of else None
        versions = (page, _earlier_page(before, after, page), after.get(page.source_uri), full_page)
        if not any(version.meta.sensitivity == "safety" for version in versions if version):
            continue
        readers = readers_of(page.path, roles.of_page(page.source_uri), readings)
        if len(readers) < READERS:
            names = ", ".join(reviewer.name for reviewer in readers) or say("nobody")
            message = say(
                "A page of safety needs {readers} readers; so far: {names}.",
                readers=READERS,
                names=names,
            )
        elif not any(reviewer.worked_with_victims for reviewer in readers):
            message = say("None of its readers has worked with people who were harmed.")
        else:
            continue
        line = page.line("sensitivity")
        hint = say(
            "{said} When it is read: loa propose read --by ID.",
            said=who_may(roles.of_page(page.source_uri)),
        )
        yield Problem(
            path=page.path,
            line=line,
            code="not-read",
            message=message,
            hint=hint,
            severity=severity,
        )
