"""Typed numbers of the registry: which become references, and which are no number to call."""

import pytest

from loa.content.registries import Registries, load_registries
from loa.mending import numbers
from loa.mending.files import mended_page
from loa.mending.numbers import (
    referring,
    referring_scene,
    typed_in_body,
    typed_in_front,
)
from portals import ROOT, page_text

REGISTRIES: Registries = load_registries(ROOT / "docs")[0]
A, B, ABROAD = "[[helpline:h111]]", "[[helpline:h113]]", "[[helpline:mfa1]]"


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Thấy lo, gọi 111.", f"Thấy lo, gọi {A}."),
        ("Gọi **111** ngay.", f"Gọi **{A}** ngay."),
        ("Gọi 113 đi.", f"Gọi {B} đi."),
        ("Gọi cho 111 nhé, gọi 113 ạ.", f"Gọi cho {A} nhé, gọi {B} ạ."),
        ("Hỏi 111 nha. Gọi 113 thôi.", f"Hỏi {A} nha. Gọi {B} thôi."),
        ("113 là số của công an.", f"{B} là số của công an."),
        ("**113** là số công an.", f"**{B}** là số công an."),
        ("Em ơi, *111* là số nóng!", f"Em ơi, *{A}* là số nóng!"),
        ("**111** và **113** là hai số.", f"**{A}** và **{B}** là hai số."),
        ("**111** là tổng đài, 113 là nơi báo.", f"**{A}** là tổng đài, {B} là nơi báo."),
        ("**113**: công an. Nhà: 113", f"**{B}**: công an. Nhà: 113"),
        ("111 – gọi tổng đài. 111 miễn phí", f"{A} – gọi tổng đài. {A} miễn phí"),
        ("- **111**: hỏi, __113__: báo", f"- **{A}**: hỏi, __{B}__: báo"),
        ("Gọi __113__.", f"Gọi __{B}__."),
        ("__113__ là số công an.", f"__{B}__ là số công an."),
        ("Nhớ:\n\n113\n\nNhé.", f"Nhớ:\n\n{B}\n\nNhé."),
        ("__113__", f"__{B}__"),
        ("[113](tel:113)", B),
        ("[**113**](tel:113), [111](tel:111)", f"**{B}**, {A}"),
        ("[Gọi 113](tel:113) ngay", f"Gọi {B} ngay"),
        ("[Gọi công an](tel:113)", "[[helpline:h113|Gọi công an]]"),
        ("Gọi [số 111](tel:111) và sms:113", f"Gọi số {A} và sms:113"),
        ("Ở xa: [0981 84 84 84](tel:+84981848484)", f"Ở xa: {ABROAD}"),
        (
            "| Ca | [111](tel:111) |\n|---|---|\n| Một | a |",
            f"| Ca | {A} |\n|---|---|\n| Một | a |",
        ),
        ("| Ai | Gọi số |\n|---|---|\n| a | 113 |", f"| Ai | Gọi số |\n|---|---|\n| a | {B} |"),
        (
            "| Gọi ai | Khi |\n|---|---|\n| **113** | a |",
            f"| Gọi ai | Khi |\n|---|---|\n| **{B}** | a |",
        ),
        ("| A | B |\n|---|---|\n| Gọi | 113 |", f"| A | B |\n|---|---|\n| Gọi | {B} |"),
        (
            "| Việc | Số |\n|---|---|\n| a | 113 |\n| b | 111 |",
            f"| Việc | Số |\n|---|---|\n| a | {B} |\n| b | {A} |",
        ),
        ("Tổng đài 111 trực cả ngày.", f"Tổng đài {A} trực cả ngày."),
        ("Gọi '113' ngay.", f"Gọi '{B}' ngay."),
        ("- Hỏi, báo tin: 111. Nguy hiểm: 113", f"- Hỏi, báo tin: {A}. Nguy hiểm: {B}"),
        ("- [ ] Thẻ: nhà, 111, 113", f"- [ ] Thẻ: nhà, {A}, {B}"),
        ("- 111 để hỏi, 113 khi nguy hiểm", f"- {A} để hỏi, {B} khi nguy hiểm"),
        ("| Ai | Số |\n|---|---|\n| Em | gọi 111 |", f"| Ai | Số |\n|---|---|\n| Em | gọi {A} |"),
        ("1. Gọi số nào? (113)", f"1. Gọi số nào? ({B})"),
        ("    - A. Gọi 113", "    - A. Gọi 113"),
        ("1. Ai?\n\n    - A. Gọi 113\n", f"1. Ai?\n\n    - A. Gọi {B}\n"),
        ("想詢問：打111，免費。", f"想詢問：打{A}，免費。"),
        ("[gọi 111](#a)\n\n## A {#a}\n\nB.", f"[gọi {A}](#a)\n\n## A {{#a}}\n\nB."),
        ("Ở xa: +84 981 84 84 84.", f"Ở xa: {ABROAD}."),
        ("Ở xa: 0981.84.84.84", f"Ở xa: {ABROAD}"),
        ("Goi 111, mien phi", f"Goi {A}, mien phi"),
        ("## Gọi 111 {#goi}\n\nChữ.", f"## Gọi {A} {{#goi}}\n\nChữ."),
        (
            "### Gọi 111 có mất tiền? {#goi-111 .to}\n\nA.",
            f"### Gọi {A} có mất tiền? {{#goi-111 .to}}\n\nA.",
        ),
        ('!!! tip "Nhớ"\n    Gọi 111.', f'!!! tip "Nhớ"\n    Gọi {A}.'),
    ],
)
def test_a_number_to_call_becomes_a_reference(typed: str, right: str) -> None:
    assert referring(typed, REGISTRIES) == right
    assert typed_in_body(right, REGISTRIES) == []


