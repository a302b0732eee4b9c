"""An event's kit is made of pages that exist."""

from loa.checks.events import check_kit
from loa.content.library import Library
from loa.problems import Problem
from portals import page_text


def test_a_kit_names_pages_of_the_portal(make_portal):
    more = "start: 2027-07-30\nstatus: planned\nkit:\n  - index.md\n  - cha-mee.md\n"
    pages = {
        "lich/a.md": page_text("Sự kiện", type="campaign-event", more=more),
        "cha-me.md": page_text("Cha mẹ"),
    }
    library = Library.load(make_portal(pages) / "docs")
    page = library.get("lich/a.md")
    assert page is not None
    assert list(check_kit(page, library)) == [
        Problem(
            "docs/lich/a.md", 17, "unknown-kit",
            "Bộ tài liệu nêu “cha-mee.md”, nhưng không có trang đó.",
            "Có phải ý bạn là “cha-me.md”?",
        )
    ]  # fmt: skip
