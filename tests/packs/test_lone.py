"""A part of the portal in one file: opened from an empty folder, without a network and scripts."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import firefox
from devtools import running
from loa.packs.contents import Label
from loa.packs.lone import LARGEST, Lone, LonePage, key_of, lone_file
from loa.problems import Problem
from old_chromium import program
from packing import PAGES, run
from portals import page_text, write_portal

LABEL = Label("gon", "Bản gọn", "Loa", date(2026, 11, 23), date(2027, 11, 23), 7, "")
OTHER = "<main><h1>Cách nấu nồi cơm dẻo</h1></main>"


def lone(pages: dict[str, str], files: dict[str, bytes] | None = None) -> tuple[str, list[Problem]]:
    """The file of some pages, each given as what stands in <main>."""
    html = {uri: f"<main>{inner}</main>" for uri, inner in pages.items()}
    known = {**{uri: text.encode() for uri, text in html.items()}, **(files or {})}
    data, problems = lone_file(
        Lone(
            title="Gia đình",
            label=LABEL,
            helplines=[],
            pages=[LonePage(uri, uri, text) for uri, text in html.items()],
            other=OTHER,
            files={uri: (lambda kept=content: kept) for uri, content in known.items()},
            style="body{}",
            scripts=[],
        )
    )
    return data.decode(), problems


@pytest.mark.parametrize(
    ("uri", "key"),
    [("tro-giup/index.html", "tro-giup"), ("a/b.html", "a-b"), ("index.html", "index")],
)
def test_what_a_page_is_called_in_the_file(uri: str, key: str) -> None:
    assert key_of(uri) == key


def test_links_between_the_pages_become_anchors() -> None:
    text, problems = lone(
        {
            "a/mot.html": '<a href="hai.html#goi">Hai</a> <a href="#day">Đây</a> <p id="day"></p>',
            "a/hai.html": '<h2 id="goi">Gọi</h2> <a href="mot.html">Một</a>',
        }
    )
    assert problems == []
    assert '<a href="#a-hai--goi">Hai</a> <a href="#a-mot--day">Đây</a>' in text
    assert '<p id="a-mot--day"></p>' in text
    assert '<h3 id="a-hai--goi">Gọi</h3> <a href="#a-mot">Một</a>' in text


def test_what_is_not_in_the_file_becomes_words() -> None:
    text, problems = lone(
        {
            "a/mot.html": '<p>Xem <a href="../b/ba.html">Ba</a>, '
            '<a href="https://vncert.vn/">VNCERT</a>.</p>'
        },
        {"b/ba.html": b"<main></main>"},
    )
    assert problems == []
    assert '<span class="loa-left-out" title="Không có trong bản này">Ba</span>' in text
    assert 'VNCERT</span> <span class="loa-outside__host">(vncert.vn)</span>' in text
    assert 'href="http' not in text


def test_choices_of_two_pages_are_apart() -> None:
    choice = '<input type="radio" name="q" id="a"><label for="a">A</label>'
    text, _ = lone({"mot.html": choice, "hai.html": choice})
    for key in ("mot", "hai"):
        assert f'name="{key}--q" id="{key}--a"><label for="{key}--a">' in text


@pytest.mark.parametrize("way", ["loa-offline", "loa-send", "loa-toc"])
def test_ways_through_the_portal_are_left_out(way: str) -> None:
    text, _ = lone({"mot.html": f'<p>Ở lại</p><div class="{way}">Đi đâu</div>'})
    assert "Ở lại" in text
    assert "Đi đâu" not in text


def test_pictures_and_sounds_are_inside() -> None:
    text, _ = lone(
        {"a.html": '<img src="h.png" alt="Hình"><audio src="n.mp3" controls></audio>'},
        {"h.png": b"png", "n.mp3": b"mp3"},
    )
    assert '<img src="data:image/png;base64,cG5n" alt="Hình">' in text
    assert '<audio src="data:audio/mpeg;base64,bXAz" controls></audio>' in text
    assert "media-src data:" in text


def test_ways_through_the_portal_and_programs_stay_out() -> None:
    text, _ = lone(
        {
            "a.html": '<nav class="loa-breadcrumbs"><nav>x</nav>y</nav><p>Giữ</p>'
            '<script>alert(1)</script><iframe src="https://a.vn/"></iframe>'
        }
    )
    assert "<p>Giữ</p>" in text
    assert not re.search("breadcrumbs|alert|iframe|>y<", text)


@pytest.mark.parametrize(("size", "is_refused"), [(-1, False), (0, False), (1, True)])
def test_a_file_that_is_too_heavy_is_refused(size: int, is_refused: bool) -> None:
    empty, _ = lone({"a.html": ""})
    room = LARGEST - len(empty.encode()) + size
    _, problems = lone({"a.html": "a" * room})
    message = "“Gia đình” thành một tệp nặng 3,0 MB, tối đa 3,0 MB."
    hint = "Bớt ảnh hoặc bản thu trong các trang của phần này."
    wanted = [Problem("Gia-nh.html", 1, "pack-too-large", message, hint)]
    assert problems == (wanted if is_refused else [])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The one file of families, alone in a folder."""
    folder = tmp_path_factory.mktemp("lone")
    family = page_text("Mẹ và con", "## Hỏi {#hoi}\n\nXem [việc nhẹ](viec-nhe.md#hoi).\n")
    pages = {
        **PAGES,
        "cong-dong/me.md": family.replace("[moi-nguoi]", "[gia-dinh]"),
        "cong-dong/viec-nhe.md": PAGES["cong-dong/viec-nhe.md"].replace(
            "[moi-nguoi]", "[moi-nguoi, gia-dinh]"
        ),
    }
    root = write_portal(folder / "portal", pages)
    said = run(root, "html", "--out", str(folder / "out"), "--audience", "gia-dinh")
    assert re.fullmatch(r"Đã ghi .*gia-dinh\.html: 3 trang, \d+ kB\.\n", said)
    alone = folder / "alone" / "gia-dinh.html"
    alone.parent.mkdir()
    shutil.move(folder / "out" / "gia-dinh.html", alone)
    shutil.rmtree(root)
    return alone


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def alone(request: pytest.FixtureRequest, browser: Browser, made: Path) -> Page:
    """The file on a phone without a network."""
    context = browser.new_context(
        offline=True, java_script_enabled=request.param, viewport={"width": 360, "height": 740}
    )
    page = context.new_page()
    page.goto(made.as_uri())
    return page


