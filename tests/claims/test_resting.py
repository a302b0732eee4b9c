"""What each claim of a page rests on, and how people, programs and spreadsheets are told."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from loa.claims import resting
from loa.claims.report import as_csv, as_json, as_text
from loa.claims.resting import Claim, claims_in
from loa.content.entries.facts import Source
from loa.content.registries import Registries, load_registries
from loa.content.schema import SourceReference
from portals import ROOT

REAL = load_registries(ROOT / "docs")[0]
DAY = date(2026, 7, 1)
H111 = REAL.helplines["h111"].model_copy(update={"sources": []})
LAW = REAL.laws["L53"].model_copy(
    update={
        "number": "53/2024/QH15",
        "short": "Luật Phòng",
        "title": "Luật",
        "note": None,
        "penalties": [],
        "issued": None,
        "effective": date(2025, 7, 1),
        "publish": "yes",
        "articles": [
            REAL.laws["L53"]
            .articles[0]
            .model_copy(update={"ref": f"Điều {number}", "topic": "Chung", "publish": publish})
            for number, publish in ((3, "yes"), (4, "check"))
        ],
    }
)
REGISTRIES = replace(
    Registries(),
    helplines={
        "h111": H111,
        "kin": H111.model_copy(update={"id": "kin", "number": "0911 222 333", "publish": "no"}),
    },
    laws={
        "L53": LAW,
        "L1": LAW.model_copy(
            update={
                "id": "L1",
                "number": "1/2020/QH14",
                "short": "Luật Kín",
                "publish": "no",
            }
        ),
    },
    sources={
        "S1": Source(
            id="S1",
            title="Nghị định 5/2020/NĐ-CP, Điều 9",
            url="https://a.vn/",
            publisher="A",
            as_of=DAY,
        )
    },
)
S1 = SourceReference(id="S1", ref="trang 2", as_of=DAY, proves=["40 người"])
WEB = SourceReference(url="https://b.vn/", title="Quyết định 33/QĐ-TTg", as_of=DAY, proves=["20%"])


def rests(
    sentence: str, cited: Sequence[SourceReference] = (), examples: Sequence[str] = ()
) -> list[tuple[str, str, tuple[str, ...]]]:
    claims = claims_in("a.md", [(7, sentence)], cited, REGISTRIES, examples)
    return [(one.value, one.basis, one.sources) for one in claims]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Gọi 111.", ("111", "registry", ("h111",))),
        ("Gọi 0911 222 333.", ("0911 222 333", "refused", ("kin",))),
        ("Gọi 0912 345 678.", ("0912 345 678", "none", ())),
        ("Theo 53/2024/QH15.", ("53/2024/QH15", "registry", ("L53",))),
        ("Theo 1/2020/QH14.", ("1/2020/QH14", "refused", ("L1",))),
        ("Theo 2/2020/QH14.", ("2/2020/QH14", "none", ())),
        ("Điều 3 Luật Phòng.", ("Điều 3", "registry", ("L53, Điều 3",))),
        ("Điều 4 Luật Phòng.", ("Điều 4", "refused", ("L53, Điều 4",))),
        ("Điều 3 Luật Kín.", ("Điều 3", "refused", ("L1, Điều 3",))),
        ("Điều 8 Luật Phòng.", ("Điều 8", "unknown", ("L53",))),
        ("Điều 8.", ("Điều 8", "none", ())),
        ("Luật Phòng dùng 30 xe.", ("30", "registry", ("L53",))),
        ("Luật Kín dùng 30 xe.", ("30", "none", ())),
        ("Có 30 xe.", ("30", "none", ())),
    ],
)
def test_what_a_claim_rests_on_by_itself(
    sentence: str, found: tuple[str, str, tuple[str, ...]]
) -> None:
    assert rests(sentence) == [found]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Theo 5/2020/NĐ-CP.", ("5/2020/NĐ-CP", "source", ("S1, trang 2",))),
        ("Theo 33/QĐ-TTg.", ("33/QĐ-TTg", "source", ("https://b.vn/",))),
        ("Điều 9 khoản 2.", ("Điều 9 khoản 2", "source", ("S1, trang 2",))),
        ("Giảm 20%.", ("20%", "source", ("https://b.vn/",))),
        ("Có 30 xe.", ("30", "page", ("S1, trang 2", "https://b.vn/"))),
        # A telephone number, a law and an article are never cleared by the list of a page.
        ("Gọi 0912 345 678.", ("0912 345 678", "none", ())),
        ("Theo 2/2020/QH14.", ("2/2020/QH14", "none", ())),
        ("Điều 8.", ("Điều 8", "none", ())),
    ],
)
def test_what_it_rests_on_where_sources_are_cited(
    sentence: str, found: tuple[str, str, tuple[str, ...]]
) -> None:
    assert rests(sentence, [S1, WEB]) == [found]


def test_a_figure_beside_a_number_or_a_law_rests_on_it_once() -> None:
    both = "Gọi 111 theo Luật Phòng, nghe 30 xe."
    assert rests(both)[-1] == ("30", "registry", ("L53", "h111"))
    assert rests("Gọi 0911 222 333, có 30 xe.")[-1] == ("30", "none", ())


def test_a_figure_that_the_page_calls_an_example_states_nothing() -> None:
    assert rests("Có 30 xe.", [S1], ["30"]) == [("30", "example", ())]
    assert rests("Có 31 xe.", [], ["30"]) == [("31", "none", ())]


CLAIMS = [
    Claim("a.md", 7, "share", "20%", "Giảm 20%.", "source", ("S1, trang 2", "https://b.vn/")),
    Claim("b.md", 9, "phone", "0912 345 678", "Gọi 0912 345 678.", "none", ()),
]


def test_claims_for_people() -> None:
    assert as_text(CLAIMS) == (
        "a.md:7: tỷ lệ: 20%\n    Giảm 20%.\n    nguồn: S1, trang 2; https://b.vn/\n"
        "b.md:9: số điện thoại: 0912 345 678\n    Gọi 0912 345 678.\n    CHƯA CÓ NGUỒN"
    )


def test_claims_for_spreadsheets_and_programs() -> None:
    assert as_csv(CLAIMS).splitlines()[1:] == [
        'a.md,7,share,20%,Giảm 20%.,source,"S1, trang 2 | https://b.vn/"',
        "b.md,9,phone,0912 345 678,Gọi 0912 345 678.,none,",
    ]
    assert json.loads(as_json(CLAIMS))[1] == {
        "path": "b.md", "line": 9, "kind": "phone", "value": "0912 345 678",
        "sentence": "Gọi 0912 345 678.", "basis": "none", "sources": [],
    }  # fmt: skip
    assert "Giảm" in as_json(CLAIMS)


def test_a_sentence_is_looked_through_once_however_many_figures_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Looked through for each of them, a thousand took minutes."""
    looked = []
    monkeypatch.setattr(resting, "laws_named", lambda sentence, _: looked.append(sentence) or [])
    assert len(rests("Có " + "30 xe, " * 100)) == 100
    assert rests("Không có gì.") == []
    assert len(looked) == 1
