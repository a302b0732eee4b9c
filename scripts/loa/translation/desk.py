"""The translators' desk: pages of a library out to files, files and reviews back into pages."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from loa.content.library import Library
from loa.content.narrations import parts_of
from loa.content.page import SOURCE_LANGUAGE, ContentPage, parse_page
from loa.content.schema import MinorEdit
from loa.content.text_files import problems_of_characters
from loa.content.translation import State, is_still_good, source_hash
from loa.ground.files import write_whole
from loa.ground.wording import say
from loa.problems import Problem, as_text, nearest
from loa.translation.exchange import Exchange, RefusedError, prepare, take
from loa.translation.po import read_po, write_po
from loa.translation.record import as_new_variant, with_easy_record, with_minor_edit, with_record
from loa.translation.word import write_docx
from loa.translation.word_reading import read_docx
from loa.translation.xliff import read_xliff, write_xliff

FORMATS = ("po", "xliff", "docx")
# The longest page of the portal makes a file of a tenth of a megabyte.
MAX_BYTES = 5_000_000
UNNAMED = "chưa ghi tên"

Check = Callable[[Library, ContentPage], list[Problem]]


@dataclass(frozen=True)
class Change:
    """A variant's file and the text it gets."""

    path: Path
    text: str

    def write(self) -> None:
        """Write the page whole or not at all."""
        write_whole(self.path, self.text)


def variant_uri(source_uri: str, language: str) -> str:
    """Where the variant of a page stands: a/b.md, tyz → a/b.tyz.md."""
    return PurePosixPath(source_uri).with_suffix(f".{language}.md").as_posix()


def source_of(library: Library, src_uri: str) -> ContentPage:
    """The Vietnamese page of a path below docs/; RefusedError when there is none."""
    page = library.get(src_uri)
    if page is None or page.language != SOURCE_LANGUAGE:
        raise RefusedError(f"Không có trang tiếng Việt nào tên “{src_uri}” đọc được.")
    return page


def require_part(source: ContentPage, part: str) -> None:
    """Raises RefusedError where no recording may stand below such an id; "" is the whole page."""
    known = parts_of(source)
    if part and part not in known:
        hint = nearest(part, known) if known else ""
        raise RefusedError(
            say("{path} has no part “{part}”. {hint}", path=source.path, part=part, hint=hint)
        )


def export_page(
    library: Library, page: ContentPage, language: str, form: str, written: datetime
) -> bytes:
    """A page with what is translated of it, in one of FORMATS."""
    exchange = _exchange_of(library, page, language)
    entry = library.registries.languages[language]
    if form == "po":
        return write_po(exchange, entry.tag, written)
    if form == "xliff":
        return write_xliff(exchange, entry.tag)
    return write_docx(exchange, entry.tag, name=entry.name, title=page.meta.title, written=written)


def import_file(library: Library, path: Path, translator: str = "") -> Change | None:
    """What a returned file changes; None when it says what the page says already."""
    if path.stat().st_size > MAX_BYTES:
        raise RefusedError(f"Tệp lớn quá {MAX_BYTES // 1_000_000} MB, không phải tệp đã xuất.")
    data = path.read_bytes()
    form = path.suffix.lower().lstrip(".")
    if form == "docx":
        returned = read_docx(data)
    elif form == "po":
        returned = read_po(data)
    elif form in {"xliff", "xlf"}:
        returned = read_xliff(data)
    else:
        raise RefusedError("Chỉ nhận tệp .po, .xliff, .xlf hoặc .docx.")
    if returned.language not in library.registries.languages:
        raise RefusedError(f"Sổ ngôn ngữ không có “{returned.language}”.")
    if returned.language == SOURCE_LANGUAGE:
        raise RefusedError("Tệp này ghi là bản dịch sang tiếng Việt, ngôn ngữ gốc.")
    page = source_of(library, returned.page)
    sent = _exchange_of(library, page, returned.language)
    if form == "docx":
        returned = read_docx(data, sent)
    variant = _variant(library, page, returned.language)
    taken = take(returned, sent, source=_text(library, page) or "", variant=_text(library, variant))
    if taken is None:
        return None
    known = variant.meta.translation if variant else None
    name = translator or (known.translator if known else UNNAMED)
    text = as_new_variant(taken.text) if taken.is_new else taken.text
    text = with_record(text, source_hash(page), name)
    uri = variant_uri(page.src_uri, returned.language)
    return _change_of(library, uri, text)


