"""Which scenes a page names."""

import re

from loa.content.page import ContentPage

_BLOCK = re.compile(r"^/// drawn-scene \|\s*(\S+)", re.MULTILINE)


def scenes_named(page: ContentPage) -> list[str]:
    """The ids that a page names in its front matter and in blocks."""
    first = [page.meta.scene] if page.meta.scene else []
    return first + _BLOCK.findall(page.body)
