"""The registry of pack profiles, docs/_data/packs.yml."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Literal

from pydantic import Field

from loa.checking import check
from loa.content.front_matter import KeyPath, line_at, parse_yaml
from loa.content.library import Library
from loa.content.registries import DATA_FOLDER, Registries
from loa.content.schema import Model
from loa.content.text_files import read_text
from loa.content.validation import validate
from loa.ground.folder_entries import is_plain_file
from loa.ground.wording import say
from loa.problems import Problem, nearest

REGISTRY = "packs.yml"
DEFAULT_PROFILE = "day-du"
# Endings of the handouts that the portal offers; media have a switch of their own.
Format = Literal["pdf", "docx", "pptx", "ics", "png", "svg", "txt", "zip"]


class Profile(Model):
    """What one kind of pack holds, and how large it may be."""

    id: str = Field(pattern=r"^[a-z0-9-]{1,20}$")
    name: str
    size_limit_mb: int = Field(ge=1)
    languages: list[str] = []
    audiences: list[str] = []
    formats: list[Format] = []
    media: bool
    valid_days: int = Field(ge=1, le=3650)

    @property
    def size_limit(self) -> int:
        """Bytes."""
        return self.size_limit_mb * 1_000_000


@check(scope="portal")
def check_profiles(library: Library) -> Iterable[Problem]:
    """What is wrong with the registry of profiles."""
    return load_profiles(library.docs_dir, library.registries)[1]


@check(
    "duplicate-id",
    "registry-missing",
    "registry-shape",
    "unknown-audience",
    "unknown-language",
    scope="reading",
)
def load_profiles(
    docs_dir: Path, registries: Registries
) -> tuple[dict[str, Profile], list[Problem]]:
    """Profiles by id in the order of the file, and what is wrong with the file."""
    path = docs_dir / DATA_FOLDER / REGISTRY
    label = f"{docs_dir.name}/{DATA_FOLDER}/{REGISTRY}"
    if not is_plain_file(path):
        message = say("There is no registry “{registry}”.", registry=REGISTRY)
        return {}, [Problem(label, 1, "registry-missing", message)]
    text, problems = read_text(path, label)
    if text is None:
        return {}, problems
    data, lines, unreadable = parse_yaml(text, label)
    problems += unreadable
    rows = data.get("profiles")
    if not isinstance(rows, list):
        if not unreadable:
            message = say("A registry of profiles is a list below the key “profiles:”.")
            problems.append(Problem(label, 1, "registry-shape", message))
        return {}, problems
    line_of = partial(line_at, lines)
    profiles: dict[str, Profile] = {}
    for index, row in enumerate(rows):
        at: KeyPath = ("profiles", index)
        if not isinstance(row, dict):
            message = say("This entry of profiles has no fields.")
            problems.append(Problem(label, line_of(at), "registry-shape", message))
            continue
        profile, row_problems = validate(
            model=Profile, data=row, path=label, line_of=line_of, at=at
        )
        problems += row_problems
        if profile is None:
            continue
        if profile.id in profiles:
            message = say("The registry of profiles has “{id}” already.", id=profile.id)
            problems.append(Problem(label, line_of(at), "duplicate-id", message))
        profiles[profile.id] = profile
        problems += [
            Problem(label, line_of((*at, field, position)), code, message, nearest(value, known))
            for field, known, code in (
                ("languages", registries.languages, "unknown-language"),
                ("audiences", registries.audiences, "unknown-audience"),
            )
            for position, value in enumerate(getattr(profile, field))
            if value not in known
            for message in [
                say(
                    "The field “{field}” of a profile has an unknown value: “{value}”.",
                    field=field,
                    value=value,
                )
            ]
        ]
    return profiles, problems
