"""`loa media`: clips from storyboards."""

import shutil
import sys
from pathlib import Path

import click

from loa.cli.progress import ShownProgress
from loa.cli.root import find_root
from loa.content.library import Library
from loa.ground.progress import Stage
from loa.integrations.portal import Portal
from loa.media.clips import clip_pages, make_clips
from loa.media.storyboard import storyboard_of
from loa.problems import as_text, nearest


@click.group(help="Phim ngắn, phụ đề và hình.")
def media() -> None:
    """Gather the commands."""


@media.command(help="Làm phim từ các cảnh (scenes) của một trang video.")
@click.argument("page", metavar="TRANG")
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("dist/clip"), show_default=True,
    help="Thư mục nhận các tệp phim.",
)  # fmt: skip
def clip(page: str, out: Path) -> None:
    """Make one page's clips; exit 0 when all are made, 1 when some are not, 2 without the page."""
    root = find_root()
    portal = Portal.load(root)
    src_uri = _src_uri(page, root, portal.library)
    uris = [p.src_uri for p in clip_pages(portal.library)
            if storyboard_of(p, portal.library.registries)]  # fmt: skip
    if src_uri not in uris:
        click.echo(f"“{page}” không phải trang video có cảnh. {nearest(src_uri, uris)}", err=True)
        sys.exit(2)
    pictograms = portal.overrides / "assets" / "pictograms"
    with ShownProgress(Stage.CLIPS) as progress:
        result = make_clips(
            portal.library, pictograms, portal.store, progress=progress, only=src_uri
        )
    out.mkdir(parents=True, exist_ok=True)
    for artifact in result.artifacts:
        target = out / Path(artifact.dest_uri).name
        shutil.copyfile(artifact.stored, target)
        click.echo(f"{target}  {artifact.size / 1000:.0f} KB  {artifact.title}")
    if result.problems:
        click.echo(as_text(result.problems), err=True)
        sys.exit(1)


def _src_uri(page: str, root: Path, library: Library) -> str:
    """A page as people name it: a path from here, from the root, or below docs/."""
    docs = library.docs_dir.resolve()
    for candidate in (Path(page), root / page, docs / page):
        path = candidate.resolve()
        if path.is_file() and path.is_relative_to(docs):
            return path.relative_to(docs).as_posix()
    return page
