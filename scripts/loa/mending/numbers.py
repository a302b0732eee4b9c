"""Telephone numbers that somebody typed, written as references to the registry that holds them.

A typed number is right today and wrong on the day the registry says another. Only what is meant
as a number to call becomes a reference, and only where readers then read the same: 113 delegates
stay 113 delegates, a heading keeps its address, an example its signs.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from loa.content.front_matter import FENCE, parse_yaml
from loa.content.phone_numbers import spelled
from loa.content.printed_numbers import numbers_filled
from loa.content.reader_texts import TEXT_FIELDS, printed, text_fields
from loa.content.references import Resolved, resolve
from loa.content.registries import Registries
from loa.mending.standing import (
    Found,
    Span,
    dials_one_of,
    labels_that_dial,
    links_that_dial,
    spans_to_call,
)
from loa.reading.model import Passage, Reference
from loa.reading.reader import read
from loa.safety.said_numbers import says_digits, spoken_pattern
from loa.safety.spoken import SPOKEN

_SHORT = 4
"""Digits up to which a number may as well count something."""
# Whoever writes one of these right before a number means one to call.
_ANNOUNCED = re.compile(
    r"(?:(?<!\w)(?:gọi|goi|bấm|số|tổng đài|công an|hỏi|kể|lưu|thuộc|báo|dán|ghi|nhớ|hotline|nói|"
    r"đường dây(?: nóng)?|nghe|giúp)(?: (?:công an|tin|ngay|lại|cho|tới|đến|số|điện|điện thoại|"
    r"tổng đài|vào))*|打|撥|拨|電話|號碼|存好)[ *_:“\"‘'(]*$",
    re.IGNORECASE,
)
# "Cần hỏi: 111": what stands before says what the number is for.
_LABELLED = re.compile(
    r"(?:(?:nguy hiểm|hỏi|kể|báo|tin|nghe|giúp|tư vấn|trong nước|vì nợ|ngay|trẻ em)[^.:;|\d]*: ?|"
    r"(?:trợ giúp|người nhà)[^.:|\d]{0,30}(?:,| và) |gọi[^.\d]*\? \()[*_“\"]*$",
    re.IGNORECASE,
)
_COUNTS = re.compile(
    r"(?:bao nhiêu|tổng|điều|khoản|điểm|mục|chương|trang|số hiệu) *$"
    r"|(?<!\w)số (?:bài|ca|cuộc|em|học sinh|hộ|lượt|nạn nhân|người|tin|trường hợp|vụ)(?!\w)"
    r"(?:(?:(?!(?<!\w)(?:số|gọi)(?!\w))[^.;])*|[^.;:]*: ?)$",
    re.IGNORECASE,
)
# After one number to call the same sentence gives another.
_SECOND = re.compile(r"\[\[helpline:[\w-]+\]\][^.\d|\[?!]{0,40}[ ,;:][*_]*$")
_ALONE = re.compile(r"(?:^ *(?:[-*+]|\d+\.) (?:[A-Z]\. )?[*_]*|(?:heading|text): \")$")
_JOINED = r"[*_]*(?:,|;| và| hay| hoặc) (?:số )?[*_]*"
_BEHIND = {
    key: "|".join([words] if isinstance(words, str) else words)
    for key, words in SPOKEN["behind"].items()
}
_SAID_TO_BE = re.compile(
    r"[*_”\"'’)]*(?: {is} (?:(?:{several}) )?"
    r"(?:{number}(?=[*_]*(?:$|[.,:;!?)])| (?:{number_for})(?!\w))|(?:{place})(?!\w))"
    r"| (?:{at_once})(?!\w)|(?::| [–-]) (?:{number} )?(?:{who})(?!\w))".format(**_BEHIND),
    re.IGNORECASE,
)
# What follows a number to call; before another word it counts what the word names.
_FOLLOWED = re.compile(
    r"[*_”\"'’)]*(?:$|[.,:;!?)\]”\"\\]| ?\|| \{[^}]*\}\s*$|[，。；：、）]| ?[\u4e00-\u9fff]|"
    r" (?:(?:bất cứ|bất kỳ|bằng|báo|biết|cả|chuyển|chữ|có|cùng|dán|đã|để|đi|đọc|được|gần|ghi|"
    r"giúp|gọi|hay|hoặc|hỏi|hướng dẫn|không|khi|kể|là|liền|luôn|lúc|lưu|mà|mất|"
    r"miễn phí|ngay|nghe|nguy hiểm|nha|nhận|nhé|nhờ|nói|nơi|nếu|ở|phía|rồi|sẽ|thì|thôi|trên|trong|"
    r"trước|trực|tự|từ|và|vào|về|với|xin|ạ)(?!\w)|\()"
    r")"
    r"|^[*_]* [–-] ",
)
# A heading that has its own address, whatever its words.
_NAMED = re.compile(r"^#.*\{[^}]*#[\w-]+[^}]*\}\s*$")
_AROUND = 600
"""Characters on either side of a number that say whether it is one to call: longer than any row of
a page, so that a row of ten thousand numbers costs what it is long."""
_NO_TEXT = re.compile(
    r"https?://\S*$|(?:tel|sms|callto):$|\]\([^)]*$|[#/&=@-]$|[^\W_]_+$|[\d][.,–:-]$|`[^`]*$|\{[^}]*[#.=][^}]*$"
)


@dataclass(frozen=True)
class Typed:
    """A number that is typed in a row, counted from 0, and the row with references in place of all
    such numbers in it.
    """

    row: int
    number: str
    id: str
    after: str


def typed_in_front(header: str, registries: Registries) -> list[Typed]:
    """The typed numbers in what readers read of a front matter (as `Document.header`)."""
    names = {field[0] for field in TEXT_FIELDS}
    rows = header.split("\n")
    field = ""
    is_read = []
    for row in rows:
        match = re.match(r"(\w+):", row)
        field = match[1] if match else field
        is_read.append(field in names)
    return _proven_references(
        rows, is_read, registries, render=lambda text: _shown_front(text, registries)
    )


def typed_in_body(body: str, registries: Registries) -> list[Typed]:
    """The typed numbers in a body; those of code, HTML and options are none of them, nor those of
    headings whose address is made of their words.
    """
    rows = body.split("\n")
    is_read = [
        not row.lstrip().startswith(("<", "///", *(() if _NAMED.search(row) else "#")))
        for row in rows
    ]
    return _proven_references(
        rows,
        is_read,
        registries,
        render=lambda text: _shown_body(text, registries),
        spans=spans_to_call(body, [number for number, _ in _numbers_of(registries)]),
    )


def typed_in_scene(text: str, registries: Registries) -> list[Typed]:
    """The typed numbers in the file of a drawn scene, whose words all take references."""
    rows = text.split("\n")
    is_read = [not row.lstrip().startswith("#") for row in rows]
    return _proven_references(
        rows, is_read, registries, render=lambda text: _shown_scene(text, registries)
    )


def referring_scene(text: str, registries: Registries) -> str:
    """The file of a drawn scene whose typed numbers are references."""
    rows = text.split("\n")
    for typed in typed_in_scene(text, registries):
        rows[typed.row] = typed.after
    return "\n".join(rows)


def referring(text: str, registries: Registries) -> str:
    """A page whose typed numbers are references."""
    rows = text.split("\n")
    fence_row = 0
    if rows[0].rstrip() == FENCE:
        fence_row = next((n for n in range(1, len(rows)) if rows[n].rstrip() == FENCE), 0)
    header = "\n".join(rows[1:fence_row]) + "\n"
    for typed in typed_in_front(header, registries) if fence_row else ():
        rows[typed.row + 1] = typed.after
    body = "\n".join(rows[fence_row + 1 :] if fence_row else rows)
    for typed in typed_in_body(body, registries):
        rows[typed.row + (fence_row + 1 if fence_row else 0)] = typed.after
    return "\n".join(rows)


def _proven_references(
    rows: Sequence[str],
    is_read: Sequence[bool],
    registries: Registries,
    render: Callable[[str], object],
    spans: Mapping[int, Sequence[Span]] = MappingProxyType({}),
) -> list[Typed]:
    """The typed numbers that can be written as references so that the same is shown; what stands
    in one of the `spans` of a row is to call whatever is around it.
    """
    candidates = [
        typed
        for number, (row, is_row_read) in enumerate(zip(rows, is_read, strict=True))
        if is_row_read
        for typed in _candidates(number, row, registries, spans.get(number, ()))
    ]
    if not candidates:
        return []
    rendered = render("\n".join(rows))
    if rendered is None:
        return []
    if render(_with_references(rows, candidates)) == rendered:
        return candidates
    proven: list[Typed] = []
    for number in dict.fromkeys(typed.row for typed in candidates):
        of_row = [typed for typed in candidates if typed.row == number]
        if render(_with_references(rows, of_row)) == rendered:
            proven += of_row
    return proven


def _with_references(rows: Sequence[str], numbers: Sequence[Typed]) -> str:
    changed = list(rows)
    for typed in numbers:
        changed[typed.row] = typed.after
    return "\n".join(changed)


def _candidates(
    row_number: int, row: str, registries: Registries, spans: Sequence[Span]
) -> list[Typed]:
    """The numbers to call in a row, from the left; each holds the row with all their references."""
    numbers = _numbers_of(registries)
    all_numbers = "|".join(re.escape(spelling) for spelling, _ in numbers)
    labels, to_call = sorted(labels_that_dial(row)), sorted(spans)
    found: list[Found] = []
    changed: list[str] = []
    before = ""
    position = 0
    for candidate in _numbers_in(row, numbers):
        start, end = candidate.start, candidate.end
        if start < position or _is_in(labels, start):
            continue
        between, words, after = row[position:start], row[start:end], row[end : end + _AROUND]
        before = (before + between)[-_AROUND:]
        if (
            candidate.is_dialled
            or _is_in(to_call, start)
            or _is_to_call(before, candidate.number, after, all_numbers)
        ):
            found.append(candidate)
            words = candidate.after
        changed += [between, words]
        before, position = before + words, end
    changed.append(row[position:])
    row_after = "".join(changed)
    return [
        Typed(row_number, number=candidate.number, id=candidate.id, after=row_after)
        for candidate in found
    ]


def _is_in(spans: Sequence[Span], column: int) -> bool:
    """Whether a column lies in one of the spans, which are sorted and lie apart."""
    at = bisect_right(spans, column, key=lambda span: span[0]) - 1
    return at >= 0 and column < spans[at][1]


def _numbers_of(registries: Registries) -> list[tuple[str, str]]:
    """The numbers that may be published, each with its line's id."""
    return [(line.number, line.id) for line in registries.cleared_helplines if line.number]


