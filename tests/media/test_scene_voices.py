"""A voice that a scene of a clip names is somebody's, who agreed on paper, or it is not heard."""

from pathlib import Path

from loa.content.library import Library
from loa.content.translation import source_hash
from loa.integrations.portal import Portal
from loa.media.storyboard import storyboard_of, with_narrations
from loa.problems import as_text
from portals import MakePortal
from sample_clips import SCENES, video_page

FILM = "video/phim-thu.md"
NAMED = SCENES.replace("pictogram: phone", "pictogram: phone, narration: video/loi.mp3")


def film(make_portal: MakePortal, *recorded: str) -> Path:
    """A clip whose first scene names a file, and the entries of the files in `recorded`."""
    root = make_portal({FILM: video_page(more=NAMED)})
    (root / "docs/video/loi.mp3").write_bytes(b"ID3")
    page = Library.load(root / "docs").get(FILM)
    assert page is not None
    rows = "".join(
        f"  - file: {name}\n    speaker: Người đọc\n    consent: Sổ văn thư, số 12\n"
        f'    recorded_on: 2026-10-01\n    source_sha256: "{source_hash(page)}"\n'
        "    reviewer: Người nghe lại\n    reviewed_on: 2026-10-02\n"
        for name in recorded
    )
    if rows:
        (root / "docs/_data/narrations.yml").write_text(f"narrations:\n{rows}", "utf-8")
    return root


def voices(root: Path) -> list[str]:
    library = Library.load(root / "docs")
    page = library.get(FILM)
    assert page is not None
    board = storyboard_of(page, library.registries)
    assert board is not None
    return [card.narration for card in with_narrations(board, page, library).cards]


def consents(root: Path) -> str:
    found = Portal.load(root).problems()
    return as_text(one for one in found if one.code == "narration-consent")


def test_a_voice_without_a_consent_is_an_error_and_is_not_heard(make_portal: MakePortal) -> None:
    root = film(make_portal)
    assert consents(root) == (
        "docs/video/loi.mp3:1: lỗi: Chưa ghi người đọc đã đồng ý cho đăng giọng mình. "
        "Bỏ “narration” khỏi cảnh của phim rồi chạy “loa translate record” với bản thu, "
        "hoặc ghi tệp này vào docs/_data/narrations.yml. (narration-consent)"
    )
    assert voices(root) == ["", ""]


def test_with_its_entry_it_is_heard(make_portal: MakePortal) -> None:
    root = film(make_portal, "video/loi.mp3")
    assert (consents(root), voices(root)) == ("", ["video/loi.mp3", ""])
    found = {one.code for one in Portal.load(root).problems()}
    assert "narration-orphan" not in found


def test_what_a_scene_names_comes_before_what_is_named_after_it(make_portal: MakePortal) -> None:
    names = [f"video/phim-thu.vi.canh-{number}.mp3" for number in (1, 2)]
    root = film(make_portal, "video/loi.mp3", *names)
    for name in names:
        (root / "docs" / name).write_bytes(b"ID3")
    assert voices(root) == ["video/loi.mp3", names[1]]
