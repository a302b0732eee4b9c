"""Recorded voices: which file speaks which page, and whether it may be heard.

`bai-1.tyz.mp3` speaks the page `bai-1.md`, `bai-1.tyz.<id>.mp3` the part below the heading
with that id, or one of the core messages; `goi-111.vi.canh-2.mp3` the second scene of a clip,
which may also name a file of its own (`narration`). `.vi` names a Vietnamese recording. What is
said of a recording, consent first, stands in docs/_data/narrations.yml. Beside MP3 a recording
may be WAV, M4A or OGG as it came from a telephone; the loudspeaker's files are made from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from loa.content.entries.languages import MachineVoice, Recording
from loa.content.kinds import MessagesMeta, VideoMeta
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.translation import fits

ENDING = ".mp3"
RAW_ENDINGS = (".wav", ".m4a", ".ogg")
"""As a telephone or a studio leaves them: material for the loudspeaker, never published as such."""
_SCENE = "canh-"


@dataclass(frozen=True, order=True)
class Narration:
    """A file's name taken apart. `part` is "" for a whole page; `language` may be unknown."""

    source_uri: str
    language: str
    part: str
    uri: str

    @property
    def is_raw(self) -> bool:
        """Whether it is a recording as it came, which only makers of files take up."""
        return not self.uri.endswith(ENDING)

    @property
    def is_named_by_scene(self) -> bool:
        """Whether a scene of a clip names the file, rather than the file the scene."""
        return _taken_apart(self.uri) != self


def scene_number(part: str) -> int | None:
    """Which scene of a clip a part is, from 0; None for what is no scene."""
    number = part.removeprefix(_SCENE)
    is_scene = part.startswith(_SCENE) and number.isascii() and number.isdigit()
    return int(number) - 1 if is_scene else None


def narrations(library: Library) -> list[Narration]:
    """Every recording that is named after a page or a language, or by a scene of a clip, sorted.

    Whatever other sounds a portal has, have one dot and no page of their name.
    """
    sounds = [_taken_apart(uri) for uri in library.files if uri.endswith((ENDING, *RAW_ENDINGS))]
    named = {sound for sound in sounds if sound.language or library.get(sound.source_uri)}
    return sorted(named | set(_named_by_scenes(library)))


def _named_by_scenes(library: Library) -> Iterator[Narration]:
    for page in library.pages:
        scenes = page.meta.scenes if isinstance(page.meta, VideoMeta) else []
        for number, scene in enumerate(scenes, 1):
            if scene.narration in library.files:
                part = f"{_SCENE}{number}"
                yield Narration(page.source_uri, page.language, part, str(scene.narration))


def _taken_apart(uri: str) -> Narration:
    path = PurePosixPath(uri)
    stem, _, rest = path.stem.partition(".")
    language, _, part = rest.partition(".")
    return Narration(path.with_name(f"{stem}.md").as_posix(), language, part, uri)


def parts_of(page: ContentPage) -> list[str]:
    """The ids below which a recording may stand: headings, core messages, a clip's scenes."""
    ids = [section.id for section in page.reading.sections if section.id]
    if isinstance(page.meta, MessagesMeta):
        ids += [message.id for message in page.meta.messages]
    if isinstance(page.meta, VideoMeta):
        ids += [f"{_SCENE}{number}" for number in range(1, len(page.meta.scenes) + 1)]
    return ids


def voice_of(library: Library, narration: Narration) -> MachineVoice | None:
    """The voice that a machine spoke a recording with, as the language's registry names it."""
    record = library.registries.narrations.get(narration.uri)
    language = library.registries.languages.get(narration.language)
    if record is None or language is None:
        return None
    return next((voice for voice in language.voices if voice.label == record.machine), None)


def is_old(record: Recording, source: ContentPage) -> bool:
    """Whether the Vietnamese text has changed its meaning since somebody read it aloud."""
    return not fits(record.source_sha256, source)


def is_heard(library: Library, narration: Narration) -> bool:
    """Whether readers get a recording: with consent, listened to where the language's policy
    wants it, and never old advice to somebody who may be in danger.

    A machine is heard only with a voice that a speaker of the language reviewed, with somebody's
    approval of this very recording, and never with a text that is no longer the page's.
    """
    record = library.registries.narrations.get(narration.uri)
    source = library.get(narration.source_uri)
    language = library.registries.languages.get(narration.language)
    if record is None or source is None or language is None:
        return False
    if is_old(record, source) and (record.machine or source.meta.sensitivity == "safety"):
        return False
    if narration.part and narration.part not in parts_of(source):
        return False
    if record.machine:
        voice = voice_of(library, narration)
        return voice is not None and voice.is_reviewed and record.is_reviewed
    return record.is_reviewed or language.publish == "with-banner"


def is_heard_on(library: Library, narration: Narration, page: ContentPage) -> bool:
    """Whether a page offers a recording: in its own language; a Vietnamese page also those
    of languages in which it was not written, since nobody else would.
    """
    if narration.language == page.language:
        return True
    best = library.best_variant(page.source_uri, narration.language)
    return page.src_uri == page.source_uri and best is page
