"""Counts as a person reads them: text for the terminal, CSV for a spreadsheet, a page of plots."""

import html
from datetime import date

from loa.content.dates import short_date
from loa.ground import spreadsheet
from loa.ground.own_page import own_page
from loa.stats.counting import LEAST, Counts, Kind

TITLES: dict[Kind, str] = {
    "page": "Trang được mở",
    "download": "Tệp được tải",
    "language": "Ngôn ngữ",
}
NOTE = (
    f"Số nhỏ hơn {LEAST} được giấu. Trang nhạy cảm và tệp của chúng không được đếm. "
    "Đếm lượt, không đếm người: nhật ký không cho biết ai đã mở."
)
_HIDDEN = f"dưới {LEAST}"
_STYLE = """\
th, td { white-space: nowrap; }
tbody th { white-space: normal; }
rect { fill: #2c3e8f; }"""
_TOP = 20
_BAR = 120
"""Width of the longest bar of a plot, in its own units."""


def as_text(counts: Counts) -> str:
    """A table a kind, weeks as columns, the twenty most asked."""
    rows = [NOTE]
    for kind, title in TITLES.items():
        shown = counts.shown(kind)
        if not shown:
            continue
        rows += ["", title, "  tuần từ: " + "  ".join(short_date(week) for week in _weeks(counts))]
        rows += [f"  {'  '.join(map(_cell, cells))}  {name}" for name, cells in shown[:_TOP]]
        if len(shown) > _TOP:
            rows.append(f"  … còn {len(shown) - _TOP} dòng; ghi --csv để có đủ")
    return "\n".join(rows)


def as_csv(counts: Counts) -> str:
    """Everything that may be shown, as a spreadsheet opens it."""
    header = ["loại", "tên", *(week.isoformat() for week in _weeks(counts))]
    rows = (
        [title, name, *map(_cell, cells)]
        for kind, title in TITLES.items()
        for name, cells in counts.shown(kind)
    )
    return spreadsheet.as_csv(header, rows, row_end="\r\n")


def as_page(counts: Counts, name: str) -> str:
    """One HTML file that loads nothing: a bar a row, a number a week."""
    parts = []
    for kind, title in TITLES.items():
        shown = counts.shown(kind)
        if shown:
            parts.append(_section(title, shown, _weeks(counts)))
    note = f"<p>{html.escape(NOTE)}</p>"
    return own_page(f"Lượt mở: {name}", _STYLE, "\n".join([note, *parts]))


def _weeks(counts: Counts) -> list[date]:
    return sorted(counts.rows)


def _cell(count: int | None) -> str:
    return _HIDDEN if count is None else str(count)


def _section(title: str, shown: list[tuple[str, list[int | None]]], weeks: list[date]) -> str:
    most = max(sum(filter(None, cells)) for _, cells in shown)
    head = "".join(f'<th scope="col">{short_date(week)}</th>' for week in weeks)
    rows = []
    for name, cells in shown:
        width = _BAR * sum(filter(None, cells)) / most
        numbers = "".join(f"<td>{_cell(count)}</td>" for count in cells)
        bar = (
            f'<svg viewBox="0 0 {_BAR} 10" width="{_BAR}" height="10" aria-hidden="true">'
            f'<rect width="{width:.1f}" height="10"/></svg>'
        )
        rows.append(f'<tr><th scope="row">{html.escape(name)}</th><td>{bar}</td>{numbers}</tr>')
    return (
        f"<h2>{title}</h2>\n<table>\n<thead><tr><td></td><td></td>{head}</tr></thead>\n<tbody>\n"
        + "\n".join(rows)
        + "\n</tbody>\n</table>"
    )