@pytest.mark.browser
def test_alone_it_calls_leads_to_its_pages_and_back(alone: Page) -> None:
    expect(alone.get_by_role("link", name="111", exact=True).first).to_have_attribute(
        "href", "tel:111"
    )
    alone.get_by_role("link", name="Mẹ và con").click()
    expect(alone.get_by_role("heading", name="Mẹ và con")).to_be_in_viewport()
    alone.get_by_role("link", name="việc nhẹ", exact=True).click()
    expect(alone.get_by_role("heading", name="Hỏi trước")).to_be_in_viewport()
    width: int = alone.evaluate("document.documentElement.scrollWidth")
    assert width <= 360


@pytest.mark.browser
def test_alone_it_can_be_left_at_once(alone: Page) -> None:
    alone.get_by_role("link", name="Thoát nhanh").click()
    expect(alone.get_by_role("heading", name="Cách nấu nồi cơm dẻo")).to_be_in_viewport()
    expect(alone.get_by_role("heading", name="Cần giúp ngay")).not_to_be_visible()


@pytest.mark.browser
@pytest.mark.needs("chromium", "chromium-64")
def test_alone_on_the_engine_of_an_old_phone(made: Path, tmp_path: Path) -> None:
    with running(program(64), tmp_path / "profile") as tab:
        tab.open(made.as_uri())
        assert tab.ask("document.documentElement.scrollWidth") <= 360
        assert tab.ask("document.querySelector('.loa-lone__number').href") == "tel:111"
        padding = "parseFloat(getComputedStyle(document.querySelector('main')).paddingLeft)"
        assert tab.ask(padding) >= 12
        tab.ask("document.querySelector('[data-lone-leave]').click()")
        hidden = "document.querySelector('main').offsetHeight === 0 && document.title"
        assert tab.wait(hidden) == "Cách nấu nồi cơm dẻo"
        assert tab.errors == []


SHEET = """
    window.handed = [];
    navigator.canShare = (what) => what.files.length === 1;
    navigator.share = (what) => what.files[0].text().then((text) => {
        window.handed.push([what.files[0].name, what.files[0].type, text]);
    });"""


@pytest.mark.browser
def test_the_file_hands_itself_on_as_it_was(browser: Browser, made: Path, tmp_path: Path) -> None:
    context = browser.new_context(offline=True, bypass_csp=True)
    page = context.new_page()
    page.add_init_script(SHEET)
    page.goto(made.as_uri())
    page.get_by_role("button", name="Gửi tệp này").click()
    page.wait_for_function("window.handed.length === 1")
    name, kind, text = page.evaluate("window.handed[0]")
    assert (name, kind) == ("gia-dinh.html", "text/html")
    again = tmp_path / "nhan-duoc.html"
    again.write_text(text, encoding="utf-8")
    other = browser.new_context(offline=True).new_page()
    errors: list[str] = []
    other.on("console", lambda said: errors.append(said.text))
    other.goto(again.as_uri())
    other.get_by_role("link", name="Mẹ và con").click()
    expect(other.get_by_role("heading", name="Mẹ và con")).to_be_in_viewport()
    other.get_by_role("link", name="Thoát nhanh").click()
    expect(other).to_have_title("Cách nấu nồi cơm dẻo")
    assert errors == []


@pytest.mark.browser
def test_without_a_sheet_the_file_says_how_the_phone_hands_it_on(alone: Page) -> None:
    expect(alone.get_by_role("button", name="Gửi tệp này")).to_be_hidden()
    expect(alone.locator(".loa-lone__send")).to_contain_text("giữ tệp này, chọn Chia sẻ")


@pytest.mark.browser
@pytest.mark.needs("firefox")
def test_alone_in_firefox(made: Path, tmp_path: Path) -> None:
    with firefox.running(tmp_path / "profile") as tab:
        tab.open(made)
        ask = "JSON.stringify({})".format
        assert tab.ask(ask("document.querySelector('.loa-lone__number').href")) == "tel:111"
        assert tab.ask(ask("document.documentElement.scrollWidth <= window.innerWidth"))
        tab.ask("document.querySelector('.loa-lone__pages a[href*=me]').click()")
        assert tab.ask(ask("location.hash")) == "#cong-dong-me"
        near = "Math.abs(document.querySelector('#cong-dong-me').getBoundingClientRect().top) < 40"
        assert tab.ask(ask(near))
        tab.ask("document.querySelector('[data-lone-leave]').click()")
        assert tab.ask(ask("document.title")) == "Cách nấu nồi cơm dẻo"
        assert tab.ask(ask("document.querySelector('main').offsetHeight")) == 0
        assert tab.trouble == []
