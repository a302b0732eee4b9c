"""Formats of files have one name, and whoever meets the name finds the format again."""

import pytest

from loa.ground.media_types import MEDIA_TYPES, ending_of, media_type_of
from loa.last_look.passages import READERS


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a/b.html", "text/html"),
        ("A.MP3", "audio/mpeg"),
        ("a.tar.zip", "application/zip"),
        ("a.opus", "audio/ogg"),
        ("a", "application/octet-stream"),
        ("a.own", "application/octet-stream"),
        (".html", "application/octet-stream"),
    ],
)
def test_a_file_is_called_by_its_ending(name: str, expected: str) -> None:
    assert media_type_of(name) == expected


@pytest.mark.parametrize(
    ("media_type", "expected"),
    [
        ("image/jpeg", ".jpg"),
        ("IMAGE/PNG", ".png"),
        ("audio/ogg", ".ogg"),
        ("", ".txt"),
        ("application/javascript", ".js"),
        ("text/xml", ".xml"),
        ("audio/mp3", ".mp3"),
        ("application/x-own", None),
    ],
)
def test_a_name_leads_to_an_ending(media_type: str, expected: str | None) -> None:
    assert ending_of(media_type) == expected


@pytest.mark.parametrize("ending", MEDIA_TYPES)
def test_what_has_a_name_is_read_before_it_is_let_out(ending: str) -> None:
    found = ending_of(MEDIA_TYPES[ending])
    assert found is not None
    assert MEDIA_TYPES[found] == MEDIA_TYPES[ending]
    assert {ending, found} <= READERS.keys()
