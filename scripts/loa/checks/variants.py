"""A language variant belongs to a Vietnamese page, says who made it and from what."""

from collections.abc import Iterator

from loa.checking import check
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.translation import State, source_hash
from loa.ground.wording import say
from loa.problems import Problem

# Facts of a front matter: the same in every language, so compared instead of hashed.
FACTS = (
    "type", "audience", "topics", "region", "grades", "duration", "start", "end", "recurrence",
    "lunar", "lead", "partners", "status", "kit", "sensitivity", "license", "pictogram", "handouts",
    "folded",
)  # fmt: skip


@check("orphan-variant", "translation-missing")
@check("variant-outdated", severity="warning")
def check_variant(page: ContentPage, library: Library) -> Iterator[Problem]:
    """The Vietnamese page exists, the translation is on record and not older than the page."""
    state = library.state(page)
    is_readable = page.source_uri not in library.files or library.get(page.source_uri) is not None
    if state is None or not is_readable:
        return
    if state is State.ORPHAN:
        message = say(
            "There is no Vietnamese page “{source_uri}” for this translation.",
            source_uri=page.source_uri,
        )
        hint = say("Write the Vietnamese page first, or rename this file.")
        yield Problem(page.path, 1, "orphan-variant", message, hint)
    elif page.meta.translation is None:
        message = say(
            "The translation does not say who made it, from which original (the field translation)."
        )
        hint = say("See the page on translations in the editors' guide.")
        yield Problem(page.path, 1, "translation-missing", message, hint)
    elif state is State.OUTDATED:
        message = say("The Vietnamese page was changed after this translation.")
        what = (
            say("The translation is withdrawn for now, readers meet the Vietnamese page. ")
            if library.is_withheld(page)
            else ""
        )
        hint = say(
            "{what}Translate again what changed; after a small change of the same "
            "meaning run “loa translate minor”.",
            what=what,
        )
        line = page.line("translation", "source_sha256")
        yield Problem(page.path, line, "variant-outdated", message, hint)


@check("variant-untranslated")
def check_variant_words(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Nobody has reviewed as a translation what still is the Vietnamese page."""
    source = library.get(page.source_uri)
    if source is None or library.state(page) is not State.CURRENT:
        return
    if source_hash(page) == source_hash(source):
        message = say("Reviewed as a translation, but word for word the Vietnamese page.")
        hint = say("Translate it first, or write status: draft.")
        line = page.line("translation", "status")
        yield Problem(page.path, line, "variant-untranslated", message, hint)


@check("variant-differs")
def check_variant_facts(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Dates, grades, sensitivity and other facts are those of the Vietnamese page."""
    source = library.get(page.source_uri)
    if source is None or library.state(page) is None:
        return
    for name in FACTS:
        value, source_value = getattr(page.meta, name, None), getattr(source.meta, name, None)
        if value != source_value:
            message = say(
                "The field “{name}” differs from the original: here it is “{shown}”, at "
                "{path}:{line} “{shown2}”.",
                name=name,
                shown=_shown(page, name),
                path=source.path,
                line=source.line(name),
                shown2=_shown(source, name),
            )
            yield Problem(page.path, page.line(name), "variant-differs", message)
    yield from _check_pictures(page, source)


def _check_pictures(page: ContentPage, source: ContentPage) -> Iterator[Problem]:
    """Scenes and messages have the same pictures in the same order for the same time."""
    for name in ("scenes", "messages"):
        rows, source_rows = (
            [row.model_dump(exclude={"text", "heading"}) for row in getattr(variant.meta, name, [])]
            for variant in (page, source)
        )
        if rows != source_rows:
            message = say(
                "The entries of “{name}” do not match {path}:{line} one by one.",
                name=name,
                path=source.path,
                line=source.line(name),
            )
            hint = say(
                "Keep their number, order, ids, pictures and seconds; translate the words only."
            )
            yield Problem(page.path, page.line(name), "variant-differs", message, hint)


def _shown(page: ContentPage, name: str) -> object:
    return page.document.data.get(name, say("not written"))


@check("language-home")
def check_language_home(page: ContentPage, library: Library) -> Iterator[Problem]:
    """The home of a language without texts is index.<slug>.md and holds directives only."""
    if page.meta.type != "language-home":
        return
    if page.language == SOURCE_LANGUAGE or page.source_uri != "index.md":
        message = say("The type “language-home” is for the first page of a language only.")
        hint = say("The file is index.<language>.md, right in docs.")
        yield Problem(page.path, page.line("type"), "language-home", message, hint)
    for passage in page.reading.passages[:1]:
        message = say("The first page of a language without a translation holds blocks only.")
        hint = say(
            "Are its words translated? Make this page the translation of index.md, see "
            "“loa translate”."
        )
        line = page.body_line(passage.line)
        yield Problem(page.path, line, "language-home", message, hint)
