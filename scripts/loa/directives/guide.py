"""What the editors' guide shows from the generator itself, so that it cannot fall behind."""

from loa.codes import Code, catalogue
from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup

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


@directive("problem-code-index")
def problem_code_index(context: RenderContext) -> str:
    """Every code that a check may print, each leading to its entry."""
    return markup("problem-code-index", context, parts={part: _codes_of(part) for part in PARTS})


@directive("problem-codes", argument=True)
def problem_codes(context: RenderContext, part: str) -> str:
    """The entries of one of PARTS, each with a wrong and a right example."""
    return markup("problem-codes", context, codes=_codes_of(part), places=PLACES)


def _codes_of(part: str) -> list[Code]:
    first, last = part.split("-")
    return [code for code in catalogue().values() if first <= code.code[0] <= last]


@directive("languages", prints=("languages",))
def languages(context: RenderContext) -> str:
    """A table of the languages, what each may publish and how many pages it has."""
    library = context.library
    counts = {slug: len(library.in_language(slug)) for slug in library.registries.languages}
    return markup("languages", context, counts=counts)
