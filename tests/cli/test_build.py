"""What `loa build` says: each stage while it runs, and at the end what it made."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from loa.cli import main
from loa.cli.build import summary
from loa.integrations.site import BuildResult
from loa.problems import Problem
from portals import MakePortal, page_text

GUIDE = page_text(
    "Nhà nghỉ",
    "Gọi [[helpline:h111]].\n\n## Một\n\n- Hỏi giấy tờ.\n- Gọi điện.\n",
    "guide",
    "handouts: [checklist]\n",
)
WARNING = Problem("docs/a.md", 1, "thin-page", "Trang có ít chữ.")
PAGES = {"du-lich/nha-nghi.md": GUIDE, "a.md": page_text("A", "Lời.\n")}


def build(root: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a build in this process prints, its seconds as “N,N”."""
    monkeypatch.chdir(root)
    done = CliRunner().invoke(main, ["build", "--jobs", "1"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return re.sub(r"\b\d+,\d\b giây", "N,N giây", done.stdout)


def files_in(site: Path, *endings: str) -> int:
    found = [path for path in site.rglob("*") if path.is_file()]
    return sum(1 for path in found if path.name.endswith(endings)) if endings else len(found)


@pytest.mark.site
def test_a_build_says_each_stage_and_what_it_made(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_portal(PAGES)
    said = build(root, monkeypatch)
    site = root / "site"
    end = (
        f"Đã dựng {files_in(site, '.html')} trang, {files_in(site)} tệp vào {site} "
        "trong N,N giây.\n"
    )
    opened = f"Mở {site / 'index.html'} để xem.\n"
    stages = (
        "Kiểm tra: 3 trang\n"
        "Tài liệu in: 1 trang\n"
        "Ảnh chia sẻ: 8 ảnh\n"
        "Trang: 3 trang\n"
        f"Nén: {files_in(site, '.br')} tệp\n"
    )
    assert said == f"{stages}{end}Tệp để tải về: làm mới 11, dùng lại 0.\n{opened}"
    (root / "docs" / "a.md").write_text(page_text("B", "Lời.\n"), "utf-8")
    said = build(root, monkeypatch)
    assert said == f"{stages}{end}Tệp để tải về: làm mới 2, dùng lại 9.\n{opened}"


def test_the_end_names_what_was_found_and_did_not_stop_it() -> None:
    built = BuildResult(pages=7, files=90, problems=(WARNING, WARNING), made=3, reused=40)
    assert summary(built, Path("site"), 12.34) == [
        "Đã dựng 7 trang, 90 tệp vào site trong 12,3 giây.",
        "Tệp để tải về: làm mới 3, dùng lại 40.",
        "2 cảnh báo. Chạy “loa check” để xem.",
        "Mở site/index.html để xem.",
    ]


@pytest.mark.site
def test_without_files_for_download_no_stage_makes_any(
    make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_portal({"a.md": PAGES["a.md"]})
    settings = root / "mkdocs.yml"
    text = settings.read_text("utf-8")
    assert text.count("  - loa\n") == 1
    settings.write_text(text.replace("  - loa\n", "  - loa: {artifacts: false}\n"), "utf-8")
    rows = build(root, monkeypatch).splitlines()
    assert rows[:2] == ["Kiểm tra: 2 trang", "Trang: 2 trang"]
    assert rows[-2] == "Tệp để tải về: làm mới 0, dùng lại 0."
