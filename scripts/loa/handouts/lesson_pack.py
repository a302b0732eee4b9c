"""What every lesson offers, cut from one page by the ids of its sections."""

from collections.abc import Iterator

from loa.content.page import ContentPage
from loa.content.registries import Registries
from loa.content.schema import LessonMeta
from loa.handouts.documents import Cite, Document, body_of, helpline_texts
from loa.handouts.lesson_plan import plan
from loa.handouts.paper import Element, clean, paragraph, tree_of

PRINT_AND_EDIT = ("pdf", "docx")


def lesson_documents(
    page: ContentPage, meta: LessonMeta, registries: Registries, markup: str, cite: Cite
) -> Iterator[Document]:
    """The pack of a lesson in the order of its cards; `markup` is the rendered page."""
    root = clean(tree_of(markup))
    grades = [registries.grades[grade] for grade in meta.grades]
    tag = registries.languages[page.language].tag
    helplines = helpline_texts(registries)
    body = [*plan(root, meta, grades), *origin(page, cite)]
    yield Document(
        "lesson-plan", "ke-hoach-bai-day", "Kế hoạch bài dạy",
        f"Kế hoạch bài dạy: {meta.title}", tag, body_of(body), PRINT_AND_EDIT, helplines,
        keywords=tuple(meta.keywords),
    )  # fmt: skip


def origin(page: ContentPage, cite: Cite) -> Iterator[Element]:
    """Small print: sources, review and licence of the page a handout was made from."""
    yield Element("hr")
    if page.meta.sources:
        texts = "; ".join(cite(source) for source in page.meta.sources)
        yield paragraph(f"Nguồn: {texts}.", "paper-small")
    review = page.meta.review
    state = "bản thảo, chưa có cơ quan nào duyệt"
    if review.status == "approved":
        state = f"đã duyệt bởi {review.by}, {review.document}"
    yield paragraph(f"Tình trạng: {state}. Giấy phép: {page.meta.license}.", "paper-small")
