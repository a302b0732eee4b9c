"""Recorded voices: named after a page that exists, agreed to, listened to, well heard.

What is measured of a file is kept under the hash of its bytes, so that only a new file costs
time.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from loa.artifacts import ArtifactStore, code_of
from loa.content.clip_times import card_times
from loa.content.kinds import VideoMeta
from loa.content.library import Library
from loa.content.narrations import (
    Narration,
    is_old,
    narrations,
    parts_of,
    scene_number,
    voice_of,
)
from loa.content.page import SOURCE_LANGUAGE
from loa.content.registries import DATA_FOLDER
from loa.content.registry_entries import Recording
from loa.media.mp3 import is_cut_off, length_of
from loa.media.sound import TARGET_LOUDNESS, is_whole, loudness
from loa.problems import Problem, nearest

LARGEST_NARRATION = 10_000_000
"""Bytes: 20 minutes at 64 kbit/s, which is plenty for a voice."""
LARGEST_RAW = 30_000_000
"""Bytes: five minutes of WAV at 48 kHz, ten times what a slot needs."""
TOLERANCE = 1.5
"""LUFS to either side of the target."""
_OF_A_SCENE = (
    "Bỏ “narration” khỏi cảnh của phim rồi chạy “loa translate record” với bản thu, hoặc ghi tệp"
    " này vào docs/_data/narrations.yml."
)
_RECORD = "Chạy “loa translate record”: lệnh ghi giấy đồng ý, chỉnh âm lượng và đặt tên tệp."


def check_narrations(library: Library, store: ArtifactStore) -> Iterator[Problem]:
    """Everything about the recordings below docs/ and their registry."""
    found = narrations(library)
    for narration in found:
        faults = list(_check_name(library, narration))
        yield from faults or _check_record(library, narration)
        yield from _check_sound(library, narration, store)
        yield from _check_length(library, narration)
    yield from _check_registry(library, {one.uri for one in found})


def _check_registry(library: Library, spoken: set[str]) -> Iterator[Problem]:
    """Every entry has its file."""
    place = f"{DATA_FOLDER}/narrations.yml"
    for uri in library.registries.narrations:
        if uri not in spoken:
            rows = (library.docs_dir / place).read_text(encoding="utf-8").split("\n")
            # YAML may spell a name in other signs than it has.
            line = next((n for n, row in enumerate(rows, 1) if uri in row), 1)
            message = f"Sổ bản thu ghi “{uri}” nhưng không có tệp ấy."
            hint = nearest(uri, spoken) if spoken else ""
            path = f"{library.docs_dir.name}/{place}"
            yield Problem(path, line, "narration-orphan", message, hint)


def _check_name(library: Library, narration: Narration) -> Iterator[Problem]:
    """A recording belongs to a language, a page, and a part that is still there."""
    path = f"{library.docs_dir.name}/{narration.uri}"
    languages = library.registries.languages
    source = library.get(narration.source_uri)
    if narration.language not in languages:
        if narration.language:
            message = f"Sổ ngôn ngữ không có “{narration.language}”."
        else:
            message = "Tên bản thu chưa nói đó là tiếng gì."
        hint = nearest(narration.language, languages)
        yield Problem(path, 1, "narration-language", message, f"{hint} Ví dụ: bai-1.tyz.mp3")
    if source is None or source.language != SOURCE_LANGUAGE:
        message = f"Bản thu này đọc “{narration.source_uri}”, nhưng không có trang ấy."
        known = [page.src_uri for page in library.pages if page.language == SOURCE_LANGUAGE]
        hint = nearest(narration.source_uri, known)
        yield Problem(path, 1, "narration-orphan", message, hint)
    elif narration.part and narration.part not in parts_of(source):
        message = f"{source.path} không có đề mục hay điều nào mang mã “{narration.part}”."
        hint = nearest(narration.part, parts_of(source)) if parts_of(source) else ""
        yield Problem(path, 1, "narration-orphan", message, hint)


def _check_record(library: Library, narration: Narration) -> Iterator[Problem]:
    """Somebody agreed to be heard; what they say is still true and was listened to."""
    path = f"{library.docs_dir.name}/{narration.uri}"
    record = library.registries.narrations.get(narration.uri)
    source = library.get(narration.source_uri)
    if record is None or source is None:
        message = "Chưa ghi người đọc đã đồng ý cho đăng giọng mình."
        hint = _OF_A_SCENE if narration.is_named_by_scene else _RECORD
        yield Problem(path, 1, "narration-consent", message, hint)
        return
    if is_old(record, source):
        is_safety = source.meta.sensitivity == "safety"
        what = "tạm rút" if is_safety or record.machine else "vẫn đăng, kèm lời báo"
        message = f"{source.path} đã đổi sau khi thu. Bản thu {what}."
        hint = "Thu lại. Sửa nhỏ không đổi nghĩa thì chạy “loa translate minor”."
        yield Problem(path, 1, "narration-outdated", message, hint, "warning")
    language = library.registries.languages[narration.language]
    if record.machine:
        yield from _check_machine(library, narration, record, path)
        return
    if language.publish == "reviewed-only" and not record.is_reviewed:
        message = "Chưa có người nào khác nói tiếng này nghe lại, nên chưa đăng."
        hint = "Nghe rồi thì ghi reviewer và reviewed_on vào docs/_data/narrations.yml."
        yield Problem(path, 1, "narration-unheard", message, hint, "warning")


def _check_machine(
    library: Library, narration: Narration, record: Recording, path: str
) -> Iterator[Problem]:
    """A voice that speakers of the language know, and somebody who approved what it says."""
    language = library.registries.languages[narration.language]
    voice = voice_of(library, narration)
    if voice is None or not voice.is_reviewed:
        message = f"Chưa người nào nói {language.name} duyệt giọng máy “{record.machine}”."
        hint = f"Ghi giọng ấy, người duyệt và ngày vào voices của {language.name} ở languages.yml."
        yield Problem(path, 1, "machine-voice", message, hint)
    if not record.is_reviewed:
        message = "Máy đọc, chưa người nào nghe hết và duyệt, nên chưa đăng."
        hint = "Nghe rồi thì ghi reviewer và reviewed_on vào docs/_data/narrations.yml."
        yield Problem(path, 1, "narration-unheard", message, hint, "warning")


def _check_length(library: Library, narration: Narration) -> Iterator[Problem]:
    """What is said in a scene of a clip ends before the scene does."""
    source = library.get(narration.source_uri)
    number = scene_number(narration.part)
    file = library.docs_dir / narration.uri
    if narration.is_raw or source is None or not isinstance(source.meta, VideoMeta):
        return
    if number is None or number >= len(source.meta.scenes):
        return
    start, end = card_times(source.meta)[number]
    spoken = length_of(file)
    if spoken > end - start:
        path = f"{library.docs_dir.name}/{narration.uri}"
        shown = f"{spoken:.1f}".replace(".", ",")
        message = f"Lời đọc dài {shown} giây, cảnh chỉ đứng {end - start:g} giây: bị cắt cuối câu."
        hint = "Đọc nhanh hơn một chút, hoặc cho cảnh dài thêm."
        yield Problem(path, 1, "narration-too-long", message, hint, "warning")


def _check_sound(library: Library, narration: Narration, store: ArtifactStore) -> Iterator[Problem]:
    """A phone can play it, download it, and make it heard beside other voices."""
    path = f"{library.docs_dir.name}/{narration.uri}"
    file = library.docs_dir / narration.uri
    size = file.stat().st_size
    if narration.is_raw:
        yield from _check_raw(path, file, size)
        return
    if size > LARGEST_NARRATION:
        message = f"Bản thu nặng {size // 1_000_000} MB, nhiều máy không tải nổi."
        hint = f"Dưới {LARGEST_NARRATION // 1_000_000} MB. {_RECORD}"
        yield Problem(path, 1, "narration-too-large", message, hint, "warning")
        return
    measured = _measured(file, store)
    if measured is None:
        message = "Bản thu bị hỏng hoặc không phải MP3: không đọc được độ dài."
        yield Problem(path, 1, "narration-unreadable", message, _RECORD)
    elif abs(measured - TARGET_LOUDNESS) > TOLERANCE:
        which = "nhỏ" if measured < TARGET_LOUDNESS else "to"
        value = f"{measured:.1f}".replace(".", ",").replace("-", "−")
        message = f"Bản thu nghe quá {which}: {value} LUFS, cần khoảng −16."
        yield Problem(path, 1, "narration-loudness", message, _RECORD, "warning")


def _check_raw(path: str, file: Path, size: int) -> Iterator[Problem]:
    """A recording as it came is sound and of a size that git and editors can carry."""
    if size > LARGEST_RAW:
        message = f"Bản thu nặng {size // 1_000_000} MB, kho của cổng không chứa nổi."
        hint = f"Dưới {LARGEST_RAW // 1_000_000} MB. {_RECORD}"
        yield Problem(path, 1, "narration-too-large", message, hint, "warning")
    elif not is_whole(file):
        message = "Bản thu bị hỏng: không nghe được từ đầu đến cuối."
        yield Problem(path, 1, "narration-unreadable", message, "Chép lại từ máy đã thu.")


def _measured(file: Path, store: ArtifactStore) -> float | None:
    """Loudness in LUFS; None for what is no whole MP3 file. Measured once for given bytes."""
    key = store.key("narration", code_of("media"), file.read_bytes())
    stored = store.get(key, "json")
    if stored is None:
        is_sound = length_of(file) > 0 and not is_cut_off(file) and is_whole(file)
        text = json.dumps(loudness(file) if is_sound else None)
        stored = store.put(key, "json", text.encode())
    value: float | None = json.loads(stored.read_text(encoding="utf-8"))
    return value
