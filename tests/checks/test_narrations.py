"""Recordings beside pages: named, agreed to, listened to, whole, and as loud as a voice."""

import subprocess
from collections.abc import Callable
from errno import EROFS
from pathlib import Path

import pytest

from failing_disks import failing
from loa.artifacts import ArtifactStore
from loa.checks import narrations as checks
from loa.checks.narrations import check_narrations
from loa.content.library import Library
from loa.content.translation import source_hash
from loa.media.encoding import find_ffmpeg
from loa.problems import as_text
from portals import page_text, write_portal

BODY = "Mở đầu.\n\n## Gọi ai? {#goi}\n\nGọi [[helpline:h111]].\n"
RECORD = """\
  - file: {file}
    speaker: "Chị ở đội văn nghệ"
    consent: "Sổ văn thư, số 12"
    recorded_on: 2026-10-01
    source_sha256: "{sha256}"
"""
HEARD = '    reviewer: "Bác trưởng ban"\n    reviewed_on: 2026-10-02\n'
MEND = "Chạy “loa translate record”: lệnh ghi giấy đồng ý, chỉnh âm lượng và đặt tên tệp."


def tone(path: Path, decibels: float) -> None:
    """Two seconds of a tone, so many decibels louder than a voice should be."""
    level = f"volume={6.4 + decibels}dB"
    subprocess.run(
        [
            find_ffmpeg(),
            "-loglevel",
            "error",
            "-f",
            "lavfi",
            "-i",
            "sine=frequency=300:duration=2",
            "-af",
            level,
            "-ac",
            "1",
            "-b:a",
            "64k",
            str(path),
        ],
        check=True,
        timeout=60,
    )


