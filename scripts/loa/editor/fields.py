"""Fields of the form from the front matter's schema: one for each field of a model, by its type.

Format: <https://sveltiacms.app/en/docs/fields>.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from loa.content.kinds import Meta
from loa.content.written_lengths import as_pattern, takes_numbers
from loa.forms.shapes import Shape
from loa.forms.words import value_names, wording, words_of
from loa.mending.front import order_of

Field = dict[str, Any]
Options = list[dict[str, str]]
Choices = Mapping[str, Options]
"""By the name of a list: what may be chosen, `value` and the `label` that an editor sees."""

_IMAGES = "image/jpeg,image/png,image/webp"


def form_fields(model: type[Meta], choices: Choices, facts: frozenset[str]) -> list[Field]:
    """The fields of one type of page in the order in which they are written; `facts` are those
    that every language has alike.
    """
    model_fields = model.model_fields
    fields = []
    for name in order_of(model):
        if name in model_fields and name not in wording()["left_out"]:
            field = _field(model=model, name=name, info=model_fields[name], choices=choices)
            fields.append({**field, "i18n": _i18n_mode(name, facts)})
    return fields


def _i18n_mode(name: str, facts: frozenset[str]) -> bool | str:
    """Whether a language has a field by itself, as the Vietnamese page has it, or not at all."""
    if name in facts:
        return "duplicate"
    return name in {"title", "description", "tab", "keywords", "messages", "scenes"}


def _field(model: type[BaseModel], name: str, info: FieldInfo, choices: Choices) -> Field:
    words = words_of(model, name)
    shape = Shape.of(info)
    field: Field = {"name": info.alias or name, "label": words["label"]}
    if words.get("widget") == "hidden":
        return {**field, "widget": "hidden", "default": get_args(shape.kind)[0]}
    field["required"] = info.is_required()
    if "hint" in words:
        field["hint"] = words["hint"]
    return {
        **field,
        **_widget(model=model, name=name, info=info, shape=shape, words=words, choices=choices),
    }


def _widget(
    model: type[BaseModel],
    name: str,
    info: FieldInfo,
    shape: Shape,
    words: Mapping[str, Any],
    choices: Choices,
) -> Field:
    options = _options(model=model, name=name, shape=shape, words=words, choices=choices)
    if options is not None:
        return _select(info, shape, options)
    if isinstance(shape.kind, type) and issubclass(shape.kind, BaseModel):
        return _object(info=info, shape=shape, words=words, choices=choices)
    if shape.is_list:
        least = {"min": shape.limits["min_length"]} if "min_length" in shape.limits else {}
        return {"widget": "list", **least}
    if shape.kind is bool:
        return {"widget": "boolean", "default": info.default is True}
    if shape.kind is date:
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    if shape.kind in (int, float):
        return _number(info, shape)
    if words.get("widget") == "image":
        return {"widget": "image", "accept": _IMAGES, "choose_url": False}
    return _text(
        info=info, shape=shape, words=words, has_numbers=takes_numbers(model.__name__, name)
    )


def _options(
    model: type[BaseModel],
    name: str,
    shape: Shape,
    words: Mapping[str, Any],
    choices: Choices,
) -> Options | None:
    if "choices" in words:
        return choices[words["choices"]]
    if get_origin(shape.kind) is not Literal:
        return None
    names = value_names(model, name)
    return [{"label": names[value], "value": value} for value in get_args(shape.kind)]


def _select(info: FieldInfo, shape: Shape, options: Options) -> Field:
    if not options:
        # A registry without entries: the form's program takes no empty list.
        return {"widget": "list"} if shape.is_list else {"widget": "string"}
    field: Field = {"widget": "select", "options": options}
    if shape.is_list:
        field |= {"multiple": True}
        field |= {"min": shape.limits["min_length"]} if "min_length" in shape.limits else {}
    elif isinstance(info.default, str):
        field["default"] = info.default
    elif info.is_required() and get_origin(shape.kind) is Literal:
        field["default"] = get_args(shape.kind)[0]
    return field


def _object(info: FieldInfo, shape: Shape, words: Mapping[str, Any], choices: Choices) -> Field:
    inner = [
        _field(model=shape.kind, name=name, info=inner_info, choices=choices)
        for name, inner_info in shape.kind.model_fields.items()
        if f"{shape.kind.__name__}.{name}" not in wording()["left_out"]
    ]
    if not shape.is_list:
        return {"widget": "object", "collapsed": not info.is_required(), "fields": inner}
    field: Field = {"widget": "list", "collapsed": True, "fields": inner}
    if "singular" in words:
        field["label_singular"] = words["singular"]
    if "summary" in words:
        field["summary"] = words["summary"]
    if "min_length" in shape.limits:
        field["min"] = shape.limits["min_length"]
    return field


def _number(info: FieldInfo, shape: Shape) -> Field:
    field: Field = {"widget": "number", "value_type": "int" if shape.kind is int else "float"}
    if shape.kind is float:
        field["step"] = 0.5
    field |= {
        option: shape.limits[limit]
        for option, limit in (("min", "ge"), ("max", "le"))
        if limit in shape.limits
    }
    if isinstance(info.default, int | float):
        field["default"] = info.default
    return field


def _text(info: FieldInfo, shape: Shape, words: Mapping[str, Any], has_numbers: bool) -> Field:
    field: Field = {"widget": words.get("widget", "string")}
    longest = shape.limits.get("max_length")
    if longest and has_numbers:
        # The program would count the letters of a reference, which prints a few figures.
        field["pattern"] = [as_pattern(longest), wording()["too_long"].format(longest=longest)]
    elif longest:
        field["maxlength"] = longest
    if "pattern" in shape.limits:
        field["pattern"] = [shape.limits["pattern"], wording()["pattern"]]
    if isinstance(info.default, str) and info.default:
        field["default"] = info.default
    return field
