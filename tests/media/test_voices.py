"""Machines that read pages aloud: asked for only where somebody stands behind voice and words."""

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from handout_samples import guide
from loa.artifacts import Artifact
from loa.cli.main import main
from loa.content.entries.languages import MachineVoice
from loa.content.library import Library
from loa.content.narrations import is_heard, narrations
from loa.directives.narration import players
from loa.handouts.aloud import words_aloud
from loa.integrations.portal import Portal
from loa.media import voices
from loa.media.captions import cues_of
from loa.media.scene_cards import MACHINE_SIGN
from loa.media.sound import loudness
from loa.media.storyboard import storyboard_of, with_narrations
from loa.media.voices import ENGINES, VoiceError
from loa.problems import as_text
from portals import page_text, write_portal
from sample_clips import video_page

TONES = Path(__file__).parent / "voice" / "vi-tones.onnx"
"""A Piper voice that sings: every sound is a tone, so that five hundred bytes are a voice."""
PAGE = "cong-dong/tuan.md"
FILM = "video/phim-thu.md"
BODY = """
## Bài cho hai ngày {#bai-phat-thanh}

### Thứ hai: Hỏi trước {#thu-hai}

Kính chào bà con. Trước khi đi, xin hỏi đủ ba câu. Cần hỏi, gọi [[helpline:h111]].

### Thứ ba: Giấy tờ {#thu-ba}

Giấy tờ của mình, mình giữ.
"""
SLOT = "cong-dong/tuan.vi.thu-hai.mp3"
REVIEWED = """    voices:
      - engine: espeak-ng
        voice: vi
        licence: "GPL-3.0-or-later, gói espeak-ng của Debian"
        reviewer: Người nghe thử
        reviewed_on: 2026-10-01
"""
PIPER = f"""    voices:
      - engine: piper
        voice: vi-tones
        licence: "CC0-1.0, tệp thử của bài kiểm tra"
        sha256: "{sha256(TONES.read_bytes()).hexdigest()}"
        reviewer: Người nghe thử
        reviewed_on: 2026-10-01
"""
APPROVAL = "    reviewer: Bác trưởng thôn\n    reviewed_on: 2026-10-02\n"
WAITS = (
    "Giọng máy chưa lên cổng: cần một người nói tiếng này nghe hết, rồi ghi reviewer và "
    "reviewed_on vào docs/_data/narrations.yml.\n"
)
REFUSED = "Từ chối, chưa đổi gì:\n- {}\n"
espeak = pytest.mark.needs("espeak-ng")


def give_voice(root: Path, entry: str, language: str = "vi") -> None:
    registry = root / "docs" / "_data" / "languages.yml"
    text = registry.read_text("utf-8")
    place = text.index("    speakers: ", text.index(f"  - slug: {language}\n"))
    registry.write_text(text[:place] + entry + text[place:], "utf-8")


def approve(root: Path) -> None:
    registry = root / "docs" / "_data" / "narrations.yml"
    registry.write_text(registry.read_text("utf-8") + APPROVAL, "utf-8")


def speak(*more: str, page: str = PAGE) -> Result:
    return CliRunner().invoke(main, ["translate", "speak", f"docs/{page}", *more])


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cut_fonts: Path) -> Path:
    pages = {
        PAGE: guide(BODY, "handouts: [loudspeaker]\n", "Tuần lễ loa"),
        FILM: video_page("Xem rồi kể lại.\n\n## Gợi ý {#goi-y}\n\nHỏi nhau.\n"),
        "tro-giup/sau-dieu.md": page_text("Lời", "Một câu.\n", more="sensitive: true\n"),
    }
    root = write_portal(tmp_path / "portal", pages)
    monkeypatch.chdir(root)
    return root


def heard(root: Path) -> list[str]:
    library = Library.load(root / "docs")
    assert library.problems == ()
    return [one.uri for one in narrations(library) if is_heard(library, one)]


def codes(root: Path) -> list[tuple[str, str]]:
    found = Portal.load(root).problems()
    mine = [one for one in found if one.code.startswith(("narration", "machine"))]
    return [(one.code, one.severity) for one in mine]


