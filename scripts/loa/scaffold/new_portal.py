"""A new portal from what its owner says: settings, registries and one page of each type.

What is written states no facts but the numbers to call, which come with their source and date
from the registry that the package carries. Nothing here names a province or a campaign.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Template
from typing import Any

import yaml

from loa.content.entries.readers import AudienceRole
from loa.content.page import parse_page
from loa.content.registries import Registries
from loa.content.sections import Role
from loa.content.translation import source_hash
from loa.ground.carried import carried
from loa.ground.slugs import slugify
from loa.scaffold.guide import Neighbours, guide_pages

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
REVIEW_AFTER = timedelta(days=180)
_COPIED = ("pictograms", "objects", "officialese")
"""Registries that hold for every campaign."""
_NUMBERS = {
    "h111": ("Cần hỏi, lo cho trẻ em", "Trẻ em cần giúp; cần hỏi, cần người lắng nghe."),
    "h113": ("Đang nguy hiểm", "Đang có nguy hiểm ngay lúc này."),
}
"""The numbers that everybody in the country may call, and in general words what for."""
_LAWS = ("TT32", "CV2345", "CV5512")
"""What lesson plans of every school follow: the programme, and the forms of plans."""
_COLOURS = ("#2f5aa8", "#2b5f8a", "#94395c", "#96540a", "#0f6a70", "#47702a", "#5a4494")
_LOOKS: dict[AudienceRole | None, tuple[tuple[str, str], ...]] = {
    "pupils": (("child", "school"),),
    "teachers": (("school", "school"),),
    "families": (("family", "family"),),
    None: (("village", "village"), ("office", "officials"), ("factory", "business"),
           ("hotel", "tourism")),
}  # fmt: skip
"""Pictogram and scene of an audience, by what the generator knows it as."""
# A wheel leaves names out that begin with a dot.
_DOTTED = {"gitignore": ".gitignore"}
_WHOLE = "docs/@help/viec-lam-ngay.md"
"""The page of which there is an easy version."""
_MOST_TILES = 6
_NAME_LENGTH = 32
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


def portal_files(new: NewPortal, today: date) -> dict[str, str]:
    """Every file of the portal: its path below the portal's folder, and its text."""
    values = _values(new, today)
    found = {f"docs/_data/{name}.yml": text for name, text in _registries(new).items()}
    places = {f"@{role}": new.folder(role) for role in FOLDERS}
    places |= {"@first": values["first"], "@school": values["school"]}
    tree = dict(_templates(files("loa.scaffold").joinpath("portal"), ""))
    values["whole_sha256"] = _hash_of(Template(tree[_WHOLE]).substitute(values))
    for path, text in tree.items():
        name = "/".join(places.get(part, part) for part in path.split("/"))
        found[_DOTTED.get(name, name)] = Template(text).substitute(values)
    found |= {f"docs/{name}": text for name, text in _landings(new, values)}
    home = _template("language-home.md")
    for slug, name in new.languages:
        found[f"docs/index.{slug}.md"] = home.substitute(values, language_name=_quoted(name))
    editors = new.folder("editors")
    known = {path.removeprefix("docs/") for path in found if path.startswith("docs/")}
    guide = guide_pages(_neighbours(new, known))
    return {**{f"docs/{editors}/{name}": text for name, text in guide.items()}, **found}


def _hash_of(text: str) -> str:
    """What the easy version says that it was held against."""
    page, _ = parse_page("page.md", text, "page.md", Registries())
    assert page is not None
    return source_hash(page)


def _values(new: NewPortal, today: date) -> dict[str, str]:
    """What the templates' places are filled with."""
    by_role = {one.role: one for one in reversed(new.audiences) if one.role}
    taught = [by_role[role] for role in ("teachers", "pupils") if role in by_role]
    others = [one for one in new.audiences if one.role not in ("teachers", "pupils")]
    first = (others or new.audiences)[0]
    lines = carried("data/helplines.yml", "docs/_data/helplines.yml")
    dates = {row["id"]: row["as_of"] for row in _rows(lines, "helplines")}
    tiles = _tiles(new)
    return {
        "name": _quoted(new.name),
        "title": new.name,
        "address": _quoted(new.address),
        "description": _quoted(f"Bài học, việc nên làm, lịch và phim ngắn về {new.subject}."),
        "province": new.province,
        "subject": new.subject,
        "subject_as_said": _quoted(new.subject),
        "subject_quoted": _quoted(new.subject[:1].upper() + new.subject[1:]),
        "topic": topic_of(new.subject),
        "everybody": EVERYBODY,
        "editors_audience": EDITORS,
        "first": first.section,
        "first_audience": first.id,
        "school": (taught or [first])[0].section,
        "lesson_audience": ", ".join(one.id for one in taught) or EVERYBODY,
        "tiles": "\n".join(tiles),
        "review_by": (today + REVIEW_AFTER).isoformat(),
        "start": (today.replace(day=1) + timedelta(days=32)).replace(day=1).isoformat(),
        **{number: dates[number].isoformat() for number in _NUMBERS},
        **{role: new.folder(role) for role in FOLDERS},
    }


