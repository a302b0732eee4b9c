"""Posters: a picture, one large line, a few short ones, and the numbers as the largest thing.

Five layouts, named in a page's front matter (`poster: signs`) or chosen from what the page is:
`signs` (cards side by side), `promise` (one sentence), `question` (boxes to tick), `rule`
(numbered lines) and `story` (panels that follow each other).
"""

import io
from collections.abc import Iterator
from dataclasses import replace

import segno

from loa.content.entries.offices import Helpline
from loa.content.kinds import LessonMeta
from loa.handouts.documents import CREDIT_LINE, SMALL_GRADES, Document, Source
from loa.handouts.paper import Element, content, paragraph, text_of
from loa.illustrations.composer import description_of, scene_svg
from loa.illustrations.scenes import Illustration

# A number with more digits can't be the largest thing on the paper.
MOST_DIGITS = 3
_CALLS = 2
_SIGNS = frozenset({"du-lich", "doanh-nghiep"})


def poster(source: Source) -> Iterator[Document]:
    """A poster from the section `ap-phich`, or from the title and the description."""
    meta = source.page.meta
    elements = content(source.root, "ap-phich")
    yield from posters(source, elements or [paragraph(meta.title), paragraph(meta.description)])


def posters(source: Source, elements: list[Element]) -> Iterator[Document]:
    """The same poster on A4, on A3 and for a print shop; the first paragraph is its large line."""
    scene = scene_of(source)
    poster_a4 = replace(
        source.document(
            "poster-a4",
            file_name="ap-phich-a4",
            card="Áp phích A4",
            elements=elements,
            formats=("pdf",),
            leads_on=False,
        ),
        layout="poster",
        kind_of_poster=kind_of(source, elements, scene),
        hue=source.hue,
        panels=panels_of(source, scene),
        alt=description_of(scene, source.page.language) if scene else "",
        numbers=numbers_of(source.registries.published_helplines),
        qr=qr_svg(source.address),
        address=source.printed_address,
        credit=credit_of(source, scene),
    )
    yield poster_a4
    yield replace(
        poster_a4,
        kind="poster-a3",
        file_name="ap-phich-a3",
        card="Áp phích A3",
        paper="a3",
        title=poster_a4.title.replace("A4", "A3"),
    )
    yield replace(
        poster_a4,
        kind="poster-print",
        file_name="ap-phich-nha-in",
        paper="a3",
        bleed=True,
        card="Áp phích A3 cho nhà in",
        title=poster_a4.title.replace("A4", "A3 cho nhà in"),
    )


def scene_of(source: Source) -> Illustration | None:
    """The scene that a page names, else that of its first audience."""
    scenes = source.scenes.scenes
    meta = source.page.meta
    return scenes.get(meta.scene or "") or next(
        (scenes[audience] for audience in meta.audience if audience in scenes), None
    )


def panels_of(source: Source, scene: Illustration | None) -> tuple[str, ...]:
    """The pictures of a scene: one alone is as wide as a screen."""
    if scene is None:
        return ()
    alone = len(scene.panels) == 1
    return tuple(
        scene_svg(scene, source.scenes, language=source.page.language, panel=panel, wide=alone)
        for panel in range(len(scene.panels))
    )


def credit_of(source: Source, scene: Illustration | None) -> str:
    """Whose drawings stand on the sheet beside our own."""
    if scene is None or not source.scenes.uses_openmoji(scene):
        return ""
    return CREDIT_LINE


def kind_of(source: Source, elements: list[Element], scene: Illustration | None) -> str:
    """The layout that the page names, else the one that suits what it is."""
    meta = source.page.meta
    if meta.poster is not None:
        return meta.poster
    if scene is not None and len(scene.panels) > 2:
        return "story"
    if isinstance(meta, LessonMeta) and set(meta.grades) <= SMALL_GRADES:
        return "promise"
    if elements and text_of(elements[0]).endswith("?"):
        return "question"
    return "signs" if _SIGNS & set(meta.audience[:1]) else "rule"


def numbers_of(helplines: list[Helpline]) -> tuple[tuple[str, str], ...]:
    """The first short numbers, each with what it is for, what it costs and when it is answered."""
    short = [
        helpline
        for helpline in helplines
        if helpline.number and len(helpline.number) <= MOST_DIGITS
    ]
    return tuple((helpline.number or "", _purpose(helpline)) for helpline in short[:_CALLS])


def _purpose(helpline: Helpline) -> str:
    purpose = helpline.call_for or helpline.short_name or helpline.name
    facts = ", ".join(fact for fact in (helpline.cost, helpline.hours) if fact)
    return f"{purpose} ({facts})" if facts else purpose


def qr_svg(address: str) -> str:
    """A QR code of an address as SVG (ISO/IEC 18004, level M); empty without an address."""
    if not address:
        return ""
    buffer = io.BytesIO()
    segno.make_qr(address, error="m").save(buffer, kind="svg", xmldecl=False, border=2)
    return buffer.getvalue().decode().strip()
