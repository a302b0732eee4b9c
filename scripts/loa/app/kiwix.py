"""The portal for Kiwix, one file a language."""

import io
import textwrap
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from loa import __version__
from loa.app.copies import copy_of, label_of, offline_site, profile_named
from loa.app.written import Written
from loa.content.page import SOURCE_LANGUAGE
from loa.errors import LoaError
from loa.ground.wording import say
from loa.integrations.addresses import url_of
from loa.integrations.portal import Portal
from loa.integrations.settings import settings_of
from loa.media.drawing import draw_pictogram
from loa.packs.contents import Label, Payload
from loa.packs.paper_scripts import SCRIPT_ENDINGS
from loa.packs.profiles import DEFAULT_PROFILE
from loa.packs.zim import (
    ICON_SIZE,
    MAX_DESCRIPTION,
    MAX_TITLE,
    Article,
    Book,
    LibzimMissingError,
    load_libzim,
    write_zim,
)
from loa.problems import nearest

# ISO 639-3 for a language that has no code of its own.
_UNCODED = "mis"


def write_zims(
    portal: Portal, out: Path, only: Sequence[str] = (), name: str = DEFAULT_PROFILE
) -> Iterator[Written]:
    """Write the files of some languages, or of all. Raises LoaError when one is not right."""
    require_libzim()
    profile = profile_named(portal, name)
    known = portal.library.published_languages()
    for slug in only:
        if slug not in known:
            raise LoaError(
                say(
                    "No page is written in “{slug}” yet. {hint}",
                    slug=slug,
                    hint=nearest(slug, known),
                )
            )
    site = offline_site(portal)
    label = label_of(portal, profile)
    out.mkdir(parents=True, exist_ok=True)
    for slug in only or known:
        chosen = profile.model_copy(update={"languages": [slug]})
        copy = copy_of(portal, chosen, label, site)
        # A reader of such files is a server: pages fetch from it what they need.
        payload = {
            uri: content
            for uri, content in copy.payload.items()
            if not uri.endswith(SCRIPT_ENDINGS)
        }
        book = _book(portal, label, slug, payload)
        target = out / book.file_name
        write_zim(target, payload, articles=_articles(portal, payload), book=book)
        holds = say("files: {count}", count=len(payload))
        yield Written(path=target, holds=holds, size=target.stat().st_size, warnings=copy.warnings)


def require_libzim() -> None:
    """Raises LoaError on a machine that cannot write such files."""
    try:
        load_libzim()
    except LibzimMissingError as missing:
        raise LoaError(str(missing)) from missing


def _articles(portal: Portal, payload: Payload) -> dict[str, Article]:
    pages = {url_of(page, False): page for page in portal.library.published}
    return {
        uri: Article(page.meta.title, tuple(page.meta.keywords))
        for uri, page in pages.items()
        if uri in payload
    }


def _book(portal: Portal, label: Label, slug: str, payload: Payload) -> Book:
    settings = settings_of(portal.root)
    extra = settings.get("extra", {})
    description = settings.get("site_description") or label.site_name
    home = portal.library.best_variant("index.md", slug)
    # Pages not yet translated are in the file too, in Vietnamese.
    spoken = dict.fromkeys([slug, SOURCE_LANGUAGE])
    languages = [portal.library.registries.languages[key] for key in spoken]
    films = "yes" if any(uri.endswith((".mp4", ".webm")) for uri in payload) else "no"
    return Book(
        name=f"loa_{slug.lower()}_all",
        title=_shorten(label.site_name, MAX_TITLE),
        description=_shorten(description, MAX_DESCRIPTION),
        long_description=description,
        creator=extra.get("owner") or label.site_name,
        publisher=extra.get("owner") or label.site_name,
        made_on=label.made_on,
        languages=tuple(language.iso639_3 or _UNCODED for language in languages),
        flavour=label.profile,
        tags=("_category:other", "_ftindex:yes", "_pictures:yes", f"_videos:{films}"),
        scraper=f"loa {__version__}, libzim {version('libzim')}",
        main_page=url_of(home, False) if home else "index.html",
        icon=_icon(portal),
    )


def _shorten(text: str, most: int) -> str:
    """At most so many characters, cut between words and not after a comma."""
    return textwrap.shorten(text, most, placeholder="…").replace(",…", "…")


def _icon(portal: Portal) -> bytes:
    mark = (portal.overrides / "assets" / "images" / "mark.svg").read_text(encoding="utf-8")
    out = io.BytesIO()
    draw_pictogram(mark, ICON_SIZE, (0, 0, 0)).save(out, "PNG", optimize=True)
    return out.getvalue()
