"""A Word file as a draft: the page to be written, its pictures, and what is still missing."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath

from loa.content.library import Library
from loa.content.page import parse_page
from loa.ground.slugs import slugify
from loa.ground.together import write_together
from loa.ground.wording import say
from loa.inbox.document import DocumentText, anchored, read_document
from loa.inbox.form import fill, is_form
from loa.inbox.writing import plain
from loa.media.intake import Photo, PhotoRefusedError, photo_of
from loa.scaffold.pages import TITLE_LENGTH, NewPage, NewPageError, Request, new_page
from loa.translation.exchange import RefusedError
from loa.translation.word_reading import (
    has_pictures,
    hidden_words,
    lost_parts,
    notes_of,
    paragraphs_of,
    refuse_changes,
    rows_of,
    word_body,
    words_of,
)

LARGEST = 200_000_000
"""Bytes of the file, and of what it unpacks to: a document with forty photographs of a phone."""
_SECTION = re.compile(r"^## (?P<title>.*?)(?: \{ ?#(?P<id>[a-z0-9-]+) ?\})?$")
_REFERENCE = re.compile(r"\[\[[^\[\]\n]+\]\]")
_SHOWN = 60
_NO_PICTURES = "ảnh trong phiếu không được lấy: thêm bằng loa media add"
_NUMBER = re.compile(r"^\s*(?:\d+|[A-Za-z])[.)]\s+")


@dataclass(frozen=True)
class Draft:
    """A page to be written with its pictures, by path below docs/; `notes` are what its author has
    to be told: what no page can show, and which sections are still to be written.
    """

    page: NewPage
    pictures: Mapping[str, Photo] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def draft_of(data: bytes, request: Request, library: Library, today: date) -> Draft:
    """The draft that a Word file makes: a form's answers or a document of somebody's own.

    An empty title or section of `request` comes from the file. Raises RefusedError, NewPageError.
    """
    body = word_body(data, LARGEST)
    for part in (body, *notes_of(data)):
        refuse_changes(part, say("The Word file"))
    words = words_of(body)
    if is_form(words):
        filled = fill(text=words, rows=rows_of(body), request=request, library=library, today=today)
        return Draft(filled, notes=(_NO_PICTURES,) if has_pictures(body) else ())
    text = read_document(data)
    title = request.title or text.title
    if not title:
        raise NewPageError(
            say("The Word file has no title of a page (style Title, Heading 1). Add --title.")
        )
    if len(title) > TITLE_LENGTH:
        raise NewPageError(
            say(
                "The title has more than {title_length} characters: “{title}”. Add a shorter "
                "--title.",
                title_length=TITLE_LENGTH,
                title=title,
            )
        )
    page = new_page(replace(request, title=title), library, today)
    pictures, rows, notes = _with_pictures(text, data, page.src_uri)
    front, template = _front_and_body(page.text)
    ids = {
        slugify(section["title"]): section["id"] for section in _sections(template) if section["id"]
    }
    rows = anchored(rows, text.headings, ids)
    written_ids = {match["id"] for row in rows if (match := _SECTION.match(row))}
    missing = [] if request.kind == "page" else list(_missing_sections(template, written_ids))
    rows = rows or [template.strip("\n")]
    whole = f"{front}\n" + "\n".join(rows) + "\n" + "".join(f"\n{part}" for _, part in missing)
    notes += [f"chưa có mục “{name}”: máy để sẵn chỗ" for name, _ in missing]
    notes += [*text.notes, *lost_parts(data)]
    notes += [
        say("words that Word hides or strikes out twice are shown: “{words}”", words=words)
        for words in hidden_words(body)
    ]
    notes += _lost_paragraphs(
        paragraphs=paragraphs_of(body), whole=whole, uri=page.src_uri, library=library
    )
    return Draft(NewPage(page.src_uri, whole), pictures, tuple(notes))


def write_draft(docs: Path, draft: Draft, notes: Path) -> None:
    """Write a draft with its pictures as a whole; `notes` as in `write_together`."""
    files: dict[Path, str | bytes] = {
        docs / uri: photo.data for uri, photo in draft.pictures.items()
    }
    write_together(notes, {**files, docs / draft.page.src_uri: draft.page.text})


def _front_and_body(text: str) -> tuple[str, str]:
    """Front matter with both fences, and the body."""
    end = text.index("\n---\n", 3) + len("\n---\n")
    return text[:end], text[end:]


def _sections(template: str) -> Iterator[re.Match[str]]:
    return filter(None, map(_SECTION.match, template.split("\n")))


def _missing_sections(template: str, written_ids: set[str | None]) -> Iterator[tuple[str, str]]:
    """Sections of the starting file that a document has not, each with its text."""
    for part in re.split(r"^(?=## )", template, flags=re.M)[1:]:
        match = _SECTION.match(part.split("\n")[0])
        if match and match["id"] not in written_ids:
            yield match["title"], part.rstrip("\n") + "\n"


def _with_pictures(
    text: DocumentText, data: bytes, uri: str
) -> tuple[dict[str, Photo], list[str], list[str]]:
    """Pictures that can be shown, the rows with all of them, and a note for each of them."""
    pictures: dict[str, Photo] = {}
    notes: list[str] = []
    joined = "\n".join(text.rows)
    stem = PurePosixPath(uri).stem
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for number, (mark, target, alt) in enumerate(text.pictures, 1):
            try:
                photo = photo_of(archive.read(f"word/{target}"))
            except (KeyError, PhotoRefusedError) as error:
                reason = (
                    str(error) if isinstance(error, PhotoRefusedError) else "tệp chỉ dẫn ra ngoài"
                )
                notes.append(f"hình {number} bỏ ra ngoài: {reason}")
                shown = f"«ĐIỀN: hình {number} của tệp Word không dùng được, thay hay xóa dòng này»"
            else:
                name = f"{stem[:50]}-hinh-{number}{photo.ending}"
                pictures[PurePosixPath(uri).with_name(name).as_posix()] = photo
                description = plain(alt) if alt else f"«ĐIỀN: hình {number} cho thấy gì»"
                shown = f"![{description}]({name})"
                notes.append(f"hình {number} ({name}): ghi ở consent trong hình có người hay không")
            joined = joined.replace(mark, shown)
    return pictures, joined.split("\n"), notes


def _lost_paragraphs(paragraphs: list[str], whole: str, uri: str, library: Library) -> list[str]:
    """What stands in the Word file and is not read on the page, in the order of the file."""
    page, _ = parse_page(src_uri=uri, text=whole, path="", registries=library.registries)
    if page is None:
        raise RefusedError(say("No page could be put together of this Word file."))
    read = _letters_and_digits(
        page.meta.title if page.is_valid else str(page.document.data.get("title"))
    )
    read += "".join(
        _letters_and_digits(passage.filled(lambda reference: reference.written))
        for passage in page.reading.passages
    )
    missing = [
        paragraph
        for paragraph in paragraphs
        if _letters_and_digits(_NUMBER.sub("", paragraph)) not in read
    ]
    shortened = [
        paragraph if len(paragraph) <= _SHOWN else f"{paragraph[:_SHOWN]}…" for paragraph in missing
    ]
    return [f"không thấy trên trang: “{paragraph}”" for paragraph in shortened]


def _letters_and_digits(text: str) -> str:
    """Letters and digits alone: signs of lists and blanks differ."""
    return "".join(letter for letter in _REFERENCE.sub("", text) if letter.isalnum())
