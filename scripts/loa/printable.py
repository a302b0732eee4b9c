"""Text from outside, made safe for a terminal.

A file's name on somebody's stick may hold ESC sequences that clear the screen and print a line of
their own, line breaks, or marks that turn the direction of reading ("Unicode Bidirectional
Algorithm", UAX #9, §2). Printed as escapes they can only be read.
"""


def printable(text: str) -> str:
    """The text with every character that is not printable (nor a space) as \\x1b, \\u202e, ….

    Bytes of a name that are no UTF-8 come as lone surrogates and are shown as \\udcff.
    """
    return "".join(
        one if one.isprintable() else one.encode("unicode_escape").decode("ascii") for one in text
    )
