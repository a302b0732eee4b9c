"""The claims in a sentence: numbers of telephones, laws and articles, dates, ages, amounts.

Numbers that only count the parts of a page or of a lesson are none: `Bài 2`, `(5 phút)`,
`lớp 7`, the steps of a calculation. Of numbers in words only amounts and those of the law are
looked for.
"""

import re
from dataclasses import dataclass

from loa.claims.phones import phones_in
from loa.content.sentences import LAW_NUMBER
from loa.safety.counts import AMOUNT

KINDS = (
    "phone",
    "law",
    "article",
    "date",
    "age",
    "penalty",
    "amount",
    "share",
    "period",
    "number",
)

_DASH = r"\s*(?:–|-|đến(?: dưới)?|và)\s*"
_NUMBER = r"\d+(?:[.,]\d+)*"
_MONTHS = "Giêng|Hai|Ba|Tư|Năm|Sáu|Bảy|Tám|Chín|Mười Một|Mười|Chạp"
_YEAR = r"(?:19|20)\d\d"
_TO = r"(?:\s?[–-]\s?|\s(?:đến|tới)\s)"
_NEXT = rf"(?:(?:,| và| hay| hoặc)(?: (?:khoản|điều))? |{_TO}(?:(?:khoản|điều) )?)"
# A word of its own after a number says that it counts something else.
_ARTICLE = re.compile(
    r"(?:(?i:khoản) (?P<before>\d+) )?(?:(?i:điều)(?: (?i:thứ))? |\bĐ\. ?(?=\d+(?![\d/])))"
    r"(?P<first>\d+)(?:\.(?P<dot>\d+)(?!\d))?(?P<rest>"
    rf"(?:,? (?i:khoản) \d+)?(?i:(?:{_NEXT}\d+)(?-i:(?!\d| (?!của|và|hay|hoặc|đến)[a-zà-ỹđ])))*)"
)
_PART = re.compile(rf"(?P<to>{_TO})?(?:(?P<word>khoản|điều) )?(?P<number>\d+)", re.IGNORECASE)
# A longer range is no list of articles.
_LONGEST_RANGE = 60
_PATTERNS = (
    (
        "date",
        rf"(?:\d{{1,2}}{_DASH})?(?<!\d)(?!24/7\b)\d{{1,2}}/\d{{1,2}}(?:/{_YEAR})?(?![\d/])"
        rf"|(?:\d{{1,2}}{_DASH})?\d{{1,2}} tháng (?:\d{{1,2}}|{_MONTHS})\b(?: năm {_YEAR})?"
        rf"|[Tt]háng \d{{1,2}}(?: năm {_YEAR}|/{_YEAR})"
        rf"|(?<![\d.,/]){_YEAR}(?:{_DASH}{_YEAR})?(?![\d/]|[.,]\d)",
    ),
    (
        "age",
        rf"(?:(?:từ )?đủ |[Dd]ưới |[Cc]hưa đủ )?\d{{1,2}}(?:{_DASH}\d{{1,2}})? tuổi"
        r"|(?:[Mm]ốc|[Dd]ưới|[Đđ]ủ) (?:1[0-8]|[67])\b(?! [a-zà-ỹđ])",
    ),
    ("penalty", rf"\d+(?: năm)?{_DASH}\d+ năm(?: tù)?|\d+ năm tù"),
    (
        "amount",
        rf"{_NUMBER}(?:{_DASH}{_NUMBER})? (?:nghìn|triệu|tỷ|tỉ|đồng)\b(?: đồng)?"
        rf"|{AMOUNT}",
    ),
    ("share", rf"{_NUMBER}\s?%"),
    ("period", rf"24/7\b|{_NUMBER}(?:{_DASH}\d+)? (?:giờ|tiếng|ngày|tuần|tháng|năm)\b"),
    (
        "number",
        rf"(?<![\w/.,]){_NUMBER}(?:{_DASH}{_NUMBER})?(?![\w/]|[.,]\d)"
        r"|[Mm]ười(?: hai)? (?:chế độ|nhóm hành vi)",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
# Words after which, or before which, a number counts parts of the page and states nothing.
_LABEL = re.compile(
    r"(?:BY-SA|OFL|bản|bài|bến|bước|buổi|bản đồ|cách|cảnh|câu|cột|chặng|đèn|hàng|hoạt động"
    r"|hội thẩm|hồ sơ|khung|kiểm sát viên|lớp|lỗi|luật sư|bào chữa|mảnh|mục|nhóm|ô|phần"
    r"|phút|quầy|số|tầng|thẻ|tiết"
    r"|tin|trạm|tổ|tuần|tranh|tháng|người làm chứng|vai|việc|ý|lưu ý|cờ|giai đoạn|học kì|HK)"
    r"\s*[*_“\"]*$",
    re.IGNORECASE,
)
_LONGEST_LABEL = 60
"""Letters before a number in which such a word is looked for, with what stands between them."""
_UNIT = re.compile(
    r"[*_”\"]*\s*(?:phút|giây|lượt|cm|mét|vai|câu|chữ|ký tự|kí tự|thẻ|tờ|ô|hàng|bạn|em|nhóm|cảnh"
    r"|bước|dòng|trang|vòng|×|[.)](?:\s|\*|$)|…)",
    re.IGNORECASE,
)
_SUM = re.compile(r"[+−×=]")


@dataclass(frozen=True)
class ClaimMatch:
    """One claim in a sentence: the index of its first letter, its kind of KINDS, and its words."""

    start: int
    kind: str
    value: str


def find_claims(sentence: str) -> list[ClaimMatch]:
    """All claims of a sentence in their order. What one kind has taken no later kind sees."""
    matches: list[ClaimMatch] = []
    rest = sentence

    def take(kind: str, start: int, values: list[str], length: int) -> None:
        nonlocal rest
        matches.extend(ClaimMatch(start, kind, value) for value in values)
        rest = rest[:start] + "\0" * length + rest[start + length :]

    for match in LAW_NUMBER.finditer(rest):
        take("law", match.start(), [match.group()], len(match.group()))
    for number in list(phones_in(rest)):
        take("phone", rest.find(number), [number], len(number))
    for match in _ARTICLE.finditer(rest):
        take("article", match.start(), _articles(match), len(match.group()))
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(rest):
            if kind != "number" or _is_statement(sentence, match.start(), match.end()):
                take(kind, match.start(), [match.group()], len(match.group()))
    return sorted(matches, key=lambda match: match.start)


def articles_in(text: str) -> list[str]:
    """Each article that a text names, as “Điều 3” or “Điều 3 khoản 9”, ranges spelled out."""
    return [article for match in _ARTICLE.finditer(text) for article in _articles(match)]


def _articles(match: re.Match[str]) -> list[str]:
    """`Điều 3 khoản 9, 10` is two paragraphs of one article, `Điều 143, 146` two articles."""
    article = match["first"]
    paragraph = match["before"] or match["dot"]
    if paragraph:
        return [f"Điều {article} khoản {paragraph}"]
    parent: str | None = None
    numbers: list[tuple[str | None, int]] = [(None, int(article))]
    for part in _PART.finditer(match["rest"]):
        last = int(part["number"])
        if part["word"]:
            parent = article if part["word"].lower() == "khoản" else None
        previous = numbers[-1]
        if (
            part["to"]
            and previous[0] == parent
            and previous[1] < last <= previous[1] + _LONGEST_RANGE
        ):
            numbers += [(parent, number) for number in range(previous[1] + 1, last)]
        numbers.append((parent, last))
    # An article with paragraphs is those paragraphs.
    cited = numbers[1:] if len(numbers) > 1 and numbers[1][0] else numbers
    return [
        f"Điều {parent} khoản {number}" if parent else f"Điều {number}" for parent, number in cited
    ]


def _is_statement(sentence: str, start: int, end: int) -> bool:
    """Whether the number between two indices states something, and counts no parts of the page."""
    if not sentence[start].isdigit():
        return True
    if _LABEL.search(sentence, max(0, start - _LONGEST_LABEL), start) or _UNIT.match(sentence, end):
        return False
    near = sentence[max(0, start - 3) : start] + sentence[end : end + 3]
    return _SUM.search(near) is None
