"""`loa translate speak`: a machine reads a page where nobody was recorded; somebody approves."""

from pathlib import Path

import click

from loa.app import recordings
from loa.app.recordings import Passage, Voice, sample_voice
from loa.cli.paths import PagePath
from loa.cli.record import tell_recorded
from loa.cli.root import find_root
from loa.cli.telling import inform
from loa.content.page import SOURCE_LANGUAGE
from loa.ground.wording import say
from loa.integrations.portal import Portal


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
    passage, voice = Passage(page, slug, part), Voice(name, voice_file)
    if sample is not None:
        sample_voice(portal, passage=passage, voice=voice, out=sample)
        inform(
            "Wrote {sample}. When it was listened to, write reviewer into that voice in "
            "the registry of languages.",
            sample=sample,
        )
        return
    tell_recorded(portal, recordings.speak_page(portal, passage, voice))
    inform(
        "The machine's voice is not published yet: a speaker of the language must "
        "listen to all of it, then write reviewer and reviewed_on into "
        "docs/_data/narrations.yml."
    )
