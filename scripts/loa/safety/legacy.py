"""Vietnamese text in the encodings before Unicode, and UTF-8 that was read as something else.

Tables: TCVN 5712:1993, VN3 ("ABC" fonts); VNI-Windows; windows-1252, windows-1258 and
ISO 8859-1 for what their readers make of the bytes of UTF-8.
"""

import re
import unicodedata
from collections.abc import Mapping

_VIETNAMESE = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
LETTERS = _VIETNAMESE + _VIETNAMESE.upper()
_WRITTEN = LETTERS + "“”‘’–—…•"
# What may follow a word in good text as well: alone it proves nothing.
_WEAK = re.compile("^[ÃÂĂ][\u00a0“”‘’–—…»« ]$")

_TCVN3 = dict(
    zip(
        "¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_SIGN = "[¨©ª¬µ¶¸¹¼½¾]"
# A capital inside a word; without Æ, which UTF-8 read wrongly has there as well.
_INNER = "[ÇÈÉÊËÌÎÏÐÑÒÓÔÕÖØÜÝÞ]"
_TCVN3_HINTS = re.compile(f"(?<=[A-Za-z]){_SIGN}|(?<=[a-z]){_INNER}")
_TCVN3_PROOF = re.compile(f"[A-Za-z]{_SIGN}[A-Za-z]|®[a-zµ-þ\u00ad]")

_TONES = dict(zip("ùøûõï", "áàảãạ", strict=True))
_VNI_HINTS = re.compile("[aeouyAEOUY][øûïåäØÛÏÅÄ]|[aeuyAEUY][ùÙ]|[ôöÔÖ][ùøûõïÙØÛÕÏ]")
_VNI_PROOF = re.compile("[ôöÔÖ][ùøûõïÙØÛÕÏ]")


def _vni() -> Mapping[str, str]:
    letters = {"ô": "ơ", "ö": "ư", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ñ": "đ"}
    marks = {signed: unicodedata.normalize("NFD", signed)[1:] for signed in _TONES.values()}
    for plain, base in (*zip("aeouy", "aeouy", strict=True), ("ô", "ơ"), ("ö", "ư")):
        for sign, signed in _TONES.items():
            letters[plain + sign] = unicodedata.normalize("NFC", base + marks[signed])
    tones = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
    circumflexed = {"a": "â", "e": "ê", "o": "ô"}
    for plain, base, signs in (
        ("a", "ă", "êéèúüë"),
        *((plain, base, "âáàåãä") for plain, base in circumflexed.items()),
    ):
        for sign, mark in zip(signs, tones, strict=True):
            letters[plain + sign] = unicodedata.normalize("NFC", base + mark)
    upper = {wrong.upper(): right.upper() for wrong, right in letters.items()}
    titled = {wrong[0].upper() + wrong[1:]: right.upper() for wrong, right in letters.items()}
    return letters | titled | upper


_VNI = _vni()


def _misread() -> Mapping[str, str]:
    """What each letter's bytes in UTF-8 look like to readers of three other encodings."""
    letters: dict[str, str] = {}
    for letter in _WRITTEN:
        for encoding in ("cp1252", "cp1258", "latin-1"):
            wrong = "".join(
                bytes([byte]).decode(encoding, "ignore") or chr(byte)
                for byte in letter.encode("utf-8")
            )
            letters.setdefault(wrong, letter)
    return letters


_MISREAD = _misread()


def _pattern_of(words: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))


_MISREAD_ALL = _pattern_of(_MISREAD)
_MISREAD_PROOF = _pattern_of({wrong: "" for wrong in _MISREAD if not _WEAK.match(wrong)})
_VNI_ALL = _pattern_of(_VNI)


def from_mojibake(row: str) -> str:
    """A row whose UTF-8 was read as another encoding, read rightly; any other row as it is."""
    if not _MISREAD_PROOF.search(row):
        return row
    return _MISREAD_ALL.sub(lambda match: _MISREAD[match.group()], row)


def mojibake_in(row: str) -> tuple[str, str] | None:
    """The first word of a row that was read as another encoding, and the word it was."""
    match = _MISREAD_PROOF.search(row)
    if match is None:
        return None
    start = max(row.rfind(" ", 0, match.start()) + 1, 0)
    end = row.find(" ", match.end())
    word = row[start : end if end >= 0 else len(row)]
    return word, from_mojibake(word)


def from_tcvn3(row: str) -> str | None:
    """A row typed with a TCVN3 font in Unicode; None for any other row."""
    if not _TCVN3_PROOF.search(row) and len(_TCVN3_HINTS.findall(row)) < 2:
        return None
    return "".join(_TCVN3.get(letter, letter) for letter in row)


def from_vni(row: str) -> str | None:
    """A row typed with a VNI font in Unicode; None for any other row."""
    if not _VNI_PROOF.search(row) and len(_VNI_HINTS.findall(row)) < 2:
        return None
    return _VNI_ALL.sub(lambda match: _VNI[match.group()], row)
