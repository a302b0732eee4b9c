"""`loa remove`: nothing that was printed leads to nowhere."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loa.cli.main import main
from loa.content.library import Library
from loa.integrations.forwarding import forward_files
from portals import VARIANT, MakePortal, page_text
from proposing import begin, git

PAGES = {
    "cong-dong/index.md": page_text("Xóm làng", type="landing"),
    "cong-dong/cu.md": page_text("Trang cũ", "Chữ.\n", more="moved_from: [cong-dong/xua.md]\n"),
    "cong-dong/cu.tyz.md": page_text("Trang cũ", "Chữ.\n", more=VARIANT),
    "cong-dong/moi.md": page_text("Trang mới", "Xem [cũ](cu.md).\n"),
    "cong-dong/ban.md": page_text("Trang bạn", "Xem [cũ](cu.md) và [mới](moi.md).\n"),
    "cong-dong/phan.md": page_text("Trang phần", "Chữ.\n"),
}


@pytest.fixture
def root(make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_portal(PAGES)
    monkeypatch.chdir(root)
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["remove", *arguments])


def state(root: Path) -> dict[str, bytes]:
    docs = root / "docs"
    return {str(p.relative_to(docs)): p.read_bytes() for p in docs.rglob("*") if p.is_file()}


def test_the_successor_takes_over_addresses_and_links(root: Path) -> None:
    result = run("cong-dong/cu.md", "--successor", "cong-dong/moi.md")
    assert (result.exit_code, result.stdout) == (
        0,
        "Đã đổi:\n  bỏ docs/cong-dong/cu.md\n  bỏ docs/cong-dong/cu.tyz.md\n"
        "  sửa docs/cong-dong/ban.md\n  sửa docs/cong-dong/moi.md\n"
        "Địa chỉ cũ nay mở ra docs/cong-dong/moi.md (moved_from).\n",
    )
    library = Library.load(root / "docs")
    assert library.problems == ()
    heir = library.get("cong-dong/moi.md")
    assert heir is not None
    assert heir.meta.moved_from == ["cong-dong/xua.md", "cong-dong/cu.md"]
    led = forward_files(library, directory_urls=True)
    assert sorted(led) == ["cong-dong/cu/index.html", "cong-dong/xua/index.html"]
    friend = (root / "docs/cong-dong/ban.md").read_text("utf-8")
    assert "Xem [cũ](moi.md) và [mới](moi.md).\n" in friend


def test_a_trial_writes_nothing(root: Path) -> None:
    before = state(root)
    result = run("cong-dong/cu.md", "--successor", "cong-dong/moi.md", "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.startswith("Sẽ đổi:\n  bỏ docs/cong-dong/cu.md\n")
    assert state(root) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("cong-dong/cu.md",),
            "Địa chỉ của trang đã in, đã gửi cho người khác: ghi trang thay nó, "
            "--successor cong-dong/trang-thay.md. "
            "Không trang nào thay được thì chọn trang đầu mục.\n",
        ),
        (
            ("cong-dong/cu.md", "--successor", "cong-dong/cu.md"),
            "Trang thay phải là một trang khác.\n",
        ),
        (
            ("cong-dong/index.md", "--successor", "cong-dong/moi.md"),
            "loa remove bỏ một trang, không bỏ trang đầu của một mục.\n",
        ),
        (
            ("cong-dong/cu.tyz.md", "--successor", "cong-dong/moi.md"),
            "Không có trang tiếng Việt đọc được ở “cong-dong/cu.tyz.md”.\n",
        ),
        (
            ("cong-dong/cu.md", "--successor", "khong-co.md"),
            "Không có trang tiếng Việt đọc được ở “khong-co.md”.\n",
        ),
    ],
)
def test_what_cannot_be_is_refused(root: Path, arguments: tuple[str, ...], said: str) -> None:
    before = state(root)
    result = run(*arguments)
    assert (result.exit_code, result.stderr) == (1, said)
    assert state(root) == before


def test_a_link_to_a_part_that_goes_is_mended_by_a_person_first(root: Path) -> None:
    (root / "docs/cong-dong/cu.md").write_text(page_text("Cũ", "## A {#a}\n\nChữ.\n"), "utf-8")
    (root / "docs/cong-dong/phan.md").write_text(page_text("P", "[x](cu.md#a)\n"), "utf-8")
    before = state(root)
    result = run("cong-dong/cu.md", "--successor", "cong-dong/moi.md")
    assert result.exit_code == 1
    assert result.stderr.startswith(
        "Chưa đổi gì, vì sau đó cổng sẽ có lỗi:\ndocs/cong-dong/phan.md:"
    )
    assert state(root) == before


def test_a_page_with_a_voice_is_not_dropped_silently(root: Path) -> None:
    (root / "docs/cong-dong/cu.tyz.mp3").write_bytes(b"x")
    result = run("cong-dong/cu.md", "--successor", "cong-dong/moi.md")
    assert result.exit_code == 1
    assert result.stderr.startswith("Trang có bản thu docs/cong-dong/cu.tyz.mp3: ")


def test_git_has_it_for_the_next_commit(root: Path) -> None:
    begin(root)
    result = run("cong-dong/cu.md", "--successor", "cong-dong/moi.md")
    assert result.stdout.endswith("(moved_from).\nGit đã ghi việc này cho lần commit tới.\n")
    assert git(root, "status", "--porcelain").splitlines() == [
        "M  docs/cong-dong/ban.md",
        "D  docs/cong-dong/cu.md",
        "D  docs/cong-dong/cu.tyz.md",
        "M  docs/cong-dong/moi.md",
    ]
