"""A digest of what is new: as Markdown, as a page to be sent by mail, as text for a messenger."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from loa.content.dates import short_date
from loa.content.entries.offices import Helpline

ZALO_MOST = 2_000
"""Characters that a message for the messenger may have; what is over is counted, not cut off."""


@dataclass(frozen=True)
class Line:
    """One thing to read: its title, one sentence, its whole address."""

    title: str
    about: str
    url: str


@dataclass(frozen=True)
class Digest:
    """What came since a day: pages that are new and changed, and days of the campaign ahead."""

    name: str
    since: date
    until: date
    fresh: tuple[Line, ...]
    changed: tuple[Line, ...]
    ahead: tuple[Line, ...]
    helplines: tuple[Helpline, ...]

    @property
    def title(self) -> str:
        """What stands at the top, and in the subject of a mail."""
        return f"{self.name}: tin từ {short_date(self.since)} đến {short_date(self.until)}"

    @property
    def parts(self) -> list[tuple[str, tuple[Line, ...]]]:
        """Headings with what stands below them; empty ones are left out."""
        parts = [
            ("Trang mới", self.fresh),
            ("Trang vừa sửa", self.changed),
            ("Sắp tới", self.ahead),
        ]
        return [(heading, lines) for heading, lines in parts if lines]


def as_markdown(digest: Digest) -> str:
    """For a newsletter or a repository."""
    rows = [f"# {digest.title}", ""]
    for heading, lines in digest.parts:
        rows += [f"## {heading}", ""]
        rows += [f"- [{_escaped(line.title)}]({line.url}): {line.about}" for line in lines]
        rows.append("")
    rows += [f"- {helpline.short_name}: {helpline.number}" for helpline in digest.helplines]
    return "\n".join(rows) + "\n"


def as_html(digest: Digest) -> str:
    """A whole page without script, style sheet or picture: mail programs take nothing else."""
    parts = []
    for heading, lines in digest.parts:
        rows = "\n".join(map(_item, lines))
        parts.append(f"<h2>{heading}</h2>\n<ul>\n{rows}\n</ul>")
    numbers = ", ".join(f"{helpline.short_name} {helpline.number}" for helpline in digest.helplines)
    title = escape(digest.title)
    return (
        f'<!doctype html>\n<html lang="vi">\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width">\n<h1>{title}</h1>\n'
        + "\n".join(parts)
        + f"\n<p>{escape(numbers)}</p>\n</html>\n"
    )


def _item(line: Line) -> str:
    link = f'<a href="{escape(line.url)}">{escape(line.title)}</a>'
    return f"<li>{link}<br>{escape(line.about)}</li>"


def as_zalo(digest: Digest) -> str:
    """Plain text that fits one message: titles and addresses, as many as there is room for."""
    foot = [", ".join(f"{helpline.short_name}: {helpline.number}" for helpline in digest.helplines)]
    rows = [digest.title]
    lines = [(heading, line) for heading, lines_below in digest.parts for line in lines_below]
    before = ""
    for number, (heading, line) in enumerate(lines):
        added = ["", heading.upper()] if heading != before else []
        added += [f"• {line.title}", f"  {line.url}"]
        rest = [f"… và {len(lines) - number} trang nữa.", "", *foot]
        if _length([*rows, *added, *rest]) > ZALO_MOST:
            rows.append(f"… và {len(lines) - number} trang nữa.")
            break
        rows += added
        before = heading
    return "\n".join([*rows, "", *foot]) + "\n"


def _length(rows: Sequence[str]) -> int:
    return sum(len(row) + 1 for row in rows)


def _escaped(title: str) -> str:
    return title.replace("[", "\\[").replace("]", "\\]")
