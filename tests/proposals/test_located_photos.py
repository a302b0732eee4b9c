"""A proposal whose commits hold a photograph with its place is refused until they do not."""

import io
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import ExifTags, Image

from loa.cli.main import main
from loa.integrations.located_photos import located_photos
from loa.problems import Problem
from portals import MakePortal, page_text
from proposing import begin, commit, git, reported

PHONE = Path(__file__).parent.parent / "media" / "phone.heic"
URI = "cong-dong/mot.md"


def located() -> bytes:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (21.0, 16.0, 0.0)
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.fixture
def root(make_portal: MakePortal, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_portal({URI: page_text("Một", "Chữ.\n")})
    # What main holds already is not this proposal's.
    (root / "docs" / "cong-dong" / "xua.jpg").write_bytes(located())
    begin(root)
    monkeypatch.chdir(root)
    monkeypatch.setattr("loa.media.intake.can_look", lambda: False)
    return root


def found(root: Path) -> list[Problem]:
    return list(located_photos(root, "main"))


def test_a_clean_photograph_is_let_through(root: Path) -> None:
    words = ("--alt", "Sân trường", "--no-people")
    assert CliRunner().invoke(main, ["media", "add", str(PHONE), URI, *words]).exit_code == 0
    commit(root)
    assert found(root) == []


@pytest.mark.parametrize("name", ["docs/a.heic", "docs/Ảnh nhà.bin", "a.md.jpg"])
def test_a_photograph_is_found_after_it_was_deleted(root: Path, name: str) -> None:
    base = git(root, "rev-parse", "HEAD").strip()[:12]
    path = root / name
    path.write_bytes(PHONE.read_bytes() if name.endswith("heic") else located() + b"x")
    commit(root)
    first = git(root, "rev-parse", "--short", "HEAD").strip()
    path.unlink()
    commit(root)
    assert found(root) == [
        Problem(
            name, 1, "photo-place",
            f"Ảnh này còn giữ nơi chụp (GPS) (lần ghi {first}); xóa tệp thì lịch sử vẫn còn.",
            f"Bỏ khỏi lịch sử: “git reset --soft {base}”, “git rm --cached {name}”, chuyển tệp gốc "
            "ra ngoài thư mục của cổng, thêm lại bằng “loa media add”, “git commit”, “git push "
            "--force”.",
        )
    ]  # fmt: skip


def test_the_report_refuses_it(root: Path) -> None:
    (root / "a.jpg").write_bytes(located() + b"x")
    commit(root)
    result = reported("--format", "github")
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=a.jpg,line=1,title=photo-place::")


def test_the_way_out_of_the_history_is_one(root: Path, tmp_path: Path) -> None:
    (root / "docs" / "nha.jpg").write_bytes(located() + b"x")
    commit(root)
    (one,) = found(root)
    for command in re.findall("“(git (?:reset|rm) [^”]+)”", one.hint):
        git(root, *shlex.split(command)[1:])
    (root / "docs" / "nha.jpg").rename(tmp_path / "nha.jpg")
    commit(root)
    assert found(root) == []


def test_what_came_from_main_is_not_the_proposals(root: Path) -> None:
    git(root, "switch", "-q", "main")
    (root / "docs" / "cua-main.jpg").write_bytes(located() + b"x")
    commit(root)
    git(root, "switch", "-q", "de-nghi")
    git(root, "merge", "-q", "--no-ff", "-m", "x", "main")
    assert found(root) == []


def test_a_film_of_a_phone_is_found_too(root: Path) -> None:
    base = git(root, "rev-parse", "HEAD").strip()[:12]
    film = b"\x00\x00\x00\x14ftypqt  \x00\x12udta\xa9xyz\x00\x12U\xc4+21.0285+105.8542/"
    (root / "docs" / "lop.MOV").write_bytes(film)
    commit(root)
    first = git(root, "rev-parse", "--short", "HEAD").strip()
    (one,) = found(root)
    assert (one.message, one.hint) == (
        f"Phim này còn giữ nơi quay (GPS) (lần ghi {first}); xóa tệp thì lịch sử vẫn còn.",
        f"Bỏ khỏi lịch sử: “git reset --soft {base}”, “git rm --cached docs/lop.MOV”, chuyển tệp "
        "gốc ra ngoài thư mục của cổng, thêm bản đã bỏ vị trí, “git commit”, “git push --force”.",
    )


def test_a_picture_that_nothing_opens_is_refused_by_its_name(root: Path) -> None:
    (root / "docs" / "nha.heic").write_bytes(b"\x00\x00\x00\x18ftypheic" + bytes(40))
    commit(root)
    short = git(root, "rev-parse", "--short", "HEAD").strip()
    (problem,) = found(root)
    assert (problem.path, problem.code) == ("docs/nha.heic", "photo-place")
    assert problem.message == (
        f"Máy không mở được ảnh này (lần ghi {short}), nên không ai biết nó có giữ nơi chụp không."
    )
