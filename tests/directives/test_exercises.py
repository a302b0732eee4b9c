"""Questions and stories in a page's markup, on the web and on paper."""

import markdown
import pytest

from loa.directives.extension import LoaExtension
from loa.handouts.paper import tree_of
from loa.integrations.portal import Portal
from loa.reading.markup import EXTENSION_CONFIGS, EXTENSIONS
from portals import MakePortal, page_text

BODY = """
## Câu hỏi {#cau-hoi}

1. Làm gì?
    - A. Chạy
    - B. Kể, gọi [[helpline:h111]]

## Đáp án {#dap-an}

1. **B.** Có người giúp.
    - A. Dễ lạc.

## Em sẽ làm gì? {#em-se-lam-gi}

/// scenes

### Đầu {#canh-dau}

Kể.

- [Hỏi [[helpline:h111]]](#canh-hoi)

### Hỏi {#canh-hoi .ket-tot}

Gọi [[helpline:h111]].

///

Hết.
"""


@pytest.fixture
def portal(make_portal: MakePortal) -> Portal:
    return Portal.load(make_portal({"mot.md": page_text("Một", BODY)}))


def on_the_web(portal: Portal) -> str:
    context = portal.render_context()
    context.page = portal.library.get("mot.md")
    md = markdown.Markdown(
        extensions=[*EXTENSIONS, LoaExtension(context)], extension_configs=EXTENSION_CONFIGS
    )
    return md.convert(BODY)


def test_a_question_says_what_is_right_and_folds_its_answer(portal: Portal) -> None:
    root = tree_of(on_the_web(portal))
    question = root.find(".//li[@data-right]")
    assert question is not None
    assert question.get("data-right") == "B"
    assert [entry.get("data-option") for entry in question.iterfind("ul/li")] == ["A", "B"]
    folded = question.find("details")
    assert folded is not None
    assert " ".join("".join(folded.itertext()).split()) == (
        "Xem đáp án câu 1B. Có người giúp. A. Dễ lạc."
    )


def test_whoever_taps_a_choice_or_a_link_dials_nobody(portal: Portal) -> None:
    root = tree_of(on_the_web(portal))
    choice = root.find(".//li[@data-option='B']")
    assert choice is not None
    assert "".join(choice.itertext()).strip() == "B. Kể, gọi 111"
    assert choice.findall(".//a") == []
    assert root.findall(".//a//a") == []
    assert [link.get("href") for link in root.iter("a") if link.text == "111"] == ["tel:111"]


def test_scenes_are_numbered_and_choices_say_where_they_lead(portal: Portal) -> None:
    root = tree_of(on_the_web(portal))
    first, second = root.iterfind("div/section")
    assert "".join(first.find("h3").itertext()) == "Cảnh 1: Đầu"  # type: ignore[union-attr]
    assert "".join(first.find("ul").itertext()).strip() == "Hỏi 111 (sang cảnh 2)"  # type: ignore[union-attr]
    assert [" ".join("".join(part.itertext()).split()) for part in second] == [
        "Cảnh 2: Hỏi", "Kết tốt", "Gọi 111.", "Đọc lại từ đầu",
    ]  # fmt: skip
    assert root[-3].text == "Hết."


def test_paper_has_the_scenes_and_nothing_to_unfold(portal: Portal) -> None:
    page = portal.library.get("mot.md")
    assert page is not None
    body = portal.render(page)
    assert "<details" not in body
    assert "data-right" not in body
    assert '</span><span class="loa-scene__to"> (sang cảnh 2)</span>' in body
    assert "Đọc lại từ đầu" not in body
