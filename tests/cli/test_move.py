"""`loa move` as an editor types it."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loa.calendar.entries import EntryMaker, Site
from loa.calendar.events import events_of
from loa.cli.main import main
from loa.content.history import History
from loa.content.library import Library
from loa.content.page import parse_page
from loa.content.translation import State, source_hash
from loa.integrations.portal import Portal
from loa.problems import errors_in
from portals import page_text, write_portal
from proposing import begin, edit, git

BODY = """\
Xem [nhà](../index.md), [bạn](ban.md#mot "Bạn") và [xa](https://a.vn/mot.md).

![Cây](cay.svg)

## Đầu {#dau}

Gọi [bạn][ban].

[ban]: ban.md
"""
FRIEND = """\
## Một {#mot}

Đọc [trang này](mot.md), [phần đầu](mot.md#dau), [kế](hai-mot.md) và [chính mình](./ban.md).
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>a</title></svg>'
EVENT = "start: 2027-07-30\nstatus: planned\nkit: [cong-dong/mot.md, cong-dong/hai-mot.md]\n"


def hash_of(text: str) -> str:
    page, _ = parse_page("a.md", text, "a.md", Library.load(Path("docs")).registries)
    assert page is not None
    return source_hash(page)


def translated(title: str, body: str, source: str) -> str:
    record = f"{{source_sha256: {hash_of(source)}, translator: M, status: draft}}"
    text = page_text(title, body, more=f"translation: {record}\n")
    return text.replace("Trang dùng để thử.", "測試頁。")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    source, friend = page_text("Một", BODY), page_text("Bạn", FRIEND)
    pages = {
        "cong-dong/mot.md": source,
        "cong-dong/ban.md": friend,
        "cong-dong/hai-mot.md": page_text("Hai", "Chữ.\n"),
        "cong-dong/index.md": page_text("Xóm làng", type="landing"),
        "lich/ngay.md": page_text("Ngày", "Chữ.\n", "campaign-event", EVENT),
    }
    root = write_portal(tmp_path / "portal", pages)
    monkeypatch.chdir(root)
    for name in ("cay.svg",):
        (root / "docs/cong-dong" / name).write_text(SVG, "utf-8")
    for uri, title, body, page in (("mot", "一", BODY, source), ("ban", "友", FRIEND, friend)):
        chinese = re.sub(
            r"\b[A-ZĐ]\w+|nhà|bạn(?=\])|xa|trang này|phần đầu|kế|chính mình|và", "字", body
        )
        variant = root / f"docs/cong-dong/{uri}.zh-Hant.md"
        variant.write_text(translated(title, chinese, page), "utf-8")
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["move", *arguments])


def text(root: Path, uri: str) -> str:
    return (root / "docs" / uri).read_text("utf-8")


def everything(root: Path) -> dict[str, bytes]:
    docs = root / "docs"
    return {str(p.relative_to(docs)): p.read_bytes() for p in docs.rglob("*") if p.is_file()}


ANSWER = """\
{}:
  docs/cong-dong/mot.md → docs/truong-hoc/moi.md
  docs/cong-dong/mot.zh-Hant.md → docs/truong-hoc/moi.zh-Hant.md
  sửa đường dẫn trong docs/cong-dong/ban.md
  sửa đường dẫn trong docs/cong-dong/ban.zh-Hant.md
  sửa đường dẫn trong docs/lich/ngay.md
Địa chỉ cũ vẫn mở ra trang này (moved_from).
"""


def test_it_says_what_moves_and_what_it_mends(root: Path) -> None:
    result = run("docs/cong-dong/mot.md", "docs/truong-hoc/moi.md")
    assert (result.exit_code, result.output) == (0, ANSWER.format("Đã đổi"))


def test_a_dry_run_says_the_same_and_writes_nothing(root: Path) -> None:
    before = everything(root)
    result = run("cong-dong/mot.md", "truong-hoc/moi.md", "--dry-run")
    assert (result.exit_code, result.output) == (0, ANSWER.format("Sẽ đổi"))
    assert everything(root) == before


def test_its_own_links_lead_where_they_led(root: Path) -> None:
    run("cong-dong/mot.md", "truong-hoc/moi.md")
    moved = text(root, "truong-hoc/moi.md")
    body = BODY.replace("(ban.md#mot", "(../cong-dong/ban.md#mot")
    body = body.replace("(cay.svg)", "(../cong-dong/cay.svg)")
    body = body.replace("[ban]: ban.md", "[ban]: ../cong-dong/ban.md")
    assert moved.endswith(body)


def test_links_to_it_lead_to_its_new_place_and_others_stay(root: Path) -> None:
    run("cong-dong/mot.md", "truong-hoc/moi.md")
    mended = FRIEND.replace("(mot.md", "(../truong-hoc/moi.md")
    assert text(root, "cong-dong/ban.md").endswith(mended)


def test_fields_that_name_it_follow_and_longer_names_stay(root: Path) -> None:
    run("cong-dong/mot.md", "truong-hoc/moi.md")
    assert "kit: [truong-hoc/moi.md, cong-dong/hai-mot.md]\n" in text(root, "lich/ngay.md")


def test_the_old_place_stands_in_the_page_and_the_portal_is_without_error(root: Path) -> None:
    before = errors_in(Portal.load(root).problems())
    run("cong-dong/mot.md", "truong-hoc/moi.md")
    run("truong-hoc/moi.md", "cong-dong/nua.md")
    page = Library.load(root / "docs").get("cong-dong/nua.md")
    assert page is not None
    assert page.meta.moved_from == ["cong-dong/mot.md", "truong-hoc/moi.md"]
    assert errors_in(Portal.load(root).problems()) == before


def test_a_page_that_comes_back_is_not_its_own_old_place(root: Path) -> None:
    run("cong-dong/mot.md", "truong-hoc/moi.md")
    run("truong-hoc/moi.md", "cong-dong/mot.md")
    page = Library.load(root / "docs").get("cong-dong/mot.md")
    assert page is not None
    assert page.meta.moved_from == ["truong-hoc/moi.md"]


def test_translations_of_the_page_and_of_those_that_name_it_stay_good(root: Path) -> None:
    run("cong-dong/mot.md", "truong-hoc/moi.md")
    library = Library.load(root / "docs")
    states = {page.src_uri: library.state(page) for page in library.pages if library.state(page)}
    assert states == {
        "truong-hoc/moi.zh-Hant.md": State.DRAFT,
        "cong-dong/ban.zh-Hant.md": State.DRAFT,
    }


def test_a_calendar_knows_the_event_again(root: Path) -> None:
    def uid() -> str:
        library = Library.load(root / "docs")
        (event,) = events_of(library)
        now = datetime(2027, 1, 1, tzinfo=UTC)
        maker = EntryMaker(library, History(now), Site("Cổng", "https://a.vn/"), now.date())
        return maker.entry(event, event.page).uid

    before = uid()
    run("lich/ngay.md", "lich/ngay-moi.md")
    assert uid() == before


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "cong-dong/khong.md",
            "cong-dong/x.md",
            "Không có trang tiếng Việt đọc được ở “cong-dong/khong.md”.",
        ),
        (
            "cong-dong/mot.zh-Hant.md",
            "cong-dong/x.md",
            "Không có trang tiếng Việt đọc được ở “cong-dong/mot.zh-Hant.md”.",
        ),
        (
            "cong-dong/index.md",
            "lich/x.md",
            "loa move đổi chỗ một trang, không đổi trang đầu của một mục.",
        ),
        (
            "cong-dong/mot.md",
            "lich/index.md",
            "loa move đổi chỗ một trang, không đổi trang đầu của một mục.",
        ),
        (
            "cong-dong/mot.md",
            "../ngoai.md",
            "Tên “../ngoai.md” không dùng được: chữ thường không dấu, chữ số, dấu gạch nối, "
            "đuôi .md. Ví dụ: cong-dong/viec-lam.md",
        ),
        ("cong-dong/mot.md", "cong-dong/ban.md", "Ở chỗ mới đã có tệp docs/cong-dong/ban.md."),
    ],
)
def test_a_place_that_cannot_be_is_refused(root: Path, old: str, new: str, message: str) -> None:
    before = everything(root)
    result = run(old, new)
    assert (result.exit_code, result.stderr) == (1, f"{message}\n")
    assert everything(root) == before


