"""Telephone numbers as they are compared, and as somebody may have typed them."""

import re


def digits(number: str) -> str:
    """A number reduced for comparison: digits only, with Vietnam's 84 for a leading 0."""
    plain = re.sub(r"\D", "", number).removeprefix("00")
    return "84" + plain[1:] if plain.startswith("0") else plain


def spelled(number: str) -> re.Pattern[str]:
    """What finds a number however its digits are grouped, over the end of a line too."""
    plain = digits(number)
    if len(plain) <= 3:
        return re.compile(rf"(?<!\d){plain}(?!\d)")
    between = r"[^\w\n]{0,3}\n?"
    tail = plain.removeprefix("84")
    head = r"(?:\+?8[^\w\n]{0,1}4|0)" if plain.startswith("84") else ""
    return re.compile(rf"(?<!\d){head}{between if head else ''}{between.join(tail)}(?!\d)")


def at_home(text: str) -> str:
    """A text whose Vietnamese numbers with a country code are as people at home type them."""
    return re.sub(r"\+84 ?(?=\d)", "0", text)
