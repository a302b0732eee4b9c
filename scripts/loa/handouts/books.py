"""Chosen pages as one book: PDF with contents and page numbers, and EPUB 3.

Standards: PDF/UA-1 (ISO 14289-1), EPUB 3.3 (W3C). The same pages give the same bytes.
"""

import copy
import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from uuid import UUID, uuid5

import pypandoc
import pypdfium2

from loa.content.entries.offices import Helpline
from loa.handouts.documents import Source, helpline_texts
from loa.handouts.office import EPOCH, OfficeError
from loa.handouts.paper import Element, level_of, markup_of, settle_levels
from loa.handouts.typesetting import pdf_of
from loa.handouts.typst_markup import blocks, literal

NUMBERS = "Các số để gọi"
# The height of a page's foot in points: 24 mm, as in typeset/loa.typ.
_FOOT = 24 / 25.4 * 72
_NAMESPACE = UUID("5a0f1c52-7a56-5d7c-9d7e-6f8a0c2f4b10")
_STYLE = (
    "body { line-height: 1.5; } h1, h2 { text-align: left; } table { border-collapse: collapse; }\n"
    "th, td { border: 1px solid #8aa2ab; padding: .2em .4em; text-align: left; }\n"
    ".so-ke { font-weight: bold; }\n"
)


@dataclass(frozen=True)
class BookText:
    """A book ready to be set: `parts` are titles with the pages below each; `note` says where it
    comes from and that nobody approved it, where nobody did.
    """

    id: str
    title: str
    summary: str
    note: str
    parts: tuple[tuple[str, tuple[Source, ...]], ...]
    helplines: tuple[Helpline, ...]


def book_pdf(book: BookText, font_folder: Path) -> bytes:
    """The book for paper. Raises TypesettingError.

    It is set twice: on which pages the numbers stand is known when the pages are. What says so
    comes last, so that it moves none of them.
    """
    text = _typst(book)
    pages = _pages_with(
        [helpline.number or "" for helpline in book.helplines], pdf_of(text, font_folder)
    )
    index = [f"#loa-part({literal(NUMBERS)})", _index(book.helplines, pages)]
    return pdf_of("\n\n".join([text, *index]) + "\n", font_folder)


def _typst(book: BookText) -> str:
    foot = " · ".join(_foot(book))
    rows = [
        f"#show: loa-book.with(title: {literal(book.title)}, summary: {literal(book.summary)}, "
        f"note: {literal(book.note)}, helplines: [#{literal(foot)}])"
    ]
    for title, sources in book.parts:
        rows.append(f"#loa-part({literal(title)})")
        for at, source in enumerate(sources):
            meta = source.page.meta
            first = str(at == 0).lower()
            rows.append(
                f"#loa-chapter({literal(meta.title)}, {literal(meta.description)}, first: {first})"
            )
            rows.append(blocks(settle_levels(_text_of(source), 3)))
    return "\n\n".join(rows)


def _pages_with(numbers: Sequence[str], pdf: bytes) -> list[list[int]]:
    """For each number the pages whose text has it, the foot of every page left out."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        texts = []
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage().get_text_bounded(0, _FOOT, width, height)
            texts.append(" ".join(text.split()))
    finally:
        document.close()
    pages_by_number = []
    for number in numbers:
        pattern = re.compile(rf"(?<![\w.,/+]){re.escape(number)}(?![\w/]|[.,]\d)")
        pages_by_number.append([at for at, text in enumerate(texts, 1) if pattern.search(text)])
    return pages_by_number


def _index(helplines: Sequence[Helpline], pages: Sequence[Sequence[int]]) -> str:
    rows = [("Số", "Gọi khi nào", "Ở trang")]
    for helpline, page_numbers in zip(helplines, pages, strict=True):
        rows.append(
            (helpline.number or "", _about(helpline), ", ".join(map(str, page_numbers)) or "–")
        )
    head, *cells = (", ".join(f"[#{literal(cell)}]" for cell in row) for row in rows)
    return f"#loa-table((auto, 1fr, 25%), head: ({head},), {', '.join(cells)})"


def _about(helpline: Helpline) -> str:
    return f"{helpline.name}. {helpline.purpose or ''}".strip()


def _foot(book: BookText) -> tuple[str, ...]:
    first = next((source for _, sources in book.parts for source in sources), None)
    return helpline_texts(first.registries) if first else ()


def book_epub(book: BookText) -> bytes:
    """The book for phones and readers, a file a page. Raises OfficeError.

    It has no date: its identity is its name, so that a newer one takes the older one's place.
    """
    parts = []
    for title, sources in book.parts:
        parts.append(f"<h1>{escape(title)}</h1>")
        for source in sources:
            meta = source.page.meta
            parts.append(f"<h2>{escape(meta.title)}</h2><p>{escape(meta.description)}</p>")
            parts.append(page_markup(source, 3))
    rows = "".join(
        f'<li><a href="{helpline.tel}">{helpline.number}</a>: {escape(_about(helpline))}</li>'
        for helpline in book.helplines
    )
    parts.append(f"<h1>{NUMBERS}</h1><ul>{rows}</ul><p>{escape(book.note)}</p>")
    identity = uuid5(_NAMESPACE, book.id)
    with tempfile.TemporaryDirectory(prefix="loa-") as folder:
        style = Path(folder, "book.css")
        style.write_text(_STYLE, encoding="utf-8")
        command = [
            pypandoc.get_pandoc_path(), "--from=html", "--to=epub3", "--output=-", "--toc",
            "--toc-depth=2", "--split-level=2", f"--css={style}", "--metadata=lang:vi",
            f"--metadata=title:{book.title}", f"--metadata=description:{book.summary}",
            f"--metadata=identifier:urn:uuid:{identity}", "--metadata=rights:CC BY-SA 4.0",
        ]  # fmt: skip
        result = subprocess.run(
            command,
            input="".join(parts).encode(),
            capture_output=True,
            check=False,
            env={"SOURCE_DATE_EPOCH": EPOCH},
        )
    if result.returncode:
        raise OfficeError(result.stderr.decode(errors="replace").strip())
    return result.stdout


def page_markup(source: Source, level: int) -> str:
    """A page's text as HTML that stands in a file of its own; its headings begin at a level."""
    return markup_of(map(_plain, settle_levels(_text_of(source), level)))


def _text_of(source: Source) -> list[Element]:
    """What a page says, as often as it is asked: settling levels changes its elements."""
    return [copy.deepcopy(element) for element in source.root if level_of(element) != 1]


def _plain(element: Element) -> Element:
    """Without what a file of an EPUB may not have twice or at all: ids, and boxes to tick."""
    for node in element.iter():
        for name in ("id", "for", "name", "aria-labelledby", "align", "open"):
            node.attrib.pop(name, None)
        if node.tag == "input":
            node.tag = "span"
            node.attrib.clear()
            node.text = "☐ "
    return element
