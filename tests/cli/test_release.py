"""`loa release` as an owner types it: all parts of one state, and its record."""

import subprocess
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loa.cli.main import main
from loa.content.registries import load_registries
from packing import PAGES
from portals import page_text, write_portal

pytestmark = pytest.mark.site

PROFILES = """\
profiles:
  - {id: day-du, name: Đủ, size_limit_mb: 50, formats: [pdf], media: false, valid_days: 365}
"""
PAGE = page_text("Các bản", "/// releases\n///\n\n/// provenance\n///\n\n/// approvals\n///\n")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_portal(tmp_path / "portal", {**PAGES, "gioi-thieu/ban.md": PAGE})
    (root / "docs/_data/packs.yml").write_text(PROFILES, "utf-8")
    settings = (root / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("  - loa\n", "  - loa:\n      artifacts: false\n")
    (root / "mkdocs.yml").write_text(settings, "utf-8")
    commit(root, "first")
    return root


def commit(root: Path, words: str) -> None:
    if not (root / ".git").exists():
        (root / ".gitignore").write_text("site/\n.cache/\n", "utf-8")
        subprocess.run(["git", "init", "-q"], cwd=root, check=True)
    subprocess.run(["git", "add", "-A"], cwd=root, check=True)
    who = ["-c", "user.name=A", "-c", "user.email=a@b.vn"]
    subprocess.run(["git", *who, "commit", "-qm", words], cwd=root, check=True)


def released(root: Path, out: Path, *arguments: str) -> Result:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        command = ["release", str(out), "--jobs", "1", *arguments]
        return CliRunner().invoke(main, command, catch_exceptions=False)


def test_all_parts_are_made_and_recorded(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    address = "https://tai.loa.vn/"
    result = released(root, out, "--without", "zim", "--record", "--address", address)
    assert result.exit_code == 0, result.output
    (place,) = out.iterdir()
    names = {path.relative_to(place).as_posix() for path in place.rglob("*") if path.is_file()}
    own = {"SHA256SUMS", "PHAT-HANH.md", "phat-hanh.yml", "site.zip", "usb-day-du.zip"}
    assert own <= names
    assert names - own == {"trang/moi-nguoi.html"}
    with zipfile.ZipFile(place / "site.zip") as site:
        assert "index.html" in site.namelist()
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=place, check=True)
    assert "6 trang." in (place / "PHAT-HANH.md").read_text("utf-8")

    (recorded,) = load_registries(root / "docs")[0].releases.values()
    assert (recorded.id, recorded.address) == (place.name, address)
    assert "chưa ký (--key)" in result.output

    # The next release tells what changed since, and its site lists the one before.
    (root / "docs/cong-dong/moi.md").write_text(page_text("Trang mới tinh"), "utf-8")
    (root / "docs/cong-dong/viec-nhe.md").unlink()
    commit(root, "second")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_COMMITTER_DATE", "2031-01-01T00:00:00Z")
        subprocess.run(
            [
                "git",
                "-c",
                "user.name=A",
                "-c",
                "user.email=a@b.vn",
                "commit",
                "-q",
                "--amend",
                "--no-edit",
            ],
            cwd=root,
            check=True,
        )
    result = released(root, out, "--without", "usb", "--without", "zim", "--without", "html")
    assert result.exit_code == 0, result.output
    newest = max(out.iterdir())
    notes = (newest / "PHAT-HANH.md").read_text("utf-8")
    assert "- Trang mới: Trang mới tinh.\n- Trang bỏ: cong-dong/viec-nhe.md.\n" in notes
    page = (root / "site/gioi-thieu/ban/index.html").read_text("utf-8")
    for file in recorded.files:
        assert f'<code class="loa-digest">{file.sha256}</code>' in page
        assert f'href="{address}{recorded.id}/{file.name}"' in page
    assert "Chưa cơ quan nào duyệt trang nào." in page


def test_the_same_content_is_released_once(root: Path, tmp_path: Path) -> None:
    only = ["--without", "usb", "--without", "zim", "--without", "html"]
    assert released(root, tmp_path / "out", *only).exit_code == 0
    result = released(root, tmp_path / "out", *only)
    assert result.exit_code == 1
    assert "nội dung chưa đổi từ lần phát hành ấy" in result.output


def test_two_machines_make_the_same_list(root: Path, tmp_path: Path) -> None:
    only = ["--without", "zim"]
    for name in ("a", "b"):
        assert released(root, tmp_path / name, *only).exit_code == 0
    first, second = (next((tmp_path / name).iterdir()) / "SHA256SUMS" for name in "ab")
    assert first.read_bytes() == second.read_bytes()
