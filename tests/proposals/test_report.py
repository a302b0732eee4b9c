"""`loa propose report`: what a proposal changes, and nothing else."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from loa.checks.registry import check_pages
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.content.translation import source_hash
from loa.integrations import portal
from loa.problems import Problem
from portals import MakePortal, page_text
from proposing import begin, commit, edit, git, reported

CALL = "## Gọi {#goi}\n\nGọi [[helpline:h111]] khi cần.\n"
PAGES = {
    "cong-dong/index.md": page_text("Xóm làng", type="landing"),
    "cong-dong/mot.md": page_text("Trang một", CALL, more="handouts: [leaflet]\n"),
    "cong-dong/hai.md": page_text("Trang hai", "Xem [một](mot.md).\n"),
    "cong-dong/ba.md": page_text("Trang ba", "Chữ.\n"),
}
LAW = "sources:\n  - {id: L53, as_of: 2025-07-01}\n"


@pytest.fixture
def root(make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = begin(make_portal(PAGES))
    monkeypatch.chdir(root)
    return root


def test_nothing_changed(root: Path) -> None:
    result = reported()
    assert (result.exit_code, result.stdout) == (
        0,
        "## Đề nghị này đổi gì\n\nKhông có trang, sổ đăng ký hay tệp nào của cổng đổi.\n",
    )


def test_a_changed_page_is_told_with_its_facts_and_papers(root: Path) -> None:
    edit(root / "docs/cong-dong/mot.md", lambda text: text.replace("khi cần.", "trong 30 ngày."))
    result = reported()
    assert result.exit_code == 0
    assert result.stdout == (
        "## Đề nghị này đổi gì\n\n"
        "Máy không thấy lỗi nào. 1 trang đổi, 0 mục sổ đăng ký đổi, 0 bản dịch cũ đi.\n\n"
        "### Trang đổi\n\n"
        "- Trang một, `docs/cong-dong/mot.md`: sửa\n\n"
        "### Con số, ngày, điều luật đổi\n\n"
        "- `docs/cong-dong/mot.md`\n"
        "  - sau: thời hạn **30 ngày** · Gọi 111 trong 30 ngày\\. · h111\n\n"
        "### In lại, chép lại sau khi gộp\n\n"
        "- in lại: leaflet của Trang một\n"
        "- chép lại bản `gon`, `vua`, `day-du`, `truong-hoc`; nơi đang giữ: "
        "`loa pack outdated SỔ.csv`\n"
    )


def test_what_lies_uncommitted_counts_and_what_came_to_main_meanwhile_does_not(root: Path) -> None:
    git(root, "switch", "-q", "main")
    edit(root / "docs/cong-dong/ba.md", lambda text: text + "\nThêm.\n")
    commit(root)
    git(root, "switch", "-q", "de-nghi")
    edit(root / "docs/cong-dong/hai.md", lambda text: text + "\nThêm.\n")
    shown = reported().stdout
    assert "`docs/cong-dong/hai.md`: sửa" in shown
    assert "ba.md" not in shown


def test_what_both_states_have_is_looked_at_once(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[str] = []

    def look(library: Library, pages: list[ContentPage]) -> Iterator[Problem]:
        looked.extend(page.src_uri for page in pages)
        return check_pages(library, pages)

    monkeypatch.setattr(portal, "check_pages", look)
    edit(root / "docs/cong-dong/ba.md", lambda text: text + "\nThêm.\n")
    reported()
    once = ["cong-dong/hai.md", "cong-dong/index.md", "cong-dong/mot.md", "index.md"]
    assert sorted(looked) == sorted([*once, "cong-dong/ba.md", "cong-dong/ba.md"])


def test_a_changed_number_reaches_the_pages_that_name_it_and_every_paper(root: Path) -> None:
    def change(text: str) -> str:
        return text.replace('number: "111"', 'number: "119"').replace("Tổng đài 111", "Số 119")

    edit(root / "docs/_data/helplines.yml", change)
    shown = reported().stdout
    assert (
        "- `helplines/h111`: `number` `111` → `119`; `short_name` `Tổng đài 111` → `Số 119`\n"
        in shown
    )
    assert "- Trang một, `docs/cong-dong/mot.md`: đổi theo `helplines/h111`\n" in shown
    assert "mọi tờ in, áp phích, bản USB đang dùng đều phải thay" in shown
    assert "  - trước: số điện thoại **111**" in shown
    assert "  - sau: số điện thoại **119**" in shown
    assert "Trang ba" not in shown


def test_a_page_that_vanishes_loses_its_address(root: Path) -> None:
    (root / "docs/cong-dong/ba.md").unlink()
    result = reported("--format", "github")
    assert result.exit_code == 1
    assert result.stdout == (
        "::error file=docs/cong-dong/ba.md,line=1,title=lost-address::"
        "Địa chỉ “cong-dong/ba/” đang mở được, sau đề nghị này thì mất. "
        "Ghi “cong-dong/ba.md” vào moved_from của trang thay nó, hoặc làm lại bằng loa move, "
        "loa remove. Có phải ý bạn là “cong-dong/hai.md”?\n"
    )


def test_a_successor_keeps_the_address(root: Path) -> None:
    (root / "docs/cong-dong/ba.md").unlink()
    more = "moved_from: [cong-dong/ba.md]\n---\n"
    edit(root / "docs/cong-dong/hai.md", lambda text: text.replace("---\nXem", f"{more}Xem"))
    result = reported()
    assert result.exit_code == 0, result.stdout
    assert "- Trang ba, `docs/cong-dong/ba.md`: bỏ\n" in result.stdout


def test_an_earlier_place_is_not_to_be_forgotten_either(root: Path) -> None:
    more = "moved_from: [cong-dong/xua.md]\n---\n"
    edit(root / "docs/cong-dong/hai.md", lambda text: text.replace("---\nXem", f"{more}Xem"))
    commit(root)
    git(root, "switch", "-q", "-C", "main")
    git(root, "switch", "-q", "-c", "sau")
    edit(root / "docs/cong-dong/hai.md", lambda text: text.replace(more, "---\n"))
    result = reported("--format", "github")
    assert result.exit_code == 1
    assert "Địa chỉ “cong-dong/xua/” đang mở được, sau đề nghị này thì mất." in result.stdout


def test_a_page_that_cannot_be_read_has_its_own_problem_only(root: Path) -> None:
    edit(root / "docs/cong-dong/ba.md", lambda text: text.replace("type: page", "type: trang"))
    codes = [row["check_name"] for row in json.loads(reported("--format", "gitlab").stdout)]
    assert codes == ["unknown-value"]


def test_problems_elsewhere_are_told_where_they_are_new(root: Path) -> None:
    edit(root / "docs/cong-dong/ba.md", lambda text: text + "\nXem [gì](khong-co.md).\n")
    commit(root)
    git(root, "switch", "-q", "-C", "main")
    git(root, "switch", "-q", "-c", "sau")
    result = reported("--format", "gitlab")
    assert (result.exit_code, json.loads(result.stdout)) == (0, [])
    edit(root / "docs/cong-dong/mot.md", lambda text: text.replace("{#goi}", "{#goi-ai}"))
    edit(root / "docs/cong-dong/hai.md", lambda text: text.replace("mot.md", "mot.md#goi"))
    git(root, "checkout", "-q", "main", "--", "docs/cong-dong/hai.md")
    assert reported("--format", "gitlab").exit_code == 0
    shown = reported().stdout
    assert "Cổng còn 1 lỗi cũ ở chỗ khác." in shown


def test_a_link_that_broke_on_an_unchanged_page_is_told(root: Path) -> None:
    edit(root / "docs/cong-dong/hai.md", lambda text: text.replace("mot.md", "mot.md#goi"))
    commit(root)
    git(root, "switch", "-q", "-C", "main")
    git(root, "switch", "-q", "-c", "sau")
    edit(root / "docs/cong-dong/mot.md", lambda text: text.replace("{#goi}", "{#goi-ai}"))
    result = reported("--format", "gitlab")
    assert result.exit_code == 1
    rows = json.loads(result.stdout)
    assert [row["location"]["path"] for row in rows] == ["docs/cong-dong/hai.md"]


def test_a_translation_that_falls_behind_is_told(root: Path) -> None:
    source = Library.load(root / "docs").get("cong-dong/ba.md")
    assert source is not None
    record = f"{{source_sha256: {source_hash(source)}, translator: M, status: draft}}"
    variant = page_text("三", "字。\n", more=f"translation: {record}\n")
    (root / "docs/cong-dong/ba.zh-Hant.md").write_text(variant, "utf-8")
    commit(root)
    git(root, "switch", "-q", "-C", "main")
    git(root, "switch", "-q", "-c", "sau")
    edit(root / "docs/cong-dong/ba.md", lambda text: text.replace("Chữ.", "Chữ khác hẳn."))
    shown = reported().stdout
    assert (
        "### Bản dịch, bản thu không còn khớp\n\n- bản dịch `docs/cong-dong/ba.zh-Hant.md`\n"
        in (shown)
    )


def test_all_forms_are_written_at_once(root: Path, tmp_path: Path) -> None:
    (root / "docs/cong-dong/ba.md").unlink()
    out = tmp_path / "bao-cao"
    result = reported("--out", str(out))
    assert result.exit_code == 1
    names = ["annotations.txt", "bao-cao.md", "gl-code-quality.json", "loa.sarif"]
    assert sorted(path.name for path in out.iterdir()) == names
    assert (out / "bao-cao.md").read_text("utf-8") == result.stdout
    assert json.loads((out / "gl-code-quality.json").read_text("utf-8"))[0]["severity"] == "major"
    assert json.loads((out / "loa.sarif").read_text("utf-8"))["version"] == "2.1.0"


@pytest.mark.parametrize("name", ["khong-co", "--output=x", "HEAD:docs"])
def test_a_base_that_git_does_not_know_is_named(root: Path, name: str) -> None:
    result = reported(f"--base={name}")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Git không biết “{name}”: ")


def test_a_base_without_a_portal_is_refused(root: Path) -> None:
    git(root, "switch", "-q", "--orphan", "trong")
    git(root, "commit", "-q", "--allow-empty", "-m", "x")
    first = git(root, "rev-parse", "HEAD").strip()
    git(root, "merge", "-q", "--allow-unrelated-histories", "de-nghi")
    result = reported("--base", "trong~1")
    assert result.exit_code == 1
    assert result.stderr == f"Ở bản {first[:12]} chưa có cổng: không có thư mục docs.\n"


def test_a_base_of_another_history_is_refused(root: Path) -> None:
    git(root, "switch", "-q", "--orphan", "la")
    git(root, "commit", "-q", "--allow-empty", "-m", "x")
    git(root, "switch", "-q", "de-nghi")
    result = reported("--base", "la")
    assert result.exit_code == 1
    assert result.stderr == (
        "Không thấy chỗ đề nghị này rẽ khỏi “la”: kho chỉ có phần cuối, hoặc hai bên "
        "không chung gốc. Lấy cả lịch sử: git fetch --unshallow.\n"
    )
