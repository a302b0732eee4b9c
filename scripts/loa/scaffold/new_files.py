"""The files of a new portal: settings, registries, and one page of each type.

Nothing here names a province or a campaign.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from string import Template

from loa.content.page import parse_page
from loa.content.registries import Registries
from loa.content.translation import source_hash
from loa.ground.carried import carried
from loa.scaffold.guide import Neighbours, guide_pages
from loa.scaffold.new_portal import (
    EDITORS,
    EVERYBODY,
    FOLDERS,
    LAWS,
    NUMBERS,
    NewPortal,
    looks_of,
    sections_of,
    title_of,
    topic_of,
)
from loa.scaffold.new_registries import carried_rows, new_registries

REVIEW_AFTER = timedelta(days=180)
# A wheel leaves names out that begin with a dot.
_DOTTED = {"gitignore": ".gitignore"}
_WHOLE = "docs/@help/viec-lam-ngay.md"
"""The page of which there is an easy version."""
_MOST_TILES = 6
_NAME_LENGTH = 32


def portal_files(new: NewPortal, today: date) -> dict[str, str]:
    """Every file of the portal: its path below the portal's folder, and its text."""
    values = _values(new, today)
    texts = {f"docs/_data/{name}.yml": text for name, text in new_registries(new).items()}
    folders = {f"@{role}": new.folder(role) for role in FOLDERS}
    folders |= {"@first": values["first"], "@school": values["school"]}
    tree = dict(_templates(files("loa.scaffold").joinpath("portal"), ""))
    values["whole_sha256"] = _hash_of(Template(tree[_WHOLE]).substitute(values))
    for path, text in tree.items():
        name = "/".join(folders.get(part, part) for part in path.split("/"))
        texts[_DOTTED.get(name, name)] = Template(text).substitute(values)
    texts |= {f"docs/{name}": text for name, text in _landings(new, values)}
    home = _template("language-home.md")
    for slug, name in new.languages:
        texts[f"docs/index.{slug}.md"] = home.substitute(values, language_name=_quote(name))
    texts |= {f".{name}": _shared(name) for name in ("editorconfig", "gitattributes")}
    editors = new.folder("editors")
    known = {path.removeprefix("docs/") for path in texts if path.startswith("docs/")}
    guide = guide_pages(_neighbours(new, known))
    return {**{f"docs/{editors}/{name}": text for name, text in guide.items()}, **texts}


def _shared(name: str) -> str:
    """What text editors and git are told in our repository, but for its tests."""
    text = carried(f"data/{name}", f".{name}").read_text("utf-8")
    return text.partition("# Examples of damage")[0].rstrip() + "\n"


def _hash_of(text: str) -> str:
    """What the easy version says that it was held against."""
    page, _ = parse_page("page.md", text, path="page.md", registries=Registries())
    assert page is not None
    return source_hash(page)


def _values(new: NewPortal, today: date) -> dict[str, str]:
    """What the templates' places are filled with."""
    by_role = {audience.role: audience for audience in reversed(new.audiences) if audience.role}
    taught = [by_role[role] for role in ("teachers", "pupils") if role in by_role]
    others = [audience for audience in new.audiences if audience.role not in ("teachers", "pupils")]
    first = (others or new.audiences)[0]
    dates = {row["id"]: row["as_of"] for row in carried_rows("helplines")}
    tiles = _tiles(new)
    return {
        "name": _quote(new.name),
        "title": new.name,
        "address": _quote(new.address),
        "description": _quote(f"Bài học, việc nên làm, lịch và phim ngắn về {new.subject}."),
        "province": new.province,
        "subject": new.subject,
        "subject_as_said": _quote(new.subject),
        "subject_quoted": _quote(new.subject[:1].upper() + new.subject[1:]),
        "topic": topic_of(new.subject),
        "everybody": EVERYBODY,
        "editors_audience": EDITORS,
        "first": first.section,
        "first_audience": first.id,
        "school": (taught or [first])[0].section,
        "lesson_audience": ", ".join(audience.id for audience in taught) or EVERYBODY,
        "tiles": "\n".join(tiles),
        "review_by": (today + REVIEW_AFTER).isoformat(),
        "start": (today.replace(day=1) + timedelta(days=32)).replace(day=1).isoformat(),
        **{number: dates[number].isoformat() for number in NUMBERS},
        **{role: new.folder(role) for role in FOLDERS},
    }


def _tiles(new: NewPortal) -> Iterator[str]:
    """The pictures that lead on from the front page, in the order of the audiences."""
    looks = looks_of(new)
    for section, readers in list(sections_of(new).items())[:_MOST_TILES]:
        name, scene = title_of(readers), looks[readers[0].id][1]
        if len(name) > _NAME_LENGTH:
            name = readers[0].name[:_NAME_LENGTH].strip()
        yield f"  - {{scene: {scene}, name: {_quote(name)}, page: {section}/index.md}}"


def _landings(new: NewPortal, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The first page of each audience's folder."""
    template, looks = _template("landing.md"), looks_of(new)
    for section, readers in sections_of(new).items():
        title = title_of(readers)
        text = template.substitute(
            values,
            landing_title=_quote(title),
            landing_description=_quote(f"Các trang dành cho: {title}."[:160]),
            landing_audience=", ".join(reader.id for reader in readers),
            landing_pictogram=looks[readers[0].id][0],
        )
        yield f"{section}/index.md", text


def _neighbours(new: NewPortal, pages: set[str]) -> Neighbours:
    readers: dict[str, str] = {
        audience.role: audience.id for audience in reversed(new.audiences) if audience.role
    }
    return Neighbours(
        folders={role: new.folder(role) for role in FOLDERS},
        audiences={**readers, "everybody": EVERYBODY, "editors": EDITORS},
        section=new.audiences[0].section,
        audience=new.audiences[0].id,
        pages=frozenset(pages),
        known=frozenset(
            {
                *(f"helpline:{number}" for number in NUMBERS),
                *(f"law:{law}" for law in LAWS),
                "phrase:mot-dau-hieu",
            }
        ),
    )


def _quote(text: str) -> str:
    """As a YAML scalar in quotes, which JSON's strings are."""
    return json.dumps(text, ensure_ascii=False)


def _template(name: str) -> Template:
    path = files("loa.scaffold").joinpath("templates", name)
    return Template(path.read_text("utf-8"))


def _templates(folder: Traversable, below: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if entry.is_dir():
            yield from _templates(entry, f"{below}{entry.name}/")
        else:
            yield f"{below}{entry.name}", entry.read_text("utf-8")