@pytest.mark.parametrize(
    "text",
    [
        "Có 113 đại biểu.",
        "Gọi 113 người tới.",
        "Báo 111 vụ.",
        "Số tin báo: 111.",
        "Số người gọi tới đã báo trong năm: 113",
        "Theo Điều 113.",
        "Số hiệu 111",
        "Trang 111.",
        "Số 111 đường Trần Phú",
        "Năm 2025 có 111, năm 2026 có 113.",
        "Gọi 111,5 lần",
        "báo 111/QĐ",
        "Số 1113, số 2111",
        "Gọi 111-113",
        "| Ca | Số |\n|---|---|\n| Một | 111 |",
        "## Gọi 111\n\nChữ.",
        "## Gọi 111 {.to}\n\nChữ.",
        "Gọi 111\n-------\n\nChữ.",
        "[Gọi 111](tel:113)",
        "[Gọi 111 ngay](<tel:113>)",
        "`Gọi 111.`",
        "```\nGọi 111.\n```",
        "    Gọi 111.",
        "<p>Gọi 111.</p>",
        "Xem [ở đây](goi-111.md).",
        "https://tongdai.vn/gọi/111",
        "/// agency | goi 111\n///",
        "![Gọi 111](a.png)",
        "113 là số đại biểu đến.",
        "**113** là số người.",
        "Bắt **113** đường dây.",
        "113 công an dự",
        "**111** trường hợp",
        "Năm nay: **113**: giảm",
        "Điều 113 là nơi nói về án treo.",
        "[[helpline:h111]]",
        "[[helpline:h111|Gọi 111]]",
        "Gọi 112.",
        "Điều __113__",
        "Có\n113\nđại biểu.",
        "a_113_b và a__113__b",
        "[](tel:113)",
        "[Gọi](tel:114)",
        "`[113](tel:113)`",
        "![113](a.png)",
        "| Lớp | Số em |\n|---|---|\n| 6 | 113 |\n| 7 | 111 |",
        "| Lớp | Số |\n|---|---|\n| 6 | 113 |\n| 7 | 113 |",
        "| Lớp | Số |\n|---|---|\n| 6 | 113 |\n| 7 | 111 |\n| 8 | 92 |",
        "| Tháng | Đã gọi |\n|---|---|\n| 1 | 113 |",
        "| Tháng | Số cuộc gọi |\n|---|---|\n| 1 | 113 |\n| 2 | 111 |",
        "| Tháng | Gọi đến |\n|---|---|\n| 1 | 113 |",
        "| Năm | Gọi số |\n|---|---|\n| 113 | a |",
        "| Ai | Gọi số |\n|---|---|\n| a | 113 lần |",
        "| Điều | Nói về |\n|---|---|\n| 113 | a |\n| 111 | b |",
    ],
)
def test_what_is_none_or_stands_where_none_is_filled_in_stays(text: str) -> None:
    assert referring(text, REGISTRIES) == text


def test_a_front_matter_has_references_where_readers_read_it_and_nowhere_else() -> None:
    head = (
        'title: "Gọi 111"\ndescription: Gọi 113 khi nguy hiểm.\nkeywords: ["gọi 111", "111"]\n'
        'scenes:\n  - {heading: "111", text: "Gọi 111.", seconds: 9, drawing: goi-111}\n'
    )
    text = f"---\n{head}---\nChữ.\n"
    assert referring(text, REGISTRIES) == (
        f'---\ntitle: "Gọi {A}"\ndescription: Gọi {B} khi nguy hiểm.\n'
        f'keywords: ["gọi 111", "111"]\nscenes:\n'
        f'  - {{heading: "{A}", text: "Gọi {A}.", seconds: 9, drawing: goi-111}}\n---\nChữ.\n'
    )
    assert [one.row for one in typed_in_front(head, REGISTRIES)] == [0, 1, 4, 4]


