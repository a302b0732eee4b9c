"""A build of a small site with every kind of bad front matter: all said at once, nothing lost."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from loa.integrations.site import BuildRefusedError, build_site
from portals import ROOT, MakePortal, page_text

pytestmark = pytest.mark.site

BAD = {
    "mot.md": page_text("Một", "Xem [hai](khong-co.md).\n", more="titel: Sai\n"),
    "hai.md": page_text("Hai").replace("audience: [moi-nguoi]", "audience: [moi-nguo]"),
    "ba.md": page_text("Ba").replace("2027-06-30", "30/6/2027"),
    "bon.md": page_text("Bốn").replace("type: page", "type: pagee"),
    "nam.md": "Không có phần khai báo.\n",
    "sau.md": page_text("Sáu", "Gọi số 112 ngay.\n"),
    "bay.md": page_text("Bảy: hai chấm"),
    "tam.xyz.md": page_text("Tám"),
    "Chin.md": page_text("Chín"),
    "muoi.md": page_text("Mười", "[[law:ND224]]\n\n![](hinh.png)\n"),
}
EXPECTED = [
    ("docs/Chin.md", 1, "file-name"),
    ("docs/ba.md", 10, "bad-date"),
    ("docs/bay.md", 2, "yaml-unreadable"),
    ("docs/bon.md", 4, "unknown-value"),
    ("docs/hai.md", 5, "unknown-audience"),
    ("docs/mot.md", 13, "unknown-field"),
    ("docs/mot.md", 15, "broken-link"),
    ("docs/muoi.md", 14, "unpublished-reference"),
    ("docs/muoi.md", 16, "broken-link"),
    ("docs/muoi.md", 16, "image-without-alt"),
    ("docs/nam.md", 1, "front-matter-missing"),
    ("docs/sau.md", 14, "unpublished-phone"),
    ("docs/tam.xyz.md", 1, "unknown-language"),
]


def loa(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", "from loa.cli import main; main()", *arguments]
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def test_check_names_every_problem_at_once(make_portal: MakePortal) -> None:
    root = make_portal(BAD)
    finished = loa(root, "check", "--format", "json")
    found = [(row["path"], row["line"], row["code"]) for row in json.loads(finished.stdout)]
    assert found == EXPECTED
    assert finished.returncode == 1


def test_a_problem_says_where_what_and_what_would_be_right(make_portal: MakePortal) -> None:
    root = make_portal({"hai.md": BAD["hai.md"]})
    finished = loa(root, "check")
    assert finished.stdout == (
        "docs/hai.md:5: lỗi: Trường “audience” có giá trị lạ: “moi-nguo”. "
        "Có phải ý bạn là “moi-nguoi”? (unknown-audience)\n"
    )
    assert finished.stderr == "Đã xem 2 trang: 1 lỗi, 0 điều nhắc.\n"


def test_check_speaks_to_a_code_host(make_portal: MakePortal) -> None:
    root = make_portal({"nam.md": BAD["nam.md"]})
    finished = loa(root, "check", "--format", "github")
    assert finished.stdout == (
        "::error file=docs/nam.md,line=1,title=front-matter-missing::"
        "Trang chưa có phần khai báo ở đầu. "
        "Dòng đầu tiên phải là ba dấu gạch (---), xem hướng dẫn biên tập.\n"
    )


def test_check_of_one_path_leaves_the_others_out(make_portal: MakePortal) -> None:
    root = make_portal(BAD)
    finished = loa(root, "check", "docs/index.md")
    assert (finished.returncode, finished.stdout) == (0, "Đã xem 1 trang: không có lỗi nào.\n")


def test_check_of_a_missing_path_exits_with_two(make_portal: MakePortal) -> None:
    finished = loa(make_portal({}), "check", "docs/khong-co.md")
    assert (finished.returncode, finished.stderr) == (2, "Không có “docs/khong-co.md”.\n")


def test_a_refused_build_touches_nothing(make_portal: MakePortal) -> None:
    root = make_portal({})
    build_site(root, root / "site")
    before = (root / "site" / "index.html").read_bytes()
    (root / "docs" / "hai.md").write_text(BAD["hai.md"], encoding="utf-8")
    with pytest.raises(BuildRefusedError, match="unknown-audience"):
        build_site(root, root / "site")
    assert (root / "site" / "index.html").read_bytes() == before
    assert list(root.glob("*.loa-*")) == []


def test_plain_mkdocs_builds_the_same_site(make_portal: MakePortal) -> None:
    root = make_portal({"mot.md": page_text("Một", "Chữ.\n")})
    build_site(root, root / "site")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    finished = subprocess.run(
        [*command, "--site-dir", str(root / "plain")],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.stderr == ""
    ours = (root / "site" / "mot" / "index.html").read_bytes()
    assert (root / "plain" / "mot" / "index.html").read_bytes() == ours


def test_plain_mkdocs_refuses_with_the_same_words(make_portal: MakePortal) -> None:
    root = make_portal({"hai.md": BAD["hai.md"]})
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    finished = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 1
    assert "Có phải ý bạn là “moi-nguoi”? (unknown-audience)" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_places_left_to_fill_stop_a_build_but_not_a_draft(make_portal: MakePortal) -> None:
    root = make_portal({"mot.md": page_text("Một", "Gọi «ĐIỀN: ai» trước.\n")})
    with pytest.raises(BuildRefusedError) as refused:
        build_site(root, root / "site")
    assert "docs/mot.md:14: lỗi: Còn một chỗ chưa điền: ai." in str(refused.value)
    assert not (root / "site").exists()
    build_site(root, root / "site", draft=True)
    assert "«ĐIỀN: ai»" in (root / "site" / "mot" / "index.html").read_text(encoding="utf-8")
