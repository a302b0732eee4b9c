"""Code between fences, ``` or ~~~, as the forge's preview shows it.

Python-Markdown's own extension takes such code out before blocks are read, and with it the lines.
Here a fence's rows get a sign that nobody can type, so that nothing else reads them, and become
a block of code in the tree (CommonMark 0.31.2, 4.5 Fenced code blocks).
"""

import re
import xml.etree.ElementTree as etree

from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import ETX, STX, AtomicString, code_escape

SIGN = f"{STX}loa-code{ETX}"
# Deeper than three spaces a fence belongs to an entry of a list, or it is indented code.
_OPEN = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
_ENTRY = re.compile(r"^ *(?:(?:[-*+:]|\d+\.|\[\^[^\]]+\]:) |!!!)")
_SIGNED = re.compile(rf"(?:^|\n)( *){SIGN}")


class SignFences(Preprocessor):
    """Puts the sign in front of each row of a fence; opening and closing rows keep it alone."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with signs, as many as before."""
        signed: list[str] = []
        indent, fence, in_list = "", "", False
        for line in lines:
            if fence:
                code = line.removeprefix(indent)
                bare = code.strip()
                closes = len(bare) >= len(fence) and not bare.strip(fence[0])
                signed.append(f"{indent}{SIGN}" + ("" if closes else f"{SIGN}{code}"))
                fence = "" if closes else fence
                continue
            opened = _OPEN.match(line)
            if opened and (len(opened["indent"]) < 4 or in_list):
                indent, fence = opened["indent"], opened["fence"]
                signed.append(f"{indent}{SIGN}")
                continue
            if line.strip():
                in_list = bool(_ENTRY.match(line)) or (in_list and line.startswith("  "))
            signed.append(line)
        return signed


class Fences(BlockProcessor):
    """Rows with the sign are code."""

    def test(self, parent: etree.Element, block: str) -> bool:
        """Whether any row of a block has the sign, and whoever takes indents off has done so."""
        match = _SIGNED.search(block) if SIGN in block else None
        return match is not None and (len(match[1]) < 4 or parent.tag in ("li", "dd"))

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Make the rows with the sign into code; what stands before and after is read as ever."""
        rows = blocks.pop(0).split("\n")
        first = next(n for n, row in enumerate(rows) if row.lstrip().startswith(SIGN))
        end = next(
            (n for n, row in enumerate(rows) if n > first and not row.lstrip().startswith(SIGN)),
            len(rows),
        )
        if first:
            self.parser.parseBlocks(parent, ["\n".join(rows[:first])])
        code = [row.lstrip().removeprefix(SIGN) for row in rows[first:end]]
        text = "\n".join(row.removeprefix(SIGN) for row in code if row.startswith(SIGN))
        element = etree.SubElement(etree.SubElement(parent, "pre"), "code")
        element.text = AtomicString(code_escape(text) + "\n")
        if end < len(rows):
            blocks.insert(0, "\n".join(rows[end:]))
