"""Where handouts stand in the site."""

from loa.content.page import SOURCE_LANGUAGE, ContentPage

FOLDER = "tai-lieu"
AIRING = "loudspeaker-slot"
"""The artifact kind of a recording for the loudspeaker."""


def dest_uri_of(page: ContentPage, file_name: str, extension: str) -> str:
    """Where a handout stands in the site; ASCII, and unique because slugs are."""
    return f"{folder_of(page)}/{page.slug}-{file_name}.{extension}"


def folder_of(page: ContentPage) -> str:
    """Where a page's handouts stand in the site."""
    if page.language == SOURCE_LANGUAGE:
        return f"{FOLDER}/{page.slug}"
    return f"{FOLDER}/{page.slug}/{page.language.lower()}"
