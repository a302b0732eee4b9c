"""Names and sizes that every stick takes: FAT32, exFAT, Windows, old phones and TVs.

Limits: a FAT32 file holds at most 2^32-1 bytes (Microsoft FAT specification 1.03); Windows
refuses device names and most paths over 260 characters, drive and parent folders included.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath

from loa.checking import check
from loa.ground.names import MAX_PATH, is_device, is_safe
from loa.problems import Problem

MAX_FILE = 2**32 - 1


@check("pack-file-size", "pack-name", "pack-name-collision", "pack-path-length", scope="pack")
def check_names(sizes: Mapping[str, int]) -> list[Problem]:
    """Whether every path below the stick's root (with its size in bytes) can be written."""
    problems = []
    spelled: dict[str, str] = {}
    for path, size in sorted(sizes.items()):
        problems += _check_parts(path)
        if len(path) > MAX_PATH:
            message = f"Đường dẫn dài {len(path)} ký tự, USB chỉ nhận đến {MAX_PATH}."
            problems.append(Problem(path, 1, "pack-path-length", message, "Đặt tên tệp ngắn hơn."))
        if size > MAX_FILE:
            message = f"Tệp nặng {size} byte, FAT32 chỉ nhận dưới 4 GiB."
            hint = "Cắt thành nhiều phần hoặc nén lại."
            problems.append(Problem(path, 1, "pack-file-size", message, hint))
        for place in (PurePosixPath(path), *PurePosixPath(path).parents):
            name = place.as_posix()
            other = spelled.setdefault(name.lower(), name)
            if other != name:
                message = f"Trên USB, tên này trùng với “{other}” (không phân biệt hoa thường)."
                hint = "Đổi một trong hai tên."
                problems.append(Problem(path, 1, "pack-name-collision", message, hint))
    return problems


def _check_parts(path: str) -> list[Problem]:
    problems = []
    for part in path.split("/"):
        if not is_safe(part):
            message = f"Tên “{part}” có ký tự mà USB hoặc Windows không nhận."
            hint = "Chỉ dùng chữ không dấu, chữ số, dấu chấm và dấu gạch nối."
            problems.append(Problem(path, 1, "pack-name", message, hint))
        elif is_device(part):
            message = f"Windows giữ tên “{part}” cho thiết bị."
            problems.append(Problem(path, 1, "pack-name", message, "Đổi sang tên khác."))
    return problems
