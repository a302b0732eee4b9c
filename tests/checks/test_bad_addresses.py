"""An address that no program can read is a broken link, not a traceback."""

from pathlib import Path

import pytest

from loa.checks.links import check_links
from loa.content.library import Library
from loa.problems import Problem
from portals import page_text, write_portal


@pytest.mark.parametrize("target", ["http://[bad", "http://[x]:99999/", "http://[::1"])
def test_an_unreadable_address_is_a_broken_link(tmp_path: Path, target: str) -> None:
    body = f"Xem [trang này]({target}).\n"
    write_portal(tmp_path, {"a.md": page_text("Trang", body)})
    library = Library.load(tmp_path / "docs")
    page = library.get("a.md")
    assert page is not None
    line = page.document.body_line
    message = f"Không đọc được địa chỉ “{target}”."
    hint = "Chép lại địa chỉ cho đủ."
    assert list(check_links(page, library)) == [
        Problem("docs/a.md", line, "broken-link", message, hint)
    ]
