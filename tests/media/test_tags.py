"""What sound and films carry beside what is heard and seen is read, from whatever made them."""

import io
import struct
import subprocess
from pathlib import Path

import imageio_ffmpeg
import pytest

from loa.checks.attachments import check_attachments
from loa.content.library import Library
from loa.media.tags import tags_in, traces_of
from portals import MakePortal

SOUND = ["-f", "lavfi", "-i", "anullsrc=r=8000:cl=mono", "-t", "0.1"]
FILM = ["-f", "lavfi", "-i", "color=black:s=16x16:r=5", "-t", "0.4"]
MADE = {
    "mp3": [*SOUND, "-c:a", "libmp3lame"], "ogg": [*SOUND, "-c:a", "libvorbis", "-ac", "2"],
    "opus": [*SOUND, "-c:a", "libopus"], "m4a": [*SOUND, "-c:a", "aac"],
    "webm": [*FILM, "-c:v", "libvpx"], "mkv": [*FILM, "-c:v", "libvpx"],
    "mp4": [*FILM, "-c:v", "libx264"], "mov": [*FILM, "-c:v", "libx264"],
}  # fmt: skip


def made(folder: Path, ending: str, **tags: str) -> bytes:
    """A file of ffmpeg with tags."""
    out = folder / f"a.{ending}"
    named = [part for key, said in tags.items() for part in ("-metadata", f"{key}={said}")]
    subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", *MADE[ending], *named, str(out)],
        check=True,
    )
    return out.read_bytes()


@pytest.mark.parametrize("ending", MADE)
def test_tags_are_read(tmp_path: Path, ending: str) -> None:
    data = made(tmp_path, ending, artist="Chị Hoa", title="Bài một", comment="Gọi tôi")
    said = [text for _, text in tags_in(f"a.{ending}", io.BytesIO(data))]
    assert {"Chị Hoa", "Bài một", "Gọi tôi"} <= set(said)
    assert traces_of(tags_in(f"a.{ending}", io.BytesIO(data))) in (
        ["tên tác giả", "lời ghi chú"],
        ["lời ghi chú", "tên tác giả"],
    )


@pytest.mark.parametrize("ending", MADE)
def test_a_file_without_tags_of_its_maker_tells_nothing(tmp_path: Path, ending: str) -> None:
    data = made(tmp_path, ending, title="Bài một")
    assert traces_of(tags_in(f"a.{ending}", io.BytesIO(data))) == []


@pytest.mark.parametrize("ending", MADE)
def test_a_file_that_is_cut_off_anywhere_stops_nothing(tmp_path: Path, ending: str) -> None:
    data = made(tmp_path, ending, artist="Hoa")
    for end in range(0, len(data), max(1, len(data) // 300)):
        tags_in(f"a.{ending}", io.BytesIO(data[:end]))


def id3(version: int, *frames: bytes) -> bytes:
    body = b"".join(frames)
    return b"ID3" + bytes([version, 0, 0]) + bytes([0, 0, len(body) >> 7, len(body) & 127]) + body


@pytest.mark.parametrize(
    ("data", "tags"),
    [
        (id3(3, b"TPE1\0\0\0\x07\0\0\x01" + "Hoa".encode("utf-16")[:6]), [("tpe1", "Ho")]),
        (id3(4, b"TPE1\0\0\0\x07\0\0\x02" + "Hoa".encode("utf-16-be")), [("tpe1", "Hoa")]),
        (id3(4, b"TPE1\0\0\0\x05\0\0\x03" + "Lý".encode() + b"\0"), [("tpe1", "Lý")]),
        (id3(3, b"TPE1\0\0\0\x03\0\0\0L\xfd"), [("tpe1", "Lý")]),
        (id3(2, b"TP1\0\0\x04\0Hoa"), [("tp1", "Hoa")]),
        (id3(4, b"COMM\0\0\0\x0b\0\0\x03viex\0G\xe1\xbb\x8di"), [("comm", "x Gọi")]),
        (id3(4, b"TXXX\0\0\0\x0a\0\0\x03Nguoi\0Hoa"), [("nguoi", "Hoa")]),
        (id3(3, b"WOAR\0\0\0\x05\0\0a.com"), [("woar", "a.com")]),
        (b"TAG" + b"Hoa".ljust(30, b"\0") + bytes(95), [("tit2", "Hoa")]),
        (b"TAG" + bytes(94) + b"Nga".ljust(30, b"\0") + b"\0", [("comm", "Nga")]),
        (b"ID3", []),
    ],
)
def test_each_version_of_id3(data: bytes, tags: list[tuple[str, str]]) -> None:
    assert tags_in("a.MP3", io.BytesIO(data)) == tags


def test_a_film_that_says_no_length_of_its_parts(tmp_path: Path) -> None:
    """As a browser records one: the reader goes in, since it cannot go over."""
    segment = b"\x18\x53\x80\x67\x01" + b"\xff" * 7
    tag = b"\x67\xc8\x90" + b"\x45\xa3\x86ARTIST" + b"\x44\x87\x83Hoa"
    tags = b"\x12\x54\xc3\x67\x95" + b"\x73\x73\x92" + tag
    assert tags_in("a.webm", io.BytesIO(segment + tags)) == [("artist", "Hoa")]


@pytest.mark.parametrize(
    ("tag", "traces"),
    [
        (("location", "+21.0"), ["nơi quay (GPS)"]),
        (("title", r"C:\Users\hoa\a.wav"), ["tên tệp, đường dẫn trên máy"]),
        (("title", "/home/hoa/a.wav"), ["tên tệp, đường dẫn trên máy"]),
        (("title", "Bài /home"), []),
        (("encoder", "Lavf60"), []),
    ],
)
def test_what_tags_tell_of_their_maker(tag: tuple[str, str], traces: list[str]) -> None:
    assert traces_of([tag]) == traces


def test_a_lying_count_of_remarks_ends(tmp_path: Path) -> None:
    page = b"OpusTags" + struct.pack("<II", 0, 0xFFFFFFFF)
    data = b"OggS" + bytes(22) + bytes([1, len(page)]) + page
    assert tags_in("a.opus", io.BytesIO(data)) == []


def test_a_recording_with_its_speaker_stops_the_build(
    make_portal: MakePortal, tmp_path: Path
) -> None:
    root = make_portal({})
    (root / "docs" / "mau.mp3").write_bytes(made(tmp_path, "mp3", artist="Hoa"))
    (found,) = check_attachments(Library.load(root / "docs"))
    assert (found.path, found.code, found.severity) == ("docs/mau.mp3", "file-metadata", "error")
    assert found.message == "Tệp mang theo: tên tác giả."
