"""The Markdown that pages are written in: one list of extensions for every stage."""

from typing import Any

from loa.ground.slugs import slugify

EXTENSIONS: list[str] = [
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "sane_lists",
    "tables",
    "toc",
    "pymdownx.tasklist",
]
EXTENSION_CONFIGS: dict[str, dict[str, Any]] = {
    "toc": {"slugify": slugify, "toc_depth": "2-3"},
    # Not as a style, which the policy of our pages refuses.
    "tables": {"use_align_attribute": True},
    "footnotes": {"BACKLINK_TEXT": "↩", "BACKLINK_TITLE": "Về chỗ đang đọc"},
}
