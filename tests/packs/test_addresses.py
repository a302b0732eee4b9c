import pytest

from loa.packs.addresses import Address, classify, relative

SITE = "https://loa.example.vn/"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("b.html", Address("local", "a/b.html")),
        ("http://[bad", Address("foreign")),
        ("https://[::1", Address("foreign")),
        ("../b.html#c", Address("local", "b.html", "#c")),
        ("..", Address("local", "index.html")),
        (".", Address("local", "a/index.html")),
        ("c/", Address("local", "a/c/index.html")),
        ("../c/?q=1#d", Address("local", "c/index.html", "?q=1#d")),
        ("%C4%91.html", Address("local", "a/đ.html")),
        ("https://loa.example.vn/lich/ics/a.ics", Address("local", "lich/ics/a.ics")),
        ("webcal://loa.example.vn/lich/a.ics", Address("local", "lich/a.ics")),
        ("https://loa.example.vn", Address("local", "index.html")),
        ("#c", Address("same-page")),
        ("", Address("same-page")),
        ("tel:111", Address("device")),
        ("sms:111", Address("device")),
        ("mailto:a@vi.du", Address("device")),
        ("c/..", Address("local", "a/index.html")),
        ("c/.", Address("local", "a/c/index.html")),
        ("../b", Address("local", "b")),
        ("data:,", Address("inline")),
        ("https://nchmf.gov.vn/", Address("foreign")),
        ("//nchmf.gov.vn/", Address("foreign")),
        ("/index.html", Address("foreign")),
        ("../../index.html", Address("foreign")),
        ("javascript:alert(1)", Address("foreign")),
    ],
)
def test_classify(url: str, expected: Address) -> None:
    assert classify(url, "a/page.html", SITE) == expected


def test_nothing_is_our_own_without_an_address_of_the_site() -> None:
    assert classify("https://loa.example.vn/", "index.html", "") == Address("foreign")


@pytest.mark.parametrize("site", ["https://loa.vn", "https://loa.vn/"])
@pytest.mark.parametrize("url", ["https://loa.vn", "https://loa.vn/", "https://loa.vn/."])
def test_an_address_without_a_path_is_the_first_page(url: str, site: str) -> None:
    assert classify(url, "a/page.html", site) == Address("local", "index.html")


def test_relative() -> None:
    assert relative("index.html", "index.html") == "index.html"
    assert relative("b/c.html", "a/d/e.html") == "../../b/c.html"
