"""The theme's drawings, ready to stand inside a page."""

import re
from functools import cache
from pathlib import Path

_NAMESPACE = re.compile(r'\sxmlns="[^"]*"')


@cache
def load_pictograms(folder: Path) -> dict[str, str]:
    """SVG markup by file name, hidden from screen readers: a text always stands beside it."""
    pictograms = {}
    for path in sorted(folder.glob("*.svg")):
        # An HTML parser knows the namespace; an XML tree would print it on every element.
        markup = _NAMESPACE.sub("", path.read_text(encoding="utf-8").strip())
        hidden = '<svg class="loa-pictogram" aria-hidden="true" focusable="false"'
        pictograms[path.stem] = markup.replace("<svg", hidden, 1)
    return pictograms
