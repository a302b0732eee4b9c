"""Frozen years beside each other in one site."""

from datetime import date
from pathlib import Path

from loa.archive.freezing import freeze
from loa.archive.publishing import show_years
from loa.archive.store import ArchiveStore
from loa.content.archives import ArchivedYear

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