def test_a_move_that_would_break_the_portal_is_refused_with_its_errors(root: Path) -> None:
    # The new place is an old address of another page.
    (root / "docs/lich/tre.md").write_text(
        page_text("Trẻ", "Chữ.\n", more="moved_from: [truong-hoc/moi.md]\n"), "utf-8"
    )
    before = everything(root)
    result = run("cong-dong/mot.md", "truong-hoc/moi.md")
    assert result.exit_code == 1
    assert result.stderr.startswith("Chưa đổi gì, vì sau đó cổng sẽ có lỗi:\ndocs/lich/tre.md:")
    assert everything(root) == before


def status(root: Path) -> list[str]:
    rows = git(root, "status", "--porcelain", "-M20%").splitlines()
    return sorted(row for row in rows if "docs/" in row)


RENAMED = [
    "R  docs/cong-dong/mot.md -> docs/truong-hoc/moi.md",
    "R  docs/cong-dong/mot.zh-Hant.md -> docs/truong-hoc/moi.zh-Hant.md",
]


@pytest.fixture
def repository(root: Path) -> Path:
    return begin(root)


def test_git_has_it_for_the_next_commit(repository: Path) -> None:
    result = run("cong-dong/mot.md", "truong-hoc/moi.md")
    answer = f"{ANSWER.format('Đã đổi')}Git đã ghi việc này cho lần commit tới.\n"
    assert (result.exit_code, result.output) == (0, answer)
    assert status(repository) == [
        "M  docs/cong-dong/ban.md",
        "M  docs/cong-dong/ban.zh-Hant.md",
        "M  docs/lich/ngay.md",
        *RENAMED,
    ]


