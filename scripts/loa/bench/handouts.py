"""How fast handouts are made: `python -m loa.bench.handouts`.

Lessons are copies of the portal's own, each with a title of its own, which all its files carry.
Prints documents a second for each format, cold and warm, peak memory, and how the same documents
fare through LibreOffice (soffice on the path) and WeasyPrint (if installed), in the same run. Those
two begin with what was made for them, DOCX or PPTX and HTML; the portal begins with Markdown.
"""

import argparse
import importlib.util
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from loa.artifacts import Artifact
from loa.content.kinds import LessonMeta
from loa.content.page import ContentPage
from loa.handouts.documents import Document
from loa.handouts.fonts import font_folder
from loa.handouts.layouts import typst_of
from loa.handouts.maker import documents_of
from loa.handouts.typesetting import pdf_of
from loa.integrations.portal import Portal

STYLE = (
    "<!doctype html><html lang=vi><title>Bài</title><style>@page{size:A4;margin:24mm 20mm}"
    "body{font:11pt 'Noto Sans'}td,th{border:1px solid}</style>"
)
FORMATS = ("pdf", "docx", "pptx", "zip")


def write_lessons(root: Path, like: Path, count: int) -> None:
    """A portal with that many lessons, made of those of the portal at `like`."""
    shutil.copytree(like / "docs" / "_data", root / "docs" / "_data")
    # Its books are made of pages that are not written here.
    (root / "docs" / "_data" / "books.yml").unlink(missing_ok=True)
    shutil.copytree(like / "overrides", root / "overrides")
    shutil.copy(like / "mkdocs.yml", root / "mkdocs.yml")
    pages = Portal.load(like).library.pages
    paths = [like / page.path for page in pages if isinstance(page.meta, LessonMeta)]
    for number in range(count):
        text = paths[number % len(paths)].read_text(encoding="utf-8")
        text = re.sub(r'(?m)^title: "?(.*?)"?$', rf'title: "{number} \1"', text, count=1)
        place = root / "docs" / "truong-hoc" / f"bai-{number}.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def timed(work: Callable[[], object]) -> float:
    """Seconds on the wall."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@dataclass(frozen=True)
class Sample:
    """Documents of whole lessons that exist as PDF and as an Office file: `office` holds those."""

    pages: list[ContentPage]
    office: list[Artifact]

    @classmethod
    def of(cls, portal: Portal, lessons: int) -> "Sample":
        """What the other programs are given."""
        pages = [page for page in portal.library.pages if isinstance(page.meta, LessonMeta)]
        formats = frozenset({"docx", "pptx"})
        return cls(
            pages[:lessons], portal.workshop(formats=formats).make_all(pages[:lessons]).artifacts
        )


def documents(portal: Portal, pages: list[ContentPage]) -> list[Document]:
    """The documents that an Office format is made of too, from Markdown on."""
    shop = portal.workshop()
    cut = [document for page in pages for document in documents_of(shop.source_of(page))]
    return [document for document in cut if {"docx", "pptx"} & set(document.formats)]


def through_typst(portal: Portal, sample: Sample) -> float:
    """Documents a second from Markdown to tagged PDF, the way the portal makes them."""
    fonts = font_folder(portal.store.root)
    made: list[bytes] = []

    def work() -> None:
        made.extend(pdf_of(typst_of(one), fonts) for one in documents(portal, sample.pages))

    spent = timed(work)
    return len(made) / spent


def through_libreoffice(sample: Sample, folder: Path) -> float | None:
    """Documents a second from DOCX and PPTX to PDF in one start of LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        return None
    sources = []
    for artifact in sample.office:
        sources.append(folder / artifact.dest_uri.rsplit("/", 1)[-1])
        shutil.copy(artifact.stored, sources[-1])
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, sources)]
    spent = timed(lambda: subprocess.run(command, check=True, capture_output=True))
    return len(sources) / spent


def through_weasyprint(portal: Portal, sample: Sample) -> float | None:
    """Documents a second from their HTML, cut already, to tagged PDF."""
    if importlib.util.find_spec("weasyprint") is None:
        return None
    weasyprint = importlib.import_module("weasyprint")
    bodies = [document.body for document in documents(portal, sample.pages)]

    def work() -> None:
        for body in bodies:
            weasyprint.HTML(string=STYLE + body).write_pdf(pdf_variant="pdf/ua-1")

    return len(bodies) / timed(work)


def main() -> None:
    """Print what was measured; exit 1 when a second run costs 3 % of the first or more."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="a portal to borrow from")
    parser.add_argument("--lessons", type=int, default=100)
    parser.add_argument("--compare", type=int, default=10, help="lessons for the others")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary, "portal")
        write_lessons(root, chosen.root.resolve(), chosen.lessons)
        font_folder(root / ".cache" / "loa")
        portal = Portal.load(root)
        for form in FORMATS:
            shop = portal.workshop(formats=frozenset({form}))
            spent = timed(shop.make_all)
            again = timed(shop.make_all)
            count = sum(artifact.extension == form for artifact in shop.make_all().artifacts)
            rates = f"{count / spent:.1f} a second cold, {count / again:.0f} warm"
            print(f"{form}: {count} in {spent:.1f} s, {rates}", flush=True)
        cold = timed(portal.workshop(force=True).make_all)
        warm = timed(portal.workshop().make_all)
        print(f"all: {cold:.1f} s cold, {warm:.3f} s warm ({100 * warm / cold:.2f} %)", flush=True)
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"peak memory: {own:.0f} MB here, {child:.0f} MB in the largest child")
        sample = Sample.of(portal, chosen.compare)
        folder = Path(temporary, "office")
        folder.mkdir()
        rate = through_typst(portal, sample)
        print(f"{len(sample.office)} documents, Markdown to PDF: {rate:.1f} a second")
        others = {
            "LibreOffice, DOCX and PPTX to PDF": through_libreoffice(sample, folder),
            "WeasyPrint, HTML to PDF": through_weasyprint(portal, sample),
        }
        for name, other in others.items():
            said = f"{other:.1f} a second, ratio {rate / other:.1f}" if other else "not here"
            print(f"{name}: {said}")
    sys.exit(warm / cold >= 0.03)


if __name__ == "__main__":
    main()
