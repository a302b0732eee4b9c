"""The form itself in a real Chromium: what an editor types is what changes, and nothing is lost.

`LOA_FORM_PAGES=all` opens every page of the portal in turn; otherwise one of each type.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from loa.content.library import Library
from loa.content.page import ContentPage
from loa.editor.entries import entry_of
from served import served
from watching import Log, watched

from .form_session import FormSession

pytestmark = [pytest.mark.needs("editor"), pytest.mark.browser]
# Everything of a form is drawn that is on the screen: so all of it is.
SCREEN = {"width": 1280, "height": 6000}
REFUSED = """([owner, step]) => {
  const place = window[owner].prototype;
  window.kept = place[step];
  place[step] = async function () {
    // As browsers do it: the file that was being written is given up.
    await (step === "close" && this.abort());
    throw new DOMException("hết chỗ", "QuotaExceededError");
  };
}"""
LET = "([owner, step]) => { window[owner].prototype[step] = window.kept; }"


@pytest.fixture(scope="module")
def entries(library: Library) -> list[ContentPage]:
    """One Vietnamese page of each type, or all of them."""
    pages = [
        page for page in library.pages
        if page.language == "vi" and page.meta.type != "language-home"
    ]  # fmt: skip
    if os.environ.get("LOA_FORM_PAGES") == "all":
        return pages
    first = {page.meta.type: page for page in reversed(pages)}
    with_variant = next(p for p in pages if p.meta.type == "guide" and library.variants(p.src_uri))
    return list({**first, "guide": with_variant}.values())


@pytest.fixture(scope="module")
def texts(library: Library, entries: list[ContentPage]) -> dict[str, str]:
    """Those pages with their translations, as they are in the repository."""
    kept = {entry.source_uri for entry in entries}
    return {
        f"docs/{page.src_uri}": library.path(page.src_uri).read_text(encoding="utf-8")
        for page in library.pages
        if page.source_uri in kept
    }


@pytest.fixture(scope="module")
def visit(browser: Browser, form: Path, texts: dict[str, str]) -> Iterator[tuple[FormSession, Log]]:
    """Somebody who has opened the form on the folder."""
    context = browser.new_context(viewport=SCREEN, locale="vi-VN")
    page, log = watched(context)
    with served(form) as address:
        session = FormSession.begun(context, page, address)
        session.put(texts)
        # The browser asked for the picture of a site that is no site yet.
        log.errors.clear()
        session.enter()
        yield session, log
    context.close()


def test_the_form_is_vietnamese_asks_nobody_and_breaks_no_policy(
    visit: tuple[FormSession, Log],
) -> None:
    session, log = visit
    assert session.page.title().endswith(" – Biên tập cổng")
    assert session.page.locator("html").get_attribute("lang") == "vi"
    words = session.page.locator("body").inner_text()
    assert "Chuyên mục" in words and "Tạo mới" in words
    assert not any(english in words for english in ("Collections", "Search for", "Change Language"))
    assert log.foreign == []
    assert log.errors == []


def test_the_link_of_a_page_leads_to_it_before_the_folder_is_chosen_too(
    browser: Browser, form: Path, library: Library, texts: dict[str, str]
) -> None:
    entry = next(page for page in library.pages if f"docs/{page.src_uri}" in texts)
    context = browser.new_context(viewport=SCREEN, locale="vi-VN")
    page, _ = watched(context)
    with served(form) as address:
        session = FormSession.begun(context, page, address)
        session.put({entry.path: texts[entry.path]})
        session.enter(entry_of(library, entry))
        expect(session.field("title")).to_have_value(entry.meta.title)
    context.close()


def test_one_changed_word_is_one_changed_row_of_one_file(
    visit: tuple[FormSession, Log],
    library: Library,
    entries: list[ContentPage],
    texts: dict[str, str],
    tmp_path: Path,
) -> None:
    """Git says so of every type of page; translations beside them stay as they are."""
    session, log = visit
    for entry in entries:
        session.open(entry_of(library, entry))
        session.rewrite("title", f"{entry.meta.title[:60]} thử")
        session.save()
    clone = tmp_path / "clone"
    write(clone, texts)
    git(clone, "init", "-q")
    git(clone, "add", ".")
    git(clone, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "-qm", "Trước")
    write(clone, session.texts())
    rows = git(clone, "diff", "--numstat").splitlines()
    assert sorted(rows) == sorted(f"1\t1\t{entry.path}" for entry in entries)
    assert git(clone, "status", "--porcelain", "--untracked-files=all").count("??") == 0
    assert log.foreign == []


@pytest.mark.parametrize(
    "step",
    [
        ("FileSystemFileHandle", "createWritable"),
        ("FileSystemWritableFileStream", "write"),
        ("WritableStream", "close"),
    ],
    ids=["open", "write", "close"],
)
def test_a_folder_that_refuses_is_told_and_keeps_its_file_and_what_was_typed(
    visit: tuple[FormSession, Log],
    library: Library,
    entries: list[ContentPage],
    step: tuple[str, str],
) -> None:
    session, log = visit
    entry = guide_of(entries)
    before = session.texts()
    session.open(entry_of(library, entry))
    session.rewrite("description", f"Chữ lưu sau khi {step[1]} hỏng.")
    session.page.evaluate(REFUSED, step)
    session.press_save()
    told = session.page.get_by_role("alertdialog")
    assert "Đã xảy ra lỗi khi lưu bài viết." in told.inner_text()
    session.page.evaluate(LET, step)
    told.get_by_role("button").click()
    assert session.texts() == before
    expect(session.field("description")).to_have_value(f"Chữ lưu sau khi {step[1]} hỏng.")
    session.save()
    assert f"Chữ lưu sau khi {step[1]} hỏng." in session.texts()[entry.path]
    log.errors.clear()


def guide_of(entries: list[ContentPage]) -> ContentPage:
    return next(one for one in entries if one.meta.type == "guide")


def write(folder: Path, texts: dict[str, str]) -> None:
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout
