"""A Word form for a page: what a starting file asks on the left, the answers on the right.

The questions are those of the starting file itself (`scaffold.places`), so there is no second list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from loa.content.front_matter import quoted
from loa.content.library import Library
from loa.ground.slugs import fold
from loa.ground.wording import say
from loa.inbox.writing import line, plain
from loa.scaffold.pages import FIXED_SECTIONS, TITLE_LENGTH, NewPage, Request, new_page
from loa.scaffold.places import Place, places
from loa.translation.exchange import RefusedError
from loa.translation.word import Line, write_table

_NAMES = {
    "lesson": "bài học",
    "guide": "trang hướng dẫn",
    "campaign-event": "sự kiện",
    "video": "trang phim",
    "page": "trang",
}
_ADVICE = (
    "Trả lời vào cột bên phải. Chưa biết thì để trống: máy sẽ liệt kê chỗ còn thiếu.",
    "Danh sách thì mỗi ý một đoạn (xuống dòng bằng Enter).",
    "Đừng sửa cột bên trái, đừng thêm, xóa hay đổi chỗ hàng nào.",
    "Số điện thoại viết [[helpline:h111]], [[helpline:h113]]: máy in đúng số. Không ghi tên, tuổi, "
    "nơi ở của người thật. Ảnh gửi riêng.",
)
_TITLE = f"Tên trang, tối đa {TITLE_LENGTH} ký tự"
_SECTION = "Trang nằm ở mục nào: tên thư mục, ví dụ cong-dong"
_LABEL = re.compile(r"loa form (?P<kind>[a-z-]+)(?: (?P<grade>[a-z0-9-]+))?\s*$", re.M)
_PLACE = re.compile(r"«ĐIỀN[^»\n]*»")
_REMARK = re.compile(r"\s#\s[^\"]*$")
_ITEM = re.compile(r"^(?P<indent> *)(?P<sign>[-*]|\d+\.) (?P<box>\[ \] )?$")
_DAY = re.compile(r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$")
_PROTOCOL = "https://"
_DRAFT_TITLE = "Trang mới"


def write_form(kind: str, grade: str | None, library: Library, today: date) -> bytes:
    """The empty form of a page type; a lesson's for a grade. Raises NewPageError."""
    page = _starting_page(
        Request(kind=kind, title=_DRAFT_TITLE, grade=grade, section=_any_section(library)),
        library,
        today,
    )
    lines = [Line(question) for question in _first_questions(kind)]
    lines += [Line(place.what, _heading_above(page.text, place)) for place in _questions(page.text)]
    label = f"loa form {kind}{f' {grade}' if grade else ''}"
    title = f"Phiếu viết {_NAMES[kind]}"
    written = datetime(today.year, today.month, today.day)
    return write_table(
        title=title,
        advice=_ADVICE,
        label=label,
        heads=("Câu hỏi", "Trả lời"),
        lines=lines,
        written=written,
    )


def is_form(text: str) -> bool:
    """Whether the words of a Word file are those of a form."""
    return _LABEL.search(text) is not None


def fill(
    text: str,
    rows: Sequence[tuple[str, list[str]]],
    request: Request,
    library: Library,
    today: date,
) -> NewPage:
    """The page that the rows of a form make; `text` holds its label. What the command line said
    counts before what the form says. Raises RefusedError and NewPageError.
    """
    match = _LABEL.search(text)
    if match is None or match["kind"] not in _NAMES:
        raise RefusedError(say("This file is no form that “loa inbox form” wrote."))
    if match["kind"] != request.kind:
        raise RefusedError(f"Đây là phiếu {_NAMES[match['kind']]}: gõ --type {match['kind']}.")
    first = _first_questions(request.kind)
    answer_to = {
        question: " ".join(answer) for question, (_, answer) in zip(first, rows, strict=False)
    }
    request = replace(
        request,
        title=request.title or answer_to.get(_TITLE, ""),
        section=request.section or answer_to.get(_SECTION) or None,
        grade=request.grade or match["grade"],
    )
    page = new_page(request, library, today)
    blanks = _questions(page.text)
    _require_questions([*first, *(place.what for place in blanks)], [row[0] for row in rows])
    answers = [answer for _, answer in rows[len(first) :]]
    return NewPage(page.src_uri, _with_answers(page.text, blanks, answers))


