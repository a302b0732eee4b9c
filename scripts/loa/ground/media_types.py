"""What servers, archives and addresses call the formats of files: media types by a name's ending.

Named here, since what a system calls a type is not the same everywhere. Source: IANA, media types;
RFC 9239 (JavaScript), RFC 5545, RFC 4287, RFC 6381, and the W3C's notes on WebVTT and manifests.
"""

from pathlib import PurePosixPath

MEDIA_TYPES = {
    ".atom": "application/atom+xml",
    ".avif": "image/avif",
    ".css": "text/css",
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gif": "image/gif",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
"""By the ending, in lower case with its dot."""
UNKNOWN = "application/octet-stream"
# Other names of the same formats, as files inside addresses still bear them.
_ALSO = {
    "": ".txt", "application/javascript": ".js", "application/xhtml+xml": ".html",
    "audio/mp3": ".mp3", "audio/webm": ".webm", "image/jpg": ".jpg", "text/xml": ".xml",
    "video/ogg": ".ogg",
}  # fmt: skip
_ENDINGS = {**{kind: ending for ending, kind in reversed(MEDIA_TYPES.items())}, **_ALSO}


def media_type_of(name: str) -> str:
    """The media type of a file by its name, `application/octet-stream` for an unknown ending."""
    return MEDIA_TYPES.get(PurePosixPath(name).suffix.lower(), UNKNOWN)


def ending_of(media_type: str) -> str | None:
    """The ending of files of a media type, without parameters and in any case; None for an unknown
    one. What names none is plain text (RFC 2397).
    """
    return _ENDINGS.get(media_type.lower())
