"""What lies in a folder that is to be published: files that can be read, and what is no file.

Nothing is followed out of the folder and nothing is opened that may never end: a link, a pipe or a
device is a problem, not an input.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from loa.ground.folder_entries import Entry, entries_below
from loa.ground.names import is_device, is_for_git, is_safe, is_system, left_behind
from loa.problems import Problem

LONGEST_NAME = 60
"""Characters of a page's short name, which its handouts repeat twice in their paths."""
LONGEST_PATH = 150
"""Characters below docs/: with what is put before and after, sticks take 199 (`ground.names`)."""

_MOVE = "Dời nó ra khỏi thư mục này, hoặc xóa đi."


def survey(folder: Path, label: str) -> tuple[list[str], list[Problem]]:
    """The plain files below a folder that can be read, sorted, and what is wrong with the rest.

    Paths are relative, with forward slashes; `label` is what problems call the folder. What
    systems and programs leave behind by themselves is in the problems only.
    """
    files: list[str] = []
    problems: list[Problem] = []
    aside: list[str] = []
    for entry in entries_below(folder):
        if any(entry.uri.startswith(place) for place in aside):
            continue
        name = PurePosixPath(entry.uri).name
        path = f"{label}/{entry.uri}" if entry.uri else label
        found = _no_file(entry, name, path)
        if found is not None:
            problems.append(found)
            if entry.kind == "folder":
                aside.append(f"{entry.uri}/")
        elif entry.kind == "file" and not is_for_git(name):
            files.append(entry.uri)
    return sorted(files), problems


def _no_file(entry: Entry, name: str, path: str) -> Problem | None:
    """Why an entry cannot be used or published; None for folders and for files that can."""
    if entry.kind == "link":
        message = "Đây là một liên kết, có thể dẫn ra ngoài thư mục."
        return Problem(path, 1, "linked-file", message, "Chép hẳn tệp ấy vào đây.")
    if entry.kind == "special":
        message = "Đây không phải tệp thường (ống dẫn, thiết bị hay ổ cắm)."
        return Problem(path, 1, "unreadable-file", message, _MOVE)
    if entry.kind == "unreadable":
        return _unreadable(path, "thư mục")
    if what := left_behind(name):
        return Problem(path, 1, "left-behind", f"Đây là {what}.", _MOVE)
    if is_system(name):
        message = "Hệ điều hành hay một chương trình tự ghi mục này; nó không được đăng."
        return Problem(path, 1, "system-file", message, "Nên xóa đi.", "warning")
    if entry.kind == "file":
        try:
            with entry.path.open("rb"):
                return None
        except OSError:
            return _unreadable(path, "tệp")
    return None


def _unreadable(path: str, what: str) -> Problem:
    message = f"Máy không mở được {what} này."
    hint = "Xem lại quyền đọc, hoặc ổ đĩa có hỏng hay bị rút ra không."
    return Problem(path, 1, "unreadable-file", message, hint)


def check_names(uris: Iterable[str], label: str) -> Iterator[Problem]:
    """Whether sticks and Windows take every name below docs/, and keep all of them apart.

    What a page may be called beyond that is said by `content.page`.
    """
    spelled: dict[str, str] = {}
    for uri in uris:
        path = f"{label}/{uri}"
        parts = PurePosixPath(uri).parts
        for part in parts:
            if is_device(part):
                message = f"Windows giữ tên “{part}” cho thiết bị."
                yield Problem(path, 1, "file-name", message, "Đổi sang tên khác.")
            elif not is_safe(part) and not uri.endswith(".md"):
                message = f"Tên “{part}” có ký tự mà USB hoặc Windows không nhận."
                hint = "Chỉ dùng chữ không dấu, chữ số, dấu chấm và dấu gạch nối."
                yield Problem(path, 1, "file-name", message, hint)
        short = parts[-1].partition(".")[0]
        if len(short) > LONGEST_NAME:
            message = f"Tên “{short}” dài {len(short)} ký tự, nhiều nhất {LONGEST_NAME}."
            yield Problem(path, 1, "file-name", message, "Đặt tên ngắn hơn.")
        if len(uri) > LONGEST_PATH:
            message = f"Đường dẫn dài {len(uri)} ký tự, nhiều nhất {LONGEST_PATH}."
            yield Problem(path, 1, "file-name", message, "Đặt tên tệp hay thư mục ngắn hơn.")
        for place in (PurePosixPath(uri), *PurePosixPath(uri).parents):
            name = place.as_posix()
            other = spelled.setdefault(name.lower(), name)
            if other != name:
                message = f"Tên này trùng với “{other}” (USB không phân biệt hoa thường)."
                yield Problem(path, 1, "file-name", message, "Đổi một trong hai tên.")
