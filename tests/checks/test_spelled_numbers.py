"""A number that no registry clears reaches no page, however it is written and wherever."""

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from loa.checks.claims import check_withheld
from loa.checks.phones import check_phones
from loa.content.entries.words import Withheld
from loa.content.library import Library
from loa.content.page import parse_page
from loa.content.registries import Registries, load_registries
from portals import ROOT, page_text
from spelled_numbers import DIALLED, ROWS, SPELLINGS, WHOLE

PLACES = {
    "a paragraph": "{}", "bold": "**{}**", "a list": "- Gọi {} nhé", "a quotation": "> Gọi {}",
    "a cell": "| Nơi | Số |\n|---|---|\n| xã | {} |", "a heading": "## Gọi {} {{ #goi }}",
    "a footnote": "Chữ[^1].\n\n[^1]: Gọi {}", "an alt text": "![Biển ghi {}](../a.png)",
    "a link's text": "[Gọi {}](index.md)", "a definition": "Công an\n:   {}",
    "an admonition": "!!! note \"Ghi nhớ\"\n    Gọi {}", "a code span's row": "Gọi {} ngay",
    "a deep list": "- Một\n    - Gọi {}", "a reference's words": "Xem [[law:L53|Gọi {}]].",
}  # fmt: skip


@pytest.fixture(scope="module")
def registries() -> Registries:
    return load_registries(ROOT / "docs")[0]


def found(registries: Registries, body: str, **meta: str) -> list[tuple[str, int]]:
    """Codes and lines within the body, from 0; what front matter says stands above."""
    text = page_text("Trang", body, **meta)
    page, problems = parse_page("cong-dong/a.md", text, "docs/cong-dong/a.md", registries)
    assert page is not None, problems
    library = Library(Path("docs"), registries, (page,), frozenset(), ())
    seen = [*check_phones(page, library), *check_withheld(page, library)]
    return [(problem.code, problem.line - page.body_line(0)) for problem in seen]


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_number_is_seen_however_it_is_written_and_wherever(
    registries: Registries, place: str
) -> None:
    seen = {}
    for spelling in SPELLINGS + WHOLE + ROWS:
        rows = spelling if place == "{}" else spelling.replace("\n", " ")
        seen[spelling] = [code for code, _ in found(registries, place.format(rows) + "\n")]
    assert seen == {spelling: ["unknown-phone"] for spelling in SPELLINGS + WHOLE + ROWS}


@pytest.mark.parametrize("link", DIALLED)
def test_a_number_that_a_link_dials_is_seen(registries: Registries, link: str) -> None:
    assert found(registries, f"Dòng đầu.\nHãy {link} nhé.\n") == [("unknown-phone", 1)]


@pytest.mark.parametrize("name", ["title", "aria-label", "data-so"])
def test_a_number_that_a_list_of_attributes_holds_is_seen(
    registries: Registries, name: str
) -> None:
    assert found(registries, f'Một.\n\n**Hai**{{ {name}="0912 345 678" }}.\n') == [
        ("unknown-phone", 2)
    ]


@pytest.mark.parametrize(
    "body",
    [
        'Một.\n{: data-a="0912" data-b="345678" }\n',
        '*Một*{: aria-label="0912" title="345678" }\n',
        '![0912](../a.png "345678")\n',
        '![345678](../a.png "0912")\n',
        '[0912](index.md "345678")\n',
        '[345678](index.md "0912")\n',
    ],
)
def test_a_number_over_what_one_element_is_called_is_seen(
    registries: Registries, body: str
) -> None:
    assert [code for code, _ in found(registries, body)] == ["unknown-phone"]


def test_what_different_elements_are_called_is_read_apart(registries: Registries) -> None:
    body = 'Một.\n{: data-a="0912" }\n\nHai.\n{: data-a="345678" }\n\n[345678](index.md)\n'
    assert found(registries, body) == []


@pytest.mark.parametrize("body", ["912345678. Một\n", "- Một {: value=912345678 }\n"])
def test_a_number_in_front_of_an_entry_is_seen(registries: Registries, body: str) -> None:
    assert found(registries, body) == [("unknown-phone", 0)]


