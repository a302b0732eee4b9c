"""A bad and a good file per code, where an example of the catalogue cannot show everything.

fixtures/<code>/bad.md yields the code and no other; good.md yields nothing.
"""

from pathlib import Path

import pytest

from catalogue_site import problems_of
from portals import write_portal

FIXTURES = Path(__file__).resolve().parent / "fixtures"
FOLDERS = sorted(path for path in FIXTURES.iterdir() if path.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_bad_file_yields_its_code_on_every_line_that_is_wrong(folder: Path, tmp_path: Path) -> None:
    problems = problems_of(_portal(tmp_path, folder / "bad.md"))
    assert {problem.code for problem in problems} == {folder.name}
    expected = {"unknown-phone": [15, 16, 17, 18], "not-nfc": [13], "not-utf8": [1]}
    if folder.name in expected:
        assert [problem.line for problem in problems] == expected[folder.name]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_good_file_yields_nothing(folder: Path, tmp_path: Path) -> None:
    assert problems_of(_portal(tmp_path, folder / "good.md")) == []


def _portal(tmp_path: Path, file: Path) -> Path:
    root = write_portal(tmp_path / "portal", {})
    target = root / "docs" / "cong-dong" / "trang-thu.md"
    target.parent.mkdir()
    target.write_bytes(file.read_bytes())
    return root
