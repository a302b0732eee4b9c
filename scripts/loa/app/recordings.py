"""A voice beside its page: somebody's with their consent, or a machine's until one is recorded."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from loa.app.translating import require_translatable
from loa.content.entries.languages import Language, MachineVoice, Recording
from loa.content.narrations import ENDING, Narration, is_heard
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.registries import DATA_FOLDER
from loa.content.translation import source_hash
from loa.ground.replacement import notes_of
from loa.ground.targets import require_outside_sources
from loa.ground.together import write_together
from loa.ground.wording import for_readers, say
from loa.handouts.aloud import words_aloud
from loa.integrations.portal import Portal
from loa.media.encoding import EncodingError
from loa.media.mp3 import length_of
from loa.media.sound import SILENCE, loudness, voice_as_mp3
from loa.media.voices import speak
from loa.translation.desk import require_part, source_of
from loa.translation.exchange import RefusedError
from loa.translation.recordings import with_recording

SPEAKER = for_readers("machine voice")
"""How a machine is named where a recording names who speaks."""


@dataclass(frozen=True)
class Recorded:
    """A recording beside its page: its file below docs/, `seconds` long, `size` in bytes.

    `is_published` is false where another speaker of the language must listen to it first.
    """

    file: str
    seconds: float
    size: int
    is_published: bool


@dataclass(frozen=True)
class Passage:
    """What is to be read aloud: a page, or the part of it below an id, in a language."""

    uri: str
    language: str = SOURCE_LANGUAGE
    part: str = ""


@dataclass(frozen=True)
class Voice:
    """Which voice of the registry speaks, by name where there are several, and its .onnx file."""

    name: str = ""
    file: Path | None = None


def record_voice(
    portal: Portal,
    recording: Path,
    passage: Passage,
    *,
    speaker: str,
    consent: str,
    on: date,
    heard_by: str = "",
) -> Recorded:
    """Level a recording and write it beside its page, with its entry in the registry.

    `consent` is where the signed paper is kept; `heard_by` another speaker who has listened to it
    today. Raises LoaError where the recording cannot be used.
    """
    library = portal.library
    if passage.language != SOURCE_LANGUAGE:
        require_translatable(library, passage.language)
    source = source_of(library, passage.uri)
    require_part(source, passage.part)
    if heard_by == speaker:
        raise RefusedError(say("Who listens must be another person than who speaks."))
    entry = Recording(
        file=_uri_of(source, passage),
        speaker=speaker,
        consent=consent,
        recorded_on=on,
        source_sha256=source_hash(source),
        reviewer=heard_by or None,
        reviewed_on=date.today() if heard_by else None,
    )
    publish = library.registries.languages[passage.language].publish
    return _write(
        portal, recording, entry=entry, is_published=bool(heard_by) or publish != "reviewed-only"
    )


def sample_voice(portal: Portal, passage: Passage, voice: Voice, out: Path) -> None:
    """Have a voice read into a WAV file, so that a speaker of the language can judge it."""
    language = _language(portal, passage)
    chosen = _chosen(language, voice.name, is_sample=True)
    words = _spoken_words(portal, passage)
    require_outside_sources(out, portal.root)
    speak(words, chosen, file=voice.file, target=out)


def speak_page(portal: Portal, passage: Passage, voice: Voice) -> Recorded:
    """Have a machine read where nobody is heard, into an MP3 file that waits for approval.

    Raises RefusedError for a voice that no speaker of the language has approved, and where a
    person's voice is there: a machine never takes its place.
    """
    language = _language(portal, passage)
    chosen = _chosen(language, voice.name, is_sample=False)
    words = _spoken_words(portal, passage)
    source = source_of(portal.library, passage.uri)
    with TemporaryDirectory() as folder:
        target = Path(folder, "voice.wav")
        speak(words, chosen, file=voice.file, target=target)
        uri = _uri_of(source, passage)
        _keep_people(
            portal,
            source,
            Narration(
                source_uri=source.src_uri, language=passage.language, part=passage.part, uri=uri
            ),
        )
        entry = Recording(
            file=uri,
            speaker=SPEAKER,
            consent=chosen.licence,
            recorded_on=date.today(),
            source_sha256=source_hash(source),
            machine=chosen.label,
        )
        return _write(portal, target, entry=entry, is_published=False)


def _language(portal: Portal, passage: Passage) -> Language:
    """The language of a passage whose page and part are there. Raises RefusedError."""
    require_part(source_of(portal.library, passage.uri), passage.part)
    language = portal.library.registries.languages.get(passage.language)
    if language is None:
        raise RefusedError(say("The registry of languages has no “{slug}”.", slug=passage.language))
    return language


def _chosen(language: Language, name: str, *, is_sample: bool) -> MachineVoice:
    """The voice that is asked for; only a sample may be spoken by one that nobody reviewed."""
    named = [voice for voice in language.voices if name in {"", voice.voice, voice.label}]
    ready = [voice for voice in named if voice.is_reviewed or is_sample]
    if ready:
        return ready[0]
    if named:
        raise RefusedError(
            say(
                "No speaker of {name} has listened to the voice “{label}” and approved it. "
                "Make a sample: --sample nghe-thu.wav",
                name=language.name,
                label=named[0].label,
            )
        )
    if name:
        raise RefusedError(
            say(
                "The registry of languages has no machine voice “{voice}” for {name}.",
                voice=name,
                name=language.name,
            )
        )
    raise RefusedError(
        say("The registry of languages has no machine voice for {name}.", name=language.name)
    )


def _spoken_words(portal: Portal, passage: Passage) -> str:
    """What is read of a page in the language itself: a machine must not read Vietnamese as
    another language. Raises RefusedError where that is nothing.
    """
    source = source_of(portal.library, passage.uri)
    page = portal.library.best_variant(source.src_uri, passage.language)
    if page is None or page.language != passage.language:
        raise RefusedError(
            say("{path} has no text in “{slug}” to read.", path=source.path, slug=passage.language)
        )
    words = words_aloud(portal.workshop().source_of(page), passage.part)
    if not words:
        raise RefusedError(say("{path} has nothing to read aloud in this part.", path=page.path))
    return words


def _keep_people(portal: Portal, source: ContentPage, narration: Narration) -> None:
    record = portal.library.registries.narrations.get(narration.uri)
    if record is not None and record.machine is None and is_heard(portal.library, narration):
        raise RefusedError(
            say(
                "Somebody reads this part of {path} already: {speaker}.",
                path=source.path,
                speaker=record.speaker,
            )
        )


def _uri_of(source: ContentPage, passage: Passage) -> str:
    """Where a recording of a page, or of a part of it, lies below docs/."""
    stem = PurePosixPath(source.src_uri).with_suffix("").as_posix()
    return ".".join(filter(None, (stem, passage.language, passage.part))) + ENDING


def _write(portal: Portal, recording: Path, entry: Recording, is_published: bool) -> Recorded:
    """Both files or none. Raises RefusedError where the recording holds no voice."""
    docs = portal.library.docs_dir
    data, seconds = _level(recording)
    registry = docs / DATA_FOLDER / "narrations.yml"
    text = with_recording(registry.read_text(encoding="utf-8"), entry)
    write_together(notes_of(portal.root), {docs / entry.file: data, registry: text})
    return Recorded(file=entry.file, seconds=seconds, size=len(data), is_published=is_published)


def _level(recording: Path) -> tuple[bytes, float]:
    with TemporaryDirectory() as folder:
        target = Path(folder, f"voice{ENDING}")
        try:
            if loudness(recording) <= SILENCE:
                raise RefusedError(say("“{name}” has no sound.", name=recording.name))
            voice_as_mp3(recording, target)
        except EncodingError as error:
            raise RefusedError(
                say("“{name}” is not a recording that can be read.", name=recording.name)
            ) from error
        return target.read_bytes(), length_of(target)