def _numbers_in(row: str, numbers: Sequence[tuple[str, str]]) -> list[Found]:
    """The numbers in a row, in digits, in words or dialled by a link, from the left; of several
    that begin together the longest comes first.
    """
    forms = (spelled, spoken_pattern) if says_digits(row) else (spelled,)
    found = [
        Found(match.start(), match.end(), match[0], helpline_id, f"[[helpline:{helpline_id}]]")
        for number, helpline_id in numbers
        for form in forms
        for match in form(number).finditer(row)
    ]
    found += links_that_dial(row, numbers)
    return sorted(found, key=lambda candidate: (candidate.start, -candidate.end))


def _is_to_call(before: str, number: str, after: str, others: str) -> bool:
    """Whether what is around a number says to call it; `others` is the pattern of all numbers."""
    if _continues_word(before[-1:]) or _continues_word(after[:1]):
        return False
    if _NO_TEXT.search(before) or re.match(r"[\d/@%-]|_+[^\W_]|[.,–]\d| ?%", after):
        return False
    if len(re.sub(r"\D", "", number) or number.split()) > _SHORT:
        return True
    if _COUNTS.search(before) or not _FOLLOWED.match(after):
        return False
    if re.match(rf"{_JOINED}(?:{others})(?!\w)", after) or _SAID_TO_BE.match(after):
        return True
    return any(pattern.search(before) for pattern in (_ANNOUNCED, _LABELLED, _SECOND, _ALONE))


