"""`loa release`: everything that is handed out, from one state of the content, in one folder."""

from collections.abc import Iterable
from pathlib import Path

import click

from loa.app import releasing
from loa.app.releasing import PARTS
from loa.app.sticks import Stick
from loa.app.written import Written
from loa.cli.jobs import CLUSTER, JOBS
from loa.cli.pack import tell_ready, tell_stick
from loa.cli.pack_sign import KEY, key_to_sign
from loa.cli.root import root_to_pack
from loa.cli.telling import inform, tell_written
from loa.ground.wording import say
from loa.integrations.portal import Portal


class _Announcer(releasing.Listener):
    def skipped(self, reason: str) -> None:
        inform("{missing} This release has no .zim files.", err=True, missing=reason)

    def ready(self, stick: Stick) -> None:
        tell_ready(stick)

    def finished(self, stick: Stick) -> None:
        tell_stick(stick)

    def written(self, files: Iterable[Written]) -> None:
        tell_written(files)


@click.command(help=say("Make a release: the site, sticks, Kiwix, single files, signatures, sums."))
@click.argument("out", metavar=say("FOLDER"), type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--without",
    multiple=True,
    type=click.Choice(PARTS),
    help=say("Leave this part out. May be repeated."),
)
@click.option(
    "--address",
    help=say("The https address of the folder that will hold the files, with / at its end."),
)
@click.option(
    "--record", is_flag=True, help=say("Write this release into docs/_data/releases.yml.")
)
@KEY
@JOBS
@CLUSTER
def release(
    out: Path,
    without: tuple[str, ...],
    address: str | None,
    record: bool,
    key_path: Path | None,
    jobs: int,
    cluster: str,
) -> None:
    """Make all parts, and say of each what it holds."""
    root = root_to_pack(out)
    key = key_to_sign(key_path, out) if key_path else None
    result = releasing.release(
        Portal.load(root),
        out,
        without=without,
        address=address,
        key=key,
        record=record,
        jobs=jobs,
        cluster=cluster,
        listener=_Announcer(),
    )
    if result.record:
        inform(
            "Written into {path}. Build the portal again to have this release on its "
            "page of releases.",
            path=result.record,
        )
    inform(
        "Made {place}: files: {count}, {signed}.",
        place=result.folder,
        count=len(result.release.files),
        signed=say("signed") if key else say("not signed (--key)"),
    )
