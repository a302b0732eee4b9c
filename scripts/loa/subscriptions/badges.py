"""Pictures that other sites show: the numbers to call, and the next event of the campaign.

A school puts an `img` into its page: no script of ours runs there, and the picture changes with the
portal. Text is drawn by the reader's device, so it stays sharp and small.
"""

from collections.abc import Sequence
from datetime import timedelta
from html import escape

from loa.content.entries.offices import Helpline

FOLDER = "nhung"
HELPLINES = f"{FOLDER}/so-dien-thoai.svg"
EVENT = f"{FOLDER}/su-kien-sap-toi.svg"
BADGE_AHEAD = timedelta(days=366)
"""How far ahead the next event may be; without one there is no badge."""
_WIDTH, _ROW = 320, 34
_FACE = "Noto Sans,Roboto,Segoe UI,Arial,sans-serif"


def helpline_badge(lines: Sequence[Helpline], name: str) -> str:
    """The published numbers, each with what it is called."""
    rows = [(line.number or "", line.short_name or line.name) for line in lines]
    height = 52 + _ROW * len(rows)
    parts = [_head(height, helpline_words(lines))]
    parts.append(_text(x=16, y=30, words="Cần giúp, cần báo tin", size=17, weight="700"))
    for at, (number, label) in enumerate(rows):
        y = 62 + _ROW * at
        parts.append(_text(x=16, y=y, words=number, size=17, weight="700"))
        shown = "" if label == number else label.removesuffix(number).strip()
        parts.append(_text(x=_WIDTH - 16, y=y, words=shown, size=13, weight="400", anchor="end"))
    return "\n".join([*parts, "</svg>", ""])


def helpline_words(lines: Sequence[Helpline]) -> str:
    """The badge's text alternative."""
    return "Số điện thoại trợ giúp: " + ", ".join(
        f"{line.short_name} {line.number}" for line in lines
    )


def event_badge(title: str, day: str) -> str:
    """The next event: its day and its name, broken into lines."""
    rows = _wrapped(title, 30)
    height = 64 + 24 * len(rows)
    parts = [
        _head(height, event_words(title, day)),
        _text(x=16, y=30, words=f"Sắp tới: {day}", size=15, weight="400"),
    ]
    parts += [
        _text(x=16, y=60 + 24 * at, words=row, size=18, weight="700") for at, row in enumerate(rows)
    ]
    return "\n".join([*parts, "</svg>", ""])


def event_words(title: str, day: str) -> str:
    """The badge's text alternative."""
    return f"Sắp tới: {title}, {day}"


def _head(height: int, words: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        f'width="{_WIDTH}" height="{height}" role="img" aria-label="{escape(words)}">\n'
        f'<rect width="{_WIDTH}" height="{height}" rx="12" fill="#22305c"/>'
    )


def _text(x: int, y: int, words: str, size: int, weight: str, anchor: str = "start") -> str:
    return (
        f'<text x="{x}" y="{y}" font-family="{_FACE}" font-size="{size}" font-weight="{weight}" '
        f'fill="#fff" text-anchor="{anchor}">{escape(words)}</text>'
    )


def _wrapped(text: str, longest: int) -> list[str]:
    rows = [""]
    for word in text.split():
        if rows[-1] and len(rows[-1]) + 1 + len(word) > longest:
            rows.append(word)
        else:
            rows[-1] = f"{rows[-1]} {word}".strip()
    return rows