def _starting_page(request: Request, library: Library, today: date) -> NewPage:
    return new_page(replace(request, slug="phieu-trong"), library, today)


def _any_section(library: Library) -> str | None:
    folders = {uri.rpartition("/")[0] for uri in library.files if uri.endswith(".md")} - {""}
    return min(folders, default=None)


def _first_questions(kind: str) -> list[str]:
    is_placed = kind in FIXED_SECTIONS or kind == "lesson"
    return [_TITLE] if is_placed else [_TITLE, _SECTION]


def _questions(text: str) -> list[Place]:
    """The places for words; those in remarks of the front matter choose from a registry."""
    rows = text.split("\n")
    end = rows.index("---", 1)
    return [
        place
        for place in places(text)
        if place.line > end or not _REMARK.search(rows[place.line].split("«ĐIỀN")[0] + " ")
    ]


def _heading_above(text: str, place: Place) -> str:
    """Under which heading of the page an answer will stand."""
    rows = text.split("\n")[: place.line]
    headings = [row for row in rows if row.startswith("## ") and "«" not in row]
    return f"Mục: {headings[-1].removeprefix('## ').partition(' {#')[0]}" if headings else ""


def _require_questions(questions: Sequence[str], rows: Sequence[str]) -> None:
    for number, (question, row) in enumerate(zip(questions, rows, strict=False), 2):
        if _words(question) != _words(row):
            raise RefusedError(
                say(
                    "Row {number}: the question was changed to “{other}”. It should be “{one}”. "
                    "Write the form again by “loa inbox form”, and copy the answers into it.",
                    number=number,
                    other=row,
                    one=question,
                )
            )
    if len(questions) != len(rows):
        raise RefusedError(
            say(
                "A form has {wanted} rows for answers, this file has {found}.",
                wanted=len(questions),
                found=len(rows),
            )
        )


def _words(text: str) -> str:
    return " ".join(fold(text).split())


def _with_answers(text: str, blanks: Sequence[Place], answers: Sequence[list[str]]) -> str:
    rows = text.split("\n")
    end = rows.index("---", 1)
    by_line: dict[int, list[tuple[str, list[str]]]] = {}
    for place, answer in zip(blanks, answers, strict=True):
        by_line.setdefault(place.line, []).append((place.what, answer))
    lines: list[str] = []
    for number, row in enumerate(rows):
        in_row = by_line.get(number, [])
        if number < end:
            lines.append(_in_front(row, [answer for _, answer in in_row]))
        else:
            lines += _in_body(row, [answer for _, answer in in_row])
    return "\n".join(lines)


def _in_front(row: str, answers: list[list[str]]) -> str:
    """A row of the front matter, whose places stand in double quotes."""
    left = iter(answers)

    def value(match: re.Match[str]) -> str:
        answer = " ".join(next(left, []))
        if not answer:
            return match[0]
        if row[: match.start()].endswith(_PROTOCOL):
            answer = answer.removeprefix(_PROTOCOL).removeprefix("http://")
        day = _DAY.match(answer)
        if day:
            answer = f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
        return quoted(answer)[1:-1]

    return _PLACE.sub(value, row, count=len(answers))


def _in_body(row: str, answers: list[list[str]]) -> Iterator[str]:
    """A row of the text; an answer of several paragraphs makes as many items or paragraphs."""
    whole = _PLACE.fullmatch(row.lstrip(" -*0123456789.[]"))
    if len(answers) == 1 and answers[0] and whole:
        before = row[: row.index("«ĐIỀN")]
        if item := _ITEM.match(before):
            for text in answers[0]:
                yield f"{item['indent']}{item['sign']} {item['box'] or ''}{plain(text)}"
            return
        if not before:
            for number, text in enumerate(answers[0]):
                yield from ([""] if number else [])
                yield line(plain(text))
            return
    left = iter(answers)

    def value(match: re.Match[str]) -> str:
        answer = " ".join(next(left, []))
        return plain(answer) if answer else match[0]

    yield _PLACE.sub(value, row, count=len(answers))
