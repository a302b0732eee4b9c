"""What to translate next: speakers × audience × traffic class, and nothing else."""

from dataclasses import replace
from pathlib import Path

import pytest

from loa.content.library import Library
from loa.content.page import parse_page
from loa.content.registries import Registries, load_registries
from loa.content.translation import State, source_hash
from loa.translation.status import coverage, traffic_class, what_next
from portals import ROOT, page_text


@pytest.fixture(scope="module")
def registries() -> Registries:
    """Two languages: one with a thousand speakers, one that nobody has counted."""
    found, _ = load_registries(ROOT / "docs")
    vi, tyz, nut = (found.languages[slug] for slug in ("vi", "tyz", "nut"))
    counted = tyz.model_copy(update={"speakers": 1000})
    uncounted = nut.model_copy(update={"speakers": None})
    return replace(found, languages={"vi": vi, "tyz": counted, "nut": uncounted})


def library(registries: Registries, pages: dict[str, str]) -> Library:
    found = []
    for uri, text in pages.items():
        page, problems = parse_page(uri, text, f"docs/{uri}", registries)
        assert page is not None, problems
        found.append(page)
    return Library.of(Path("docs"), registries, found, frozenset(pages))


def read_by(*audience: str, **fields: str) -> str:
    text = page_text("Trang", "Chữ.\n", type=fields.get("type", "page"))
    text = text.replace("general", fields.get("sensitivity", "general"))
    return text.replace("moi-nguoi", ", ".join(audience))


def translated(registries: Registries, text: str, *, old: bool = False) -> str:
    page, _ = parse_page("a.md", text, "docs/a.md", registries)
    assert page is not None
    sha256 = "0" * 64 if old else source_hash(page)
    more = f'translation: {{source_sha256: "{sha256}", translator: Lan, status: draft}}\n'
    return text.replace("---\nChữ", f"{more}---\nChữ")


CLASSES = {
    "the first page": ("index.md", read_by("moi-nguoi"), 5),
    "a help page": ("tro-giup/goi.md", read_by("moi-nguoi"), 5),
    "a safety page": ("cong-dong/a.md", read_by("moi-nguoi", sensitivity="safety"), 4),
    "the first page of a section": ("cong-dong/index.md", read_by("moi-nguoi"), 3),
    "a guide": ("cong-dong/a.md", read_by("moi-nguoi", type="guide"), 2),
    "any other page": ("cong-dong/a.md", read_by("moi-nguoi"), 1),
}


@pytest.mark.parametrize("name", CLASSES)
def test_the_place_of_a_page_tells_how_much_it_is_read(registries: Registries, name: str) -> None:
    uri, text, expected = CLASSES[name]
    page = library(registries, {uri: text}).get(uri)
    assert page is not None
    assert traffic_class(page, "tro-giup") == expected


def test_the_score_is_the_product_of_the_three(registries: Registries) -> None:
    pages = {
        "tro-giup/goi.md": read_by("moi-nguoi"),
        "cong-dong/a.md": read_by("hoc-sinh", type="guide"),
        "cong-dong/b.md": read_by("co-quan"),
    }
    ahead = what_next(library(registries, pages), "tyz")
    assert [(one.page, one.score) for one in ahead] == [
        ("tro-giup/goi.md", 1000 * 4 * 5),
        ("cong-dong/a.md", 1000 * 3 * 2),
        ("cong-dong/b.md", 1000 * 1 * 1),
    ]


def test_of_two_audiences_the_one_that_needs_it_more_counts(registries: Registries) -> None:
    ahead = what_next(library(registries, {"a.md": read_by("co-quan", "gia-dinh")}), "tyz")
    assert [one.score for one in ahead] == [4000]


def test_a_language_that_nobody_counted_weighs_as_the_smallest_known(
    registries: Registries,
) -> None:
    ahead = what_next(library(registries, {"a.md": read_by("moi-nguoi")}))
    assert [(one.language, one.score) for one in ahead] == [("nut", 4000), ("tyz", 4000)]


def test_editors_pages_are_never_next(registries: Registries) -> None:
    assert what_next(library(registries, {"a.md": read_by("bien-tap-vien")})) == []


def test_what_is_translated_is_not_next_what_is_outdated_is(registries: Registries) -> None:
    text = read_by("moi-nguoi")
    pages = {
        "a.md": text,
        "a.tyz.md": translated(registries, text),
        "b.md": text,
        "b.tyz.md": translated(registries, text, old=True),
    }
    ahead = what_next(library(registries, pages), "tyz")
    assert [(one.page, one.state) for one in ahead] == [("b.md", State.OUTDATED)]


def test_only_as_many_as_asked(registries: Registries) -> None:
    pages = {f"{name}.md": read_by("moi-nguoi") for name in "abc"}
    assert [one.page for one in what_next(library(registries, pages), "tyz", 2)] == ["a.md", "b.md"]


def test_coverage_counts_what_readers_get(registries: Registries) -> None:
    text = read_by("moi-nguoi", "hoc-sinh")
    pages = {
        "a.md": text,
        "a.tyz.md": translated(registries, text),
        "b.md": text,
        "c.tyz.md": translated(registries, text),
    }
    rows = {row.language.slug: row for row in coverage(library(registries, pages))}
    assert {state: n for state, n in rows["tyz"].states.items() if n} == {
        State.DRAFT: 1,
        State.MISSING: 1,
        State.ORPHAN: 1,
    }
    # Tày is published once reviewed, so a draft reaches nobody.
    assert rows["tyz"].audiences["hoc-sinh"] == (0, 2)
    assert rows["nut"].states[State.MISSING] == 2
