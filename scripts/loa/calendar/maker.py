"""All files of the calendar: one for each event, and the feeds, kept by what is in them.

What writes them is loaded with the first file that is written: pages ask which feeds there are.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from loa.artifacts import Artifact, ArtifactStore, code_of
from loa.calendar.entries import Entry, EntryMaker, Site
from loa.calendar.events import Event, events_of
from loa.calendar.year_sheet import PAPERS, Typeset, planned_year, year_sheet
from loa.content.history import History
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE
from loa.content.page_artifacts import artifact_of
from loa.content.registries import Registries
from loa.content.reviews import owed_reviews

EVENT_KIND = "event"
FEED_KIND = "event-feed"
REVIEW_KIND = "review-feed"
SHEET_KIND = "year-sheet"
ALL = "tat-ca"
REMINDER_SUFFIX = "-nhac-truoc"
_ALL_TEXT = "Mọi sự kiện trong lịch truyền thông"


def feed_folder(registries: Registries) -> str:
    """Where feeds lie in the site."""
    return f"{registries.section('calendar')}/nguon"


def review_desk(registries: Registries) -> str:
    """The page of the editors' guide that shows what is owed."""
    return f"{registries.section('editors')}/ban-xem-lai.md"


def review_feed_uri(registries: Registries) -> str:
    """The feed of what is owed."""
    return f"{registries.section('editors')}/lich-xem-lai.ics"


@dataclass(frozen=True)
class Feed:
    """A selection of events. `id` names its files; the language decides the words.

    `kind` says by what they were chosen: all, audience, agency or language.
    """

    id: str
    kind: str
    title: str
    description: str
    language: str
    events: tuple[Event, ...]


def feeds_of(library: Library, subject: str = "") -> list[Feed]:
    """Everything, then one feed an audience, an agency and a language that has an event.

    `subject` is what the campaign is about, for the words that describe everything.
    """
    events = events_of(library)
    registries = library.registries
    description = f"{_ALL_TEXT} {subject}".rstrip() + "."
    feeds = [
        Feed(
            ALL,
            kind="all",
            title="Tất cả sự kiện",
            description=description,
            language=SOURCE_LANGUAGE,
            events=tuple(events),
        )
    ]
    for key, audience in registries.audiences.items():
        own_events = tuple(event for event in events if key in event.meta.audience)
        text = f"Sự kiện dành cho: {audience.name}."
        feeds.append(
            Feed(
                f"doi-tuong-{key}",
                kind="audience",
                title=audience.name,
                description=text,
                language=SOURCE_LANGUAGE,
                events=own_events,
            )
        )
    for key, agency in registries.agencies.items():
        own_events = tuple(event for event in events if key in event.agencies)
        text = f"Sự kiện do {agency.name} chủ trì hoặc phối hợp."
        if agency.publish == "yes":
            feeds.append(
                Feed(
                    f"co-quan-{key}",
                    kind="agency",
                    title=agency.name,
                    description=text,
                    language=SOURCE_LANGUAGE,
                    events=own_events,
                )
            )
    for key in library.published_languages():
        own_events = tuple(event for event in events if _is_written_in(library, event, key))
        label = registries.languages[key].label
        text = f"Sự kiện có trang bằng ngôn ngữ này: {label}."
        feeds.append(
            Feed(
                f"ngon-ngu-{key.lower()}",
                kind="language",
                title=label,
                description=text,
                language=key,
                events=own_events,
            )
        )
    return [feed for feed in feeds if feed.events]


def _is_written_in(library: Library, event: Event, language: str) -> bool:
    page = library.best_variant(event.page.src_uri, language)
    return page is not None and page.language == language


