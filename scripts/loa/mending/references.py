"""References that lack a sign or have one too many, in their right form.

Only where one entry of the registries can be meant, and it may be printed: a wrong number is
worse than brackets.
"""

import re
from collections.abc import Iterator

from loa.content.references import REGISTRY_OF, Resolved, resolve
from loa.content.registries import Registries

_NEAR = re.compile(
    r"(?:\\?[\[［【][ \t]*){2}(?:(?P<kind>[A-Za-z]+)[ \t]*[:：=][ \t]*)?(?P<id>[\w-]+)[ \t]*"
    r"(?:[|｜](?P<label>[^\]\[|\n]+?)[ \t]*)?(?:\\?[\]］】][ \t]*){1,2}(?<![ \t])"
    r"|(?<![\[!\w\\])\[[ \t]*(?P<kind1>[A-Za-z]+)[ \t]*:[ \t]*(?P<id1>[\w-]+)[ \t]*\]"
    r"(?![\]\[(:])"
)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")


def right_references(row: str, registries: Registries) -> str:
    """A row with every near miss that means one entry written as a reference."""
    code = [match.span() for match in _CODE.finditer(row)]

    def right(match: re.Match[str]) -> str:
        if any(start <= match.start() < end for start, end in code):
            return match[0]
        kind = (match["kind"] or match["kind1"] or "").lower().removesuffix("s")
        key = match["id"] or match["id1"]
        meant = list(_meant(kind, key, registries))
        if len(meant) != 1:
            return match[0]
        label = f"|{match['label'].strip()}" if match["label"] else ""
        return f"[[{meant[0][0]}:{meant[0][1]}{label}]]"

    return _NEAR.sub(right, row)


def _meant(kind: str, key: str, registries: Registries) -> Iterator[tuple[str, str]]:
    for name, registry in REGISTRY_OF.items():
        for known in getattr(registries, registry):
            is_meant = known.casefold() == key.casefold() and kind in ("", name)
            if is_meant and isinstance(resolve(name, known, None, registries), Resolved):
                yield name, known