@pytest.fixture(scope="module")
def tones(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("tones")
    found = {}
    for name, decibels in (("good", 0), ("quiet", -8), ("loud", 6)):
        tone(folder / f"{name}.mp3", decibels)
        found[name] = (folder / f"{name}.mp3").read_bytes()
    good = found["good"]
    found["cut"] = good[: len(good) // 2]
    found["holed"] = good[:4000] + bytes(1000) + good[5000:]
    found["text"] = b"not a sound at all"
    return found


class Place:
    """A portal with one guide, and recordings beside it."""

    def __init__(self, root: Path, tones: dict[str, bytes]) -> None:
        self.root = write_portal(root / "portal", {"a.md": page_text("Trang", BODY)})
        self.docs = self.root / "docs"
        self.tones = tones
        self.records: list[str] = []

    def speak(self, name: str, sound: str = "good", heard: bool = True, old: bool = False) -> None:
        (self.docs / name).write_bytes(self.tones[sound])
        source = Library.load(self.docs).get("a.md")
        assert source is not None
        self.record(name, "0" * 64 if old else source_hash(source), heard)

    def record(self, name: str, sha256: str, heard: bool = True) -> None:
        self.records.append(RECORD.format(file=name, sha256=sha256) + (HEARD if heard else ""))
        text = "narrations:\n" + "".join(self.records)
        (self.docs / "_data/narrations.yml").write_text(text, encoding="utf-8")

    def make_safety(self) -> None:
        page = self.docs / "a.md"
        text = page.read_text("utf-8").replace("sensitivity: general", "sensitivity: safety")
        page.write_text(text, "utf-8")

    def problems(self) -> str:
        library = Library.load(self.docs)
        assert library.problems == ()
        return as_text(sorted(check_narrations(library, ArtifactStore(self.root / ".cache"))))


@pytest.fixture
def place(tmp_path: Path, tones: dict[str, bytes]) -> Place:
    return Place(tmp_path, tones)


def test_good_recordings_of_a_page_and_of_a_part_have_no_problem(place: Place) -> None:
    place.speak("a.tyz.mp3")
    place.speak("a.tyz.goi.mp3")
    place.speak("a.vi.mp3", heard=False)
    assert place.problems() == ""


CASES: dict[str, tuple[Callable[[Place], None], str]] = {
    "a part that is gone": (
        lambda place: place.speak("a.tyz.goi-ai.mp3"),
        "docs/a.tyz.goi-ai.mp3:1: lỗi: docs/a.md không có đề mục hay điều nào mang mã “goi-ai”. "
        "Có phải ý bạn là “goi”? (narration-orphan)",
    ),
    "a page that is gone": (
        lambda place: place.speak("b.tyz.mp3"),
        "docs/b.tyz.mp3:1: lỗi: Bản thu này đọc “b.md”, nhưng không có trang ấy. "
        "Có phải ý bạn là “a.md”? (narration-orphan)",
    ),
    "an entry without a file": (
        lambda place: place.record("a.nut.mp3", "0" * 64),
        "docs/_data/narrations.yml:2: lỗi: Sổ bản thu ghi “a.nut.mp3” nhưng không có tệp ấy. "
        "(narration-orphan)",
    ),
    "an entry without a file, spelled in numbers of letters": (
        lambda place: place.record(r'"a.nu\x74.mp3"', "0" * 64),
        "docs/_data/narrations.yml:1: lỗi: Sổ bản thu ghi “a.nut.mp3” nhưng không có tệp ấy. "
        "(narration-orphan)",
    ),
    "a language nobody registered": (
        lambda place: place.speak("a.tzy.mp3"),
        "docs/a.tzy.mp3:1: lỗi: Sổ ngôn ngữ không có “tzy”. Có phải ý bạn là “tyz”? "
        "Ví dụ: bai-1.tyz.mp3 (narration-language)",
    ),
    "no agreement": (
        lambda place: (place.docs / "a.tyz.mp3").write_bytes(place.tones["good"]) and None,
        "docs/a.tyz.mp3:1: lỗi: Chưa ghi người đọc đã đồng ý cho đăng giọng mình. "
        f"{MEND} (narration-consent)",
    ),
    "nobody listened": (
        lambda place: place.speak("a.tyz.mp3", heard=False),
        "docs/a.tyz.mp3:1: nhắc: Chưa có người nào khác nói tiếng này nghe lại, nên chưa đăng. "
        "Nghe rồi thì ghi reviewer và reviewed_on vào docs/_data/narrations.yml. "
        "(narration-unheard)",
    ),
    "the page changed since": (
        lambda place: place.speak("a.tyz.mp3", old=True),
        "docs/a.tyz.mp3:1: nhắc: docs/a.md đã đổi sau khi thu. Bản thu vẫn đăng, kèm lời báo. "
        "Thu lại. Sửa nhỏ không đổi nghĩa thì chạy “loa translate minor”. (narration-outdated)",
    ),
    "cut off": (
        lambda place: place.speak("a.tyz.mp3", "cut"),
        "docs/a.tyz.mp3:1: lỗi: Bản thu bị hỏng hoặc không phải MP3: không đọc được độ dài. "
        f"{MEND} (narration-unreadable)",
    ),
    "damaged inside": (
        lambda place: place.speak("a.tyz.mp3", "holed"),
        "docs/a.tyz.mp3:1: lỗi: Bản thu bị hỏng hoặc không phải MP3: không đọc được độ dài. "
        f"{MEND} (narration-unreadable)",
    ),
    "no sound": (
        lambda place: place.speak("a.tyz.mp3", "text"),
        "docs/a.tyz.mp3:1: lỗi: Bản thu bị hỏng hoặc không phải MP3: không đọc được độ dài. "
        f"{MEND} (narration-unreadable)",
    ),
    "too quiet": (
        lambda place: place.speak("a.tyz.mp3", "quiet"),
        "docs/a.tyz.mp3:1: nhắc: Bản thu nghe quá nhỏ: −23,9 LUFS, cần khoảng −16. "
        f"{MEND} (narration-loudness)",
    ),
    "too loud": (
        lambda place: place.speak("a.tyz.mp3", "loud"),
        "docs/a.tyz.mp3:1: nhắc: Bản thu nghe quá to: −9,9 LUFS, cần khoảng −16. "
        f"{MEND} (narration-loudness)",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_is_wrong_is_named(place: Place, name: str) -> None:
    spoil, message = CASES[name]
    spoil(place)
    assert place.problems() == message


def test_a_name_without_a_language_is_refused(place: Place) -> None:
    (place.docs / "a.mp3").write_bytes(place.tones["good"])
    assert place.problems() == (
        "docs/a.mp3:1: lỗi: Tên bản thu chưa nói đó là tiếng gì. Chọn một trong: ium, mlc, nut, "
        "sanchi, sandiu, tyz, vi, zh-Hant. Ví dụ: bai-1.tyz.mp3 (narration-language)"
    )


def test_the_sound_of_a_clip_is_no_narration(place: Place) -> None:
    (place.docs / "loi-1.mp3").write_bytes(place.tones["text"])
    assert place.problems() == ""


def test_an_old_recording_of_a_safety_page_is_withheld(place: Place) -> None:
    place.make_safety()
    place.speak("a.tyz.mp3", old=True)
    assert "docs/a.md đã đổi sau khi thu. Bản thu tạm rút." in place.problems()


def test_too_large_a_file_is_not_even_measured(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.speak("a.tyz.mp3", "text")
    (place.docs / "a.tyz.mp3").write_bytes(bytes(12_000_001))
    assert place.problems() == (
        "docs/a.tyz.mp3:1: nhắc: Bản thu nặng 12 MB, nhiều máy không tải nổi. "
        f"Dưới 10 MB. {MEND} (narration-too-large)"
    )


def test_what_was_measured_once_is_remembered(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.speak("a.tyz.mp3", "quiet")
    first = place.problems()

    def refuse(path: Path) -> float:
        raise AssertionError(path)

    monkeypatch.setattr(checks, "loudness", refuse)
    assert place.problems() == first


def test_a_recording_is_measured_without_room_to_remember_it(place: Place) -> None:
    place.speak("a.tyz.mp3", "quiet")
    with failing(place.root / ".cache", "locked", EROFS):
        found = place.problems()
    assert (found, "narration-loudness" in found) == (place.problems(), True)
