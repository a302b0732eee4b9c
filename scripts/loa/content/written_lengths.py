"""How long a text of a front matter may be as written, where a reference in it prints less."""

from loa.content.reader_texts import TEXT_FIELDS

_HOLDERS = {"scenes": "Scene", "messages": "Message"}
"""The model of what stands in a list of a page's fields."""


def takes_numbers(model: str, field: str) -> bool:
    """Whether readers read a field, by the name of its model, so that references in it print."""
    for top, *rest in TEXT_FIELDS:
        named = [part for part in rest if part != "*"]
        if (named or [top])[0] == field and (
            model == _HOLDERS.get(top) if named else model.endswith("Meta")
        ):
            return True
    return False


def as_pattern(longest: int) -> str:
    """A regular expression, of ECMA-262 and of Python, for such a text of so many characters: a
    reference counts as one of them, and `loa check` counts what it prints.
    """
    return rf"^(?:\[\[helpline:[^\]]+\]\]|[\s\S]){{0,{longest}}}$"
