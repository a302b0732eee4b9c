"""Sections and outline of a body: what handouts are cut from and links may lead to."""

import sys
from collections.abc import Iterator

import pytest

from loa.reading.model import ReadFault
from loa.reading.reader import DEEPEST, read

BODY = """\
Mở đầu.

## Một {#mot}

Chữ một.

### Một a {#mot-a}

Chữ một a.

## Hai

[Trong trang](#mot), [trang khác](b.md#c) và ![Hình](h.png).

```
## Không phải tiêu đề {#gia}
```

    ## Cũng không phải {#gia-2}
"""


def test_a_section_holds_its_subsections() -> None:
    reading = read(BODY)
    assert [(one.level, one.id, one.title, one.line, one.end) for one in reading.sections] == [
        (2, "mot", "Một", 2, 10), (3, "mot-a", "Một a", 6, 10), (2, "", "Hai", 10, 20),
    ]  # fmt: skip
    first, second, _ = reading.sections
    assert [one.text for one in reading.below(first)] == ["Chữ một.", "Một a", "Chữ một a."]
    assert [one.text for one in reading.below(second)] == ["Chữ một a."]


def test_ids_are_made_where_none_are_given() -> None:
    reading = read("## Đường dây nóng\n\n## Việc {#viec}\n")
    assert reading.ids == {"duong-day-nong", "viec"}
    assert reading.section("viec") is reading.sections[1]
    assert reading.section("duong-day-nong") is None


def test_links_and_images_are_listed() -> None:
    reading = read(BODY)
    assert [link.target for link in reading.links] == ["#mot", "b.md#c"]
    assert [(image.source, image.text) for image in reading.images] == [("h.png", "Hình")]


def test_an_empty_body() -> None:
    assert read("") == read(" \n")
    assert read("").passages == ()
    assert read("").tree().tag == "div"


def nested(levels: int) -> str:
    return "".join("    " * depth + "- x\n" for depth in range(levels))


@pytest.fixture
def usual_recursion() -> Iterator[None]:
    """Python's own limit: a library of another test may have raised it."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(1000)
    yield
    sys.setrecursionlimit(limit)


@pytest.mark.usefixtures("usual_recursion")
@pytest.mark.parametrize(
    ("body", "line"),
    [
        (nested(DEEPEST + 1), DEEPEST),
        (nested(200).replace("\n", "\n\n"), 2 * DEEPEST),
        (f"a\n\n{'> ' * 300}x\n", 2),
    ],
    ids=["one more", "200", "quotations"],
)
def test_lists_without_an_end_are_a_fault(body: str, line: int) -> None:
    message = "Danh sách hay trích dẫn lồng nhau quá 12 tầng."
    hint = "Viết lại bằng ít tầng hơn, nhiều nhất là ba, bốn."
    assert read(body).faults == (ReadFault("page-too-heavy", line, message, hint),)


@pytest.mark.parametrize(
    ("written", "label"),
    [("Điều `3`", "Điều 3"), (r"Điều\-3", "Điều-3"), (r"\`3\`", "`3`"), ("Điều 3", "Điều 3")],
)
def test_the_words_of_a_reference_are_those_that_it_prints(written: str, label: str) -> None:
    """Code and escaped signs are taken out before references are read."""
    (reference,) = read(f"Xem [[law:L53|{written}]].\n").references
    assert reference.label == label


def test_as_many_lists_as_may_be_are_none() -> None:
    assert read(nested(DEEPEST)).faults == ()


@pytest.mark.parametrize(
    "body", ["1. /// scenes\n1.     attrs: {a: b}\n/// scenes\n", "1. /// note\n/// note\n///\n"]
)
def test_a_block_that_holds_itself_is_refused_at_once(body: str) -> None:
    """Begun in a list and again below it, pymdownx.blocks would take it apart for ever."""
    (fault,) = read(body).faults
    assert (fault.code, fault.line) == ("page-too-heavy", 0)
