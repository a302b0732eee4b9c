"""What of a page is text, what stays, and that nothing is lost between."""

import pytest

from loa.translation.numbers import numbers_in
from loa.translation.placeholders import hide, show
from loa.translation.segments import cut, cut_body, fill
from portals import ROOT

PAGES = sorted((ROOT / "docs").rglob("*.md"))


def test_every_page_of_the_portal_survives_being_cut_and_filled() -> None:
    for path in PAGES:
        text = path.read_text("utf-8")
        segments = cut(text)
        assert len({segment.key for segment in segments}) == len(segments), path
        same = {segment.key: show(segment.text, segment.codes) for segment in segments}
        again = cut(fill(text, segments, same))
        assert fill(text, segments, {}) == text
        assert [(s.key, s.text) for s in again] == [(s.key, s.text) for s in segments], path


def test_what_is_text_in_a_body() -> None:
    body = """\
Mở đầu
hai dòng.

## Một {#mot}

1. Bước **một**
    - nhỏ

> Lời trích

| A | B |
|:--|--:|
| `mã` | ……… |

```
mã
```

    khối mã

/// listing
    section: a
///

Hết.
"""
    assert [(s.key, s.line, s.text) for s in cut_body(body)] == [
        (".0", 0, "Mở đầu hai dòng."),
        ("mot.0", 3, "Một"),
        ("mot.1", 5, "Bước **một**"),
        ("mot.2", 6, "nhỏ"),
        ("mot.3", 8, "Lời trích"),
        ("mot.4", 10, "A"),
        ("mot.5", 10, "B"),
        ("mot.8", 24, "Hết."),
    ]


def test_front_matter_texts_are_written_as_quoted_yaml() -> None:
    text = "---\ntitle: Một  # tên\nmessages:\n  - {id: a, text: Hai}\n---\nBa.\n"
    filled = fill(text, cut(text), {"@.title": 'A "b" \\ c', "@.messages.0.text": "X: y"})
    assert filled == (
        '---\ntitle: "A \\"b\\" \\\\ c"  # tên\nmessages:\n  - {id: a, text: "X: y"}\n---\nBa.\n'
    )


@pytest.mark.parametrize(
    ("text", "shown", "codes"),
    [
        ("Gọi [[helpline:h111]].", "Gọi {1}.", ("[[helpline:h111]]",)),
        ("[A](b.md#c) và ![d](e.png)", "[A]{1} và ![d]{2}", ("(b.md#c)", "(e.png)")),
        ("Chữ {1} thật", "Chữ {1} thật", ("{1}",)),
        ("`[[x:y]]` là mã", "{1} là mã", ("`[[x:y]]`",)),
        ("câu[^1] (ngoặc)", "câu{1} (ngoặc)", ("[^1]",)),
    ],
)
def test_placeholders(text: str, shown: str, codes: tuple[str, ...]) -> None:
    assert hide(text) == (shown, codes)
    assert show(shown, codes) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ngày 30/7/2027", "2027年7月30日"),
        ("01/07/2025", "1/7/2025"),
        ("1.000.000 đồng", "1,000,000 盾"),
        ("Luật 53/2024/QH15", "第 53/2024/QH15 號法律"),
        ("+84 981 84 84 84", "+84981848484"),
        ("gọi 111", "撥 １１１"),
    ],
)
def test_the_same_numbers_in_two_languages(one: str, other: str) -> None:
    assert numbers_in(one) == numbers_in(other) != frozenset()


@pytest.mark.parametrize(
    ("one", "other"), [("111", "112"), ("53/2024/QH15", "53/2024/QH14"), ("30/7", "31/7")]
)
def test_different_numbers(one: str, other: str) -> None:
    assert numbers_in(one) != numbers_in(other)
