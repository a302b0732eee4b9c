"""Nobody plays a deceiver or a victim before pupils.

Whoever plays the deceiver is teased and shows how it is done; whoever plays the victim, or was
one, is hurt. What a deceiver says is read from a card or a document, in an ordinary voice. Only
people of a trade may rehearse answers among themselves, and their pages are not for pupils.
"""

import re
from collections.abc import Iterator

from loa.checking import check
from loa.checks.passages import passages
from loa.content.library import Library
from loa.content.page import SOURCE_LANGUAGE, ContentPage
from loa.ground.wording import say
from loa.problems import Problem
from loa.safety.folding import same_words

_ROLE = (
    r"(?:kẻ|tên)\s+(?:lừa|xấu|gian|bắt cóc|buôn)|người\s+(?:lạ|lừa|rủ|dụ|mua|bị hại|bị lừa|được rủ)"
    r"|nạn nhân|bị hại|bị cáo|môi giới|nhà tuyển dụng"
)
_PLAYED = re.compile(
    rf"\b(?:đóng(?: vai| giả)?|vào vai|diễn(?: vai)?|sắm vai)\s+(?:(?:một|vai|làm)\s+)*"
    rf"(?:{_ROLE})",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(?:không|đừng|chẳng|bỏ|cấm)\b", re.IGNORECASE)
# A line of a play: **Role:** or **Role** *(how it is said)*: and the words.
_LINE = re.compile(
    rf"^\*\*(?P<role>(?:{_ROLE})[^*\n]{{0,20}}?)(?::\*\*|\*\*\s*(?:\*[^*\n]+\*\s*)?:)",
    re.IGNORECASE | re.MULTILINE,
)
_HINT = say(
    "Read those words from a card or a file, in a plain voice. If surely nobody "
    "plays that part, write at the top of the page: exceptions: [{text: …, why: "
    "…}]"
)


@check("role-play")
def check_role_play(page: ContentPage, library: Library) -> Iterator[Problem]:
    """No sentence has somebody play such a role, and no play gives such a role lines."""
    registries = library.registries
    before_pupils = {registries.audience("pupils"), registries.audience("teachers")}
    if page.language != SOURCE_LANGUAGE or not before_pupils & set(page.meta.audience):
        return
    cleared = [same_words(exception.text) for exception in page.meta.exceptions]
    for line, words in _forbidden_roles(page, library):
        if not any(
            cleared_words and cleared_words in same_words(words) for cleared_words in cleared
        ):
            message = say(
                "“{words}”: nobody plays a deceiver or a victim before pupils.", words=words
            )
            yield Problem(page.path, line, "role-play", message, _HINT)


def _forbidden_roles(page: ContentPage, library: Library) -> Iterator[tuple[int, str]]:
    for line, sentence in passages(page, library.registries):
        match = _PLAYED.search(sentence)
        if match and not _NOBODY.search(sentence, 0, match.start()):
            yield line, match[0]
    for match in _LINE.finditer(page.body):
        yield page.body_line(page.body.count("\n", 0, match.start())), f"{match['role']}:"
