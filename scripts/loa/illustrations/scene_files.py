"""Scenes as editors write them: one YAML file each in docs/_data/scenes/, read with a guard.

Everything that is wrong is a problem with its file and line: unknown names with the list of
those there are, a missing or empty description, text in a language that nobody reviewed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import Field, field_validator

from loa.checking import check
from loa.content.entries.languages import Language
from loa.content.front_matter import KeyPath
from loa.content.kept_headers import DataText, KeptHeaders, reading
from loa.content.page import SOURCE_LANGUAGE
from loa.content.reader_texts import printed
from loa.content.registries import DATA_FOLDER, Registries
from loa.content.schema import Model
from loa.content.validation import validate
from loa.illustrations.heads import FACES
from loa.illustrations.openmoji import faults_of
from loa.illustrations.own_objects import OWN_OBJECTS, PHONE_THAT_CALLS, phone_that_calls
from loa.illustrations.people import PEOPLE, WEARS
from loa.illustrations.places import PLACES
from loa.illustrations.poses import POSES
from loa.problems import Problem

FOLDER = "scenes"
OBJECTS = "objects.yml"
Group = Literal["message", "lesson", "audience", "signs", "calling", "return", "event"]
Words = str | dict[str, str]
_WORD = r"\w+"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ALT = 300
_LONGEST_SAYING = 60
# Words with which a description of a picture says only that it is one.
_EMPTY_ALT = re.compile(
    r"(?:hình|ảnh|tranh|bức)(?: ảnh| vẽ| minh họa)?(?: về)?[\s.:]*", re.IGNORECASE
)


class Person(Model):
    """Somebody in a panel: `at` is where the feet are, from 0 (left) to 320 (right)."""

    who: str
    at: float = Field(ge=-60, le=380)
    face: str = "calm"
    pose: str = "stand"
    turn: Literal["right", "left"] = "right"
    size: float = Field(default=1.15, ge=0.4, le=2.2)
    ground: float = Field(default=222, ge=120, le=330)
    wears: list[str] = []
    holds: str | None = None


class Thing(Model):
    """An object around a point (x, y), so many units wide; in front of people if asked."""

    what: str
    at: tuple[float, float]
    size: float = Field(default=44, ge=10, le=240)
    front: bool = False

    @field_validator("at")
    @classmethod
    def _is_inside(cls, at: tuple[float, float]) -> tuple[float, float]:
        if not (-60 <= at[0] <= 380 and -20 <= at[1] <= 260):
            raise ValueError("điểm nằm ngoài tranh: ngang từ -60 đến 380, dọc từ -20 đến 260.")
        return at


class Bubble(Model):
    """What somebody says or thinks: words, or an object in place of words.

    `by` counts the panel's people from 1; `at` is the middle of the bubble.
    """

    says: Words | None = None
    shows: str | None = None
    by: int | None = Field(default=None, ge=1)
    at: tuple[float, float] = (160, 40)
    thought: bool = False


class Panel(Model):
    """One picture of 320 by 240."""

    place: str = "plain"
    people: list[Person] = Field(default=[], max_length=6)
    objects: list[Thing] = Field(default=[], max_length=12)
    bubbles: list[Bubble] = Field(default=[], max_length=4)
    mark: Literal["tick", "cross"] | None = None


class Illustration(Model):
    """A scene of one to four panels, with what it shows in words."""

    id: str
    alt: Words
    group: Group
    panels: list[Panel] = Field(min_length=1, max_length=4)
    talk: list[str] = Field(default=[], max_length=4)
    reviewed: dict[str, str] = {}

    def alt_in(self, language: str) -> str:
        """The description in a language, else in Vietnamese."""
        return said_in(self.alt, language)

    @property
    def objects(self) -> list[str]:
        """The ids of all objects in it, each once."""
        return list(dict.fromkeys(name for _, name in _objects_of(self)))


@dataclass(frozen=True)
class Scenes:
    """All scenes of a portal by id, and the drawings of OpenMoji that its objects name.

    `names` are what objects are called, `words` by which words in a text each is meant.
    """

    scenes: Mapping[str, Illustration] = field(default_factory=dict)
    openmoji: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def meant_by(self, *texts: str) -> str:
        """The object that a text speaks of, "" for none: of several texts the first that speaks of
        one, and there the longest of its words.
        """
        for text in texts:
            said = f" {' '.join(re.findall(_WORD, text.lower()))} "
            for phrase in sorted(self.words, key=lambda one: (-len(one), one)):
                if f" {phrase} " in said:
                    return self.words[phrase]
        return ""

    def uses_openmoji(self, scene: Illustration) -> bool:
        """Whether a sheet with this scene has to name OpenMoji."""
        return any(name in self.openmoji for name in scene.objects)


class _Object(Model):
    id: str = Field(pattern=rf"^([a-z0-9-]+|{PHONE_THAT_CALLS})$")
    name: str = Field(min_length=1, max_length=60)
    openmoji: str | None = None
    words: list[str] = []

    @field_validator("openmoji", mode="before")
    @classmethod
    def _is_text(cls, code: object) -> object:
        """YAML reads a code of digits only as a number."""
        return str(code) if isinstance(code, int) else code


def said_in(words: Words, language: str) -> str:
    """Words in a language, else in Vietnamese."""
    if isinstance(words, str):
        return words
    return words.get(language) or words.get(SOURCE_LANGUAGE, "")


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
    words: dict[str, str] = {}
    own = {*OWN_OBJECTS, *_phones(registries)}
    names, openmoji, problems = _load_objects(docs_dir, words, registries, own, kept)
    known = {*own, *openmoji}
    scenes: dict[str, Illustration] = {}
    for path in sorted((docs_dir / DATA_FOLDER / FOLDER).glob("*.yml")):
        label = f"{docs_dir.name}/{DATA_FOLDER}/{FOLDER}/{path.name}"
        scene, found = _load(path, label, known, registries, kept)
        problems += found
        if scene is not None:
            scenes[scene.id] = scene
    return Scenes(scenes, openmoji, names, words), problems


def _phones(registries: Registries) -> Iterator[str]:
    """The phone of each number that may be printed; written `phone-[[helpline:…]]`."""
    yield from (phone_that_calls(str(line.number)) for line in registries.cleared_helplines)


def _load_objects(
    docs_dir: Path,
    words: dict[str, str],
    registries: Registries,
    own: set[str],
    kept: KeptHeaders | None,
) -> tuple[dict[str, str], dict[str, str], list[Problem]]:
    path = docs_dir / DATA_FOLDER / OBJECTS
    label = f"{docs_dir.name}/{DATA_FOLDER}/{OBJECTS}"
    names: dict[str, str] = {}
    openmoji: dict[str, str] = {}
    if not path.is_file():
        return names, openmoji, []
    text, problems = reading(kept, path, label)
    source = DataText(printed(text or "", registries), label, kept.parse if kept else None)
    data, lines, unreadable = source.parsed()
    problems = [*problems, *unreadable]
    rows = data.get("objects")
    for index, row in enumerate(rows if isinstance(rows, list) else []):
        at: KeyPath = ("objects", index)
        line = _line(lines, at)
        if not isinstance(row, dict):
            problems.append(Problem(label, line, "registry-shape", "Mục này không có trường nào."))
            continue
        entry, found = validate(_Object, row, label, lambda key: _line(lines, key), at)
        problems += found
        if entry is None:
            continue
        if entry.id in names:
            message = f"Mã “{entry.id}” đã có trong sổ đăng ký này."
            problems.append(Problem(label, line, "duplicate-id", message))
        fault = ""
        if entry.openmoji is not None:
            fault = faults_of(entry.openmoji)
        elif entry.id not in own:
            fault = "ghi thêm openmoji, mã của hình ở openmoji.org"
        if fault:
            message = f"Đồ vật “{entry.id}”: {fault}."
            problems.append(Problem(label, line, "unknown-drawing", message))
            continue
        names[entry.id] = entry.name
        for word in (" ".join(re.findall(_WORD, one.lower())) for one in entry.words):
            if words.setdefault(word, entry.id) != entry.id:
                message = f"Từ “{word}” đã chỉ đồ vật “{words[word]}”."
                problems.append(Problem(label, line, "duplicate-id", message))
        if entry.openmoji is not None:
            openmoji[entry.id] = entry.openmoji
    return names, openmoji, problems


def _load(
    path: Path,
    label: str,
    objects: Iterable[str],
    registries: Registries,
    kept: KeptHeaders | None,
) -> tuple[Illustration | None, list[Problem]]:
    if not _ID.fullmatch(path.stem):
        message = "Tên tệp tranh chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối."
        return None, [Problem(label, 1, "file-name", message)]
    text, problems = reading(kept, path, label)
    if text is None:
        return None, problems
    source = DataText(printed(text, registries), label, kept.parse if kept else None)
    scene, lines, wrong = _scene(source, path.stem)
    if scene is None:
        return None, [*wrong]
    found = [
        Problem(label, _line(lines, fault.at), fault.code, fault.message, fault.hint)
        for fault in (
            *_unknown(scene, objects),
            *_words(scene, registries.languages),
            *_unprinted(scene),
        )
    ]
    return (None if found else scene), found


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
    scene, problems = validate(Illustration, row, label, lambda key: _line(lines, key))
    return scene, lines, tuple(problems)


class Fault(NamedTuple):
    """What is wrong at a key of a scene."""

    at: KeyPath
    code: str
    message: str
    hint: str = ""


def _unknown(scene: Illustration, objects: Iterable[str]) -> Iterator[Fault]:
    """Names that no part has."""
    known = sorted(objects)
    for p, panel in enumerate(scene.panels):
        at: KeyPath = ("panels", p)
        yield from _check(panel.place, PLACES, (*at, "place"), "nơi")
        for n, person in enumerate(panel.people):
            here: KeyPath = (*at, "people", n)
            yield from _check(person.who, PEOPLE, (*here, "who"), "nhân vật")
            yield from _check(person.pose, POSES, (*here, "pose"), "dáng")
            yield from _check(person.face, FACES, (*here, "face"), "nét mặt")
            for worn in person.wears:
                yield from _check(worn, WEARS, (*here, "wears"), "đồ mặc")
        for n, bubble in enumerate(panel.bubbles):
            if bubble.by is not None and bubble.by > len(panel.people):
                count = len(panel.people)
                text = f"Bóng nói của người thứ {bubble.by}, nhưng tranh chỉ có {count} người."
                yield Fault((*at, "bubbles", n), "unknown-drawing", text)
            if (bubble.says is None) == (bubble.shows is None):
                text = "Bóng nói ghi đúng một trong hai: says (lời) hoặc shows (đồ vật)."
                yield Fault((*at, "bubbles", n), "bad-value", text)
    for place, name in _objects_of(scene):
        yield from _check(name, known, place, "đồ vật")


def _check(name: str, known: Iterable[str], at: KeyPath, what: str) -> Iterator[Fault]:
    if name not in known:
        hint = f"Có: {', '.join(sorted(known))}."
        yield Fault(at, "unknown-drawing", f"Không có {what} nào tên “{name}”.", hint)


def _objects_of(scene: Illustration) -> Iterator[tuple[KeyPath, str]]:
    for p, panel in enumerate(scene.panels):
        for n, thing in enumerate(panel.objects):
            yield ("panels", p, "objects", n, "what"), thing.what
        for n, person in enumerate(panel.people):
            if person.holds is not None:
                yield ("panels", p, "people", n, "holds"), person.holds
        for n, bubble in enumerate(panel.bubbles):
            if bubble.shows is not None:
                yield ("panels", p, "bubbles", n, "shows"), bubble.shows


def _words(scene: Illustration, languages: Mapping[str, Language]) -> Iterator[Fault]:
    alt = scene.alt_in(SOURCE_LANGUAGE).strip()
    if not 20 <= len(alt) <= _LONGEST_ALT or _EMPTY_ALT.fullmatch(alt):
        text = f"Lời tả tranh (alt) dài {len(alt)} ký tự; cần từ 20 đến {_LONGEST_ALT}."
        hint = "Tả ai, ở đâu, đang làm gì, cho người không nhìn thấy."
        yield Fault(("alt",), "scene-alt", text, hint)
    spoken: list[tuple[KeyPath, Words]] = [(("alt",), scene.alt)]
    for p, panel in enumerate(scene.panels):
        for n, bubble in enumerate(panel.bubbles):
            if bubble.says is not None:
                spoken.append((("panels", p, "bubbles", n), bubble.says))
                longest = max(map(len, _all_words(bubble.says)), default=0)
                if not 1 <= longest <= _LONGEST_SAYING:
                    text = (
                        f"Lời trong bóng nói dài {longest} ký tự; cần từ 1 đến {_LONGEST_SAYING}."
                    )
                    yield Fault(("panels", p, "bubbles", n), "too-long", text, "Nói một câu ngắn.")
    for at, words in spoken:
        for slug in words if isinstance(words, dict) else ():
            language = languages.get(slug)
            if language is None:
                hint = f"Có: {', '.join(languages)}."
                yield Fault(at, "unknown-reference", f"Không có ngôn ngữ “{slug}”.", hint)
            elif language.publish == "reviewed-only" and slug not in scene.reviewed:
                text = f"Lời bằng {language.name} chưa có người thẩm định."
                hint = f"Ghi reviewed: {{{slug}: tên người, ngày}}, hoặc bỏ lời này."
                yield Fault(at, "scene-not-reviewed", text, hint)


def _unprinted(scene: Illustration) -> Iterator[Fault]:
    """References that name no number that may be printed: they would be drawn as they stand."""
    said: list[tuple[KeyPath, Words]] = [
        (("alt",), scene.alt),
        *((("talk", n), one) for n, one in enumerate(scene.talk)),
    ]
    for p, panel in enumerate(scene.panels):
        said += [
            (("panels", p, "bubbles", n), one.says or "") for n, one in enumerate(panel.bubbles)
        ]
    for at, words in said:
        if any("[[" in one for one in _all_words(words)):
            hint = "Tranh chỉ nhận số điện thoại được đăng: [[helpline:h111]]."
            yield Fault(at, "unknown-reference", "Tham chiếu trong tranh không có số để in.", hint)


def _all_words(words: Words) -> list[str]:
    return [words] if isinstance(words, str) else list(words.values())


def _line(lines: Mapping[KeyPath, int], at: KeyPath) -> int:
    while at and at not in lines:
        at = at[:-1]
    return lines.get(at, 1)