def airings(root: Path) -> dict[str, Artifact]:
    made = Portal.load(root).make_artifacts()[0].of_page(PAGE)
    return {one.dest_uri: one for one in made if one.dest_uri.endswith(".mp3")}


@espeak
def test_a_reviewed_voice_fills_a_slot_only_once_somebody_approved_it(root: Path) -> None:
    give_voice(root, REVIEWED)
    result = speak("--part", "thu-hai")
    size = (root / "docs" / SLOT).stat().st_size
    first, rest = result.output.split("\n", 1)
    assert first.startswith(f"Đã ghi docs/{SLOT}, ") and first.endswith(f" giây, {size} byte.")
    assert rest == WAITS
    assert loudness(root / "docs" / SLOT) == pytest.approx(-16, abs=1)
    assert (heard(root), codes(root)) == ([], [("narration-unheard", "warning")])
    assert airings(root) == {}

    approve(root)
    assert (heard(root), codes(root)) == ([SLOT], [])
    [(uri, made)] = airings(root).items()
    assert uri == "tai-lieu/tuan/loa/01-thu-hai-giong-may.mp3"
    assert made.note.startswith("01-thu-hai, giọng máy, ") and made.note.endswith(" giây")
    record = Library.load(root / "docs").registries.narrations[SLOT]
    assert (record.speaker, record.machine) == ("giọng máy", "espeak-ng vi")
    assert record.consent == "GPL-3.0-or-later, gói espeak-ng của Debian"


@espeak
def test_readers_are_told_that_a_machine_speaks(root: Path) -> None:
    give_voice(root, REVIEWED)
    speak("--part", "thu-hai")
    approve(root)
    portal = Portal.load(root)
    page = portal.library.get(PAGE)
    assert page is not None
    sign = '<span class="loa-narration__machine">Giọng máy đọc, đã có người nghe và duyệt.</span>'
    [player] = players(portal.render_context(), page, "thu-hai")
    assert player.count(sign) == 1
    text = (root / "docs/_data/narrations.yml").read_text("utf-8")
    as_person = text.replace('    machine: "espeak-ng vi"\n', "")
    assert as_person != text
    (root / "docs/_data/narrations.yml").write_text(as_person, "utf-8")
    portal = Portal.load(root)
    [player] = players(portal.render_context(), page, "thu-hai")
    assert "loa-narration__machine" not in player


@espeak
@pytest.mark.parametrize("change", ["text", "review", "voice"])
def test_a_machine_falls_silent_when_what_stood_behind_it_is_gone(root: Path, change: str) -> None:
    give_voice(root, REVIEWED)
    speak("--part", "thu-hai")
    approve(root)
    assert heard(root) == [SLOT]
    page, registry = root / "docs" / PAGE, root / "docs" / "_data" / "languages.yml"
    if change == "text":
        # Not a page for safety: a person's recording would stay, with a word that it is old.
        page.write_text(page.read_text("utf-8").replace("đủ ba câu", "đủ bốn câu"), "utf-8")
        expected = [("narration-outdated", "warning")]
    else:
        text = registry.read_text("utf-8")
        rows = "        reviewer: Người nghe thử\n        reviewed_on: 2026-10-01\n"
        changed = text.replace(rows, "", 1) if change == "review" else text.replace(REVIEWED, "")
        assert changed != text
        registry.write_text(changed, "utf-8")
        expected = [("machine-voice", "error")]
    assert (heard(root), codes(root)) == ([], expected)


@espeak
def test_an_approval_of_a_recording_is_none_of_its_voice(root: Path) -> None:
    give_voice(root, REVIEWED)
    speak("--part", "thu-hai")
    registry = root / "docs" / "_data" / "languages.yml"
    registry.write_text(registry.read_text("utf-8").replace(REVIEWED, ""), "utf-8")
    approve(root)
    [problem] = [one for one in Portal.load(root).problems() if one.code == "machine-voice"]
    assert as_text([problem]) == (
        f"docs/{SLOT}:1: lỗi: Chưa người nào nói Tiếng Việt duyệt giọng máy “espeak-ng vi”. "
        "Ghi giọng ấy, người duyệt và ngày vào voices của Tiếng Việt ở languages.yml. "
        "(machine-voice)"
    )


