"""The numbers in a text, written so that two languages can be compared.

`ngày 30/7/2027` and `2027年7月30日` have the same numbers, `1.000.000` and `1,000,000` too;
numbers of laws keep their letters: `53/2024/QH15`. Numbers in words are not looked at.
"""

import re
import unicodedata

from loa.content.sentences import LAW_NUMBER

_GROUPS = re.compile(r"(?<=\d)[.,\u00a0\u202f ](?=\d{3}(?!\d))")
_PHONE = re.compile(r"\+?\d{1,4}(?:[ .]\d{2,4}){3,}")
_NUMBER = re.compile(r"\d+")


def numbers_in(text: str) -> frozenset[str]:
    """Each number once; telephone numbers and numbers of laws whole."""
    text = unicodedata.normalize("NFKC", text)
    numbers: set[str] = set()

    def take(match: re.Match[str]) -> str:
        numbers.add(re.sub(r"[ .+]", "", match.group()))
        return " "

    text = _PHONE.sub(take, LAW_NUMBER.sub(take, text))
    text = _GROUPS.sub("", text)
    numbers.update(number.lstrip("0") or "0" for number in _NUMBER.findall(text))
    return frozenset(numbers)
