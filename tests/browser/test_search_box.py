"""The search box: how a question gets in, and how its answers can be narrowed."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from watching import Log

pytestmark = pytest.mark.browser
Phone = tuple[Page, Log]
PHONE = {"width": 360, "height": 740}
FIRST = ".loa-search__link >> nth=0"


@pytest.fixture(scope="module")
def home(browser: Browser, address: str) -> Iterator[Page]:
    """Home on a phone, whose index is read once for all questions."""
    page = browser.new_page(viewport=PHONE, locale="vi-VN")
    yield page
    page.close()


@pytest.fixture
def box(home: Page, address: str) -> Page:
    """Home with an empty search box, which has the focus."""
    if home.url != address:
        home.goto(address)
    field = home.get_by_role("searchbox")
    field.fill("")
    expect(home.locator(".loa-search__link:visible")).to_have_count(0)
    field.focus()
    return home


def keyboard_of(page: Page) -> CDPSession:
    return page.context.new_cdp_session(page)


def test_pasted_words_are_searched(box: Page) -> None:
    keyboard_of(box).send("Input.insertText", {"text": "karaoke"})
    expect(box.locator(FIRST)).to_contain_text("Karaoke và quán bar")


def test_spoken_words_are_searched_though_no_key_was_pressed(box: Page) -> None:
    box.get_by_role("searchbox").evaluate(
        """input => {
            input.value = "lễ tân";
            input.dispatchEvent(new InputEvent("input", {bubbles: true, inputType: "insertText"}));
        }"""
    )
    expect(box.locator(FIRST)).to_contain_text("Lễ tân và buồng phòng")


def test_words_are_searched_while_an_input_method_composes_them(box: Page) -> None:
    keyboard = keyboard_of(box)
    text = "nhà nghỉ"
    keyboard.send(
        "Input.imeSetComposition",
        {"text": text, "selectionStart": len(text), "selectionEnd": len(text)},
    )
    expect(box.locator(FIRST)).to_contain_text("Khách sạn và nhà nghỉ")
    keyboard.send("Input.insertText", {"text": "karaoke"})
    expect(box.locator(FIRST)).to_contain_text("Karaoke và quán bar")


def test_enter_that_ends_a_composition_moves_nothing(box: Page) -> None:
    field = box.get_by_role("searchbox")
    field.fill("karaoke")
    expect(box.locator(FIRST)).to_be_visible()
    field.evaluate(
        """input => input.dispatchEvent(new KeyboardEvent("keydown",
            {key: "ArrowDown", bubbles: true, cancelable: true, isComposing: true}))"""
    )
    expect(field).to_be_focused()


def test_a_word_in_two_spellings_of_its_accent_finds_the_same(box: Page) -> None:
    field = box.get_by_role("searchbox")
    field.fill("xoá lịch sử")
    expect(box.locator(FIRST)).to_contain_text("Xóa dấu vết truy cập")


def test_a_page_is_found_by_words_that_mean_the_same(box: Page) -> None:
    box.get_by_role("searchbox").fill("trông cháu")
    expect(box.locator(FIRST)).to_contain_text("Ông bà nuôi cháu")


def test_results_stand_under_the_audiences_they_are_for(box: Page) -> None:
    box.get_by_role("searchbox").fill("việc nhẹ lương cao")
    groups = box.locator(".loa-search__group")
    expect(groups.nth(0)).to_have_text("Học sinh")
    expect(groups.nth(1)).to_have_text("Thầy cô giáo")


def test_results_are_narrowed_to_a_format_and_widened_again(box: Page) -> None:
    box.get_by_role("searchbox").fill("việc nhẹ lương cao")
    films = box.get_by_role("button", name=re.compile(r"^Phim ngắn"))
    films.click()
    expect(films).to_have_attribute("aria-pressed", "true")
    expect(films).to_be_focused()
    titles = box.locator(".loa-search__title")
    expect(titles.first).to_have_text("Phim ngắn: việc nhẹ, lương cao")
    assert all(title.startswith("Phim ngắn: ") for title in titles.all_inner_texts())
    films.click()
    expect(films).to_have_attribute("aria-pressed", "false")
    assert box.locator(".loa-search__title").count() > 1


def test_nothing_found_leads_to_the_list_of_all_pages_and_to_help(box: Page) -> None:
    box.get_by_role("searchbox").fill("xyzzy")
    expect(box.locator(".loa-search__status")).to_have_text(
        "Không thấy trang nào hợp với “xyzzy”. Thử từ ngắn hơn, hoặc xem danh sách mọi trang. "
        "Đang lo cho ai đó thì không cần tìm nữa: mở trang Cần giúp ngay."
    )
    expect(box.locator(".loa-search__hint a")).to_have_text(
        ["Tất cả các trang, từ A đến Y", "Cần giúp ngay"]
    )


def urls(page: Page) -> list[str]:
    """The addresses of the pages shown, below the portal's root and without their parts."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".loa-search__link")].map((link) =>
            new URL(link.href).pathname.slice(1))"""
    )
    return found


def search(page: Page, typed: str) -> None:
    """Type and wait until the answer to these very words stands there."""
    field = page.get_by_role("searchbox")
    page.locator("[data-loa-search]").evaluate("form => form.querySelector('input').focus()")
    field.fill(typed)
    page.wait_for_function("() => window.loaRanking && document.querySelector('.loa-search__hint')")
    field.press("Enter")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("con gái tôi mất tích", "tro-giup/con-bo-di-mat-lien-lac/"),
        ("bi doa tung anh", "tro-giup/ban-12-den-17-tuoi/"),
        ("bị giữ giấy tờ", "tro-giup/viec-lam-ngay/"),
        ("bán thận", "cong-dong/ban-than-va-ep-an-xin/"),
    ],
)
def test_an_urgent_word_shows_the_numbers_and_its_page_before_everything(
    box: Page, typed: str, first: str
) -> None:
    search(box, typed)
    shown = box.locator(".loa-search__list > *")
    expect(shown.first).to_have_class(re.compile("loa-search__calls"))
    expect(shown.first.locator("a")).to_have_text(
        ["Cần giúp ngay", "Gọi 111", "Gọi 113", "Gọi +84 981 84 84 84"]
    )
    expect(shown.nth(1)).to_have_text("Cần giúp ngay")
    assert urls(box)[0] == first
    assert "tro-giup/" in urls(box)[:3]


def test_for_somebody_in_need_lessons_come_after_pages_for_readers(box: Page) -> None:
    search(box, "gửi ảnh nhạy cảm")
    places = urls(box)
    lessons = [at for at, url in enumerate(places) if "/lop-" in url]
    readers = [at for at, url in enumerate(places) if url.startswith(("tro-giup/", "cong-dong/"))]
    assert lessons
    assert max(readers) < min(lessons)


def test_a_question_that_tells_of_no_need_shows_no_numbers(box: Page) -> None:
    search(box, "giáo án lớp 8")
    expect(box.locator(".loa-search__calls")).to_have_count(0)
    expect(box.locator(".loa-search__facets")).to_have_count(1)


@pytest.mark.parametrize("typed", ["hotel", "help", "poster khach san"])
def test_editors_pages_are_not_in_the_readers_index(box: Page, typed: str) -> None:
    search(box, typed)
    assert urls(box)
    assert [url for url in urls(box) if url.startswith("bien-tap/")] == []


def test_editors_find_their_own_pages_first(phone: Phone, address: str) -> None:
    page, _ = phone
    page.goto(f"{address}bien-tap/")
    search(page, "thêm trang mới")
    assert urls(page)[0] == "bien-tap/them-mot-trang/"
    search(page, "karaoke")
    assert urls(page)[0] == "du-lich/karaoke-quan-bar/"


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("kĩ năng", "kỹ năng"),
        ("lí do", "lý do"),
        ("quí khách", "quý khách"),
        ("Ðại sứ quán", "đại sứ quán"),
        ("đa\u0323i sứ quán", "đại sứ quán"),
        ("mua bans nguwowif", "mua bán người"),
        ("ddieeuf 150", "điều 150"),
        ("mua ba1n ngu7o7i2", "mua bán người"),
        ("bị nừa bán", "bị lừa bán"),
        ("thầy xờ em", "thầy sờ em"),
        ("tiền 200tr", "tiền 200 triệu"),
        ("hợp đồgn lao động", "hợp đồng lao động"),
        ("khách sạnn", "khách sạn"),
        ("bidoatunganh", "bi doa tung anh"),
        ("kíu em với", "cứu em với"),
        ("uống riệu", "uống rượu"),
    ],
)
def test_two_ways_to_type_a_word_give_one_answer(box: Page, typed: str, same: str) -> None:
    search(box, same)
    wanted = urls(box)
    assert wanted
    search(box, typed)
    assert urls(box) == wanted


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("XKLĐ", "cong-dong/di-lam-viec-nuoc-ngoai-dung-duong/"),
        ("mbn", "phap-luat/luat-de-hieu/"),
        ("gdcd 8", "truong-hoc/thcs/lop-8-viec-nhe-luong-cao/"),
        ("ngta bao dua 200tr moi tha con", "cong-dong/khu-lua-dao-va-nguoi-cuu-gia/"),
        ("hotel", "du-lich/khach-san-nha-nghi/"),
        ("poster", "tai-lieu/"),
    ],
)
def test_abbreviations_and_english_names_are_known(box: Page, typed: str, first: str) -> None:
    search(box, typed)
    assert urls(box)[0] == first


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("con chai bỏ nhà đi", "tro-giup/con-bo-di-mat-lien-lac/"),
        ("nay chong nuoc ngoai", "cong-dong/ket-hon-voi-nguoi-nuoc-ngoai/"),
        ("vay von nguoi bi buon ban ve", "co-quan/vay-von-cho-nguoi-tro-ve/"),
        ("bai giang lop 1", "truong-hoc/tieu-hoc/lop-1-co-the-cua-em/"),
        # Words one by one: no entry of the registry says this, and "bạn thân" sells no kidney.
        ("bạn thân của em đang buồn chuyện", "truong-hoc/khi-ban-em-gap-chuyen/"),
    ],
)
def test_what_is_meant_comes_before_what_is_written(box: Page, typed: str, first: str) -> None:
    search(box, typed)
    assert urls(box)[0] == first


@pytest.mark.parametrize(
    ("typed", "part"),
    [("giáo án lớp 8", ""), ("phiếu học tập lớp 8", "#phieu-hoc-tap"), ("lễ tân", "")],
)
def test_a_part_of_a_page_is_opened_that_says_more_than_its_head(
    box: Page, typed: str, part: str
) -> None:
    search(box, typed)
    first = box.locator(".loa-search__link").first
    assert first.evaluate("(link) => new URL(link.href).hash") == part


@pytest.mark.parametrize(("typed", "never"), [("bán", "ban"), ("mê", "mẹ")])
def test_a_word_with_its_accent_is_no_other_word(box: Page, typed: str, never: str) -> None:
    search(box, typed)
    said = box.evaluate(
        """(word) => [...document.querySelectorAll(".loa-search__link")].filter((link) =>
            !new RegExp("(^|[^\\p{L}])" + word, "iu").test(link.textContent)).length""",
        typed,
    )
    exact = box.locator(".loa-search__link").count()
    assert exact > 0
    marked = box.locator(".loa-search__link mark").all_inner_texts()
    assert [word for word in marked if word.lower() == never] == []
    assert said < exact


def test_the_number_of_pages_is_true_and_more_can_be_seen(box: Page) -> None:
    search(box, "người")
    status = box.locator(".loa-search__status")
    expect(status).to_have_text(re.compile(r"^\d+ trang, đang xem 24$"))
    total = int((status.text_content() or "").split()[0])
    links = box.locator(".loa-search__link")
    assert links.count() == 24
    while box.get_by_role("button", name="Xem thêm").count():
        seen = links.count()
        box.get_by_role("button", name="Xem thêm").click()
        expect(links.nth(seen)).to_be_focused()
    assert links.count() == total
    expect(status).to_have_text(f"{total} trang")


def test_chinese_words_are_looked_up_in_the_chinese_index_from_a_vietnamese_page(box: Page) -> None:
    search(box, "求助")
    first = box.locator(FIRST)
    expect(first).to_have_attribute("lang", "zh-Hant")
    assert urls(box)[0].startswith("zh-Hant/")


def test_vietnamese_words_are_looked_up_in_the_vietnamese_index_from_a_chinese_page(
    phone: Phone, address: str
) -> None:
    page, _ = phone
    page.goto(f"{address}zh-Hant/")
    search(page, "karaoke và quán bar")
    expect(page.locator(FIRST)).to_have_attribute("lang", "vi")
    assert urls(page)[0] == "du-lich/karaoke-quan-bar/"


def test_nobody_types_more_than_a_message_and_a_pasted_one_is_searched(box: Page) -> None:
    field = box.get_by_role("searchbox")
    field.focus()
    keyboard_of(box).send("Input.insertText", {"text": "việc nhẹ lương cao " * 60})
    assert len(field.input_value()) == 300
    expect(box.locator(FIRST)).to_be_visible()


def test_what_a_hand_broke_in_the_address_is_searched_as_it_stands(
    phone: Phone, address: str
) -> None:
    page, log = phone
    page.goto(f"{address}a-z/?q=karaoke%E1%ZZ")
    expect(page.get_by_role("searchbox")).to_have_value("karaoke%E1%ZZ")
    assert log.errors == []
