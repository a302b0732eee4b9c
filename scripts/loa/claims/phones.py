"""Telephone numbers in a text."""

import re
from collections.abc import Iterator

import phonenumbers

from loa.content.phone_numbers import digits

REGION = "VN"
# What is counted or measured in these is no emergency number: counts of the portal itself grow.
_UNITS = (
    "ảnh|bài|bản|buổi|byte|câu|cặp|chỗ|clip|cm|cơ quan|cuộc|dòng|điểm|điều|đoạn|đồng|em|giây|giờ|"
    "hình|hộ|kb|kết quả|kg|km|lần|lớp|lượt|mb|mm|mục|ngày|ngôn ngữ|nghìn|người|phần|phút|"
    "sự kiện|tài liệu|tệp|tiếng|thẻ|thôn|tờ|trang|triệu|trường|từ|tuổi|tỷ|video|vụ|xã"
)
# Short and service numbers, which the phone library does not look for in texts: three digits
# after a word that announces a number, emergency numbers that count nothing, 1800/1900 numbers.
_SHORT = re.compile(
    r"(?:(?:gọi(?: ngay)?(?: số)?|số điện thoại|tổng đài|đường dây(?: nóng)?|hotline|đt)"
    r"[\s:*_“\"]{1,4}(1\d{2})|số\s+(11\d)"
    rf"|(?<![\w/.,+–-])(11[1-5])(?![.,–-]\d|\s?%|\s(?:{_UNITS})\b))\b(?!/)",
    re.IGNORECASE,
)
# A whole number with anything but letters and digits between its digits. Such as the library
# above does not know: split by slashes, brackets, dots in twos, or a line's end.
_ANYHOW = re.compile(r"(?<!\w)(?:\+\W{0,2}8\W{0,2}4|0084|0)(?:[^\w+|]{0,3}\d){8,10}(?!\d)")
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
_SERVICE = re.compile(r"\b1[89]00[\s.-]?\d{2,4}(?:[\s.-]?\d{2,4})?\b")


def phones_in(text: str) -> Iterator[str]:
    """Each number as it is written."""
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


def phones_dialled(text: str) -> Iterator[tuple[int, str]]:
    """Where in a text a link dials or writes to a number, and the number."""
    for found in _TARGET.finditer(text):
        number = found.group(1).replace("%20", " ").replace("%2B", "+")
        # What ends the link in Markdown, or the sentence, is none of it.
        yield found.start(), number.rstrip(" \t\n().-")