def topic_of(subject: str) -> str:
    """The id of what the campaign is about."""
    return slugify(subject)[:40].strip("-") or "chung"


def _sections_of(new: NewPortal) -> dict[str, list[NewAudience]]:
    """The folders of audiences, each with its readers, in the order they were named."""
    found: dict[str, list[NewAudience]] = {}
    for one in new.audiences:
        found.setdefault(one.section, []).append(one)
    return found


def _title(readers: list[NewAudience]) -> str:
    together = " và ".join(one.name for one in readers)
    return together if len(together) <= _TITLE_LENGTH else readers[0].name[:_TITLE_LENGTH]


def _tiles(new: NewPortal) -> Iterator[str]:
    """The pictures that lead on from the front page, in the order of the audiences."""
    looks = _looks(new)
    for section, readers in list(_sections_of(new).items())[:_MOST_TILES]:
        name, scene = _title(readers), looks[readers[0].id][1]
        if len(name) > _NAME_LENGTH:
            name = readers[0].name[:_NAME_LENGTH].strip()
        yield f"  - {{scene: {scene}, name: {_quoted(name)}, page: {section}/index.md}}"


def _looks(new: NewPortal) -> dict[str, tuple[str, str]]:
    """Pictogram and scene of each audience; those without a role take turns."""
    found: dict[str, tuple[str, str]] = {}
    turn = 0
    for one in new.audiences:
        choices = _LOOKS.get(one.role, _LOOKS[None])
        found[one.id] = choices[turn % len(choices)]
        turn += one.role is None
    return found


def _landings(new: NewPortal, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The first page of each audience's folder."""
    template, looks = _template("landing.md"), _looks(new)
    for section, readers in _sections_of(new).items():
        title = _title(readers)
        text = template.substitute(
            values,
            landing_title=_quoted(title),
            landing_description=_quoted(f"Các trang dành cho: {title}."[:160]),
            landing_audience=", ".join(one.id for one in readers),
            landing_pictogram=looks[readers[0].id][0],
        )
        yield f"{section}/index.md", text


def _registries(new: NewPortal) -> dict[str, str]:
    """Those that follow from what the owner said, and those that hold everywhere."""
    found = {name: carried(f"data/{name}.yml", f"docs/_data/{name}.yml").read_text("utf-8")
             for name in _COPIED}  # fmt: skip
    found["sections"] = _listed(
        "sections", _sections(new), "Các mục của cổng; role: mục giữ việc gì."
    )
    found["audiences"] = _listed("audiences", _audiences(new), "Viết cho ai; section: mục của họ.")
    found["languages"] = _listed("languages", _languages(new), "Các thứ tiếng của cổng.")
    found["agencies"] = _listed(
        "agencies", _agencies(new),
        "Cơ quan làm chiến dịch. publish: check cho tới khi có nguồn; khi ấy tên mới được in.",
    )  # fmt: skip
    found["helplines"] = _listed(
        "helplines", _helplines(), "Số để gọi. Số nào cũng có nguồn và ngày; đừng thêm số đoán."
    )
    found["laws"] = _listed(
        "laws", _laws(), "Văn bản mà các trang dẫn: [[law:TT32]]. Chỉ ghi điều đã đọc, kèm nguồn."
    )
    found["grades"] = _listed("grades", _grades(new), "Các lớp; section: bài của lớp ở mục nào.")
    return found


def _sections(new: NewPortal) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{"id": section} for section in _sections_of(new)]
    more: dict[Role, dict[str, Any]] = {
        "help": {
            "doors": [
                {
                    "page": f"{new.folder('help')}/viec-lam-ngay.md", "call": "h113",
                    "to_say": "noi-gi", "what_happens": "chuyen-gi", "not_to_do": "dung-lam",
                }
            ]
        },
        "calendar": {"pinned": f"{new.folder('calendar')}/ngay-mo-dau.md"},
    }  # fmt: skip
    rows += [{"id": new.folder(role), "role": role, **more.get(role, {})} for role in FOLDERS]
    return rows


