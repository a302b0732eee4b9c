"""Players for recorded voices, at the top of a page, at its headings and at its messages."""

from dataclasses import dataclass

from loa.content.entries.languages import Language
from loa.content.narrations import Narration, is_heard_on, is_old
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.directives.context import RenderContext
from loa.directives.own_words import own_words
from loa.directives.templates import lower_first, markup
from loa.media.mp3 import length_of


@dataclass(frozen=True)
class Player:
    """What a player shows: where the recording lies, as a link and as a player's source, its
    bytes and seconds, whether its text has changed since, and whether a machine speaks.
    """

    link: str
    address: str
    size: int
    seconds: int
    is_old: bool
    is_machine: bool

    @property
    def length(self) -> str:
        """Minutes and seconds, as a player shows them."""
        return f"{self.seconds // 60}:{self.seconds % 60:02d}"


def players(context: RenderContext, page: ContentPage, part: str = "") -> list[str]:
    """What was recorded of a whole page, or of the part below one of its headings."""
    narrations = _narrations_of(context, page.source_uri, part)
    return [
        _markup(context, narration)
        for narration in narrations
        if is_heard_on(context.library, narration, page)
    ]


def player_in(context: RenderContext, source_uri: str, language: str, part: str = "") -> str:
    """What was recorded of a page or a part of it in one language; "" where nothing was."""
    narrations = _narrations_of(context, source_uri, part)
    return next(
        (_markup(context, narration) for narration in narrations if narration.language == language),
        "",
    )


def _narrations_of(context: RenderContext, source_uri: str, part: str) -> list[Narration]:
    return [
        narration for narration in context.narrations.get(source_uri, []) if narration.part == part
    ]


def _markup(context: RenderContext, narration: Narration) -> str:
    library = context.library
    path = library.path(narration.uri)
    source = library.get(narration.source_uri)
    language = library.registries.languages[narration.language]
    record = library.registries.narrations[narration.uri]
    player = Player(
        link=context.to_file(narration.uri),
        address=context.to_served(narration.uri),
        size=path.stat().st_size,
        seconds=round(length_of(path)),
        is_old=source is not None and is_old(record, source),
        is_machine=record.machine is not None,
    )
    return markup("narration", context, player=player, **_player_words(context, language))


def _player_words(context: RenderContext, language: Language) -> dict[str, str]:
    """What stands at a player, in the page's language where it has the words for it."""
    page = context.page
    keys = {name: f"narration.{name}" for name in ("listen", "old", "machine")}
    if page is not None and page.written_in == language.slug != SOURCE_LANGUAGE:
        own = {name: own_words(context, language, key) for name, key in keys.items()}
        if all(own.values()):
            return {**own, "tag": language.tag}
    words = {name: context.strings[SOURCE_LANGUAGE].texts[key] for name, key in keys.items()}
    words["listen"] += f" bằng {lower_first(language.name)}"
    return {**words, "tag": SOURCE_LANGUAGE}
