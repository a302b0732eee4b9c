"""`loa translate record` as an editor types it."""

import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from loa.cli.main import main
from loa.content.library import Library
from loa.content.narrations import is_heard, narrations
from loa.content.translation import source_hash
from loa.integrations.portal import Portal
from loa.media.encoding import find_ffmpeg
from portals import page_text, write_portal

PAGE = "docs/cong-dong/cha-me.md"
BODY = "Mở đầu.\n\n## Giấy tờ {#giay-to}\n\nGiữ kỹ.\n"
ANSWER = "Đã ghi docs/cong-dong/cha-me.tyz{}.mp3, 3 giây, {} byte.\n"


def sound(path: Path, source: str) -> Path:
    """Three seconds as a telephone records them, with a place hidden in the file."""
    command = [find_ffmpeg(), "-loglevel", "error", "-f", "lavfi", "-i", source, "-t", "3"]
    command += ["-metadata", "comment=21.27 106.19", str(path)]
    subprocess.run(command, check=True, timeout=60)
    return path


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    pages = {
        "cong-dong/cha-me.md": page_text("Cha mẹ", BODY),
        "cong-dong/index.md": page_text("Xóm làng", type="landing"),
    }
    root = write_portal(tmp_path / "portal", pages)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def phone_recording(tmp_path: Path) -> Path:
    return sound(tmp_path / "ghi-am.m4a", "sine=frequency=300,volume=-20dB")


def run(recording: Path, *more: str, to: str = "tyz") -> Result:
    arguments = ["translate", "record", str(recording), PAGE, "--to", to, "--on", "2026-10-01"]
    paper = ["--speaker", "Chị ở đội văn nghệ", "--consent", 'Sổ "văn thư", số 12']
    return CliRunner().invoke(main, [*arguments, *paper, *more])


def test_a_telephone_recording_becomes_a_narration_that_nothing_is_wrong_with(
    root: Path, phone_recording: Path
) -> None:
    result = run(phone_recording, "--heard-by", "Bác trưởng ban")
    written = root / "docs/cong-dong/cha-me.tyz.mp3"
    assert result.output == ANSWER.format("", written.stat().st_size)
    library = Library.load(root / "docs")
    assert [is_heard(library, one) for one in narrations(library)] == [True]
    source = library.get("cong-dong/cha-me.md")
    record = library.registries.narrations["cong-dong/cha-me.tyz.mp3"]
    assert source is not None
    assert record.source_sha256 == source_hash(source)
    assert record.consent == 'Sổ "văn thư", số 12'
    assert record.recorded_on == date(2026, 10, 1)
    assert b"21.27" not in written.read_bytes()
    assert Portal.load(root).problems() == []


def test_until_somebody_listened_it_waits(root: Path, phone_recording: Path) -> None:
    result = run(phone_recording, "--part", "giay-to")
    written = root / "docs/cong-dong/cha-me.tyz.giay-to.mp3"
    assert result.output == ANSWER.format(".giay-to", written.stat().st_size) + (
        "Bản thu chưa lên cổng: cần một người khác nói tiếng này nghe lại.\n"
    )


def test_a_second_recording_takes_the_place_of_the_first(root: Path, phone_recording: Path) -> None:
    run(phone_recording, "--part", "giay-to")
    run(phone_recording)
    run(phone_recording, "--part", "giay-to", "--heard-by", "Bác trưởng ban")
    registry = (root / "docs/_data/narrations.yml").read_text("utf-8")
    files = [row for row in registry.split("\n") if row.startswith("  - file:")]
    assert files == [
        "  - file: cong-dong/cha-me.tyz.giay-to.mp3",
        "  - file: cong-dong/cha-me.tyz.mp3",
    ]
    assert registry.count("reviewer") - registry.count("#     reviewer") == 1
    assert Library.load(root / "docs").problems == ()


REFUSED = "Từ chối, chưa đổi gì:\n- {}\n"


@pytest.mark.parametrize(
    ("more", "to", "code", "message"),
    [
        (
            ("--part", "giay"),
            "tyz",
            1,
            REFUSED.format(f"{PAGE} không có phần “giay”. Có phải ý bạn là “giay-to”?"),
        ),
        (
            ("--heard-by", "Chị ở đội văn nghệ"),
            "tyz",
            1,
            REFUSED.format("Người nghe lại phải khác người đọc."),
        ),
        (
            (),
            "tzy",
            2,
            "Sổ ngôn ngữ không có “tzy”. Có: nut, tyz, mlc, ium, zh-Hant, sandiu, sanchi.\n",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(
    root: Path, phone_recording: Path, more: tuple[str, ...], to: str, code: int, message: str
) -> None:
    before = (root / "docs/_data/narrations.yml").read_bytes()
    result = run(phone_recording, *more, to=to)
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", message)
    assert (root / "docs/_data/narrations.yml").read_bytes() == before
    assert list((root / "docs").rglob("*.mp3")) == []


def test_silence_and_what_is_no_sound_are_refused(root: Path, tmp_path: Path) -> None:
    silent = sound(tmp_path / "im.wav", "anullsrc")
    assert run(silent).stderr == REFUSED.format("“im.wav” không có tiếng.")
    text = tmp_path / "chu.mp3"
    text.write_bytes(b"not a sound")
    assert run(text).stderr == REFUSED.format("“chu.mp3” không phải là bản thu đọc được.")
