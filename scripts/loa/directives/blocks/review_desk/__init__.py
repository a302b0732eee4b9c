"""The review desk: who owes which review until when."""

from loa.content.reviews import is_overdue, owed_reviews, tried_until
from loa.directives.context import RenderContext
from loa.directives.registry import directive
from loa.directives.templates import markup


@directive
def review_desk(context: RenderContext) -> str:
    """Pages by the day until which they have to be read again, those past it first; then the
    published numbers, by the last day on which their try counts.
    """
    owed = owed_reviews(context.library)
    lines = context.library.registries.cleared_helplines
    return markup(
        "review_desk/block",
        context,
        owed=[(review, is_overdue(review.pages[0], context.today)) for review in owed],
        easy=context.library.outdated_easy_versions,
        numbers=[(line, tried_until(line)) for line in lines],
    )
