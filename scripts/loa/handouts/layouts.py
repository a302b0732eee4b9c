"""Each layout as Typst markup: the page around a document's body."""

from loa.handouts.documents import Document
from loa.handouts.paper import tree_of
from loa.handouts.typst_markup import blocks, literal


def typst_of(document: Document) -> str:
    """The whole Typst source of a document, without the shared template."""
    body = blocks(list(tree_of(document.body)), lift=1)
    helplines = literal(" · ".join(document.helplines))
    keywords = "".join(f"{literal(word)}, " for word in document.keywords)
    return (
        f"#show: loa-page.with(title: {literal(document.title)}, "
        f"lang: {literal(document.primary_language)}, helplines: [#{helplines}], "
        f"keywords: ({keywords}))\n{body}\n"
    )
