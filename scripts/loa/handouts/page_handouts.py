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
from loa.handouts.slide_pictures import helpers, pictures_of
from loa.handouts.small_papers import SMALL_PAPERS
from loa.illustrations.composer import described

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
    for place, element in enumerate(body):
        if element.tag == "h2" and element.get("id") in source.page.meta.folded:
            body[place] = copy.deepcopy(element)
            body[place].set(SECOND, "")
    made = source.document("leaflet", "to-gap", "Tờ gấp A4", body, ("pdf",), leads_on=False)
    meta = source.page.meta
    scene = scene_of(source)
    yield replace(
        made, layout="leaflet", heading=meta.title, subtitle=meta.description, hue=source.hue,
        pictogram=source.pictogram, pictogram_name=source.pictogram_name,
        panels=pictures_of(source), alt=described(scene, source.page.language) if scene else "",
        figures=helpers(source), numbers=numbers_of(source.registries.published_helplines),
        qr=qr_svg(source.address), address=source.printed_address,
        credit=credit_of(source, scene), leads_to=rows_of(body),
    )  # fmt: skip


def pocket_card(source: Source) -> Iterator[Document]:
    """Ten cards of the size of an identity card on one A4, from the section `the-bo-tui`.

    Its first paragraph is the heading. Whoever carries a card may be watched: what it says is
    the editors' choice, the page's title and description only where they made none.
    """
    meta = source.page.meta
    written = content(source.root, "the-bo-tui")
    first, *rest = written or [paragraph(meta.title), paragraph(meta.description)]
    made = source.document(
        "pocket-card", "the-bo-tui", "Thẻ bỏ túi (10 thẻ trên A4)", rest, ("pdf",), leads_on=False
    )
    # Whoever is not told of a way abroad has no use for the number that is rung from there.
    said = text_of(source.root).replace("\u00a0", " ")
    lines = source.registries.published_helplines
    goes_abroad = any(line.from_abroad and (line.number or "") in said for line in lines)
    numbers = helpline_texts(source.registries, abroad=goes_abroad)
    yield replace(made, layout="cards", heading=text_of(first), hue=source.hue, helplines=numbers)


def checklist(source: Source) -> Iterator[Document]:
    """The page's tick lists with their headings; all its lists where none is for ticking."""
    itself = _page_itself(source)
    rows = list(_lists(itself, only_ticks=True)) or list(_lists(itself, only_ticks=False))
    body = [
        paragraph("BẢNG KIỂM", "paper-title"), paragraph(source.page.meta.title, "paper-centre"),
        *fragment("<p>Người kiểm tra: …………………… Ngày …… tháng …… năm ………</p>"), *rows,
    ]  # fmt: skip
    made = source.document("checklist", "bang-kiem", "Bảng kiểm", body, PRINT_AND_EDIT)
    # Held in a hand and ticked with a pen: a short one fills its page.
    count = sum(1 for element in rows for one in element.iter() if one.tag in {"li", "h2", "h3"})
    yield replace(made, points=HAND if count <= _SHORT_LIST else made.points)


def activity_plan(source: Source) -> Iterator[Document]:
    """The whole page as the plan of an activity that is no lesson, for a teacher to fill in."""
    body = [
        *fragment(_PLAN_HEAD, title=source.page.meta.title),
        *(element for element in _page_itself(source) if element.tag != "hr"),
        *source.origin(),
    ]
    yield source.document(
        "activity-plan", "ke-hoach-hoat-dong", "Kế hoạch hoạt động", body, PRINT_AND_EDIT
    )


def pledge(source: Source) -> Iterator[Document]:
    """A form to sign; what is promised stands in the section `cam-ket`, or is the usual text."""
    promised = [e for e in content(source.root, PLEDGE) if e.tag in {"ul", "ol"}]
    body = [
        *_form("pledge", source),
        *(promised or _usual_pledge(source)),
        *_form("pledge-end", source),
    ]
    made = source.document("pledge", "ban-cam-ket", "Bản cam kết", body, PRINT_AND_EDIT)
    yield replace(made, points=HAND)


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
        "attendance", "danh-sach-tham-du", "Danh sách tham dự", body, PRINT_AND_EDIT
    )


def session_report(source: Source) -> Iterator[Document]:
    """A report of one session with the numbers that campaigns count."""
    body = _form("session-report", source)
    yield source.document(
        "session-report", "bao-cao-buoi", "Báo cáo một buổi", body, PRINT_AND_EDIT
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
    kept = []
    other = 0
    for element in source.root:
        level = level_of(element)
        if level and (not other or level <= other):
            other = level if element.get("id") in OTHER_PAPERS else 0
        if not other:
            kept.append(element)
    return kept


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
