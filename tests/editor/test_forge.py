"""A proposal by the form in a real Chromium, through a double of a forge (see `forge_double`): what
is typed becomes a commit of a real repository, or is told and kept.
"""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Locator, expect

from loa.content.library import Library
from loa.editor.folder import form_files
from loa.editor.hosts import Host
from loa.ground.files import write_files
from portals import page_text, write_portal
from proposing import begin, commit, edit, git, reported
from served import served
from watching import Log, watched

from .forge_double import REPOSITORY, TOKEN, Fault, Forge, forge_of
from .form_session import FormSession
from .gitlab_double import GitLab

pytestmark = [pytest.mark.needs("editor"), pytest.mark.browser]
SCREEN = {"width": 1280, "height": 6000}
BRANCH = "ban-nhap"
PLACE = "#/collections/cong-dong-page/entries/"
PAGES = {
    "cong-dong/index.md": page_text("Xóm làng", type="landing"),
    **{f"cong-dong/{slug}.md": page_text(f"Trang {slug}", "Chữ ở đây.\n")
       for slug in ("mot", "hai", "ba", "bon", "nam", "sau")},
}  # fmt: skip
OTHERS = "Có người khác đã sửa trang này"
CUT = "Không nối được với nơi giữ kho. Chữ của bạn còn trong ô; có mạng lại thì bấm Lưu lần nữa."
STALE = "Trang đã được sửa ở nơi khác sau bản nháp này. Chép chữ của bạn ra, bỏ bản nháp,"


@dataclass
class Visit:
    """An editor at the form, and the forge behind it."""

    session: FormSession
    forge: Forge
    log: Log
    folder: Path

    def type(self, slug: str, title: str) -> None:
        """Another title for a page."""
        self.session.open(PLACE + slug)
        self.session.rewrite("title", title)

    def save(self) -> None:
        """Save and wait until the forge has it."""
        before = self.forge.head(BRANCH)
        self.session.save()
        assert self.forge.head(BRANCH) != before

    def cut_after_the_commit(self) -> None:
        """Save, and hear nothing of it."""
        self.forge.fault = "after"
        self.session.press_save()
        expect(self.told()).to_contain_text("Đã xảy ra lỗi khi lưu bài viết.")
        self.forge.fault = ""

    def commits_since(self, before: str) -> int:
        """How many commits followed."""
        return int(self.forge.git("rev-list", "--count", f"{before}..{BRANCH}"))

    def told(self) -> Locator:
        """The dialog that is open."""
        return self.session.page.get_by_role("alertdialog").filter(visible=True)

    def title(self, slug: str) -> str:
        """The title of a page in the repository."""
        text = self.forge.text(BRANCH, f"docs/cong-dong/{slug}.md")
        found = re.search("^title: (.*)$", text, re.M)
        assert found is not None
        return found[1].strip('"')

    def elsewhere(self, slug: str, title: str) -> None:
        """Somebody else changes a page, with git."""
        clone = self.folder / f"cua-{slug}"
        address = f"{self.forge.address}/{REPOSITORY}.git"
        subprocess.run(["git", "clone", "-q", "-b", BRANCH, address, str(clone)], check=True)
        page = clone / f"docs/cong-dong/{slug}.md"
        edit(page, lambda text: re.sub("(?m)^title: .*", f"title: {title}", text))
        commit(clone, "content: Người khác sửa")
        git(clone, "push", "-q")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("de-nghi") / "portal"
    begin(write_portal(root, PAGES))
    git(root, "branch", BRANCH, "main")
    return root


@contextmanager
def visiting(
    browser: Browser, root: Path, folder: Path, kind: type[Forge], name: str
) -> Iterator[Visit]:
    """Somebody who signed in with a token at a forge of a kind."""
    context = browser.new_context(viewport=SCREEN, locale="vi-VN")
    page, log = watched(context)
    with forge_of(root, folder / "kho.git", kind) as forge:
        named = {"forge": name, "server": forge.address, "repository": REPOSITORY,
                 "branch": BRANCH}  # fmt: skip
        library = Library.load(root / "docs")
        files = form_files(library, frozenset(), frozenset(), Host.of(named))
        write_files(folder / "sua", files)
        with served(folder / "sua") as address:
            session = FormSession.begun(context, page, address)
            session.sign_in(TOKEN)
            yield Visit(session, forge, log, folder)
    context.close()


@pytest.fixture(scope="module")
def visit(browser: Browser, root: Path) -> Iterator[Visit]:
    with visiting(browser, root, root.parent, Forge, "gitea") as one:
        yield one


@pytest.fixture(scope="module")
def at_gitlab(
    browser: Browser, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visit]:
    folder = tmp_path_factory.mktemp("gitlab")
    with visiting(browser, root, folder, GitLab, "gitlab") as one:
        yield one


