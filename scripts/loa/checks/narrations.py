"""Recorded voices: named after a page that exists, agreed to, listened to, well heard.

What is measured of a file is kept under the hash of its bytes, so that only a new file costs
time.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from loa.artifacts import ArtifactStore, code_of
from loa.checking import check
from loa.content.clip_times import card_times
from loa.content.entries.languages import Recording
from loa.content.kinds import VideoMeta
from loa.content.library import Library
from loa.content.narrations import (
    Narration,
    is_old,
    narrations,
    parts_of,
    scene_number,
    voice_of,
)
from loa.content.page import SOURCE_LANGUAGE
from loa.content.registries import DATA_FOLDER
from loa.ground.wording import say
from loa.media.mp3 import is_cut_off, length_of
from loa.media.sound import TARGET_LOUDNESS, is_whole, loudness
from loa.problems import Problem, nearest

LARGEST_NARRATION = 10_000_000
"""Bytes: 20 minutes at 64 kbit/s, which is plenty for a voice."""
LARGEST_RAW = 30_000_000
"""Bytes: five minutes of WAV at 48 kHz, ten times what a slot needs."""
TOLERANCE = 1.5
"""LUFS to either side of the target."""
_OF_A_SCENE = say(
    "Remove “narration” from the film's scene and run “loa translate record” "
    "with the recording, or write this file into docs/_data/narrations.yml."
)
_RECORD = say(
    "Run “loa translate record”: it writes the consent, sets the loudness and names the file."
)


@check(
    "machine-voice",
    "narration-consent",
    "narration-language",
    "narration-orphan",
    "narration-unreadable",
    scope="portal",
)
@check(
    "narration-loudness",
    "narration-outdated",
    "narration-too-large",
    "narration-too-long",
    "narration-unheard",
    scope="portal",
    severity="warning",
)
def check_narrations(library: Library, store: ArtifactStore) -> Iterator[Problem]:
    """Everything about the recordings below docs/ and their registry."""
    recordings = narrations(library)
    for narration in recordings:
        faults = list(_check_name(library, narration))
        yield from faults or _check_record(library, narration)
        yield from _check_sound(library, narration, store)
        yield from _check_length(library, narration)
    yield from _check_registry(library, {narration.uri for narration in recordings})


def _check_registry(library: Library, recorded_uris: set[str]) -> Iterator[Problem]:
    """Every entry has its file."""
    registry_uri = f"{DATA_FOLDER}/narrations.yml"
    for uri in library.registries.narrations:
        if uri not in recorded_uris:
            rows = (library.docs_dir / registry_uri).read_text(encoding="utf-8").split("\n")
            # YAML may spell a name in other signs than it has.
            line = next((n for n, row in enumerate(rows, 1) if uri in row), 1)
            message = say(
                "The registry of recordings has “{uri}”, but there is no such file.", uri=uri
            )
            hint = nearest(uri, recorded_uris) if recorded_uris else ""
            path = f"{library.docs_dir.name}/{registry_uri}"
            yield Problem(path, line, "narration-orphan", message, hint)


def _check_name(library: Library, narration: Narration) -> Iterator[Problem]:
    """A recording belongs to a language, a page, and a part that is still there."""
    path = f"{library.docs_dir.name}/{narration.uri}"
    languages = library.registries.languages
    source = library.get(narration.source_uri)
    if narration.language not in languages:
        if narration.language:
            message = say(
                "The registry of languages has no “{language}”.", language=narration.language
            )
        else:
            message = say("The name of the recording does not say which language it is.")
        hint = nearest(narration.language, languages)
        yield Problem(
            path,
            1,
            "narration-language",
            message,
            say("{hint} For example: bai-1.tyz.mp3", hint=hint),
        )
    if source is None or source.language != SOURCE_LANGUAGE:
        message = say(
            "This recording reads “{source_uri}”, but there is no such page.",
            source_uri=narration.source_uri,
        )
        known = [page.src_uri for page in library.pages if page.language == SOURCE_LANGUAGE]
        hint = nearest(narration.source_uri, known)
        yield Problem(path, 1, "narration-orphan", message, hint)
    elif narration.part and narration.part not in parts_of(source):
        message = say(
            "{path} has no heading or key point with the id “{part}”.",
            path=source.path,
            part=narration.part,
        )
        hint = nearest(narration.part, parts_of(source)) if parts_of(source) else ""
        yield Problem(path, 1, "narration-orphan", message, hint)


def _check_record(library: Library, narration: Narration) -> Iterator[Problem]:
    """Somebody agreed to be heard; what they say is still true and was listened to."""
    path = f"{library.docs_dir.name}/{narration.uri}"
    record = library.registries.narrations.get(narration.uri)
    source = library.get(narration.source_uri)
    if record is None or source is None:
        message = say("It is not written that the speaker agreed to be published.")
        hint = _OF_A_SCENE if narration.is_named_by_scene else _RECORD
        yield Problem(path, 1, "narration-consent", message, hint)
        return
    if is_old(record, source):
        is_safety = source.meta.sensitivity == "safety"
        what = (
            say("withdrawn for now")
            if is_safety or record.machine
            else say("still published, with a notice")
        )
        message = say(
            "{path} was changed after it was recorded. The recording is {what}.",
            path=source.path,
            what=what,
        )
        hint = say(
            "Record it again. After a small change of the same meaning run “loa translate minor”."
        )
        yield Problem(path, 1, "narration-outdated", message, hint)
    language = library.registries.languages[narration.language]
    if record.machine:
        yield from _check_machine(library, narration, record, path)
        return
    if language.publish == "reviewed-only" and not record.is_reviewed:
        message = say(
            "No other speaker of the language has listened to it, so that it is not published."
        )
        hint = say("After listening write reviewer and reviewed_on into docs/_data/narrations.yml.")
        yield Problem(path, 1, "narration-unheard", message, hint)


def _check_machine(
    library: Library, narration: Narration, record: Recording, path: str
) -> Iterator[Problem]:
    """A voice that speakers of the language know, and somebody who approved what it says."""
    language = library.registries.languages[narration.language]
    voice = voice_of(library, narration)
    if voice is None or not voice.is_reviewed:
        message = say(
            "No speaker of {name} has approved the machine's voice “{machine}”.",
            name=language.name,
            machine=record.machine,
        )
        hint = say(
            "Write the voice, who reviewed it and when into the voices of {name} in languages.yml.",
            name=language.name,
        )
        yield Problem(path, 1, "machine-voice", message, hint)
    if not record.is_reviewed:
        message = say(
            "A machine reads it and nobody has listened to all of it, so that it is not published."
        )
        hint = say("After listening write reviewer and reviewed_on into docs/_data/narrations.yml.")
        yield Problem(path, 1, "narration-unheard", message, hint)


def _check_length(library: Library, narration: Narration) -> Iterator[Problem]:
    """What is said in a scene of a clip ends before the scene does."""
    source = library.get(narration.source_uri)
    number = scene_number(narration.part)
    file = library.docs_dir / narration.uri
    if narration.is_raw or source is None or not isinstance(source.meta, VideoMeta):
        return
    if number is None or number >= len(source.meta.scenes):
        return
    start, end = card_times(source.meta)[number]
    seconds = length_of(file)
    if seconds > end - start:
        path = f"{library.docs_dir.name}/{narration.uri}"
        shown = f"{seconds:.1f}".replace(".", ",")
        message = say(
            "It takes {shown} seconds to say, and the scene stands for {seconds}: its "
            "end is cut off.",
            shown=shown,
            seconds=f"{end - start:g}",
        )
        hint = say("Read a little faster, or let the scene stand longer.")
        yield Problem(path, 1, "narration-too-long", message, hint)


def _check_sound(library: Library, narration: Narration, store: ArtifactStore) -> Iterator[Problem]:
    """A phone can play it, download it, and make it heard beside other voices."""
    path = f"{library.docs_dir.name}/{narration.uri}"
    file = library.docs_dir / narration.uri
    size = file.stat().st_size
    if narration.is_raw:
        yield from _check_raw(path, file, size)
        return
    if size > LARGEST_NARRATION:
        message = say(
            "The recording weighs {size} MB, too much for many phones.", size=size // 1000000
        )
        hint = say("Below {limit} MB. {record}", limit=LARGEST_NARRATION // 1000000, record=_RECORD)
        yield Problem(path, 1, "narration-too-large", message, hint)
        return
    measured = _measured(file, store)
    if measured is None:
        message = say("The recording is damaged or no MP3: its length cannot be read.")
        yield Problem(path, 1, "narration-unreadable", message, _RECORD)
    elif abs(measured - TARGET_LOUDNESS) > TOLERANCE:
        which = say("quiet") if measured < TARGET_LOUDNESS else say("loud")
        value = f"{measured:.1f}".replace(".", ",").replace("-", "−")
        message = say(
            "The recording is too {which}: {loudness} LUFS, about −16 are wanted.",
            which=which,
            loudness=value,
        )
        yield Problem(path, 1, "narration-loudness", message, _RECORD)


def _check_raw(path: str, file: Path, size: int) -> Iterator[Problem]:
    """A recording as it came is sound and of a size that git and editors can carry."""
    if size > LARGEST_RAW:
        message = say(
            "The recording weighs {size} MB, too much for the portal's repository.",
            size=size // 1000000,
        )
        hint = say("Below {limit} MB. {record}", limit=LARGEST_RAW // 1000000, record=_RECORD)
        yield Problem(path, 1, "narration-too-large", message, hint)
    elif not is_whole(file):
        message = say("The recording is damaged: it cannot be heard to its end.")
        yield Problem(
            path,
            1,
            "narration-unreadable",
            message,
            say("Copy it again from the machine that recorded it."),
        )


def _measured(file: Path, store: ArtifactStore) -> float | None:
    """Loudness in LUFS; None for what is no whole MP3 file. Measured once for given bytes."""
    key = store.key("narration", code_of("media"), file.read_bytes())
    stored = store.get(key, "json")
    value: float | None
    if stored is not None:
        value = json.loads(stored.read_text(encoding="utf-8"))
    else:
        is_sound = length_of(file) > 0 and not is_cut_off(file) and is_whole(file)
        value = loudness(file) if is_sound else None
        store.keep(key, "json", json.dumps(value).encode())
    return value
