"""Telephone numbers in a text."""

import re
from collections.abc import Iterator

import phonenumbers

from loa.content.phone_numbers import digits
from loa.safety.said_numbers import DIGIT_WORDS
from loa.safety.spoken import SPOKEN

REGION = "VN"
# What is counted or measured in these is no emergency number: counts of the portal itself grow.
_COUNTED = "|".join(SPOKEN["counted"])
_UNITS = "|".join([_COUNTED, *SPOKEN["counted_or_goes_on"]])
# What announces a number, and what may stand between the two.
_CALL = (
    rf"(?:{'|'.join(SPOKEN['announcing'])})"
    rf"(?:\s(?:{'|'.join(SPOKEN['between'])})){{0,3}}[\s:*_“\"(]{{1,4}}"
)
_READ = "|".join(one for one in DIGIT_WORDS if DIGIT_WORDS[one] != "0")
_COUNTS = rf"(?!\s?%|\s?[.,–-]\d|[\s-](?:{_COUNTED})\b)"
# Short and service numbers, which the phone library does not look for in texts: three digits
# after a word that announces a number, emergency numbers that count nothing, 1800/1900 numbers.
_SHORT = re.compile(
    rf"(?<!\w){_CALL}([1-9](?:[\s.-]?\d){{2}})(?![\s.-]?\d|/){_COUNTS}"
    rf"|số\s+(11\d)\b(?!/)"
    rf"|(?<![\w/.,+–-])(11[1-5])(?![.,–-]\d|\s?%|\s(?:{_UNITS})\b)\b(?!/)",
    re.IGNORECASE,
)
_SHORT_SAID = re.compile(
    rf"((?<!\w){_CALL})((?:{_READ})(?:[\s,.-]{{1,2}}(?:{'|'.join(DIGIT_WORDS)})){{2}})(?!\w)"
    rf"{_COUNTS}",
    re.IGNORECASE,
)
# A whole number with anything but letters and digits between its digits. Such as the library
# above does not know: split by slashes, brackets, strokes, dots in twos, or a line's end.
_ANYHOW = re.compile(
    r"(?<!\w)(?:\+\W{0,2}8\W{0,2}4|0084|0)(?:(?:[^\w+|]{0,3}|[+|]{1,2})\d){8,10}(?!\d)"
)
_DIGIT = re.compile(r"\d")
_DATES = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/])")
_TARGET = re.compile(
    r"(?:\b(?:tel|sms|callto|viber|whatsapp):|\b(?:zalo|wa|t)\.me/|[?&](?:phone|number)=)"
    r"[^\s\d+%]*((?:%2B|\+)?\d(?:[\s().-]|%20)?(?:\d(?:[\s().-]|%20)?)+)",
    re.IGNORECASE,
)
# After the digits of a law's number, as in 2026-2030 33/QĐ-TTg.
_LAW = re.compile(r"/[^\W\d]")
# Of a file (SHA-256) or of a commit (SHA-1), in whose digits a number may stand by chance.
_DIGEST = re.compile(r"(?<![^\W_])(?=[0-9]*[a-f])(?:[0-9a-f]{64}|[0-9a-f]{40})(?![^\W_])")
_SERVICE = re.compile(
    r"\b1[89]00[\s.-]?\d{2,4}(?:[\s.-]?\d{2,4})?\b"
    # However it is split, but by thousands.
    r"|(?<![\w.,])(?!\d{1,3}(?:[\s.]\d{3})+(?![\s.]?\d))"
    r"1[\s.-]?[89](?:[\s.-]?0){2}(?:[\s.-]?\d){4,6}(?![.,]?\d)"
)


def phones_in(text: str) -> Iterator[str]:
    """Each number as it is written."""
    if not _DIGIT.search(text):
        # Most sentences; the matchers below would take most of a check's time to find that out.
        return
    text = _DIGEST.sub(lambda digest: "x" * len(digest.group()), text)
    taken: list[str] = []
    matches = phonenumbers.PhoneNumberMatcher(text, REGION, phonenumbers.Leniency.POSSIBLE)
    for match in matches:
        # Shorter runs of digits are years, amounts and numbers of laws.
        is_long = len(re.sub(r"\D", "", match.raw_string)) >= 9
        if is_long and "/" not in match.raw_string and not _LAW.match(text, match.end):
            taken.append(match.raw_string)
            yield match.raw_string
    for found in _ANYHOW.finditer(_DATES.sub(lambda date: "x" * len(date.group()), text)):
        if not any(digits(found.group()) in digits(other) for other in taken):
            taken.append(found.group())
            yield found.group()
    for found in _SERVICE.finditer(text):
        if not any(found.group() in other for other in taken):
            yield found.group()
    for found in _SHORT.finditer(text):
        yield found.group(1) or found.group(2) or found.group(3)


def short_in_digits(text: str) -> str:
    """A text with the short numbers in digits that somebody is told to call by their words."""
    return _SHORT_SAID.sub(_in_digits, text)


def _in_digits(match: re.Match[str]) -> str:
    said = re.findall(r"\w+", match.group(2).lower())
    ends = "\n" * match.group(2).count("\n")
    return match.group(1) + "".join(DIGIT_WORDS[word] for word in said) + ends


def phones_dialled(text: str) -> Iterator[tuple[int, str]]:
    """Where in a text a link dials or writes to a number, and the number."""
    for found in _TARGET.finditer(text):
        number = found.group(1).replace("%20", " ").replace("%2B", "+")
        # What ends the link in Markdown, or the sentence, is none of it.
        yield found.start(), number.rstrip(" \t\n().-")