class CalendarMaker:
    """Makes the files, or finds them in the store when nothing that they say has changed."""

    def __init__(
        self,
        library: Library,
        store: ArtifactStore,
        site: Site,
        built_at: datetime,
        typeset: Typeset | None = None,
        typesetter: str = "",
    ) -> None:
        """`typesetter` names the versions of what `typeset` uses; without it, no paper."""
        self.library = library
        self.store = store
        self.site = site
        self.built_at = built_at
        self.typeset = typeset
        self.typesetter = typesetter
        self.history = History.read(library.docs_dir, built_at)
        self.entries = EntryMaker(library, history=self.history, site=site, today=built_at.date())
        self.folder = library.registries.section("calendar")
        self.home = library.registries.first_page("calendar")
        self.feeds = feed_folder(library.registries)

    def make(self) -> Iterator[Artifact]:
        """Every artifact of the calendar."""
        yield from self._events()
        for feed in feeds_of(self.library, self.site.subject):
            yield from self._feed(feed)
        if self.library.get(review_desk(self.library.registries)) is not None:
            yield self._reviews()
        if self.typeset is not None and self.library.get(self.home) is not None:
            yield from self._sheets(self.typeset)

    def _events(self) -> Iterator[Artifact]:
        for event in events_of(self.library):
            variants = self.library.variants(event.page.src_uri)
            for page in (event.page, *filter(self.library.is_published, variants)):
                entry = self.entries.entry(event, page)
                suffix = "" if page is event.page else f".{page.language.lower()}"
                uri = f"{self.folder}/ics/{event.slug}{suffix}.ics"
                stored = self._stored_file("ics", repr(entry), partial(_event_file, entry))
                yield artifact_of(
                    page,
                    dest_uri=uri,
                    kind=EVENT_KIND,
                    stored=stored,
                    title="Thêm vào lịch của bạn",
                )

    def _reviews(self) -> Artifact:
        from loa.calendar.review_feed import TITLE, review_feed

        owed = owed_reviews(self.library)
        uri = review_feed_uri(self.library.registries)
        data = review_feed(owed, site=self.site, history=self.history, source=self.site.url + uri)
        key = self.store.key("reviews", code_of("calendar"), data)
        stored = self.store.get(key, "ics") or self.store.put(key, "ics", data)
        desk = review_desk(self.library.registries)
        return Artifact.of_file(
            uri, kind=REVIEW_KIND, language=SOURCE_LANGUAGE, source=desk, stored=stored, title=TITLE
        )

    def _sheets(self, typeset: Typeset) -> Iterator[Artifact]:
        today = self.built_at.date()
        year = planned_year(today)
        for paper in PAPERS:
            helplines = self.library.registries.published_helplines
            markup = year_sheet(
                events_of(self.library),
                year=year,
                paper=paper,
                site=self.site,
                today=today,
                helplines=helplines,
            )
            key = self.store.key("year-sheet", code_of("calendar"), self.typesetter, markup)
            stored = self.store.get(key, "pdf")
            if stored is None:
                pdf = typeset(markup)
                if pdf is None:
                    continue
                stored = self.store.put(key, "pdf", pdf)
            title = f"Lịch cả năm {year}, một tờ {paper.upper()}"
            uri = f"{self.folder}/to-lich/lich-nam-{year}-{paper}.pdf"
            yield Artifact.of_file(
                uri,
                kind=SHEET_KIND,
                language=SOURCE_LANGUAGE,
                source=self.home,
                stored=stored,
                title=title,
                note="1 trang",
            )

    def _feed(self, feed: Feed) -> Iterator[Artifact]:
        entries = self.entries.entries(feed.events, feed.language)
        for extension, suffix, write in self._formats(feed, entries):
            name = f"{feed.id}{suffix}"
            # What the file says, the names around it, and the format.
            content = repr((entries, self.site, feed.title, feed.description, suffix))
            stored = self._stored_file(extension, content, write)
            uri = f"{self.feeds}/{name}.{extension}"
            yield Artifact.of_file(
                uri,
                kind=FEED_KIND,
                language=feed.language,
                source="",
                stored=stored,
                title=feed.title,
            )

    def _formats(
        self, feed: Feed, entries: Sequence[Entry]
    ) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
        """File ending, suffix of the name, and how the bytes are made."""
        from loa.calendar.feeds import Heading, atom_feed, json_feed
        from loa.calendar.ics import feed_file

        tag = self.library.registries.languages[feed.language].tag
        title = f"{self.site.name}: {feed.title}"
        home = self.library.best_variant(self.home, feed.language)
        home_url = self.site.url + (home.url if home else "")

        def address(name: str) -> str:
            return f"{self.site.url}{self.feeds}/{name}"

        def ics(suffix: str, with_reminder: bool) -> bytes:
            source = address(f"{feed.id}{suffix}.ics")
            return feed_file(
                title,
                description=feed.description,
                source=source,
                tag=tag,
                entries=entries,
                with_reminder=with_reminder,
            )

        def heading(extension: str) -> Heading:
            source = address(f"{feed.id}.{extension}")
            return Heading(
                title, description=feed.description, tag=tag, address=source, home=home_url
            )

        yield "ics", "", lambda: ics("", False)
        if feed.id == ALL:
            yield "ics", REMINDER_SUFFIX, lambda: ics(REMINDER_SUFFIX, True)
        yield "json", "", lambda: json_feed(heading("json"), self.site, entries)
        yield (
            "atom",
            "",
            lambda: atom_feed(
                heading("atom"), site=self.site, entries=entries, fallback=self.built_at
            ),
        )

    def _stored_file(self, extension: str, content: str, write: Callable[[], bytes]) -> Path:
        key = self.store.key("calendar", code_of("calendar"), extension, content)
        return self.store.get(key, extension) or self.store.put(key, extension, write())


def _event_file(entry: Entry) -> bytes:
    from loa.calendar.ics import event_file

    return event_file(entry)
