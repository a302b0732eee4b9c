"""`loa pack zim`: the portal for Kiwix, one file per language."""

import io
import textwrap
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import click

from loa import __version__
from loa.cli.pack_copy import label_of, offline_site, payload_of, profile_named, refuse
from loa.cli.root import root_to_pack
from loa.cli.telling import inform
from loa.content.page import SOURCE_LANGUAGE
from loa.ground.sizes import human_size
from loa.ground.wording import say
from loa.integrations.calendar import settings_of
from loa.integrations.portal import Portal
from loa.integrations.theme_ways import url_of
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


@click.command("zim", help=say("Write the portal as .zim files for Kiwix, one for each language."))
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, file_okay=False),
    help=say("Folder for the .zim files."),
)  # fmt: skip
@click.option(
    "--language",
    "only",
    multiple=True,
    help=say("This language only (vi, zh-Hant…); may be repeated. By default all that have pages."),
)
@click.option(
    "--profile", "name", default=DEFAULT_PROFILE, show_default=True,
    help=say("Profile, by docs/_data/packs.yml: chooses audiences, formats and films."),
)  # fmt: skip
def zim(out: Path, only: tuple[str, ...], name: str) -> None:
    """Build offline once; choose and write for each language."""
    try:
        load_libzim()
    except LibzimMissingError as missing:
        refuse(str(missing))
    write_zims(Portal.load(root_to_pack(out)), out, only, name)


def write_zims(
    portal: Portal, out: Path, only: Sequence[str] = (), name: str = DEFAULT_PROFILE
) -> None:
    """Write the files of some languages, or of all; ends the command when one is not right."""
    profile = profile_named(portal, name)
    known = portal.library.published_languages()
    for slug in only:
        if slug not in known:
            refuse(
                say(
                    "No page is written in “{slug}” yet. {hint}",
                    slug=slug,
                    hint=nearest(slug, known),
                ).rstrip()
            )
    site = offline_site(portal)
    label = label_of(portal, profile)
    out.mkdir(parents=True, exist_ok=True)
    for slug in only or known:
        chosen = profile.model_copy(update={"languages": [slug]})
        found, _ = payload_of(portal, chosen, label, site)
        # A reader of such files is a server: pages fetch from it what they need.
        payload = {
            uri: content for uri, content in found.items() if not uri.endswith(SCRIPT_ENDINGS)
        }
        book = _book(portal, label, slug, payload)
        target = out / book.file_name
        write_zim(target, payload, _articles(portal, payload), book)
        inform(
            "Wrote {target}: files: {count}, {size}.",
            target=target,
            count=len(payload),
            size=human_size(target.stat().st_size),
        )


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
    languages = [portal.library.registries.languages[one] for one in spoken]
    films = "yes" if any(uri.endswith((".mp4", ".webm")) for uri in payload) else "no"
    return Book(
        name=f"loa_{slug.lower()}_all",
        title=_short(label.site_name, MAX_TITLE),
        description=_short(description, MAX_DESCRIPTION),
        long_description=description,
        creator=extra.get("owner") or label.site_name,
        publisher=extra.get("owner") or label.site_name,
        made_on=label.made_on,
        languages=tuple(one.iso639_3 or _UNCODED for one in languages),
        flavour=label.profile,
        tags=("_category:other", "_ftindex:yes", "_pictures:yes", f"_videos:{films}"),
        scraper=f"loa {__version__}, libzim {version('libzim')}",
        main_page=url_of(home, False) if home else "index.html",
        icon=_icon(portal),
    )


def _short(text: str, most: int) -> str:
    """At most so many characters, cut between words and not after a comma."""
    return textwrap.shorten(text, most, placeholder="…").replace(",…", "…")


def _icon(portal: Portal) -> bytes:
    mark = (portal.overrides / "assets" / "images" / "mark.svg").read_text(encoding="utf-8")
    out = io.BytesIO()
    draw_pictogram(mark, ICON_SIZE, (0, 0, 0)).save(out, "PNG", optimize=True)
    return out.getvalue()
