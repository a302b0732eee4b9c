"""Leaving a help page in one tap: what whoever looks next can see, and what they cannot."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from loa.integrations.site import build_site
from portals import page_text, write_portal
from served import served

pytestmark = pytest.mark.browser
AWAY = "https://nchmf.gov.vn/"
PAGES = {
    "tro-giup/index.md": page_text("Cần giúp", type="landing", more="sensitive: true\n"),
    "cong-dong/tro-ve.md": page_text("Trở về", more="sensitive: true\n"),
    "cong-dong/thuong.md": page_text("Trang thường"),
    "tro-giup/mot.md": page_text(
        "Hỏi cho nạn nhân", more="tab: Hỏi cho người khác\nsensitive: true\n"
    ),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = write_portal(tmp_path_factory.mktemp("leave"), PAGES)
    build_site(root, root / "site")
    return root / "site"


@pytest.fixture(scope="module")
def local(built: Path) -> Iterator[str]:
    with served(built) as found:
        yield found


@pytest.fixture
def reader(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.route(f"{AWAY}**", _weather)
    yield page
    context.close()


def _weather(route: Route) -> None:
    route.fulfill(body="<title>Thời tiết</title>", content_type="text/html; charset=utf-8")


def test_leaving_comes_first_in_the_tab_order(reader: Page, local: str) -> None:
    reader.goto(f"{local}tro-giup/mot/")
    reader.keyboard.press("Tab")
    expect(reader.locator("[data-loa-leave]")).to_be_focused()


def test_three_times_shift_leaves_and_back_does_not_return(reader: Page, local: str) -> None:
    reader.goto(local)
    reader.goto(f"{local}tro-giup/mot/")
    for _ in range(3):
        reader.keyboard.press("Shift")
    expect(reader).to_have_title("Thời tiết")
    reader.go_back()
    expect(reader).to_have_url(local)


def test_twice_shift_and_a_letter_stay(reader: Page, local: str) -> None:
    reader.goto(f"{local}tro-giup/mot/")
    for key in ("Shift", "Shift", "a", "Shift"):
        reader.keyboard.press(key)
    assert reader.url == f"{local}tro-giup/mot/"
    expect(reader.locator("body")).to_be_visible()


def test_each_press_of_shift_is_seen_and_said_until_five_seconds_are_over(
    reader: Page, local: str
) -> None:
    reader.clock.install(time=0)
    reader.goto(f"{local}tro-giup/mot/")
    reader.clock.pause_at(60_000)
    said = reader.locator(".loa-exit").get_by_role("status")
    reader.keyboard.press("Shift")
    expect(said).to_have_text("Bấm Shift thêm 2 lần nữa để thoát")
    reader.keyboard.press("Shift")
    expect(said).to_have_text("Bấm Shift thêm 1 lần nữa để thoát")
    reader.clock.run_for(4_999)
    expect(said).to_have_text("Bấm Shift thêm 1 lần nữa để thoát")
    reader.clock.run_for(1)
    expect(said).to_have_text("")


FOCUS_UNDER = """() => {
    const bar = document.querySelector(".loa-exit").getBoundingClientRect();
    const links = [...document.querySelectorAll("main a, footer a")];
    return links.filter((link) => {
        link.focus();
        const box = link.getBoundingClientRect();
        return box.height > 0 && box.top >= bar.top;
    }).map((link) => link.outerHTML);
}"""


def test_no_link_that_has_the_focus_lies_under_the_way_out(reader: Page, local: str) -> None:
    reader.goto(f"{local}tro-giup/")
    assert reader.locator("main a").count() > 0
    assert reader.evaluate(FOCUS_UNDER) == []


# What has the focus, and whether anything of the way out lies wholly over it.
FOCUS = """() => {
    const one = document.activeElement;
    const exit = document.querySelector(".loa-exit");
    if (one === document.body) return null;
    const tops = [exit, ...exit.querySelectorAll("*")]
        .filter((part) => part.getBoundingClientRect().height)
        .map((part) => part.getBoundingClientRect().top);
    const box = one.getBoundingClientRect();
    return [one.outerHTML, !exit.contains(one) && box.top >= Math.min(...tops)];
}"""


@pytest.mark.parametrize("letters", ["100%", "200%"])
def test_whoever_walks_there_and_back_by_keys_always_sees_where_they_are(
    reader: Page, local: str, letters: str
) -> None:
    reader.goto(f"{local}tro-giup/")
    reader.evaluate(f"document.documentElement.style.fontSize = '{letters}'")
    for key in ("Tab", "Shift+Tab"):
        seen = []
        while len(seen) < 60:
            reader.keyboard.press(key)
            found = reader.evaluate(FOCUS)
            if found is None:
                break
            seen.append(found)
        assert 15 < len(seen) < 60
        assert [name for name, is_under in seen if is_under] == []
    expect(reader.locator(".loa-exit").get_by_role("status")).to_have_text("")


def test_only_sensitive_pages_have_the_way_out_wherever_they_stand(
    reader: Page, local: str
) -> None:
    reader.goto(f"{local}cong-dong/tro-ve/")
    expect(reader.locator(".loa-exit").get_by_role("link")).to_have_text(
        ["Thoát nhanh hoặc bấm phím Shift 3 lần", "Gọi 111", "Gọi 113"]
    )
    reader.goto(f"{local}cong-dong/thuong/")
    expect(reader.locator(".loa-exit")).to_have_count(0)


def test_the_screen_is_empty_before_the_other_page_is_asked_for(reader: Page, local: str) -> None:
    reader.goto(f"{local}tro-giup/mot/")
    seen = reader.evaluate(
        """() => {
            document.querySelector("[data-loa-leave]").click();
            return [getComputedStyle(document.body).visibility, document.title];
        }"""
    )
    assert seen == ["hidden", "…"]


def test_a_page_kept_by_the_browser_shows_itself_again(reader: Page, local: str) -> None:
    reader.goto(f"{local}tro-giup/mot/")
    title = reader.title()
    reader.evaluate(
        """() => {
            document.documentElement.classList.add("loa-leaving");
            document.title = "…";
            window.dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true}));
        }"""
    )
    expect(reader.locator("body")).to_be_visible()
    expect(reader).to_have_title(title)


def test_without_a_network_leaving_goes_to_a_recipe_in_the_copy(reader: Page, built: Path) -> None:
    reader.goto((built / "tro-giup" / "mot" / "index.html").as_uri())
    reader.locator("[data-loa-leave]").click()
    expect(reader).to_have_title("Cách nấu nồi cơm dẻo")


def test_on_paper_there_is_nothing_to_leave_by(reader: Page, local: str) -> None:
    reader.goto(f"{local}tro-giup/mot/")
    reader.emulate_media(media="print")
    expect(reader.locator("[data-loa-leave]")).to_be_hidden()


def test_without_scripts_it_is_a_plain_link(browser: Browser, local: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{local}tro-giup/mot/")
    link = page.locator("[data-loa-leave]")
    assert (link.get_attribute("href"), link.get_attribute("rel")) == (AWAY, "nofollow noreferrer")
    context.close()


def test_title_and_links_of_a_help_page_do_not_name_the_subject(built: Path) -> None:
    text = (built / "tro-giup" / "mot" / "index.html").read_text(encoding="utf-8")
    head = text.split("</head>")[0]
    assert "<title>Hỏi cho người khác – Loa</title>" in head
    assert re.search("mua bán người|trợ giúp|nạn nhân", head) is None
    assert '<meta name="description" content="Hỏi cho người khác">' in head


def test_a_visit_leaves_nothing_in_the_browsers_storage(reader: Page, local: str) -> None:
    reader.goto(f"{local}tro-giup/mot/")
    kept = reader.evaluate(
        """async () => [localStorage.length, sessionStorage.length, document.cookie,
            (await caches.keys()).length,
            (await navigator.serviceWorker.getRegistrations()).length]"""
    )
    assert kept == [0, 0, "", 0, 0]
