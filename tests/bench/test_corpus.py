"""The portal that benches build is one that `loa check` lets through, however large."""

import re
from pathlib import Path

import pytest

from loa.bench import corpus
from loa.content.library import Library

ROOT = Path(__file__).parents[2]


def written(root: Path, pages: int) -> dict[str, str]:
    corpus.write_corpus(root, ROOT, pages, ["vi"])
    docs = root / "docs"
    return {
        path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in docs.rglob("*.md")
    }


@pytest.mark.parametrize(
    ("pages", "folder"),
    [(7, "cong-dong"), (8, "cong-dong"), (9, "cong-dong/phan-a")],
    ids=["n-1", "n", "n+1"],
)
def test_no_list_names_more_pages_than_it_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: int, folder: str
) -> None:
    monkeypatch.setattr(corpus, "LISTED", 2)
    files = written(tmp_path, pages)
    assert f"{folder}/trang-0.md" in files
    for place, text in files.items():
        if "/// listing" in text:
            below = place.removesuffix("index.md")
            listed = [one for one in files if one.startswith(below) and "trang-" in one]
            assert 1 <= len(listed) <= 2


@pytest.mark.parametrize("pages", [8, 9])
def test_every_link_leads_to_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pages: int
) -> None:
    monkeypatch.setattr(corpus, "LISTED", 2)
    files = written(tmp_path, pages)
    for place, text in files.items():
        for target in re.findall(r"\]\(([^)]+\.md)\)", text):
            assert (tmp_path / "docs" / place).parent.joinpath(target).resolve().is_file()
    library = Library.load(tmp_path / "docs")
    assert len(library.published) == len(files)
