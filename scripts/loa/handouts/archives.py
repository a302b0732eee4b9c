"""ZIP files, plain or Office, that say nothing about when and where they were made."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

# The first time that a ZIP entry can have (PKWARE APPNOTE 4.4.6).
ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def entries_of(archive: bytes) -> dict[str, bytes]:
    """The files in a ZIP by name."""
    with zipfile.ZipFile(BytesIO(archive)) as source:
        return {name: source.read(name) for name in source.namelist()}


def archive_of(entries: Mapping[str, bytes]) -> bytes:
    """A ZIP of named bytes; `[Content_Types].xml` first, as Office wants it, the rest sorted."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name in sorted(entries, key=lambda name: (name != "[Content_Types].xml", name)):
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o644 << 16
            target.writestr(info, entries[name], compresslevel=9)
    return buffer.getvalue()
