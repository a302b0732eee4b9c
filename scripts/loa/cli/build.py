"""`loa build`."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from loa.app.building import bring_up_to_date
from loa.cli.jobs import CLUSTER, JOBS
from loa.cli.progress import ShownProgress
from loa.cli.root import dated_root
from loa.cli.telling import inform
from loa.ground.targets import require_replaceable
from loa.ground.wording import say
from loa.integrations.unchanged import pages_in

if TYPE_CHECKING:
    from loa.integrations.site import BuildResult


@click.command(
    help=say(
        "Build the portal into the folder site. The old one is replaced only when "
        "the new one is complete."
    )
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help=say("Folder for the result: new, empty, or one that Loa built before."),
)
@click.option(
    "--draft",
    is_flag=True,
    help=say("Look also at pages with places still to fill in («ĐIỀN»); do not publish that."),
)
@click.option(
    "--editor",
    is_flag=True,
    help=say("With the form for editors; for a server only, not for sticks."),
)
@JOBS
@CLUSTER
def build(out: Path | None, draft: bool, editor: bool, jobs: int, cluster: str) -> None:
    """Build beside and exchange; exit 1 with every problem when there are errors."""
    root = dated_root()
    target = out or root / "site"
    require_replaceable(target, root)
    started = time.monotonic()
    with ShownProgress() as progress:
        build_result = bring_up_to_date(
            root,
            target=target,
            jobs=jobs,
            cluster=cluster,
            draft=draft,
            editor=editor,
            progress=progress,
        )
    if build_result is None:
        inform(
            "Nothing has changed: the pages in {target} are right ({count}).",
            count=pages_in(target),
            target=target,
        )
        return
    for line in summary(build_result, target, time.monotonic() - started):
        click.echo(line)


def summary(build_result: "BuildResult", target: Path, seconds: float) -> list[str]:
    """What was made, for people; `seconds` on the clock."""
    duration = f"{seconds:.1f}".replace(".", ",")
    lines = [
        say(
            "Built into {target} in {took} seconds: pages: {pages}, files: {files}.",
            pages=build_result.pages,
            files=build_result.files,
            target=target,
            took=duration,
        ),
        say(
            "Files to download: {made} made, {reused} as they were.",
            made=build_result.made,
            reused=build_result.reused,
        ),
    ]
    if build_result.problems:
        lines.append(
            say("Warnings: {count}. “loa check” shows them.", count=len(build_result.problems))
        )
    return [*lines, say("Open {start} to see it.", start=target / "index.html")]
