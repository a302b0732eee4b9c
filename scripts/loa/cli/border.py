"""Where failures become sentences: the one place that prints them and sets the exit code."""

import errno
import io
import re
import shutil
import sys
from typing import Any

import click

from loa.cli.lazy import LazyGroup
from loa.errors import LoaError
from loa.printable import printable


class Border(LazyGroup):
    """A group whose commands end with a sentence, whatever the disk or a use case refuses."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Begin: what is printed is UTF-8, whatever the terminal or the file was expected to be."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return super().main(*arguments, **options)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; exit code 1 for the disk, the error's own for a refusal."""
        try:
            return super().invoke(ctx)
        except LoaError as refusal:
            click.echo(_readable(str(refusal)), err=True)
            ctx.exit(refusal.exit_code)
        except OSError as error:
            if error.errno == errno.EPIPE:
                # Whoever read our output has seen enough; click ends quietly.
                raise
            click.echo(sentence_of(error), err=True)
            ctx.exit(1)


def sentence_of(error: OSError) -> str:
    """What the disk refused, where, and what would help."""
    if isinstance(error, shutil.Error) and error.args and error.args[0]:
        error = _first_of(error)
    names = [str(name) for name in (error.filename, error.filename2) if name]
    where = " và ".join(f"“{name}”" for name in names)
    reason = _REASONS.get(error.errno or 0, error.strerror or str(error))
    return f"Không đọc hoặc không ghi được {printable(where) or 'tệp'}: {reason}."


def _first_of(error: shutil.Error) -> OSError:
    """Of the failures that copying a folder has collected, the first; only its text is left."""
    _, target, text = error.args[0][0]
    code = re.match(r"\[Errno (\d+)\]", str(text))
    return OSError(int(code[1]) if code else 0, str(text), str(target))


def _readable(text: str) -> str:
    """A sentence whose lines are ours and whose other signs a terminal cannot obey."""
    return "\n".join(map(printable, text.split("\n")))


_REASONS = {
    errno.ENOSPC: "ổ đĩa đã đầy. Xóa bớt tệp hoặc dùng ổ khác",
    errno.EDQUOT: "đã hết phần đĩa dành cho bạn. Xóa bớt tệp hoặc dùng ổ khác",
    errno.EROFS: "ổ đĩa chỉ cho đọc. Gạt khóa chống ghi của USB hoặc dùng ổ khác",
    errno.EACCES: "bạn không có quyền với tệp hay thư mục này",
    errno.EPERM: "bạn không có quyền với tệp hay thư mục này",
    errno.EIO: "ổ đĩa hỏng hoặc đã bị rút ra",
    errno.ENODEV: "ổ đĩa đã bị rút ra",
    errno.ENXIO: "ổ đĩa đã bị rút ra",
    errno.ENOENT: "không có tệp hay thư mục này, hoặc ổ đĩa đã bị rút ra",
    errno.ENOTDIR: "một tệp đang nằm ở chỗ phải là thư mục. Đổi tên hoặc dời nó đi",
    errno.EISDIR: "một thư mục đang nằm ở chỗ phải là tệp. Đổi tên hoặc dời nó đi",
    errno.EEXIST: "đã có tệp hay thư mục cùng tên. Đổi tên hoặc dời nó đi",
    errno.ENOTEMPTY: "thư mục còn tệp khác. Đổi tên hoặc dời nó đi",
    errno.ENAMETOOLONG: "tên quá dài cho ổ đĩa này",
    errno.EFBIG: "tệp quá lớn cho ổ đĩa này; USB định dạng FAT32 chỉ nhận tệp dưới 4 GB",
    errno.ELOOP: "các liên kết dẫn vòng tròn",
}