def test_what_somebody_was_editing_is_not_staged_with_it(repository: Path) -> None:
    for uri in ("cong-dong/ban.md", "cong-dong/mot.md"):
        edit(repository / "docs" / uri, lambda text: text + "\nĐang viết dở.\n")
    result = run("cong-dong/mot.md", "truong-hoc/moi.md")
    assert result.output.splitlines()[-3:] == [
        "Git đã ghi việc này cho lần commit tới.",
        "  trừ những gì bạn đang sửa trong docs/cong-dong/ban.md: git add docs/cong-dong/ban.md",
        "  trừ những gì bạn đang sửa trong docs/truong-hoc/moi.md: git add docs/truong-hoc/moi.md",
    ]
    renamed, other = RENAMED
    assert status(repository) == [
        " M docs/cong-dong/ban.md",
        "M  docs/cong-dong/ban.zh-Hant.md",
        "M  docs/lich/ngay.md",
        other,
        renamed.replace("R ", "RM"),
    ]
    assert "Đang viết dở" not in git(repository, "diff", "--cached")


def test_what_was_staged_and_what_git_does_not_track_stays_as_it_was(repository: Path) -> None:
    edit(repository / "docs/cong-dong/hai-mot.md", lambda text: text + "\nThêm.\n")
    git(repository, "add", "docs/cong-dong/hai-mot.md")
    edit(repository / "docs/cong-dong/hai-mot.md", lambda text: text + "\nThêm nữa.\n")
    git(repository, "rm", "-q", "--cached", "docs/lich/ngay.md")
    run("cong-dong/mot.md", "truong-hoc/moi.md")
    assert status(repository) == [
        "?? docs/lich/",
        "D  docs/lich/ngay.md",
        "M  docs/cong-dong/ban.md",
        "M  docs/cong-dong/ban.zh-Hant.md",
        "MM docs/cong-dong/hai-mot.md",
        *RENAMED,
    ]


def test_where_the_index_is_taken_the_page_moves_and_it_says_so(repository: Path) -> None:
    (repository / ".git" / "index.lock").touch()
    result = run("cong-dong/mot.md", "truong-hoc/moi.md")
    assert result.exit_code == 0
    assert result.output.splitlines()[-1].startswith("Git chưa ghi việc này cho lần commit tới: ")
    assert (repository / "docs/truong-hoc/moi.md").is_file()
    (repository / ".git" / "index.lock").unlink()
    assert " D docs/cong-dong/mot.md" in status(repository)


def test_a_dry_run_stages_nothing(repository: Path) -> None:
    run("cong-dong/mot.md", "truong-hoc/moi.md", "--dry-run")
    assert status(repository) == []
