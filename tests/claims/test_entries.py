"""The claims of registry entries: what pages print of them, resting on the entry's own sources."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from loa.claims.entries import entry_claims
from loa.content.entries.facts import Fact
from loa.content.registries import Registries, load_registries
from portals import ROOT

REAL = load_registries(ROOT / "docs")[0]
OTHER = {"confidence": "high", "as_of": date(2026, 7, 1), "sources": ["S1"], "publish": "yes"}
LINE = REAL.helplines["h111"].model_copy(
    update={
        **OTHER,
        "name": "Tổng đài 20 xã",
        "number": "0981 848 484",
        "hours": "8 giờ",
        "purpose": "Nghe 30 người",
    }
)
AGENCY = next(iter(REAL.agencies.values())).model_copy(
    update={
        **OTHER,
        "name": "Chi cục 5",
        "task": "Lo 12 xã",
        "note": "Có 40 người",
        "valid_from": date(2025, 7, 1),
        "valid_to": date(2026, 6, 30),
    }
)
LAW = REAL.laws["L53"].model_copy(
    update={
        **OTHER,
        "title": "Luật",
        "number": "53/2024/QH15",
        "note": "Có 8 chương",
        "penalties": ["Phạt 5 năm tù"],
        "issued": date(2024, 11, 28),
        "effective": date(2025, 7, 1),
        "articles": [
            REAL.laws["L53"]
            .articles[0]
            .model_copy(update={"ref": f"Điều {number}", "topic": "Tuổi", "publish": publish})
            for number, publish in ((3, "yes"), (4, "check"))
        ],
    }
)
THEME = next(iter(REAL.themes.values())).model_copy(
    update={**OTHER, "year": 2025, "vi": "Vì 100 người", "en": None}
)


def claims(name: str, key: str, entry: Fact, docs: Path = Path("nowhere")) -> list[str]:
    registries = replace(Registries(), **{name: {key: entry}})
    return [f"{one.kind} {one.value}" for one in entry_claims(docs, registries)]


@pytest.mark.parametrize(
    ("name", "key", "entry", "found"),
    [
        ("helplines", "h", LINE, ["number 20", "phone 0981 848 484", "period 8 giờ", "number 30"]),
        (
            "agencies",
            "a",
            AGENCY,
            ["number 5", "number 12", "number 40", "date 1/7/2025", "date 30/6/2026"],
        ),
        (
            "laws",
            "l",
            LAW,
            [
                "law 53/2024/QH15",
                "number 8",
                "penalty 5 năm tù",
                "date 28/11/2024",
                "date 1/7/2025",
                "article Điều 3",
            ],
        ),
        ("themes", "2025", THEME, ["date 2025", "number 100"]),
    ],
)
def test_what_pages_print_of_an_entry(name: str, key: str, entry: Fact, found: list[str]) -> None:
    assert claims(name, key, entry) == found


@pytest.mark.parametrize(
    ("name", "entry"),
    [("helplines", LINE), ("agencies", AGENCY), ("laws", LAW), ("themes", THEME)],
)
def test_what_is_not_let_out_claims_nothing(name: str, entry: Fact) -> None:
    assert claims(name, "a", entry.model_copy(update={"publish": "check"})) == []


@pytest.mark.parametrize(("sources", "basis"), [(["S1"], "registry"), ([], "none")])
def test_a_claim_rests_on_the_sources_of_its_entry_and_is_named_with_its_line(
    tmp_path: Path, sources: list[str], basis: str
) -> None:
    (tmp_path / "docs" / "_data").mkdir(parents=True)
    text = "themes:\n  - year: 2024\n    vi: a\n  - year: 2025\n    vi: b\n"
    (tmp_path / "docs" / "_data" / "themes.yml").write_text(text, "utf-8")
    entry = THEME.model_copy(update={"sources": sources})
    registries = Registries(themes={"2025": entry})
    first, _ = entry_claims(tmp_path / "docs", registries)
    assert (first.path, first.line, first.sentence) == (
        "docs/_data/themes.yml",
        4,
        "2025: Vì 100 người",
    )
    assert (first.basis, first.sources) == (basis, tuple(sources))
