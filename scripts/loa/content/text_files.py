"""Text files that editors write: read as UTF-8, and whole, or not at all."""

import re
from pathlib import Path

from loa.ground.disks import reason_of
from loa.problems import Problem
from loa.safety.characters import faults_of, mended

# What git leaves where two versions of a line could not be joined (git-merge, "How conflicts
# are presented").
_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|>{7})(?: |\r?$)", re.MULTILINE)


def read_text(path: Path, label: str) -> tuple[str | None, list[Problem]]:
    """A file's text, or None and why it cannot be used; `label` is what problems call it.

    Characters that are not what they look like are problems, and the text comes without them.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"Máy không mở được tệp này ({reason_of(error)})."
        hint = "Xem lại quyền đọc, hoặc ổ đĩa có hỏng hay bị rút ra không."
        return None, [Problem(label, 1, "unreadable-file", message, hint)]
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
    return mended(text), problems_of_characters(text, label)


def problems_of_characters(text: str, label: str) -> list[Problem]:
    """Characters of a text that are not what they look like."""
    return [
        Problem(label, fault.line, fault.code, fault.message, fault.hint, fault.severity)
        for fault in faults_of(text)
    ]
