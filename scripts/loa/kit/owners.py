"""CODEOWNERS: whom a forge asks before a page changes, from docs/_data/reviewers.yml.

The last line that fits a file decides, so the broadest places come first. Whoever keeps that
registry answers for all that was given to nobody: the jobs that judge a proposal, these files, the
settings, the theme. Formats:
<https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners>,
<https://docs.gitlab.com/user/project/codeowners/reference/>,
<https://forgejo.org/docs/latest/user/code-owners/> (regular expressions).
"""

import re
from collections.abc import Iterable

from loa.content.entries.offices import Reviewer
from loa.content.registries import DATA_FOLDER
from loa.content.reviews import KEEPING
from loa.kit.mark import MARK

EVERYTHING = ""
"""The place that holds all files."""


def owner_files(reviewers: Iterable[Reviewer]) -> dict[str, str]:
    """The files of all forges; none where nobody has an account there yet."""
    places = _places(reviewers)
    if not places:
        return {}
    plain = [f"{_glob(place)} {' '.join(names)}" for place, names in places]
    patterns = [f"{_pattern(place)} {' '.join(names)}" for place, names in places]
    head = f"# {MARK}"
    return {
        ".github/CODEOWNERS": "\n".join([head, *plain, ""]),
        ".gitlab/CODEOWNERS": "\n".join([head, *plain, ""]),
        ".forgejo/CODEOWNERS": "\n".join([head, *patterns, ""]),
    }


def _places(reviewers: Iterable[Reviewer]) -> list[tuple[str, list[str]]]:
    """Paths from the root, broad ones first, with the accounts of those who answer for them."""
    found: dict[str, list[str]] = {}
    for reviewer in reviewers:
        given = [f"docs/{page}" for page in reviewer.pages]
        given += [f"docs/{DATA_FOLDER}/{name}.yml" for name in reviewer.registries]
        given += [EVERYTHING] if KEEPING in reviewer.registries else []
        given += [f"docs/**/*.{language}.md" for language in reviewer.languages]
        for place in given:
            names = found.setdefault(place, [])
            names += [name for name in reviewer.accounts if name not in names]
    kept = [(place, names) for place, names in found.items() if names]
    return sorted(kept, key=lambda row: ("*" in row[0], row[0].count("/"), row[0]))


def _glob(place: str) -> str:
    return f"/{place}".replace(" ", "\\ ") if place else "*"


def _pattern(place: str) -> str:
    parts = place.split("**/*")
    body = ".*".join(re.escape(part) for part in parts)
    return body + (".*" if place == EVERYTHING or place.endswith("/") else "$")
