"""Nothing that was meant as a reference is printed as it stands, wherever it is written."""

from pathlib import Path

import pytest

from loa.checks.references import check_near_misses, check_references
from loa.content.library import Library
from loa.content.near_misses import near_misses
from loa.content.page import parse_page
from loa.content.registries import Registries, load_registries
from loa.problems import Problem
from portals import ROOT, page_text

NEAR = [
    "[helpline:h111]", "[[ helpline:h111 ]]", "[[helpline: h111]]", "[[helpline :h111]]",
    "[[h111]]",
    "[[helpline h111]]", "[[helpline/h111]]", "[[helpline.h111]]", "[[helpline-h111]]",
    "[[helpline=h111]]",
    "[[helpline:]]", "[[:h111]]", "[[Helpline:h111]]", "[[HELPLINE:H111]]",
    "[[helpline：h111]]", "［［helpline:h111］］", "［［helpline：h111］］", "【helpline:h111】",
    "〔〔helpline:h111〕〕", "[ [helpline:h111] ]", "[[helpline:h111|]]", "[[helpline|h111]]",
    "[[helpline:h111", "helpline:h111]]", "[[[helpline:h111", "[helpline:h111]]",
    "[[helpline:h111]",
    "helpline:h111", "((helpline:h111))", "(helpline:h111)", "{{helpline:h111}}", "{{h111}}",
    "[h111]",
    "[H111]",
    "[[law L53]]", "[law:L53]", "[law: L53]", "law:L53", "[[agency:so-y-te",
    "[agency:so-y-te]", "[so-y-te]", "[[helpline\u200b:h111]]", "[[\u200bhelpline:h111]]",
    "[[helpline:h 111]]", "[[helpline:h111]\u200b]", "[[Sổ điện thoại]]", "[helpine:h111]",
    "[[help\u00adline:h111]]", "[[helpline\u202a:h111]]", "[\u2066[helpline:h111]]",
    "[[help\u034fline:h111]]", "[\u061c[helpline:h111]]", "[[helpline\u180e:h111]]",
    "[[ｈｅｌｐｌｉｎｅ:h111]]", "[[\u3000helpline:h111]]",
    "[[helpline:“h111”]]", "[[helpline&#58;h111]]", "&#91;helpline:h111]", "[[]]",
]  # fmt: skip
# Written so that Markdown does not see a bracket as one.
ESCAPED = [
    r"\[\[helpline:h111\]\]", r"\[[helpline:h111]]", r"[\[helpline:h111]]", r"[[helpline:h111]\]",
    r"[[helpline\:h111]]",
]  # fmt: skip
PLACES = {
    "a paragraph": "{}", "in a row": "Gọi {} ngay.", "bold": "**{}**", "a list": "- Gọi {} nhé",
    "a numbered list": "1. Gọi {} nhé", "a quotation": "> Gọi {}",
    "a heading": "## Gọi {} {{ #goi }}",
    "a cell": "| Nơi | Số |\n|---|---|\n| xã | gọi {} |", "a footnote": "Chữ[^1].\n\n[^1]: Gọi {}",
    "a definition": "Công an\n:   {}", "an admonition": "!!! note \"Ghi nhớ\"\n    Gọi {}",
    "an admonition's title": "!!! note \"Gọi {}\"\n    Nhớ.", "a deep list": "- Một\n    - Gọi {}",
    "beside code": "Viết `mã` rồi {}", "a block": "/// note | Ghi nhớ\nGọi {}\n///",
}  # fmt: skip
FIELDS = ["title", "description", "keywords", "tab"]


@pytest.fixture(scope="module")
def registries() -> Registries:
    return load_registries(ROOT / "docs")[0]


def found(registries: Registries, text: str) -> list[Problem]:
    page, _ = parse_page("cong-dong/a.md", text, "docs/cong-dong/a.md", registries)
    assert page is not None
    library = Library(Path("docs"), registries, (page,), frozenset(), ())
    return [*check_near_misses(page, library), *check_references(page, library)]


def codes(registries: Registries, body: str) -> list[str]:
    return sorted({problem.code for problem in found(registries, page_text("Trang", body + "\n"))})


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_a_near_miss_is_seen(registries: Registries, place: str) -> None:
    # In a table a stroke ends the cell.
    stroke = r"\|" if place.startswith("|") else "|"
    missed = [
        written
        for written in NEAR + ESCAPED
        if "broken-reference" not in codes(registries, place.format(written.replace("|", stroke)))
    ]
    assert missed == []


@pytest.mark.parametrize(
    "written", ["[[helplines:h111]]", "[[luat:L53]]", "[[helpline:h999]]", "[[helpline:ｈ１１１]]"]
)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_an_unknown_kind_or_id_is_named(registries: Registries, place: str, written: str) -> None:
    assert codes(registries, place.format(written)) == ["unknown-reference"]