@pytest.mark.parametrize("head", ["a: [b\ntitle: Gọi 111\n", "scenes: {text: Gọi 111}\n"])
def test_a_front_matter_that_would_be_read_otherwise_stays(head: str) -> None:
    text = f"---\n{head}---\nChữ.\n"
    assert referring(text, REGISTRIES) == text


def test_a_row_that_cannot_be_proven_holds_up_no_other() -> None:
    text = "Gọi 111.\n\n![Gọi 113.](a.png)\n\nHỏi: 111\n"
    assert referring(text, REGISTRIES) == f"Gọi {A}.\n\n![Gọi 113.](a.png)\n\nHỏi: {A}\n"


def test_fixing_a_page_writes_the_reference_and_twice_is_once() -> None:
    once = mended_page(page_text("Trang", "Nhớ:\n- gọi 111\n"), REGISTRIES)
    assert once.endswith(f"Nhớ:\n\n- gọi {A}\n")
    assert mended_page(once, REGISTRIES) == once


def test_a_drawn_scene_has_references_in_what_it_says_and_keeps_the_names_of_drawings() -> None:
    scene = """\
# Gọi 113.
alt: "Bà bấm số 111."
panels:
  - objects:
      - {what: phone-111, at: [1, 2]}
    bubbles:
      - {says: "Gọi 113 ngay!"}
talk:
  - Gọi 113 thì nói gì?
  - Có 111 người.
"""
    right = scene.replace("bấm số 111", f"bấm số {A}").replace("Gọi 113 ngay", f"Gọi {B} ngay")
    assert referring_scene(scene, REGISTRIES) == right.replace("- Gọi 113", f"- Gọi {B}")


def test_a_scene_that_would_be_read_otherwise_stays() -> None:
    scene = "talk:\n  - 111 để hỏi.\n"
    assert referring_scene(scene, REGISTRIES) == scene


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Bà con gọi một, một, một, không mất tiền.", f"Bà con gọi {A}, không mất tiền."),
        ("Nguy hiểm thì gọi một một ba.", f"Nguy hiểm thì gọi {B}."),
        ("Bước một, một, một người đi.", "Bước một, một, một người đi."),
        ("Gọi một, một.", "Gọi một, một."),
        (
            "Lấy bút: cộng tám tư, chín tám một, tám tư, tám tư, tám tư.",
            "Lấy bút: [[helpline:mfa1]].",
        ),
        ("Lấy bút: không chín tám một, tám bốn, tám bốn, tám bốn.", "Lấy bút: [[helpline:mfa1]]."),
        (
            "Lấy bút: không chín tám một, tám bốn, tám bốn, tám.",
            "Lấy bút: không chín tám một, tám bốn, tám bốn, tám.",
        ),
        ("Gọi một, một, một, một.", "Gọi một, một, một, một."),
        ("Gọi một một một ba.", "Gọi một một một ba."),
        ("Gọi một, một, một. Một người nghe.", f"Gọi {A}. Một người nghe."),
    ],
)
def test_a_number_in_words_is_typed_too(text: str, right: str) -> None:
    assert referring(f"{text}\n", REGISTRIES) == f"{right}\n"


@pytest.mark.parametrize(
    "unit", ["Gọi 113, ", "[Gọi 113](tel:113) ", "[Gọi 111](tel:113) ", "[a](b) 113 "]
)
def test_a_row_of_many_numbers_is_looked_at_piece_by_piece(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row costs what it is long: each number is judged once, by what is near it."""
    lengths: list[int] = []
    is_to_call = numbers._is_to_call

    def counted(before: str, number: str, after: str, others: str) -> bool:
        lengths.append(max(len(before), len(after)))
        return is_to_call(before, number, after, others)

    monkeypatch.setattr(numbers, "_is_to_call", counted)
    referring(unit * 1_000, REGISTRIES)
    assert len(lengths) <= 1_000
    assert max(lengths, default=0) <= 600


def test_the_first_and_the_last_of_many_numbers_become_references() -> None:
    typed = typed_in_body("Gọi 113, " * 500 + "gọi 111.", REGISTRIES)
    assert len(typed) == 501
    assert {one.after for one in typed} == {f"Gọi {B}, " * 500 + f"gọi {A}."}
