"""The loudspeaker kit of a page: the script, a week's plan, how to record, and a text a slot."""

from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files

from loa.content.slots import Slot, slots_of
from loa.handouts.documents import Document, Source
from loa.handouts.loudspeaker import parts_of, script, seconds_of, spoken
from loa.handouts.paper import Element, classes_of, fragment, text_of

PRINT_AND_EDIT = ("pdf", "docx")
_POINTS = 14
_DAYS = ("Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy", "Chủ nhật")
_ROW = "<tr><td>{day}</td><td>{slot}</td><td>{length}</td><td>……</td><td>……</td></tr>"


def broadcast(source: Source, elements: list[Element]) -> Iterator[Document]:
    """The script of a page's text; with the kit where the page has a section of its own for it."""
    helplines = source.registries.published_helplines
    title = source.page.meta.title
    slots = slots_of(source.page)
    parts = parts_of(elements) if slots else [("", elements)]
    document = source.document(
        "loudspeaker",
        file_name="bai-phat-thanh",
        card="Bài phát thanh",
        elements=script(parts, title, helplines),
        formats=PRINT_AND_EDIT,
    )
    # Read aloud from a desk, often by somebody with glasses.
    yield replace(document, points=_POINTS)
    if not slots:
        return
    texts = [(slot, _text(source, part)) for slot, (_, part) in zip(slots, parts, strict=True)]
    yield source.document(
        "loudspeaker-week",
        file_name="lich-phat-loa",
        card="Lịch phát loa một tuần, cách thu âm",
        elements=_week(source, texts),
        formats=PRINT_AND_EDIT,
    )
    pre = Element("pre")
    pre.text = "\r\n".join(_rows(source, texts))
    document = source.document(
        "loudspeaker-text",
        file_name="loi-doc-loa",
        card="Lời đọc loa",
        elements=[pre],
        formats=("txt",),
    )
    yield replace(document, layout="text", subtitle=f"{len(texts)} bài")


def _text(source: Source, part: list[Element]) -> str:
    elements_aloud = spoken(part, source.registries.published_helplines)
    return "\n".join(text_of(element) for element in elements_aloud)


def _week(source: Source, texts: list[tuple[Slot, str]]) -> list[Element]:
    """Seven days, one slot a day; where there are fewer slots they come round again."""
    rows = []
    for number, day in enumerate(_DAYS):
        slot, text = texts[number % len(texts)]
        name = f"{slot.name}: {slot.title}"
        rows += fragment(_ROW, day=day, slot=name, length=f"{seconds_of(text)} giây")
    template = files("loa").joinpath("handouts", "forms", "loudspeaker-week.html")
    body = fragment(template.read_text("utf-8"), title=source.page.meta.title)
    for table in body:
        if "paper-week" in classes_of(table):
            table.attrib.clear()
            table[1].extend(rows)
    return body


def _rows(source: Source, texts: list[tuple[Slot, str]]) -> Iterator[str]:
    yield f"LỜI ĐỌC LOA: {source.page.meta.title}"
    yield "Dấu // là nghỉ một nhịp. Số điện thoại đọc từng chữ số, hai lần."
    for slot, text in texts:
        yield ""
        yield f"--- {slot.name}: {slot.title} (khoảng {seconds_of(text)} giây) ---"
        yield from text.split("\n")
    yield ""
