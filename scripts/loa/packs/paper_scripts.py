"""Papers as scripts beside them: opened from a folder, a page may run scripts and read nothing.

The basket of the library puts ticked papers into one ZIP, or together into one to print; on a stick
it gets their bytes from `….pdf.js`, which calls `loaPaper` with them in base64 (RFC 4648, 4). ZIP
files and films are not among them: each is one file to take as it is.
"""

from base64 import b64encode
from collections.abc import Mapping

from loa.packs.contents import Content, read

PAPERS = (".pdf", ".docx", ".pptx")
"""Endings of what has a script; the script of the basket knows the same."""
SCRIPT_ENDINGS = tuple(f"{ending}.js" for ending in PAPERS)
_OPENING, _CLOSING = 'loaPaper("', '");\n'


def paper_scripts(files: Mapping[str, Content]) -> dict[str, bytes]:
    """The scripts of all papers among `files`, by path: each stands beside its paper."""
    return {
        f"{uri}.js": f"{_OPENING}{b64encode(read(content)).decode()}{_CLOSING}".encode()
        for uri, content in files.items()
        if uri.endswith(PAPERS)
    }


def weight_with_script(uri: str, size: int) -> int:
    """Bytes that a file of `size` bytes takes in a pack, with the script beside it, if any."""
    if not uri.endswith(PAPERS):
        return size
    return size + len(_OPENING) + len(_CLOSING) + -(-size // 3) * 4
