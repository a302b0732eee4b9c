"""What the editors' guide shows from the generator itself, so that it cannot fall behind."""

from loa.codes import catalogue
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


@directive("problem-codes")
def problem_codes(context: RenderContext) -> str:
    """Every code that a check may print, with a wrong and a right example."""
    return markup("problem-codes", context, codes=list(catalogue().values()), places=PLACES)


@directive("languages")
def languages(context: RenderContext) -> str:
    """A table of the languages, what each may publish and how many pages it has."""
    library = context.library
    counts = {slug: len(library.in_language(slug)) for slug in library.registries.languages}
    return markup("languages", context, counts=counts)
