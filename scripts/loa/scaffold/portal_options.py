"""What an owner says of a new portal, as typed: read into a `NewPortal`, or every fault of it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from loa.checking import check
from loa.content.entries.readers import AudienceRole
from loa.content.sections import ROLES, Role
from loa.ground.slugs import SAFE_NAME, slugify
from loa.problems import Problem, nearest
from loa.scaffold.new_portal import EDITORS, EVERYBODY, FOLDERS, NewAudience, NewPortal

DEFAULTS: dict[str, str] = {
    "name": "Cổng thông tin mới",
    "address": "https://cong.example.vn/",
    "province": "địa phương",
    "subject": "an toàn cho mọi người",
}
"""What `--yes` takes for what the owner does not say; the address is one that no release takes."""
AUDIENCES = (
    "Học sinh=truong-hoc=pupils",
    "Thầy cô giáo=truong-hoc=teachers",
    "Cha mẹ, gia đình=gia-dinh=families",
    "Cán bộ, cơ quan=co-quan",
)
_LONGEST = {"name": 60, "province": 60, "subject": 60, "agency": 120, "audience": 60}
# Words and their signs: what stands in pages as prose is no markup.
_WORDS = re.compile(r"(?=.*[^\W\d_])[\w ,.()/&:'’–-]+")
_ADDRESS = re.compile(
    r"https?://(?=.{1,253}(?:/|$))[a-z0-9](?:[a-z0-9-]{0,62}\.)*[a-z0-9-]{1,63}(?::\d{2,5})?"
    r"(?:/[a-z0-9-]+)*/?"
)
_LANGUAGE = re.compile(r"[a-z]{2,8}(-[A-Z][a-z]{3})?")
_ROLES: tuple[AudienceRole, ...] = ("pupils", "teachers", "families")
"""Roles that an audience of an owner's may have; the others stand in every portal."""
_TAKEN = frozenset({"assets", "chia-se", "tin-moi", "nhung", "du-lieu", "tai-lieu"})
"""Folders of the site that hold files made for it."""


@dataclass(frozen=True)
class PortalOptions:
    """The options of `loa init`, as typed."""

    name: str
    address: str
    province: str
    subject: str
    agencies: Sequence[str] = ()
    languages: Sequence[str] = ()
    audiences: Sequence[str] = AUDIENCES
    sections: Sequence[str] = ()


def read_options(options: PortalOptions) -> tuple[NewPortal | None, list[Problem]]:
    """A portal to write; None with all faults at once where there is one."""
    reader = _Reader()
    words = {
        key: reader.words(key, getattr(options, key)) for key in ("name", "province", "subject")
    }
    agencies = tuple(reader.words("agency", agency) for agency in options.agencies)
    new = NewPortal(
        name=words["name"],
        address=reader.address(options.address),
        province=words["province"],
        subject=words["subject"],
        audiences=reader.audiences(options.audiences),
        agencies=agencies,
        languages=reader.languages(options.languages),
        sections=reader.sections(options.sections),
    )
    reader.twice("agency", [slugify(agency) for agency in agencies])
    reader.folders(new)
    return (None if reader.problems else new), reader.problems


