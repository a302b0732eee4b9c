"""Words from Word as Markdown in which they stay words.

`[[helpline:h111]]` is the one thing that an author may type as the portal reads it.
"""

import re

# Python-Markdown 3, `Markdown.ESCAPED_CHARS`, with what its tables add.
_ESCAPABLE = frozenset("\\`*_{}[]()>#+-.!|")
_REFERENCE = re.compile(r"\[\[[^\[\]\n]+\]\]")
_MARKS = re.compile(r"[\\`*_<>\[\]|]|(?<=[A-Za-z0-9])~|~(?=[A-Za-z0-9~])|\{(?=[:#.\-+=])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_FIRST = re.compile(r"^(?:[-+#=!?:/~]|\d{1,9}(?=[.)]))")


def plain(text: str) -> str:
    """A text with everything escaped that Markdown would take for a sign, but for references."""
    parts, end = [], 0
    for match in _REFERENCE.finditer(text):
        parts += [_escaped(text[end : match.start()]), match[0]]
        end = match.end()
    return "".join([*parts, _escaped(text[end:])])


def line(text: str) -> str:
    """A line that begins a paragraph: no item, heading or frame comes of its first sign."""
    match = _FIRST.match(text)
    if match is None:
        return text
    if match[0][0].isdigit():
        return f"{match[0]}\\{text[match.end() :]}"
    is_frame = match[0] not in "?:/~=" or text.startswith(match[0] * 3)
    return f"{_as_word(match[0])}{text[1:]}" if is_frame else text


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda match: _as_word(match[0]), _ENTITY.sub("&amp;", text))


def _as_word(sign: str) -> str:
    """A sign as Python-Markdown prints it; what no backslash makes plain is named by its number."""
    return f"\\{sign}" if sign in _ESCAPABLE else f"&#{ord(sign)};"
