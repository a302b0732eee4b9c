"""What somebody has typed and not saved outlives what may happen to a browser.

A browser of its own with a profile on the disk is killed with signal 9 and started again.
"""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from loa.content.library import Library
from loa.editor.folder import form_files
from loa.editor.hosts import Host
from loa.ground.files import write_files
from machine import find_shell
from portals import page_text, write_portal
from served import served
from watching import watched

from .form_session import FormSession

pytestmark = [pytest.mark.needs("editor"), pytest.mark.browser]
SCREEN = {"width": 1280, "height": 1400}
ENTRY = "#/collections/cong-dong-page/entries/mot"
PATH = "docs/cong-dong/mot.md"
PAGES = {
    "cong-dong/index.md": page_text("Xóm làng", type="landing"),
    "cong-dong/mot.md": page_text("Trang một", "Chữ ở đây.\n"),
}
TYPED = "Tôi gõ câu này không ngừng tay cho đến lúc máy tắt, " * 3
# Milliseconds after which a busy machine too has kept what was typed before.
PAUSE = 1000
# Milliseconds between two keys: less than any pause that somebody makes to think.
RHYTHM = 25
# The window goes to another page within the moment in which the last letter came.
LEFT_AT_ONCE = """() => addEventListener("input", (event) => {
  if (event.target.value.endsWith("!")) { setTimeout(() => location.assign("status.json")); }
})"""
# The tenth of a second after which a draft is kept by itself never comes.
NOT_BY_ITSELF = """() => {
  const later = globalThis.setTimeout;
  globalThis.setTimeout = (work, wait, ...rest) => wait === 100 ? 1 : later(work, wait, ...rest);
}"""
# A letter and the button in one moment.
SAVED_AT_ONCE = """(field) => {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), "value").set;
  setter.call(field, `${field.value}!`);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  document.querySelector('button[data-label="Lưu"]').click();
}"""
STUCK = "() => { FileSystemWritableFileStream.prototype.write = () => new Promise(() => {}); }"


@pytest.fixture
def form_of_portal(tmp_path: Path) -> Path:
    """The form of a small portal, for a folder on the machine."""
    root = write_portal(tmp_path / "portal", PAGES)
    library = Library.load(root / "docs")
    write_files(tmp_path / "sua", form_files(library, frozenset(), frozenset(), Host()))
    return tmp_path / "sua"


@pytest.fixture
def address(form_of_portal: Path) -> Iterator[str]:
    with served(form_of_portal) as address:
        yield address


@pytest.fixture
def session(browser: Browser, address: str) -> Iterator[FormSession]:
    """Somebody who has chosen the folder."""
    context = browser.new_context(viewport=SCREEN, locale="vi-VN")
    page, _ = watched(context)
    session = FormSession.begun(context, page, address)
    begin(session)
    yield session
    context.close()


@pytest.fixture
def started(browser: Browser, tmp_path: Path) -> Iterator[Callable[[], Page]]:
    """Starts a browser of its own on one profile."""
    contexts: list[BrowserContext] = []

    def start() -> Page:
        context = browser.browser_type.launch_persistent_context(
            tmp_path / "profile",
            executable_path=find_shell(),
            viewport=SCREEN,
            locale="vi-VN",
            args=["--no-sandbox", "--disable-gpu"],
        )
        contexts.append(context)
        return context.pages[0]

    yield start
    for context in contexts[1:]:
        context.close()


def begin(session: FormSession) -> None:
    session.put({f"docs/{uri}": text for uri, text in PAGES.items()})
    session.enter(ENTRY)


def type_on(session: FormSession, text: str) -> None:
    """Keys, as somebody presses them."""
    session.field("description").click()
    session.page.keyboard.press("Control+A")
    session.page.keyboard.type(text, delay=RHYTHM)


def kill(profile: Path) -> None:
    """Signal 9 to each process of the browser that has a profile; returns when they are gone."""
    named = f"--user-data-dir={profile}".encode()
    there = [one for one in Path("/proc").iterdir() if one.name.isdigit()]
    found = [one for one in there if named in arguments(one)]
    assert found
    for one in found:
        os.kill(int(one.name), signal.SIGKILL)
    while any(one.exists() and not is_zombie(one) for one in found):
        time.sleep(0.05)


def arguments(process: Path) -> list[bytes]:
    """What a process was called with; nothing of one that has ended since it was listed."""
    try:
        return process.joinpath("cmdline").read_bytes().split(b"\0")
    except OSError:
        return []


