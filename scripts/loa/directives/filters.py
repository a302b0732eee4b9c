"""Filters that work without scripts.

A filter is a link to an empty anchor before a list. While the anchor is the target of the
address, items without the value are hidden, and so are groups that keep none.
"""

from collections.abc import Iterable

from loa.content.kinds import TYPE_NAMES
from loa.content.registries import Registries

FORMATS = ("zip", "pdf", "docx", "pptx", "txt", "mp4", "mp3", "vtt", "ics")
"""Formats that the library of materials filters by, in the order it lists them."""
Value = tuple[str, str]
"""Kind of filter and id of the value; an item that has it carries the class `is-kind-id`."""


def filter_stylesheet(registries: Registries) -> str:
    """The rules of every filter there can be: of lists (`#loc-…`) and the calendar (`#lich-…`)."""
    audiences = [("audience", key) for key in registries.audiences]
    languages = [("language", key) for key in registries.languages]
    listed = [("grade", key) for key in registries.grades]
    listed += [("region", key) for key in registries.regions]
    listed += [("topic", key) for key in registries.topics]
    listed += [("type", key) for key in TYPE_NAMES]
    listed += [("format", key) for key in FORMATS]
    events = [("agency", key) for key in registries.agencies]
    rules = [
        *_rules(
            "loc", ".loa-listing__group", item=".loa-card", values=[*listed, *audiences, *languages]
        ),
        *_rules("lich", ".loa-month", item=".loa-event", values=[*events, *audiences, *languages]),
    ]
    return "\n".join(rules) + "\n"


def _rules(prefix: str, group: str, item: str, values: Iterable[Value]) -> Iterable[str]:
    for kind, key in values:
        target, having = f"#{prefix}-{kind}-{key}:target~{group}", f".is-{kind}-{key}"
        yield f"{target} {item}:not({having}){{display:none}}"
        # A rule of its own: a browser that does not know :has drops the whole rule.
        yield f"{target}:not(:has({having})){{display:none}}"
