"""Text files that editors write: read as UTF-8, and whole, or not at all."""

import re
from pathlib import Path

from loa.problems import Problem

# What git leaves where two versions of a line could not be joined (git-merge, "How conflicts
# are presented").
_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|>{7})(?: |\r?$)", re.MULTILINE)


def read_text(path: Path, label: str) -> tuple[str | None, list[Problem]]:
    """A file's text, or None and why it cannot be used; `label` is what problems call it."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "Lưu lại tệp với bảng mã UTF-8."
        message = "Tệp không viết bằng bảng mã UTF-8."
        return None, [Problem(label, line, "not-utf8", message, hint)]
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    conflict = _CONFLICT.search(text)
    if conflict:
        line = text.count("\n", 0, conflict.start()) + 1
        message = "Tệp còn dấu của hai bản sửa chưa ghép xong."
        hint = "Chọn một bản, rồi xóa các dòng <<<<<<<, ======= và >>>>>>>."
        return None, [Problem(label, line, "conflict-marker", message, hint)]
    return text, []
