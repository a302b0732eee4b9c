"""Answering questions and walking through a story: mouse, keyboard, no scripts, paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from loa.integrations.site import build_site
from portals import page_text, write_portal
from watching import Log, watched

pytestmark = pytest.mark.browser

BODY = """
## Câu hỏi {#cau-hoi}

1. Em lạc mẹ ở chợ. Làm gì trước?
    - A. Chạy đi tìm
    - B. Nhờ cô bán hàng
2. Chọn mọi điều đáng lo.
    - A. Giữ giấy tờ
    - B. Xin thêm khăn
    - C. Trả lời thay

## Đáp án {#dap-an}

1. **B.** Gọi [[helpline:h111]] cũng được.
    - A. Chạy thì dễ lạc thêm.
2. **A, C.** Hai điều này đáng ghi.

## Em sẽ làm gì? {#em-se-lam-gi}

/// scenes

### Đầu chợ {#canh-dau}

Một người lạ mời em lên xe.

- [Hỏi mật khẩu](#canh-hoi)
- [Lên xe](#canh-len)

### Hỏi {#canh-hoi .ket-tot}

Em kể ngay.

### Lên xe {#canh-len}

Em không có lỗi.

///
"""


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A small portal's page, opened from its folder."""
    folder = tmp_path_factory.mktemp("exercises")
    root = write_portal(folder / "portal", {"mot.md": page_text("Một", BODY)})
    build_site(root, folder / "site")
    return (folder / "site" / "mot" / "index.html").as_uri()


@pytest.fixture
def opened(phone: tuple[Page, Log], exercise: str) -> Iterator[Page]:
    page, log = phone
    page.goto(exercise)
    yield page
    assert (log.errors, log.foreign) == ([], [])


def test_a_wrong_choice_gets_its_own_word_and_a_right_one_the_reason(opened: Page) -> None:
    first = opened.get_by_role("group", name="Em lạc mẹ ở chợ. Làm gì trước?")
    said = first.get_by_role("status")
    first.get_by_role("button").click()
    expect(said).to_have_text("Hãy chọn một câu trả lời trước. ")
    first.get_by_label("A. Chạy đi tìm").check()
    first.get_by_role("button").click()
    expect(said).to_have_text("Chưa đúng. A. Chạy thì dễ lạc thêm. Thử lại, hoặc mở đáp án ở dưới.")
    first.get_by_label("B. Nhờ cô bán hàng").check()
    expect(said).to_be_empty()
    first.get_by_role("button").click()
    expect(said).to_have_text("Đúng. B. Gọi 111 cũng được.")
    expect(said.get_by_role("link", name="111")).to_have_attribute("href", "tel:111")


def test_several_right_answers_are_asked_for_one_by_one(opened: Page) -> None:
    second = opened.get_by_role("group", name="Chọn mọi điều đáng lo.")
    second.get_by_role("checkbox", name="A. Giữ giấy tờ").check()
    second.get_by_role("button").click()
    expect(second.get_by_role("status")).to_contain_text("Đúng một phần, còn thiếu.")
    second.get_by_role("checkbox", name="C. Trả lời thay").check()
    second.get_by_role("button").click()
    expect(second.get_by_role("status")).to_have_text("Đúng. A, C. Hai điều này đáng ghi.")


def test_the_tree_of_a_question_as_a_screen_reader_gets_it(opened: Page) -> None:
    expect(opened.locator(".loa-quiz__question").first).to_match_aria_snapshot(
        """
        - group /Em lạc mẹ ở chợ. Làm gì trước?/:
          - radio "A. Chạy đi tìm"
          - radio "B. Nhờ cô bán hàng"
          - 'button "Kiểm tra: Em lạc mẹ ở chợ. Làm gì trước?"'
          - status
        """
    )


def test_a_question_is_answered_with_keys_alone(opened: Page) -> None:
    opened.get_by_label("A. Chạy đi tìm").focus()
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Tab")
    opened.keyboard.press("Enter")
    expect(opened.get_by_role("status").first).to_contain_text("Đúng. B.")


def test_a_story_shows_one_scene_and_moves_the_focus_along(opened: Page) -> None:
    scenes = opened.locator(".loa-scene:visible")
    expect(scenes).to_have_count(1)
    opened.get_by_role("link", name="Lên xe").focus()
    opened.keyboard.press("Enter")
    heading = opened.get_by_role("heading", name="Lên xe")
    expect(heading).to_be_focused()
    expect(scenes).to_have_count(1)
    opened.get_by_role("link", name="Đọc lại từ đầu").click()
    expect(opened.get_by_role("heading", name="Đầu chợ")).to_be_focused()
    opened.go_back()
    expect(heading).to_be_visible()


def test_an_address_may_name_a_scene(phone: tuple[Page, Log], exercise: str) -> None:
    page, _ = phone
    page.goto(f"{exercise}#canh-hoi")
    expect(page.locator(".loa-scene:visible")).to_have_count(1)
    expect(page.locator(".loa-scene:visible")).to_contain_text("Kết tốt")


def test_without_scripts_answers_unfold_and_scenes_are_numbered(
    phone_without_scripts: tuple[Page, Log], exercise: str
) -> None:
    page, _ = phone_without_scripts
    page.goto(exercise)
    expect(page.get_by_role("radio")).to_have_count(0)
    page.get_by_text("Xem đáp án câu 1").click()
    expect(page.locator(".loa-quiz__answer[open]")).to_contain_text("B. Gọi 111 cũng được.")
    expect(page.get_by_role("heading", name="Cảnh 3: Lên xe")).to_be_visible()
    page.get_by_role("link", name="Lên xe (sang cảnh 3)").click()
    assert page.url.endswith("#canh-len")


def test_paper_has_every_scene_and_no_answers_beside_questions(opened: Page) -> None:
    opened.emulate_media(media="print")
    expect(opened.locator(".loa-scene:visible")).to_have_count(3)
    expect(opened.locator(".loa-scene__to").first).to_be_visible()
    expect(opened.locator(".loa-quiz__check").first).to_be_hidden()
    expect(opened.locator(".loa-quiz__answer").first).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_narrow_screen_holds_it_and_every_target_is_a_finger_wide(
    browser: Browser, exercise: str, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)  # type: ignore[arg-type]
    page, _ = watched(context)
    page.goto(exercise)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    targets = page.locator(".loa-quiz__option, .loa-quiz__check, .loa-scene__choices a:visible")
    heights = [box["height"] for one in targets.all() if (box := one.bounding_box())]
    assert len(heights) == 9
    assert min(heights) >= 44
    context.close()


def test_every_level_of_school_and_the_hotel_have_a_story(portal_site: Path) -> None:
    pages = (
        "truong-hoc/tieu-hoc/lop-4-duong-ve-nha",
        "truong-hoc/thcs/lop-8-viec-nhe-luong-cao",
        "truong-hoc/thpt/lop-10-kiem-tra-loi-moi-lam-viec",
        "du-lich/le-tan-va-buong-phong",
    )
    texts = [(portal_site / page / "index.html").read_text("utf-8") for page in pages]
    assert [text.count("data-loa-scenes") for text in texts] == [1, 1, 1, 1]
