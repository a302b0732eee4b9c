"""Settings of Front Matter CMS, a panel of Visual Studio Code that fills in a front matter.

Format: <https://frontmatter.codes/docs/settings/overview> and `…/docs/content-creation/fields`.
What only owners set (approvals, translations, consents) is not in it.
"""

import json
from typing import Any, Literal, get_args, get_origin

from loa.content.kinds import META_BY_TYPE, Meta
from loa.content.registries import Registries
from loa.kit.mark import MARK

FILE = "frontmatter.json"
_FOLDER = {"title": "Trang của cổng", "path": "[[workspace]]/docs"}
_SCHEMA = "https://frontmatter.codes/frontmatter.schema.json"
_LABELS = {
    "title": "Tên trang", "description": "Một câu nói trang này giúp được gì",
    "audience": "Viết cho ai", "topics": "Chủ đề", "region": "Nơi nào", "grades": "Lớp",
    "subject": "Môn học", "activity": "Hoạt động giáo dục", "objectives": "Yêu cầu cần đạt",
    "start": "Ngày đầu", "end": "Ngày cuối", "recurrence": "Có lặp lại không", "place": "Ở đâu",
    "status": "Tình trạng", "lead": "Cơ quan chủ trì", "partners": "Cơ quan cùng làm",
    "kit": "Trang dùng trong ngày ấy", "review_by": "Ngày phải xem lại", "license": "Giấy phép",
    "sensitivity": "Người đang gặp nguy hiểm có làm theo không", "keywords": "Từ người ta hay tìm",
    "pictogram": "Hình nhỏ", "order": "Thứ tự",
}  # fmt: skip
"""The fields of the panel in their order; a type has those of them that it knows."""
_REGISTRIES = {
    "audience": "audiences", "topics": "topics", "region": "regions", "grades": "grades",
    "lead": "agencies", "partners": "agencies", "pictogram": "pictograms",
}  # fmt: skip
_DAYS = frozenset({"start", "end", "review_by"})
_LISTS = frozenset({"keywords", "objectives", "kit"})


def front_matter_file(registries: Registries) -> dict[str, str]:
    """The one file, by its path from the root."""
    kinds = [
        {"name": name, "pageBundle": False, "fields": _fields(name, model, registries)}
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
        "frontMatter.taxonomy.contentTypes": kinds,
    }
    return {FILE: json.dumps(data, ensure_ascii=False, indent=2) + "\n"}


def _fields(kind: str, model: type[Meta], registries: Registries) -> list[dict[str, Any]]:
    known = model.model_fields
    fixed = {"title": "Loại trang", "name": "type", "type": "string", "default": kind,
             "hidden": True}  # fmt: skip
    return [fixed, *(_field(name, model, registries) for name in _LABELS if name in known)]


def _field(name: str, model: type[Meta], registries: Registries) -> dict[str, Any]:
    info = model.model_fields[name]
    field: dict[str, Any] = {"title": _LABELS[name], "name": name}
    if info.is_required():
        field["required"] = True
    if name in _REGISTRIES:
        choices = list(getattr(registries, _REGISTRIES[name]))
        is_one = name == "pictogram"
        return {**field, "type": "choice", "choices": choices, "multiple": not is_one}
    if get_origin(info.annotation) is Literal:
        return {**field, "type": "choice", "choices": list(get_args(info.annotation))}
    if name in _DAYS:
        return {**field, "type": "datetime"}
    if name in _LISTS:
        return {**field, "type": "list"}
    return {**field, "type": "number" if info.annotation is int else "string"}
