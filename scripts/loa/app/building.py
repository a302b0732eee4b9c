"""The site of a portal, for a server."""

from pathlib import Path
from typing import TYPE_CHECKING

from loa.ground.progress import SILENT, Progress
from loa.ground.targets import require_replaceable
from loa.integrations.unchanged import inputs_of, is_unchanged
from loa.integrations.workers import workers

if TYPE_CHECKING:
    from loa.integrations.portal import Portal
    from loa.integrations.site import BuildResult


def build(portal: "Portal", target: Path | None = None) -> "BuildResult | None":
    """Build a portal's site into a folder, by default `site` in its own.

    None where nothing has changed. Raises LoaError for a folder that holds something else, and
    with every problem where there are errors; what was there before is there still.
    """
    folder = target or portal.root / "site"
    require_replaceable(folder, portal.root)
    return bring_up_to_date(portal.root, folder)


def bring_up_to_date(
    root: Path,
    target: Path,
    jobs: int = 0,
    cluster: str = "",
    *,
    draft: bool = False,
    editor: bool = False,
    progress: Progress = SILENT,
) -> "BuildResult | None":
    """Build the site for a server unless it is what a build would write; what was made, or None."""
    inputs = inputs_of(root, {"for_server": True, "draft": draft, "editor": editor})
    if is_unchanged(root, target, inputs):
        return None
    # Loaded only now: asking what has changed is to cost less than MkDocs' start.
    from loa.integrations.site import build_site

    with workers(jobs, cluster) as executor:
        return build_site(
            root,
            target,
            for_server=True,
            draft=draft,
            editor=editor,
            inputs=inputs,
            executor=executor,
            progress=progress,
        )
