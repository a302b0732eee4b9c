"""`loa translate record`: a voice beside its page, with the consent of whoever speaks."""

from datetime import date, datetime
from pathlib import Path

import click

from loa.app.recordings import Passage, Recorded, record_voice
from loa.cli.paths import PagePath
from loa.cli.root import find_root
from loa.cli.telling import inform
from loa.ground.wording import say
from loa.integrations.portal import Portal

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
    recorded = record_voice(
        portal,
        recording,
        Passage(page, language, part),
        speaker=speaker,
        consent=consent,
        on=on.date() if on else date.today(),
        heard_by=heard_by,
    )
    tell_recorded(portal, recorded)
    if not recorded.is_published:
        inform(
            "The recording is not published yet: another speaker of the language must listen to it."
        )


def tell_recorded(portal: Portal, recorded: Recorded) -> None:
    """Say where a recording is, and how long and large."""
    inform(
        "Wrote {docs}/{file}, {seconds} seconds, {size} bytes.",
        docs=portal.library.docs_dir.name,
        file=recorded.file,
        seconds=f"{recorded.seconds:.0f}",
        size=recorded.size,
    )
