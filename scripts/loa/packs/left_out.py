"""Lists without the entries that a pack does not hold.

A list item, list, section or player of the theme (class loa-…) goes when all its links lead to
files that were left out; prose stays, its link becomes plain words. What in the same page leads
to a place inside something that went, as the list of contents does, goes in the same way.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from loa.packs.markup import Tag, tokens

_BLOCKS = frozenset({"li", "ul", "ol", "section", "nav", "video", "audio"})
LEFT_OUT = '<span class="loa-left-out" title="Không có trong bản này">'
_NO_PLAYER = '<p class="loa-left-out">Đoạn phim hoặc âm thanh này không có trong bản này.</p>'


@dataclass
class _Frame:
    name: str
    is_ours: bool
    parts: list[str] = field(default_factory=list)
    present: int = 0
    missing: int = 0
    ids: set[str] = field(default_factory=set)


class Frames:
    """Collects output, block within block, and decides at each end tag whether it stays."""

    def __init__(self) -> None:
        self._stack = [_Frame("", False)]
        self._gone_ids = set[str]()

    def write(self, text: str) -> None:
        """Add to the innermost block."""
        self._stack[-1].parts.append(text)

    def count(self, is_present: bool) -> None:
        """Note a link of the innermost block: to a file of the pack, or to one left out."""
        if is_present:
            self._stack[-1].present += 1
        else:
            self._stack[-1].missing += 1

    def open(self, tag: Tag) -> None:
        """Begin a block; its start tag and everything up to its end tag belong to it."""
        if tag.name in _BLOCKS:
            is_ours = tag.get("class").startswith("loa-") or tag.name in ("video", "audio")
            inherits = tag.name == "li" and self._stack[-1].is_ours
            self._stack.append(_Frame(tag.name, is_ours or inherits))
        if "id=" in tag.source and tag.get("id"):
            self._stack[-1].ids.add(tag.get("id"))

    def close(self, tag: Tag) -> None:
        """Add an end tag; a block of ours that leads nowhere any more goes."""
        if tag.name not in _BLOCKS or self._stack[-1].name != tag.name:
            self.write(str(tag))
            return
        frame = self._stack.pop()
        outer = self._stack[-1]
        outer.present += frame.present
        outer.missing += frame.missing
        if frame.is_ours and frame.missing and not frame.present:
            self._gone_ids |= frame.ids
            outer.parts.append(_NO_PLAYER if frame.name in ("video", "audio") else "")
            return
        outer.ids |= frame.ids
        outer.parts += [*frame.parts, str(tag)]

    def finish(self) -> str:
        """All that was written, without ways to what went."""
        while len(self._stack) > 1:
            frame = self._stack.pop()
            self._stack[-1].parts += frame.parts
            self._stack[-1].ids |= frame.ids
        text = "".join(self._stack[0].parts)
        gone_links = {f"#{id_}" for id_ in self._gone_ids - self._stack[0].ids}
        return _without_links(text, gone_links) if gone_links else text


def rewritten(
    page: str,
    anchor: Callable[[Tag, Frames], tuple[str, str]],
    element: Callable[[Tag, Frames], str],
) -> str:
    """A page with its tags written anew, block within block.

    `anchor` gives what stands in place of an <a> and of its </a> ("" for the same), `element` what
    stands in place of any other start tag; both count the links that they meet.
    """
    frames = Frames()
    anchor_end = ""
    for token in tokens(page):
        if isinstance(token, str):
            frames.write(token)
        elif token.name == "a" and token.is_end:
            frames.write(anchor_end or str(token))
            anchor_end = ""
        elif token.is_end:
            frames.close(token)
        elif token.name == "a":
            start, anchor_end = anchor(token, frames)
            frames.write(start)
        else:
            frames.open(token)
            frames.write(element(token, frames))
    return frames.finish()


def _without_links(page: str, gone_links: set[str]) -> str:
    """The page without links to these places of its own."""

    def anchor(tag: Tag, frames: Frames) -> tuple[str, str]:
        is_gone = tag.get("href") in gone_links
        if tag.get("href"):
            frames.count(is_present=not is_gone)
        return (LEFT_OUT, "</span>") if is_gone else (str(tag), "")

    def element(tag: Tag, frames: Frames) -> str:
        if tag.get("href"):
            frames.count(is_present=True)
        return str(tag)

    return rewritten(page, anchor, element)
