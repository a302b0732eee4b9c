"""The catalogue of problem codes: what each means to an editor, with a bad and a good example.

The editors' guide prints it and the tests run its examples, so it cannot fall behind. Text: the
YAML file beside the module whose check declares the code (`checks/links.py`, `checks/links.yml`).
`where` says what an entry's two examples are:

- `page`: a whole file.
- `front-matter`: fields that replace or join those of a valid page. With a `type` the page is
  of that type, otherwise a guide.
- `translation`: the same for a valid Tày variant of a guide.
- `body`: the text below a valid guide's front matter. It stands beside `cha-me.md`, which has
  a heading `#giay-to`, and `hinh.png`.
- `lesson`: a stretch of a lesson for grade 7. It replaces everything from the first to the
  last of the sections it names.
- `file`: names of files, one a line; each holds a valid page, or a variant of one.
- `registry`: a registry's file. A comment in the first line names it; what follows replaces
  it, and nothing after the comment removes it.
- `shown`: words for an editor only. Files in tests/checks/fixtures, or a test that names the
  code, show that it is yielded.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import yaml

Where = Literal[
    "page", "front-matter", "translation", "body", "lesson", "file", "registry", "shown"
]


@dataclass(frozen=True)
class Code:
    """One entry. `bad` triggers the code and `good` does not."""

    code: str
    title: str
    why: str
    bad: str
    good: str
    where: Where = "shown"


@cache
def catalogue() -> dict[str, Code]:
    """All codes in alphabetical order."""
    rows = [row for path in catalogue_files() for row in yaml.safe_load(path.read_text("utf-8"))]
    return {row["code"]: Code(**row) for row in sorted(rows, key=lambda row: row["code"])}


def catalogue_files() -> list[Path]:
    """The files with entries: each YAML file of the package that stands beside its module."""
    below = sorted(Path(__file__).parent.rglob("*.yml"))
    return [path for path in below if path.with_suffix(".py").is_file()]
