"""What the editors' guide shows from the generator itself, so that it cannot fall behind."""

from loa.codes import Code, catalogue

# Where an example of the catalogue stands, as readers see it.
PLACES = {
    "page": " (cả tệp)",
    "front-matter": " (phần khai báo)",
    "translation": " (phần khai báo của bản dịch)",
    "body": " (nội dung)",
    "lesson": " (trong bài học)",
    "file": " (tên tệp)",
    "registry": " (sổ đăng ký)",
    "shown": "",
}


# The catalogue's pages, by first letters: on one page it would be too heavy for a phone.
PARTS = ("a-h", "i-o", "p-r", "s-t", "u-z")


def codes_of(part: str) -> list[Code]:
    """The entries of one of PARTS."""
    first, last = part.split("-")
    return [code for code in catalogue().values() if first <= code.code[0] <= last]
