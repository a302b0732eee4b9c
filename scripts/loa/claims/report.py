"""A list of claims for people, spreadsheets and programs."""

import json
from collections.abc import Iterable
from dataclasses import asdict, fields

from loa.claims.resting import Claim
from loa.ground import spreadsheet
from loa.ground.wording import say

KIND_NAMES = {
    "phone": say("telephone number"),
    "law": say("document"),
    "article": say("article of law"),
    "date": say("day, year"),
    "age": say("age"),
    "penalty": say("prison term"),
    "amount": say("sum of money"),
    "share": say("share"),
    "period": say("period"),
    "number": say("figure"),
}
_BASIS_NAMES = {
    "registry": say("registry"),
    "source": say("source"),
    "example": say("called an example by the page"),
    "page": say("UNCLEAR WHICH SOURCE"),
    "refused": say("NOT CLEARED"),
    "unknown": say("NOT IN THE REGISTRY OF LAWS"),
    "none": say("NO SOURCE"),
}


def as_text(claims: Iterable[Claim]) -> str:
    """Three lines a claim: where and what, the sentence, what it rests on."""
    return "\n".join(
        f"{claim.path}:{claim.line}: {KIND_NAMES[claim.kind]}: {claim.value}\n"
        f"    {claim.sentence}\n"
        f"    {_BASIS_NAMES[claim.basis]}{': ' if claim.sources else ''}"
        f"{'; '.join(claim.sources)}"
        for claim in claims
    )


def as_json(claims: Iterable[Claim]) -> str:
    """A JSON list of objects with the fields of `Claim`."""
    return json.dumps([asdict(claim) for claim in claims], ensure_ascii=False, indent=2)


def as_csv(claims: Iterable[Claim]) -> str:
    """A table with a header row; several sources are set apart by " | "."""
    header = [field.name for field in fields(Claim)]
    rows = ([*list(asdict(claim).values())[:-1], " | ".join(claim.sources)] for claim in claims)
    return spreadsheet.as_csv(header, rows).rstrip("\n")
