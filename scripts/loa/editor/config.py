"""The configuration of the form (Sveltia CMS): collections by folder and page type.

All of it comes from the schema, the registries and the pages that are there, so a new field, a
topic or a section needs no second place. Format: <https://sveltiacms.app/en/docs/config-basics>.
"""

import json
from collections.abc import Iterable
from typing import Any

import yaml

from loa.checks.variants import FACTS
from loa.content.kinds import META_BY_TYPE, TYPE_NAMES
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE
from loa.editor.entries import NOT_BY_FORM, collection_name
from loa.editor.fields import Choices, Field, form_fields
from loa.editor.hosts import Host
from loa.forms.words import wording
from loa.kit.mark import MARK
from loa.media.photos import WIDTHS
from loa.mending.front import order_of
from loa.scaffold.pages import FIXED_SECTIONS, KINDS

FORMAT = "loa"
"""How the form reads and writes a page; `assets/form.js` registers it."""
SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
_SIDE = max(WIDTHS)
"""Pixels of a photograph's longer side, as `loa media add` leaves it."""


def config_of(library: Library, choices: Choices, host: Host) -> dict[str, Any]:
    """The whole configuration; the same portal gives the same one."""
    facts = frozenset(FACTS)
    return {
        "backend": host.backend,
        "app_title": wording()["title"],
        "show_preview_links": False,
        "media_folder": "docs",
        "public_folder": "/",
        "media_libraries": {
            "default": {"config": _photographs()},
            # Pictures of strangers, from other hosts.
            "stock_assets": False,
        },
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 60},
        "editor": {"preview": False},
        "i18n": {
            "structure": "multiple_files",
            "locales": list(library.registries.languages),
            "default_locale": SOURCE_LANGUAGE,
            "initial_locales": [SOURCE_LANGUAGE],
            "omit_default_locale_from_file_path": True,
        },
        "collections": [
            _collection(
                library=library,
                folder=folder,
                kind=kind,
                fields=form_fields(META_BY_TYPE[kind], choices, facts),
            )
            for folder, kind in _folders_and_types(library)
        ],
    }


def config_text(config: dict[str, Any]) -> str:
    """The configuration as YAML, for people who want to see it."""
    written = yaml.safe_dump(config, allow_unicode=True, sort_keys=False, width=10_000)
    return f"# {MARK}\n{written}"


def plan_of(config: dict[str, Any]) -> str:
    """What `assets/pages.js` has to know of each type of page, as JSON: `order`, the names of its
    fields as files have them, and `fields`, a rule for each that the form shows: whether it `must`
    stand in the file, the `default` that it has when it does not, and the rules of what is in it.
    """
    plan: dict[str, Any] = {}
    for collection in config["collections"]:
        *fields, _body = collection["fields"]
        kind = collection["filter"]["value"]
        plan[kind] = {"order": order_of(META_BY_TYPE[kind]), "fields": _rules(fields)}
    return json.dumps(plan, ensure_ascii=False, indent=1) + "\n"


def _rules(fields: Iterable[Field]) -> dict[str, Any]:
    rules = {}
    for field in fields:
        rule: dict[str, Any] = {"must": field.get("required", True)}
        if "default" in field:
            rule["default"] = field["default"]
        if "fields" in field:
            rule["fields"] = _rules(field["fields"])
        rules[field["name"]] = rule
    return rules


def _folders_and_types(library: Library) -> list[tuple[str, str]]:
    """Folders below docs/ and the types of pages in them; a type that has a section of its own may
    be begun there before there is one."""
    shown = {
        (page.section, page.meta.type)
        for page in library.pages
        if page.language == SOURCE_LANGUAGE and page.meta.type not in NOT_BY_FORM
    }
    folders = {folder for folder, _ in shown}
    own = {(library.registries.section(role), kind) for kind, role in FIXED_SECTIONS.items()}
    return sorted(shown | {pair for pair in own if pair[0] in folders})


def _collection(library: Library, folder: str, kind: str, fields: list[Field]) -> dict[str, Any]:
    words = wording()
    languages = _languages(library, folder)
    if not languages:
        fields = [{key: value for key, value in row.items() if key != "i18n"} for row in fields]
    type_name = TYPE_NAMES[kind]
    body = {"name": "body", "widget": "markdown", "modes": ["raw"], **words["body"]}
    collection: dict[str, Any] = {
        "name": collection_name(folder, kind),
        "label": words["collection"].format(section=_title(library, folder), type=type_name),
        "label_singular": words["singular"].format(type=type_name.lower()),
        "folder": f"docs/{folder}" if folder else "docs",
        "format": FORMAT,
        "filter": {"field": "type", "value": kind},
        "create": kind in KINDS and bool(folder),
        # Going takes a successor: `loa remove`. A copy would carry another's approval.
        "delete": False,
        "duplicate": False,
        "slug": {
            "template": "{{title}}",
            "editable": ["create"],
            "hint": words["slug_hint"],
            "pattern": [SLUG, words["slug_error"]],
        },
        "summary": "{{title}}",
        "sortable_fields": ["title", "order", "review_by"],
        "thumbnail": False,
        "media_folder": "",
        "public_folder": "",
    }
    if languages:
        collection["i18n"] = {"locales": [SOURCE_LANGUAGE, *languages]}
        body["i18n"] = True
    return {**collection, "fields": [*fields, body]}


def _languages(library: Library, folder: str) -> list[str]:
    """Languages in which some page of a folder is there already: a first translation is begun by
    `loa translate`, which records what it was made from.

    By folder, because the form's program takes a file for what its first collection says.
    """
    languages = {
        page.language
        for page in library.pages
        if page.section == folder
        and page.language != SOURCE_LANGUAGE
        and page.meta.type not in NOT_BY_FORM
    }
    return [slug for slug in library.registries.languages if slug in languages]


def _title(library: Library, folder: str) -> str:
    if not folder:
        home: str = wording()["home"]
        return home
    page = library.get(f"{folder}/index.md")
    if page is not None:
        return page.meta.title
    title: str = wording()["folder"].format(folder=folder)
    return title


def _photographs() -> dict[str, Any]:
    """Photographs are made small in the browser and lose what the camera wrote into them."""
    shape = {"format": "webp", "quality": 85, "width": _SIDE, "height": _SIDE}
    return {
        "max_file_size": 40_000_000,
        "slugify_filename": True,
        "transformations": {"raster_image": shape},
    }
