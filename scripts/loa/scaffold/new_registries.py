"""The registries of a new portal: those that follow from what its owner wants, and those that hold
everywhere.

They state no facts but the numbers to call and the programme of schools, which come with their
source and date from the registries that the package carries.
"""

from typing import Any

import yaml

from loa.content.sections import Role
from loa.ground.carried import carried
from loa.ground.slugs import slugify
from loa.scaffold.new_portal import (
    EDITORS,
    EVERYBODY,
    FOLDERS,
    LAWS,
    NUMBERS,
    NewPortal,
    looks_of,
    sections_of,
)

_COPIED = ("pictograms", "objects", "officialese")
"""Registries that hold for every campaign."""
_COLOURS = ("#2f5aa8", "#2b5f8a", "#94395c", "#96540a", "#0f6a70", "#47702a", "#5a4494")


def new_registries(new: NewPortal) -> dict[str, str]:
    """The text of each registry by its name."""
    texts = {
        name: carried(f"data/{name}.yml", f"docs/_data/{name}.yml").read_text("utf-8")
        for name in _COPIED
    }
    texts["sections"] = _registry_text(
        "sections", _sections(new), "Các mục của cổng; role: mục giữ việc gì."
    )
    texts["audiences"] = _registry_text(
        "audiences", _audiences(new), "Viết cho ai; section: mục của họ."
    )
    texts["languages"] = _registry_text("languages", _languages(new), "Các thứ tiếng của cổng.")
    texts["agencies"] = _registry_text(
        "agencies",
        _agencies(new),
        "Cơ quan làm chiến dịch. publish: check cho tới khi có nguồn; khi ấy tên mới được in.",
    )
    texts["helplines"] = _registry_text(
        "helplines", _helplines(), "Số để gọi. Số nào cũng có nguồn và ngày; đừng thêm số đoán."
    )
    texts["laws"] = _registry_text(
        "laws", _laws(), "Văn bản mà các trang dẫn: [[law:TT32]]. Chỉ ghi điều đã đọc, kèm nguồn."
    )
    texts["grades"] = _registry_text(
        "grades", _grades(new), "Các lớp; section: bài của lớp ở mục nào."
    )
    return texts


def _sections(new: NewPortal) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{"id": section} for section in sections_of(new)]
    more: dict[Role, dict[str, Any]] = {
        "help": {
            "doors": [
                {
                    "page": f"{new.folder('help')}/viec-lam-ngay.md",
                    "call": "h113",
                    "to_say": "noi-gi",
                    "what_happens": "chuyen-gi",
                    "not_to_do": "dung-lam",
                }
            ]
        },
        "calendar": {"pinned": f"{new.folder('calendar')}/ngay-mo-dau.md"},
    }
    rows += [{"id": new.folder(role), "role": role, **more.get(role, {})} for role in FOLDERS]
    return rows


def _audiences(new: NewPortal) -> list[dict[str, Any]]:
    looks = looks_of(new)
    rows = [
        {
            "id": audience.id,
            "name": audience.name,
            "description": f"Các trang dành cho: {audience.name}.",
            "section": audience.section,
            "pictogram": looks[audience.id][0],
            "order": 10 * number,
            "colour": _COLOURS[number % len(_COLOURS)],
            "reading": {"score": 1.4, "longest": 30}
            if audience.role == "pupils"
            else {"score": 1.7, "longest": 36},
            "role": audience.role,
        }
        for number, audience in enumerate(new.audiences, 1)
    ]
    common = {"section": None, "reading": {"score": 1.6, "longest": 36}}
    rows.append(
        {
            **common,
            "id": EVERYBODY,
            "name": "Mọi người",
            "role": "everybody",
            "weight": 4,
            "description": "Ai cũng đọc được, không cần biết trước điều gì.",
            "pictogram": "people",
            "order": 800,
            "colour": "#22305c",
        }
    )
    rows.append(
        {
            **common,
            "id": EDITORS,
            "name": "Biên tập viên",
            "role": "editors",
            "weight": 0,
            "description": "Người viết, sửa, dịch và thẩm định nội dung của cổng này.",
            "pictogram": "pencil",
            "order": 900,
            "colour": "#4d596b",
            "at_work": True,
        }
    )
    return rows


def _languages(new: NewPortal) -> list[dict[str, Any]]:
    """Vietnamese, and each further language with nothing claimed but its name."""
    unknown: dict[str, Any] = {
        "iso639_3": None,
        "autonym": None,
        "script": None,
        "speakers": None,
        "speakers_as_of": None,
        "note": "",
        "sources": [],
        "as_of": None,
    }
    vietnamese = {
        **unknown,
        "slug": "vi",
        "tag": "vi",
        "iso639_3": "vie",
        "autonym": "Tiếng Việt",
        "name": "Tiếng Việt",
        "script": "Latn",
        "fallback": None,
        "publish": "with-banner",
        "confidence": "high",
    }
    return [
        vietnamese,
        *(
            {
                **unknown,
                "slug": slug,
                "tag": slug,
                "name": name,
                "fallback": "vi",
                "publish": "reviewed-only",
                "confidence": "low",
            }
            for slug, name in new.languages
        ),
    ]


def _agencies(new: NewPortal) -> list[dict[str, Any]]:
    return [
        {
            "id": slugify(name),
            "name": name,
            "valid_from": None,
            "valid_to": None,
            "successor": None,
            "task": None,
            "page": None,
            "publish": "check",
            "confidence": "low",
            "as_of": None,
            "sources": [],
        }
        for name in new.agencies
    ]


def _helplines() -> list[dict[str, Any]]:
    """The numbers for everybody, as the carried registry has them cleared, in general words."""
    rows = carried_rows("helplines")
    cleared = {row["id"]: row for row in rows if row["publish"] == "yes"}
    return [
        {**cleared[number], "call_for": in_short, "for": purpose}
        for number, (in_short, purpose) in NUMBERS.items()
    ]


def _laws() -> list[dict[str, Any]]:
    rows = carried_rows("laws")
    return [row for row in rows if row["id"] in LAWS and row["publish"] == "yes"]


def _grades(new: NewPortal) -> list[dict[str, Any]]:
    """The school grades of the country; all lessons in one folder."""
    readers = {audience.role: audience.section for audience in reversed(new.audiences)}
    school = readers.get("teachers") or readers.get("pupils") or new.audiences[0].section
    rows = carried_rows("grades")
    return [{**row, "section": school} for row in rows]


def carried_rows(name: str) -> list[dict[str, Any]]:
    """The entries of a registry that the package carries."""
    path = carried(f"data/{name}.yml", f"docs/_data/{name}.yml")
    return list(yaml.safe_load(path.read_text("utf-8"))[name])


class _Plain(yaml.SafeDumper):
    """Writes what stands twice twice: registries know no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _registry_text(name: str, rows: list[dict[str, Any]], remark: str) -> str:
    text = yaml.dump({name: rows}, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=9999)
    return f"# {remark}\n{text}"
