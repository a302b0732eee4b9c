"""How fast handouts are made: `python -m loa.bench.handouts`.

Lessons are copies of the portal's own, each with one sentence of its own. Prints documents a
second for each format, cold and warm, peak memory, and how the same lesson plans fare through
LibreOffice (soffice on the path) and WeasyPrint (if installed), in the same run.
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
from pathlib import Path

from loa.artifacts import Artifact
from loa.content.schema import LessonMeta
from loa.handouts.documents import Document
from loa.handouts.fonts import font_folder
from loa.handouts.layouts import typst_of
from loa.handouts.maker import documents_of
from loa.handouts.typesetting import pdf_of
from loa.integrations.portal import Portal

FORMATS = ("pdf", "docx", "pptx", "zip")


def write_lessons(root: Path, like: Path, count: int) -> None:
    """A portal with that many lessons, made of those of the portal at `like`."""
    shutil.copytree(like / "docs" / "_data", root / "docs" / "_data")
    shutil.copytree(like / "overrides", root / "overrides")
    shutil.copy(like / "mkdocs.yml", root / "mkdocs.yml")
    pages = Portal.load(like).library.pages
    paths = [like / page.path for page in pages if isinstance(page.meta, LessonMeta)]
    for number in range(count):
        text = paths[number % len(paths)].read_text(encoding="utf-8")
        text = re.sub(r"(?m)^(## .*\{#thiet-bi\})$", rf"\1\n\nBản thử số {number}.\n", text)
        place = root / "docs" / "truong-hoc" / f"bai-{number}.md"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")


def timed(work: Callable[[], object]) -> float:
    """Seconds on the wall."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def through_libreoffice(plans: list[Artifact], folder: Path) -> float | None:
    """Documents a second from DOCX to PDF in one start of LibreOffice."""
    program = shutil.which("soffice")
    if program is None:
        return None
    sources = []
    for plan in plans:
        sources.append(folder / plan.dest_uri.rsplit("/", 1)[-1])
        shutil.copy(plan.stored, sources[-1])
    command = [program, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    command += [str(source) for source in sources]
    spent = timed(lambda: subprocess.run(command, check=True, capture_output=True))
    return len(plans) / spent


def through_weasyprint(portal: Portal, count: int) -> float | None:
    """Documents a second from the rendered page to a tagged PDF."""
    if importlib.util.find_spec("weasyprint") is None:
        return None
    weasyprint = importlib.import_module("weasyprint")
    bodies = [portal.render(page) for page in portal.library.pages[:count]]

    def work() -> None:
        for body in bodies:
            weasyprint.HTML(string=body).write_pdf(pdf_variant="pdf/ua-1")

    return len(bodies) / timed(work)


def main() -> None:
    """Print what was measured; exit 1 when a second run costs 3 % of the first or more."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path.cwd(), help="a portal to borrow from")
    parser.add_argument("--lessons", type=int, default=100)
    parser.add_argument("--compare", type=int, default=20, help="documents for the others")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        root = Path(temporary, "portal")
        write_lessons(root, chosen.root.resolve(), chosen.lessons)
        font_folder(root / ".cache" / "loa")
        portal = Portal.load(root)
        speed = {}
        for form in FORMATS:
            shop = portal.workshop(formats=frozenset({form}))
            spent = timed(shop.make_all)
            count = sum(artifact.extension == form for artifact in shop.make_all().artifacts)
            speed[form] = count / spent
            print(f"{form}: {count} in {spent:.1f} s, {speed[form]:.1f} a second cold")
        cold = timed(portal.workshop(force=True).make_all)
        warm = timed(portal.workshop().make_all)
        print(f"all: {cold:.1f} s cold, {warm:.3f} s warm ({100 * warm / cold:.2f} %)")
        made = portal.workshop(formats=frozenset({"docx"})).make_all().artifacts
        plans = [artifact for artifact in made if artifact.kind == "lesson-plan"][: chosen.compare]
        folder = Path(temporary, "office")
        folder.mkdir()
        whole, plan_speed = _plans_a_second(portal, len(plans))
        print(f"lesson plans as PDF: {whole:.1f} a second from Markdown, {plan_speed:.1f} setting")
        others = {
            "LibreOffice": through_libreoffice(plans, folder),
            "WeasyPrint": through_weasyprint(portal, len(plans)),
        }
        for name, rate in others.items():
            said = f"{rate:.2f} a second, ratio {plan_speed / rate:.1f}" if rate else "not here"
            print(f"{name}: {said}")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory: {own:.0f} MB here, {child:.0f} MB in the largest child")
    sys.exit(warm / cold >= 0.03)


def _plans_a_second(portal: Portal, count: int) -> tuple[float, float]:
    """Lesson plans a second from Markdown to PDF, and from the cut document to PDF.

    The second is what the other programs are given: LibreOffice the DOCX, WeasyPrint the HTML.
    """
    shop = portal.workshop()
    fonts = font_folder(portal.store.root)
    plans: list[Document] = []
    cut = timed(
        lambda: plans.extend(
            next(documents_of(shop.source_of(page))) for page in portal.library.pages[:count]
        )
    )
    made = timed(lambda: [pdf_of(typst_of(plan), fonts) for plan in plans])
    return count / (cut + made), count / made


if __name__ == "__main__":
    main()