def is_zombie(process: Path) -> bool:
    try:
        return process.joinpath("stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except OSError:
        return True


def restore(session: FormSession) -> None:
    """Open the entry and take the draft that is offered."""
    session.page.goto(session.address + ENTRY)
    session.page.get_by_role("button", name="Khôi phục", exact=True).click()
    session.page.get_by_role("alertdialog").wait_for(state="detached")


def is_kept(session: FormSession, typed: str) -> bool:
    """Whether a draft has what was typed, but for its last moment: a busy machine has long ones,
    and a browser gives a page that closes no time.
    """
    kept = session.field("description").input_value()
    return typed.startswith(kept) and len(kept) > len(typed) / 2


def test_a_browser_that_is_killed_while_somebody_types_offers_what_was_typed(
    started: Callable[[], Page], tmp_path: Path, address: str
) -> None:
    page = started()
    session = FormSession.begun(page.context, page, address)
    begin(session)
    before = session.texts()
    type_on(session, TYPED)
    kill(tmp_path / "profile")
    page = started()
    session = FormSession.begun(page.context, page, address)
    session.enter()
    assert session.texts() == before
    restore(session)
    assert is_kept(session, TYPED)
    kept = session.field("description").input_value()
    session.rewrite("description", f"{kept[:60]} hết")
    session.save()
    assert f"\ndescription: {kept[:60]} hết\n" in session.texts()[PATH]


def test_a_browser_that_is_killed_while_it_saves_leaves_the_file_whole_and_offers_the_draft(
    started: Callable[[], Page], tmp_path: Path, address: str
) -> None:
    page = started()
    session = FormSession.begun(page.context, page, address)
    begin(session)
    before = session.texts()
    type_on(session, "Chữ đang lưu thì tắt máy.")
    page.evaluate(STUCK)
    session.press_save()
    page.get_by_role("button", name=re.compile("Đang lưu")).wait_for()
    kill(tmp_path / "profile")
    page = started()
    session = FormSession.begun(page.context, page, address)
    session.enter()
    assert session.texts() == before
    restore(session)
    expect(session.field("description")).to_have_value("Chữ đang lưu thì tắt máy.")


def test_what_was_typed_right_before_leaving_a_page_is_offered(session: FormSession) -> None:
    type_on(session, "Rời trang ngay.")
    session.page.evaluate("location.hash = '#/collections/cong-dong-page'")
    session.section("title").wait_for(state="detached")
    restore(session)
    assert is_kept(session, "Rời trang ngay.")


def test_what_was_typed_right_before_a_window_closes_is_offered(session: FormSession) -> None:
    type_on(session, "Đóng cửa sổ ngay.")
    context = session.page.context
    session.page.close(run_before_unload=False)
    session.page = context.new_page()
    session.enter()
    restore(session)
    assert is_kept(session, "Đóng cửa sổ ngay.")


def test_the_last_letter_before_a_window_goes_elsewhere_is_offered(session: FormSession) -> None:
    session.page.evaluate(LEFT_AT_ONCE)
    type_on(session, "Chữ cuối!")
    session.page.wait_for_url("**/status.json")
    session.enter()
    restore(session)
    expect(session.field("description")).to_have_value("Chữ cuối!")


def test_what_was_typed_before_a_telephone_is_put_away_is_kept_at_that_moment(
    session: FormSession,
) -> None:
    session.page.evaluate(NOT_BY_ITSELF)
    type_on(session, "Gõ rồi cất máy.")
    session.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    session.page.wait_for_timeout(PAUSE)
    session.page.goto("about:blank")
    session.enter()
    restore(session)
    expect(session.field("description")).to_have_value("Gõ rồi cất máy.")


def test_a_draft_outlives_a_form_that_was_made_anew(
    session: FormSession, form_of_portal: Path
) -> None:
    """A page or a topic more in the portal is another configuration."""
    type_on(session, "Nháp của hôm qua.")
    session.page.wait_for_timeout(PAUSE)
    session.page.evaluate("location.hash = '#/collections/cong-dong-page'")
    session.section("title").wait_for(state="detached")
    config = form_of_portal / "config.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("accents: true", "accents: false"), "utf-8")
    assert config.read_text("utf-8") != text
    session.enter()
    restore(session)
    expect(session.field("description")).to_have_value("Nháp của hôm qua.")
    session.save()
    assert "\ndescription: Nháp của hôm qua.\n" in session.texts()[PATH]


def test_what_was_saved_is_no_draft_any_more(session: FormSession) -> None:
    type_on(session, "Đã lưu rồi")
    session.field("description").evaluate(SAVED_AT_ONCE)
    session.section("title").wait_for(state="detached")
    session.enter(ENTRY)
    expect(session.field("description")).to_have_value("Đã lưu rồi!")
    session.page.wait_for_timeout(500)
    assert session.page.get_by_role("alertdialog").count() == 0


def test_a_word_that_is_taken_back_right_after_it_was_saved_is_saved_as_well(
    session: FormSession,
) -> None:
    before = session.texts()
    for words in ("Lỡ tay.", "Trang dùng để thử."):
        type_on(session, words)
        session.save()
        assert f"\ndescription: {words}\n" in session.texts()[PATH]
        session.open(ENTRY)
    assert session.texts() == before


def test_nothing_can_be_typed_into_a_page_that_is_being_saved(session: FormSession) -> None:
    type_on(session, "Chữ kịp lưu.")
    session.page.evaluate(STUCK)
    session.press_save()
    session.page.get_by_role("button", name=re.compile("Đang lưu")).wait_for()
    session.page.keyboard.type(" Chữ gõ muộn.")
    expect(session.field("description")).to_have_value("Chữ kịp lưu.")
    assert session.page.locator(".content-editor [inert]").count() == 1
