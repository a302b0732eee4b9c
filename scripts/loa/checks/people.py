"""Nobody is recognisable on a page unless they agreed on paper or an editor says why it is safe."""

from collections.abc import Iterator
from datetime import date, timedelta

from loa.checking import check
from loa.checks.passages import passages
from loa.content.consents import records_of
from loa.content.kinds import VideoMeta
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.problems import Problem, nearest
from loa.safety.folding import read_as, same_words
from loa.safety.people import Detail, details_in, stories_in

_NAMES = {
    "identity-number": say("the number of somebody's papers"),
    "named-person": say("a name with the age or year of birth of somebody"),
    "small-place": say("the name of a village together with a case"),
    "aged-victim": say("the age of somebody who was harmed"),
    "e-mail": say("an e-mail address"),
    "story": say("words of somebody who lived through it"),
}
_SOON = timedelta(days=30)
_HINT = say(
    "Remove the detail, or write of a kind of case instead of a person. If "
    "surely nobody can be recognised, write at the top of the page: exceptions: "
    "[{{text: “{}”, why: …}}]"
)


@check("private-detail")
def check_people(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Words that point at one person are cleared by a consent or by an editor's reason."""
    cleared = [same_words(exception.text) for exception in page.meta.exceptions]
    for line, detail in dict.fromkeys(_details(page, library)):
        words = same_words(detail.words)
        if any(
            excepted_words in words or words in excepted_words
            for excepted_words in cleared
            if excepted_words
        ):
            continue
        shown = detail.words if len(detail.words) <= 60 else f"{detail.words[:57]}…"
        message = say("“{shown}” seems to be {what}.", shown=shown, what=_NAMES[detail.kind])
        yield Problem(page.path, line, "private-detail", message, _HINT.format(shown))


def _details(page: ContentPage, library: Library) -> Iterator[tuple[int, Detail]]:
    for line, sentence in passages(page, library.registries):
        yield from ((line, detail) for detail in details_in(read_as(sentence)))
    start = 0
    for block in page.body.split("\n\n"):
        if ">" in block or "“" in block or '"' in block:
            paragraph = "\n".join(read_as(row) for row in block.split("\n"))
            yield from ((page.body_line(start), detail) for detail in stories_in(paragraph))
        start += block.count("\n") + 2


@check("consent-unknown")
def check_records(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A consent that a page names is in the registry."""
    known = library.registries.consents
    references = [("consent", n, consent.record) for n, consent in enumerate(page.meta.consent)]
    references += [
        ("exceptions", n, exception.consent) for n, exception in enumerate(page.meta.exceptions)
    ]
    for field, index, record in references:
        if record and record not in known:
            message = say("The registry of consents has no “{record}”.", record=record)
            hint = nearest(record, known) or say("Add the consent to docs/_data/consents.yml.")
            line = page.line(field, index)
            yield Problem(page.path, line, "consent-unknown", message, hint)


@check("consent-ended", "consent-withdrawn", scope="portal")
def check_consents(library: Library, today: date) -> Iterator[Problem]:
    """What rests on a consent that was taken back or has ended, on the day of the build."""
    for page in library.pages:
        scenes = page.meta.scenes if isinstance(page.meta, VideoMeta) else []
        in_clip = {scene.picture for scene in scenes}
        for line, image, record in records_of(page, library):
            if record.withdrawn:
                before = record.withdrawn.isoformat()
                packs = say(
                    "Sticks that were made before still hold it: “loa pack outdated LOG "
                    "--made-before {before}”.",
                    before=before,
                )
                if image and image not in in_clip:
                    message = say(
                        "The consent “{id}” was taken back: the photograph “{image}” is no longer "
                        "on the page.",
                        id=record.id,
                        image=image,
                    )
                    hint = say(
                        "Remove the photograph from the text and from docs. {packs}", packs=packs
                    )
                    yield Problem(page.path, line, "consent-withdrawn", message, hint, "warning")
                else:
                    message = say(
                        "The consent “{id}” was taken back, and the page still tells or shows it.",
                        id=record.id,
                    )
                    hint = say("Remove it now. {packs}", packs=packs)
                    yield Problem(page.path, line, "consent-withdrawn", message, hint)
            elif record.expires and record.expires < today:
                message = say(
                    "The consent “{id}” ended on {day}.",
                    id=record.id,
                    day=record.expires.isoformat(),
                )
                hint = say("Ask for a new consent, or remove it from the page.")
                yield Problem(page.path, line, "consent-ended", message, hint)
            elif record.expires and record.expires <= today + _SOON:
                message = say(
                    "The consent “{id}” ends soon, on {day}.",
                    id=record.id,
                    day=record.expires.isoformat(),
                )
                hint = say("Ask for a new consent before that day.")
                yield Problem(page.path, line, "consent-ended", message, hint, "warning")
