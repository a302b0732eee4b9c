"""One handout as data: what it says and how it is laid out, before any format."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from loa.content.entries.offices import Helpline
from loa.content.kinds import LessonMeta, VideoMeta
from loa.content.page import ContentPage
from loa.content.registries import Registries
from loa.content.schema import SourceReference
from loa.handouts.drawings import needs_credit
from loa.handouts.paper import Element, markup_of, paragraph
from loa.handouts.reading_on import reading_on
from loa.illustrations.openmoji import CREDIT
from loa.illustrations.scenes import Scenes

Layout = Literal[
    "page", "slides", "poster", "leaflet", "cards", "official", "board", "text", "large",
    "flipchart", "small",
]  # fmt: skip
SMALL_GRADES = frozenset({"lop-1", "lop-2", "lop-3"})
CREDIT_LINE = f"Hình đồ vật: {CREDIT}"
Render = Callable[[ContentPage], str]
Cite = Callable[[SourceReference], str]


@dataclass(frozen=True)
class Document:
    """A handout ready to be set: plain data, so that it can travel to another process.

    `kind` is its registry name, `file_name` the ASCII end of its file names, `card` what its
    download card says, `title` what stands on the paper and in the file's properties. `body`
    is XHTML whose h2 are the document's first-level headings. `language` is a BCP 47 tag.
    `heading` and `subtitle` stand on a first slide; `pictogram` is SVG markup.

    `panels` are the pictures of a scene as SVG and `alt` what they show, `figures` people who
    stand beside the text of slides in turn. A poster has its
    `kind_of_poster`, the colour `hue` of its audience, `numbers` each with what it is for, the
    `qr` code of its `address`; with `bleed` it is for a print shop. `credit` names whose
    drawings are used. `notes` are for the teacher, one for each slide, the first among them;
    `points` is the size of the text of pages, `leads_to` what a leaflet lists at its back.
    """

    kind: str
    file_name: str
    card: str
    title: str
    language: str
    body: str
    formats: tuple[str, ...]
    helplines: tuple[str, ...]
    layout: Layout = "page"
    keywords: tuple[str, ...] = field(default=())
    heading: str = ""
    subtitle: str = ""
    paper: str = "a4"
    pictogram: str = ""
    pictogram_name: str = ""
    kind_of_poster: str = "rule"
    hue: str = "#0b5a73"
    panels: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    alt: str = ""
    numbers: tuple[tuple[str, str], ...] = ()
    qr: str = ""
    address: str = ""
    credit: str = ""
    bleed: bool = False
    notes: tuple[str, ...] = ()
    points: int = 11
    leads_to: tuple[str, ...] = ()

    @property
    def primary_language(self) -> str:
        """The language as Typst and Office take it: two or three letters."""
        first = self.language.partition("-")[0]
        return first if 2 <= len(first) <= 3 else "und"

    @property
    def page_limit(self) -> int | None:
        """How many pages the layout has; none where text may run on."""
        if self.layout == "slides":
            return 1 + self.body.count("<h2")
        return {"poster": 1, "cards": 1, "leaflet": 2, "board": 1}.get(self.layout)


def helpline_texts(registries: Registries, *, abroad: bool = True) -> tuple[str, ...]:
    """The first three published numbers, each with its short name, for the foot of a page.

    Without `abroad` those that are rung from other countries are left out.
    """
    helplines = [
        helpline
        for helpline in registries.published_helplines
        if abroad or not helpline.from_abroad
    ]
    return tuple(_with_number(helpline) for helpline in helplines[:3])


def _with_number(helpline: Helpline) -> str:
    name = helpline.short_name or helpline.name
    # A number is never broken at the end of a line.
    number = (helpline.number or "").replace(" ", "\u00a0")
    return name if number in name else f"{name} {number}"


@dataclass(frozen=True)
class Source:
    """A page as material for handouts: its cleaned tree and what it needs around it."""

    page: ContentPage
    registries: Registries
    root: Element
    cite: Cite
    pictogram: str = ""
    scenes: Scenes = field(default_factory=Scenes)
    site_url: str = ""

    @property
    def helplines(self) -> tuple[str, ...]:
        """The first three published numbers; for the smallest readers none that is for abroad."""
        meta = self.page.meta
        is_small = isinstance(meta, LessonMeta) and set(meta.grades) <= SMALL_GRADES
        return helpline_texts(self.registries, abroad=not is_small)

    @property
    def address(self) -> str:
        """Where the page is read on the web; empty while the portal has no address."""
        return f"{self.site_url}{self.page.url}" if self.site_url.startswith("http") else ""

    @property
    def printed_address(self) -> str:
        """The address without the protocol that nobody types."""
        return self.address.removeprefix("https://").rstrip("/")

    @property
    def hue(self) -> str:
        """The colour of those for whom the page is in the first place."""
        audience = self.registries.audiences.get(self.page.meta.audience[0])
        return audience.colour if audience else Document.hue

    @property
    def pictogram_name(self) -> str:
        """What the page's pictogram shows."""
        pictogram = self.registries.pictograms.get(self.page.meta.pictogram or "")
        return pictogram.name if pictogram else ""

    def document(
        self,
        kind: str,
        file_name: str,
        card: str,
        elements: Iterable[Element],
        formats: tuple[str, ...],
        *,
        leads_on: bool = True,
    ) -> Document:
        """A document of this page, with its language, title and the helplines; where it `leads_on`
        to other pages, with their addresses below.
        """
        meta = self.page.meta
        body = list(elements)
        if leads_on:
            body += reading_on(body)
        if needs_credit(body):
            body.append(paragraph(CREDIT_LINE, "paper-small"))
        return Document(
            kind,
            file_name=file_name,
            card=card,
            title=f"{card}: {meta.title}",
            language=self.registries.languages[self.page.language].tag,
            body=markup_of(body),
            formats=formats,
            helplines=self.helplines,
            keywords=tuple(meta.keywords),
        )

    def origin(self) -> Iterator[Element]:
        """Small print: sources, review and licence of the page a handout is made from."""
        meta = self.page.meta
        yield Element("hr")
        if meta.sources:
            texts = "; ".join(self.cite(source) for source in meta.sources)
            yield paragraph(f"Nguồn: {texts}.", "paper-small")
        state = "bản thảo, chưa có cơ quan nào duyệt"
        if meta.review.status == "approved":
            state = f"đã duyệt bởi {meta.review.by}, {meta.review.document}"
        yield paragraph(f"Tình trạng: {state}. Giấy phép: {meta.license}.", "paper-small")


def offers(page: ContentPage) -> bool:
    """Whether a page has handouts: lessons and films have their own, others name them."""
    return isinstance(page.meta, LessonMeta | VideoMeta) or bool(page.meta.handouts)
