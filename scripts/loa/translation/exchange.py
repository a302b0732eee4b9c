"""What goes out to a translator and comes back, whichever tool it passes through.

A file that is not exactly what was sent, apart from the translations, is refused whole:
a safety page with half a change in it is worse than none.
"""

import re
from dataclasses import dataclass

from loa.errors import LoaError
from loa.ground.wording import say
from loa.safety.characters import mended
from loa.translation.numbers import numbers_in
from loa.translation.placeholders import fault, show
from loa.translation.segments import Segment, cut, fill

_LABEL = re.compile(r"loa (?P<language>[\w-]+) (?P<page>[\w./-]+) (?P<sha>[0-9a-f]{64})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
SHOWN_REASONS = 20


class RefusedError(LoaError):
    """Nothing is taken over, and nothing was changed; `reasons` are sentences."""

    def __init__(self, *reasons: str) -> None:
        rows = (f"- {reason}" for reason in reasons)
        super().__init__("\n".join([say("Refused, nothing was changed:"), *rows]))
        self.reasons = reasons


@dataclass(frozen=True)
class Row:
    """One segment: source and translation with placeholders, what those stand for, and
    whether the translation is still to be looked at: made from an older source, or marked so
    by the translator's tool ("fuzzy").
    """

    key: str
    source: str
    target: str
    codes: tuple[str, ...] = ()
    is_old: bool = False

    @property
    def note(self) -> str:
        """What the placeholders stand for, for the translator."""
        return "; ".join(f"{{{number}}} = {code}" for number, code in enumerate(self.codes, 1))


@dataclass(frozen=True)
class Exchange:
    """A page on its way: its Vietnamese path below docs/, the language, the source's hash, and
    whether its format can mark a translation as still to be looked at.
    """

    page: str
    language: str
    source_sha256: str
    rows: tuple[Row, ...]
    has_marks: bool = True

    @property
    def label(self) -> str:
        """One line that every format carries, so that a returned file says what it is."""
        return f"loa {self.language} {self.page} {self.source_sha256}"


def read_label(text: str) -> tuple[str, str, str]:
    """Language, page and hash of a returned file."""
    match = _LABEL.search(text)
    if match is None:
        raise RefusedError("Tệp này không phải do “loa translate export” xuất ra.")
    return match["language"], match["page"], match["sha"]


def prepare(
    page: str, language: str, sha256: str, source: str, variant: str | None, is_old: bool
) -> Exchange:
    """Everything a translator needs of a page: its segments and what is translated already.

    `source` and `variant` are whole files.
    """
    done = {segment.key: segment for segment in cut(variant)} if variant is not None else {}
    rows = []
    for segment in cut(source):
        own = done.get(segment.key)
        target = _renumber(own, segment) if own is not None else ""
        rows.append(
            Row(
                key=segment.key,
                source=segment.text,
                target=target,
                codes=segment.codes,
                is_old=is_old and bool(target),
            )
        )
    return Exchange(page=page, language=language, source_sha256=sha256, rows=tuple(rows))


def _renumber(own: Segment, source: Segment) -> str:
    """A translation with the placeholders of the source, which it may name in another order."""
    if sorted(own.codes) != sorted(source.codes):
        return own.text if own.codes == source.codes else show(own.text, own.codes)
    left = list(enumerate(source.codes, 1))
    numbers = []
    for code in own.codes:
        position = next(n for n, (_, other) in enumerate(left) if other == code)
        numbers.append(f"{{{left.pop(position)[0]}}}")
    return show(own.text, tuple(numbers))


@dataclass(frozen=True)
class Taken:
    """A page with returned translations in it; `is_new` where it grew from the source's file,
    because there was no variant or one with other parts.
    """

    text: str
    is_new: bool


def take(returned: Exchange, sent: Exchange, source: str, variant: str | None) -> Taken | None:
    """The variant with the returned translations; None when nothing changed.

    `sent` is what an export would give now. Raises RefusedError with every reason.
    """
    is_same = _is_same(returned, sent)
    reasons = _foreign_reasons(returned, sent) or _fault_reasons(returned, sent, is_same)
    if reasons:
        more = len(reasons) - SHOWN_REASONS
        shown = reasons[:SHOWN_REASONS] + ([f"… và {more} chỗ nữa."] if more > 0 else [])
        raise RefusedError(*shown)
    if is_same:
        return None
    changed = {
        row.key: row.target
        for row, before in zip(returned.rows, sent.rows, strict=True)
        if row.target != before.target
    }
    fits = variant is not None and [s.key for s in cut(variant)] == [r.key for r in sent.rows]
    base = variant if variant is not None and fits else source
    targets = changed if fits else {row.key: row.target for row in returned.rows}
    codes = {row.key: row.codes for row in sent.rows}
    texts = {key: show(text, codes[key]) for key, text in targets.items()}
    result = fill(base, cut(base), texts)
    _verify(result, returned)
    return Taken(result, base is source)


def _foreign_reasons(returned: Exchange, sent: Exchange) -> list[str]:
    """Why a file is not the one that was sent."""
    if returned.source_sha256 != sent.source_sha256:
        return ["Trang tiếng Việt đã đổi sau khi xuất tệp này. Xuất lại, chép lời dịch sang."]
    keys, sent_keys = [row.key for row in returned.rows], [row.key for row in sent.rows]
    if sorted(keys) == sorted(sent_keys) and keys != sent_keys:
        return ["Các đoạn đã bị xếp lại thứ tự."]
    reasons = [f"Thiếu đoạn {key}." for key in sent_keys if key not in set(keys)]
    reasons += [f"Thừa đoạn {key}." for key in keys if key not in set(sent_keys)]
    if not reasons and len(keys) != len(sent_keys):
        reasons.append("Có đoạn bị lặp lại.")
    if not reasons:
        reasons = [
            f"Đoạn {row.key}: phần tiếng Việt đã bị sửa thành “{row.source}”."
            for row, before in zip(returned.rows, sent.rows, strict=True)
            if tidy(row.source) != tidy(before.source)
        ]
    return reasons


def _is_same(returned: Exchange, sent: Exchange) -> bool:
    """Whether nobody wrote anything, nor took a mark away."""
    return len(returned.rows) == len(sent.rows) and all(
        row.target == before.target and (row.is_old == before.is_old or not returned.has_marks)
        for row, before in zip(returned.rows, sent.rows, strict=True)
    )


def _fault_reasons(returned: Exchange, sent: Exchange, is_same: bool) -> list[str]:
    """What is wrong with the translations themselves; what stays as it was is only looked at
    again where its source has changed.
    """
    reasons = []
    for row, before in zip(returned.rows, sent.rows, strict=True):
        wrong = fault(row.target, before.codes) if row.target else ""
        if not row.target.strip():
            reasons.append(f"Đoạn {row.key} chưa dịch: “{before.source}”.")
        elif _CONTROL.search(row.target):
            reasons.append(f"Đoạn {row.key}: lời dịch có xuống dòng hoặc ký tự lạ.")
        elif is_same:
            continue
        elif row.is_old:
            reasons.append(f"Đoạn {row.key} còn mang dấu cần xem lại: “{row.target}”.")
        elif row.target == before.target and not before.is_old:
            continue
        elif wrong:
            reasons.append(f"Đoạn {row.key}: chỗ giữ nguyên trong ngoặc nhọn {wrong}.")
        elif numbers_in(_plain(row.target)) != numbers_in(_plain(before.source)):
            reasons.append(f"Đoạn {row.key}: con số khác với bản gốc “{before.source}”.")
    return reasons


def _plain(text: str) -> str:
    return re.sub(r"\{\d+\}", "", text)


def _verify(result: str, returned: Exchange) -> None:
    """Read the new page again: a text that looks like markup would change its structure."""
    segments = cut(result)
    for row, segment in zip(returned.rows, segments, strict=False):
        if segment.key != row.key or _plain(segment.text) != _plain(row.target):
            raise RefusedError(f"Đoạn {row.key}: lời dịch có dấu làm vỡ cấu trúc của trang.")
    if len(segments) != len(returned.rows):
        raise RefusedError("Lời dịch có dấu làm vỡ cấu trúc của trang.")


def tidy(text: str) -> str:
    """A translation as it is stored: no signs that nobody sees, no blanks around it."""
    return mended(text).strip()
