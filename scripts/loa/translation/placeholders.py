"""What a translator must not touch, shown as `{1}`: references, link targets, code, ids.

`Gọi [[helpline:h111]] hay xem [trang này](../x.md)` becomes
`Gọi {1} hay xem [trang này]{2}`; the words of a link stay to be translated.
"""

import re

_CODE = re.compile(
    r"(?P<code>`+[^`]*`+)"
    r"|(?P<reference>\[\[[^\]\n]*\]\])"
    r"|(?<=\])(?P<target>\([^()\s]*(?:\s+\"[^\"]*\")?\))"
    r"|(?P<note>\[\^[^\]\s]+\])"
    r"|(?P<braces>\{[^{}\n]*\})"
    r"|(?P<address><https?://[^>\s]+>)"
)
_PLACEHOLDER = re.compile(r"\{(\d+)\}")


def hide(text: str) -> tuple[str, tuple[str, ...]]:
    """A text with numbered placeholders, and what each stands for."""
    codes: list[str] = []

    def number(match: re.Match[str]) -> str:
        codes.append(match.group())
        return f"{{{len(codes)}}}"

    return _CODE.sub(number, text), tuple(codes)


def show(text: str, codes: tuple[str, ...]) -> str:
    """The text with what its placeholders stand for."""
    return _PLACEHOLDER.sub(lambda match: codes[int(match[1]) - 1], text)


def fault(text: str, codes: tuple[str, ...]) -> str:
    """What is wrong with the placeholders of a translated text, in Vietnamese; "" if nothing."""
    present = sorted(int(number) for number in _PLACEHOLDER.findall(text))
    expected = list(range(1, len(codes) + 1))
    if present == expected:
        return ""
    missing = [number for number in expected if number not in present]
    extra = [number for number in present if number not in expected]
    twice = sorted(
        {number for number in present if present.count(number) > 1 and number in expected}
    )
    parts = [
        f"{label} {', '.join(f'{{{number}}}' for number in numbers)}"
        for label, numbers in (("thiếu", missing), ("lạ", extra), ("lặp", twice))
        if numbers
    ]
    return "; ".join(parts)
