"""Differences between a source and its variant, each with both places named."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from loa.checks.registry import check_pages
from loa.content.entries.languages import Term
from loa.content.library import Library
from loa.content.page import ContentPage, parse_page
from loa.content.registries import Registries, load_registries
from loa.content.translation import source_hash
from loa.problems import as_text
from portals import ROOT, MakePortal, page_text

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


def problems(
    registries: Registries, variant: str, header: str = "", sha256: str = "", body: str = BODY
) -> list[str]:
    def parse(uri: str, text: str) -> ContentPage:
        found, wrong = parse_page(uri, text, f"docs/{uri}", registries)
        assert wrong == []
        assert found is not None
        return found

    source = parse("a.md", page_text("Gốc", body))
    record = (
        f'translation:\n  source_sha256: "{sha256 or source_hash(source)}"\n'
        "  translator: Minh\n  status: draft\n"
    )
    text = page_text("原", variant, more=record).replace(
        "sensitivity: general", header or "sensitivity: general"
    )
    own = parse("a.zh-Hant.md", text)
    pages = [source, own, parse("b.md", page_text("Khác"))]
    files = frozenset({*(page.src_uri for page in pages), "giay-to.svg", "anh.svg"})
    library = Library.of(Path("docs"), registries, pages, files)
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


# Source, variant, and what is said of line 18 of the variant, which is line 14 of the source.
KINDS = {
    "a heading's level": (
        "## Một {#mot}\n",
        "### 一 {#mot}\n",
        "Đề mục ở đây là ### #mot, ở docs/a.md:14 là ## #mot. "
        "Giữ nguyên thứ tự, cấp và mã {#…} của mọi đề mục. (variant-differs)",
    ),
    "a heading too few": (
        "Một.\n\n## Hai {#hai}\n",
        "一。\n\n二。\n",
        "Bản dịch có 0 đề mục, docs/a.md có 1. (variant-differs)",
    ),
    "an anchor in a link": (
        "[Xem](b.md#mot)\n",
        "[看](b.md#hai)\n",
        "Bản dịch thiếu liên kết “b.md#mot”, có ở docs/a.md:14. (variant-differs)",
    ),
    "an image": (
        "![Giấy tờ](giay-to.svg)\n",
        "![證件](anh.svg)\n",
        "Bản dịch thiếu hình “giay-to.svg”, có ở docs/a.md:14. (variant-differs)",
    ),
    "a directive's argument": (
        "/// listing | guide\n///\n",
        "/// listing | lesson\n///\n",
        "Bản dịch thiếu khối “/// listing | guide”, có ở docs/a.md:14. (variant-differs)",
    ),
    "a placeholder's article": (
        "[[law:L53|Điều 3 khoản 9]]\n",
        "第三條第九款\n",
        "Bản dịch thiếu tham chiếu “law:L53”, có ở docs/a.md:14. (variant-differs)",
    ),
    "a telephone number": (
        "Gọi 111.\n",
        "打 113。\n",
        "Con số khác với docs/a.md:14: thiếu 111, thừa 113. "
        "Chữ số của bản gốc giữ là chữ số; số viết bằng chữ thì dịch bằng chữ. (variant-numbers)",
    ),
    "a date": (
        "Từ ngày 01/07/2025.\n",
        "自2025年8月1日起。\n",
        "Con số khác với docs/a.md:14: thiếu 7, thừa 8. "
        "Chữ số của bản gốc giữ là chữ số; số viết bằng chữ thì dịch bằng chữ. (variant-numbers)",
    ),
    "the number of a law": (
        "Luật 53/2024/QH15.\n",
        "53/2024/QH16 號法律。\n",
        "Con số khác với docs/a.md:14: thiếu 53/2024/QH15, thừa 53/2024/QH16. "
        "Chữ số của bản gốc giữ là chữ số; số viết bằng chữ thì dịch bằng chữ. (variant-numbers)",
    ),
    "an amount": (
        "Phạt 20.000.000 đồng.\n",
        "罰款2,000,000盾。\n",
        "Con số khác với docs/a.md:14: thiếu 20000000, thừa 2000000. "
        "Chữ số của bản gốc giữ là chữ số; số viết bằng chữ thì dịch bằng chữ. (variant-numbers)",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_difference_names_both_places(registries: Registries, kind: str) -> None:
    body, variant, message = KINDS[kind]
    assert f"docs/a.zh-Hant.md:18: lỗi: {message}" in problems(registries, variant, body=body)


def test_the_same_date_and_amount_may_be_written_as_the_language_does(
    registries: Registries,
) -> None:
    body, variant = "Ngày 01/07/2025, 20.000.000 đồng.\n", "2025年7月1日，20,000,000盾。\n"
    assert problems(registries, variant, body=body) == [""]


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


def test_a_copy_of_the_page_that_says_it_was_reviewed_is_told(make_portal: MakePortal) -> None:
    def found(title: str, status: str) -> str:
        text = page_text(title, "Chữ.\n", more=record.format(status))
        (root / "docs/mot.tyz.md").write_text(text, "utf-8")
        library = Library.load(root / "docs")
        return as_text(
            check_pages(library, [page for page in library.pages if page.language != "vi"])
        )

    root = make_portal({"mot.md": page_text("Một", "Chữ.\n")})
    source = Library.load(root / "docs").get("mot.md")
    assert source is not None
    record = (
        f"translation:\n  source_sha256: {source_hash(source)}\n  translator: M\n  reviewer: N\n"
        "  reviewed_on: 2026-11-02\n  status: {}\n"
    )
    assert found("Một", "reviewed") == (
        "docs/mot.tyz.md:18: lỗi: Ghi là đã thẩm định mà còn nguyên chữ của trang tiếng Việt. "
        "Dịch đã, hoặc ghi status: draft. (variant-untranslated)"
    )
    assert found("Nưng", "reviewed") == ""
    assert found("Một", "draft") == ""
