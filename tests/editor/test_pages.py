"""What the form saves: the rows that somebody changed, and no others."""

from collections.abc import Iterator
from typing import Any

import pytest

from loa.content.registries import load_registries
from loa.mending.files import mended_page
from portals import ROOT

from .conftest import Edits, Handled

pytestmark = pytest.mark.needs("editor")
PAGE = """\
---
# Của cả nhóm
title: "Trang cũ"  # giữ tên này
description: 'Có dấu '' ở giữa'
type: guide
audience: [moi-nguoi]
topics:
  - bao-tin  # quan trọng
  - nhan-biet
sources:
  - {id: L53, ref: "Điều 3", as_of: 2025-07-01}
  - id: h111
    as_of: 2025-09-19
review: {status: approved, by: "Cơ quan", on: 2026-01-02, document: "Số 1"}
review_by: 2027-06-30
license: CC-BY-SA-4.0
# Chưa chắc
sensitivity: general
keywords: ["không", no, 010]
order: 20
minor_edits:
  - {from: "a", to: "b"}
---

Đoạn một.

- [ ] Việc [[helpline:h111]]
"""


def changed(before: str, after: str) -> list[tuple[str, str]]:
    """Rows that are not the same; both texts have as many."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    return [(old, new) for old, new in pairs if old != new]


def one(handled: Handled, edits: Edits, text: str = PAGE) -> str:
    found = handled([(text.strip(), edits)])[0]
    assert "error" not in found
    return f"{found['text'].strip()}\n"


def test_a_page_that_nobody_changed_is_the_same_to_the_byte(handled: Handled) -> None:
    paths = sorted((ROOT / "docs").rglob("*.md"))
    texts = {path: path.read_text(encoding="utf-8") for path in paths}
    asked = {path: text for path, text in texts.items() if "\ntype: language-home\n" not in text}
    found = handled([(text.strip(), []) for text in asked.values()])
    assert len(asked) > 200
    for (path, text), answer in zip(asked.items(), found, strict=True):
        assert f"{answer.get('text', answer).strip()}\n" == text, path


def test_one_changed_word_is_one_changed_row_on_every_page(handled: Handled) -> None:
    """One text of each page, another one from page to page."""
    paths = sorted((ROOT / "docs").rglob("*.md"))
    texts = [path.read_text(encoding="utf-8").strip() for path in paths]
    read = handled([(text, []) for text in texts if "\ntype: language-home\n" not in text])
    asked = []
    for number, answer in enumerate(read):
        content = answer["content"]
        places = [
            at for at, value in texts_of(content)
            if isinstance(value, str) and at[0] not in ("__source", "type", "body")
        ]  # fmt: skip
        at = places[number * 7 % len(places)]
        value = at_path(content, at)
        asked.append((content["__source"], [(at, f"{value} đổi: # [x], y")]))
    for (text, edits), answer in zip(asked, handled(asked), strict=True):
        assert len(changed(text, answer["text"])) == 1, (text[:80], edits)


def texts_of(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict | list):
        rows = value.items() if isinstance(value, dict) else enumerate(value)
        for key, inner in rows:
            yield from texts_of(inner, (*at, key))
    else:
        yield at, value


def at_path(value: Any, at: tuple[str | int, ...]) -> Any:
    for key in at:
        value = value[key]
    return value


ROWS: list[tuple[Any, str, str]] = [
    (([["title"], "Mới"]), 'title: "Trang cũ"  # giữ tên này', 'title: "Mới"  # giữ tên này'),
    (
        ([["description"], "Có ' khác"]),
        "description: 'Có dấu '' ở giữa'",
        "description: 'Có '' khác'",
    ),
    (([["audience"], ["gia-dinh"]]), "audience: [moi-nguoi]", "audience: [gia-dinh]"),
    (([["topics", 1], "viec-lam"]), "  - nhan-biet", "  - viec-lam"),
    (
        ([["sources", 0, "ref"], "Điều 4"]),
        '  - {id: L53, ref: "Điều 3", as_of: 2025-07-01}',
        '  - {id: L53, ref: "Điều 4", as_of: 2025-07-01}',
    ),
    (([["sources", 1, "as_of"], "2026-01-01"]), "    as_of: 2025-09-19", "    as_of: 2026-01-01"),
    (
        ([["keywords", 1], "yes: có"]),
        'keywords: ["không", no, 010]',
        'keywords: ["không", "yes: có", 010]',
    ),
    (([["order"], 30]), "order: 20", "order: 30"),
    (([["license"], "CC0-1.0"]), "license: CC-BY-SA-4.0", "license: CC0-1.0"),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "before", "after"), ROWS)
def test_a_changed_value_keeps_its_quotes_and_its_remark(
    handled: Handled, edit: Any, before: str, after: str
) -> None:
    assert changed(PAGE, one(handled, [edit])) == [(before, after)]


def test_a_changed_body_leaves_the_head_alone(handled: Handled) -> None:
    found = one(handled, [(["body"], "Đoạn một.\n\n- [ ] Việc [[helpline:h113]]")])
    assert changed(PAGE, found) == [
        ("- [ ] Việc [[helpline:h111]]", "- [ ] Việc [[helpline:h113]]")
    ]


def test_a_source_more_is_a_row_more(handled: Handled) -> None:
    sources = [
        {"id": "L53", "ref": "Điều 3", "as_of": "2025-07-01"},
        {"id": "h111", "as_of": "2025-09-19"},
        {
            "id": "",
            "url": "https://a.vn/b",
            "title": "Bài: hay",
            "as_of": "2026-02-03",
            "proves": [],
        },
    ]
    found = one(handled, [(["sources"], sources)])
    added = '  - {url: "https://a.vn/b", title: "Bài: hay", as_of: 2026-02-03}\n'
    assert found == PAGE.replace("    as_of: 2025-09-19\n", f"    as_of: 2025-09-19\n{added}")


def test_a_source_less_takes_its_rows_alone(handled: Handled) -> None:
    found = one(handled, [(["sources"], [{"id": "h111", "as_of": "2025-09-19"}])])
    assert found == PAGE.replace('  - {id: L53, ref: "Điều 3", as_of: 2025-07-01}\n', "")


def test_a_new_field_stands_where_the_guide_has_it(handled: Handled) -> None:
    found = one(handled, [(["pictogram"], "family")])
    assert found == PAGE.replace("order: 20\n", "pictogram: family\norder: 20\n")


def test_an_emptied_field_goes_and_the_remark_of_the_next_stays(handled: Handled) -> None:
    found = one(handled, [(["keywords"], [])])
    assert found == PAGE.replace('keywords: ["không", no, 010]\n', "")


def test_what_the_form_fills_in_by_itself_is_not_written(handled: Handled) -> None:
    edits = [
        (["sensitive"], False), (["official"], None), (["consent"], []), (["poster"], ""),
        (["folded"], []), (["tab"], ""),
    ]  # fmt: skip
    assert one(handled, edits) == PAGE


def test_what_is_the_owners_cannot_be_written_by_the_form(handled: Handled) -> None:
    edits = [(["review"], {"status": "draft"}), (["minor_edits"], []), (["translation"], {"a": 1})]
    assert one(handled, edits) == PAGE


def test_letters_are_composed(handled: Handled) -> None:
    found = one(handled, [(["title"], "Việc nhẹ")])
    assert 'title: "Việc nhẹ"' in found


def test_a_page_without_a_head_is_told(handled: Handled) -> None:
    assert handled([("Chỉ có chữ", [])]) == [
        {"error": "Trang chưa có phần khai báo giữa hai dòng ---."}
    ]


def test_a_head_that_cannot_be_read_is_told(handled: Handled) -> None:
    found = handled([("---\ntitle: [a\n---\nx", [])])[0]["error"]
    assert found.startswith("Máy không đọc được phần khai báo: ")


def test_a_draft_of_a_page_that_changed_meanwhile_overwrites_nothing(handled: Handled) -> None:
    edits: Any = [(["title"], "Mới"), (["__stale"], "yes")]
    found = handled([(PAGE.strip(), edits)])[0]
    assert found == {
        "error": "Trang đã được sửa ở nơi khác sau bản nháp này. Chép chữ của bạn ra, bỏ bản nháp, "
        "mở lại trang rồi dán vào."
    }


NEW: dict[str, Any] = {
    "title": "Trang mới", "description": "Một câu: hay", "type": "guide", "tab": "",
    "audience": ["gia-dinh"], "topics": ["bao-tin"], "region": [],
    "sources": [{"id": "L53", "url": "", "title": "", "ref": "Điều 3", "as_of": "2025-07-01",
                 "proves": []}],
    "review_by": "2027-06-30", "license": "CC-BY-SA-4.0", "sensitivity": "general",
    "sensitive": False, "keywords": ["một từ"], "order": 100, "official": None, "consent": [],
    "body": "Nội dung.\n",
}  # fmt: skip


def test_a_new_page_is_written_as_loa_fix_leaves_it(handled: Handled) -> None:
    found = handled([(None, [([key], value) for key, value in NEW.items()])])[0]["text"] + "\n"
    assert found == (
        '---\ntitle: "Trang mới"\ndescription: "Một câu: hay"\ntype: guide\n'
        "audience: [gia-dinh]\ntopics: [bao-tin]\nsources:\n"
        '  - {id: L53, ref: "Điều 3", as_of: 2025-07-01}\nreview: {status: draft}\n'
        "review_by: 2027-06-30\nlicense: CC-BY-SA-4.0\nsensitivity: general\n"
        'keywords: ["một từ"]\n---\n\nNội dung.\n'
    )
    assert mended_page(found, load_registries(ROOT / "docs")[0]) == found


@pytest.mark.parametrize(
    "edits",
    [
        [],
        [[["title"], "Mới"]],
        [[["keywords"], ["a: b"]], [["order"], None]],
        [[["body"], "A.\n\nB."]],
    ],
)
def test_a_page_with_lines_of_windows_keeps_them(handled: Handled, edits: Any) -> None:
    plain, windows = handled([(PAGE, edits), (PAGE.replace("\n", "\r\n"), edits)])
    assert windows["text"] == plain["text"].replace("\n", "\r\n")
    assert "\r" not in windows["content"]["body"]


def test_rows_of_windows_that_somebody_pastes_end_as_the_page_does(handled: Handled) -> None:
    edits: Any = [[["body"], "A.\r\n\r\nB."]]
    plain, windows = handled([(PAGE, edits), (PAGE.replace("\n", "\r\n"), edits)])
    assert plain["text"].endswith("---\n\nA.\n\nB.")
    assert windows["text"] == plain["text"].replace("\n", "\r\n")


def test_a_body_of_both_kinds_of_rows_stays_where_another_field_changed(handled: Handled) -> None:
    text = PAGE.replace("Đoạn một.\n", "Đoạn một.\r\n")
    assert changed(text, one(handled, [(["order"], 30)], text)) == [("order: 20", "order: 30")]