def _audiences(new: NewPortal) -> list[dict[str, Any]]:
    looks = _looks(new)
    rows = [
        {
            "id": one.id, "name": one.name, "description": f"Các trang dành cho: {one.name}.",
            "section": one.section, "pictogram": looks[one.id][0], "order": 10 * number,
            "colour": _COLOURS[number % len(_COLOURS)],
            "reading": {"score": 1.4, "longest": 30} if one.role == "pupils"
            else {"score": 1.7, "longest": 36},
            "role": one.role,
        }
        for number, one in enumerate(new.audiences, 1)
    ]  # fmt: skip
    common = {"section": None, "reading": {"score": 1.6, "longest": 36}}
    rows.append({
        **common, "id": EVERYBODY, "name": "Mọi người", "role": "everybody", "weight": 4,
        "description": "Ai cũng đọc được, không cần biết trước điều gì.",
        "pictogram": "people", "order": 800, "colour": "#22305c",
    })  # fmt: skip
    rows.append({
        **common, "id": EDITORS, "name": "Biên tập viên", "role": "editors", "weight": 0,
        "description": "Người viết, sửa, dịch và thẩm định nội dung của cổng này.",
        "pictogram": "pencil", "order": 900, "colour": "#4d596b", "at_work": True,
    })  # fmt: skip
    return rows


def _languages(new: NewPortal) -> list[dict[str, Any]]:
    """Vietnamese, and each further language with nothing claimed but its name."""
    unknown: dict[str, Any] = {"iso639_3": None, "autonym": None, "script": None, "speakers": None,
               "speakers_as_of": None, "note": "", "sources": [], "as_of": None}  # fmt: skip
    vietnamese = {
        **unknown, "slug": "vi", "tag": "vi", "iso639_3": "vie", "autonym": "Tiếng Việt",
        "name": "Tiếng Việt", "script": "Latn", "fallback": None, "publish": "with-banner",
        "confidence": "high",
    }  # fmt: skip
    return [
        vietnamese,
        *(
            {
                **unknown, "slug": slug, "tag": slug, "name": name, "fallback": "vi",
                "publish": "reviewed-only", "confidence": "low",
            }
            for slug, name in new.languages
        ),
    ]  # fmt: skip


def _agencies(new: NewPortal) -> list[dict[str, Any]]:
    return [
        {
            "id": slugify(name), "name": name, "valid_from": None, "valid_to": None,
            "successor": None, "task": None, "page": None, "publish": "check",
            "confidence": "low", "as_of": None, "sources": [],
        }
        for name in new.agencies
    ]  # fmt: skip


def _helplines() -> list[dict[str, Any]]:
    """The numbers for everybody, as the carried registry has them cleared, in general words."""
    rows = _rows(carried("data/helplines.yml", "docs/_data/helplines.yml"), "helplines")
    cleared = {row["id"]: row for row in rows if row["publish"] == "yes"}
    return [
        {**cleared[number], "call_for": in_short, "for": said}
        for number, (in_short, said) in _NUMBERS.items()
    ]


def _laws() -> list[dict[str, Any]]:
    rows = _rows(carried("data/laws.yml", "docs/_data/laws.yml"), "laws")
    return [row for row in rows if row["id"] in _LAWS and row["publish"] == "yes"]


def _grades(new: NewPortal) -> list[dict[str, Any]]:
    """The school grades of the country; all lessons in one folder."""
    readers = {one.role: one.section for one in reversed(new.audiences)}
    school = readers.get("teachers") or readers.get("pupils") or new.audiences[0].section
    rows = _rows(carried("data/grades.yml", "docs/_data/grades.yml"), "grades")
    return [{**row, "section": school} for row in rows]


def _neighbours(new: NewPortal, pages: set[str]) -> Neighbours:
    readers: dict[str, str] = {one.role: one.id for one in reversed(new.audiences) if one.role}
    return Neighbours(
        folders={role: new.folder(role) for role in FOLDERS},
        audiences={**readers, "everybody": EVERYBODY, "editors": EDITORS},
        section=new.audiences[0].section,
        audience=new.audiences[0].id,
        pages=frozenset(pages),
        known=frozenset(
            {
                *(f"helpline:{one}" for one in _NUMBERS),
                *(f"law:{one}" for one in _LAWS),
                "phrase:mot-dau-hieu",
            }
        ),
    )


def _rows(path: Traversable, name: str) -> list[dict[str, Any]]:
    return list(yaml.safe_load(path.read_text("utf-8"))[name])


class _Plain(yaml.SafeDumper):
    """Writes what stands twice twice: registries know no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _listed(name: str, rows: list[dict[str, Any]], said: str) -> str:
    text = yaml.dump({name: rows}, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=9999)
    return f"# {said}\n{text}"


def _quoted(text: str) -> str:
    """As a YAML scalar in quotes, which JSON's strings are."""
    return json.dumps(text, ensure_ascii=False)


def _template(name: str) -> Template:
    place = files("loa.scaffold").joinpath("templates", name)
    return Template(place.read_text("utf-8"))


def _templates(folder: Traversable, below: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir():
            yield from _templates(entry, f"{below}{entry.name}/")
        else:
            yield f"{below}{entry.name}", entry.read_text("utf-8")
