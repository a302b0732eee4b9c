"""Which scripts and other files of the theme a page asks for."""

from pathlib import Path
from typing import Any

from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.sections import Role
from loa.directives import blocks  # noqa: F401  (each registers itself)
from loa.directives.drawn_scenes import PICTURES
from loa.directives.registry import DIRECTIVES, SCRIPT
from loa.handouts.short_texts import SHORT_TEXTS

STYLESHEET = "assets/loa.css"
SEARCH_WORDS = "assets/search-words.js"
FILTER_STYLESHEET = "assets/loa-filters.css"
SCRIPTS = "assets/javascripts/loa"
# Loaded when somebody begins to search, in this order, before the index of the language.
SEARCH_SCRIPTS = (f"{SCRIPTS}/finding.js", SEARCH_WORDS)
# Loaded when somebody makes a book of the pages in the basket.
BOOK_SCRIPT = f"{SCRIPTS}/book.js"
LOADED_LATER = frozenset({*SEARCH_SCRIPTS, BOOK_SCRIPT})
LOUDSPEAKER = "loudspeaker"
SPOKEN_PART = "bai-phat-thanh"
EVERY_PAGE_SCRIPT = "page"
# What is asked for together is put together into one script, by its name: each request costs an old
# phone's network a second.
BUNDLES = {
    EVERY_PAGE_SCRIPT: ("view", "search", "overdue"),
    "library": ("archive", "papers", "basket"),
    "saving": ("filters", "clipboard", "send", "offline"),
    "listing": ("filters", "folds"),
    "texts": ("clipboard", "copy"),
    "finding": ("words", "spelling", "needs", "pages", "question", "ranking", "results"),
}
USED_ALONE = frozenset({"filters", "folds"})
"""Parts of a bundle that other pages ask for by themselves."""


def is_front_page(page: ContentPage) -> bool:
    """Whether a page is the portal's first page, in whichever language it was written."""
    return page.source_uri == "index.md" and page.meta.type != "language-home"


def is_spoken(page: ContentPage) -> bool:
    """Whether the device may read the page or a part of it aloud: help, messages, what is written
    to be easy, what loudspeakers say.
    """
    is_loud = LOUDSPEAKER in page.meta.handouts
    return (_is_for_ears(page) or is_loud) and page.written_in == SOURCE_LANGUAGE


def spoken_part(page: ContentPage) -> str:
    """The one part that is read aloud of a page with a text for loudspeakers; "" for all."""
    parts = {section.id for section in page.reading.sections}
    return SPOKEN_PART if not _is_for_ears(page) and SPOKEN_PART in parts else ""


def _is_for_ears(page: ContentPage) -> bool:
    return page.meta.sensitive or page.meta.type == "messages" or page.meta.easy_of is not None


def short_texts_of(page: ContentPage) -> str:
    """The sections whose texts are copied into messages and posts, as the script reads them."""
    return " ".join(
        f"{kind.section}:{'list' if kind.is_list else 'parts'}"
        for kind in SHORT_TEXTS
        if kind.kind in page.meta.handouts
    )


def folded(page: ContentPage) -> str:
    """The sections that a page folds away, as the script reads them."""
    return " ".join(page.meta.folded)


def has_say_buttons(page: ContentPage) -> bool:
    """Whether buttons on the page say a text: the index of pictures, a language's home."""
    return page.meta.type == "language-home" or page.reading.uses_block(PICTURES)


def has_filters(page: ContentPage) -> bool:
    """Whether the page may list others to choose from; the front page has its pictures."""
    return page.meta.type == "landing" and page.source_uri != "index.md"


def script_uris(names: list[str], notices: list[dict[str, Any]]) -> list[str]:
    """Where scripts lie, with the one that shows and hides notices while there are any."""
    return [f"{SCRIPTS}/{name}.js" for name in (*names, *(["notices"] if notices else []))]


def scripts_of(
    page: ContentPage, role: Role | None, offers_saving: bool, has_recordings: bool = False
) -> list[str]:
    """Only the scripts that a page uses; `role` is that of the section it stands directly in."""
    names = [EVERY_PAGE_SCRIPT]
    if page.meta.sensitive:
        names.insert(0, "leave")
    lists_and_folds = has_filters(page) and bool(folded(page)) and not offers_saving
    if lists_and_folds:
        names.append("listing")
    elif has_filters(page):
        names.append("saving" if offers_saving else "filters")
    if role == "calendar" or page.source_uri == "index.md":
        names.append("dates")
    if page.meta.type == "video":
        names.append("video")
    if role == "materials":
        names.append("library")
    if is_spoken(page) or has_say_buttons(page) or has_recordings:
        names.append("speak")
    if short_texts_of(page):
        names.append("texts")
    if page.meta.type == "lesson" or (folded(page) and not lists_and_folds):
        names.append("folds")
    if page.reading.questions:
        names.append("quiz")
    return names + [name for name in block_scripts() if page.reading.uses_block(name)]


def block_scripts() -> dict[str, Path]:
    """The scripts that blocks bring themselves, by the name of the block."""
    paths = {name: block.file(SCRIPT) for name, block in DIRECTIVES.items()}
    return {name: path for name, path in paths.items() if path is not None}