@pytest.mark.parametrize("row", ROWS)
def test_a_number_on_two_rows_is_named_where_it_begins(registries: Registries, row: str) -> None:
    assert found(registries, f"Một.\n\nHai.\nGọi {row} nhé.\n") == [("unknown-phone", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "Gọi 119 từ nước ngoài",
        "Gọi 119",
        "gọi số 1-1-9",
        "Alo 1 1 9 nhé",
        "gọi ngay số 911",
        "cảnh sát 118",
        "gọi 1️⃣1️⃣9️⃣",
        "gọi một một chín",
        "Gọi cho **một, một, tám**",
        "số điện thoại là 119",
        "0912     345      678",
    ],
)
def test_a_short_number_that_somebody_is_told_to_call_is_seen(
    registries: Registries, text: str
) -> None:
    assert found(registries, f"{text}.\n") == [("unknown-phone", 0)]


@pytest.mark.parametrize(
    "body",
    [
        "Gọi 0912 345\n\n678.\n",
        "Một.\n\n- 0912\n- 345\n- 678\n",
        "## Gọi 0912 345\n\n678 nhé\n",
        "| Xã | Số | |\n|---|---|---|\n| A | 0912 | 345678 |\n",
        "| Số | Xã |\n|---|---|\n| 0912 | A |\n| 345678 | B |\n",
        "Gọi 0912\n:   345 678\n",
        "0912 và 345 678\n",
        "không chín một hai chấm ba bốn năm chấm sáu bảy tám\n",
        "0912 <del>99</del> 345 678\n",
        "0912 ~~hai mươi~~ 345 678\n",
        "0912<sup>a</sup>345 678\n",
    ],
)
def test_a_number_in_parts_is_seen(registries: Registries, body: str) -> None:
    assert {code for code, _ in found(registries, body)} == {"unknown-phone"}


def test_a_number_in_parts_is_named_where_it_begins(registries: Registries) -> None:
    assert found(registries, "Một.\n\n- 0912\n- 345\n- 678\n") == [("unknown-phone", 2)]
    rows = "| Số | Xã |\n|---|---|\n| 5 | A |\n| 0912 | A |\n| 345678 | B |\n"
    assert found(registries, rows) == [("unknown-phone", 3)]


def test_a_number_over_the_entries_of_a_field_is_seen(registries: Registries) -> None:
    keywords = 'keywords: ["Gọi 0912", "345 678"]\n'
    assert [code for code, _ in found(registries, "Chữ.\n", more=keywords)] == ["unknown-phone"]


CUTS = [
    ("Gọi 0912", "345 678 nhé"), ("Số +84 912", "345-678"), ("O912", "345678"),
    ("Gọi không chín một hai", "ba bốn năm sáu bảy tám"), ("(0912)", "３４５ ６７８"),
    ("Gọi 09", "12345678"),
]  # fmt: skip
EVENT = "type: campaign-event\nstart: 2026-05-01\nstatus: planned\n"
VIDEO = "type: video\nduration: 4\nlanguages: [vi]\n"
BESIDE = {
    "title and description": (1, "title: ONE\ndescription: TWO\n", ""),
    "title and keyword": (1, "title: ONE\nkeywords: [TWO]\n", ""),
    "title and tile": (1, "title: ONE\ntiles: [{scene: a, name: TWO, page: a.md}]\n", ""),
    "tiles": (
        1, "tiles: [{scene: a, name: ONE, page: a.md}, {scene: b, name: TWO, page: b.md}]\n", "",
    ),
    "tile and description": (
        2, "description: TWO\ntiles: [{scene: a, name: ONE, page: a.md}]\n", "",
    ),
    "description and text": (1, "description: ONE\n", "TWO\n"),
    "description and heading": (1, "description: ONE\n", "## TWO\n"),
    "description and keyword": (1, "description: ONE\nkeywords: [TWO]\n", ""),
    "keywords": (1, "keywords: [ONE, TWO]\n", ""),
    "place and lead": (4, f"{EVENT}place: ONE\nlead: [TWO]\n", ""),
    "scenes": (
        4, f"{VIDEO}scenes:\n  - {{heading: A, text: ONE, seconds: 2, pictogram: phone}}\n"
        "  - {heading: TWO, text: B, seconds: 2, pictogram: phone}\n", "",
    ),
    "messages": (
        2, "type: messages\nmessages:\n  - {id: a, text: ONE, pictogram: phone}\n"
        "  - {id: b, text: TWO, pictogram: phone}\n", "",
    ),
}  # fmt: skip
"""The line of the first among these fields, the fields, and the body."""


