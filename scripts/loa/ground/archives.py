"""What reading a ZIP file, or a package of an office program, that is damaged can raise."""

import lzma
import struct
import zipfile
import zlib

DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    KeyError,
    RuntimeError,
    ValueError,
)
"""NotImplementedError, for a kind of packing that Python does not know, is a RuntimeError. OSError
is none of them: it may tell of the computer, and of bytes that bzip2 did not write.
"""
