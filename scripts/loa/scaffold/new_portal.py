"""What an owner wants of a new portal: its name and readers, and the folders that follow."""

from collections.abc import Mapping
from dataclasses import dataclass

from loa.content.entries.readers import AudienceRole
from loa.content.sections import Role
from loa.ground.slugs import slugify

EVERYBODY = "moi-nguoi"
EDITORS = "bien-tap-vien"
"""Audiences that every new portal has, whoever else reads it."""
FOLDERS: dict[Role, str] = {
    "help": "can-giup",
    "calendar": "lich",
    "videos": "video",
    "materials": "tai-lieu",
    "index": "a-z",
    "easy": "doc-de",
    "about": "gioi-thieu",
    "editors": "bien-tap",
}
"""What the sections with a role are called where the owner does not say."""
NUMBERS = {
    "h111": ("Cần hỏi, lo cho trẻ em", "Trẻ em cần giúp; cần hỏi, cần người lắng nghe."),
    "h113": ("Đang nguy hiểm", "Đang có nguy hiểm ngay lúc này."),
}
"""The numbers that everybody in the country may call, and in general words what for."""
LAWS = ("TT32", "CV2345", "CV5512")
"""What lesson plans of every school follow: the programme, and the forms of plans."""
_LOOKS: dict[AudienceRole | None, tuple[tuple[str, str], ...]] = {
    "pupils": (("child", "school"),),
    "teachers": (("school", "school"),),
    "families": (("family", "family"),),
    None: (
        ("village", "village"),
        ("office", "officials"),
        ("factory", "business"),
        ("hotel", "tourism"),
    ),
}
"""Pictogram and scene of an audience, by what the generator knows it as."""
_TITLE_LENGTH = 70


@dataclass(frozen=True)
class NewAudience:
    """Readers whose folder of pages is `section`."""

    id: str
    name: str
    section: str
    role: AudienceRole | None = None


@dataclass(frozen=True)
class NewPortal:
    """What an owner asked for, each part already found good.

    `languages` are (slug, name), `sections` the folders of those roles that are not called as
    in FOLDERS.
    """

    name: str
    address: str
    province: str
    subject: str
    audiences: tuple[NewAudience, ...]
    agencies: tuple[str, ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    sections: Mapping[Role, str] | None = None

    def folder(self, role: Role) -> str:
        """What the section with a role is called."""
        return (self.sections or {}).get(role) or FOLDERS[role]


def topic_of(subject: str) -> str:
    """The id of what the campaign is about."""
    return slugify(subject)[:40].strip("-") or "chung"


def sections_of(new: NewPortal) -> dict[str, list[NewAudience]]:
    """The folders of audiences, each with its readers, in the order they were named."""
    by_folder: dict[str, list[NewAudience]] = {}
    for audience in new.audiences:
        by_folder.setdefault(audience.section, []).append(audience)
    return by_folder


def title_of(readers: list[NewAudience]) -> str:
    """What the first page of a folder is called, by those who read there."""
    together = " và ".join(audience.name for audience in readers)
    return together if len(together) <= _TITLE_LENGTH else readers[0].name[:_TITLE_LENGTH]


def looks_of(new: NewPortal) -> dict[str, tuple[str, str]]:
    """Pictogram and scene of each audience; those without a role take turns."""
    looks: dict[str, tuple[str, str]] = {}
    turn = 0
    for audience in new.audiences:
        choices = _LOOKS.get(audience.role, _LOOKS[None])
        looks[audience.id] = choices[turn % len(choices)]
        turn += audience.role is None
    return looks
