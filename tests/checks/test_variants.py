"""Differences between a source and its variant, each with both places named."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from loa.checks import check_pages
from loa.content.library import Library
from loa.content.page import ContentPage, parse_page
from loa.content.registries import Registries, Term, load_registries
from loa.content.translation import source_hash
from loa.problems import as_text
from portals import ROOT, page_text

BODY = """\

Gọi [[helpline:h111]] trước 30/7, xem [trang](b.md).

## Một {#mot}

Câu ám hiệu.

/// helplines
///
"""


@pytest.fixture(scope="module")
def registries() -> Registries:
    return load_registries(ROOT / "docs")[0]


def problems(registries: Registries, variant: str, header: str = "", sha256: str = "") -> list[str]:
    def parse(uri: str, text: str) -> ContentPage:
        found, wrong = parse_page(uri, text, f"docs/{uri}", registries)
        assert wrong == []
        assert found is not None
        return found

    source = parse("a.md", page_text("Gốc", BODY))
    record = (
        f'translation:\n  source_sha256: "{sha256 or source_hash(source)}"\n'
        "  translator: Minh\n  status: draft\n"
    )
    text = page_text("原", variant, more=record).replace(
        "sensitivity: general", header or "sensitivity: general"
    )
    own = parse("a.zh-Hant.md", text)
    pages = [source, own, parse("b.md", page_text("Khác"))]
    library = Library.of(Path("docs"), registries, pages, frozenset(p.src_uri for p in pages))
    return as_text(check_pages(library, [own])).split("\n")


FITS = BODY.replace("Gọi", "打").replace("Câu ám hiệu", "暗語")
CASES = {
    "a heading's id": (
        FITS.replace("{#mot}", "{#hai}"),
        "docs/a.zh-Hant.md:21: lỗi: Đề mục ở đây là ## #hai, ở docs/a.md:17 là ## #mot. "
        "Giữ nguyên thứ tự, cấp và mã {#…} của mọi đề mục. (variant-differs)",
    ),
    "a link": (
        FITS.replace("(b.md)", "(a.md)"),
        "docs/a.zh-Hant.md:18: lỗi: Bản dịch thiếu liên kết “b.md”, có ở docs/a.md:15. "
        "(variant-differs)",
    ),
    "a reference": (
        FITS.replace("h111", "h113"),
        "docs/a.zh-Hant.md:19: lỗi: Bản dịch có tham chiếu “helpline:h113” mà docs/a.md không có."
        " (variant-differs)",
    ),
    "a block": (
        FITS.replace("/// helplines\n///\n", ""),
        "docs/a.zh-Hant.md:18: lỗi: Bản dịch thiếu khối “/// helplines”, có ở docs/a.md:21. "
        "(variant-differs)",
    ),
    "a date": (
        FITS.replace("30/7", "31/7"),
        "docs/a.zh-Hant.md:19: lỗi: Con số khác với docs/a.md:15: thiếu 30, thừa 31. "
        "Chữ số của bản gốc giữ là chữ số; số viết bằng chữ thì dịch bằng chữ. (variant-numbers)",
    ),
    "a paragraph": (
        FITS.replace("暗語.", "暗語.\n\n多."),
        "docs/a.zh-Hant.md:18: lỗi: Các đoạn không khớp từng đoạn một: ở đây 4 đoạn, "
        "docs/a.md có 3 đoạn. Mỗi đoạn, mỗi mục, mỗi ô của bản gốc có đúng một đoạn dịch, "
        "theo cùng thứ tự. (variant-differs)",
    ),
}


def test_a_variant_that_fits_has_no_problem(registries: Registries) -> None:
    assert problems(registries, FITS) == [""]


@pytest.mark.parametrize("name", CASES)
def test_a_difference_names_both_places(registries: Registries, name: str) -> None:
    variant, message = CASES[name]
    assert message in problems(registries, variant)


def test_facts_of_the_front_matter_are_compared(registries: Registries) -> None:
    assert problems(registries, FITS, "sensitivity: safety") == [
        "docs/a.zh-Hant.md:12: lỗi: Trường “sensitivity” khác với bản gốc: ở đây là “safety”, "
        "ở docs/a.md:12 là “general”. (variant-differs)"
    ]


def test_an_outdated_variant_is_named_once_and_not_compared(registries: Registries) -> None:
    assert problems(registries, "別的。\n", sha256="0" * 64) == [
        "docs/a.zh-Hant.md:14: nhắc: Trang tiếng Việt đã đổi sau bản dịch này. "
        "Dịch lại chỗ đã đổi; sửa nhỏ không đổi nghĩa thì chạy “loa translate minor”. "
        "(variant-outdated)"
    ]


def test_only_approved_terms_bind(registries: Registries) -> None:
    term = Term(
        id="x",
        language="zh-Hant",
        vi="câu ám hiệu",
        text="密語",
        approved_by=None,
        approved_on=None,
    )
    proposed = replace(registries, glossary={"x": term})
    assert problems(proposed, FITS) == [""]
    approved = term.model_copy(update={"approved_by": "Hoa", "approved_on": date(2026, 11, 1)})
    assert problems(replace(registries, glossary={"x": approved}), FITS) == [
        "docs/a.zh-Hant.md:23: lỗi: “câu ám hiệu” (docs/a.md:19) phải dịch là “密語”. "
        "(variant-term)"
    ]
