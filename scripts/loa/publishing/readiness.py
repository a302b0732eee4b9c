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
from loa.ground.layout import SETTINGS
from loa.ground.wording import say
from loa.problems import Problem
from loa.publishing.security_text import is_contact

# Names that are set aside for examples and for one machine: RFC 2606, RFC 6761, RFC 6762.
_RESERVED = re.compile(
    r"(^|\.)(example|example\.[a-z.]+|test|invalid|localhost|local|internal)$", re.I
)
OWNER = {
    "owner": say("the agency that owns it"),
    "address": say("the address of the agency"),
    "contact": say("how to get in touch"),
    "responsible": say("who is responsible"),
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
            *_settings_problems(settings, text),
            *_helpline_problems(library, day),
            *_open_facts(library),
            *_overdue_pages(library, day),
        }
    )


def _settings_problems(settings: Mapping[str, Any], text: str) -> Iterator[Problem]:
    address = str(settings.get("site_url") or "")
    if not is_public_address(address):
        yield Problem(
            SETTINGS,
            _line_of(text, "site_url"),
            "placeholder-address",
            say(
                "The address of the portal (site_url) is “{address}”, which is no real address.",
                address=address,
            ),
            say(
                "Write the https address that readers will open: it stands in calendars, QR "
                "codes and papers."
            ),
        )
    extra = settings.get("extra")
    for name, what in OWNER.items():
        if not (isinstance(extra, Mapping) and str(extra.get(name) or "").strip()):
            yield Problem(
                SETTINGS,
                _line_of(text, name),
                "owner-missing",
                say("Still to be filled in: {what} ({name}).", what=what, name=name),
                say("Readers have to know who is responsible for these pages."),
            )

    contact = str(extra.get("security") or "") if isinstance(extra, Mapping) else ""
    if not is_contact(contact):
        yield Problem(
            SETTINGS,
            _line_of(text, "security"),
            "owner-missing",
            say(
                "Where holes are to be reported (security) is not rightly written: “{contact}”.",
                contact=contact,
            ),
            say("Write mailto:name@domain or an https address; security.txt is made from it."),
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


def _line_of(text: str, key: str) -> int:
    rows = text.split("\n")
    return next((n for n, row in enumerate(rows, 1) if row.strip().startswith(f"{key}:")), 1)


def _helpline_problems(library: Library, day: date) -> Iterator[Problem]:
    for line in library.registries.cleared_helplines:
        verified = line.verified
        if verified is None:
            message = say(
                "Nobody has tried the number {number} ({short_name}) yet.",
                number=line.number,
                short_name=line.short_name,
            )
        elif verified.on > day:
            message = say(
                "The number {number} is said to be tried on {on}, which is still to come.",
                number=line.number,
                on=short_date(verified.on),
            )
        elif day - verified.on > FRESH_FOR:
            days = (day - verified.on).days
            message = say(
                "The number {number} was last tried on {on}, {days} days ago.",
                number=line.number,
                on=short_date(verified.on),
                days=days,
            )
        else:
            continue
        yield Problem(
            f"docs/{DATA_FOLDER}/helplines.yml",
            _entry_line(library, "helplines", line.id),
            "helpline-unverified",
            message,
            say(
                "Follow the sheet of “loa verify helplines”. One try is good for {days} days.",
                days=FRESH_FOR.days,
            ),
        )


def _open_facts(library: Library) -> Iterator[Problem]:
    registries = library.registries
    for name in ("helplines", "agencies", "laws", "sources"):
        for entry in getattr(registries, name).values():
            open_parts = [
                article.ref for article in getattr(entry, "articles", []) if _is_open(article)
            ]
            if _is_open(entry) or open_parts:
                what = say("The entry “{id}”", id=entry.id) + "".join(
                    f", {ref}" for ref in open_parts
                )
                yield Problem(
                    f"docs/{DATA_FOLDER}/{name}.yml",
                    _entry_line(library, name, entry.id),
                    "fact-open",
                    say("{what}: somebody still has to confirm it (publish: check).", what=what),
                    say("With a source that can be read change it to yes, otherwise to no."),
                )


def _is_open(entry: object) -> bool:
    return getattr(entry, "publish", "") == "check"


def _overdue_pages(library: Library, day: date) -> Iterator[Problem]:
    for page in library.published:
        if is_overdue(page, day):
            yield Problem(
                page.path,
                page.line("review_by"),
                "review-overdue",
                say(
                    "The page had to be looked through before {review_by}.",
                    review_by=short_date(page.meta.review_by),
                ),
                say("Read the whole page again with newer sources, then move review_by on."),
            )


def _entry_line(library: Library, name: str, identity: str) -> int:
    text = (library.docs_dir / DATA_FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    data, lines, _ = parse_yaml(text, name)
    ids = [row.get("id") if isinstance(row, dict) else None for row in data[name]]
    return lines[name, ids.index(identity)]
