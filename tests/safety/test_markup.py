"""What an editor's HTML becomes, and what the check says of it."""

from pathlib import Path

import pytest

from loa.integrations.portal import Portal
from loa.problems import Problem
from loa.safety.markup import clean_html, is_safe_attribute, refused_tags
from portals import MakePortal, page_text


@pytest.mark.parametrize(
    ("typed", "published"),
    [
        ("<sub>", "<sub>"),
        ("</KBD>", "</KBD>"),
        ("<br/>", "<br/>"),
        ("<b class=x>đậm</b>", "<b>đậm</b>"),
        ("<div>chữ</div>", "chữ"),
        ("</div>", ""),
        ("<script>x</script>", ""),
        ("<!-- ghi chú -->", ""),
    ],
)
def test_words_stay_and_what_could_run_goes(typed: str, published: str) -> None:
    assert clean_html(typed) == published


@pytest.mark.parametrize(
    ("piece", "refused"),
    [
        ("<b>a</b><br/>", []),
        ("<i>\n<div>\n</div><P>", [("<div>", 1), ("<P>", 2)]),
        ("<b class=x>a</b>", [("<b class=x>", 0)]),
        ("<input type='checkbox' checked disabled>", []),
        ("<input name=a>", [("<input name=a>", 0)]),
    ],
)
def test_tags_and_attributes_that_are_not_published(
    piece: str, refused: list[tuple[str, int]]
) -> None:
    assert refused_tags(piece) == refused


@pytest.mark.parametrize(
    ("tag", "name", "value"),
    [
        ("p", "class", "javascript:x"),
        ("a", "href", "#a"),
        ("a", "href", "../a/?b:c"),
        ("a", "href", "HTTPS://a.vn/"),
        ("a", "href", "http://a.vn/"),
        ("a", "href", "tel:111"),
        ("a", "href", "sms:111"),
        ("a", "href", "mailto:a@b.vn"),
        ("area", "href", "tel:111"),
        ("img", "src", "data:image/png;base64,AA"),
        ("img", "src", "https://a.vn/a.png"),
        ("img", "srcset", "a.png 1x, https://a.vn/b.png 2x"),
        ("p", "no", "x"),
    ],
)
def test_attributes_that_are_published(tag: str, name: str, value: str) -> None:
    assert is_safe_attribute(tag, name, value)


@pytest.mark.parametrize(
    ("tag", "name", "value"),
    [
        ("p", "onclick", "x"),
        ("p", "ONX", ""),
        ("svg", "xlink:onload", "x"),
        ("p", "style", ""),
        ("iframe", "srcdoc", "a"),
        ("meta", "http-equiv", "refresh"),
        ("p", "x:style", ""),
        ("a", "href", "javascript:x"),
        ("a", "href", " java\tscript:x"),
        ("a", "href", "java\u200bscript:x"),
        ("a", "href", "\ufeffjavascript:x"),
        ("a", "href", "java&#115;cript:x"),
        ("a", "href", "javascript&colon;x"),
        ("a", "href", "\x02106\x03avascript:x"),
        ("a", "href", "javascript\x02amp\x03colon;x"),
        ("a", "href", "data:text/html,a"),
        ("img", "src", "tel:111"),
        ("svg", "xlink:href", "vbscript:x"),
        ("img", "srcset", "a.png 1x, javascript:x 2x"),
        ("q", "cite", "javascript:x"),
        ("object", "data", "javascript:x"),
        ("button", "formaction", "javascript:x"),
        ("form", "action", "javascript:x"),
        ("a", "ping", "javascript:x"),
        ("img", "longdesc", "javascript:x"),
        ("video", "poster", "javascript:x"),
        ("body", "background", "javascript:x"),
        ("a", "href", "a+b-c.1:x"),
    ],
)
def test_attributes_that_could_run_or_lead_out(tag: str, name: str, value: str) -> None:
    assert not is_safe_attribute(tag, name, value)


def problems(root: Path) -> list[Problem]:
    return [one for one in Portal.load(root).problems() if one.code.startswith("unsafe")]


def test_each_refused_tag_is_named_with_its_line(make_portal: MakePortal) -> None:
    body = "Chữ.\n\n<div>\n<video src=x></video>\n</div>\n\nH<sub>2</sub>O <u>x</u>\n"
    found = problems(make_portal({"mot.md": page_text("Một", body)}))
    first = found[0].line
    assert [(one.line - first, one.message) for one in found] == [
        (0, "Thẻ <div> không được đăng."),
        (1, "Thẻ <video src=x> không được đăng."),
    ]


def test_an_attribute_that_runs_is_named(make_portal: MakePortal) -> None:
    body = 'Một đoạn.\n{: onclick="x()" .to }\n'
    (found,) = problems(make_portal({"mot.md": page_text("Một", body)}))
    assert (found.code, found.message) == (
        "unsafe-html",
        "Thuộc tính onclick=“x()” không được đăng.",
    )


def test_a_word_alone_in_braces_is_an_attribute_without_a_value(make_portal: MakePortal) -> None:
    """Markdown gives it no value at all, which no check may stumble over."""
    root = make_portal({"mot.md": page_text("Một", "## Mục {#muc khac}\n\nChữ.\n")})
    assert Portal.load(root).problems() == []


def test_a_drawing_is_named_with_what_it_holds(make_portal: MakePortal) -> None:
    root = make_portal({"mot.md": page_text("Một", "Chữ.\n")})
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script/></svg>'
    (root / "docs" / "ve.svg").write_text(drawing, encoding="utf-8")
    (found,) = problems(root)
    assert (found.path, found.code, found.message) == (
        "docs/ve.svg",
        "unsafe-drawing",
        "Hình vẽ có thứ không được đăng: onload=, <script>.",
    )


def test_a_column_is_aligned_without_a_style(make_portal: MakePortal) -> None:
    root = make_portal({"mot.md": page_text("Một", "| Tên | Số |\n|---|--:|\n| a | 1 |\n")})
    portal = Portal.load(root)
    page = portal.library.get("mot.md")
    assert page is not None
    assert '<td align="right">1</td>' in portal.render(page)
