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
class Named:
    """A rule for the rows of a body, the code of its problem, and what to tell an editor."""

    code: str
    rule: Rule
    message: str
    hint: str


RULES: tuple[Named, ...] = (
    Named(
        "tab-table",
        tables.tabbed,
        "Bảng dán từ Word còn dấu Tab, người đọc thấy một đoạn chữ liền.",
        "Viết bảng bằng dấu |.",
    ),
    Named(
        "word-bullets",
        lists.bullets,
        "Danh sách dán từ Word, người đọc thấy một đoạn chữ liền.",
        "Mở đầu mỗi dòng bằng “- ”.",
    ),
    Named(
        "number-bracket",
        lists.brackets,
        "Danh sách đánh số bằng dấu ngoặc, cổng không hiện thành danh sách.",
        "Viết “1. ” thay cho “1) ”.",
    ),
    Named(
        "heading-space",
        headings.spaces,
        "Sau các dấu # của tiêu đề thiếu dấu cách.",
        "Viết “## Tên mục”.",
    ),
    Named(
        "heading-underlined",
        headings.underlined,
        "Dòng gạch dưới biến dòng trên thành tiêu đề mà mục lục không thấy.",
        "Tiêu đề thì viết “## Tên mục”; vạch ngang thì để một dòng trống ở trên.",
    ),
    Named(
        "list-joined",
        lists.joined,
        "Danh sách dính vào đoạn văn ở trên, người đọc thấy một đoạn chữ liền.",
        "Để một dòng trống trước danh sách.",
    ),
    Named(
        "list-indent",
        lists.nested,
        "Danh sách con thụt chưa đủ, cổng hiện nó ngang hàng với danh sách ngoài.",
        "Thụt bốn dấu cách cho mỗi tầng.",
    ),
)


def mended_page(text: str, registries: Registries) -> str:
    """A page put right as far as that can be proven safe; putting it right again changes nothing.

    Without line ends of Windows. Words that readers see stay as they are, but for references
    that did not resolve. A number that a registry holds becomes a reference to it.
    """
    before = text
    for _ in range(_ROUNDS):
        better = _better(before, registries)
        if better == before:
            return before
        before = better
    return text


def mended_file(name: str, text: str, registries: Registries) -> str:
    """A registry, captions or another text file put right: characters, quotes in YAML, and numbers
    in drawn scenes.
    """
    text = mended(text)
    if name.endswith((".yml", ".yaml")):
        text = "\n".join(straight_quotes(text.split("\n")))
    return referring_scene(text, registries) if SCENES in f"/{name}" else text


def _better(text: str, registries: Registries) -> str:
    head, body = _parts(_bulleted(text))
    head, body = mended(head), mended(body)
    rows = head.split("\n")
    if head:
        rows = [rows[0], *ordered(straight_quotes(rows[1:-1])), rows[-1]]
    body_rows = body.split("\n")
    for named in RULES:
        body_rows = _under(named.rule, body_rows)
    text_rows = is_text(body_rows)
    body_rows = [
        right_references(row, registries) if is_read else row
        for row, is_read in zip(body_rows, text_rows, strict=True)
    ]
    body = "\n".join(body_rows)
    return referring("\n".join(rows) + "\n" + body if head else body, registries)


def _under(rule: Rule, rows: list[str]) -> list[str]:
    """The rows under a rule, if that leaves every word where a reader finds it."""
    edits = rule(rows)
    if not edits:
        return rows
    after = applied(rows, edits)
    return after if words("\n".join(rows)) == words("\n".join(after)) else rows


def _bulleted(text: str) -> str:
    """Signs of Word's fonts become items first: afterwards they are characters that are lost."""
    head, body = _parts(text)
    rows = body.split("\n")
    after = "\n".join(applied(rows, lists.bullets(rows)))
    return f"{head}\n{after}" if head else after


def _parts(text: str) -> tuple[str, str]:
    """The front matter with its two fences, and the body; "" where there is none."""
    rows = text.split("\n")
    if rows[0].rstrip() == FENCE:
        for end in range(1, len(rows)):
            if rows[end].rstrip() == FENCE:
                return "\n".join(rows[: end + 1]), "\n".join(rows[end + 1 :])
    return "", text


def faults_of_body(body: str) -> Iterator[tuple[int, Named]]:
    """What the rules would put right in a body: the row, counted from 0, and the rule.

    One for each rule and block of rows, so that a pasted list is one thing to mend.
    """
    rows = body.split("\n")
    for named in RULES:
        last = -2
        for edit in named.rule(rows):
            if edit.start > last + 1:
                yield edit.start, named
            last = max(edit.end - 1, edit.start)