def _continues_word(sign: str) -> bool:
    """Whether a sign goes on with a word; between Han and figures stands no space."""
    return sign.isalnum() and not "\u4e00" <= sign <= "\u9fff"


def _shown_front(header: str, registries: Registries) -> tuple[object, ...] | None:
    """What readers and machines get of a front matter; None where it cannot be read."""
    data, _, problems = parse_yaml(header, "")
    if problems:
        return None
    texts = {
        path: _spelled_alike(printed(text, registries), registries)
        for path, text in text_fields(data)
    }
    return texts, _without_texts(data, set(texts))


def _shown_scene(text: str, registries: Registries) -> tuple[object, ...] | None:
    """What is drawn, and what the file holds for whoever reads it as it is."""
    data, _, problems = parse_yaml(text, "")
    return (
        None
        if problems
        else (printed(text, registries), numbers_filled(data, registries.helplines))
    )


def _without_texts(
    value: Any, paths: set[tuple[str | int, ...]], path: tuple[str | int, ...] = ()
) -> Any:
    """A value from YAML with None in place of what stands at the paths."""
    if path in paths:
        return None
    if isinstance(value, dict):
        return {key: _without_texts(item, paths, (*path, key)) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_texts(item, paths, (*path, n)) for n, item in enumerate(value)]
    return value


