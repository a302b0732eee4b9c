"""The things that scenes show, as editors list them in docs/_data/objects.yml."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from pydantic import Field, field_validator

from loa.content.front_matter import KeyPath, line_at
from loa.content.kept_headers import DataText, KeptHeaders, reading
from loa.content.reader_texts import printed
from loa.content.registries import DATA_FOLDER, Registries
from loa.content.schema import Model
from loa.content.validation import validate
from loa.illustrations.openmoji import faults_of
from loa.illustrations.own_objects import OWN_OBJECTS, PHONE_THAT_CALLS, phone_that_calls
from loa.illustrations.scenes import as_spoken
from loa.problems import Problem

OBJECTS = "objects.yml"


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


@dataclass
class Objects:
    """What may stand in a scene: `own` drawings of ours, `openmoji` by id the code of a drawing
    there; `names` what each is called, `words` by which words in a text it is meant.
    """

    own: frozenset[str]
    names: dict[str, str] = field(default_factory=dict)
    openmoji: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    @property
    def ids(self) -> set[str]:
        """The ids of all that can be drawn."""
        return {*self.own, *self.openmoji}

    def add(self, entry: _Object, label: str, line: int) -> Iterator[Problem]:
        """Add an entry of the list; yields a problem for each of its faults."""
        if entry.id in self.names:
            message = f"Mã “{entry.id}” đã có trong sổ đăng ký này."
            yield Problem(label, line, code="duplicate-id", message=message)
        fault = ""
        if entry.openmoji is not None:
            fault = faults_of(entry.openmoji)
        elif entry.id not in self.own:
            fault = "ghi thêm openmoji, mã của hình ở openmoji.org"
        if fault:
            yield Problem(
                label, line, code="unknown-drawing", message=f"Đồ vật “{entry.id}”: {fault}."
            )
            return
        self.names[entry.id] = entry.name
        for word in map(as_spoken, entry.words):
            if self.words.setdefault(word, entry.id) != entry.id:
                message = f"Từ “{word}” đã chỉ đồ vật “{self.words[word]}”."
                yield Problem(label, line, code="duplicate-id", message=message)
        if entry.openmoji is not None:
            self.openmoji[entry.id] = entry.openmoji


def load_objects(
    docs_dir: Path, registries: Registries, kept: KeptHeaders | None
) -> tuple[Objects, list[Problem]]:
    """Read docs/_data/objects.yml; an entry that is wrong is left out and told."""
    objects = Objects(frozenset({*OWN_OBJECTS, *_phones(registries)}))
    path = docs_dir / DATA_FOLDER / OBJECTS
    label = f"{docs_dir.name}/{DATA_FOLDER}/{OBJECTS}"
    if not path.is_file():
        return objects, []
    text, problems = reading(kept, path, label)
    source = DataText(printed(text or "", registries), label, kept.parse if kept else None)
    data, lines, unreadable = source.parsed()
    problems = [*problems, *unreadable]
    line_of = partial(line_at, lines)
    rows = data.get("objects")
    for index, row in enumerate(rows if isinstance(rows, list) else []):
        at: KeyPath = ("objects", index)
        line = line_of(at)
        if not isinstance(row, dict):
            problems.append(
                Problem(label, line, code="registry-shape", message="Mục này không có trường nào.")
            )
            continue
        entry, entry_problems = validate(_Object, row, label, line_of, at)
        problems += entry_problems
        if entry is not None:
            problems += objects.add(entry, label, line)
    return objects, problems


def _phones(registries: Registries) -> Iterator[str]:
    """The phone of each number that may be printed; written `phone-[[helpline:…]]`."""
    yield from (phone_that_calls(str(line.number)) for line in registries.cleared_helplines)
