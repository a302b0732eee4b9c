"""The catalogue of problem codes: what each means to an editor, with a bad and a good example.

The editors' guide prints it and the tests run its examples, so it cannot fall behind.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True)
class Code:
    """One entry. `bad` triggers the code and `good` does not; either may be a whole page or
    a part of one, see tests/test_codes.py.
    """

    code: str
    title: str
    why: str
    bad: str
    good: str


@cache
def catalogue() -> dict[str, Code]:
    """All codes in alphabetical order."""
    rows = yaml.safe_load(files("loa").joinpath("codes.yml").read_text(encoding="utf-8"))
    return {row["code"]: Code(**row) for row in sorted(rows, key=lambda row: row["code"])}
