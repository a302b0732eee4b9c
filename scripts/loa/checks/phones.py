"""Every telephone number in a text is one that the registry lets out."""

import re
from collections.abc import Iterator

import phonenumbers

from loa.checks.registry import checker
from loa.content.library import Library
from loa.content.page import ContentPage
from loa.problems import Problem

REGION = "VN"
# Short and service numbers, which the phone library does not look for in texts: three digits
# after a word that announces a number, and 1800/1900 numbers anywhere.
_SHORT = re.compile(
    r"(?:(?:gọi(?: ngay)?(?: số)?|số điện thoại|tổng đài|đường dây(?: nóng)?|hotline|đt)"
    r"[\s:*_“\"]{1,4}(1\d{2})|số\s+(11\d))\b(?!/)",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"\b1[89]00[\s.-]?\d{2,4}(?:[\s.-]?\d{2,4})?\b")
_LINK = re.compile(r"\]\([^)]*\)|https?://\S+|\{[^}]*\}")


@checker
def check_phones(page: ContentPage, library: Library) -> Iterator[Problem]:
    """A number that no registry entry holds, or that may not be published, is an error."""
    lines = library.registries.helplines.values()
    allowed = {digits(one.number) for one in lines if one.number and one.publish == "yes"}
    refused = {digits(one.number) for one in lines if one.number and one.publish != "yes"}
    texts = [
        (page.line("title"), page.meta.title),
        (page.line("description"), page.meta.description),
    ]
    rows = page.body.split("\n")
    texts += [(page.body_line(number), row) for number, row in enumerate(rows)]
    for line, text in texts:
        for number in _numbers(_LINK.sub(" ", text)):
            plain = digits(number)
            if plain in allowed:
                continue
            if plain in refused:
                message = f"Số {number} có trong sổ đăng ký nhưng không được đăng."
                yield Problem(page.path, line, "unpublished-phone", message, _known(library))
            else:
                message = f"Số {number} không có trong sổ đăng ký."
                yield Problem(page.path, line, "unknown-phone", message, _known(library))


def digits(number: str) -> str:
    """A number reduced for comparison: digits only, with Vietnam's 84 for a leading 0."""
    plain = re.sub(r"\D", "", number)
    return "84" + plain[1:] if plain.startswith("0") else plain


def _numbers(text: str) -> Iterator[str]:
    taken: list[str] = []
    matches = phonenumbers.PhoneNumberMatcher(text, REGION, phonenumbers.Leniency.POSSIBLE)
    for match in matches:
        # Shorter runs of digits are years, amounts and numbers of laws.
        if len(re.sub(r"\D", "", match.raw_string)) >= 9 and "/" not in match.raw_string:
            taken.append(match.raw_string)
            yield match.raw_string
    for found in _SERVICE.finditer(text):
        if not any(found.group() in other for other in taken):
            yield found.group()
    for found in _SHORT.finditer(text):
        yield found.group(1) or found.group(2)


def _known(library: Library) -> str:
    numbers = [str(line.number) for line in library.registries.published_helplines]
    return "Số được đăng: " + "; ".join(numbers) + ". Viết [[helpline:h111]] để máy tự điền."