@pytest.mark.parametrize("cut", CUTS, ids=lambda cut: cut[0])
@pytest.mark.parametrize("place", BESIDE.values(), ids=BESIDE)
def test_a_number_over_neighbouring_fields_is_named_once_where_it_begins(
    registries: Registries, place: tuple[int, str, str], cut: tuple[str, str]
) -> None:
    line, fields, body = place
    names = {row.partition(":")[0] for row in fields.splitlines() if row[0] != " "}
    rest = [row for row in page_text("Trang").splitlines() if row.partition(":")[0] not in names]
    text = "\n".join(["---", fields.rstrip(), *rest[1:], body or "Chữ.\n"])
    quoted = (f'"{one}"' for one in cut) if not body else (f'"{cut[0]}"', cut[1])
    for mark, said in zip(("ONE", "TWO"), quoted, strict=True):
        text = text.replace(mark, said)
    page, problems = parse_page("cong-dong/a.md", text, "docs/cong-dong/a.md", registries)
    assert page is not None, problems
    library = Library(Path("docs"), registries, (page,), frozenset(), ())
    assert [(one.code, one.line) for one in check_phones(page, library)] == [
        ("unknown-phone", line + 1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Từ 01/07/2025 đến 30/09/2025.",
        "Ngày 1/7 và 30/9/2026.",
        "Luật 53/2024/QH15, Điều 2.",
        "Phạt 50–200 triệu đồng.",
        "| 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 |",
        "12 345 678 đồng",
        "một hai ba bốn năm sáu bảy",
        "Gọi [[helpline:mfa1]] hoặc [[helpline:h111]].",
        "Gọi +84 981 84 84 84.",
        "cộng tám tư, chín tám một, tám tư, tám tư, tám tư",
        "[gọi](tel:111)",
        "https://example.vn/a/0912345678",
        "0912345678901",
        "gọi một một một",
        "gọi 1-1-1",
        "Gọi +84 965 41 11 18: hai số này.",
        "gọi 119 lần",
        "Gọi +84 965 41 11 18, một người sẽ nghe.",
        "Từ 01/07 năm 2025 đến 30/09 năm 2026.",
        "gọi 1–3 lần",
        "gọi hai, ba lần một ngày",
        "Có 1.900.000 đồng",
        "18 000 000 người",
        "mười, hai mươi, ba mươi, bốn mươi, năm mươi",
        "Lớp 10B2 có 35 em, lớp 8S1 có 40 em",
        "| Năm | Vụ | Người |\n|---|---|---|\n| 1900 | 05 | 12 |\n| 1954 | 345 | 678 |",
        "- 07/08/2025\n- 12 người\n- 345 vụ",
        "- Tháng 09\n- 10\n- 11\n- 12\n- 13",
        "0 <del>9</del> 1 2",
        "Gọi 111.\n\n0912 đồng và 345 678 đồng.",
        "- 0,912\n- 345\n- 678",
        "năm 1900 và 2026",
    ],
)
def test_what_is_no_number_or_cleared_is_left_alone(registries: Registries, text: str) -> None:
    assert found(registries, text + "\n") == []


def test_other_fields_of_the_front_matter_are_looked_at(registries: Registries) -> None:
    keywords = 'keywords: ["gọi 0912 345 678"]\n'
    assert [code for code, _ in found(registries, "Chữ.\n", more=keywords)] == ["unknown-phone"]
    exceptions = 'exceptions: [{text: "An", why: "gọi 0912 345 678"}]\n'
    assert [code for code, _ in found(registries, "Chữ.\n", more=exceptions)] == ["unknown-phone"]


WITHHELD = Withheld(
    id="thu", texts=["Đường dây cũ"], why="Không còn.", confidence="high", as_of=None, sources=[]
)


@pytest.mark.parametrize(
    "text",
    [
        "Đường dây cũ",
        "đường DÂY cũ",
        "Đường  dây\u00a0cũ",
        "Đường dây\ncũ",
        "**Đường** dây _cũ_",
        "Ðường dây cũ",
        "Đường&nbsp;dây cũ",
        "Đường\u200b dây c\u00adũ",
        "Đường<br>dây cũ",
        unicodedata.normalize("NFD", "Đường dây cũ"),
    ],
)
def test_withheld_words_are_seen_however_they_are_written(
    registries: Registries, text: str
) -> None:
    known = replace(registries, withheld={"thu": WITHHELD})
    assert found(known, f"Một.\n\nHai.\nGọi {text} nhé.\n") == [("withheld-text", 3)]