def review(library: Library, src_uri: str, name: str, on: date, check: Check) -> Change:
    """Record that a speaker has read a variant against the source of today."""
    page = library.get(src_uri)
    if page is None or library.state(page) is None:
        raise RefusedError(f"“{src_uri}” không phải là một bản dịch đọc được.")
    source = library.get(page.source_uri)
    translation = page.meta.translation
    if source is None or translation is None:
        raise RefusedError("Bản dịch chưa có trang gốc hoặc chưa ghi ai dịch (translation).")
    if translation.translator == name:
        raise RefusedError("Người thẩm định phải khác người dịch.")
    _require_listed(library, page.language, name)
    sha256 = source_hash(source)
    text = with_record(
        _text(library, page) or "",
        sha256,
        translator=translation.translator,
        reviewer=name,
        reviewed_on=on,
    )
    change = _change_of(library, src_uri, text)
    registries = library.registries
    fresh, _ = parse_page(src_uri, text, path=page.path, registries=registries)
    others = [other for other in library.pages if other.src_uri != src_uri]
    if fresh is not None:
        after = Library.of(
            library.docs_dir, registries, pages=[*others, fresh], files=library.files
        )
        wrong = [problem for problem in check(after, fresh) if problem.severity == "error"]
        if wrong:
            raise RefusedError(*as_text(wrong).split("\n"))
    return change


def mark_easy(library: Library, src_uri: str) -> Change | None:
    """Record that a page in easy words was held against its page as that is today; None when that
    is on record already.
    """
    page = library.get(src_uri)
    if page is None or not page.meta.easy_of:
        raise RefusedError(f"“{src_uri}” không phải là một bản đọc dễ (easy_of) đọc được.")
    whole = library.get(page.meta.easy_of)
    if whole is None:
        raise RefusedError(f"Không có trang đầy đủ “{page.meta.easy_of}”.")
    if page.meta.easy_sha256 == source_hash(whole):
        return None
    return _change_of(
        library, src_uri, with_easy_record(_text(library, page) or "", source_hash(whole))
    )


def _require_listed(library: Library, language: str, name: str) -> None:
    """Where the portal says who reviews translations, nobody else does."""
    listed = library.registries.reviewers.values()
    allowed = [reviewer.name for reviewer in listed if language in reviewer.languages]
    if listed and name not in allowed:
        known = f"Có: {', '.join(allowed)}." if allowed else "Chưa ai được giao tiếng này."
        raise RefusedError(
            f"docs/_data/reviewers.yml không giao cho “{name}” thẩm định tiếng “{language}”. "
            f"{known}"
        )


def mark_minor(
    library: Library, page: ContentPage, before: ContentPage, text: str | None = None
) -> Change | None:
    """Record that a page's text means what an earlier one meant; None when nothing changed.

    `text` is that of a page which is not written yet.
    """
    old, new = source_hash(before), source_hash(page)
    if old == new:
        return None
    edits = [edit for edit in page.meta.minor_edits if edit.before != old]
    chain = _leading([*edits, MinorEdit.model_validate({"from": old, "to": new})], new)
    source = (_text(library, page) or "") if text is None else text
    return Change(library.docs_dir / page.src_uri, with_minor_edit(source, chain))


def _leading(edits: list[MinorEdit], current: str) -> list[tuple[str, str]]:
    """The pairs that still lead to the text of today; a broken chain is of no use."""
    pairs = {edit.before: edit.after for edit in edits}
    return [(old, new) for old, new in pairs.items() if is_still_good(old, current, pairs)]


def _exchange_of(library: Library, page: ContentPage, language: str) -> Exchange:
    variant = _variant(library, page, language)
    is_old = variant is not None and library.state(variant) is State.OUTDATED
    text = _text(library, page) or ""
    shown = _text(library, variant)
    return prepare(
        page.src_uri, language, sha256=source_hash(page), source=text, variant=shown, is_old=is_old
    )


def _variant(library: Library, page: ContentPage, language: str) -> ContentPage | None:
    variants = library.translations(page.src_uri)
    return next((variant for variant in variants if variant.language == language), None)


def _text(library: Library, page: ContentPage | None) -> str | None:
    if page is None:
        return None
    with (library.docs_dir / page.src_uri).open(encoding="utf-8", newline="") as file:
        return file.read()


def _change_of(library: Library, uri: str, text: str) -> Change:
    """Refuse a page that the portal could not read."""
    label = f"{library.docs_dir.name}/{uri}"
    page, problems = parse_page(uri, text, path=label, registries=library.registries)
    problems += problems_of_characters(text, label)
    if page is None or problems:
        raise RefusedError(*as_text(problems).split("\n"))
    return Change(library.docs_dir / uri, text)
