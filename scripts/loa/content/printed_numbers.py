"""References to helplines where no link can stand: only the number is printed."""

import re
from collections.abc import Mapping
from typing import Any

from loa.content.entries.offices import Helpline
from loa.content.schema import Model

HELPLINE = re.compile(r"\[\[helpline:(?P<id>[\w-]+)\]\]")


def with_numbers_printed(text: str, helplines: Mapping[str, Helpline]) -> str:
    """A text with the numbers that it names; what may not be printed stays as written."""

    def number(match: re.Match[str]) -> str:
        line = helplines.get(match["id"])
        return line.number if line and line.number and line.publish == "yes" else match[0]

    return HELPLINE.sub(number, text) if "[[" in text else text


def numbers_filled(value: Any, helplines: Mapping[str, Helpline]) -> Any:
    """A value of YAML, or an entry of a registry, with the numbers in all of its texts."""
    if isinstance(value, str):
        return with_numbers_printed(value, helplines)
    if isinstance(value, list):
        return [numbers_filled(inner, helplines) for inner in value]
    if isinstance(value, dict):
        return {key: numbers_filled(inner, helplines) for key, inner in value.items()}
    if isinstance(value, Model):
        before = {name: getattr(value, name) for name in type(value).model_fields}
        after = {name: numbers_filled(inner, helplines) for name, inner in before.items()}
        return value if after == before else value.model_copy(update=after)
    return value
