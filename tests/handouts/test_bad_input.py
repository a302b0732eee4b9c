"""What goes wrong with a page or a machine: a sentence, or a run that is taken up again."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from handout_samples import LoadPortal, guide, lesson
from loa.cli.main import main
from loa.ground.targets import MARK, MARK_TEXT
from loa.problems import as_text

PAGE = "docs/du-lich/nha-nghi.md:15: lỗi: "
LESSON = "docs/truong-hoc/lop-2-an-toan.md"
KILLED = """
import os, signal, sys
from pathlib import Path
from loa.cli import main
whole, seen = Path.replace, []
def replace(self, target):
    if not str(target).endswith(".shelf"):
        seen.append(target)
    if len(seen) == int(sys.argv[1]):
        os.kill(os.getpid(), signal.SIGKILL)
    return whole(self, target)
Path.replace = replace
main(["handouts"])
"""


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            "![Sân trường](san.png)",
            "Không có tệp hình “san.png”. Có phải ý bạn là “hinh.png”? (broken-link)",
        ),
        (
            "![](../hinh.png)",
            "Hình “../hinh.png” chưa có lời mô tả. Viết trong ngoặc vuông điều hình cho thấy: "
            "![Hai bạn nhỏ nói chuyện](hinh.png) (image-without-alt)",
        ),
        (
            "/// helpline\n///",
            "Không có khối nào tên “helpline”. Có phải ý bạn là “helplines”? (unknown-directive)",
        ),
        (
            "Gọi 111 🙂",
            "Phông chữ in không có ký tự “🙂” (U+1F642). "
            "Thay bằng chữ, hoặc đặt hình (pictogram) ở phần khai báo. (missing-glyph)",
        ),
        (
            "| Việc |" + " Nghiêng |" * 9 + "\n" + "|---" * 10 + "|\n|" + " a |" * 10,
            "Bảng ở đầu trang có 10 cột, rộng quá trang giấy 38 mm. "
            "Bớt cột, hoặc chia làm hai bảng. (table-too-wide)",
        ),
    ],
    ids=["missing-image", "no-alt-text", "unknown-block", "wide-table", "emoji"],
)
def test_a_bad_body_is_said_with_its_line(load_portal: LoadPortal, body: str, said: str) -> None:
    text = guide(f"{body}\n", "handouts: [checklist]\n")
    portal = load_portal({"du-lich/nha-nghi.md": text, "hinh.png": ""})
    found = [one for one in portal.problems() if one.path.endswith("nha-nghi.md")]
    assert as_text(found) == PAGE + said


def test_a_table_too_wide_for_a_leaflet_column_names_its_heading(load_portal: LoadPortal) -> None:
    table = "|" + " Nghiêng |" * 5 + "\n" + "|---" * 5 + "|\n|" + " a |" * 5 + "\n"
    page = guide(f"## Ai gọi ai? {{#ai}}\n\n{table}", "handouts: [leaflet]\n")
    portal = load_portal({"du-lich/nha-nghi.md": page})
    assert as_text(portal.problems()) == (
        "docs/du-lich/nha-nghi.md:17: lỗi: Bảng ở mục “Ai gọi ai?” có 5 cột, rộng quá cột của tờ "
        "gấp 9 mm. Bớt cột, hoặc chia làm hai bảng. (table-too-wide)"
    )


def test_a_lesson_without_activities_is_told_what_is_missing(load_portal: LoadPortal) -> None:
    text = lesson()
    start, end = text.index("### Mở đầu"), text.index("## Điều chỉnh")
    portal = load_portal({"truong-hoc/lop-2-an-toan.md": text[:start] + text[end:]})
    hint = "Thêm tiêu đề có mã đó, theo mẫu của “loa new lesson”. (missing-section)"
    assert as_text(portal.problems()).split("\n") == [
        f"{LESSON}:19: lỗi: Bài học thiếu mục #{key}. {hint}"
        for key in ("kham-pha", "luyen-tap", "mo-dau", "van-dung")
    ] + [f"{LESSON}:31: lỗi: Mục #hoat-dong chưa có nội dung. (empty-section)"]


def checked(load_portal: LoadPortal) -> Path:
    """A portal with one checklist, whose checks have kept what they keep."""
    portal = load_portal({"du-lich/nha-nghi.md": guide(more="handouts: [checklist]\n")})
    assert portal.problems() == []
    return portal.root


FULL = (
    "Không đọc hoặc không ghi được tệp: ổ đĩa đã đầy. Xóa bớt tệp hoặc dùng ổ khác. "
    "Các tệp đã làm còn nguyên."
)


def fill_the_disk(patch: pytest.MonkeyPatch) -> None:
    """Half of every file is written, then there is no room."""
    whole = Path.open

    def full(self: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
        file = whole(self, mode, *rest, **named)

        def half(data: Any) -> int:
            written(data[: len(data) // 2])
            raise OSError(28, "No space left on device")

        if mode[0] in "wxa":
            written = file.write
            patch.setattr(file, "write", half)
        return file

    patch.setattr(Path, "open", full)


def test_a_full_disk_is_a_sentence_and_leaves_no_half_file(
    load_portal: LoadPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = checked(load_portal)
    monkeypatch.chdir(root)
    before = sorted((root / ".cache").rglob("*.*"))
    with monkeypatch.context() as patch:
        fill_the_disk(patch)
        stopped = CliRunner().invoke(main, ["handouts"])
    assert (stopped.exit_code, stopped.output.splitlines()[-1]) == (1, FULL)
    assert sorted((root / ".cache").rglob("*.*")) == before
    assert CliRunner().invoke(main, ["handouts"]).exit_code == 0


def test_a_disk_that_is_full_before_the_checks_is_the_same_sentence(
    load_portal: LoadPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = load_portal({"du-lich/nha-nghi.md": guide(more="handouts: [checklist]\n")}).root
    monkeypatch.chdir(root)
    before = sorted((root / ".cache").rglob("*.*"))
    fill_the_disk(monkeypatch)
    stopped = CliRunner().invoke(main, ["handouts"])
    # Checks need no room; what is made does.
    assert (stopped.exit_code, stopped.output.splitlines()[-1]) == (1, FULL)
    assert sorted((root / ".cache").rglob("*.*")) == before


@pytest.mark.site
def test_a_disk_that_fills_while_building_leaves_the_old_site(
    load_portal: LoadPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = checked(load_portal)
    monkeypatch.chdir(root)
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("bản cũ", "utf-8")
    (root / "site" / MARK).write_text(MARK_TEXT, "utf-8")
    with monkeypatch.context() as patch:
        fill_the_disk(patch)
        stopped = CliRunner().invoke(main, ["build"])
    assert stopped.exit_code == 1
    assert stopped.output.splitlines()[-1] == (
        "Không đọc hoặc không ghi được tệp: ổ đĩa đã đầy. Xóa bớt tệp hoặc dùng ổ khác. "
        "Bản cũ còn nguyên."
    )
    assert (root / "site" / "index.html").read_text("utf-8") == "bản cũ"
    assert list(root.glob("*.loa-*")) == []


@pytest.mark.parametrize(
    ("rename", "anew"),
    [("4", 2), ("5", 2), ("7", 1)],
    ids=["before-the-proof", "before-the-note", "after-the-first-file"],
)
def test_a_killed_run_is_taken_up_where_it_stopped(
    load_portal: LoadPortal, monkeypatch: pytest.MonkeyPatch, rename: str, anew: int
) -> None:
    """The chapter, a file and its note, each followed by its proof: six renames.
    Shelves, which the checks before may write again, are none of them.
    """
    root = checked(load_portal)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600", "PYTHONUTF8": "1"}
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, rename],
        cwd=root,
        env=environment,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert killed.returncode == -signal.SIGKILL
    monkeypatch.chdir(root)
    again = CliRunner().invoke(main, ["handouts"])
    assert again.output.splitlines()[-1] == f"1 trang, 2 tệp: làm mới {anew}, còn lại không đổi."
    whole = CliRunner().invoke(main, ["handouts", "--force"])
    assert whole.output.splitlines()[-1] == "1 trang, 2 tệp: làm mới 2, còn lại không đổi."
