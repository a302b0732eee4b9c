"""The last look: what a finished site says, read once more before anybody can see it."""

# Whoever reads passages has every format: each adds its readers when it is imported.
from loa.last_look import documents, media, text_formats, trees  # noqa: F401
