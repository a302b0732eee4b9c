"""Settings of Front Matter CMS, a panel of Visual Studio Code that fills in a front matter.

Format: <https://frontmatter.codes/docs/settings/overview> and `…/docs/content-creation/fields`.
Its fields are those of the form in the browser that hold one value or a list of them; what only
owners set (approvals, translations) is in neither.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from loa.content.kinds import META_BY_TYPE, Meta
from loa.content.registries import Registries
from loa.forms.shapes import Shape
from loa.forms.words import entry_name, value_names, wording, words_of
from loa.kit.mark import MARK

FILE = "frontmatter.json"
_FOLDER = {"title": "Trang của cổng", "path": "[[workspace]]/docs"}
_CHOICE = re.compile(r'\{\s+("id": "[^"]*"),\s+("title": "(?:[^"\\]|\\.)*")\s+\}')
"""A choice stands in one row, so that a changed name is one row of a diff."""
_SCHEMA = "https://frontmatter.codes/frontmatter.schema.json"


def front_matter_file(registries: Registries) -> dict[str, str]:
    """The one file, by its path from the root."""
    content_types = [
        {"name": name, "pageBundle": False, "fields": list(_fields(model, registries))}
        for name, model in META_BY_TYPE.items()
        if name != "language-home"
    ]
    data = {
        "$schema": _SCHEMA,
        "$comment": MARK,
        "frontMatter.taxonomy.frontMatterType": "YAML",
        "frontMatter.taxonomy.dateFormat": "yyyy-MM-dd",
        "frontMatter.taxonomy.indentArrays": True,
        "frontMatter.content.supportedFileTypes": ["md"],
        "frontMatter.content.autoUpdateDate": False,
        "frontMatter.content.pageFolders": [_FOLDER],
        "frontMatter.taxonomy.contentTypes": content_types,
    }
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return {FILE: _CHOICE.sub(r"{\1, \2}", text) + "\n"}


def _fields(model: type[Meta], registries: Registries) -> Iterator[dict[str, Any]]:
    for name, info in model.model_fields.items():
        shape = Shape.of(info)
        is_group = isinstance(shape.kind, type) and issubclass(shape.kind, BaseModel)
        if is_group or name in wording()["left_out"]:
            continue
        words = words_of(model, name)
        field: dict[str, Any] = {"title": words["label"], "name": info.alias or name}
        if "hint" in words:
            field["description"] = words["hint"]
        if words.get("widget") == "hidden":
            default = get_args(shape.kind)[0]
            yield {**field, "type": "string", "default": default, "hidden": True}
            continue
        if info.is_required():
            field["required"] = True
        yield {**field, **_type_of(model, name, shape=shape, words=words, registries=registries)}


def _type_of(
    model: type[Meta], name: str, shape: Shape, words: Mapping[str, Any], registries: Registries
) -> dict[str, Any]:
    if choices := _choices(model, name, shape=shape, words=words, registries=registries):
        choice: dict[str, Any] = {"type": "choice", "choices": choices}
        return {**choice, "multiple": True} if shape.is_list else choice
    if shape.is_list:
        return {"type": "list"}
    if shape.kind is bool:
        return {"type": "boolean"}
    if shape.kind is date:
        return {"type": "datetime"}
    return {"type": "number" if shape.kind in (int, float) else "string"}


def _choices(
    model: type[Meta], name: str, shape: Shape, words: Mapping[str, Any], registries: Registries
) -> list[dict[str, str]]:
    """What may be chosen; nothing for drawings, which are files and no entries of a registry."""
    choices_name = words.get("choices", "")
    titles: Mapping[str, str] = {}
    if choices_name in wording()["values"]:
        titles = value_names(model, choices_name)
    elif choices_name:
        entries = getattr(registries, choices_name, {})
        titles = {key: entry_name(entry) for key, entry in entries.items()}
    elif get_origin(shape.kind) is Literal:
        names = value_names(model, name)
        titles = {value: names[value] for value in get_args(shape.kind)}
    return [{"id": key, "title": title} for key, title in titles.items()]