@espeak
def test_a_clip_speaks_with_the_machine_and_says_so(root: Path) -> None:
    give_voice(root, REVIEWED)
    for scene in ("canh-1", "canh-2"):
        assert speak("--part", scene, page=FILM).exit_code == 0
        approve(root)
    library = Library.load(root / "docs")
    page = library.get(FILM)
    assert page is not None
    plain = storyboard_of(page, library.registries)
    assert plain is not None
    board = with_narrations(plain, page, library)
    files = [f"video/phim-thu.vi.canh-{n}.mp3" for n in (1, 2)]
    assert ([card.narration for card in board.cards], board.is_machine) == (files, True)
    assert cues_of(board) == cues_of(plain)
    made = Portal.load(root).make_artifacts()[0].of_page(FILM)
    notes = {one.kind: one.note for one in made if one.kind.startswith("clip-")}
    assert notes["clip-360"] == "640×360, 4 giây, giọng máy"
    assert notes["clip-long-tieng"] == "640×360, 4 giây"


def test_a_person_is_heard_before_any_machine(root: Path) -> None:
    give_voice(root, REVIEWED)
    library = Library.load(root / "docs")
    page = library.get(FILM)
    assert page is not None
    entries = ["narrations:"]
    from loa.content.translation import source_hash

    for number, machine in ((1, ""), (2, "    machine: espeak-ng vi\n")):
        name = f"video/phim-thu.vi.canh-{number}.mp3"
        (root / "docs" / name).write_bytes(b"")
        entries.append(
            f"  - file: {name}\n    speaker: Người đọc\n    consent: tủ hồ sơ\n"
            f'    recorded_on: 2026-10-01\n    source_sha256: "{source_hash(page)}"\n'
            f"{machine}{APPROVAL}".rstrip()
        )
    (root / "docs/_data/narrations.yml").write_text("\n".join(entries) + "\n", "utf-8")
    library = Library.load(root / "docs")
    page = library.get(FILM)
    assert page is not None
    plain = storyboard_of(page, library.registries)
    assert plain is not None
    board = with_narrations(plain, page, library)
    assert [card.narration for card in board.cards] == ["video/phim-thu.vi.canh-1.mp3", ""]
    assert board.is_machine is False
    assert speak("--part", "canh-1", page=FILM).stderr == REFUSED.format(
        f"Đã có người đọc phần này của docs/{FILM}: Người đọc."
    )


def test_what_is_said_longer_than_its_scene_stands_is_told(root: Path) -> None:
    give_voice(root, PIPER)
    film = root / "docs" / FILM
    film.write_text(
        film.read_text("utf-8").replace("Ba số một. Không mất tiền.", "a " * 44), "utf-8"
    )
    assert speak("--part", "canh-1", "--voice-file", str(TONES), page=FILM).exit_code == 0
    assert ("narration-too-long", "warning") in codes(root)


def test_piper_speaks_with_the_voice_file_that_the_owner_gives(root: Path) -> None:
    give_voice(root, PIPER)
    assert speak("--part", "thu-ba", "--voice-file", str(TONES)).exit_code == 0
    approve(root)
    name = "cong-dong/tuan.vi.thu-ba.mp3"
    assert (heard(root), codes(root)) == ([name], [])
    assert Library.load(root / "docs").registries.narrations[name].machine == "piper vi-tones"


def test_another_file_is_another_voice(root: Path, tmp_path: Path) -> None:
    give_voice(root, PIPER)
    other = tmp_path / "vi-tones.onnx"
    other.write_bytes(TONES.read_bytes() + b"\0")
    (tmp_path / "vi-tones.onnx.json").write_bytes(Path(f"{TONES}.json").read_bytes())
    result = speak("--part", "thu-ba", "--voice-file", str(other))
    assert (result.exit_code, result.output) == (
        1,
        "“vi-tones.onnx” không phải tệp giọng mà sổ ngôn ngữ ghi (sha256 khác).\n",
    )
    assert list((root / "docs").rglob("*.mp3")) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--part", "thu-ba"),
            REFUSED.format("Sổ ngôn ngữ chưa ghi giọng máy nào cho Tiếng Việt."),
        ),
        (
            ("--part", "thu-ba", "--to", "tyz"),
            REFUSED.format("Sổ ngôn ngữ chưa ghi giọng máy nào cho Tiếng Tày."),
        ),
        (("--to", "xyz"), REFUSED.format("Sổ ngôn ngữ không có “xyz”.")),
        (
            ("--part", "thu-b"),
            REFUSED.format(f"docs/{PAGE} không có phần “thu-b”. Có phải ý bạn là “thu-ba”?"),
        ),
    ],
)
def test_no_machine_speaks_where_nobody_named_a_voice(
    root: Path, arguments: tuple[str, ...], message: str
) -> None:
    result = speak(*arguments)
    assert (result.exit_code, result.output) == (1, message)
    assert list((root / "docs").rglob("*.mp3")) == []


