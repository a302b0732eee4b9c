"""Pictures of the form and the preview for the editors' guide: `python tests/editor_pictures.py`.

They show a portal that `loa init` begins, so they name no province and no campaign, and a forge
that is a double (`tests/editor/forge_double.py`). What is seen is the real form and the real
preview; each picture is looked at before it is committed.
"""

import argparse
import io
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from click.testing import CliRunner
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from editor.forge_double import REPOSITORY, TOKEN, Forge, forge_of
from editor.form_session import FormSession
from loa.cli.main import main
from loa.content.library import Library
from loa.editor.entries import entry_of
from loa.editor.folder import form_files
from loa.editor.hosts import Host
from loa.ground.files import write_files
from loa.integrations.preview import Preview
from loa.integrations.preview_server import PreviewServer
from machine import find_browser
from proposing import begin, commit, edit, git
from served import served

TARGET = Path(__file__).resolve().parent.parent / "docs" / "bien-tap"
DESKTOP: ViewportSize = {"width": 900, "height": 640}
PHONE: ViewportSize = {"width": 360, "height": 640}
FOOT: ViewportSize = {"width": 360, "height": 420}
NOW = "2026-11-30T09:15:00+07:00"
BRANCH = "main"
# A page that every new portal has, and that leads to the form.
PAGE = "gia-dinh/viec-nen-lam.md"
FORGE = "{forge: gitlab, repository: tinh/cong, server: 'https://git.vi.du'}"
COLOURS = 48
"""Enough for flat colours and letters; the file is a third of what all would take."""


@dataclass
class Desk:
    """An editor's portal, its forge, and the page that is edited."""

    browser: Browser
    root: Path
    forge: Forge
    address: str
    path: str
    entry: str

    @contextmanager
    def session(self, size: ViewportSize) -> Iterator[FormSession]:
        """Somebody who is at the form, signed in, with the page open."""
        context = new_context(self.browser, size)
        session = FormSession.begun(context, context.new_page(), self.address)
        session.page.clock.set_fixed_time(NOW)
        session.sign_in(TOKEN)
        session.open(self.entry)
        yield session
        context.close()

    def elsewhere(self, title: str) -> None:
        """Somebody else changes the page, with git."""
        with tempfile.TemporaryDirectory() as folder:
            clone = Path(folder) / "kho"
            address = f"{self.forge.address}/{REPOSITORY}.git"
            git(Path(folder), "clone", "-q", "-b", BRANCH, address, str(clone))
            edit(clone / self.path, lambda text: re.sub("(?m)^title: .*", f"title: {title}", text))
            commit(clone, "content: Sửa tên trang")
            git(clone, "push", "-q")


def new_context(browser: Browser, size: ViewportSize) -> BrowserContext:
    """A browser whose clock and language are always the same ones."""
    return browser.new_context(
        viewport=size,
        locale="vi-VN",
        timezone_id="Asia/Ho_Chi_Minh",
        reduced_motion="reduce",
        color_scheme="light",
    )


def save(page: Page, out: Path, name: str) -> None:
    """The screen as it is, when nothing moves any more."""
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(1500)
    drawn = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide")))
    path = out / f"{name}.png"
    few = drawn.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    print(f"{path.name}: {path.stat().st_size / 1000:.0f} KB")


def form_open(desk: Desk, out: Path) -> None:
    with desk.session(DESKTOP) as session:
        save(session.page, out, "o-sua-trang")


def form_on_a_phone(desk: Desk, out: Path) -> None:
    with desk.session(PHONE) as session:
        save(session.page, out, "o-dien-thoai")


def draft_offered(desk: Desk, out: Path) -> None:
    with desk.session(DESKTOP) as session:
        session.field("description").click()
        session.page.keyboard.press("End")
        session.page.keyboard.type(" Chữ chưa lưu.", delay=20)
        session.page.wait_for_timeout(1000)
        session.page.reload()
        session.page.get_by_role("button", name="Khôi phục", exact=True).wait_for()
        save(session.page, out, "o-khoi-phuc")


