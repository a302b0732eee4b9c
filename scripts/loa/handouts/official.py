"""Official documents that an office fills in, numbers and signs, in the layout of the State.

Layout: Nghị định 30/2020/NĐ-CP, Phụ lục I (the places of the parts, sizes, lines), Phụ lục III
(the abbreviations of kinds). The text is the page's section `van-ban`; what stands around it is
the page's `official` field. Blank places stay dots: nobody has issued what is a model.
"""

from collections.abc import Iterator
from dataclasses import replace

from loa.content.schema import OfficialForm
from loa.handouts.documents import Document, Source
from loa.handouts.paper import (
    Element,
    content,
    level_of,
    markup_of,
    paragraph,
    text_of,
    tree_of,
    without_boxes,
)

SECTION = "van-ban"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
# What the kind is called on paper, and its abbreviation in the number.
KINDS = {
    "ke-hoach": ("Kế hoạch", "KH"),
    "thong-bao": ("Thông báo", "TB"),
    "bao-cao": ("Báo cáo", "BC"),
    "bien-ban": ("Biên bản", "BB"),
    "cong-van": ("", ""),
    "phu-luc": ("", ""),
}
_SPACE = "\u00a0"
_NAME = "[Họ và tên]"


def official(source: Source) -> Iterator[Document]:
    """The model that a page is of; nothing where the page names no form."""
    form = source.page.meta.official
    if form is None:
        return
    body = [*_head(form), *_lists_as_marks(content(source.root, SECTION)), *_end(form)]
    document = source.document(
        "official",
        file_name="van-ban-mau",
        card="Văn bản mẫu để điền",
        elements=body,
        formats=("docx",),
    )
    yield replace(document, layout="official")


def official_document(form: OfficialForm, markup: str, language: str = "vi") -> Document:
    """A document in the same layout whose text is given as XHTML: for what was counted."""
    body = [*_head(form), *_lists_as_marks(list(tree_of(markup))), *_end(form)]
    return Document(
        "official",
        file_name="van-ban",
        card=form.about,
        title=form.about,
        language=language,
        body=markup_of(body),
        formats=("docx",),
        helplines=(),
        layout="official",
    )


def _head(form: OfficialForm) -> Iterator[Element]:
    """Issuer and number on the left, the State's name and the day on the right, then the kind."""
    name, short = KINDS[form.kind]
    if form.kind != "phu-luc":
        left = [paragraph(line, "paper-official-superior") for line in form.superior]
        left += [paragraph(line, "paper-official-issuer") for line in form.issuer]
        left.append(paragraph(_SPACE, "paper-official-issuer-line"))
        if form.code:
            number = f"Số: ……/{short}-{form.code}" if short else f"Số: ……/{form.code}"
            left.append(paragraph(number, "paper-official-number"))
        if form.kind == "cong-van":
            left.append(paragraph(f"V/v {form.about}", "paper-official-about"))
        right = [
            paragraph(NATION, "paper-official-nation"),
            paragraph(MOTTO, "paper-official-motto"),
            paragraph(_SPACE, "paper-official-motto-line"),
        ]
        if form.kind != "bien-ban":
            day = f"{form.place}, ngày …… tháng …… năm 20……"
            right.append(paragraph(day, "paper-official-date"))
        yield _two_columns(left, right, (40, 60))
    if form.kind != "cong-van":
        yield paragraph(name or form.heading, "paper-official-kind")
        yield paragraph(form.about, "paper-official-subject")
        if form.attached:
            yield paragraph(f"({form.attached})", "paper-official-attached")
        yield paragraph(_SPACE, "paper-official-subject-line")
    if len(form.to) == 1:
        yield paragraph(f"Kính gửi: {form.to[0]}", "paper-official-to-one")
    elif form.to:
        yield paragraph("Kính gửi:", "paper-official-to")
        yield from (paragraph(f"- {addressee};", "paper-official-to") for addressee in form.to)


def _end(form: OfficialForm) -> Iterator[Element]:
    """Who gets it on the left, who signs on the right; a record is signed by all who took part."""
    if form.parties:
        for start in range(0, len(form.parties), 2):
            pair = [*form.parties[start : start + 2], ""][:2]
            left, right = ([*_signed([party])] if party else [] for party in pair)
            yield paragraph(_SPACE, "paper-official-gap")
            yield _two_columns(left, right, (50, 50))
    if form.signer:
        left = [paragraph("Nơi nhận:", "paper-official-recipients")] if form.recipients else []
        left += [
            paragraph(f"- {recipient};", "paper-official-recipient")
            for recipient in form.recipients
        ]
        if left:
            left.append(paragraph("- Lưu: VT.", "paper-official-recipient"))
        yield paragraph(_SPACE, "paper-official-gap")
        yield _two_columns(left, list(_signed(form.signer)), (50, 50))


def _signed(lines: list[str]) -> Iterator[Element]:
    for line in lines:
        yield paragraph(line, "paper-official-authority")
    yield paragraph("(Ký, ghi rõ họ tên)", "paper-official-signature")
    yield paragraph(_NAME, "paper-official-name")


def _two_columns(left: list[Element], right: list[Element], shares: tuple[int, int]) -> Element:
    """Two columns without a border."""
    table = tree_of(
        '<table class="paper-bare"><tbody><tr>'
        f'<td data-share="{shares[0]}"></td><td data-share="{shares[1]}"></td></tr></tbody></table>'
    )[0]
    cells = list(table.iter("td"))
    for cell, elements in zip(cells, (left, right), strict=True):
        cell.extend(elements or [paragraph(_SPACE, "paper-official-recipient")])
    return table


def _lists_as_marks(elements: list[Element]) -> Iterator[Element]:
    """The text with typed marks in place of lists: what is pasted elsewhere keeps them."""
    for element in elements:
        if level_of(element):
            element.tag = f"h{level_of(element) - 1}"
            element.attrib.clear()
        if element.tag in {"ul", "ol"}:
            yield from _marked_items(element, "-")
        else:
            yield element


def _marked_items(listing: Element, mark: str) -> Iterator[Element]:
    for number, item in enumerate(listing, 1):
        boxed = item.find(".//input") is not None
        plain = without_boxes(item)
        below = [child for child in plain if child.tag in {"ul", "ol"}]
        for child in below:
            plain.remove(child)
        words = text_of(plain)
        sign = f"{number}." if listing.tag == "ol" else "☐" if boxed else mark
        plain = plain[0] if len(plain) and plain[0].tag == "p" else plain
        plain.tag, plain.text = "p", f"{sign} {(plain.text or '').lstrip()}"
        plain.tail = None
        if words:
            yield plain
        for child in below:
            yield from _marked_items(child, "+")
