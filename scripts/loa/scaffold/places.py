"""Places that a starting file leaves for the editor: «ĐIỀN: what belongs here»."""

import re
from dataclasses import dataclass

_BEGIN = "«ĐIỀN"
_PLACE = re.compile(rf"{_BEGIN}(?::\s*|-)?(?P<what>[^»\n]*)»")
_CODE = re.compile(r"`[^`\n]*`")


@dataclass(frozen=True)
class Place:
    """One place still to fill. `line` counts from 0 within the text, `what` is the prompt."""

    line: int
    what: str


def places(text: str) -> list[Place]:
    """Every place of a text in order; those shown as code, between backticks, do not count."""
    if _BEGIN not in text:  # Nearly always; a check asks each page of the portal.
        return []
    return [
        Place(number, match["what"].strip())
        for number, row in enumerate(text.split("\n"))
        for match in _PLACE.finditer(_CODE.sub("", row))
    ]
