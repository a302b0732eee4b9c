"""A figure rests on a source that states it; a list of sources below the page clears none."""

from datetime import date

import pytest

from loa.claims.resting import Claim, claims_in
from loa.content.registries import Registries, load_registries
from loa.content.schema import SourceReference
from portals import ROOT

REGISTRIES: Registries = load_registries(ROOT / "docs")[0]
L53 = SourceReference(id="L53", as_of=date(2025, 7, 1))
NEWS = SourceReference(
    url="https://vnexpress.net/a", title="Mở đợt cao điểm từ 01/7/2025", as_of=date(2025, 9, 1)
)


def claims(
    sentence: str, *cited: SourceReference, examples: tuple[str, ...] = ()
) -> list[tuple[str, str, tuple[str, ...]]]:
    found: list[Claim] = list(claims_in("a.md", [(1, sentence)], cited, REGISTRIES, examples))
    return [(one.value, one.basis, one.sources) for one in found]


def test_a_figure_that_no_cited_source_states() -> None:
    assert claims("Lương 30 triệu đồng.", L53) == [("30 triệu đồng", "page", ("L53",))]


def test_a_page_without_sources() -> None:
    assert claims("Lương 30 triệu đồng.") == [("30 triệu đồng", "none", ())]


def test_the_registry_states_it_of_a_cited_law() -> None:
    assert claims("Người dưới 18 tuổi thì khác.", L53) == [("dưới 18 tuổi", "source", ("L53",))]


def test_the_same_number_of_another_kind_is_another_figure() -> None:
    assert claims("Có 18 người dự.", L53)[0][1] == "page"
    assert claims("Người 19 tuổi.", L53)[0][1] == "page"


def test_a_law_in_the_same_sentence_is_its_source() -> None:
    assert claims("Không quá 8 giờ: Bộ luật Lao động.", L53) == [("8 giờ", "registry", ("BLLD",))]


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [("Từ 1/7/2025.", "source"), ("Từ 01/07/2025.", "source"), ("Từ 2/7/2025.", "page")],
)
def test_the_title_of_a_cited_source_states_it(sentence: str, basis: str) -> None:
    assert claims(sentence, NEWS)[0][1] == basis


@pytest.mark.parametrize(
    ("sentence", "basis"),
    [
        ("Phạt hai trăm triệu đồng.", "source"),
        ("Phạt 200 triệu đồng.", "source"),
        ("Phạt ba trăm triệu đồng.", "page"),
        ("Có mười chế độ.", "page"),
    ],
)
def test_a_figure_in_words_is_that_figure(sentence: str, basis: str) -> None:
    title = NEWS.model_copy(update={"title": "Phạt 200 triệu đồng 99 người"})
    assert claims(sentence, title)[0][1] == basis


def test_an_editor_says_which_source_proves_a_figure() -> None:
    proving = NEWS.model_copy(update={"proves": ["99 xã"]})
    assert claims("Tỉnh có 99 xã.", L53, proving)[0][1] == "page"
    proving = NEWS.model_copy(update={"proves": ["99"]})
    assert claims("Tỉnh có 99 xã.", L53, proving) == [
        ("99", "source", ("https://vnexpress.net/a",))
    ]


def test_an_editor_says_that_a_figure_is_made_up() -> None:
    assert claims("Lương 30 triệu đồng.", L53, examples=("30 Triệu đồng",)) == [
        ("30 triệu đồng", "example", ())
    ]
    assert claims("Lương 31 triệu đồng.", L53, examples=("30 triệu đồng",))[0][1] == "page"


def test_what_may_not_be_printed_states_nothing() -> None:
    hidden = {
        key: law.model_copy(update={"publish": "check"}) for key, law in REGISTRIES.laws.items()
    }
    registries = Registries(laws=hidden)
    found = list(claims_in("a.md", [(1, "Người dưới 18 tuổi.")], [L53], registries))
    assert found[0].basis == "page"
