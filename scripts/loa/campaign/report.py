"""The end of a campaign: a table for the terminal and spreadsheets, a page, an official report."""

from base64 import b64encode
from collections.abc import Sequence
from datetime import date
from html import escape

from loa.campaign.chart import alt_of, as_png, as_svg, bars_of
from loa.campaign.columns import CHILDREN, COUNTS, PRESENT, number
from loa.campaign.totals import TITLES, Totals
from loa.content.dates import date_range
from loa.content.schema import OfficialForm
from loa.ground import spreadsheet
from loa.ground.own_page import own_page

_ALL = "Tất cả"
_STYLE = "svg { max-width: 100%; height: auto; }"


def as_text(totals: Totals) -> str:
    """A table for the terminal; what nobody counted is left out."""
    columns = _counted_columns(totals)
    rows = [[TITLES[totals.grouping], *(COUNTS[position].title for position in columns)]]
    rows += [
        [name, *(number(counts[position]) for position in columns)] for name, counts in totals.rows
    ]
    rows.append([_ALL, *(number(totals.whole[position]) for position in columns)])
    widths = [max(len(row[position]) for row in rows) for position in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if position == 0 else cell.rjust(width)
            for position, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


def as_csv(totals: Totals) -> str:
    """The whole table for a spreadsheet."""
    header = [TITLES[totals.grouping], *(column.title for column in COUNTS)]
    rows = [*((name, *counts) for name, counts in totals.rows), (_ALL, *totals.whole)]
    return spreadsheet.as_csv(header, rows, row_end="\r\n")


def as_page(tables: Sequence[Totals], name: str, first: date, last: date) -> str:
    """One HTML file that loads nothing: the chart of the weeks and every table."""
    weeks = next(table for table in tables if table.grouping == "tuan")
    parts = [as_svg(bars_of(weeks)), *(_long_table(table) for table in tables)]
    title = f"Kết quả truyền thông {date_range(first, last)}: {name}"
    return own_page(title, _STYLE, "\n".join(parts))


def official_form(first: date, last: date, issuer: str, subject: str) -> OfficialForm:
    """What stands around the report; names and signatures are left to the office."""
    return OfficialForm(
        kind="bao-cao",
        about=f"{f'Kết quả truyền thông {subject}'.rstrip()}, {date_range(first, last)}",
        issuer=[issuer or "[TÊN CƠ QUAN]"],
        code="[…]",
        place="[…]",
        to=["[Cơ quan giao kế hoạch]"],
        recipients=["Như trên"],
        signer=["THỦ TRƯỞNG CƠ QUAN"],
    )


def official_markup(tables: Sequence[Totals]) -> str:
    """The text of the report as XHTML: the counts, the chart, who took part; what no ledger
    knows stays to be filled in.
    """
    whole = tables[0].whole
    weeks = next(table for table in tables if table.grouping == "tuan")
    bars = bars_of(weeks)
    picture = b64encode(as_png(bars)).decode()
    rows = "".join(
        f"<tr><td>{column.title}</td><td>{number(count)}</td></tr>"
        for column, count in zip(COUNTS, whole, strict=True)
    )
    children = whole[COUNTS.index(CHILDREN)]
    present = whole[COUNTS.index(PRESENT)]
    parts = [
        "<h3>I. KẾT QUẢ</h3>",
        f"<p>Tổng số {number(present)} lượt người dự, trong đó {number(children)} lượt trẻ em.</p>",
        f"<table><thead><tr><th>Nội dung</th><th>Số lượng</th></tr></thead><tbody>{rows}</tbody>"
        "</table>",
        f'<p><img src="data:image/png;base64,{picture}" alt="{escape(alt_of(bars))}"/></p>',
        "<h3>II. NƠI THỰC HIỆN</h3>",
        *(
            _short_table(table)
            for table in tables
            if table.grouping in ("xa", "don-vi", "doi-tuong")
        ),
        "<h3>III. NGƯỜI DÂN NÓI GÌ</h3>",
        "<p>Câu hỏi nhiều nhất: […]. Điều chưa hiểu: […].</p>",
        "<h3>IV. KHÓ KHĂN, KIẾN NGHỊ</h3>",
        "<p>[…]</p>",
    ]
    return "".join(parts)


_SHORT = ("cuoc", "luot-du", "tre-em", "to-roi", "phut-loa")


def _short_table(totals: Totals) -> str:
    """Few enough columns for a page of paper upright."""
    columns = [at for at, column in enumerate(COUNTS) if column.key in _SHORT]
    head = "".join(f"<th>{COUNTS[at].title}</th>" for at in columns)
    rows = "".join(
        f"<tr><td>{escape(name)}</td>"
        + "".join(f"<td>{number(counts[at])}</td>" for at in columns)
        + "</tr>"
        for name, counts in totals.rows
    )
    return (
        f"<table><thead><tr><th>{TITLES[totals.grouping]}</th>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _long_table(totals: Totals) -> str:
    columns = _counted_columns(totals)
    head = "".join(f'<th scope="col">{COUNTS[at].title}</th>' for at in columns)
    rows = [
        f'<tr><th scope="row">{escape(name)}</th>'
        + "".join(f"<td>{number(counts[at])}</td>" for at in columns)
        + "</tr>"
        for name, counts in (*totals.rows, (_ALL, totals.whole))
    ]
    title = TITLES[totals.grouping]
    return (
        f'<h2>{title}</h2>\n<table>\n<thead><tr><th scope="col">{title}</th>{head}</tr></thead>\n'
        "<tbody>\n" + "\n".join(rows) + "\n</tbody>\n</table>"
    )


def _counted_columns(totals: Totals) -> list[int]:
    return [position for position, count in enumerate(totals.whole) if count]
