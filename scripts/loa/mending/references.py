"""References that lack a sign, have one too many or another one, in their right form.

Only where one entry of the registries can be meant, and it may be printed: a wrong number is
worse than brackets.
"""

import re
from collections.abc import Iterator

from loa.content.near_misses import ALIKE
from loa.content.references import REGISTRY_OF, Resolved, resolve
from loa.content.registries import Registries

_KIND = rf"(?:{'|'.join([*REGISTRY_OF.values(), *REGISTRY_OF])})"
_SIGN = r"[ \t]*(?:[:=/;.~-]{1,2}|\|)[ \t]*"
_ID = r"[\"'“”‘’*]{0,2}(?P<id>[\w-]+)[\"'“”‘’*]{0,2}"
_SHAPES = (
    # Two square brackets; a kind, where there is one, with whatever sign or gap behind it.
    rf"(?:\\?\[[ \t]*){{2}}[\"'“”‘’*]{{0,2}}(?:(?P<kind>{_KIND})(?:{_SIGN}|[ \t]+))?{_ID}[ \t]*"
    r"(?:\|(?P<label>[^\]\[|\n]+?)[ \t]*)?(?:\\?\][ \t]*){1,2}(?<![ \t])",
    # Two other brackets; of all of them only braces stand for nothing else in a sentence.
    *(
        rf"(?<!\$){begins}{{2}}[ \t]*(?:(?P<kind>{_KIND}){_SIGN}){count}{_ID}[ \t]*"
        rf"(?:\|(?P<label>[^\]\[(){{}}<>|\n]+?)[ \t]*)?{ends}{{2}}"
        for begins, ends, count in ((r"\{", r"\}", "?"), (r"\(", r"\)", ""), ("<", ">", ""))
    ),
    # One square bracket, perhaps with two at the end, which is no link and no picture.
    rf"(?<![\[!\w\\])\[[ \t]*(?P<kind>{_KIND}){_SIGN}{_ID}[ \t]*\]{{1,2}}(?![\]\[(:])",
    *(
        rf"(?<![\w${{<\\]){begins}[ \t]*(?P<kind>{_KIND}){_SIGN}{_ID}[ \t]*{ends}(?!{ends})"
        for begins, ends in ((r"\{", r"\}"), ("<", ">"))
    ),
    # Two that nobody closed: the words behind the id are no label of it.
    rf"\[\[[ \t]*(?P<kind>{_KIND}){_SIGN}{_ID}(?![\w-]|[ \t]*[|\]}})>\\\"'”’*])",
)
_NEAR = tuple(re.compile(shape, re.IGNORECASE) for shape in _SHAPES)
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_PLAIN = str.maketrans(ALIKE)
_NAMES = {name: kind for kind, registry in REGISTRY_OF.items() for name in (kind, registry)}


def right_references(row: str, registries: Registries) -> str:
    """A row with every near miss that means one entry written as a reference."""
    for shape in _NEAR:
        row = _right_matches(row, shape, registries)
    return row


def _right_matches(row: str, shape: re.Pattern[str], registries: Registries) -> str:
    """A row with the near misses of one shape written as references."""
    # Sign by sign, so that a place in one is the same place in the other.
    plain_row = row.translate(_PLAIN)
    code_spans = [match.span() for match in _CODE.finditer(plain_row)]
    righted, end = "", 0
    for match in shape.finditer(plain_row):
        if any(start <= match.start() < stop for start, stop in code_spans):
            continue
        groups = match.groupdict()
        meant = list(
            _entries_meant(_NAMES.get((groups["kind"] or "").lower(), ""), groups["id"], registries)
        )
        if len(meant) != 1:
            continue
        has_label = groups.get("label")
        label = f"|{row[slice(*match.span('label'))].strip()}" if has_label else ""
        righted += f"{row[end : match.start()]}[[{meant[0][0]}:{meant[0][1]}{label}]]"
        end = match.end()
    return righted + row[end:]


def _entries_meant(wanted_kind: str, id_: str, registries: Registries) -> Iterator[tuple[str, str]]:
    """The kind and id of each entry that may be printed and has this id, in any case of letters;
    `wanted_kind` is "" for all kinds.
    """
    for kind_name, registry in REGISTRY_OF.items():
        for entry_id in getattr(registries, registry):
            is_meant = entry_id.casefold() == id_.casefold() and wanted_kind in ("", kind_name)
            if is_meant and isinstance(
                resolve(kind_name, entry_id, label=None, registries=registries), Resolved
            ):
                yield kind_name, entry_id
