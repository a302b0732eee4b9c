"""The lesson plan (kế hoạch bài dạy) in the official layout of its level.

Primary: công văn 2345/BGDĐT-GDTH, four numbered parts, activities in two columns. Secondary: công
văn 5512/BGDĐT-GDTrH, Phụ lục IV: school, group and teacher, then I–III. Below the activities both
say what differs by place, and give a list to tick, made from the lesson's objectives.
"""

from collections.abc import Iterator

from loa.content.entries.readers import Grade
from loa.content.kinds import LessonMeta
from loa.content.lesson_parts import PRIMARY, parts_of_level
from loa.handouts.paper import Element, fragment, heading, level_of, section, text_of

_ROMAN = ("I", "II", "III", "IV", "V")
_TEACHER = "Giáo viên:"
_PUPILS = "Học sinh:"
_COLUMNS = (
    '<table><thead><tr><th data-share="60">Hoạt động của giáo viên</th>'
    '<th data-share="40">Hoạt động của học sinh</th></tr></thead>'
    "<tbody><tr><td></td><td></td></tr></tbody></table>"
)
_ASSESSMENT = (
    "<h3>Đánh giá</h3>"
    '<table><thead><tr><th data-share="60">Học sinh</th><th data-share="14">Đạt</th>'
    '<th data-share="26">Cần giúp thêm</th></tr></thead><tbody></tbody></table>'
)
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
    level = grades[0].level
    primary = level == PRIMARY
    body = list(_head(meta, grades, primary))
    numbered = [part.id for part in parts_of_level(level) if part.numbered]
    for position, identity in enumerate(numbered):
        part = section(root, identity)
        if primary and identity == "hoat-dong":
            part = list(_two_columns(part))
        body += _numbered(part, position, primary)
        if identity == "hoat-dong":
            body += _by_place(section(root, "theo-vung"))
            body += _assessment(meta)
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


def _two_columns(part: list[Element]) -> Iterator[Element]:
    """What the teacher does beside what pupils do and produce, activity by activity.

    An activity that is not written in the two parts stays as it is.
    """
    left: list[Element] | None = None
    right: list[Element] | None = None
    for element in [*part, None]:
        words = text_of(element) if element is not None and element.tag == "p" else ""
        if left is not None and (element is None or level_of(element)):
            if right:
                yield _columns(left, right)
            else:
                yield from left
            left = right = None
        if element is None:
            return
        if words.startswith(_TEACHER):
            left, right = ([] if words == _TEACHER else [element]), None
        elif left is not None and (right is not None or words.startswith(_PUPILS)):
            right = [*(right or []), element]
        elif left is not None:
            left.append(element)
        else:
            yield element


def _columns(left: list[Element], right: list[Element]) -> Element:
    table = fragment(_COLUMNS)[0]
    for cell, elements in zip(table.iter("td"), (left, right), strict=True):
        cell.extend(elements)
    return table


def _by_place(part: list[Element]) -> list[Element]:
    """What the situation looks like in each kind of place: a part of the activities."""
    for heading_of_part in part[:1]:
        heading_of_part.tag = "h3"
    return part


def _assessment(meta: LessonMeta) -> list[Element]:
    """Each objective as a row to tick."""
    elements = fragment(_ASSESSMENT)
    body = next(elements[1].iter("tbody"))
    for objective in meta.objectives:
        body.extend(
            fragment("<tr><td>{objective}</td><td></td><td></td></tr>", objective=objective)
        )
    return elements


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
