"""Tar archives, unpacked so that nothing lands or leads outside the folder they go into.

The filters of `tarfile` would do it, but came with Python 3.11.4: Debian 12 has 3.11.2.
"""

import io
import tarfile
from pathlib import Path


def unpack_tar(packed: bytes, target: Path) -> None:
    """Write the folders, files and links of an archive below a folder, which is made if need be.

    Left out are names and links that lead out of the folder, and devices. Modes, owners and times
    are those of any new file. Raises OSError for what cannot be written and tarfile.TarError for
    bytes that are no archive.
    """
    target.mkdir(parents=True, exist_ok=True)
    top = target.resolve()
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            path = top / member.name
            # A folder that came as a link leads elsewhere, and so does what is put into it.
            if not path.resolve().is_relative_to(top):
                continue
            if member.isdir():
                path.mkdir(parents=True, exist_ok=True)
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            if member.issym() and (path.parent / member.linkname).resolve().is_relative_to(top):
                path.symlink_to(member.linkname)
            elif member.isfile():
                content = archive.extractfile(member)
                assert content is not None
                path.write_bytes(content.read())
