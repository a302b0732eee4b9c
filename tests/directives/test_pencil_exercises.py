"""Exercises for a pencil: what pupils see is mixed, what the teacher needs is kept."""

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loa.directives.exercises import mixed
from loa.directives.extension import LoaExtension
from loa.handouts.paper import text_of, tree_of
from loa.integrations.portal import Portal
from loa.reading.markup import EXTENSION_CONFIGS, EXTENSIONS
from portals import MakePortal, page_text

BODY = """
Nối.

/// match

| Lời nói | Việc |
|---|---|
| Đừng kể ai | Em **kể** ngay |
| Mẹ đón ở cổng | Em chờ mẹ |
| Lên xe đi | Em lùi lại |

///

/// put-in-order

1. Dừng
2. Đi
3. Kể

///

/// cut-out

- Thẻ một
- Thẻ hai

///

/// colour-in | goi-113
///

/// empty-bubbles | moi-nguoi
///
"""


@pytest.fixture
def shown(make_portal: MakePortal) -> str:
    portal = Portal.load(make_portal({"mot.md": page_text("Một", BODY)}))
    context = portal.render_context()
    context.page = portal.library.get("mot.md")
    md = markdown.Markdown(
        extensions=[*EXTENSIONS, LoaExtension(context)], extension_configs=EXTENSION_CONFIGS
    )
    return md.convert(BODY)


def test_pairs_are_numbered_and_lettered_and_the_answers_join_them(shown: str) -> None:
    frame = next(one for one in tree_of(shown).iter("div") if "--match" in one.get("class", ""))
    rows = [[text_of(cell) for cell in row if cell.tag == "td"] for row in frame.iter("tr")]
    firsts = dict(row[0].split(". ") for row in rows if row)
    seconds = dict(row[1].split(". ") for row in rows if row)
    answers = [one.split(" – ") for one in frame.get("data-answers", "").split(", ")]
    assert {firsts[number]: seconds[letter] for number, letter in answers} == {
        "Đừng kể ai": "Em kể ngay",
        "Mẹ đón ở cổng": "Em chờ mẹ",
        "Lên xe đi": "Em lùi lại",
    }
    assert "<strong>kể</strong>" in shown


def test_steps_are_mixed_and_the_answers_number_them(shown: str) -> None:
    frame = next(one for one in tree_of(shown).iter("div") if "--order" in one.get("class", ""))
    steps = [text_of(item) for item in frame.iter("li")]
    numbers = frame.get("data-answers", "").split(", ")
    assert steps != ["Dừng", "Đi", "Kể"]
    assert dict(zip(numbers, steps, strict=True)) == {"1": "Dừng", "2": "Đi", "3": "Kể"}


def test_cards_stay_as_they_are_written(shown: str) -> None:
    frame = next(one for one in tree_of(shown).iter("div") if "--cut" in one.get("class", ""))
    assert [text_of(item) for item in frame.iter("li")] == ["Thẻ một", "Thẻ hai"]
    assert "data-answers" not in frame.attrib


def test_drawings_to_colour_are_files_of_their_own(shown: str) -> None:
    sources = [image.get("src") for image in tree_of(shown).iter("img")]
    assert any("assets/tranh/to-mau/goi-113" in str(one) for one in sources)
    assert any("assets/tranh/dien-loi/moi-nguoi" in str(one) for one in sources)


@given(st.lists(st.text(), min_size=2, max_size=12, unique=True))
def test_every_text_keeps_a_place_and_none_its_own(texts: list[str]) -> None:
    order = mixed(texts)
    assert sorted(order) == list(range(len(texts)))
    assert order != list(range(len(texts)))
    assert order == mixed(texts)


@pytest.mark.parametrize(("count", "is_mixed"), [(1, False), (2, True), (12, True), (13, False)])
def test_what_the_checks_refuse_is_not_mixed(
    make_portal: MakePortal, count: int, is_mixed: bool
) -> None:
    body = "/// put-in-order\n\n" + "1. Việc này\n" * count + "\n///\n"
    portal = Portal.load(make_portal({"mot.md": page_text("Một", body)}))
    page = portal.library.get("mot.md")
    assert page is not None
    assert ("data-answers" in portal.render(page)) is is_mixed
    codes = [problem.code for problem in portal.problems() if problem.code == "exercise-shape"]
    assert codes == ["exercise-shape"] * (not is_mixed)
