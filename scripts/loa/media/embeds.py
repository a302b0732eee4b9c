"""Videos that other hosts keep: their address in the host's privacy mode."""

import re
from urllib.parse import quote, urlsplit

from loa.content.kinds import Embed

HOST_NAMES = {"youtube": "YouTube", "facebook": "Facebook"}
FRAME_HOSTS = {
    "youtube": "https://www.youtube-nocookie.com",
    "facebook": "https://www.facebook.com",
}
"""Who may show a frame in a page, after a click."""

_YOUTUBE = re.compile(
    r"https://(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com/(?:watch\?(?:\S*&)?v=|shorts/|embed/)"
    r"|youtu\.be/)([\w-]{11})(?:[?&#/]\S*)?"
)
_FACEBOOK = re.compile(r"https://(?:www\.|m\.|web\.)?(?:facebook\.com/\S+|fb\.watch/\S+)")


def host_name(embed: Embed) -> str:
    """The host as readers know it."""
    return HOST_NAMES.get(embed.host) or embed.name or str(urlsplit(embed.url).hostname)


def privacy_url(embed: Embed) -> str | None:
    """Where a frame gets the video without cookies; None for an address that is not a video's.

    A host of another kind has no such mode: its video opens in a page of its own, and the
    answer is "".
    """
    if embed.host == "youtube":
        match = _YOUTUBE.fullmatch(embed.url)
        return f"{FRAME_HOSTS[embed.host]}/embed/{match[1]}?rel=0" if match else None
    if embed.host == "facebook":
        if not _FACEBOOK.fullmatch(embed.url):
            return None
        href = quote(embed.url, safe="")
        return f"{FRAME_HOSTS[embed.host]}/plugins/video.php?show_text=false&href={href}"
    return ""
