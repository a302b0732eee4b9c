"""Text from outside, made safe for a terminal.

A file's name on somebody's stick may hold ESC sequences that clear the screen and print a line of
their own, line breaks, or marks that turn the direction of reading ("Unicode Bidirectional
Algorithm", UAX #9, §2). Printed as escapes they can only be read.
"""

import json
import unicodedata

_UNPRINTED = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""General categories that are no letters, signs or spaces: UAX #44, table 12."""


def printable(text: str) -> str:
    """The text with every character that a terminal would obey or hide as \\x1b, \\u202e, ….

    Bytes of a name that are no UTF-8 come as lone surrogates and are shown as \\udcff.
    """
    # Quick, since what Python prints as it is has none of those characters: `str.isprintable`.
    if text.isprintable():
        return text
    return "".join(one if is_printed(one) else ascii(one)[1:-1] for one in text)


def printable_json(text: str) -> str:
    """A JSON text of several lines with such characters as JSON's own escapes (RFC 8259, §7)."""

    def shown(one: str) -> str:
        return one if one == "\n" or is_printed(one) else json.dumps(one)[1:-1]

    return "".join(map(shown, text))


def is_printed(text: str) -> bool:
    """Whether every character is one that readers see, or a space on its line."""
    return not any(unicodedata.category(one) in _UNPRINTED for one in text)
