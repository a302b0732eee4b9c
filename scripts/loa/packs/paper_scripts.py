"""PDF files as scripts beside them: opened from a folder, a page may run scripts and read nothing.

The basket of the library puts ticked papers together into one to print; on a stick it gets their
bytes from `….pdf.js`, which calls `loaPaper` with them in base64 (RFC 4648, 4).
"""

from base64 import b64encode
from collections.abc import Mapping

from loa.packs.contents import Content, read

_ENDING = ".pdf"
SCRIPT_ENDING = f"{_ENDING}.js"
_OPENING, _CLOSING = 'loaPaper("', '");\n'


def paper_scripts(files: Mapping[str, Content]) -> dict[str, bytes]:
    """The scripts of all PDF files among `files`, by their place beside them."""
    return {
        f"{uri}.js": f"{_OPENING}{b64encode(read(content)).decode()}{_CLOSING}".encode()
        for uri, content in files.items()
        if uri.endswith(_ENDING)
    }


def weight_with_script(uri: str, size: int) -> int:
    """Bytes that a file of `size` bytes takes in a pack, with the script beside it, if any."""
    if not uri.endswith(_ENDING):
        return size
    return size + len(_OPENING) + len(_CLOSING) + -(-size // 3) * 4
