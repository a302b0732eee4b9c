"""What a portal still lacks before readers may be led to it.

A page that builds may still say that nobody answers for it, or print a number that nobody has
called for a year. Editors can go on without these; publishing cannot.
"""

import ipaddress
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from loa.checking import check
from loa.content.dates import short_date
from loa.content.entries.offices import FRESH_FOR
from loa.content.front_matter import parse_yaml
from loa.content.library import Library
from loa.content.registries import DATA_FOLDER
from loa.content.reviews import is_overdue
from loa.problems import Problem
from loa.publishing.security_text import is_contact

# Names that are set aside for examples and for one machine: RFC 2606, RFC 6761, RFC 6762.
_RESERVED = re.compile(
    r"(^|\.)(example|example\.[a-z.]+|test|invalid|localhost|local|internal)$", re.I
)
OWNER = {
    "owner": "cơ quan chủ quản",
    "address": "địa chỉ cơ quan",
    "contact": "cách liên hệ",
    "responsible": "người chịu trách nhiệm",
}
"""The fields below `extra` in mkdocs.yml that the footer prints, and what each is."""


@check("fact-open", "helpline-unverified", "owner-missing", "placeholder-address", scope="command")
@check("review-overdue", scope="command", severity="warning")
def unready(library: Library, settings: Mapping[str, Any], text: str, day: date) -> list[Problem]:
    """Everything that keeps the portal from being published on a day, sorted.

    `settings` is mkdocs.yml as read, `text` as written: problems name its lines.
    """
    return sorted(
        {
            *_settings(settings, text),
            *_helplines(library, day),
            *_open_facts(library),
            *_overdue(library, day),
        }
    )


def _settings(settings: Mapping[str, Any], text: str) -> Iterator[Problem]:
    address = str(settings.get("site_url") or "")
    if not is_public_address(address):
        yield Problem(
            "mkdocs.yml",
            _line(text, "site_url"),
            "placeholder-address",
            f"Địa chỉ cổng (site_url) là “{address}”, không phải địa chỉ thật.",
            "Ghi địa chỉ https mà người đọc sẽ mở: nó nằm trong lịch, mã QR và tờ in.",
        )
    extra = settings.get("extra")
    for name, what in OWNER.items():
        if not (isinstance(extra, Mapping) and str(extra.get(name) or "").strip()):
            yield Problem(
                "mkdocs.yml",
                _line(text, name),
                "owner-missing",
                f"Chưa điền {what} ({name}).",
                "Người đọc cần biết ai chịu trách nhiệm về trang này.",
            )

    contact = str(extra.get("security") or "") if isinstance(extra, Mapping) else ""
    if not is_contact(contact):
        yield Problem(
            "mkdocs.yml",
            _line(text, "security"),
            "owner-missing",
            f"Chưa ghi đúng nơi nhận tin báo lỗ hổng (security): “{contact}”.",
            "Ghi mailto:tên@miền hay một địa chỉ https; tệp security.txt lấy từ đây.",
            "error" if contact else "warning",
        )


def is_public_address(address: str) -> bool:
    """Whether readers elsewhere can open an address: https, with a name or number of the net."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        parts.port  # noqa: B018 (raises for a port that is none)
    except ValueError:
        return False
    try:
        return parts.scheme == "https" and ipaddress.ip_address(host).is_global
    except ValueError:
        is_name = "." in host and _RESERVED.search(host.rstrip(".")) is None
        return parts.scheme == "https" and is_name


def _line(text: str, key: str) -> int:
    rows = text.split("\n")
    return next((n for n, row in enumerate(rows, 1) if row.strip().startswith(f"{key}:")), 1)


def _helplines(library: Library, day: date) -> Iterator[Problem]:
    for line in library.registries.cleared_helplines:
        verified = line.verified
        if verified is None:
            message = f"Chưa ai thử số {line.number} ({line.short_name})."
        elif verified.on > day:
            message = f"Số {line.number} ghi ngày thử {short_date(verified.on)}, chưa tới."
        elif day - verified.on > FRESH_FOR:
            days = (day - verified.on).days
            message = f"Số {line.number} thử lần cuối {short_date(verified.on)}, {days} ngày rồi."
        else:
            continue
        yield Problem(
            f"docs/{DATA_FOLDER}/helplines.yml",
            _entry_line(library, "helplines", line.id),
            "helpline-unverified",
            message,
            "Làm theo phiếu của “loa verify helplines”. "
            f"Một lần thử có giá trị {FRESH_FOR.days} ngày.",
        )


def _open_facts(library: Library) -> Iterator[Problem]:
    registries = library.registries
    for name in ("helplines", "agencies", "laws", "sources"):
        for entry in getattr(registries, name).values():
            open_parts = [one.ref for one in getattr(entry, "articles", []) if _is_open(one)]
            if _is_open(entry) or open_parts:
                what = f"Mục “{entry.id}”" + "".join(f", {ref}" for ref in open_parts)
                yield Problem(
                    f"docs/{DATA_FOLDER}/{name}.yml",
                    _entry_line(library, name, entry.id),
                    "fact-open",
                    f"{what}: còn chờ người xác nhận (publish: check).",
                    "Có nguồn đọc được thì đổi thành yes, không thì no.",
                )


def _is_open(entry: object) -> bool:
    return getattr(entry, "publish", "") == "check"


def _overdue(library: Library, day: date) -> Iterator[Problem]:
    for page in library.published:
        if is_overdue(page, day):
            yield Problem(
                page.path,
                page.line("review_by"),
                "review-overdue",
                f"Trang phải được xem lại trước {short_date(page.meta.review_by)}.",
                "Đọc lại cả trang với nguồn mới rồi lùi review_by.",
            )


def _entry_line(library: Library, name: str, identity: str) -> int:
    text = (library.docs_dir / DATA_FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    data, lines, _ = parse_yaml(text, name)
    ids = [row.get("id") if isinstance(row, dict) else None for row in data[name]]
    return lines[name, ids.index(identity)]
