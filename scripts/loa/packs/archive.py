"""A pack as one ZIP file, to send before somebody unpacks it onto a stick."""

import time
import zipfile
from pathlib import Path

from loa.ground.files import whole_file

# Already compressed: packing them again only costs time.
_STORED = frozenset({".pdf", ".docx", ".pptx", ".zip", ".mp4", ".webm", ".mp3", ".png", ".jpg"})


def write_zip(folder: Path, target: Path, made_at: int) -> None:
    """Pack a folder's files, sorted, all with one time (seconds since 1970, from 1980 on).

    Format: PKWARE APPNOTE 6.3. The same folder gives the same bytes.
    """
    moment = time.gmtime(made_at)[:6]
    with whole_file(target) as temporary, zipfile.ZipFile(temporary, "w") as archive:
        for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
            if not path.is_file():
                continue
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), moment)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            is_packed = path.suffix.lower() in _STORED
            entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            with path.open("rb") as source, archive.open(entry, "w") as out:
                while block := source.read(1 << 20):
                    out.write(block)
