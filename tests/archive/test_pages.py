"""Frozen pages: quiet, marked, and leading to what is there."""

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loa.archive.pages import Forwarder, FrozenPage, rewrite_style

OWN = "https://loa.vn/"
# What of the year is where: beside the page, the same as today's, withdrawn, of today only.
PLACES = {
    "b/index.html": "2026/b/index.html",
    "tep/cu.pdf": "2026/tep/cu.pdf",
    "tep/moi.pdf": "tep/moi.pdf",
    "assets/loa.css": "assets/loa.css",
    "tep/rut.pdf": "2026/da-rut.html",
    "index.html": "2026/index.html",
}


def rewritten(body: str, head: str = "") -> str:
    page = FrozenPage("a/index.html", "2026", OWN, lambda uri: PLACES.get(uri, ""))
    text = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return page.rewrite(text, "a/index.html", "tro-giup/index.html")


def body_of(body: str) -> str:
    return rewritten(body).partition("</p>\n")[2].removesuffix("</body></html>")


BODIES = {
    "a page of the year": ('<a href="../b/">x</a>', '<a href="../b/">x</a>'),
    "a place in it": ('<a href="../b/#c">x</a>', '<a href="../b/#c">x</a>'),
    "a file of the year": ('<a href="../tep/cu.pdf">x</a>', '<a href="../tep/cu.pdf">x</a>'),
    "a file that is today's": (
        '<a href="../tep/moi.pdf?a#b">x</a>', '<a href="../../tep/moi.pdf?a#b">x</a>',
    ),
    "a whole address of its own": (f'<a href="{OWN}b/">x</a>', '<a href="../b/">x</a>'),
    "a file that was withdrawn": (
        '<a href="../tep/rut.pdf#b">x</a>', '<a href="../da-rut.html">x</a>',
    ),
    "a page that nobody has": ('<a href="../mat/">x</a> y', "<span>x</span> y"),
    "a picture that nobody has": ('<img src="../mat.png">', ""),
    "elsewhere": ('<a href="https://a.vn/">x</a>', '<a href="https://a.vn/">x</a>'),
    "a telephone": ('<a href="tel:111">x</a>', '<a href="tel:111">x</a>'),
    "a script": ('<script src="../assets/x.js" defer></script>x', "x"),
    "old numbers": ('<nav class="loa-bar"><a href="tel:1">1</a></nav>x', "x"),
    "search": ('<form class="loa-search"><input></form>x', "x"),
    "an urgent word": ('<aside class="loa-urgent loa-urgent--1"><p>!</p></aside>x', "x"),
    "another list of ways": (
        '<nav class="loa-nav"><nav></nav></nav>', '<nav class="loa-nav"><nav></nav></nav>',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_what_a_page_leads_to(body: str, expected: str) -> None:
    assert body_of(body) == expected


def test_its_head_speaks_of_the_year_only() -> None:
    head = (
        '<title>A</title><link rel="canonical" href="https://loa.vn/a/">'
        '<meta property="og:url" content="https://loa.vn/a/"><meta name="robots" content="all">'
        '<link rel="manifest" href="../m.webmanifest"><script>x</script>'
        '<link rel="stylesheet" href="../assets/loa.css">'
    )
    found = rewritten("", head).partition("</head>")[0]
    assert found == (
        '<!doctype html><html><head>\n<meta name="robots" content="noindex"><title>A</title>'
        '<link rel="stylesheet" href="../../assets/loa.css">'
    )


def test_a_ribbon_leads_to_today() -> None:
    assert (
        rewritten("")
        .partition("<body>\n")[2]
        .startswith(
            '<p class="loa-ribbon" role="region" aria-label="Bản lưu năm 2026" lang="vi">'
            '<span class="loa-ribbon__inner"><strong class="loa-ribbon__word">Bản lưu năm 2026'
            "</strong> Trang này không được sửa nữa, số và luật có thể đã đổi. "
            '<a href="../../a/">Xem trang hiện nay</a> · '
            '<a href="../../tro-giup/">Cần giúp: số gọi hôm nay</a></span></p>'
        )
    )


def test_a_stylesheet_names_todays_typeface_where_it_is_the_same() -> None:
    page = FrozenPage("assets/loa.css", "2026", OWN, lambda uri: PLACES.get(uri, ""))
    text = "a{b:url('../tep/moi.pdf');c:url(../tep/cu.pdf);d:url(data:x)}"
    assert rewrite_style(text, page) == (
        "a{b:url('../../tep/moi.pdf');c:url(../tep/cu.pdf);d:url(data:x)}"
    )


FORWARDER = Forwarder(OWN, "https://moi.vn/p/", lambda uri: PLACES.get(uri, ""))
MOVES = {
    f"{OWN}b/": "https://moi.vn/p/2026/b/",
    f"{OWN}b/#c": "https://moi.vn/p/2026/b/#c",
    f"{OWN}tep/moi.pdf": "https://moi.vn/p/tep/moi.pdf",
    f"{OWN}tep/rut.pdf#c": "https://moi.vn/p/2026/da-rut.html",
    f"{OWN}mat/": "https://moi.vn/p/",
    OWN: "https://moi.vn/p/2026/",
    "https://a.vn/": "https://a.vn/",
}


@pytest.mark.parametrize(("old", "new"), MOVES.items())
def test_a_feed_leads_to_what_is_there_and_keeps_its_names(old: str, new: str) -> None:
    text = f'<entry><id>{old}</id><link href="{old}"/></entry>'
    assert FORWARDER.feed(text) == f'<entry><id>{old}</id><link href="{new}"/></entry>'


@pytest.mark.parametrize(("old", "new"), MOVES.items())
def test_a_calendar_leads_to_what_is_there(old: str, new: str) -> None:
    text = f"DESCRIPTION:Xem {old}\\, nhé\r\nURL:{old}\r\n"
    assert FORWARDER.calendar(text) == f"DESCRIPTION:Xem {new}\\, nhé\r\nURL:{new}\r\n"


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=200))
def test_a_calendar_is_folded_anew(words: str) -> None:
    event = icalendar.Event()
    event.add("uid", f"{OWN}1")
    event.add("summary", words)
    event.add("url", f"{OWN}b/")
    found = FORWARDER.calendar(event.to_ical().decode())
    again = icalendar.Event.from_ical(found)
    assert (again["summary"], again["uid"]) == (event["summary"], f"{OWN}1")
    assert again["url"] == "https://moi.vn/p/2026/b/"
    assert max(len(row.encode()) for row in found.split("\r\n")) <= 75
