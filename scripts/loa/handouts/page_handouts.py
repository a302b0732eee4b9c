"""What pages other than lessons offer: the handouts that their front matter names.

Each is cut from the page. Sections with fixed ids feed some of them (`ap-phich` the poster,
`the-bo-tui` the pocket card, `cam-ket` the pledge, `bai-phat-thanh` the loudspeaker); without the
section they take what every page has. `official` is the model of an official document, see
official.py.
"""

import copy
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from importlib.resources import files

from loa.handouts.broadcast import broadcast
from loa.handouts.documents import Document, Source, helpline_texts
from loa.handouts.flipchart import KIND as FLIPCHART
from loa.handouts.flipchart import flipchart
from loa.handouts.large import LARGE_FORMATS, large
from loa.handouts.layouts import SECOND
from loa.handouts.official import official
from loa.handouts.paper import (
    Element,
    content,
    fragment,
    level_of,
    paragraph,
    text_of,
)
from loa.handouts.posters import credit_of, numbers_of, poster, qr_svg, scene_of
from loa.handouts.reading_on import rows_of
from loa.handouts.short_texts import SHORT_TEXTS, short_text
from loa.handouts.slide_pictures import caller_figures, pictures_of
from loa.handouts.small_papers import SMALL_PAPERS
from loa.illustrations.composer import description_of

PRINT_AND_EDIT = ("pdf", "docx")
OTHER_PAPERS = frozenset(
    {"ap-phich", "the-bo-tui", "bai-phat-thanh", *(kind.section for kind in SHORT_TEXTS)}
)
PLEDGE = "cam-ket"
"""The section of a page, or the phrase of the registry, that says what is promised."""
HAND = 14
"""Points: what is held at arm's length or hangs on a wall, where it need not be long."""
_SHORT_LIST = 22
_ROWS = 18
_PLAN_HEAD = (
    '<table class="paper-bare"><tbody><tr><td>Trường: …………………………</td>'
    "<td>Người dạy: …………………………</td></tr><tr><td>Lớp: …………………………</td>"
    "<td>Ngày …… tháng …… năm ………</td></tr></tbody></table>"
    '<p class="paper-title">KẾ HOẠCH HOẠT ĐỘNG</p><p class="paper-centre">{title}</p>'
)
_LINES = 2
Maker = Callable[[Source], Iterator[Document]]


def page_documents(source: Source) -> Iterator[Document]:
    """The handouts that a page names, in its order; unknown names are the checks' business."""
    for name in source.page.meta.handouts:
        if name in HANDOUTS:
            yield from HANDOUTS[name](source)


def leaflet(source: Source) -> Iterator[Document]:
    """The page on A4 in three columns, to be folded twice; what it folds away may stay out."""
    body = [element for element in _page_itself(source) if element.tag != "hr"]
    for index, element in enumerate(body):
        if element.tag == "h2" and element.get("id") in source.page.meta.folded:
            body[index] = copy.deepcopy(element)
            body[index].set(SECOND, "")
    document = source.document(
        "leaflet",
        file_name="to-gap",
        card="Tờ gấp A4",
        elements=body,
        formats=("pdf",),
        leads_on=False,
    )
    meta = source.page.meta
    scene = scene_of(source)
    yield replace(
        document,
        layout="leaflet",
        heading=meta.title,
        subtitle=meta.description,
        hue=source.hue,
        pictogram=source.pictogram,
        pictogram_name=source.pictogram_name,
        panels=pictures_of(source),
        alt=description_of(scene, source.page.language) if scene else "",
        figures=caller_figures(source),
        numbers=numbers_of(source.registries.published_helplines),
        qr=qr_svg(source.address),
        address=source.printed_address,
        credit=credit_of(source, scene),
        leads_to=rows_of(body),
    )


def pocket_card(source: Source) -> Iterator[Document]:
    """Ten cards of the size of an identity card on one A4, from the section `the-bo-tui`.

    Its first paragraph is the heading. Whoever carries a card may be watched: what it says is
    the editors' choice, the page's title and description only where they made none.
    """
    meta = source.page.meta
    elements = content(source.root, "the-bo-tui")
    first, *rest = elements or [paragraph(meta.title), paragraph(meta.description)]
    document = source.document(
        "pocket-card",
        file_name="the-bo-tui",
        card="Thẻ bỏ túi (10 thẻ trên A4)",
        elements=rest,
        formats=("pdf",),
        leads_on=False,
    )
    # Whoever is not told of a way abroad has no use for the number that is rung from there.
    text = text_of(source.root).replace("\u00a0", " ")
    helplines = source.registries.published_helplines
    goes_abroad = any(
        helpline.from_abroad and (helpline.number or "") in text for helpline in helplines
    )
    numbers = helpline_texts(source.registries, abroad=goes_abroad)
    yield replace(
        document, layout="cards", heading=text_of(first), hue=source.hue, helplines=numbers
    )


