"""The report as a comment: Markdown of forges, in which nothing from a proposal is obeyed.

A proposal may come from anybody. What it holds stands in the comment as text: no link, picture,
mention or command of a forge comes out of it.
"""

import re
from collections.abc import Iterable, Iterator

from loa.claims.report import KIND_NAMES
from loa.claims.resting import Claim
from loa.printable import printable
from loa.problems import Problem, errors_in
from loa.proposals.changes import EntryChange, PageChange
from loa.proposals.report import Report

MOST = 40
"""Rows a section shows; a comment may have 65,536 characters (GitHub's limit)."""
_LONGEST = 300
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
"""ASCII punctuation, which a backslash makes plain: CommonMark 0.31.2, §2.4."""
_MENTION = re.compile(r"(?<=[@#!$%&~^])(?!\s)|(?<=[A-Za-z])(?=-\d)|\b(?=www\.)")
"""Where a forge would find people, issues, labels, addresses; a word joiner keeps it from that."""
_JOINER = "\u2060"


def as_markdown(report: Report) -> str:
    """The whole comment; ends with a newline."""
    errors = len(errors_in(report.problems))
    rows = ["## Đề nghị này đổi gì", "", _summary(report, errors), ""]
    if report.is_empty:
        return "\n".join(rows)
    hints = len(report.problems) - errors
    counts = f"{errors} lỗi, {hints} điều nhắc"
    rows += _section(f"Cần sửa: {counts}", map(_problem, _ranked(report.problems)))
    rows += _section("Trang đổi", map(_page, report.pages))
    rows += _section("Ảnh trước và sau, rộng 360 điểm", _pictures(report))
    rows += _section("Sổ đăng ký đổi", map(_entry, report.entries))
    rows += _section("Con số, ngày, điều luật đổi", _facts(report))
    rows += _section("Bản dịch, bản thu không còn khớp", _voices(report))
    rows += _section("In lại, chép lại sau khi gộp", _renewals(report))
    rows += _section("Đã đọc lại", map(_reader, report.readers))
    rows += _section("Tệp khác đổi", (f"- {code(f'docs/{uri}')}" for uri in report.files))
    return "\n".join(rows).rstrip("\n") + "\n"


def text(value: str) -> str:
    """Words from outside that stay words."""
    return _MENTION.sub(_JOINER, _cut(printable(value))).translate(_ESCAPED)


def code(value: str) -> str:
    """A name or a value from outside, as it is written (CommonMark, §6.1)."""
    shown = _cut(printable(value))
    if not shown:
        return "(trống)"
    longest = max((len(run) for run in re.findall(r"`+", shown)), default=0)
    fence = "`" * (longest + 1)
    padded = f" {shown} " if shown.startswith(("`", " ")) or shown.endswith(("`", " ")) else shown
    return f"{fence}{padded}{fence}"


_ESCAPED = {ord(one): f"\\{one}" for one in map(chr, range(128)) if _PUNCTUATION.match(one)}


def _cut(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"


def _pictures(report: Report) -> Iterator[str]:
    for path, name in report.pictures:
        yield f"- {code(name)}: {code(path)}"
    left = len(report.pages) - len(report.pictures)
    if report.pictures and left:
        yield f"- Còn {left} trang đổi không vẽ."


def _summary(report: Report, errors: int) -> str:
    if report.is_empty:
        return "Không có trang, sổ đăng ký hay tệp nào của cổng đổi."
    said = "**Chưa gộp được**, còn lỗi." if errors else "Máy không thấy lỗi nào."
    older = f" Cổng còn {report.others} lỗi cũ ở chỗ khác." if report.others else ""
    return (
        f"{said} {len(report.pages)} trang đổi, {len(report.entries)} mục sổ đăng ký đổi, "
        f"{len(report.translations)} bản dịch cũ đi.{older}"
    )


def _section(title: str, rows: Iterable[str]) -> list[str]:
    found = list(rows)
    if not found:
        return []
    left = len(found) - MOST
    more = [f"- … và {left} dòng nữa."] if left > 0 else []
    return [f"### {title}", "", *found[:MOST], *more, ""]


def _ranked(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda one: (one.severity != "error", one))


def _problem(one: Problem) -> str:
    label = "**lỗi**" if one.severity == "error" else "nhắc"
    sentence = text(f"{one.message} {one.hint}".strip())
    return f"- {label} {code(f'{one.path}:{one.line}')} {sentence} ({code(one.code)})"


def _page(change: PageChange) -> str:
    what = "mới" if change.before is None else "bỏ" if change.after is None else "sửa"
    if change.through:
        what = f"đổi theo {', '.join(map(code, change.through))}"
    title = text(change.page.meta.title) or "(chưa đọc được)"
    safety = ", **an toàn: hai người đọc**" if change.page.meta.sensitivity == "safety" else ""
    return f"- {title}, {code(change.page.path)}: {what}{safety}"


def _entry(change: EntryChange) -> str:
    values = "; ".join(
        f"{code(name)} {code(before)} → {code(after)}" for name, before, after in change.values
    )
    return f"- {code(f'{change.registry}/{change.id}')}: {values}"


def _facts(report: Report) -> Iterator[str]:
    for change in report.facts:
        yield f"- {code(change.path)}"
        for label, claims in (("trước", change.gone), ("sau", change.new)):
            yield from (f"  - {label}: {_claim(claim)}" for claim in claims)


def _claim(claim: Claim) -> str:
    ground = ", ".join(map(text, claim.sources)) or "chưa rõ nguồn"
    return f"{KIND_NAMES[claim.kind]} **{text(claim.value)}** · {text(claim.sentence)} · {ground}"


def _voices(report: Report) -> Iterator[str]:
    for page in report.translations:
        yield f"- bản dịch {code(page.path)}"
    for uri in report.recordings:
        yield f"- bản thu {code(f'docs/{uri}')}"


def _reader(row: tuple[str, tuple[str, ...]]) -> str:
    name, paths = row
    return f"- {text(name)}: {', '.join(map(code, paths))}"


def _renewals(report: Report) -> Iterator[str]:
    if report.every_paper:
        yield "- **Số gọi đổi: mọi tờ in, áp phích, bản USB đang dùng đều phải thay.**"
    for page, names in report.papers:
        yield f"- in lại: {', '.join(map(text, names))} của {text(page.meta.title)}"
    if report.packs:
        kinds = ", ".join(code(profile.id) for profile in report.packs)
        yield f"- chép lại bản {kinds}; nơi đang giữ: {code('loa pack outdated SỔ.csv')}"
