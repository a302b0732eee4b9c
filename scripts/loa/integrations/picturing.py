"""Changed pages before and after a proposal, side by side as a phone of 360 pixels shows them.

Both states are built without papers and clips, and a Chromium of the machine draws them. It opens
no window narrower than 500 pixels, so each page stands in a frame of its own.
"""

import html
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from loa.content.page import ContentPage
from loa.errors import LoaError
from loa.ground.files import write_whole
from loa.integrations.addresses import url_of
from loa.integrations.portal import Portal
from loa.integrations.proposing import branched_from, earlier
from loa.integrations.site import build_site
from loa.proposals.changes import PageChange

MOST = 12
"""Pages that are drawn; a changed number reaches hundreds."""
WIDTH, HEIGHT = 360, 2400
_GAP = 12
_SECONDS = 60
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
_FRAME = """<!doctype html><meta charset="utf-8"><style>
body{{margin:0;display:flex;gap:{gap}px;background:#888;font:14px sans-serif}}
div{{width:{width}px;background:#fff}} p{{margin:0;padding:6px;background:#222;color:#fff}}
iframe{{display:block;border:0;width:{width}px;height:{height}px}}
</style><div><p>Trước</p>{before}</div><div><p>Sau</p>{after}</div>
"""


def picture_pages(
    portal: Portal, base: str, changes: Sequence[PageChange], out: Path
) -> list[tuple[str, str]]:
    """Draw the first changed pages into a folder: the path of each page and its file's name.

    Pages that changed themselves come before those that a registry reached. Raises LoaError where
    no Chromium is installed or it draws nothing, NotFoundError for an unknown `base`.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise LoaError(
            "Vẽ ảnh trang cần Chromium hay Chrome trên máy này. Bỏ --pictures cũng được."
        )
    chosen = sorted(changes, key=lambda change: bool(change.through))[:MOST]
    commit = branched_from(portal.root, base)
    pictures = []
    with TemporaryDirectory(prefix="loa-") as folder, earlier(portal, commit) as before:
        sites = {}
        for name, state in (("before", before), ("after", portal)):
            sites[name] = Path(folder, name)
            _build(state, sites[name])
        for number, change in enumerate(chosen, 1):
            frames = {
                "before": _frame(sites["before"], change.before),
                "after": _frame(sites["after"], change.after),
            }
            page = Path(folder, f"{number}.html")
            page.write_text(
                _FRAME.format(width=WIDTH, height=HEIGHT, gap=_GAP, **frames), encoding="utf-8"
            )
            name = f"trang-{number:02}.png"
            write_whole(out / name, _screenshot(program, page, Path(folder, name)))
            pictures.append((change.page.path, name))
    return pictures


def _build(portal: Portal, target: Path) -> None:
    """A state as its pages are, whatever checks find: those stand in the report."""
    build_site(
        portal.root,
        target,
        draft=True,
        is_preview=True,
        use_directory_urls=False,
        plugins=[{"loa": {"artifacts": False}}, "loa-languages"],
    )


def _frame(site: Path, page: ContentPage | None) -> str:
    """Where a page stands in a site, or that it is not there."""
    if page is None:
        return "<p>không có trang này</p>"
    url = url_of(page, directory_urls=False)
    if not (site / url).is_file():
        return "<p>trang này chưa dựng được</p>"
    return f'<iframe src="{html.escape((site / url).as_uri())}"></iframe>'


def _screenshot(program: str, page: Path, target: Path) -> bytes:
    # Most machines of forges give Chromium no sandbox. Whoever draws a proposal has run its
    # mkdocs.yml and theme to build it, so the browser lets in nothing more.
    command = [
        program,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        f"--user-data-dir={target.with_suffix('.profile')}",
        f"--window-size={2 * WIDTH + _GAP},{HEIGHT}",
        f"--screenshot={target}",
        page.as_uri(),
    ]
    try:
        subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS)
        return target.read_bytes()
    except (subprocess.SubprocessError, OSError) as error:
        raise LoaError(f"“{program}” không vẽ được trang. Bỏ --pictures cũng được.") from error
