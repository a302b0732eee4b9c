"""How many screens of a phone a page may have, as it opens: what it folds counts as its name."""

from fnmatch import fnmatch

HEIGHT = 740
MOST, MOST_OF_A_LESSON = 8, 5
# Pages that nobody reads from the top to the end, each for its reason.
LONGER = {
    "a-z/*": "an index, entered by its letters and pictures",
    "bien-tap/*": "a manual, for editors at their desk",
    "co-quan/bang-ron-pano/*": "ten slogans in their real shape, to choose from",
    "co-quan/loi-ngan-de-gui/*": "texts to copy, chosen by where they are sent",
    "co-quan/van-ban/*": "the words of an official document, all of them",
    "cong-dong/tranh-lat/*": "the sheets of a flip chart",
    "lich/index.html": "twelve months",
    "tai-lieu/*": "the library, chosen from by its filters",
    "truong-hoc/index.html": "every lesson, entered by its class",
    "video/index.html": "every clip with its first picture",
    "*/song-ngu.html": "everything in two languages, side by side",
}


def has_own_length(uri: str, languages: frozenset[str]) -> bool:
    """Whether a page is one of `LONGER`; a translation is as long as its source may be."""
    first, _, rest = uri.partition("/")
    place = rest if first in languages else uri
    return any(fnmatch(place, one) for one in LONGER)


def is_too_tall(uri: str, height: float, is_lesson: bool, languages: frozenset[str]) -> bool:
    """Whether a page of a height in pixels has more screens than its readers have patience."""
    most = MOST_OF_A_LESSON if is_lesson else MOST
    return height > most * HEIGHT and not has_own_length(uri, languages)
