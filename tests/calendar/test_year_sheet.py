"""The year on one sheet of paper."""

import io
from datetime import date

import pikepdf
import pypdfium2
import pytest

from loa.calendar.entries import Site
from loa.calendar.events import events_of
from loa.calendar.year_sheet import planned_year, year_sheet
from loa.handouts.typesetting import pdf_of
from portals import page_text

SITE = Site("Cổng thử", "https://vi.du/")
TODAY = date(2026, 11, 23)


def sheet(library, paper: str, cut_fonts) -> pikepdf.Pdf:
    markup = year_sheet(events_of(library), 2027, paper, SITE, TODAY)
    return pikepdf.open(io.BytesIO(pdf_of(markup, cut_fonts)))


@pytest.mark.parametrize(("paper", "width", "height"), [("a4", 842, 595), ("a3", 1191, 842)])
def test_one_landscape_page_even_when_the_year_is_full(
    make_library, cut_fonts, paper, width, height
):
    more = "recurrence: yearly\nstatus: planned\n"
    events = {
        f"ngay-{n}": f"start: 2027-{n % 12 + 1:02}-{n % 28 + 1:02}\n{more}" for n in range(60)
    }
    pdf = sheet(make_library(events), paper, cut_fonts)
    (page,) = pdf.pages
    assert [round(float(side)) for side in page.mediabox] == [0, 0, width, height]


def test_the_sheet_is_tagged_and_named(make_library, cut_fonts):
    pdf = sheet(make_library({"a": "start: 2027-07-30\nstatus: planned\n"}), "a4", cut_fonts)
    assert str(pdf.Root.Lang) == "vi"
    assert bool(pdf.Root.MarkInfo.Marked)
    with pdf.open_metadata() as metadata:
        assert metadata["dc:title"] == "Lịch truyền thông năm 2027"


def test_titles_cannot_break_the_markup(make_library, cut_fonts):
    library = make_library({"a": "start: 2027-07-30\nstatus: cancelled\n"})
    (event,) = events_of(library)
    title = 'Dấu "nháy", \\ gạch #thăng [ngoặc] $toán$ *sao*'
    meta = event.page.meta.model_copy(update={"title": title})
    changed = type(event)(type(event.page)(**{**vars(event.page), "meta": meta}), event.meta)
    markup = year_sheet([changed], 2027, "a4", SITE, TODAY)
    assert len(pikepdf.open(io.BytesIO(pdf_of(markup, cut_fonts))).pages) == 1


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("30/7: Ngày toàn dân", "Ngày toàn dân"),
        ("31/7: Ngày toàn dân", "31/7: Ngày toàn dân"),
        ("Ngày 30/7: toàn dân", "Ngày 30/7: toàn dân"),
    ],
)
def test_a_day_is_not_said_twice(make_library, cut_fonts, title: str, shown: str):
    more = "start: 2027-07-30\nstatus: confirmed\n"
    event = page_text(f'"{title}"', type="campaign-event", more=more)
    library = make_library({}, {"lich/a.md": event})
    markup = year_sheet(events_of(library), 2027, "a3", SITE, TODAY)
    page = pypdfium2.PdfDocument(pdf_of(markup, cut_fonts))[0]
    assert f"30 {shown}" in page.get_textpage().get_text_bounded().splitlines()


def test_from_october_on_people_plan_the_next_year():
    assert planned_year(date(2026, 9, 30)) == 2026
    assert planned_year(date(2026, 10, 1)) == 2027


def letter_size(data: bytes, text: str) -> float:
    """The size in points of the first letters of a page that spell a text."""
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    found = page.search(text).get_next()
    assert found is not None, text
    return pypdfium2.raw.FPDFText_GetFontSize(page, found[0])


@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize("count", [1, 60])
def test_days_of_the_moon_are_read_without_a_loupe(make_library, cut_fonts, paper, count):
    more = "recurrence: yearly\nstatus: planned\n"
    events = {
        f"ngay-{n}": f"start: 2027-{n % 12 + 1:02}-{n % 28 + 1:02}\n{more}" for n in range(count)
    }
    library = make_library(events)
    lines = library.registries.published_helplines
    markup = year_sheet(events_of(library), 2027, paper, SITE, TODAY, lines)
    data = pdf_of(markup, cut_fonts)
    # The first day of the twelfth month of the moon is 8 January 2027.
    assert letter_size(data, "1/12") >= 7.5


def test_whom_to_call_is_larger_than_the_title(make_library, cut_fonts):
    library = make_library({"a": "start: 2027-07-30\nstatus: planned\n"})
    lines = library.registries.published_helplines
    data = pdf_of(year_sheet(events_of(library), 2027, "a4", SITE, TODAY, lines), cut_fonts)
    assert letter_size(data, "111") > letter_size(data, "Lịch truyền thông")
    assert letter_size(data, "113") > letter_size(data, "Lịch truyền thông")
    # A long number is no large one.
    assert "+84" not in pypdfium2.PdfDocument(data)[0].get_textpage().get_text_bounded()