RIGHT = [
        "[[helpline:h111]]", "[[helpline:h111|gọi]]", "`[[helpline:h111]]`", "`[helpline:h111]`",
        "[[agency:so-y-te]]", "[gọi](index.md)", "[1]", "(Điều 3)", "Luật: L53", "[xem thêm]",
        "law enforcement", "{{ten}}", "Helpline: 111", "[x]", "[^1]", "a[b]c", "https://a.vn/helpline:h1",
]  # fmt: skip


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_what_is_right_or_no_reference_is_left_alone(registries: Registries, place: str) -> None:
    stroke = r"\|" if place.startswith("|") else "|"
    found = {
        written: codes(registries, place.format(written.replace("|", stroke))) for written in RIGHT
    }
    assert found == {written: [] for written in RIGHT}


def test_code_in_a_block_is_left_alone(registries: Registries) -> None:
    assert codes(registries, "Mẫu:\n\n    [helpline:h111]\n    [[ h111 ]]") == []


@pytest.mark.parametrize("written", ["[[helpline:h111]]", "[helpline:h111]", "[[ h111 ]]"])
def test_an_alt_text_and_a_title_are_looked_at(registries: Registries, written: str) -> None:
    # Markdown fills in what is spelled rightly.
    expected = [] if written == "[[helpline:h111]]" else ["broken-reference"]
    assert codes(registries, f"![Biển {written}](a.png)") == expected
    assert codes(registries, f'[Gọi](index.md "{written}")') == expected
    assert codes(registries, f'Gọi\n{{: title="{written}" }}') == expected


def test_html_is_looked_at(registries: Registries) -> None:
    assert codes(registries, "<div>[[helpline:h111]]</div>") == ["broken-reference"]


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("written", ["[[helpline:h111]]", "[helpline:h111]", "［［h111］］"])
def test_the_front_matter_holds_a_number_that_is_spelled_rightly(
    registries: Registries, field: str, written: str
) -> None:
    text = page_text("Trang", "Chữ.\n")
    line = f'{field}: ["{written}"]' if field == "keywords" else f'{field}: "Gọi {written}"'
    rows = [row for row in text.split("\n") if not row.startswith(f"{field}:")]
    problems = found(registries, "\n".join([rows[0], line, *rows[1:]]))
    if written == "[[helpline:h111]]" and field in {"title", "description"}:
        assert problems == []
        return
    assert [(one.code, one.line) for one in problems] == [("broken-reference", 2)]
    assert problems[0].hint == (
        "Phần khai báo chỉ nhận số điện thoại, trong lời cho người đọc: [[helpline:h111]]. "
        "Điều khác thì viết bằng lời."
    )


@pytest.mark.parametrize(
    ("written", "words", "hint"),
    [
        (
            "[[ h111 ]]",
            "[[ h111 ]]",
            "Viết liền, hai ngoặc vuông mỗi bên: [[helpline:h111]].",
        ),
        (
            r"\[\[law:L53\]\]",
            "[[law:L53]]",
            "Viết liền, hai ngoặc vuông mỗi bên: [[law:L53]].",
        ),
        (
            "[[helpline:h999]",
            "[[helpline:h999]",
            "Có phải ý bạn là “helpline”? Viết theo mẫu [[helpline:h111]], "
            "hoặc đặt giữa hai dấu ` nếu là ví dụ.",
        ),
    ],
)
def test_the_problem_names_the_row_the_words_and_the_right_spelling(
    registries: Registries, written: str, words: str, hint: str
) -> None:
    text = page_text("Trang", f"Một.\n\nHai.\nGọi {written}, rồi chờ.\n")
    row = text.split("\n").index(f"Gọi {written}, rồi chờ.") + 1
    message = f"“{words}” không thành tham chiếu, nên sẽ in nguyên ra trang."
    assert found(registries, text) == [
        Problem("docs/cong-dong/a.md", row, "broken-reference", message, hint)
    ]


@pytest.mark.parametrize("written", [r"\[[helpline:h111]]", r"[[helpline:h111]\]"])
def test_the_row_is_its_own_where_another_has_the_same_words_filled_in(
    registries: Registries, written: str
) -> None:
    text = page_text("Trang", f"Gọi [[helpline:h111]].\n\nHai.\n\nGọi {written}.\n")
    row = text.split("\n").index(f"Gọi {written}.") + 1
    assert [problem.line for problem in found(registries, text)] == [row]


def test_each_of_ten_thousand_is_told_where_it_stands(registries: Registries) -> None:
    row = "a\u200b [[h111\n"
    starts = [missed.start for missed in near_misses(row * 10_000, registries)]
    assert starts == [3 + len(row) * number for number in range(10_000)]
