"""Which day of an event is a claim: without its year where the year is only what we plan for."""

import pytest

from loa.checks.claims import claims_of
from loa.content.library import Library
from portals import page_text


@pytest.mark.parametrize(
    ("more", "stated"),
    [
        ("start: 2027-07-30\nstatus: planned\n", ["30/7"]),
        ("start: 2027-07-30\nrecurrence: yearly\nstatus: confirmed\n", ["30/7"]),
        ("start: 2027-07-01\nend: 2027-09-30\nstatus: planned\n", ["1/7", "30/9"]),
        (
            "start: 2027-07-01\nend: 2027-09-30\nstatus: confirmed\n",
            ["1/7/2027", "30/9/2027"],
        ),
        ("lunar: {month: 1, day: 12}\nstatus: planned\n", ["12 tháng 1"]),
    ],
)
def test_an_event_states_a_day_and_a_year_only_where_it_is_sure_of_it(
    make_portal, more: str, stated: list[str]
) -> None:
    pages = {"lich/a.md": page_text("Ngày hội", type="campaign-event", more=more)}
    library = Library.load(make_portal(pages) / "docs")
    page = library.get("lich/a.md")
    assert page is not None
    assert [claim.value for claim in claims_of(page, library) if claim.kind == "date"] == stated
