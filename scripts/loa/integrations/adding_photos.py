"""Put photographs into a page: the files, the words for who does not see them, who agreed.

What a camera wrote stays where it is. The portal gets a smaller picture that says nothing else, and
the page says what `checks/images.py` and `checks/people.py` ask of it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from loa.content.folder_files import LONGEST_NAME, check_names
from loa.content.front_matter import quoted
from loa.content.header_rows import with_item
from loa.content.library import Library
from loa.content.page import ContentPage, parse_page
from loa.content.schema import Consent
from loa.errors import LoaError, NotFoundError
from loa.ground.slugs import SAFE_NAME, slugify
from loa.ground.together import write_together
from loa.integrations.moving import read_source
from loa.media.intake import Photo, PhotoRefusedError, read_photo
from loa.printable import printable
from loa.problems import nearest

_MARKUP = re.compile(r"([\\\[\]*_`<>])")
LONGEST_ALT = 200


class PhotosRefusedError(LoaError):
    """Nothing was written; the text says why, a line for each file or reason."""


@dataclass(frozen=True)
class PagePhoto:
    """A photograph with what its page says of it: `alt` for who does not see it, `consent` of the
    people in it, whose `image` is not read. `name` is the file's name without ending, or "" for
    one that is made from `alt`: cameras put the day into names, people the name of a person.
    """

    photo: Photo
    alt: str
    consent: Consent
    name: str = ""


@dataclass(frozen=True)
class Addition:
    """The files to be written, by path below docs/, and the page's new text."""

    photos: dict[str, Photo]
    uri: str
    text: str


def read_photos(paths: Sequence[Path], root: Path) -> list[Photo]:
    """The photographs of files. Raises PhotosRefusedError with a line for each that is refused."""
    photos, refused = [], []
    for path in paths:
        name = printable(str(path))
        try:
            if path.resolve().is_relative_to(root.resolve()):
                reason = "tệp gốc nằm trong thư mục của cổng, sẽ bị gửi đi theo. Chuyển nó ra ngoài"
                raise PhotoRefusedError(reason)
            photos.append(read_photo(path))
        except PhotoRefusedError as error:
            refused.append(f"“{name}”: {error}.")
    if refused:
        raise PhotosRefusedError("\n".join(refused))
    return photos


def page_for_photos(library: Library, uri: str) -> ContentPage:
    """The page that photographs are for. Raises NotFoundError."""
    page = library.get(uri)
    if page is None:
        hint = nearest(uri, [other.src_uri for other in library.pages])
        raise NotFoundError(f"Không có trang đọc được ở “{printable(uri)}”. {hint}")
    return page


def plan_photos(
    library: Library, uri: str, page_photos: Iterable[PagePhoto], under: str | None = None
) -> Addition:
    """What it takes to show photographs at the end of the section with the id `under`, or of what
    stands above the first heading. Raises PhotosRefusedError, NotFoundError for page or section.
    """
    page = page_for_photos(library, uri)
    source = read_source(library, uri)
    text = source.replace("\r\n", "\n")
    photos: dict[str, Photo] = {}
    rows = []
    for page_photo in page_photos:
        alt = " ".join(page_photo.alt.split())
        _require_alt_and_name(library, page_photo, alt)
        name = _free_name(library, page, page_photo=page_photo, alt=alt, taken=photos)
        photos[PurePosixPath(page.src_uri).with_name(name).as_posix()] = page_photo.photo
        words = _MARKUP.sub(r"\\\1", alt)
        rows.append(f"![{words}]({name})")
        changed = with_item(text, "consent", _consent_row(name, page_photo.consent))
        if changed is None:
            raise PhotosRefusedError(
                f"Trường consent của docs/{uri} viết theo kiểu máy không thêm được mà không mất "
                "chữ. Viết mỗi ảnh một dòng “  - {image: …, people: …}” dưới dòng “consent:”."
            )
        text = changed
    text = _with_images(text, page, images=rows, under=under)
    _require_shown(library, uri, text, rows, photos)
    return Addition(photos, uri, text.replace("\n", "\r\n") if "\r\n" in source else text)


def add_photos(docs: Path, addition: Addition, notes: Path) -> None:
    """Write an addition as a whole; `notes` as in `write_together`."""
    files: dict[Path, str | bytes] = {
        docs / uri: photo.data for uri, photo in addition.photos.items()
    }
    write_together(notes, {**files, docs / addition.uri: addition.text})


