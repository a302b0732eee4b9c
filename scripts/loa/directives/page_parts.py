"""What a page's type adds around its text: facts, downloads, sources, review."""

from dataclasses import replace

from loa.content.kinds import EventMeta, LandingMeta, LessonMeta
from loa.content.lesson_steps import steps_of
from loa.content.page import ContentPage
from loa.content.reader_texts import printed
from loa.content.references import Resolved, resolve
from loa.content.registries import Registries
from loa.content.reviews import is_overdue
from loa.content.schema import SourceReference
from loa.directives.calendar import event_box
from loa.directives.context import RenderContext
from loa.directives.narration import players
from loa.directives.offers import offers_of, whole_of
from loa.directives.templates import markup
from loa.directives.translation import bilingual_link, notice
from loa.directives.videos import PLAYER_KINDS, player
from loa.handouts.glance import THUMBNAIL

# Pictures of first pages beside the button; the rest are in the list.
AT_A_GLANCE = 4
Parts = tuple[list[str], list[str]]


def parts(context: RenderContext, page: ContentPage) -> Parts:
    """Markup to put above and below a page's text, in order.

    Paper gets only what nobody may read the text without: the banner of a draft translation.
    """
    banner = notice(context, page)
    above: list[str] = [banner] if banner else []
    below: list[str] = []
    if context.mode != "web":
        return above, below
    if is_overdue(page, context.today):
        above.insert(0, markup("overdue", context, meta=page.meta))
    link = bilingual_link(context, page)
    if link:
        above.append(link)
    above += players(context, page)
    if isinstance(page.meta, LessonMeta):
        above.append(markup("lesson-facts", context, meta=page.meta))
        if steps := steps_of(page):
            total = sum(step.minutes for step in steps)
            named = [
                replace(step, name=printed(step.name, context.library.registries)) for step in steps
            ]
            above.append(markup("lesson-steps", context, steps=named, total=total))
    if isinstance(page.meta, EventMeta):
        above.append(event_box(context, page))
    above += player(context, page)
    # An event's own feed stands in its box, a clip below its player.
    elsewhere = {"event", *PLAYER_KINDS}
    artifacts = context.manifest.of_page(page.src_uri)
    downloads = [file for file in artifacts if file.kind not in elsewhere]
    if downloads:
        whole = whole_of(downloads)
        offers = [offer for offer in offers_of(downloads) if whole not in offer.files]
        language = context.library.registries.languages[page.language].name
        # Below what a first page of a section leads to.
        (below if isinstance(page.meta, LandingMeta) else above).append(
            markup(
                "downloads",
                context,
                offers=offers,
                whole=whole,
                language=language,
                shown=[offer for offer in offers if offer.small is not None][:AT_A_GLANCE],
                files=[file for file in downloads if file.kind != THUMBNAIL],
                changed_on=context.changed_on(page),
            )
        )
    if page.meta.sources:
        rows = [source_row(source, context.library.registries) for source in page.meta.sources]
        below.append(markup("sources", context, rows=rows))
    below.append(markup("review", context, meta=page.meta))
    return above, below


def source_row(source: SourceReference, registries: Registries) -> dict[str, str]:
    """A source as readers see it: a text, a link where there is one, and its date."""
    row = {"text": source.title or "", "url": source.url or "", "as_of": source.as_of.isoformat()}
    if source.id is None:
        return row
    if source.id in registries.sources:
        known = registries.sources[source.id]
        row["text"] = f"{known.title} ({known.publisher})"
        row["url"] = known.url
    elif source.id in registries.laws:
        law = registries.laws[source.id]
        named = resolve("law", source.id, label=source.ref, registries=registries)
        row["text"] = named.text if isinstance(named, Resolved) else law.title
        row["url"] = next((url for url in law.sources if url.startswith("http")), "")
        return row
    elif source.id in registries.helplines:
        line = registries.helplines[source.id]
        # The short name: a source list also stands on pages for small children.
        row["text"] = line.short_name or line.name
        row["url"] = next((url for url in line.sources if url.startswith("http")), "")
    if source.ref:
        row["text"] = f"{row['text']}, {source.ref}"
    return row
