"""Addresses of other hosts become their privacy mode, or are refused."""

import pytest

from loa.content.kinds import Embed
from loa.media.embeds import host_name, privacy_url

NOCOOKIE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ",
        "https://m.youtube.com/watch?list=x&v=dQw4w9WgXcQ&t=3",
        "https://youtu.be/dQw4w9WgXcQ?si=abc",
        "https://www.youtube.com/shorts/dQw4w9WgXcQ",
        NOCOOKIE,
    ],
)
def test_youtube_plays_without_cookies(url: str) -> None:
    assert privacy_url(Embed(host="youtube", url=url)) == NOCOOKIE


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("youtube", "https://www.youtube.com/@kenh"),
        ("youtube", "https://evil.example/watch?v=dQw4w9WgXcQ"),
        ("youtube", 'https://youtu.be/dQw4w9WgXcQ"onload=x'),
        ("facebook", "https://example.org/video/1"),
    ],
)
def test_other_addresses_are_refused(host: str, url: str) -> None:
    assert privacy_url(Embed.model_validate({"host": host, "url": url})) is None


def test_facebook_and_stations() -> None:
    facebook = Embed(host="facebook", url="https://www.facebook.com/a/videos/1")
    assert privacy_url(facebook) == (
        "https://www.facebook.com/plugins/video.php?show_text=false"
        "&href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fvideos%2F1"
    )
    station = Embed(host="other", name="Đài tỉnh", url="https://tv.example/1")
    assert (host_name(station), privacy_url(station)) == ("Đài tỉnh", "")
