"""What every lesson offers, cut from one page by the ids of its sections."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loa.content.kinds import LessonMeta
from loa.handouts.documents import CREDIT_LINE, SMALL_GRADES, Document, Source
from loa.handouts.drawings import CLASS
from loa.handouts.lesson_plan import plan
from loa.handouts.paper import (
    Element,
    classes_of,
    content,
    fragment,
    heading,
    lettered,
    level_of,
    markup_of,
    paragraph,
    text_of,
)
from loa.handouts.posters import posters
from loa.handouts.slide_notes import notes_of
from loa.handouts.slide_pictures import SECTION as SLIDES
from loa.handouts.slide_pictures import cover_alt, covers, credit_of_slides, figures_of
from loa.illustrations.composer import object_svg

PRINT_AND_EDIT = ("pdf", "docx")
# Points of the letters for those who have just learnt to read.
LARGE = 16
# Where a game begins and ends.
ENDS = ("school", "house")
_NUMBERED = re.compile(r"Bài \d+")
_NAME_LINE = (
    '<table class="paper-bare"><tbody><tr><td>Họ và tên: …………………………</td>'
    "<td>Lớp: ……………</td></tr></tbody></table>"
)
_LETTER_HEAD = (
    "<p>Trường: …………………………</p>"
    '<p class="paper-right">Ngày …… tháng …… năm ………</p>'
    '<p class="paper-title">THƯ GỬI GIA ĐÌNH</p>'
    '<p class="paper-centre">{title}</p>'
)


def lesson_documents(source: Source, meta: LessonMeta) -> Iterator[Document]:
    """The pack of a lesson in the order of its cards."""
    root = source.root
    grades = [source.registries.grades[grade] for grade in meta.grades]
    names = ", ".join(grade.name for grade in grades)
    small_print = list(source.origin())

    yield source.document(
        "lesson-plan",
        file_name="ke-hoach-bai-day",
        card="Kế hoạch bài dạy",
        elements=[*plan(root, meta, grades), *small_print],
        formats=PRINT_AND_EDIT,
    )
    slides = source.document(
        "slides",
        file_name="trinh-chieu",
        card="Trình chiếu",
        elements=_without_drawings(content(root, SLIDES)),
        formats=("pptx", "pdf"),
        leads_on=False,
    )
    yield replace(
        slides,
        layout="slides",
        heading=meta.title,
        subtitle=names,
        hue=grades[0].colour,
        panels=covers(source),
        alt=cover_alt(source),
        figures=figures_of(source, meta.grades),
        credit=credit_of_slides(source),
        notes=notes_of(root, meta),
        body=markup_of(_raise_headings(_without_drawings(content(root, SLIDES)))),
    )
    points = LARGE if set(meta.grades) <= SMALL_GRADES else Document.points
    sheet = source.document(
        "worksheet",
        file_name="phieu-hoc-tap",
        card="Phiếu học tập",
        elements=[*_sheet_head("PHIẾU HỌC TẬP", meta), *content(root, "phieu-hoc-tap")],
        formats=PRINT_AND_EDIT,
    )
    yield replace(sheet, points=points)
    if board := content(root, "ban-co"):
        yield _board(source, board, grades[0].colour)
    yield source.document(
        "quiz",
        file_name="cau-hoi-nhanh",
        card="Câu hỏi nhanh",
        elements=[*_sheet_head("CÂU HỎI NHANH", meta), *map(lettered, content(root, "cau-hoi"))],
        formats=PRINT_AND_EDIT,
    )
    yield source.document(
        "answer-key",
        file_name="dap-an",
        card="Đáp án (dành cho giáo viên)",
        elements=[
            *_answers_head(meta),
            *_raise_headings([*map(lettered, content(root, "dap-an"))]),
            *_mixed_answers(root),
        ],
        formats=PRINT_AND_EDIT,
    )
    if story := content(root, "em-se-lam-gi"):
        yield source.document(
            "scenes",
            file_name="em-se-lam-gi",
            card="Em sẽ làm gì?",
            elements=[*_sheet_head("EM SẼ LÀM GÌ?", meta), *map(_with_ends, story)],
            formats=PRINT_AND_EDIT,
        )
    letter = fragment(_LETTER_HEAD, title=f"Về bài học: {meta.title} ({names})")
    yield source.document(
        "letter",
        file_name="thu-gia-dinh",
        card="Thư gửi gia đình",
        elements=[*letter, *content(root, "thu-gia-dinh")],
        formats=("docx", "pdf"),
    )
    yield from posters(source, content(root, "ap-phich"))


def _sheet_head(name: str, meta: LessonMeta) -> Iterator[Element]:
    yield from fragment(_NAME_LINE)
    yield paragraph(name, "paper-title")
    yield paragraph(meta.title, "paper-centre")


def _answers_head(meta: LessonMeta) -> Iterator[Element]:
    yield paragraph("ĐÁP ÁN", "paper-title")
    yield paragraph(meta.title, "paper-centre")
    yield heading(2, "Câu hỏi nhanh")


def _mixed_answers(root: Element) -> Iterator[Element]:
    """The right pairs and steps of what the worksheet mixes, each under its number there."""
    name = ""
    rows: list[str] = []
    for element in content(root, "phieu-hoc-tap"):
        if match := _NUMBERED.match(text_of(element)):
            name = match[0]
        answers = [frame.get("data-answers") for frame in element.iter("div")]
        rows += [f"{name or 'Phiếu học tập'}: {right}" for right in answers if right]
    if rows:
        listing = Element("ul")
        for row in rows:
            item = Element("li")
            item.text = row
            listing.append(item)
        yield paragraph("Nối và xếp thứ tự, theo số và chữ in trên phiếu:", "paper-intro")
        yield listing


def _board(source: Source, body: list[Element], hue: str) -> Document:
    """A game to print: from the section `ban-co`, whose list holds the squares."""
    document = source.document(
        "board",
        file_name="ban-co",
        card="Bàn cờ A3",
        elements=body,
        formats=("pdf",),
        leads_on=False,
    )
    objects = [object_id for object_id in ENDS if object_id in source.scenes.openmoji]
    return replace(
        document,
        layout="board",
        heading=source.page.meta.title,
        hue=hue,
        figures=tuple(object_svg(object_id, source.scenes) for object_id in objects),
        panels=covers(source),
        alt=cover_alt(source),
        credit=CREDIT_LINE if objects else "",
    )


def _with_ends(element: Element) -> Element:
    """How a story may end is said in bold, and stays with what happens."""
    for mark in element.iter("p"):
        if "loa-scene__end" in classes_of(mark):
            mark.set("class", "paper-label")
    return element


def _raise_headings(elements: list[Element]) -> list[Element]:
    """Sub-headings of a section become headings of the document made from it."""
    for element in elements:
        level = level_of(element)
        if level:
            element.tag = f"h{max(level - 1, 2)}"
    return elements


def _without_drawings(elements: list[Element]) -> list[Element]:
    """A slide's scene stands beside its lines, not among them."""
    return [element for element in elements if CLASS not in classes_of(element)]
