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
    owners = _owners_by_path(reviewers)
    if not owners:
        return {}
    glob_rows = [f"{_glob(path)} {' '.join(accounts)}" for path, accounts in owners]
    pattern_rows = [f"{_pattern(path)} {' '.join(accounts)}" for path, accounts in owners]
    head = f"# {MARK}"
    return {
        ".github/CODEOWNERS": "\n".join([head, *glob_rows, ""]),
        ".gitlab/CODEOWNERS": "\n".join([head, *glob_rows, ""]),
        ".forgejo/CODEOWNERS": "\n".join([head, *pattern_rows, ""]),
    }


def _owners_by_path(reviewers: Iterable[Reviewer]) -> list[tuple[str, list[str]]]:
    """Paths from the root, broad ones first, with the accounts of those who answer for them."""
    accounts_by_path: dict[str, list[str]] = {}
    for reviewer in reviewers:
        paths = [f"docs/{page}" for page in reviewer.pages]
        paths += [f"docs/{DATA_FOLDER}/{name}.yml" for name in reviewer.registries]
        paths += [EVERYTHING] if KEEPING in reviewer.registries else []
        paths += [f"docs/**/*.{language}.md" for language in reviewer.languages]
        for path in paths:
            accounts = accounts_by_path.setdefault(path, [])
            accounts += [name for name in reviewer.accounts if name not in accounts]
    owned = [(path, accounts) for path, accounts in accounts_by_path.items() if accounts]
    return sorted(owned, key=lambda owner: ("*" in owner[0], owner[0].count("/"), owner[0]))


def _glob(path: str) -> str:
    return f"/{path}".replace(" ", "\\ ") if path else "*"


def _pattern(path: str) -> str:
    parts = path.split("**/*")
    body = ".*".join(re.escape(part) for part in parts)
    return body + (".*" if path == EVERYTHING or path.endswith("/") else "$")
