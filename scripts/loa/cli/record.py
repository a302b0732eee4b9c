"""`loa translate record`: a voice beside its page, with the consent of whoever speaks."""

from datetime import date, datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

import click

from loa.cli.paths import PagePath
from loa.cli.root import find_root
from loa.cli.telling import inform
from loa.cli.translate import refuse_unknown
from loa.content.entries.languages import Recording
from loa.content.narrations import ENDING
from loa.content.page import ContentPage
from loa.content.registries import DATA_FOLDER
from loa.content.translation import source_hash
from loa.ground.replacement import notes_of
from loa.ground.together import write_together
from loa.ground.wording import say
from loa.integrations.portal import Portal
from loa.media.encoding import EncodingError
from loa.media.mp3 import length_of
from loa.media.sound import SILENCE, loudness, voice_as_mp3
from loa.translation.desk import require_part, source_of
from loa.translation.exchange import RefusedError
from loa.translation.recordings import with_recording

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(
    help=say("Put a recorded voice beside a page: its loudness is set, its consent recorded.")
)
@click.argument("recording", metavar=say("RECORDING"), type=click.Path(exists=True, path_type=Path))
@click.argument("page", metavar=say("PAGE"), type=PagePath())
@click.option(
    "--to", "language", required=True, help=say("Language that is spoken, as file names end: tyz.")
)
@click.option("--part", default="", help=say("Only one part: id of a heading or of a key point."))
@click.option("--speaker", required=True, help=say("How the speaker wants to be named."))
@click.option("--consent", required=True, help=say("Where the signed consent is kept."))
@click.option("--on", type=_DAY, help=say("Day of the recording; by default today."))
@click.option(
    "--heard-by",
    default="",
    help=say("Another speaker of the language who has listened to it today."),
)
def record(
    recording: Path,
    page: str,
    language: str,
    part: str,
    speaker: str,
    consent: str,
    on: datetime | None,
    heard_by: str,
) -> None:
    """Write the MP3 file and its entry; exit 1 when the recording cannot be used."""
    portal = Portal.load(find_root())
    library = portal.library
    if language != "vi":
        refuse_unknown(library, language)
    source = source_of(library, page)
    require_part(source, part)
    if heard_by == speaker:
        raise RefusedError(say("Who listens must be another person than who speaks."))
    entry = Recording(
        file=uri_of(source, language, part),
        speaker=speaker,
        consent=consent,
        recorded_on=on.date() if on else date.today(),
        source_sha256=source_hash(source),
        reviewer=heard_by or None,
        reviewed_on=date.today() if heard_by else None,
    )
    write_recording(portal, recording, entry)
    if not heard_by and library.registries.languages[language].publish == "reviewed-only":
        inform(
            "The recording is not published yet: another speaker of the language must listen to it."
        )


def uri_of(source: ContentPage, language: str, part: str) -> str:
    """Where a recording of a page, or of a part of it, lies below docs/."""
    stem = PurePosixPath(source.src_uri).with_suffix("").as_posix()
    return ".".join(filter(None, (stem, language, part))) + ENDING


def write_recording(portal: Portal, recording: Path, entry: Recording) -> None:
    """Level a recording, write it beside its page together with its entry, and say so.

    Raises RefusedError where it holds no voice.
    """
    docs = portal.library.docs_dir
    data, seconds = _levelled(recording)
    registry = docs / DATA_FOLDER / "narrations.yml"
    text = with_recording(registry.read_text(encoding="utf-8"), entry)
    write_together(notes_of(portal.root), {docs / entry.file: data, registry: text})
    inform(
        "Wrote {docs}/{file}, {seconds} seconds, {size} bytes.",
        docs=docs.name,
        file=entry.file,
        seconds=f"{seconds:.0f}",
        size=len(data),
    )


def _levelled(recording: Path) -> tuple[bytes, float]:
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
