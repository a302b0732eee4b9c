"""A ZIP of handouts: every handout, a list to read, and SHA256SUMS to check against."""

from collections.abc import Sequence
from pathlib import Path

from loa.artifacts import Artifact, ArtifactStore, sha256_of
from loa.handouts.archives import archive_of

LIST_NAME = "DANH-SACH.txt"
SUMS_NAME = "SHA256SUMS"


def pack(title: str, artifacts: Sequence[Artifact], folders: Sequence[str] = ()) -> bytes:
    """The archive's bytes; `folders` has one for each file ("" for none), or is empty.

    The list has CRLF line ends, for Notepad on old machines.
    """
    entries = {}
    rows = [f"Trọn bộ tài liệu: {title}", ""]
    for position, artifact in enumerate(artifacts):
        name = artifact.dest_uri.rsplit("/", 1)[-1]
        if folders and folders[position]:
            name = f"{folders[position]}/{name}"
        entries[name] = artifact.stored.read_bytes()
        rows.append(f"{name}: {artifact.title} ({artifact.extension.upper()}, {artifact.note})")
    rows += ["", f"Tệp {SUMS_NAME} để kiểm tra các tệp còn nguyên: sha256sum -c {SUMS_NAME}", ""]
    entries[LIST_NAME] = "\r\n".join(rows).encode()
    sums = "".join(f"{sha256_of(data)}  {name}\n" for name, data in sorted(entries.items()))
    return archive_of({**entries, SUMS_NAME: sums.encode()})


def stored_pack(
    store: ArtifactStore,
    key: str,
    title: str,
    artifacts: Sequence[Artifact],
    folders: Sequence[str] = (),
) -> Path:
    """The archive in the store; `key` covers the title and the hashes of what is in it."""
    return store.get(key, "zip") or store.put(key, "zip", pack(title, artifacts, folders))
