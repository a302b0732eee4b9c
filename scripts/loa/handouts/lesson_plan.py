"""The lesson plan (kế hoạch bài dạy) in the official layout of its level.

Primary: công văn 2345/BGDĐT-GDTH, four numbered parts. Secondary: công văn
5512/BGDĐT-GDTrH, Phụ lục IV: school, group and teacher, then I–III.
"""

from collections.abc import Callable, Iterator

from loa.content.registries import Grade
from loa.content.schema import LessonMeta
from loa.handouts.paper import Element, fragment, heading, level_of, section

Number = Callable[[int], str]
_ROMAN = ("I", "II", "III", "IV", "V")
_PARTS = {
    "tieu-hoc": ("muc-tieu", "thiet-bi", "hoat-dong", "dieu-chinh"),
    "secondary": ("muc-tieu", "thiet-bi", "hoat-dong"),
}
_BLANK = "…………………………"

_PRIMARY_HEAD = (
    '<p class="paper-title">KẾ HOẠCH BÀI DẠY</p>'
    "<p>{kind}: <strong>{subject}</strong>; lớp: <strong>{grades}</strong></p>"
    "<p>Tên bài học: <strong>{title}</strong>; số tiết: <strong>{periods}</strong>"
    " ({minutes} phút)</p>"
    "<p>Thời gian thực hiện: ngày …… tháng …… năm …………</p>"
)
_SECONDARY_HEAD = (
    '<table class="paper-bare"><tbody><tr><td>Trường: {blank}</td>'
    "<td>Họ và tên giáo viên:</td></tr><tr><td>Tổ: {blank}</td><td>{blank}</td></tr>"
    "</tbody></table>"
    '<p class="paper-title">TÊN BÀI DẠY: {upper}</p>'
    '<p class="paper-centre">{kind}: <strong>{subject}</strong>; lớp: <strong>{grades}</strong></p>'
    '<p class="paper-centre">Thời gian thực hiện: {periods} tiết ({minutes} phút)</p>'
)


def plan(root: Element, meta: LessonMeta, grades: list[Grade]) -> list[Element]:
    """The plan's body, cut from a lesson's cleaned tree."""
    primary = grades[0].level == "tieu-hoc"
    body = list(_head(meta, grades, primary))
    for position, identity in enumerate(_PARTS["tieu-hoc" if primary else "secondary"]):
        part = section(root, identity)
        body += _numbered(part, position, primary)
    notes = section(root, "an-toan")
    if notes:
        annex = Element("div", {"class": "admonition warning"})
        title = Element("p", {"class": "admonition-title"})
        title.text = "".join(notes[0].itertext())
        annex.append(title)
        annex.extend(notes[1:])
        body.append(annex)
    return body


def _head(meta: LessonMeta, grades: list[Grade], primary: bool) -> Iterator[Element]:
    yield from fragment(
        _PRIMARY_HEAD if primary else _SECONDARY_HEAD,
        kind="Môn học" if meta.subject else "Hoạt động giáo dục",
        subject=meta.subject or meta.activity or "",
        grades=", ".join(grade.name.removeprefix("Lớp ") for grade in grades),
        title=meta.title,
        upper=meta.title.upper(),
        periods=str(meta.duration.periods),
        minutes=str(meta.duration.minutes),
        blank=_BLANK,
    )


def _numbered(part: list[Element], position: int, primary: bool) -> Iterator[Element]:
    """Number a part's headings as the official form does; activities keep their own count."""
    below = 0
    for element in part:
        if level_of(element) == 2:
            number = f"{position + 1}." if primary else f"{_ROMAN[position]}."
            yield _prefixed(element, number)
        elif level_of(element) == 3:
            below += 1
            yield _prefixed(element, "" if primary else f"{below}.")
        else:
            yield element


def _prefixed(element: Element, number: str) -> Element:
    if not number:
        return element
    numbered = heading(level_of(element), f"{number} {element.text or ''}")
    numbered.extend(list(element))
    return numbered
