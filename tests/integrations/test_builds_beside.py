"""Two builds of one portal at once: each site is whole, or its build was refused."""

import subprocess
import sys
from pathlib import Path

import pytest

from portals import MakePortal, forget_made, page_text

pytestmark = pytest.mark.site

BUILD = [sys.executable, "-c", "from loa.cli.main import main; main()", "build", "--jobs", "1"]
HANDOUT = "handouts: [checklist]\n"
BODY = "Gọi [[helpline:h111]].\n\n## Một\n\n- Hỏi giấy tờ.\n- Gọi điện.\n"
PAGE = "du-lich/nha-nghi.md"


def contents(site: Path) -> dict[str, bytes]:
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}


def built(root: Path) -> dict[str, bytes]:
    subprocess.run(BUILD, cwd=root, check=True, capture_output=True)
    return contents(root / "site")


def test_two_builds_at_once_share_what_they_make(make_portal: MakePortal) -> None:
    root = make_portal({PAGE: page_text("Nhà nghỉ", BODY, "guide", HANDOUT)})
    outs = [root.parent / "a", root.parent / "b"]
    runs = [
        subprocess.Popen([*BUILD, "--out", str(out)], cwd=root, stdout=subprocess.DEVNULL)
        for out in outs
    ]
    assert [run.wait() for run in runs] == [0, 0]
    forget_made(root)
    alone = built(root)
    assert [contents(out) for out in outs] == [alone, alone]


def test_of_two_builds_into_one_folder_each_is_whole_or_refused(make_portal: MakePortal) -> None:
    root = make_portal({PAGE: page_text("Nhà nghỉ", BODY, "guide", HANDOUT)})
    runs = [
        subprocess.Popen(
            BUILD, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    ends = [(run.communicate()[1], run.returncode) for run in runs]
    refused = f"Một lần chạy khác đang ghi vào “{root / 'site'}”. Đợi nó xong rồi chạy lại.\n"
    assert [end for end in ends if end not in [("", 0), (refused, 1)]] == []
    assert ("", 0) in ends
    site = contents(root / "site")
    forget_made(root)
    assert built(root) == site
