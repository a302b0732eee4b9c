"""`loa propose`: what a proposal changes, for those who decide on it."""

import sys
from dataclasses import replace
from pathlib import Path

import click

from loa.cli.root import dated_root, find_root
from loa.content.registries import load_registries
from loa.errors import LoaError
from loa.ground.files import write_whole
from loa.ground.targets import require_outside_sources
from loa.integrations.picturing import picture_pages
from loa.integrations.portal import Portal
from loa.integrations.proposing import propose as compare
from loa.integrations.readings import record_reading
from loa.problems import errors_in
from loa.proposals.annotations import as_annotations, as_code_quality, as_sarif
from loa.proposals.markdown import as_markdown
from loa.proposals.report import Report


def _github(report: Report) -> str:
    return as_annotations(report.problems)


def _gitlab(report: Report) -> str:
    return as_code_quality(report.problems)


def _sarif(report: Report) -> str:
    return as_sarif(report.problems)


_FORMATS = {"markdown": as_markdown, "github": _github, "gitlab": _gitlab, "sarif": _sarif}
_FILES = {
    "bao-cao.md": as_markdown,
    "annotations.txt": _github,
    "gl-code-quality.json": _gitlab,
    "loa.sarif": _sarif,
}


@click.group(help="Đề nghị gộp: xem nó đổi gì, ai phải duyệt.")
def propose() -> None:
    """Gather the commands about proposals."""


@propose.command(help="Kể đề nghị này đổi gì so với nhánh BASE: trang, số, bản dịch, địa chỉ.")
@click.option("--base", required=True, metavar="NHÁNH", help="Nhánh chính, ví dụ origin/main.")
@click.option(
    "--format", "form", type=click.Choice(list(_FORMATS)), default="markdown", show_default=True,
    help="Cách in ra màn hình: lời góp ý, dòng cho GitHub, tệp cho GitLab, SARIF.",
)  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False),
    help="Thư mục nhận cả bốn: bao-cao.md, annotations.txt, gl-code-quality.json, loa.sarif.",
)  # fmt: skip
@click.option(
    "--pictures", is_flag=True,
    help="Vẽ trang đổi, trước và sau, vào thư mục --out. Cần Chromium hay Chrome.",
)  # fmt: skip
def report(base: str, form: str, out: Path | None, pictures: bool) -> None:
    """Print the report; exit 0 without errors, 1 with errors, 2 when git does not know BASE."""
    root = dated_root()
    if out is not None:
        require_outside_sources(out, root)
    if pictures and out is None:
        raise LoaError("--pictures cần --out: thư mục nhận ảnh.")
    portal = Portal.load(root)
    found = compare(portal, base)
    if out is not None:
        if pictures:
            drawn = picture_pages(portal, base, found.pages, out)
            found = replace(found, pictures=tuple(drawn))
        for name, write in _FILES.items():
            written = write(found)
            write_whole(out / name, written if written.endswith("\n") else f"{written}\n")
    printed = _FORMATS[form](found).rstrip("\n")
    if printed:
        click.echo(printed)
    sys.exit(1 if errors_in(found.problems) else 0)


@propose.command(help="Ghi nhận rằng bạn đã đọc lại đề nghị này như nó đang có.")
@click.option("--by", "name", required=True, metavar="MÃ", help="Mã trong reviewers.yml.")
def read(name: str) -> None:
    """Commit the reading; exit 1 for an unknown name or changes that are not committed."""
    root = find_root()
    reviewers = load_registries(root / "docs")[0].reviewers.values()
    reviewer = record_reading(root, name, reviewers)
    click.echo(f"Đã ghi: {reviewer.name} đọc lại đề nghị này. Sửa thêm tệp nào thì đọc lại tệp ấy.")