def not_saved(desk: Desk, out: Path) -> None:
    with desk.session(DESKTOP) as session:
        session.rewrite("description", "Câu mới, đúng lúc đứt mạng.")
        desk.forge.fault = "before"
        session.press_save()
        session.page.get_by_role("alertdialog").filter(visible=True).wait_for()
        desk.forge.fault = ""
        save(session.page, out, "o-luu-hong")


def taken_back(desk: Desk, out: Path) -> None:
    with desk.session(DESKTOP) as session:
        session.rewrite("title", "Lỡ tay xóa mất tên trang")
        session.section("title").get_by_role("button", name=re.compile("^Hiển thị")).first.click()
        session.page.get_by_role("menu").first.wait_for()
        save(session.page, out, "o-hoan-tac")


def changed_elsewhere(desk: Desk, out: Path) -> None:
    with desk.session(DESKTOP) as session:
        session.rewrite("title", "Tên trang, câu của tôi")
        desk.elsewhere("Tên trang, câu của chị ấy")
        session.press_save()
        session.page.get_by_role("alertdialog").filter(visible=True).wait_for()
        save(session.page, out, "o-nguoi-khac-sua")


def previews(desk: Desk, out: Path) -> None:
    """A page's foot with its two links, and a page with what is wrong with it."""
    uri = re.sub(r"(index)?\.md$", "", desk.path.removeprefix("docs/")).rstrip("/")
    with tempfile.TemporaryDirectory() as folder:
        preview = Preview(desk.root, Path(folder) / "xem")
        with PreviewServer(preview, 0) as server, serving(server):
            preview.build()
            context = new_context(desk.browser, PHONE)
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/{uri}/")
            page.set_viewport_size(FOOT)
            page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
            save(page, out, "chan-trang")
            page.set_viewport_size(PHONE)
            file = desk.root / desk.path
            file.write_text(file.read_text("utf-8") + "\nGọi [[helpline:h1111]].\n", "utf-8")
            preview.build()
            # It comes again by itself.
            page.locator("#loa-xem-thu").wait_for()
            page.evaluate("scrollTo(0, 0)")
            save(page, out, "xem-thu-bao-loi")
            context.close()


@contextmanager
def serving(server: PreviewServer) -> Iterator[None]:
    Thread(target=server.serve_forever, daemon=True).start()
    yield
    server.shutdown()


PICTURES: tuple[Callable[[Desk, Path], None], ...] = (
    form_open,
    form_on_a_phone,
    draft_offered,
    not_saved,
    taken_back,
    previews,
    changed_elsewhere,
)
"""What is committed last is last: it changes the repository."""


def new_portal(root: Path) -> None:
    """A portal as `loa init` begins it, with a forge of its own."""
    begun = CliRunner().invoke(main, ["init", str(root), "--yes"])
    assert begun.exit_code == 0, begun.output
    edit(
        root / "mkdocs.yml",
        lambda text: text.replace(
            "extra:\n",
            f"extra:\n  editor: {FORGE}\n",
        ).replace("  - loa\n", "  - loa: {artifacts: false}\n"),
    )
    begin(root)


def draw(out: Path) -> None:
    # Who else commits does so at one moment.
    os.environ |= {"GIT_AUTHOR_DATE": NOW, "GIT_COMMITTER_DATE": NOW}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder) / "cong"
        new_portal(root)
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"]
        )
        library = Library.load(root / "docs")
        page = next(one for one in library.pages if one.src_uri == PAGE)
        with forge_of(root, Path(folder) / "kho.git") as forge:
            named = {"forge": "gitea", "server": forge.address, "repository": REPOSITORY,
                     "branch": BRANCH}  # fmt: skip
            files = form_files(library, frozenset(), frozenset(), Host.of(named))
            write_files(Path(folder) / "sua", files)
            with served(Path(folder) / "sua") as address:
                desk = Desk(browser, root, forge, address, page.path, entry_of(library, page))
                for picture in PICTURES:
                    picture(desk, out)
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=TARGET)
    draw(parser.parse_args().out)
