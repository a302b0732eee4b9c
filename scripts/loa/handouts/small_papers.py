"""Small things to hand out: a calendar that is a card to call by, stickers, a certificate.

Whoever is watched can carry a calendar; it names nobody and has no headline but its own. Its year
is that of the page's `review_by`, until which somebody promised to look after the page.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from lunar_vn import convert_solar_to_lunar

from loa.handouts.documents import Document, Source
from loa.handouts.paper import content, markup_of, paragraph, text_of
from loa.handouts.posters import credit_of, numbers_of, qr_svg, scene_of
from loa.handouts.sheets import last_panel

STICKER_SECTION = "nhan-dan"
_NEW, _FULL = 1, 15


def discreet_card(source: Source) -> Iterator[Document]:
    """Ten small calendars of a year's new and full moons, with three digits in the corner."""
    year = source.page.meta.review_by.year
    rows = [paragraph(" ".join(row)) for row in moons(year)]
    digits = numbers_of(source.registries.published_helplines)[:1]
    document = source.document(
        "discreet-card", file_name="lich-bo-tui", card="Lịch bỏ túi", elements=(), formats=("pdf",)
    )
    yield replace(
        document,
        layout="small",
        title=f"Lịch âm {year}",
        heading=f"Lịch âm {year}",
        body=markup_of(rows),
        numbers=digits,
        keywords=(),
        helplines=(),
    )


def moons(year: int) -> list[tuple[str, str, str]]:
    """The lunar months whose full moon lies in a year: name, day of the new moon, of the full one.

    Days are written day/month; a leap month has an "n" behind its number.
    """
    months: list[tuple[str, str, str]] = []
    first = ""
    day = date(year - 1, 12, 1)
    while day.year <= year:
        lunar = convert_solar_to_lunar(day.day, day.month, day.year)
        day_and_month = f"{day.day}/{day.month}"
        if lunar.day == _NEW:
            first = day_and_month
        if lunar.day == _FULL and day.year == year:
            months.append((f"{lunar.month}{'n' if lunar.leap else ''}", first, day_and_month))
        day += timedelta(days=1)
    return months


def sticker(source: Source) -> Iterator[Document]:
    """Six stickers for seats and two for mirrors on one A4, from the section `nhan-dan`."""
    slogans = [
        text_of(element) for element in content(source.root, STICKER_SECTION) if element.tag == "p"
    ]
    document = source.document(
        "sticker",
        file_name="nhan-dan",
        card="Nhãn dán ghế xe, gương",
        elements=(),
        formats=("pdf",),
    )
    yield replace(
        document,
        layout="small",
        heading=(slogans or [source.page.meta.title])[0],
        hue=source.hue,
        numbers=numbers_of(source.registries.published_helplines),
        qr=qr_svg(source.address),
        address=source.printed_address,
    )


def certificate(source: Source) -> Iterator[Document]:
    """A sheet to fill in for whoever took part; who signs it is left open."""
    scene = scene_of(source)
    svg, alt = last_panel(source, scene)
    document = source.document(
        "certificate",
        file_name="giay-chung-nhan",
        card="Giấy chứng nhận",
        elements=(),
        formats=("pdf",),
    )
    yield replace(
        document,
        layout="small",
        hue=source.hue,
        panels=(svg,) if svg else (),
        alt=alt,
        credit=credit_of(source, scene),
    )


SMALL_PAPERS = {
    "discreet-card": discreet_card,
    "sticker": sticker,
    "certificate": certificate,
}
