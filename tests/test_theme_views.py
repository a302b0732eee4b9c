"""The views that editors of the theme look at: forty, each once, and all on one page."""

from theme_views import VIEWS, WIDTHS, contact_sheet


def test_there_are_forty_views_at_three_widths() -> None:
    assert len(VIEWS) == 40
    assert len({view.name for view in VIEWS}) == 40
    assert list(WIDTHS) == [360, 768, 1280]


def test_the_sheet_shows_every_view_at_every_width() -> None:
    rows = [(view, [f"{n:02}-{width}" for width in WIDTHS]) for n, view in enumerate(VIEWS, 1)]
    sheet = contact_sheet(rows)
    assert sheet.count("<img ") == 120
    assert '<a href="40-1280-whole.png"><img src="40-1280.png"' in sheet
    assert "officials&#x27; landing" in sheet
