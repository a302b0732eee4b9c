"""Telephone numbers in a text."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

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
_READ = "|".join(word for word in DIGIT_WORDS if DIGIT_WORDS[word] != "0")
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
_SPLIT_NUMBER = re.compile(
    r"(?<!\w)(?:\+\W{0,2}8\W{0,2}4|0084|0)(?:(?:[^\w+|]{0,6}|[+|]| ?[+|]{2,3} ?)\d){8,10}(?!\d)"
)
_DIGIT = re.compile(r"\d")
_DATES = re.compile(r"(?<![\d/])\d{1,2}/\d{1,2}(?:/\d{4})?(?![\d/])")
_TARGET = re.compile(
    r"(?:\b(?:tel|sms|callto|viber|whatsapp):|\b(?:zalo|wa|t|m|signal)\.me/|[?&](?:phone|number)=)"
    r"[^\s\d+]*(\+?\d[\s().-]?(?:\d[\s().-]?)+)",
    re.IGNORECASE,
)
# What another program opens, and shows with all that stands behind the number or the name.
_OPENED = re.compile(r"\b(?:tel|sms|smsto|mms|mailto|callto):([^\s<>\"')\]]+)", re.IGNORECASE)
# What an address within the portal hands to its page: words to look for, a place.
_HANDED_ON = re.compile(
    r"(?:^|\]\()(?![a-z][a-z0-9+.-]*:|//)[^\s()?#]*[?#]([^\s<>\"')\]]+)",
    re.IGNORECASE | re.MULTILINE,
)
_LEADING = re.compile(r"[:/?#]")
_LINE_END = re.compile(r"%0[ad]", re.IGNORECASE)
# How a number begins where digits stand together by chance.
_BEGUN = ("0", "+", "(")
# After the digits of a law's number, as in 2026-2030 33/QĐ-TTg.
_LAW = re.compile(r"/[^\W\d]")
# Of a file (SHA-256), of a commit (SHA-1) or of an entry (UUID), in lower case as programs write
# them: a number may stand in one by chance.
_HEX = "[0-9a-f]"
DIGEST = re.compile(
    rf"(?<![^\W_])(?=[0-9-]*[a-f])(?:{_HEX}{{64}}|{_HEX}{{40}}|{_HEX}{{8}}(?:-{_HEX}{{4}}){{3}}-{_HEX}{{12}})"
    r"(?![^\W_])"
)
"""A sum or a name that programs make."""
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
    text = DIGEST.sub(lambda digest: "x" * len(digest.group()), text)
    taken: list[str] = []
    possible_numbers = phonenumbers.PhoneNumberMatcher(text, REGION, phonenumbers.Leniency.POSSIBLE)
    for possible in possible_numbers:
        # Shorter runs of digits are years, amounts and numbers of laws.
        is_long = len(re.sub(r"\D", "", possible.raw_string)) >= 9
        if is_long and "/" not in possible.raw_string and not _LAW.match(text, possible.end):
            taken.append(possible.raw_string)
            yield possible.raw_string
    for match in _SPLIT_NUMBER.finditer(
        _DATES.sub(lambda date_match: "x" * len(date_match.group()), text)
    ):
        if not any(digits(match.group()) in digits(other) for other in taken):
            taken.append(match.group())
            yield match.group()
    for match in _SERVICE.finditer(text):
        if not any(match.group() in other for other in taken):
            yield match.group()
    for match in _SHORT.finditer(text):
        yield match.group(1) or match.group(2) or match.group(3)


def short_in_digits(text: str) -> str:
    """A text with the short numbers in digits that somebody is told to call by their words."""
    return _SHORT_SAID.sub(_in_digits, text)


def _in_digits(match: re.Match[str]) -> str:
    words = re.findall(r"\w+", match.group(2).lower())
    line_ends = "\n" * match.group(2).count("\n")
    return match.group(1) + "".join(DIGIT_WORDS[word] for word in words) + line_ends


def phones_dialled(text: str) -> Iterator[tuple[int, str]]:
    """Each number that a link in a text dials, writes to or carries along, with its row in the
    text, counted from 0.
    """
    if not (_LEADING.search(text) and _DIGIT.search(text)):
        return
    plain = _decoded(text)
    # What ends the link in Markdown, or the sentence, is none of the number.
    targets = [
        (plain[: match.start()], match[1].rstrip(" \t\n().-")) for match in _TARGET.finditer(plain)
    ]
    targets += [
        (text[: match.start()], number)
        for match in _OPENED.finditer(text)
        for number in phones_in(_words_carried(match[1]))
    ]
    targets += [
        (text[: match.start()], number)
        for match in _HANDED_ON.finditer(text)
        for number in phones_in(_decoded(match[1]))
        if number.startswith(_BEGUN)
    ]
    taken: set[tuple[int, str]] = set()
    for before, number in targets:
        key = before.count("\n"), digits(number)
        if key not in taken:
            taken.add(key)
            yield key[0], number


def _words_carried(address: str) -> str:
    """What stands behind the scheme of an address, in words. Standard: RFC 3986, RFC 6068."""
    to, _, fields = address.partition("?")
    return _decoded(f"{to} {fields.replace('+', ' ')}")


def _decoded(address: str) -> str:
    """An address with its characters spelled out, and as many rows as before."""
    return unquote(_LINE_END.sub(" ", address))
