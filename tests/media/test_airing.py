"""The loudspeaker's slots: any recording, cut, levelled, encoded; consent and order kept."""

import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from handout_samples import guide
from loa.artifacts import Artifact
from loa.content.translation import source_hash
from loa.integrations.portal import Portal
from loa.media.encoding import EncodingError, find_ffmpeg
from loa.media.mp3 import length_of
from loa.media.sound import loudness, slot_as_mp3
from loa.problems import Problem, as_text
from portals import write_portal
from sample_sounds import speech_like

PAGE = "cong-dong/tuan.md"
BODY = """
## Bài cho hai ngày {#bai-phat-thanh}

### Thứ hai: Hỏi trước {#thu-hai}

Kính chào bà con. Trước khi đi, xin hỏi đủ ba câu. Cần hỏi, gọi [[helpline:h111]].

### Thứ ba: Giấy tờ {#thu-ba}

Giấy tờ của mình, mình giữ.
"""


def convert(source: Path, target: Path) -> None:
    command = [find_ffmpeg(), "-loglevel", "error", "-y", "-i", str(source), str(target)]
    subprocess.run(command, check=True, timeout=60)


def streams_of(path: Path) -> str:
    command = [find_ffmpeg(), "-hide_banner", "-i", str(path)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False).stderr
    found = re.search(r"Audio: (.*)", said)
    assert found, said
    return found[1]


@pytest.mark.parametrize("ending", ["wav", "m4a", "mp3", "ogg"])
def test_any_recording_becomes_what_amplifiers_play(tmp_path: Path, ending: str) -> None:
    speech_like(tmp_path / "a.wav")
    recording = tmp_path / f"thu.{ending}"
    if ending == "wav":
        recording = tmp_path / "a.wav"
    else:
        convert(tmp_path / "a.wav", recording)
    assert loudness(recording) < -28
    target = tmp_path / "slot.mp3"
    slot_as_mp3(recording, target)
    assert streams_of(target).startswith("mp3 (mp3float), 44100 Hz, mono, fltp, 64 kb/s")
    assert loudness(target) == pytest.approx(-16, abs=0.7)
    # The silences are gone but for three tenths of a second at either end.
    assert length_of(target) == pytest.approx(4.6, abs=0.25)


def test_a_loud_recording_becomes_as_quiet_as_the_others(tmp_path: Path) -> None:
    speech_like(tmp_path / "a.wav", loud=0.95)
    assert loudness(tmp_path / "a.wav") > -12
    slot_as_mp3(tmp_path / "a.wav", tmp_path / "slot.mp3")
    assert loudness(tmp_path / "slot.mp3") == pytest.approx(-16, abs=0.7)


def test_silence_is_no_slot(tmp_path: Path) -> None:
    speech_like(tmp_path / "a.wav", loud=0)
    with pytest.raises(EncodingError, match=r"^không có tiếng nào$"):
        slot_as_mp3(tmp_path / "a.wav", tmp_path / "slot.mp3")


def portal_with(tmp_path: Path, part: str = "thu-hai", ending: str = "wav") -> Portal:
    more = "handouts: [loudspeaker]\n"
    root = write_portal(tmp_path / "portal", {PAGE: guide(BODY, more, "Tuần lễ loa")})
    source = Portal.load(root).library.get(PAGE)
    assert source is not None
    name = f"cong-dong/tuan.vi.{part}.{ending}"
    speech_like(root / "docs" / name)
    entry = (
        f"narrations:\n  - file: {name}\n    speaker: Người đọc\n    consent: tủ hồ sơ xã\n"
        f'    recorded_on: 2026-10-01\n    source_sha256: "{source_hash(source)}"\n'
    )
    (root / "docs" / "_data" / "narrations.yml").write_text(entry, encoding="utf-8")
    return Portal.load(root)


def artifacts_of(portal: Portal) -> tuple[dict[str, Artifact], list[Problem]]:
    manifest, problems = portal.make_artifacts()
    return {one.dest_uri: one for one in manifest.of_page(PAGE)}, problems


@pytest.fixture
def recorded(tmp_path: Path, cut_fonts: Path) -> Portal:
    return portal_with(tmp_path)


def test_a_recorded_slot_is_numbered_and_lies_in_the_kit(recorded: Portal) -> None:
    assert recorded.problems() == []
    made, problems = artifacts_of(recorded)
    assert problems == []
    slots = {uri: one for uri, one in made.items() if one.kind == "loudspeaker-slot"}
    assert list(slots) == ["tai-lieu/tuan/loa/01-thu-hai.mp3"]
    (slot,) = slots.values()
    assert slot.note == "01-thu-hai, 5 giây"
    kit = made["tai-lieu/tuan/tuan-bo-phat-loa.zip"]
    assert kit.note == "1 bài đã thu"
    with zipfile.ZipFile(kit.stored) as archive:
        assert archive.namelist() == [
            "DANH-SACH.txt", "SHA256SUMS", "loa/01-thu-hai.mp3", "tuan-bai-phat-thanh.docx",
            "tuan-bai-phat-thanh.pdf", "tuan-lich-phat-loa.docx", "tuan-lich-phat-loa.pdf",
            "tuan-loi-doc-loa.txt",
        ]  # fmt: skip
        assert archive.read("loa/01-thu-hai.mp3") == slot.stored.read_bytes()


def test_the_recording_as_it_came_is_not_published(recorded: Portal) -> None:
    assert "cong-dong/tuan.vi.thu-hai.wav" in recorded.library.files
    assert [uri for uri in recorded.belonging if uri.endswith(".wav")] == []


def test_without_consent_a_slot_stays_empty(tmp_path: Path, cut_fonts: Path) -> None:
    portal = portal_with(tmp_path)
    registry = portal.library.docs_dir / "_data" / "narrations.yml"
    registry.write_text("narrations: []\n", encoding="utf-8")
    portal = Portal.load(portal.root)
    assert [one.code for one in portal.problems()] == ["narration-consent"]
    made, _ = artifacts_of(portal)
    assert [uri for uri in made if uri.endswith(".mp3")] == []
    assert made["tai-lieu/tuan/tuan-bo-phat-loa.zip"].note == "chưa có bài nào thu sẵn"


def test_a_recording_of_a_part_that_is_not_there_is_told(tmp_path: Path, cut_fonts: Path) -> None:
    portal = portal_with(tmp_path, part="thu-tam")
    assert as_text(portal.problems()) == (
        "docs/cong-dong/tuan.vi.thu-tam.wav:1: lỗi: docs/cong-dong/tuan.md không có đề mục hay "
        "điều nào mang mã “thu-tam”. Có phải ý bạn là “thu-ba”? (narration-orphan)"
    )


def test_a_damaged_recording_stops_nothing_else(recorded: Portal) -> None:
    file = recorded.library.docs_dir / "cong-dong/tuan.vi.thu-hai.wav"
    file.write_bytes(b"RIFF no sound at all")
    portal = Portal.load(recorded.root)
    assert [one.code for one in portal.problems()] == ["narration-unreadable"]
    made, problems = artifacts_of(portal)
    assert [one.code for one in problems] == ["slot-not-made"]
    assert "tai-lieu/tuan/tuan-bai-phat-thanh.pdf" in made
