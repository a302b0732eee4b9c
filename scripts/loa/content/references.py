"""Inline references to the registries: `[[helpline:h111]]`, `[[law:L53|Điều 3]]`.

A page names an entry; the registry supplies the words. So a number or a name changes in one
place, and what may not be published cannot be printed.
"""

from dataclasses import dataclass
from datetime import date

from loa.content.registries import Registries
from loa.content.registry_entries import Agency
from loa.problems import nearest

# Stands where a reference stood, in a text that is only looked through.
REPLACED = "\ufffc"
REGISTRY_OF = {"helpline": "helplines", "law": "laws", "agency": "agencies"}


@dataclass(frozen=True)
class Resolved:
    """What a reference prints: a text, and a target if it leads somewhere."""

    kind: str
    text: str
    href: str = ""
    title: str = ""


@dataclass(frozen=True)
class Refused:
    """Why a reference prints nothing."""

    code: str
    message: str
    hint: str = ""


def resolve(kind: str, key: str, label: str | None, registries: Registries) -> Resolved | Refused:
    """Look up one reference."""
    if kind not in REGISTRY_OF:
        message = f"Không có loại tham chiếu “{kind}”."
        return Refused("unknown-reference", message, nearest(kind, REGISTRY_OF))
    entries = getattr(registries, REGISTRY_OF[kind])
    entry = entries.get(key)
    if entry is None:
        message = f"Sổ đăng ký “{REGISTRY_OF[kind]}” không có mã “{key}”."
        return Refused("unknown-reference", message, nearest(key, entries))
    if entry.publish != "yes":
        message = f"Mục “{key}” chưa được phép đăng (publish: {entry.publish})."
        hint = "Bỏ khỏi trang, hoặc xác nhận rồi đổi publish trong sổ đăng ký."
        return Refused("unpublished-reference", message, hint)
    if kind == "helpline":
        return Resolved(kind, label or entry.number, entry.tel, entry.name)
    if kind == "law":
        name = f"{entry.short} {entry.number}" if entry.short not in entry.number else entry.number
        return Resolved(kind, f"{label} {name}" if label else name, title=entry.title)
    return Resolved(kind, label or agency_name(entry, date.max), entry.page or "")


def by_id(registries: Registries) -> dict[str, tuple[str, str]]:
    """Kind and id of every entry that can be referred to, by its id in lower case."""
    return {
        key.casefold(): (kind, key)
        for kind, name in REGISTRY_OF.items()
        for key in getattr(registries, name)
    }


def agency_name(agency: Agency, today: date) -> str:
    """An agency's name, marked as former once it has ended."""
    ended = agency.valid_to is not None and agency.valid_to < today
    return f"{agency.name} (trước đây)" if ended else agency.name
