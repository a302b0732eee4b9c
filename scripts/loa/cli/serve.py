"""`loa serve`: the portal as it is being written."""

import tempfile
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import click

from loa.cli.root import find_root
from loa.content.registries import load_registries
from loa.editor.folder import place_of
from loa.integrations.workers import workers
from loa.problems import as_text, errors_in

if TYPE_CHECKING:
    from loa.integrations.preview import Shown


@click.command(help="Xem thử trên máy này, tự cập nhật khi bạn lưu tệp. Ctrl+C để dừng.")
@click.option("--port", default=8000, show_default=True, help="Cổng mạng trên máy này.")
@click.option("--editor", is_flag=True, help="Kèm trang biên tập, sửa thẳng tệp trong thư mục này.")
def serve(port: int, editor: bool) -> None:
    """Build into a folder of this run, serve it, and build again when a file is saved."""
    root = find_root()
    # MkDocs is loaded by those who build.
    from loa.integrations.preview import Preview
    from loa.integrations.preview_server import PreviewServer

    over = Event()
    with tempfile.TemporaryDirectory() as folder, workers() as executor:
        preview = Preview(root, Path(folder) / "site", executor, editor)
        with PreviewServer(preview, port) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            click.echo(f"Đang dựng lần đầu… rồi xem ở http://127.0.0.1:{server.server_port}/")
            if editor:
                place = place_of(load_registries(root / "docs")[0])
                click.echo(f"Trang biên tập: http://127.0.0.1:{server.server_port}/{place}/")
            try:
                preview.watch(_tell, over.is_set)
            except KeyboardInterrupt:
                click.echo("Đã dừng.")
            finally:
                server.shutdown()


def _tell(shown: "Shown") -> None:
    if shown.refusal:
        click.echo(shown.refusal, err=True)
        return
    errors = errors_in(shown.problems)
    if errors:
        click.echo(as_text(errors), err=True)
    click.echo(f"Bản {shown.number}: {len(errors)} lỗi, {len(shown.problems) - len(errors)} nhắc.")
