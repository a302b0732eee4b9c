"""An article that the registry does not hold is seen however it is written and wherever."""

from pathlib import Path

import pytest

from loa.checks.claims import check_cited_articles, check_claims
from loa.content.library import Library
from loa.content.page import parse_page
from loa.content.registries import Registries, load_registries
from loa.problems import Problem
from portals import ROOT, page_text

LAW = "Luật Phòng, chống mua bán người"
UNKNOWN = [
    f"Điều 99 {LAW}", f"**Điều 99** {LAW}", f"Điều&nbsp;99 {LAW}", f"Điều\u00a099 {LAW}",
    f"Điều\u200b 99 {LAW}", f"Ðiều 99 {LAW}", f"ĐIỀU 99 {LAW.upper()}", f"Điều\n99 {LAW}",
    f"Điều ９９ {LAW}", f"Điều thứ 99 {LAW}", f"Đ.99 {LAW}", f"khoản 1 Điều 99 {LAW}",
    f"điều 2, 99 của {LAW}", f"Điều 98–99 {LAW}", f"Điều 98 đến 99 {LAW}",
    "Điều 99 Luật 53/2024/QH15", "[[law:L53|Điều 99]]", "Điều 99",
]  # fmt: skip
PLACES = {
    "a paragraph": "Theo {}.", "a heading": "## Theo {} {{ #x }}", "a list": "- Theo {}",
    "a cell": "| Theo {} | b |\n|---|---|\n| a | b |", "a quotation": "> Theo {}",
    "a footnote": "Chữ[^1].\n\n[^1]: Theo {}.",
}  # fmt: skip


@pytest.fixture(scope="module")
def registries() -> Registries:
    return load_registries(ROOT / "docs")[0]


def found(registries: Registries, text: str) -> list[Problem]:
    page, problems = parse_page("cong-dong/a.md", text, "docs/cong-dong/a.md", registries)
    assert page is not None, problems
    library = Library(Path("docs"), registries, (page,), frozenset(), ())
    return [*check_claims(page, library), *check_cited_articles(page, library)]


@pytest.mark.parametrize("written", UNKNOWN)
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_it_is_seen(registries: Registries, place: str, written: str) -> None:
    one_row = written if place.startswith("Theo") else written.replace("\n", " ")
    cell = one_row.replace("|", r"\|") if place.startswith("|") else one_row
    problems = found(registries, page_text("Trang", place.format(cell) + "\n"))
    assert "unknown-article" in {problem.code for problem in problems}


@pytest.mark.parametrize("written", [f"Điều 3 {LAW}", "[[law:L53|Điều 3]]", f"điều 2, 3 của {LAW}"])
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_an_article_of_the_registry_is_let_out(
    registries: Registries, place: str, written: str
) -> None:
    cell = written.replace("|", r"\|") if place.startswith("|") else written
    assert found(registries, page_text("Trang", place.format(cell) + "\n")) == []


@pytest.mark.parametrize(
    ("ref", "codes"),
    [
        ("Điều 3", []),
        ("Điều 99", ["unknown-article"]),
        ("Điều 6 khoản 11", ["unknown-article"]),
        ("Điều 2 khoản 1, Điều 99", ["unknown-article"]),
        ("Điều 2 khoản 7", ["unpublished-reference"]),
        ("Điều 98 đến 99", ["unknown-article", "unknown-article"]),
        ("Đ.99", ["unknown-article"]),
    ],
)
def test_what_a_source_cites_is_looked_at(
    registries: Registries, ref: str, codes: list[str]
) -> None:
    text = page_text("Trang", "Chữ.\n").replace("{id: L53,", f'{{id: L53, ref: "{ref}",')
    assert [problem.code for problem in found(registries, text)] == codes


def test_the_problem_names_article_and_law(registries: Registries) -> None:
    text = page_text("Trang", "Chữ.\n\nTheo Điều 99 Luật 53/2024/QH15.\n")
    assert found(registries, text) == [
        Problem(
            "docs/cong-dong/a.md", text.split("\n").index("Theo Điều 99 Luật 53/2024/QH15.") + 1,
            "unknown-article", "Sổ luật chưa ghi Điều 99 của L53.",
            "Tìm nguồn, thêm điều ấy vào docs/_data/laws.yml, hoặc bỏ số điều.",
        )
    ]  # fmt: skip