def _shown_body(body: str, registries: Registries) -> tuple[object, ...]:
    """Everything that a body shows or that leads somewhere, with what references print."""

    def number(reference: Reference) -> str:
        resolved = resolve(
            reference.kind, reference.key, label=reference.label, registries=registries
        )
        return resolved.text if isinstance(resolved, Resolved) else reference.written

    def filled(text: str) -> str:
        return _spelled_alike(printed(text, registries), registries)

    def shown(passage: Passage) -> tuple[str, str, str]:
        return passage.tag, passage.block, _spelled_alike(passage.filled(number), registries)

    reading = read(body)
    numbers = [number for number, _ in _numbers_of(registries)]
    return (
        [shown(passage) for passage in reading.passages],
        [
            (section.level, section.id, section.anchor, filled(section.title), section.line)
            for section in reading.sections
        ],
        # A reference dials what it prints.
        [
            (link.target, filled(link.text))
            for link in reading.links
            if not dials_one_of(link.target, numbers)
        ],
        [(image.source, filled(image.text)) for image in reading.images],
        [(use.name, use.argument, use.options) for use in reading.uses],
        [
            (filled(question.text), question.options, question.right, filled(question.why))
            for question in reading.questions
        ],
        [[(scene.id, scene.title, scene.choices) for scene in story] for story in reading.stories],
        [piece.text for piece in reading.html],
        [
            (attribute.tag, attribute.name, filled(attribute.value))
            for attribute in reading.attributes
            if attribute.name != "href" or not dials_one_of(attribute.value, numbers)
        ],
        reading.ids,
    )


def _spelled_alike(text: str, registries: Registries) -> str:
    """A text in which every number of the registry is spelled as the registry does."""
    for line in registries.cleared_helplines:
        if line.number:
            text = spoken_pattern(line.number).sub(line.number, text)
            if len(line.number) > _SHORT:
                text = spelled(line.number).sub(line.number, text)
    return text
