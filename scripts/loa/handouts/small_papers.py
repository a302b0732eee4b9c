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
    made = source.document("discreet-card", "lich-bo-tui", "Lịch bỏ túi", (), ("pdf",))
    yield replace(
        made, layout="small", title=f"Lịch âm {year}", heading=f"Lịch âm {year}",
        body=markup_of(rows), numbers=digits, keywords=(), helplines=(),
    )  # fmt: skip


def moons(year: int) -> list[tuple[str, str, str]]:
    """The lunar months whose full moon lies in a year: name, day of the new moon, of the full one.

    Days are written day/month; a leap month has an "n" behind its number.
    """
    found: list[tuple[str, str, str]] = []
    first = ""
    day = date(year - 1, 12, 1)
    while day.year <= year:
        lunar = convert_solar_to_lunar(day.day, day.month, day.year)
        shown = f"{day.day}/{day.month}"
        if lunar.day == _NEW:
            first = shown
        if lunar.day == _FULL and day.year == year:
            found.append((f"{lunar.month}{'n' if lunar.leap else ''}", first, shown))
        day += timedelta(days=1)
    return found


def sticker(source: Source) -> Iterator[Document]:
    """Six stickers for seats and two for mirrors on one A4, from the section `nhan-dan`."""
    written = [text_of(one) for one in content(source.root, STICKER_SECTION) if one.tag == "p"]
    made = source.document("sticker", "nhan-dan", "Nhãn dán ghế xe, gương", (), ("pdf",))
    yield replace(
        made, layout="small", heading=(written or [source.page.meta.title])[0], hue=source.hue,
        numbers=numbers_of(source.registries.published_helplines), qr=qr_svg(source.address),
        address=source.printed_address,
    )  # fmt: skip


def certificate(source: Source) -> Iterator[Document]:
    """A sheet to fill in for whoever took part; who signs it is left open."""
    scene = scene_of(source)
    svg, alt = last_panel(source, scene)
    made = source.document("certificate", "giay-chung-nhan", "Giấy chứng nhận", (), ("pdf",))
    yield replace(
        made, layout="small", hue=source.hue,
        panels=(svg,) if svg else (), alt=alt, credit=credit_of(source, scene),
    )  # fmt: skip


SMALL_PAPERS = {
    "discreet-card": discreet_card,
    "sticker": sticker,
    "certificate": certificate,
}