def checklist(source: Source) -> Iterator[Document]:
    """The page's tick lists with their headings; all its lists where none is for ticking."""
    itself = _page_itself(source)
    rows = list(_lists(itself, only_ticks=True)) or list(_lists(itself, only_ticks=False))
    body = [
        paragraph("BẢNG KIỂM", "paper-title"),
        paragraph(source.page.meta.title, "paper-centre"),
        *fragment("<p>Người kiểm tra: …………………… Ngày …… tháng …… năm ………</p>"),
        *rows,
    ]
    document = source.document(
        "checklist", file_name="bang-kiem", card="Bảng kiểm", elements=body, formats=PRINT_AND_EDIT
    )
    # Held in a hand and ticked with a pen: a short one fills its page.
    count = sum(
        1 for element in rows for child in element.iter() if child.tag in {"li", "h2", "h3"}
    )
    yield replace(document, points=HAND if count <= _SHORT_LIST else document.points)


def activity_plan(source: Source) -> Iterator[Document]:
    """The whole page as the plan of an activity that is no lesson, for a teacher to fill in."""
    body = [
        *fragment(_PLAN_HEAD, title=source.page.meta.title),
        *(element for element in _page_itself(source) if element.tag != "hr"),
        *source.origin(),
    ]
    yield source.document(
        "activity-plan",
        file_name="ke-hoach-hoat-dong",
        card="Kế hoạch hoạt động",
        elements=body,
        formats=PRINT_AND_EDIT,
    )


def pledge(source: Source) -> Iterator[Document]:
    """A form to sign; what is promised stands in the section `cam-ket`, or is the usual text."""
    promised = [element for element in content(source.root, PLEDGE) if element.tag in {"ul", "ol"}]
    body = [
        *_form("pledge", source),
        *(promised or _usual_pledge(source)),
        *_form("pledge-end", source),
    ]
    document = source.document(
        "pledge", file_name="ban-cam-ket", card="Bản cam kết", elements=body, formats=PRINT_AND_EDIT
    )
    yield replace(document, points=HAND)


def _usual_pledge(source: Source) -> list[Element]:
    """What is promised where the page does not say: the campaign's own lines, or general ones."""
    phrase = source.registries.phrases.get(PLEDGE)
    if phrase is None:
        return _form("pledge-items", source)
    lines = {f"line{number}": line for number, line in enumerate(phrase.lines)}
    rows = "".join(f"<li>{{{name}}}</li>" for name in lines)
    return fragment(f"<ol>{rows}</ol>", **lines)


def attendance(source: Source) -> Iterator[Document]:
    """A list to sign for those who come."""
    body = _form("attendance", source)
    yield source.document(
        "attendance",
        file_name="danh-sach-tham-du",
        card="Danh sách tham dự",
        elements=body,
        formats=PRINT_AND_EDIT,
    )


def session_report(source: Source) -> Iterator[Document]:
    """A report of one session with the numbers that campaigns count."""
    body = _form("session-report", source)
    yield source.document(
        "session-report",
        file_name="bao-cao-buoi",
        card="Báo cáo một buổi",
        elements=body,
        formats=PRINT_AND_EDIT,
    )


def loudspeaker(source: Source) -> Iterator[Document]:
    """A text to read out, from the section `bai-phat-thanh` or from the page's paragraphs."""
    yield from broadcast(source, content(source.root, "bai-phat-thanh") or _page_itself(source))


HANDOUTS: dict[str, Maker] = {
    "leaflet": leaflet,
    "activity-plan": activity_plan,
    "poster": poster,
    "pocket-card": pocket_card,
    "checklist": checklist,
    "pledge": pledge,
    "attendance": attendance,
    "session-report": session_report,
    "loudspeaker": loudspeaker,
    "official": official,
    FLIPCHART: flipchart,
    **SMALL_PAPERS,
    **{kind.kind: partial(short_text, kind) for kind in SHORT_TEXTS},
    **{shape.kind: partial(large, shape) for shape in LARGE_FORMATS},
}


def _page_itself(source: Source) -> list[Element]:
    """The page without the sections that are written for another paper."""
    elements = []
    other = 0
    for element in source.root:
        level = level_of(element)
        if level and (not other or level <= other):
            other = level if element.get("id") in OTHER_PAPERS else 0
        if not other:
            elements.append(element)
    return elements


def _form(name: str, source: Source) -> list[Element]:
    """A form from forms/, with the page's title and the helplines filled in."""
    template = files("loa").joinpath("handouts", "forms", f"{name}.html").read_text("utf-8")
    rows = "".join(f"<tr><td>{n}</td><td></td><td></td><td></td></tr>" for n in range(1, _ROWS + 1))
    template = template.replace("{rows}", rows).replace("{lines}", "<p>…………</p>" * _LINES)
    helplines = " · ".join(source.helplines[:2])
    return fragment(template, title=source.page.meta.title, helplines=helplines)


def _lists(root: Iterable[Element], *, only_ticks: bool) -> Iterator[Element]:
    """Lists of a page as lists to tick, each under the heading that it stands below."""
    above: Element | None = None
    for element in root:
        if level_of(element):
            above = element
        elif element.tag in {"ul", "ol"}:
            if only_ticks and element.find(".//input") is None:
                continue
            if above is not None:
                yield above
                above = None
            yield element if only_ticks else _tickable(element)


def _tickable(listing: Element) -> Element:
    """A plain list as one to tick."""
    listing.tag = "ul"
    for item in listing:
        item.insert(0, Element("input", {"type": "checkbox"}))
        item[0].tail, item.text = item.text, None
    return listing
