"""`loa build`."""

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from loa.cli.jobs import CLUSTER, JOBS
from loa.cli.progress import ShownProgress
from loa.cli.root import dated_root
from loa.ground.progress import SILENT, Progress
from loa.ground.targets import require_replaceable
from loa.integrations.unchanged import inputs_of, is_unchanged, pages_in
from loa.integrations.workers import workers

if TYPE_CHECKING:
    from loa.integrations.site import Built


@click.command(help="Dựng cổng vào thư mục site. Bản cũ chỉ được thay khi bản mới đã xong.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Thư mục nhận kết quả: mới, còn trống, hay do Loa dựng lần trước.",
)
@click.option("--draft", is_flag=True, help="Xem thử cả trang còn chỗ «ĐIỀN»; đừng đem đăng.")
@click.option(
    "--editor", is_flag=True, help="Kèm trang biên tập; chỉ cho máy chủ, không vào bộ USB."
)
@JOBS
@CLUSTER
def build(out: Path | None, draft: bool, editor: bool, jobs: int, cluster: str) -> None:
    """Build beside and exchange; exit 1 with every problem when there are errors."""
    root = dated_root()
    target = out or root / "site"
    require_replaceable(target, root)
    begun = time.monotonic()
    with ShownProgress() as progress:
        built = bring_up_to_date(
            root, target, jobs, cluster, draft=draft, editor=editor, progress=progress
        )
    if built is None:
        click.echo(f"Không có gì đổi: {pages_in(target)} trang trong {target} vẫn đúng.")
        return
    for line in summary(built, target, time.monotonic() - begun):
        click.echo(line)


def bring_up_to_date(
    root: Path,
    target: Path,
    jobs: int,
    cluster: str,
    *,
    draft: bool = False,
    editor: bool = False,
    progress: Progress = SILENT,
) -> "Built | None":
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


def summary(built: "Built", target: Path, seconds: float) -> list[str]:
    """What was made, for people; `seconds` on the clock."""
    took = f"{seconds:.1f}".replace(".", ",")
    lines = [
        f"Đã dựng {built.pages} trang, {built.files} tệp vào {target} trong {took} giây.",
        f"Tệp để tải về: làm mới {built.made}, dùng lại {built.reused}.",
    ]
    if built.problems:
        lines.append(f"{built.problems} cảnh báo. Chạy “loa check” để xem.")
    return [*lines, f"Mở {target / 'index.html'} để xem."]
