"""Files that readers download tell nothing of who made them."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from loa.content.library import Library
from loa.problems import Problem
from loa.safety.attachments import ENDINGS, traces_in

_HINTS = {
    ".svg": "Trong chương trình vẽ, lưu thành “Plain SVG”, xóa phần metadata và ghi chú.",
    ".pdf": "Xuất lại PDF, bỏ chọn “Document properties”, in ra không kèm ghi chú.",
}
_OFFICE_HINT = "Trong Word: File > Info > Inspect Document, xóa hết, rồi lưu lại."
_FILM_HINT = "Xuất lại phim, bỏ chọn vị trí và thông tin máy quay."


def check_attachments(library: Library) -> Iterator[Problem]:
    """Author, path, place and comments are gone before a file is published."""
    for uri in sorted(library.files):
        ending = PurePosixPath(uri).suffix.lower()
        if ending not in ENDINGS:
            continue
        with (library.docs_dir / uri).open("rb") as source:
            traces = traces_in(uri, source)
        if traces:
            message = f"Tệp mang theo: {', '.join(traces)}."
            is_office = ending in {".docx", ".xlsx", ".pptx"}
            hint = _HINTS.get(ending, _OFFICE_HINT if is_office else _FILM_HINT)
            path = f"{library.docs_dir.name}/{uri}"
            yield Problem(path, 1, "file-metadata", message, hint)
