"""Images: there, described, agreed to by the people in them, and kind to them.

The policy on what an image may show is told to editors in docs/bien-tap/an-toan-khi-viet.md.
A program sees only what an image is called and how it is described, so it asks.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from loa.checking import check
from loa.checks.links import near_file
from loa.content.kinds import VideoMeta
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.wording import say
from loa.media.inspection import is_photograph
from loa.problems import Problem

# Not: xích lô and xích đu (a cyclo, a swing), còng gió (a crab), hiến máu (giving blood).
_VIETNAMESE = re.compile(
    r"\b(xích(?! lô| đu| đạo)|xiềng|gông|còng(?! gió)|trói|bịt (?:mắt|miệng)|nhốt|song sắt"
    r"|vết thương|bầm tím|(?<!hiến )(?<!nhóm )máu|khóc|nước mắt|co ro|mã vạch|đòn roi)\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(chain(?:s|ed)?|shackle[sd]?|handcuff(?:s|ed)?|tied|gagged|blindfold(?:ed)?|caged?"
    r"|wound(?:s|ed)?|bruise[sd]?|blood|bleeding|crying|tears|barcodes?|slaves?)\b",
    re.IGNORECASE,
)
# File names have no accents: máu would be màu (colour), trói would be trời (sky).
_IN_NAMES = re.compile(
    r"(?<![a-z])(xich(?!-lo|-du|-dao)|xieng|cong-(?:tay|so-8)|bi-troi|bit-(?:mat|mieng)|song-sat"
    r"|vet-thuong|bam-tim|khoc|co-ro|ma-vach|don-roi)(?![a-z])"
)


@check("broken-link", "consent-missing", "foreign-image", "image-without-alt")
@check("image-policy", severity="warning")
def check_images(page: ContentPage, library: Library) -> Iterator[Problem]:
    """Images exist, have a text for those who do not see them, and nobody is shown unasked."""
    for image in page.reading.images:
        source, text, line = image.source, image.text, page.body_line(image.line)
        if not text.strip():
            hint = say(
                "Write into the square brackets what the picture shows: ![Hai bạn nhỏ nói "
                "chuyện](hinh.png)"
            )
            message = say("The picture “{source}” has no description.", source=source)
            yield Problem(page.path, line, "image-without-alt", message, hint)
        uri = page.beside(unquote(source))
        yield from _check_contents(page, library, source=source, uri=uri, text=text, line=line)
        if ":" in source.partition("/")[0]:
            message = say("The picture “{source}” lies on another server.", source=source)
            hint = say("Download the picture, put it beside the page, and state its licence.")
            yield Problem(page.path, line, "foreign-image", message, hint)
        elif uri not in library.files:
            message = say("There is no picture “{source}”.", source=source)
            yield Problem(page.path, line, "broken-link", message, near_file(uri, library))


@check("consent-missing")
@check("image-policy", severity="warning")
def check_scene_pictures(page: ContentPage, library: Library) -> Iterator[Problem]:
    """The same for the pictures of a clip's scenes."""
    if not isinstance(page.meta, VideoMeta):
        return
    for index, scene in enumerate(page.meta.scenes):
        if scene.picture:
            line = page.line("scenes", index, "picture")
            yield from _check_contents(
                page, library, source=scene.picture, uri=scene.picture, text="", line=line
            )


def _check_contents(
    page: ContentPage, library: Library, source: str, uri: str, text: str, line: int
) -> Iterator[Problem]:
    """Whether a photograph says who is in it, and its description `text` or its name `source` tells
    of chains, wounds and the like. `uri` is its file in docs/, `line` where the page names it.
    """
    declared = {record.image for record in page.meta.consent}
    exists = uri in library.files
    if exists and source not in declared and is_photograph(library.path(uri)):
        message = say(
            "It is not said whether anybody is in the photograph “{source}”.", source=source
        )
        hint = say("Write at the top of the page: consent: [{image: ten-anh.jpg, people: false}]")
        yield Problem(page.path, line, "consent-missing", message, hint)
    words_found = [
        match[0].lower() for pattern in (_VIETNAMESE, _ENGLISH) for match in pattern.finditer(text)
    ]
    name = re.sub(r"[^a-z0-9]+", "-", unquote(source).lower())
    words_found += [match[0] for match in _IN_NAMES.finditer(name)]
    words_found += [match[0] for match in _ENGLISH.finditer(name.replace("-", " "))]
    if words_found:
        words = ", ".join(f"“{word}”" for word in dict.fromkeys(words_found))
        message = say("The picture “{source}” seems to show {words}.", source=source, words=words)
        hint = say("Choose another: somebody who is helped, who learns, who works.")
        yield Problem(page.path, line, "image-policy", message, hint)
