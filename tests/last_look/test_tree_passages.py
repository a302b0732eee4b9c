"""What pages, drawings and feeds say beside their paragraphs, and in which line."""

import pytest

from loa.last_look.passages import Passage, passages_of

ATOM = "http://www.w3.org/2005/Atom"


def said(uri: str, data: str) -> list[tuple[int, str, str]]:
    found = passages_of(uri, data.encode())
    return [
        (one.line, one.kind, one.text)
        for one in found
        if one.text and not one.text.startswith("<!DOCTYPE")
    ]


def test_the_type_of_a_page_is_read() -> None:
    first = next(iter(passages_of("a.html", b'\n<!doctype html public "x">\n<p>a')))
    assert first == Passage(1, "value", '<!DOCTYPE html PUBLIC "x">')


def test_an_empty_page_says_nothing() -> None:
    assert said("a.html", " \n") == []


@pytest.mark.parametrize("kind", ["content", "summary", "title"])
def test_a_page_in_a_feed_is_read_as_one(kind: str) -> None:
    data = f'<feed xmlns="{ATOM}">\n<{kind} type="html">&lt;p>x&lt;b>y&lt;/b></{kind}></feed>'
    assert (1, "text", "xy") in said("a.atom", data)
    assert (1, "text", "xy") not in said("a.atom", data.replace('"html"', '"text"'))


def test_the_name_of_a_feed_is_no_text() -> None:
    data = f'<feed xmlns="{ATOM}">\n<id>tel:111</id><title>a</title></feed>'
    assert said("a.atom", data) == [
        (2, "value", "tel:111"), (2, "address", "tel:111"), (2, "text", "a"),
    ]  # fmt: skip


def test_a_damaged_feed_is_told_in_the_words_of_the_parser() -> None:
    with pytest.raises(ValueError, match=r"^Opening and ending tag mismatch: a line 1 and b, "):
        said("a.xml", "<a></b>")


@pytest.mark.parametrize("uri", ["a.xml", "a.svg"])
def test_a_file_that_defines_words_of_its_own_is_not_read(uri: str) -> None:
    data = '<!DOCTYPE a [<!ENTITY b "xxxx">]>\n<a>&b;c</a>'
    with pytest.raises(ValueError, match=r"^nó tự đặt từ viết tắt, mỗi máy đọc một khác$"):
        said(uri, data)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("<a>\n<!--x-->b</a>", [(2, "value", "x"), (1, "text", "\nb")]),
        ("<a>\n<?x y?>b</a>", [(2, "value", "y"), (1, "text", "\nb")]),
        ("<a>\n<b>x</b>\n<c>y</c></a>", [(1, "text", "\nx\n"), (3, "text", "y")]),
    ],
)
def test_a_remark_stands_in_its_line(data: str, expected: list[tuple[int, str, str]]) -> None:
    assert said("a.xml", data) == expected


def test_what_is_put_together_of_a_column_is_told_where_it_begins() -> None:
    data = "<table>\n<tr><td>a<td>0912\n<tr><td>b<td>345678</table>"
    assert (2, "value", "0912 345678") in said("a.html", data)
    assert [row for row in said("a.html", data) if row[1] == "value"] == [
        (2, "value", "0912 345678")
    ]


def test_what_is_put_together_of_a_drawing_is_told_where_it_begins() -> None:
    data = (
        '<svg xmlns="http://www.w3.org/2000/svg">\n<text y="2">345678</text>\n'
        '<text y="1">0912</text></svg>'
    )
    assert (3, "value", "0912 345678") in said("a.svg", data)


def test_what_is_put_together_about_a_picture_is_told_where_it_begins() -> None:
    data = '<div>\n<p>\na\n<img alt="0912">\n<b>345678</b></p></div>'
    assert (4, "value", "0912 345678") in said("a.html", data)


def test_what_stands_in_front_of_a_picture_is_read_with_it() -> None:
    assert (2, "value", "0912 345678") in said("a.html", '<div>\n<p>0912 <img alt="345678"></p>')


@pytest.mark.parametrize("name", ["alt", "aria-label", "aria-description", "title", "data-a"])
def test_an_element_is_called_by_two_attributes(name: str) -> None:
    data = f'<p {name}="0912" data-b="345678"><b>a</b></p>'
    assert (1, "value", "0912 345678") in said("a.html", data)


@pytest.mark.parametrize("name", ["value", "placeholder"])
def test_a_field_is_called_by_what_it_holds(name: str) -> None:
    data = f'<p>a<input {name}="0912" title="345678">b</p>'
    assert (1, "value", "0912 345678") in said("a.html", data)


def test_words_and_what_they_are_called_are_read_in_both_orders() -> None:
    assert (1, "value", "0912 345678") in said("a.html", '<p title="345678">0912</p>')
    assert (1, "value", "0912 345678") in said("a.html", '<p title="0912">345678</p>')


def test_what_is_put_together_of_an_element() -> None:
    data = '<div>\n<p title="0912">\n345678</p></div>'
    assert (2, "value", "0912 345678") in said("a.html", data)


def test_what_a_block_is_called_is_not_read_with_the_blocks_in_it() -> None:
    data = '<div title="0912"><p>345678</p></div>'
    assert not [one for one in said("a.html", data) if one[2] == "0912 345678"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>\n<b style=\"content:'x'\">y</b>", (2, "value", "x")),
        ("<p>\n<b style='a:url(x)'>y</b>", (2, "address", "x")),
        ("<p>\n<a href='data:,x'>y</a>", (2, "text", "x")),
        ("<p>\n<iframe srcdoc='&lt;p>x'></iframe>", (2, "text", "x")),
        ("<p>\n<b lang=x>y</b>", (2, "value", "x")),
        ("<ol>\n<li value=12>y</ol>", (2, "text", "12")),
        ("<p>\n<input value=12>", (2, "value", "12")),
        ("<p>\n<b id=x>y</b>", (2, "address", "#x")),
        ("<p>\n<script>say('x')</script>", (2, "value", "x")),
        ("<p>\n<script type=module>say('x')</script>", (2, "value", "x")),
        ("<p>\n<script type=text/javascript>say('x')</script>", (2, "value", "x")),
        ('<p>\n<script type=application/ld+json>["x"]</script>', (2, "value", "x")),
        ("<p>\n<script type=text/x>say('x')</script>", (2, "value", "say('x')")),
        ("<p>\n<style>\na{content:'x'}</style>", (2, "value", "x")),
    ],
)
def test_what_stands_in_an_element_is_told_in_its_line(
    body: str, expected: tuple[int, str, str]
) -> None:
    assert expected in said("a.html", f"<!doctype html><body>{body}")


def test_shapes_and_classes_are_not_read() -> None:
    data = (
        '<svg xmlns="http://www.w3.org/2000/svg" class="a" viewBox="1"><path d="M1" r="2"/></svg>'
    )
    assert said("a.svg", data) == []


def test_a_name_of_another_vocabulary_is_read_by_its_own() -> None:
    data = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">'
        '<use x:href="#y"/></svg>'
    )
    assert said("a.svg", data) == [(1, "address", "#y")]
