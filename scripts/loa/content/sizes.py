"""A page that is too large is told, and not read at all."""

from loa.checking import check
from loa.problems import Problem
from loa.reading.sizes import size_fault


@check("page-too-large", scope="reading")
def check_size(text: str, path: str) -> list[Problem]:
    """Why a page's text is not read at all; empty for one that is."""
    fault = size_fault(text)
    if fault is None:
        return []
    return [Problem(path, fault.line + 1, fault.code, fault.message, fault.hint)]
