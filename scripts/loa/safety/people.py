"""What makes a person recognisable in a text, and so may cost somebody their safety.

Sources for what identifies: decree 13/2023/ND-CP, articles 2 and 11 to 14 (basic and sensitive
personal data); IOM, Data Protection Manual (2010), principle of confidentiality.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["identity-number", "named-person", "small-place", "aged-victim", "e-mail", "story"]

_UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_NAME = rf"[{_UPPER}](?:[^\W\d_]*\.?)"
_FAMILY = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Nông|Vi|Triệu|Lường|Lò|"
    "Vàng|Giàng|Sùng|Thào|Mã|Hà|Đinh|Đoàn|Trịnh|Đào|Mai|Lương|Lâm|Tạ|Chu|Cao|Thân|Giáp|Ngọ|Hứa|Bế|"
    "Hoàng|Phùng|Bàn|Đặng|Chảo|Tẩn|Lục|Lăng|La|Ninh|Diệp|Trương|Từ|Tống|Quách|Khổng|Tô|Nghiêm|Cà|"
    "Quàng|Tòng|Cầm|Hạng|Cứ|Má|Ly|Thền|Lèng|Hù"
)
_FULL_NAME = rf"(?:{_FAMILY})(?: {_NAME}){{1,3}}"
_CALLED = (
    r"(?:[Ee]m|[Cc]háu|[Cc]hị|[Aa]nh|[Cc]ô|[Bb]é|[Bb]à|[Ôô]ng|[Bb]ị cáo|[Nn]ạn nhân|[Nn]ữ sinh"
    r"|[Nn]am sinh|[Tt]hiếu nữ)"
)
_BORN = r"(?:sinh (?:năm|ngày)|SN\.?) ?(?:\d{1,2}/\d{1,2}/)?(?:19|20)\d\d|\(?(?:19|20)\d\d\)"
_AGE = r"\d{1,2} tuổi"
_CASE = re.compile(
    r"nạn nhân|bị (?:lừa )?bán|bị lừa|bị mua bán|bị xâm hại|bị hiếp|bị ép|bị bắt|bị cáo|bị can"
    r"|vụ án|vụ việc|mua bán người|bán sang|giải cứu|được cứu|trở về từ|khởi tố|bị dụ",
    re.IGNORECASE,
)
_VICTIM = re.compile(r"bị (?:lừa )?bán|bị mua bán|bị xâm hại|bị hiếp|bị ép bán|bán sang|giải cứu")
_LAW_AGE = re.compile(
    r"(?:(?:từ )?đủ|dưới|trên|chưa đủ|chưa tới|đến|từ) \d{1,2}(?: tuổi)?"
    r"(?: (?:đến|tới)(?: dưới)? \d{1,2})? tuổi"
    r"|\d{1,2}\s*(?:–|-|đến|tới|,|và|hay|hoặc)\s*(?:dưới )?\d{1,2} tuổi|\d{1,2} tuổi trở",
    re.IGNORECASE,
)
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("identity-number", re.compile(r"(?<![\w.,/-])(?:\d{12}|\d{3} \d{3} \d{3} \d{3})(?![\w/-])")),
    (
        "identity-number",
        re.compile(
            r"(?:CMND|CCCD|[Cc]ăn cước|[Cc]hứng minh|[Hh]ộ chiếu|[Đđ]ịnh danh)\D{0,25}"
            r"(?<!\w)(\d{9}|\d{3} \d{3} \d{3}|[A-Z]\d{7,8})(?!\w)"
        ),
    ),
    ("named-person", re.compile(rf"{_FULL_NAME}[,\s(]{{1,3}}(?:{_BORN}|{_AGE})")),
    (
        "named-person",
        re.compile(rf"{_CALLED} {_NAME}(?: {_NAME}){{0,3}}[,\s(]{{1,3}}(?:{_BORN}|{_AGE})"),
    ),
    ("e-mail", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
)
_PLACE = re.compile(
    rf"(?<!\w)(?i:thôn|bản|xóm|ấp|làng|tổ dân phố|khu phố|buôn|phum|sóc) (?:\d{{1,2}}(?!\w)"
    rf"|[{_UPPER}][^\W\d_]+(?: [{_UPPER}][^\W\d_]*)*)"
)
_PERSON = re.compile(rf"(?<!\w){_FULL_NAME}")
_ADDRESSED = re.compile(rf"(?<!\w){_CALLED} {_NAME}(?: {_NAME}){{0,3}}")
# Before a name that is a place's or an office's.
_CALLED_BY = re.compile(
    r"(?<!\w)(?:xã|phường|thị trấn|đặc khu|tỉnh|thôn|bản|xóm|làng|tổ dân phố|khu phố|phố|đường"
    r"|trường|mầm non|tiểu học|trung học|th|thcs|thpt|cơ sở|phổ thông|chuyên|nội trú|chợ|chùa"
    r"|đền|công ty|tnhh|cổ phần|nhà máy|xưởng|khu công nghiệp|kcn|cụm|trung tâm"
    r"|bệnh viện|trạm|đồn)\s+$",
    re.IGNORECASE,
)
SHORTEST_STORY = 18
"""Words: a shorter quotation is what somebody says in a dialogue."""
_CURLY = re.compile("“([^”]+)”")
# Somebody who tells what was done to them, or what they did.
_FIRST_PERSON = re.compile(
    r"(?<!\w)(?:tôi|mình|em|cháu|con) (?:đã |cũng |mới |từng )?"
    r"(?:bị|từng|trốn|phải|đi theo|sang|không dám|được cứu|được giải cứu|khóc|sợ)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Detail:
    """Words of a text that point at one person, and what they are."""

    kind: Kind
    words: str


def details_in(sentence: str) -> Iterator[Detail]:
    """What in a sentence, as it is read, points at one person."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(sentence):
            yield Detail(kind, match.group().strip(" ,("))
    if _CASE.search(sentence):
        for match in _PLACE.finditer(sentence):
            yield Detail("small-place", match.group())
    if _VICTIM.search(sentence):
        for match in re.finditer(_AGE, _LAW_AGE.sub(lambda age: "_" * len(age[0]), sentence)):
            yield Detail("aged-victim", match.group())


def people_named_in(label: str) -> Iterator[str]:
    """Names of people in what should name a place or an office. Those that a commune, a street, a
    school and the like are called by are none.
    """
    for pattern in (_PERSON, _ADDRESSED):
        for match in pattern.finditer(label):
            if not _CALLED_BY.search(label[: match.start()]):
                yield match.group()


def stories_in(paragraph: str) -> Iterator[Detail]:
    """Somebody's own account of a case, in quotes or set apart, in a paragraph as it is read."""
    is_apart = paragraph.lstrip().startswith(">")
    words = " ".join(" ".join(row.lstrip("> ") for row in paragraph.split("\n")).split())
    accounts = [words] if is_apart else [*_CURLY.findall(words), *words.split('"')[1::2]]
    for text in accounts:
        is_long = len(text.split()) >= SHORTEST_STORY
        if is_long and _FIRST_PERSON.search(text) and _CASE.search(text):
            yield Detail("story", text)
