"""What a disk refused, in the editors' words, and what would help."""

import errno
import re
import shutil

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


def reason_of(error: OSError) -> str:
    """Why, without a full stop at the end."""
    first = first_of(error)
    return _REASONS.get(first.errno or 0, first.strerror or str(first))


def names_of(error: OSError) -> list[str]:
    """The files and folders that the refusal names."""
    first = first_of(error)
    return [str(name) for name in (first.filename, first.filename2) if name]


def first_of(error: OSError) -> OSError:
    """Of the failures that copying a folder has collected, the first; only its text is left."""
    if not (isinstance(error, shutil.Error) and error.args and error.args[0]):
        return error
    _, target, text = error.args[0][0]
    code = re.match(r"\[Errno (\d+)\]", str(text))
    return OSError(int(code[1]) if code else 0, str(text), str(target))
