"""`loa translate speak`: a machine reads a page where nobody was recorded; somebody approves."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from loa.cli.paths import PagePath
from loa.cli.record import uri_of, write_recording
from loa.cli.root import find_root
from loa.cli.telling import inform
from loa.content.entries.languages import Language, MachineVoice, Recording
from loa.content.narrations import Narration, is_heard
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.content.translation import source_hash
from loa.ground.targets import require_outside_sources
from loa.ground.wording import for_readers, say
from loa.handouts.aloud import words_aloud
from loa.integrations.portal import Portal
from loa.media.voices import speak
from loa.translation.desk import require_part, source_of
from loa.translation.exchange import RefusedError

SPEAKER = for_readers("machine voice")
"""How a machine is named where a recording names who speaks."""


@click.command(
    help=say(
        "Have a machine read a page that nobody has recorded: marked as a machine's "
        "voice, until somebody approves it."
    )
)
@click.argument("page", metavar=say("PAGE"), type=PagePath())
@click.option(
    "--to", "slug", default=SOURCE_LANGUAGE, show_default=True, help=say("Language to read.")
)
@click.option(
    "--part", default="", help=say("Only one part: id of a heading or of a key point, or canh-1.")
)
@click.option(
    "--voice",
    "name",
    default="",
    help=say("Which voice of the registry of languages, if there are several."),
)
@click.option(
    "--voice-file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help=say("The .onnx file of a Piper voice."),
)
@click.option(
    "--sample",
    type=click.Path(dir_okay=False, path_type=Path),
    help=say("Only write this WAV file, so that a speaker of the language can judge the voice."),
)
def speak_page(
    page: str, slug: str, part: str, name: str, voice_file: Path | None, sample: Path | None
) -> None:
    """Write the MP3 file and its entry, or a sample to judge the voice by; exit 1 if refused."""
    portal = Portal.load(find_root())
    library = portal.library
    source = source_of(library, page)
    require_part(source, part)
    language = library.registries.languages.get(slug)
    if language is None:
        raise RefusedError(say("The registry of languages has no “{slug}”.", slug=slug))
    voice = _voice(language, name, is_sample=sample is not None)
    written = _written_in(portal, source, slug)
    text = words_aloud(portal.workshop().source_of(written), part)
    if not text:
        raise RefusedError(say("{path} has nothing to read aloud in this part.", path=written.path))
    if sample is not None:
        require_outside_sources(sample, portal.root)
        speak(text, voice, voice_file, sample)
        inform(
            "Wrote {sample}. When it was listened to, write reviewer into that voice in "
            "the registry of languages.",
            sample=sample,
        )
        return
    with TemporaryDirectory() as folder:
        target = Path(folder, "voice.wav")
        speak(text, voice, voice_file, target)
        uri = uri_of(source, slug, part)
        _keep_people(portal, source, Narration(source.src_uri, slug, part, uri))
        entry = Recording(
            file=uri, speaker=SPEAKER, consent=voice.licence, recorded_on=date.today(),
            source_sha256=source_hash(source), machine=voice.label,
        )  # fmt: skip
        write_recording(portal, target, entry)
    inform(
        "The machine's voice is not published yet: a speaker of the language must "
        "listen to all of it, then write reviewer and reviewed_on into "
        "docs/_data/narrations.yml."
    )


def _voice(language: Language, name: str, *, is_sample: bool) -> MachineVoice:
    """The voice that is asked for; only a sample may be spoken by one that nobody reviewed."""
    named = [one for one in language.voices if name in {"", one.voice, one.label}]
    ready = [one for one in named if one.is_reviewed or is_sample]
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
                voice=name, name=language.name,
            )
        )  # fmt: skip
    raise RefusedError(
        say("The registry of languages has no machine voice for {name}.", name=language.name)
    )


def _written_in(portal: Portal, source: ContentPage, slug: str) -> ContentPage:
    """The page in the language itself: a machine must not read Vietnamese as another language."""
    found = portal.library.best_variant(source.src_uri, slug)
    if found is None or found.language != slug:
        raise RefusedError(
            say("{path} has no text in “{slug}” to read.", path=source.path, slug=slug)
        )
    return found


def _keep_people(portal: Portal, source: ContentPage, narration: Narration) -> None:
    """A person's voice comes first: a machine never takes its place."""
    record = portal.library.registries.narrations.get(narration.uri)
    if record is not None and record.machine is None and is_heard(portal.library, narration):
        raise RefusedError(
            say(
                "Somebody reads this part of {path} already: {speaker}.",
                path=source.path,
                speaker=record.speaker,
            )
        )
