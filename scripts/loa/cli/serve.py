"""`loa serve`: the portal as it is being written."""

import tempfile
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import click

from loa.cli.root import find_root
from loa.cli.telling import inform
from loa.content.registries import load_registries
from loa.editor.folder import form_folder
from loa.ground.layout import DOCS
from loa.ground.wording import say
from loa.integrations.workers import workers
from loa.problems import as_text, errors_in

if TYPE_CHECKING:
    from loa.integrations.preview import PreviewState


@click.command(
    help=say(
        "Show the portal on this machine, and again whenever a file is saved. Ctrl+C stops it."
    )
)
@click.option("--port", default=8000, show_default=True, help=say("Port on this machine."))
@click.option(
    "--editor",
    is_flag=True,
    help=say("With the form for editors, which changes files of this folder."),
)
def serve(port: int, editor: bool) -> None:
    """Build into a folder of this run, serve it, and build again when a file is saved."""
    root = find_root()
    # MkDocs is loaded by those who build.
    from loa.integrations.preview import Preview
    from loa.integrations.preview_server import PreviewServer

    is_over = Event()
    with tempfile.TemporaryDirectory() as folder, workers() as executor:
        preview = Preview(root, site=Path(folder) / "site", executor=executor, editor=editor)
        with PreviewServer(preview, port) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            inform(
                "Building for the first time… then look at http://127.0.0.1:{port}/",
                port=server.server_port,
            )
            if editor:
                form_uri = form_folder(load_registries(root / DOCS)[0])
                inform(
                    "Form for editors: http://127.0.0.1:{port}/{place}/",
                    port=server.server_port,
                    place=form_uri,
                )
            try:
                preview.watch(_tell, is_over.is_set)
            except KeyboardInterrupt:
                inform("Stopped.")
            finally:
                server.shutdown()


def _tell(state: "PreviewState") -> None:
    if state.refusal:
        click.echo(state.refusal, err=True)
        return
    errors = errors_in(state.problems)
    if errors:
        click.echo(as_text(errors), err=True)
    inform(
        "Version {number}: errors: {errors}, warnings: {warnings}.",
        number=state.number,
        errors=len(errors),
        warnings=len(state.problems) - len(errors),
    )
