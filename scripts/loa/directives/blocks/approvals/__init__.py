"""Who stands behind which page."""

from loa.content.page import SOURCE_LANGUAGE
from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive
def approvals(context: RenderContext) -> str:
    """The pages that somebody approved, with the document; how many wait."""
    pages = [page for page in context.library.published if page.written_in == SOURCE_LANGUAGE]
    approved = [page for page in pages if page.meta.review.status == "approved"]
    return markup("approvals/block", context, approved=approved, waiting=len(pages) - len(approved))
