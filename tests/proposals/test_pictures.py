"""A proposal shows its pages before and after, as a phone shows them."""

from pathlib import Path

import pytest
from PIL import Image

from loa.integrations import picturing
from portals import MakePortal, page_text
from proposing import begin, commit, edit, reported

PAGES = {
    "cong-dong/mot.md": page_text("Trang một", "Chữ.\n"),
    "cong-dong/hai.md": page_text("Trang hai", "Gọi [[helpline:h111]].\n"),
}


@pytest.fixture
def root(make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = begin(make_portal(PAGES))
    monkeypatch.chdir(root)
    edit(root / "docs/cong-dong/mot.md", lambda text: text + "\nThêm.\n" * 40)
    (root / "docs/cong-dong/ba.md").write_text(page_text("Trang ba", "Mới.\n"), "utf-8")
    commit(root)
    return root


def halves(path: Path) -> tuple[bytes, bytes]:
    with Image.open(path) as image:
        assert image.size == (732, 2400)
        left, right = image.crop((0, 30, 360, 2400)), image.crop((372, 30, 732, 2400))
        return left.tobytes(), right.tobytes()


@pytest.mark.site
@pytest.mark.browser
def test_changed_pages_stand_side_by_side(root: Path, tmp_path: Path) -> None:
    result = reported("--out", str(tmp_path / "ra"), "--pictures")
    assert result.exit_code == 0, result.output
    assert (
        "### Ảnh trước và sau, rộng 360 điểm\n\n"
        "- `trang-01.png`: `docs/cong-dong/ba.md`\n"
        "- `trang-02.png`: `docs/cong-dong/mot.md`\n"
    ) in (tmp_path / "ra/bao-cao.md").read_text("utf-8")
    for number in (1, 2):
        before, after = halves(tmp_path / f"ra/trang-0{number}.png")
        assert before != after
        # A page, not an empty frame: letters on a ground.
        assert len(set(after)) > 20


def test_pictures_need_a_folder(root: Path) -> None:
    result = reported("--pictures")
    assert (result.exit_code, result.stderr) == (1, "--pictures cần --out: thư mục nhận ảnh.\n")


def test_without_a_browser_it_says_so(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picturing, "_PROGRAMS", ("khong-co",))
    result = reported("--out", str(tmp_path / "ra"), "--pictures")
    assert (result.exit_code, result.stderr) == (
        1,
        "Vẽ ảnh trang cần Chromium hay Chrome trên máy này. Bỏ --pictures cũng được.\n",
    )


def test_pages_that_are_not_drawn_are_counted(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = [("docs/cong-dong/ba.md", "trang-01.png")]
    monkeypatch.setattr("loa.app.proposals.picture_pages", lambda *_, **__: drawn)
    assert reported("--out", str(tmp_path / "ra"), "--pictures").exit_code == 0
    assert (
        "### Ảnh trước và sau, rộng 360 điểm\n\n"
        "- `trang-01.png`: `docs/cong-dong/ba.md`\n"
        "- Còn 1 trang đổi không vẽ.\n"
    ) in (tmp_path / "ra/bao-cao.md").read_text("utf-8")
