"""A copy for a folder is built from the same pages, whose calendars name addresses of the web."""

from pathlib import Path

from loa.integrations.site import build_site
from portals import MakePortal, page_text

EVENT = "start: 2026-07-30\nstatus: planned\n"


def test_a_calendar_in_a_copy_may_name_the_pages_of_the_web(
    make_portal: MakePortal, tmp_path: Path
) -> None:
    root = make_portal(
        {
            "lich/index.md": page_text("Lịch", "/// calendar\n///\n", type="landing"),
            "lich/ngay.md": page_text("Ngày", "Chữ.\n", type="campaign-event", more=EVENT),
        }
    )
    build_site(root, tmp_path / "copy", use_directory_urls=False)
    feed = (tmp_path / "copy/lich/nguon/tat-ca.ics").read_text("utf-8").replace("\n ", "")
    assert "https://loa.example.vn/lich/ngay/" in feed
    assert (tmp_path / "copy/lich/ngay.html").is_file()
