"""`loa move` of a page that is also told in easy words, and of its easy version."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from loa.cli.main import main
from loa.content.library import Library
from loa.content.translation import source_hash
from loa.integrations.portal import Portal
from loa.problems import as_text
from portals import page_text, write_portal

WHOLE, EASY = "cong-dong/mot.md", "doc-de/mot.md"
BODY = "Giữ giấy tờ. Xem [nhà](../index.md).\n\n## Đầu {#dau}\n\nGọi người nhà.\n"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write_portal(tmp_path / "portal", {WHOLE: page_text("Một", BODY)})
    page = Library.load(root / "docs").get(WHOLE)
    assert page is not None
    fields = f'easy_of: {WHOLE}\neasy_sha256: "{source_hash(page)}"\n'
    easy = root / "docs" / EASY
    easy.parent.mkdir(exist_ok=True)
    easy.write_text(page_text("Một (đọc dễ)", "Giữ giấy tờ.\n", more=fields), "utf-8")
    monkeypatch.chdir(root)
    return root


def about_easy(root: Path) -> str:
    return as_text(one for one in Portal.load(root).problems() if one.code.startswith("easy"))


@pytest.mark.parametrize(
    ("old", "new", "whole", "easy"),
    [
        (WHOLE, "truong-hoc/moi.md", "truong-hoc/moi.md", EASY),
        (EASY, "doc-de/hai.md", WHOLE, "doc-de/hai.md"),
    ],
)
def test_an_easy_version_stays_that_of_its_page(
    root: Path, old: str, new: str, whole: str, easy: str
) -> None:
    assert about_easy(root) == ""
    result = CliRunner().invoke(main, ["move", old, new])
    assert (result.exit_code, about_easy(root)) == (0, "")
    found = Library.load(root / "docs").easy_versions
    assert {uri: page.src_uri for uri, page in found.items()} == {whole: easy}


def test_after_the_move_a_changed_page_is_told_to_its_easy_version(root: Path) -> None:
    CliRunner().invoke(main, ["move", WHOLE, "truong-hoc/moi.md"])
    page = root / "docs/truong-hoc/moi.md"
    page.write_text(page.read_text("utf-8").replace("Gọi người nhà.", "Đừng gọi ai."), "utf-8")
    shutil.rmtree(root / ".cache", ignore_errors=True)
    assert "(easy-version-outdated)" in about_easy(root)
