"""How fast handouts are made: `python -m loa.bench.handouts`.

Lessons are copies of the portal's own, each with a title of its own, which all its files carry.
Prints documents a second for each format, cold and warm, peak memory, and how the same documents
fare through LibreOffice (soffice on the path) and WeasyPrint (if installed), in the same run.

The same documents with the same pictures are compared, each slide a page. The portal goes from
Markdown to PDF/UA-1, LibreOffice from DOCX and PPTX made already to the PDF it makes unasked,
WeasyPrint from HTML cut already to PDF/UA-1. Each has made a document before. What counts are
seconds of processors, of children too: other work on a machine slows one run and not the next.
"""

import argparse
import base64
import importlib.util
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from loa.artifacts import Artifact
from loa.content.kinds import LessonMeta
from loa.content.page import ContentPage
from loa.handouts.documents import Document
from loa.handouts.drawings import drawing_of
from loa.handouts.fonts import font_folder
from loa.handouts.layouts import typst_of
from loa.handouts.maker import documents_of
from loa.handouts.paper import Element, markup_of, tree_of
from loa.handouts.slide_plan import deck_of
from loa.handouts.typesetting import pdf_of
from loa.integrations.portal import Portal

STYLE = (
    "<!doctype html><html lang=vi><title>Bài</title><style>@page{size:A4;margin:24mm 20mm}"
    "body{font:11pt 'Noto Sans'}td,th{border:1px solid}img{max-width:100%}</style>"
)
SLIDES = (
    "<style>@page{size:254mm 142.9mm;margin:12mm}body{font-size:24pt}"
    "section{break-after:page}img{float:right;height:90mm}</style>"
)
LEAST_RATIO = 5
MOST_WARM = 0.03
MOST_MEMORY = 1000
"""Megabytes, for a thousand lessons or fewer."""
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
        path = root / "docs" / "truong-hoc" / f"bai-{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def processor_seconds(work: Callable[[], object]) -> float:
    """Seconds of processors, in this process and in children that have ended."""

    def now() -> float:
        own, children = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime

    start = now()
    work()
    return now() - start


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
    all_documents = [document for page in pages for document in documents_of(shop.source_of(page))]
    return [document for document in all_documents if {"docx", "pptx"} & set(document.formats)]


def html_of(document: Document) -> str:
    """A document as another program takes it: its pictures in place, each slide on a page."""
    if document.layout != "slides":
        return STYLE + "".join(_with_pictures(element) for element in tree_of(document.body))
    first = f"<h1>{escape(document.heading)}</h1><p>{escape(document.subtitle)}</p>"
    cover = "".join(_picture(svg, document.alt) for svg in document.panels[:1])
    pages = [first + cover]
    for slide in deck_of(document).slides:
        figure = _picture(slide.figure, "") if slide.figure else ""
        pages.append(f"{figure}<h2>{escape(slide.title)}</h2>{markup_of(slide.body)}")
    return STYLE + SLIDES + "".join(f"<section>{page}</section>" for page in pages)


def _with_pictures(element: Element) -> str:
    for node in list(element.iter()):
        drawn = drawing_of(node)
        if drawn is not None:
            node.tag, node.attrib = "img", {"alt": drawn.alt, "src": _address(drawn.svg)}
    return markup_of([element])


def _picture(svg: str, alt: str) -> str:
    return f'<img alt="{escape(alt)}" src="{_address(svg)}">'


def _address(svg: str) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def through_typst(portal: Portal, sample: Sample) -> float:
    """Documents a second from Markdown to tagged PDF, the way the portal makes them."""
    fonts = font_folder(portal.store.root)
    papers: list[bytes] = []

    def work() -> None:
        papers.extend(
            pdf_of(typst_of(document), fonts) for document in documents(portal, sample.pages)
        )

    spent = processor_seconds(work)
    return len(papers) / spent


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
    command += ["--convert-to", "pdf", "--outdir", str(folder)]
    # Its profile is written at the first start.
    subprocess.run([*command, str(sources[0])], check=True, capture_output=True)
    command += map(str, sources)
    spent = processor_seconds(lambda: subprocess.run(command, check=True, capture_output=True))
    return len(sources) / spent


def through_weasyprint(portal: Portal, sample: Sample) -> float | None:
    """Documents a second from their HTML, cut already, to tagged PDF."""
    if importlib.util.find_spec("weasyprint") is None:
        return None
    weasyprint = importlib.import_module("weasyprint")
    texts = [html_of(document) for document in documents(portal, sample.pages)]

    def set_all(html_pages: list[str]) -> None:
        for html_page in html_pages:
            weasyprint.HTML(string=html_page).write_pdf(pdf_variant="pdf/ua-1")

    set_all(texts[:1])
    return len(texts) / processor_seconds(lambda: set_all(texts))


def compare(portal: Portal, lessons: int, folder: Path) -> list[str]:
    """Print what the same documents take; give which ratios miss their limit."""
    sample = Sample.of(portal, lessons)
    rate = through_typst(portal, sample)
    print(f"{len(sample.office)} documents, Markdown to PDF: {rate:.1f} a second of processors")
    others = {
        "LibreOffice, DOCX and PPTX to PDF": through_libreoffice(sample, folder),
        "WeasyPrint, HTML to PDF": through_weasyprint(portal, sample),
    }
    misses = []
    for name, other_rate in others.items():
        if other_rate is None:
            print(f"{name}: not here")
            continue
        print(f"{name}: {other_rate:.1f} a second of processors, ratio {rate / other_rate:.1f}")
        if rate / other_rate < LEAST_RATIO:
            misses.append(f"{name}: ratio {rate / other_rate:.1f}, limit {LEAST_RATIO}")
    return misses


def main() -> None:
    """Print what was measured; exit 1 when something misses its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="a portal to borrow from")
    parser.add_argument("--lessons", type=int, default=100)
    parser.add_argument("--formats", default=",".join(FORMATS), help="those timed alone, or none")
    parser.add_argument("--compare", type=int, default=10, help="lessons for the others, or 0")
    chosen = parser.parse_args()
    missed = []
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary, "portal")
        write_lessons(root, chosen.root.resolve(), chosen.lessons)
        font_folder(root / ".cache" / "loa")
        portal = Portal.load(root)
        for form in filter(None, chosen.formats.split(",")):
            shop = portal.workshop(formats=frozenset({form}))
            spent = processor_seconds(shop.make_all)
            again = processor_seconds(shop.make_all)
            count = sum(artifact.extension == form for artifact in shop.make_all().artifacts)
            rates = f"{count / spent:.1f} a second cold, {count / again:.0f} warm"
            print(f"{form}: {count} in {spent:.1f} s of processors, {rates}", flush=True)
        cold = processor_seconds(portal.workshop(force=True).make_all)
        warm = processor_seconds(portal.workshop().make_all)
        print(
            f"all: {cold:.1f} s of processors cold, {warm:.3f} s warm ({100 * warm / cold:.2f} %)",
            flush=True,
        )
        if warm / cold >= MOST_WARM:
            missed.append(f"warm: {warm / cold:.2f} of cold, limit {MOST_WARM}")
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"peak memory: {own:.0f} MB here, {child:.0f} MB in the largest child", flush=True)
        if own + child >= MOST_MEMORY:
            missed.append(f"memory: {own + child:.0f} MB, limit {MOST_MEMORY}")
        if chosen.compare:
            folder = Path(temporary, "office")
            folder.mkdir()
            missed += compare(portal, chosen.compare, folder)
    print("\n".join(["", "Missed:", *missed]) if missed else "All limits kept.")
    sys.exit(bool(missed))


if __name__ == "__main__":
    main()