class _Reader:
    """Reads option by option and keeps what is wrong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    @check("init-option", scope="command")
    def refuse(self, option: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(f"--{option}", 1, "init-option", message, hint))

    def words(self, option: str, typed: str) -> str:
        text = unicodedata.normalize("NFC", " ".join(typed.split()))
        most = _LONGEST[option]
        if not text or len(text) > most:
            self.refuse(option, f"Cần từ 1 đến {most} ký tự, ở đây có {len(text)}.")
        elif not _WORDS.fullmatch(text) or not slugify(text):
            self.refuse(
                option,
                f"“{text}” có dấu không dùng được.",
                "Chỉ dùng chữ, số, dấu cách và các dấu , . ( ) / & : ' -",
            )
        return text

    def address(self, typed: str) -> str:
        text = typed.strip()
        if not _ADDRESS.fullmatch(text):
            self.refuse(
                "address",
                f"“{text}” không phải địa chỉ của một trang.",
                "Viết cả https://, chữ thường, ví dụ: https://cong.example.vn/",
            )
        return text.rstrip("/") + "/"

    def audiences(self, typed: Sequence[str]) -> tuple[NewAudience, ...]:
        audiences = tuple(audience for text in typed if (audience := self._audience(text)))
        if not typed:
            self.refuse("audience", "Cần ít nhất một nhóm người đọc.", "Ví dụ: Phụ huynh=gia-dinh")
        self.twice("audience", [audience.id for audience in audiences])
        self.twice("audience", [audience.role for audience in audiences if audience.role])
        return audiences

    def _audience(self, typed: str) -> NewAudience | None:
        name, *rest = typed.split("=")
        before = len(self.problems)
        name = self.words("audience", name)
        if len(rest) > 2:
            self.refuse("audience", f"“{typed}” có quá hai dấu =.", "Viết: TÊN=THƯ-MỤC=VAI-TRÒ")
            return None
        key = slugify(name)
        section = rest[0].strip() if rest else key
        role = rest[1].strip() if len(rest) > 1 else ""
        if key in (EVERYBODY, EDITORS):
            self.refuse("audience", f"Nhóm “{name}” cổng nào cũng đã có.", "Bỏ nhóm này.")
        self._safe("audience", section)
        if role and role not in _ROLES:
            hint = nearest(role, _ROLES)
            self.refuse("audience", f"Không có vai trò “{role}” cho một nhóm.", hint)
        if len(self.problems) > before:
            return None
        known = next(
            (known_role for known_role in get_args(AudienceRole) if known_role == role), None
        )
        return NewAudience(id=key, name=name, section=section, role=known)

    def languages(self, typed: Sequence[str]) -> tuple[tuple[str, str], ...]:
        languages = []
        for text in typed:
            slug, _, name = (part.strip() for part in text.partition("="))
            if not _LANGUAGE.fullmatch(slug) or slug == "vi" or not name:
                self.refuse(
                    "language",
                    f"“{text}” không phải một ngôn ngữ khác tiếng Việt.",
                    "Viết MÃ=TÊN, ví dụ: en=Tiếng Anh, km=Tiếng Khmer",
                )
                continue
            languages.append((slug, self.words("audience", name)))
        self.twice("language", [slug for slug, _ in languages])
        return tuple(languages)

    def sections(self, typed: Sequence[str]) -> dict[Role, str]:
        folders: dict[Role, str] = {}
        roles: dict[str, Role] = {role: role for role in ROLES if role in FOLDERS}
        for text in typed:
            name, _, folder = (part.strip() for part in text.partition("="))
            role = roles.get(name)
            if role is None:
                self.refuse("section", f"Không có vai trò “{name}”.", nearest(name, roles))
            elif role in folders:
                self.refuse("section", f"Vai trò “{name}” được đặt hai lần.")
            else:
                self._safe("section", folder)
                folders[role] = folder
        return folders

    def folders(self, new: NewPortal) -> None:
        """No two things in one folder of the site."""
        roles: Mapping[str, str] = {new.folder(role): role for role in FOLDERS}
        self.twice("section", [new.folder(role) for role in FOLDERS])
        languages = {slug.lower() for slug, _ in new.languages}
        for option, folder in (
            *(("audience", audience.section) for audience in new.audiences),
            *(("section", section) for section in (new.sections or {}).values()),
        ):
            if option == "audience" and folder in roles:
                self.refuse(option, f"Thư mục “{folder}” đã dành cho mục {roles[folder]}.")
            elif folder in languages:
                self.refuse(option, f"Thư mục “{folder}” trùng mã một ngôn ngữ.")
            elif folder in _TAKEN and roles.get(folder) != "materials":
                self.refuse(option, f"Thư mục “{folder}” đã dành cho tệp máy làm ra.")

    def twice(self, option: str, values: Sequence[str]) -> None:
        for value in _repeated(values):
            self.refuse(option, f"“{value}” có hai lần.", "Mỗi thứ chỉ ghi một lần.")

    def _safe(self, option: str, folder: str) -> None:
        if not SAFE_NAME.fullmatch(folder):
            self.refuse(
                option,
                f"“{folder}” không làm tên thư mục được.",
                "Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ: truong-hoc",
            )


def _repeated(values: Sequence[str]) -> Iterator[str]:
    return (value for value, count in Counter(values).items() if count > 1)
