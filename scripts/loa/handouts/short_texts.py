"""Texts to send, post and read out: SMS, a post for Zalo, an article, a line for the loudspeaker.

Each is a section of a page and has a limit that a reader or a network sets. SMS: 3GPP TS 23.038
(GSM 7 bit default alphabet, 160 septets; anything else goes as UCS-2, 70 units). Zalo takes 2,000
characters; what is not seen on one screen is not read, so a post is far below. The other limits
are the house's own.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from loa.ground.wording import say
from loa.handouts.documents import Document, Source
from loa.handouts.loudspeaker import read_out, seconds_of, spoken_numbers
from loa.handouts.paper import Element, content, items_of, level_of, text_of

SEPTETS = 160
UNITS = 70
_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
# Each of these takes an escape and a second septet (TS 23.038, 6.2.1.1).
_GSM_EXTENSION = frozenset("\f^{}\\[~]|€")
_SYLLABLE = re.compile(r"\w+")


@dataclass(frozen=True)
class Measure:
    """How long a text is, in what, and how long it may be; `why` where the unit needs a word."""

    length: int
    least: int
    most: int
    unit: str
    why: str = ""

    @property
    def fits(self) -> bool:
        """Whether the text is neither too long nor too short."""
        return self.least <= self.length <= self.most

    @property
    def fault(self) -> str:
        """What is wrong, for people; "" where it fits."""
        if self.length > self.most:
            return say(
                "{length} {unit} long, at most {most}{why}",
                length=self.length,
                unit=self.unit,
                most=self.most,
                why=self.why,
            )
        if self.length < self.least:
            return say(
                "{length} {unit} long, at least {least}{why}",
                length=self.length,
                unit=self.unit,
                least=self.least,
                why=self.why,
            )
        return ""

    def __str__(self) -> str:
        return f"{self.length}/{self.most} {self.unit}"


@dataclass(frozen=True)
class ShortText:
    """A kind of text: its name in `handouts`, the section that holds it, what its files are
    called, and how one of it is measured. `is_list` has each entry of a list as a text of its
    own, otherwise each part below a sub-heading is one, or the whole section.
    """

    kind: str
    section: str
    file_name: str
    card: str
    unit: str
    is_list: bool
    measure: Callable[[str, Iterable[str]], Measure]


def sms(text: str, numbers: Iterable[str] = ()) -> Measure:
    """A text as one SMS: septets where every letter is in the GSM alphabet, else UCS-2 units."""
    foreign = next(
        (letter for letter in text if letter not in _GSM and letter not in _GSM_EXTENSION), ""
    )
    if not foreign:
        septets = sum(2 if letter in _GSM_EXTENSION else 1 for letter in text)
        return Measure(septets, least=1, most=SEPTETS, unit=say("plain characters"))
    units = len(text.encode("utf-16-le")) // 2
    why = say(" since it has the letter “{foreign}”, with which phones send fewer", foreign=foreign)
    return Measure(units, least=1, most=UNITS, unit=say("characters of any kind"), why=why)


def _post(text: str, numbers: Iterable[str]) -> Measure:
    return Measure(len(text), least=40, most=700, unit=say("characters"))


def _article(text: str, numbers: Iterable[str]) -> Measure:
    return Measure(len(_SYLLABLE.findall(text)), least=200, most=500, unit=say("syllables"))


def _line(text: str, numbers: Iterable[str]) -> Measure:
    """As it is heard: numbers said digit by digit."""
    return Measure(
        seconds_of(read_out(text, numbers)), least=3, most=20, unit=say("seconds of reading")
    )


SHORT_TEXTS = (
    ShortText("sms", "tin-nhan", "tin-nhan", "Tin nhắn SMS", "tin", True, sms),
    ShortText("zalo-post", "bai-zalo", "bai-zalo", "Bài đăng Zalo", "bài", False, _post),
    ShortText("press-article", "bai-bao", "bai-bao", "Bài viết cho báo", "bài", False, _article),
    ShortText("loudspeaker-line", "cau-loa", "cau-loa", "Câu đọc loa", "câu", True, _line),
)  # fmt: skip


def short_text(kind: ShortText, source: Source) -> Iterator[Document]:
    """All texts of one kind in one file for Notepad and phones, each with its length."""
    numbers = spoken_numbers(source.registries.published_helplines)
    elements = content(source.root, kind.section)
    texts = list(_entries(elements) if kind.is_list else _posts(elements))
    is_read_out = kind.kind == "loudspeaker-line"
    rows = [f"{kind.card.upper()}: {source.page.meta.title}", ""]
    for number, text in enumerate(texts, 1):
        measured = kind.measure(text, numbers)
        rows += [
            f"--- {number}. {measured} ---",
            read_out(text, numbers) if is_read_out else text,
            "",
        ]
    body = Element("pre")
    body.text = "\r\n".join("\n".join(rows).split("\n"))
    document = source.document(
        kind.kind, file_name=kind.file_name, card=kind.card, elements=[body], formats=("txt",)
    )
    yield replace(document, layout="text", subtitle=f"{len(texts)} {kind.unit}")


def _entries(elements: Iterable[Element]) -> Iterator[str]:
    for item in items_of(elements):
        yield text_of(item).replace("\u00a0", " ")


def _posts(elements: Iterable[Element]) -> Iterator[str]:
    """The paragraphs below each sub-heading; a list is a paragraph of lines with dashes."""
    parts: list[list[str]] = [[]]
    for element in elements:
        if level_of(element):
            parts.append([])
        elif element.tag in {"ul", "ol"}:
            parts[-1].append("\n".join(f"- {text_of(item)}" for item in element))
        elif element.tag == "p":
            parts[-1].append(text_of(element))
    for part in parts:
        if part:
            yield "\n\n".join(part).replace("\u00a0", " ")
