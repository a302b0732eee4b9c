"""Frozen years beside each other in one site."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from loa.archive.freezing import freeze
from loa.archive.keeping import keep_year
from loa.archive.publishing import show_years
from loa.archive.store import ArchiveStore
from loa.content.archives import ArchivedYear
from loa.errors import LoaError

URL = "https://loa.vn/"


def frozen(root: Path, site: Path, year: str) -> ArchivedYear:
    kept, proof = freeze(site, ArchiveStore(root), year, URL, [])
    return ArchivedYear(id=year, on=date(2028, 1, 1), sha256=proof, files=len(kept.files), size=0)


def test_a_year_still_leads_to_the_year_before(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    page = "<html><head></head><body>{}</body></html>"
    (site / "index.html").write_text(page.format("Hai sáu"), "utf-8")
    years = {"2026": frozen(tmp_path, site, "2026")}
    listing = page.format('<a href="2026/">2026</a> <a href="2025/">2025</a>')
    (site / "index.html").write_text(listing, "utf-8")
    years["2027"] = frozen(tmp_path, site, "2027")
    shown = show_years(site, tmp_path, years, URL, "", lambda _, __: True)
    assert shown.problems == []
    text = (site / "2027/index.html").read_text("utf-8")
    assert '<a href="../2026/">2026</a> <span>2025</span>' in text


@pytest.mark.parametrize(
    "before",
    [
        None,
        "archives:\n",
        "# Sổ.\narchives: [ ]\n",
        "archives: []  # Chưa có năm nào.\n",
    ],
)
def test_each_year_gets_its_row_in_the_registry(tmp_path: Path, before: str | None) -> None:
    registry = tmp_path / "docs/_data/archives.yml"
    registry.parent.mkdir(parents=True)
    if before is not None:
        registry.write_text(before, "utf-8")
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("x", "utf-8")
    kept = [
        keep_year(tmp_path, site, year, URL, [], (), date(2028, 1, 1)).model_dump()
        for year in ("2026", "2027")
    ]
    assert yaml.safe_load(registry.read_text("utf-8")) == {"archives": kept}
    assert [one["size"] for one in kept] == [1, 1]


ROW = {"id": "2025", "on": date(2026, 1, 1), "sha256": "0" * 64, "files": 1, "size": 1}


@pytest.fixture
def one_page(tmp_path: Path) -> Path:
    """A portal's root with a built page, whose registry has no file yet."""
    (tmp_path / "docs/_data").mkdir(parents=True)
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("x", "utf-8")
    return tmp_path


def test_a_year_stands_as_the_rows_before_it(one_page: Path) -> None:
    registry = one_page / "docs/_data/archives.yml"
    registry.write_text(yaml.safe_dump({"archives": [ROW]}, sort_keys=False), "utf-8")
    kept = keep_year(one_page, one_page / "site", "2026", URL, [], (), date(2028, 1, 1))
    assert yaml.safe_load(registry.read_text("utf-8")) == {"archives": [ROW, kept.model_dump()]}


@pytest.mark.parametrize("before", ["archives: [{id: '2025'}]\n", "# Sổ.\n", "- a\n"])
def test_a_registry_without_a_place_for_a_row_stays(one_page: Path, before: str) -> None:
    registry = one_page / "docs/_data/archives.yml"
    registry.write_text(before, "utf-8")
    with pytest.raises(LoaError) as raised:
        keep_year(one_page, one_page / "site", "2026", URL, [], (), date(2028, 1, 1))
    assert str(raised.value) == (
        "docs/_data/archives.yml viết theo kiểu máy không thêm được mà không mất chữ. "
        "Viết mỗi năm thành các dòng thụt vào dưới “archives:”, như “  - id: …”. Sổ chưa đổi."
    )
    assert registry.read_text("utf-8") == before
