"""Sections and outline of a body: what handouts are cut from and links may lead to."""

from loa.content.markup import Section, outline, sections

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
    found = sections(BODY)
    assert [(one.level, one.id, one.title, one.line) for one in found] == [
        (2, "mot", "Một", 2), (3, "mot-a", "Một a", 6), (2, "", "Hai", 10),
    ]  # fmt: skip
    assert found[0].text == "Chữ một.\n\n### Một a {#mot-a}\n\nChữ một a."
    assert found[1] == Section(3, "mot-a", "Một a", 6, "Chữ một a.")


def test_outline_makes_ids_where_none_are_given() -> None:
    found = outline("## Đường dây nóng\n\n## Việc {#viec}\n")
    assert found.ids == {"duong-day-nong", "viec"}


def test_outline_lists_links_and_images() -> None:
    found = outline(BODY)
    assert found.links == ("#mot", "b.md#c")
    assert found.images == (("h.png", "Hình"),)


def test_an_empty_body() -> None:
    assert sections("") == []
    assert outline("").links == ()