def test_a_voice_that_nobody_reviewed_speaks_a_sample_only(root: Path, tmp_path: Path) -> None:
    rows = "        reviewer: Người nghe thử\n        reviewed_on: 2026-10-01\n"
    give_voice(root, PIPER.replace(rows, ""))
    asked = ("--part", "thu-ba", "--voice-file", str(TONES))
    assert speak(*asked).output == REFUSED.format(
        "Chưa người nào nói Tiếng Việt nghe và duyệt giọng “piper vi-tones”. "
        "Làm bản nghe thử: --sample nghe-thu.wav"
    )
    sample = tmp_path / "nghe-thu.wav"
    assert speak(*asked, "--sample", str(sample)).output == (
        f"Đã ghi {sample}. Nghe xong thì ghi reviewer vào giọng ấy ở sổ ngôn ngữ.\n"
    )
    assert sample.read_bytes().startswith(b"RIFF")
    inside = speak(*asked, "--sample", str(root / "docs" / "a.wav"))
    assert inside.exit_code == 1
    assert [path for path in (root / "docs").rglob("*") if path.suffix in {".wav", ".mp3"}] == []


def test_a_vietnamese_text_is_not_read_in_another_language(root: Path) -> None:
    give_voice(root, PIPER, "tyz")
    assert speak("--to", "tyz", "--voice-file", str(TONES)).output == REFUSED.format(
        f"docs/{PAGE} chưa có bản chữ bằng tiếng “tyz” để đọc."
    )


def test_numbers_are_said_digit_by_digit_and_twice(root: Path) -> None:
    portal = Portal.load(root)
    page = portal.library.get(PAGE)
    assert page is not None
    assert words_aloud(portal.workshop().source_of(page), "thu-hai") == (
        "Kính chào bà con. Trước khi đi, xin hỏi đủ ba câu. Cần hỏi, gọi một, một, một.\n"
        "Xin nhắc lại, số một, một, một. Số một, một, một."
    )
    film = portal.library.get(FILM)
    assert film is not None
    spoken = words_aloud(portal.workshop().source_of(film), "canh-1")
    assert spoken == "Bấm một, một, một.\nBa số một. Không mất tiền."


ESPEAK = MachineVoice(engine="espeak-ng", voice="vi", licence="GPL-3.0-or-later")


def test_an_engine_that_is_not_there_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(VoiceError) as refused:
        ENGINES["espeak-ng"].speak("a", ESPEAK, None, tmp_path / "a.wav")
    assert str(refused.value) == ("Máy này chưa có eSpeak NG. Cài: sudo apt-get install espeak-ng")


@espeak
def test_a_voice_that_the_engine_does_not_know_is_no_traceback(tmp_path: Path) -> None:
    voice = ESPEAK.model_copy(update={"voice": "khong-co"})
    with pytest.raises(VoiceError, match=r"^eSpeak NG không đọc được: "):
        ENGINES["espeak-ng"].speak("a", voice, None, tmp_path / "a.wav")


def test_engines_are_programs_beside_ours_and_no_part_of_it() -> None:
    """Both stand under the GPL: what imports them would have to as well."""
    code = (
        "import sys, loa.media.voices, loa.cli.speak; "
        "print([name for name in sys.modules if name.partition('.')[0] in ('piper', 'espeakng')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
    assert sorted(ENGINES) == ["espeak-ng", "piper"]
    assert MACHINE_SIGN == "Giọng máy đọc"
    assert voices.LONGEST_SECONDS == 600
