"""What a proposal changes, for those who decide on it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from loa.ground.files import write_whole
from loa.ground.targets import require_outside_sources
from loa.integrations.picturing import picture_pages
from loa.integrations.portal import Portal
from loa.integrations.proposing import propose
from loa.proposals.annotations import as_annotations, as_code_quality, as_sarif
from loa.proposals.markdown import as_markdown
from loa.proposals.report import Report


def _github(report: Report) -> str:
    return as_annotations(report.problems)


def _gitlab(report: Report) -> str:
    return as_code_quality(report.problems)


def _sarif(report: Report) -> str:
    return as_sarif(report.problems)


FORMATS: Mapping[str, Callable[[Report], str]] = {
    "markdown": as_markdown,
    "github": _github,
    "gitlab": _gitlab,
    "sarif": _sarif,
}
"""How a report is written: a comment, and what forges show beside the lines."""
_FILES = {
    "bao-cao.md": "markdown",
    "annotations.txt": "github",
    "gl-code-quality.json": "gitlab",
    "loa.sarif": "sarif",
}


def report_proposal(
    portal: Portal, base: str, out: Path | None = None, *, pictures: bool = False
) -> Report:
    """Compare a portal with where its branch left `base`; with `out`, write every format into that
    folder, and with `pictures` also the changed pages, before and after.

    Raises NotFoundError for what git does not know, LoaError where pages cannot be drawn.
    """
    if out is None:
        return propose(portal, base)
    require_outside_sources(out, portal.root)
    report = propose(portal, base)
    if pictures:
        report = replace(
            report, pictures=tuple(picture_pages(portal, base, changes=report.pages, out=out))
        )
    for name, form in _FILES.items():
        written = FORMATS[form](report)
        write_whole(out / name, written if written.endswith("\n") else f"{written}\n")
    return report
