"""`loa editor`: the program of the form for editors, got once."""

import click

from loa.editor.packages import PACKAGES, fetch_all, is_installed


@click.command(
    help="Tải chương trình của trang biên tập, đúng bản đã khóa. Cần npm và mạng, một lần."
)
def editor() -> None:
    """Fetch and prove what `loa build --editor` puts into the site."""
    if not is_installed():
        fetch_all()
        for package in PACKAGES:
            click.echo(f"{package.name} {package.version}: đã tải, đúng mã băm.")
    click.echo("Chương trình biên tập đã có. Dựng cùng cổng: loa build --editor")
