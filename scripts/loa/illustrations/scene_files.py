"""Scenes as editors write them: one YAML file each in docs/_data/scenes/, read with a guard.

Everything that is wrong is a problem with its file and line: unknown names with the list of
those there are, a missing or empty description, text in a language that nobody reviewed.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from loa.checking import check
from loa.content.front_matter import KeyPath, line_at
from loa.content.kept_headers import DataText, KeptHeaders, reading
from loa.content.reader_texts import printed
from loa.content.registries import DATA_FOLDER, Registries
from loa.content.validation import validate
from loa.illustrations.object_files import load_objects
from loa.illustrations.scene_faults import faults_of
from loa.illustrations.scenes import Illustration, Scenes
from loa.problems import Problem

FOLDER = "scenes"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@check(
    "bad-value",
    "duplicate-id",
    "file-name",
    "registry-shape",
    "scene-alt",
    "scene-not-reviewed",
    "too-long",
    "unknown-drawing",
    "unknown-reference",
    scope="reading",
)
def load_scenes(
    docs_dir: Path, registries: Registries, kept: KeptHeaders | None = None
) -> tuple[Scenes, list[Problem]]:
    """Read docs/_data/objects.yml and every scene, in which `[[helpline:…]]` stands for a number;
    what is wrong is left out and told.
    """
    objects, problems = load_objects(docs_dir, registries, kept)
    object_ids = objects.ids
    scenes: dict[str, Illustration] = {}
    for path in sorted((docs_dir / DATA_FOLDER / FOLDER).glob("*.yml")):
        label = f"{docs_dir.name}/{DATA_FOLDER}/{FOLDER}/{path.name}"
        scene, scene_problems = _load(
            path, label=label, object_ids=object_ids, registries=registries, kept=kept
        )
        problems += scene_problems
        if scene is not None:
            scenes[scene.id] = scene
    return Scenes(
        scenes=scenes, openmoji=objects.openmoji, names=objects.names, words=objects.words
    ), problems


def _load(
    path: Path,
    label: str,
    object_ids: Iterable[str],
    registries: Registries,
    kept: KeptHeaders | None,
) -> tuple[Illustration | None, list[Problem]]:
    if not _ID.fullmatch(path.stem):
        message = "Tên tệp tranh chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối."
        return None, [Problem(label, 1, code="file-name", message=message)]
    text, problems = reading(kept, path, label)
    if text is None:
        return None, problems
    source = DataText(printed(text, registries), label, kept.parse if kept else None)
    scene, lines, form_problems = _scene(source, path.stem)
    if scene is None:
        return None, [*form_problems]
    scene_problems = [
        Problem(
            label, line_at(lines, fault.at), code=fault.code, message=fault.message, hint=fault.hint
        )
        for fault in faults_of(scene, object_ids, registries.languages)
    ]
    return (None if scene_problems else scene), scene_problems


# Every portal of a process shows mostly the same scenes as the last.
@lru_cache(maxsize=512)
def _scene(
    source: DataText, name: str
) -> tuple[Illustration | None, Mapping[KeyPath, int], tuple[Problem, ...]]:
    """The scene of a file's text, the lines of its keys, and what is wrong with its form."""
    label = source.label
    data, lines, unreadable = source.parsed()
    if unreadable:
        return None, lines, unreadable
    row: dict[str, Any] = {**data, "id": name}
    scene, problems = validate(Illustration, row, label, partial(line_at, lines))
    return scene, lines, tuple(problems)
