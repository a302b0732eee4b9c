"""JSON schemas of front matter and registries, for text editors that know them.

They hold what a field may be by itself. What depends on another field, page or registry is told by
`loa check` alone. Version: <https://json-schema.org/draft/2020-12/schema>.
"""

import json
from typing import Annotated, Any

from pydantic import Field, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from loa.content.kinds import META_BY_TYPE, LanguageHomeMeta
from loa.content.registries import MODELS
from loa.content.schema import Model
from loa.content.written_lengths import as_pattern, takes_numbers
from loa.kit.mark import MARK

FOLDER = ".vscode/schemas"
_DIALECT = GenerateJsonSchema.schema_dialect
_REF = "#/$defs/{model}"


def front_matter_schema() -> dict[str, Any]:
    """What the front matter of a page may hold, by its type."""
    any_type: Any = None
    for model in META_BY_TYPE.values():
        any_type = model if any_type is None else any_type | model
    adapter = TypeAdapter(Annotated[any_type, Field(discriminator="type")])
    schema = adapter.json_schema(ref_template=_REF, by_alias=True)
    # A reader of pages fills it in before the model sees them.
    schema["$defs"][LanguageHomeMeta.__name__]["required"].remove("audience")
    for name, model in schema["$defs"].items():
        for field, rules in model.get("properties", {}).items():
            if "maxLength" in rules and takes_numbers(name, field):
                rules["pattern"] = as_pattern(rules.pop("maxLength"))
    return _with_header("Phần khai báo của một trang", schema)


def registries_schema() -> dict[str, Any]:
    """What a file of docs/_data may hold: one registry, under its name."""
    pairs: list[tuple[type[Model], Any]] = [(model, "validation") for model in MODELS.values()]
    refs, definitions = models_json_schema(pairs, ref_template=_REF)
    rows = {
        name: {"type": "array", "items": refs[model, "validation"]}
        for name, model in MODELS.items()
    }
    schema = {
        "type": "object",
        "properties": rows,
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
        "$defs": definitions["$defs"],
    }
    return _with_header("Một sổ đăng ký của cổng", schema)


def schema_files() -> dict[str, str]:
    """The schemas, and the settings that tell an editor which file each is for."""
    schemas = {
        f"{FOLDER}/front-matter.json": _json(front_matter_schema()),
        f"{FOLDER}/registries.json": _json(registries_schema()),
    }
    registry_files = [f"docs/_data/{name}.yml" for name in MODELS]
    settings = {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "editor.wordWrap": "on",
        "editor.unicodeHighlight.allowedLocales": {"vi": True},
        "editor.quickSuggestions": {"comments": "off", "strings": "on", "other": "on"},
        "[markdown]": {"files.trimTrailingWhitespace": False, "editor.snippetSuggestions": "top"},
        "yaml.schemas": {f"./{FOLDER}/registries.json": registry_files},
        "yaml.customTags": [],
    }
    return {**schemas, ".vscode/settings.json": _json(settings)}


def _with_header(title: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Our docstrings are for programmers, so editors are not shown them."""
    return {"$schema": _DIALECT, "$comment": MARK, "title": title, **_without_descriptions(schema)}


def _without_descriptions(value: Any, is_named: bool = False) -> Any:
    """A schema without titles and descriptions; under `properties` those are fields' names."""
    if isinstance(value, list):
        return [_without_descriptions(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _without_descriptions(item, key in {"properties", "$defs"})
        for key, item in value.items()
        if is_named or key not in {"title", "description"}
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
