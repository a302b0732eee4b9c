"""What forms say: labels, hints and names of values, from wording.yml."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from pydantic import BaseModel


@cache
def wording() -> dict[str, Any]:
    """All of wording.yml."""
    text = files("loa.forms").joinpath("wording.yml").read_text(encoding="utf-8")
    content: dict[str, Any] = yaml.safe_load(text)
    return content


def words_of(model: type[BaseModel], name: str) -> Mapping[str, Any]:
    """What forms say of a field; every field has its words or stands in `left_out`."""
    fields = wording()["fields"]
    for owner in model.__mro__:
        if f"{owner.__name__}.{name}" in fields:
            words: Mapping[str, Any] = fields[f"{owner.__name__}.{name}"]
            return words
    plain: Mapping[str, Any] = fields[name]
    return plain


def value_names(model: type[BaseModel], name: str) -> dict[str, str]:
    """What the values of a field with a fixed set of them are called."""
    values = wording()["values"]
    names: dict[str, str] = values.get(f"{model.__name__}.{name}") or values[name]
    return names


def entry_name(entry: Any) -> str:
    """What an entry of a registry is called where one is chosen."""
    name: str = getattr(entry, "name", None) or entry.title
    return name