@pytest.fixture(autouse=True)
def undisturbed(visit: Visit) -> Iterator[None]:
    """A test that fails leaves no fault and no missing network to the next."""
    yield
    visit.forge.fault = ""
    visit.session.page.context.set_offline(False)


def test_a_saved_page_is_a_commit_of_the_word_that_was_typed(visit: Visit, root: Path) -> None:
    visit.type("mot", "Trang mot thử")
    visit.save()
    told = visit.forge.git("log", "-1", "--format=%an <%ae>%n%s", BRANCH).decode().splitlines()
    assert told == ["Lan <lan@vi.du>", "content: Sửa mot (trang)"]
    rows = visit.forge.git("diff", "--word-diff=plain", "-U0", "main", BRANCH).decode().splitlines()
    assert [row for row in rows if row.startswith("+++")] == ["+++ b/docs/cong-dong/mot.md"]
    assert rows[-1] == "title: Trang mot {+thử+}"
    assert visit.forge.git("fsck", "--strict") == b""
    assert [one for one in visit.log.foreign if not one.startswith(visit.forge.address)] == []


def test_the_report_of_the_proposal_names_that_page_alone(
    visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit.type("bon", "Trang bon thử")
    visit.save()
    clone = visit.folder / "nguoi-doc"
    address = f"{visit.forge.address}/{REPOSITORY}.git"
    subprocess.run(["git", "clone", "-q", "-b", "main", address, str(clone)], check=True)
    git(clone, "switch", "-q", BRANCH)
    git(clone, "branch", "-f", "main", f"{BRANCH}~1")
    monkeypatch.chdir(clone)
    result = reported()
    assert result.exit_code == 0
    assert "1 trang đổi, 0 mục sổ đăng ký đổi, 0 bản dịch cũ đi." in result.stdout
    assert "### Trang đổi\n\n- Trang bon thử, `docs/cong-dong/bon.md`: sửa\n\n" in result.stdout


@pytest.mark.parametrize(
    ("fault", "reason"),
    [("busy", "busy"), ("before", CUT), ("killed", CUT)],
    ids=["busy", "cut", "killed"],
)
def test_what_the_forge_did_not_take_is_told_and_kept_and_saved_later(
    visit: Visit, fault: Fault, reason: str
) -> None:
    title = f"Trang hai {fault}"
    visit.type("hai", title)
    before = visit.forge.head(BRANCH)
    visit.forge.fault = fault
    visit.session.press_save()
    told = f"Đã xảy ra lỗi khi lưu bài viết. Vui lòng thử lại sau.\n{reason}"
    expect(visit.told()).to_contain_text(told, use_inner_text=True)
    visit.forge.fault = ""
    assert visit.forge.head(BRANCH) == before
    visit.told().get_by_role("button").click()
    expect(visit.session.field("title")).to_have_value(title)
    if fault == "killed":
        visit.forge.start()
    visit.save()
    assert visit.title("hai") == title
    assert visit.commits_since(before) == 1


def test_a_network_that_is_gone_is_told_and_what_was_typed_is_saved_when_it_is_back(
    visit: Visit,
) -> None:
    visit.type("hai", "Trang hai mất mạng")
    before = visit.forge.head(BRANCH)
    context = visit.session.page.context
    context.set_offline(True)
    visit.session.press_save()
    expect(visit.told()).to_contain_text("Đã xảy ra lỗi khi lưu bài viết.")
    context.set_offline(False)
    visit.told().get_by_role("button").click()
    visit.save()
    assert visit.title("hai") == "Trang hai mất mạng"
    assert visit.commits_since(before) == 1


def test_who_is_cut_off_after_the_commit_is_told_and_makes_no_second_one(visit: Visit) -> None:
    visit.type("ba", "Trang ba cắt")
    before = visit.forge.head(BRANCH)
    visit.cut_after_the_commit()
    visit.told().get_by_role("button").click()
    expect(visit.session.field("title")).to_have_value("Trang ba cắt")
    # These are its own words, and no conflict.
    visit.session.save()
    assert visit.title("ba") == "Trang ba cắt"
    assert visit.commits_since(before) == 1


def test_a_window_that_closes_after_the_commit_makes_no_second_one_of_its_draft(
    visit: Visit,
) -> None:
    visit.type("ba", "Trang ba đóng")
    visit.session.field("title").press("End")
    visit.session.field("title").press_sequentially(" rồi")
    before = visit.forge.head(BRANCH)
    visit.cut_after_the_commit()
    visit.session.page.reload()
    visit.session.page.get_by_role("button", name="Khôi phục", exact=True).click()
    expect(visit.session.field("title")).to_have_value("Trang ba đóng rồi")
    visit.session.save()
    assert visit.title("ba") == "Trang ba đóng rồi"
    assert visit.commits_since(before) == 1


def test_a_new_page_that_is_cut_off_after_the_commit_is_one_page(visit: Visit, root: Path) -> None:
    visit.session.begin("cong-dong-page")
    config = yaml.safe_load((visit.folder / "sua" / "config.yml").read_text("utf-8"))
    found = next(one for one in config["collections"] if one["name"] == "cong-dong-page")
    page = Library.load(root / "docs").get("cong-dong/mot.md")
    assert page is not None
    data = {**page.document.data, "title": "Trang mới", "body": "Chữ mới."}
    visit.session.fill(found["fields"], data)
    before = visit.forge.head(BRANCH)
    visit.cut_after_the_commit()
    visit.told().get_by_role("button").click()
    visit.session.save()
    assert visit.title("trang-moi") == "Trang mới"
    assert visit.commits_since(before) == 1


def test_what_somebody_else_saved_in_between_is_not_written_over(visit: Visit) -> None:
    visit.type("nam", "Trang nam của tôi")
    visit.elsewhere("nam", "Trang nam của chị")
    visit.session.press_save()
    expect(visit.told()).to_contain_text(OTHERS)
    visit.told().get_by_role("button", name="Hủy").click()
    assert visit.title("nam") == "Trang nam của chị"
    expect(visit.session.field("title")).to_have_value("Trang nam của tôi")


def test_a_draft_of_a_page_that_somebody_else_changed_writes_over_nothing(visit: Visit) -> None:
    visit.type("sau", "Trang sau của")
    visit.session.field("title").press("End")
    visit.session.field("title").press_sequentially(" tôi")
    visit.session.page.evaluate("location.hash = '#/collections/cong-dong-page'")
    visit.session.section("title").wait_for(state="detached")
    visit.elsewhere("sau", "Trang sau của chị")
    # The form looks at its forge once in a while; then it has read both pages.
    visit.session.page.evaluate("dispatchEvent(new Event('focus'))")
    row = visit.session.page.get_by_role("row").filter(has_text="Trang sau của chị")
    row.wait_for()
    visit.session.page.goto(f"{visit.session.address}{PLACE}sau")
    visit.session.page.get_by_role("button", name="Khôi phục", exact=True).click()
    expect(visit.session.field("title")).to_have_value("Trang sau của tôi")
    visit.session.press_save()
    expect(visit.told()).to_contain_text(STALE)
    visit.told().get_by_role("button").click()
    assert visit.title("sau") == "Trang sau của chị"
    expect(visit.session.field("title")).to_have_value("Trang sau của tôi")


MOVED = "Kho vừa được người khác cập nhật trong lúc lưu. Bấm Lưu lần nữa."


def test_gitlab_takes_the_word_that_was_typed_and_the_next_one(at_gitlab: Visit) -> None:
    for title in ("Trang mot thử", "Trang mot thử nữa"):
        at_gitlab.type("mot", title)
        before = at_gitlab.forge.head(BRANCH)
        at_gitlab.save()
        assert at_gitlab.title("mot") == title
        assert at_gitlab.commits_since(before) == 1


@pytest.mark.parametrize("host", ["visit", "at_gitlab"])
def test_what_somebody_else_saves_while_it_is_saved_is_not_written_over(
    host: str, request: pytest.FixtureRequest
) -> None:
    visit: Visit = request.getfixturevalue(host)
    visit.type("bon", "Trang bon của tôi")
    # After the form has looked, before the forge commits.
    visit.forge.before_a_save = lambda: visit.elsewhere("bon", "Trang bon của chị")
    visit.session.press_save()
    expect(visit.told()).to_contain_text(MOVED)
    visit.told().get_by_role("button").click()
    assert visit.title("bon") == "Trang bon của chị"
    visit.session.press_save()
    expect(visit.told()).to_contain_text(OTHERS)
    visit.told().get_by_role("button", name="Vẫn lưu").click()
    expect(visit.told()).to_have_count(0)
    visit.session.section("title").wait_for(state="detached")
    assert visit.title("bon") == "Trang bon của tôi"


def test_what_somebody_else_saved_beside_another_page_is_not_written_over(
    at_gitlab: Visit,
) -> None:
    at_gitlab.type("hai", "Trang hai của tôi")
    at_gitlab.forge.before_a_save = lambda: at_gitlab.elsewhere("ba", "Trang ba của chị")
    at_gitlab.save()
    at_gitlab.type("ba", "Trang ba của tôi")
    at_gitlab.session.press_save()
    expect(at_gitlab.told()).to_be_visible()
    assert at_gitlab.title("ba") == "Trang ba của chị"