def consent_of(
    library: Library, *, people: bool, record: str | None, document: str | None, on: date | None
) -> Consent:
    """What a page says of the people in a photograph. Raises PhotosRefusedError."""
    if not people:
        if record or document or on:
            raise PhotosRefusedError("Ảnh không có người thì không ghi giấy đồng ý.")
        return Consent(image="", people=False)
    if record:
        known = library.registries.consents
        if record not in known:
            hint = nearest(record, known) or "Thêm giấy ấy vào docs/_data/consents.yml."
            raise PhotosRefusedError(f"Sổ giấy đồng ý không có mã “{printable(record)}”. {hint}")
        if known[record].withdrawn:
            raise PhotosRefusedError(f"Giấy “{record}” đã rút: không được đăng ảnh này.")
        return Consent(image="", people=True, record=record)
    if not (document and on):
        raise PhotosRefusedError(
            "Ảnh có người thì phải có giấy đồng ý: --record MÃ trong docs/_data/consents.yml, hoặc "
            "--document “giấy để ở đâu” cùng --on NGÀY. Chưa có giấy thì không đăng."
        )
    return Consent(image="", people=True, document=document, on=on)


def _require_alt_and_name(library: Library, page_photo: PagePhoto, alt: str) -> None:
    if not 1 <= len(alt) <= LONGEST_ALT:
        raise PhotosRefusedError(
            f"Lời mô tả (--alt) phải có từ 1 đến {LONGEST_ALT} ký tự: ảnh cho thấy gì."
        )
    if "[[" in alt:
        raise PhotosRefusedError("Lời mô tả không dùng được [[…]]: viết bằng lời.")
    if page_photo.name and not SAFE_NAME.fullmatch(page_photo.name):
        raise PhotosRefusedError(
            f"Tên “{printable(page_photo.name)}” không dùng được: chữ thường không dấu, chữ số, "
            "dấu gạch nối, không có đuôi. Ví dụ: san-truong"
        )


def _free_name(
    library: Library, page: ContentPage, page_photo: PagePhoto, alt: str, taken: Iterable[str]
) -> str:
    """A name that nothing beside the page has, on a disk that tells no case apart either."""
    stem = page_photo.name or _shorten(slugify(alt))
    existing = {uri.lower() for uri in (*library.files, *taken)}
    for number in range(1, len(existing) + 2):
        name = f"{stem}{f'-{number}' if number > 1 else ''}{page_photo.photo.ending}"
        uri = PurePosixPath(page.src_uri).with_name(name).as_posix()
        if uri.lower() not in existing and not list(check_names([name], "docs")):
            return name
        if page_photo.name:
            break
    raise PhotosRefusedError(
        f"Cạnh trang đã có tệp tên ấy, hoặc tên quá dài: {stem}. Chọn --name khác."
    )


def _shorten(slug: str) -> str:
    longest = LONGEST_NAME - len("-99")
    return (
        slug if len(slug) <= longest else slug[: longest + 1].rpartition("-")[0] or slug[:longest]
    )


def _consent_row(name: str, consent: Consent) -> str:
    fields = [f"image: {name}", f"people: {str(consent.people).lower()}"]
    if consent.record:
        fields.append(f"record: {consent.record}")
    if consent.document and consent.on:
        fields += [f"document: {quoted(consent.document)}", f"on: {consent.on.isoformat()}"]
    return f"{{{', '.join(fields)}}}"


def _with_images(text: str, page: ContentPage, images: list[str], under: str | None) -> str:
    rows = text.split("\n")
    # The front matter has grown, the body has not.
    first = len(rows) - (page.document.body.replace("\r\n", "\n").count("\n") + 1)
    sections = page.reading.sections
    if under is None:
        before = next(
            (section.line for section in sections if section.level > 1), len(rows) - first
        )
    else:
        section = page.reading.section(under)
        if section is None:
            known = [other.id for other in sections if other.id]
            raise NotFoundError(
                f"Trang không có mục mã “{printable(under)}”. {nearest(under, known)}".strip()
            )
        before = section.end
    at = first + before
    while at > first and not rows[at - 1].strip():
        at -= 1
    lines = [line for image in images for line in ("", image)]
    rest = rows[at:]
    while rest and not rest[0].strip():
        rest = rest[1:]
    lines = lines if at > first else [*lines[1:], ""]
    return (
        "\n".join([*rows[:at], *lines, "", *rest]) if rest else "\n".join([*rows[:at], *lines, ""])
    )


def _require_shown(
    library: Library, uri: str, text: str, rows: list[str], photos: Iterable[str]
) -> None:
    """A picture in a frame or a fence would be another than the editor meant."""
    page, _ = parse_page(uri, text, path="", registries=library.registries)
    names = {PurePosixPath(photo).name for photo in photos}
    sources = {image.source for image in page.reading.images} if page else set()
    agreed = {consent.image for consent in page.meta.consent} if page else set()
    if not names <= sources & agreed:
        raise PhotosRefusedError(
            f"Không đặt được ảnh vào chỗ ấy của docs/{uri}. Chọn mục khác bằng --under MÃ-MỤC."
        )
