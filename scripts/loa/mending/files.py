"""A whole file put right: its characters, its front matter, its text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from loa.content.front_matter import FENCE
from loa.content.registries import DATA_FOLDER, Registries
from loa.mending import headings, lists, tables
from loa.mending.front import ordered, straight_quotes
from loa.mending.numbers import referring, referring_scene
from loa.mending.references import right_references
from loa.mending.rows import Edit, applied, is_text
from loa.mending.seen import words
from loa.safety.characters import mended

Rule = Callable[[Sequence[str]], list[Edit]]
_ROUNDS = 12
SCENES = f"/{DATA_FOLDER}/scenes/"
"""What the place of a drawn scene's file has; all of it is printed with numbers filled in."""


@dataclass(frozen=True)
class RowRule:
    """A rule for the rows of a body, the code of its problem, and what to tell an editor."""

    code: str
    rule: Rule
    message: str
    hint: str


RULES: tuple[RowRule, ...] = (
    RowRule(
        code="tab-table",
        rule=tables.tabbed,
        message="Bảng dán từ Word còn dấu Tab, người đọc thấy một đoạn chữ liền.",
        hint="Viết bảng bằng dấu |.",
    ),
    RowRule(
        code="word-bullets",
        rule=lists.bullets,
        message="Danh sách dán từ Word, người đọc thấy một đoạn chữ liền.",
        hint="Mở đầu mỗi dòng bằng “- ”.",
    ),
    RowRule(
        code="number-bracket",
        rule=lists.brackets,
        message="Danh sách đánh số bằng dấu ngoặc, cổng không hiện thành danh sách.",
        hint="Viết “1. ” thay cho “1) ”.",
    ),
    RowRule(
        code="heading-space",
        rule=headings.spaces,
        message="Sau các dấu # của tiêu đề thiếu dấu cách.",
        hint="Viết “## Tên mục”.",
    ),
    RowRule(
        code="heading-underlined",
        rule=headings.underlined,
        message="Dòng gạch dưới biến dòng trên thành tiêu đề mà mục lục không thấy.",
        hint="Tiêu đề thì viết “## Tên mục”; vạch ngang thì để một dòng trống ở trên.",
    ),
    RowRule(
        code="list-joined",
        rule=lists.joined,
        message="Danh sách dính vào đoạn văn ở trên, người đọc thấy một đoạn chữ liền.",
        hint="Để một dòng trống trước danh sách.",
    ),
    RowRule(
        code="list-indent",
        rule=lists.nested,
        message="Danh sách con thụt chưa đủ, cổng hiện nó ngang hàng với danh sách ngoài.",
        hint="Thụt bốn dấu cách cho mỗi tầng.",
    ),
)


def mended_page(text: str, registries: Registries) -> str:
    """A page put right as far as that can be proven safe; putting it right again changes nothing.

    Without line ends of Windows. Words that readers see stay as they are, but for references
    that did not resolve. A number that a registry holds becomes a reference to it.
    """
    before = text
    for _ in range(_ROUNDS):
        mended_text = _mended_once(before, registries)
        if mended_text == before:
            return before
        before = mended_text
    return text


def mended_file(name: str, text: str, registries: Registries) -> str:
    """A registry, captions or another text file put right: characters, quotes in YAML, and numbers
    in drawn scenes.
    """
    text = mended(text)
    if name.endswith((".yml", ".yaml")):
        text = "\n".join(straight_quotes(text.split("\n")))
    return referring_scene(text, registries) if SCENES in f"/{name}" else text


def _mended_once(text: str, registries: Registries) -> str:
    """A page after one round of every rule."""
    head, body = _front_and_body(_signs_to_items(text))
    head, body = mended(head), mended(body)
    rows = head.split("\n")
    if head:
        rows = [rows[0], *ordered(straight_quotes(rows[1:-1])), rows[-1]]
    body_rows = body.split("\n")
    for row_rule in RULES:
        body_rows = _apply_if_words_stay(row_rule.rule, body_rows)
    text_rows = is_text(body_rows)
    body_rows = [
        right_references(row, registries) if is_read else row
        for row, is_read in zip(body_rows, text_rows, strict=True)
    ]
    body = "\n".join(body_rows)
    return referring("\n".join(rows) + "\n" + body if head else body, registries)


def _apply_if_words_stay(rule: Rule, rows: list[str]) -> list[str]:
    """The rows under a rule, if that leaves every word where a reader finds it."""
    edits = rule(rows)
    if not edits:
        return rows
    after = applied(rows, edits)
    return after if words("\n".join(rows)) == words("\n".join(after)) else rows


def _signs_to_items(text: str) -> str:
    """Signs of Word's fonts become items first: afterwards they are characters that are lost."""
    head, body = _front_and_body(text)
    rows = body.split("\n")
    after = "\n".join(applied(rows, lists.bullets(rows)))
    return f"{head}\n{after}" if head else after


def _front_and_body(text: str) -> tuple[str, str]:
    """The front matter with its two fences, and the body; "" where there is none."""
    rows = text.split("\n")
    if rows[0].rstrip() == FENCE:
        for end in range(1, len(rows)):
            if rows[end].rstrip() == FENCE:
                return "\n".join(rows[: end + 1]), "\n".join(rows[end + 1 :])
    return "", text


def body_faults(body: str) -> Iterator[tuple[int, RowRule]]:
    """What the rules would put right in a body: the row, counted from 0, and the rule.

    One for each rule and block of rows, so that a pasted list is one thing to mend.
    """
    rows = body.split("\n")
    for row_rule in RULES:
        last = -2
        for edit in row_rule.rule(rows):
            if edit.start > last + 1:
                yield edit.start, row_rule
            last = max(edit.end - 1, edit.start)
