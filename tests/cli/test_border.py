"""Whatever the disk or a use case refuses ends in one sentence and an exit code."""

import errno
import os
import shutil

import click
import pytest
from click.testing import CliRunner, Result

from loa.cli.border import Border
from loa.errors import LoaError, NotFoundError


def run(error: BaseException) -> Result:
    """The end of a command of a command of the group that fails."""

    @click.group(cls=Border, import_paths={})
    def main() -> None:
        pass

    @main.group()
    def pack() -> None:
        pass

    @pack.command()
    def usb() -> None:
        raise error

    return CliRunner().invoke(main, ["pack", "usb"], catch_exceptions=False)


@pytest.mark.parametrize(("error", "code"), [(LoaError("Vì sao."), 1), (NotFoundError("Gì."), 2)])
def test_a_refusal_is_printed_with_its_code(error: LoaError, code: int) -> None:
    ended = run(error)
    assert (ended.exit_code, ended.stdout, ended.stderr) == (code, "", f"{error}\n")


def test_a_refusal_without_its_hint_ends_with_its_sentence() -> None:
    assert run(LoaError("“a” không có. ")).stderr == "“a” không có.\n"


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (errno.ENOSPC, "ổ đĩa đã đầy. Xóa bớt tệp hoặc dùng ổ khác"),
        (errno.EROFS, "ổ đĩa chỉ cho đọc. Gạt khóa chống ghi của USB hoặc dùng ổ khác"),
        (errno.EACCES, "bạn không có quyền với tệp hay thư mục này"),
        (errno.EIO, "ổ đĩa hỏng hoặc đã bị rút ra"),
        (errno.ENOENT, "không có tệp hay thư mục này, hoặc ổ đĩa đã bị rút ra"),
        (errno.ENOTDIR, "một tệp đang nằm ở chỗ phải là thư mục. Đổi tên hoặc dời nó đi"),
        (errno.EISDIR, "một thư mục đang nằm ở chỗ phải là tệp. Đổi tên hoặc dời nó đi"),
        (errno.EXDEV, "Invalid cross-device link"),
    ],
)
def test_a_disk_that_refuses_is_named_with_its_reason(code: int, reason: str) -> None:
    ended = run(OSError(code, os.strerror(code), "/usb/cong.moi"))
    assert (ended.exit_code, ended.stdout, ended.stderr) == (
        1,
        "",
        f"Không đọc hoặc không ghi được “/usb/cong.moi”: {reason}.\n",
    )


def test_both_names_of_a_rename_are_told() -> None:
    ended = run(OSError(errno.EIO, "Input/output error", "/usb/a", None, "/usb/b"))
    assert ended.stderr == (
        "Không đọc hoặc không ghi được “/usb/a” và “/usb/b”: ổ đĩa hỏng hoặc đã bị rút ra.\n"
    )


def test_a_fault_of_our_own_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        run(ZeroDivisionError())


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"[Errno {errno.ENOSPC}] No space left", "ổ đĩa đã đầy. Xóa bớt tệp hoặc dùng ổ khác"),
        ("no number", "no number"),
    ],
)
def test_of_a_folder_that_could_not_be_copied_the_first_file_is_told(
    text: str, reason: str
) -> None:
    ended = run(shutil.Error([("/site/a", "/usb/a", text), ("/site/b", "/usb/b", "other")]))
    assert ended.stderr == f"Không đọc hoặc không ghi được “/usb/a”: {reason}.\n"
