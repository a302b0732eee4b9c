"""Whether a page is light enough for an old phone on a thin network.

Counted are the bytes that travel: of text files their gzip copies, which every browser accepts.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from loa.ground.compression import gzipped_size, is_worth_it
from loa.last_look.finished_page import FinishedPage, Reference, Use
from loa.last_look.other_files import OtherFile
from loa.last_look.site_links import Addresses, Destination

HTML = 14 * 1024
"""Bytes of a page's own HTML, whatever its type: what a server sends before it waits for an answer,
ten packets of TCP (RFC 6928)."""
TEXT = 60 * 1024
"""Bytes of a page with all that it needs before it can be read."""
SCENE = 120 * 1024
"""The same with the picture at its head."""


@dataclass(frozen=True)
class Weight:
    """What a page costs in bytes: its HTML, all that it needs, and that with its scene. `files` are
    those it asks for, its own first; `scene` are those of its scene, `later` those that come as
    a reader goes on.
    """

    html: int
    text: int
    total: int
    files: tuple[str, ...]
    scene: tuple[str, ...]
    later: frozenset[str]


class Scales:
    """Weighs pages of one site; a file that many pages ask for is weighed once.

    `styles` are the stylesheets, as read; `size_of` gives the bytes of a compressed copy.
    """

    def __init__(
        self,
        site: Path,
        addresses: Addresses,
        styles: Mapping[str, OtherFile],
        size_of: Callable[[bytes], int] = gzipped_size,
    ) -> None:
        self._site = site
        self._addresses = addresses
        self._styles = styles
        self._size_of = size_of
        self._known: dict[str, int] = {}

    def weigh(self, uri: str, page: FinishedPage) -> Weight:
        """The weight of a page; addresses that lead nowhere weigh nothing."""
        at_once = self._files(uri, references=page.references, use="at once", uris=[uri])
        with_scene = self._files(uri, references=page.references, use="scene", uris=list(at_once))
        scene = with_scene[len(at_once) :]
        later = self._files(uri, references=page.references, use="later", uris=[])
        text = sum(map(self._size, at_once))
        return Weight(
            html=self._size(uri),
            text=text,
            total=text + sum(map(self._size, scene)),
            files=(*at_once, *scene),
            scene=tuple(scene),
            later=frozenset(later) - {*at_once, *scene},
        )

    def _files(self, uri: str, references: list[Reference], use: Use, uris: list[str]) -> list[str]:
        """`uris` and behind them the files that `references` of a file ask for at such a time, and
        the stylesheets among them.
        """
        for reference in references:
            destination = (
                self._addresses.destination_of(uri, reference)
                if reference.use == use
                else Destination()
            )
            if (
                isinstance(destination, Destination)
                and destination.uri
                and destination.uri not in uris
            ):
                uris.append(destination.uri)
                if destination.uri in self._styles:
                    self._files(
                        destination.uri,
                        references=self._styles[destination.uri].references,
                        use="at once",
                        uris=uris,
                    )
        return uris

    def _size(self, uri: str) -> int:
        if uri not in self._known:
            data = (self._site / uri).read_bytes()
            is_text = is_worth_it(PurePosixPath(uri).suffix, len(data))
            self._known[uri] = self._size_of(data) if is_text else len(data)
        return self._known[uri]


def over_budget(weight: Weight) -> Iterator[str]:
    """What of a page is too heavy."""
    for what, size, limit in (
        ("chữ của trang", weight.html, HTML),
        ("trang với mọi thứ phải tải trước khi đọc", weight.text, TEXT),
        ("trang với cả tranh ở đầu", weight.total, SCENE),
    ):
        if size > limit:
            yield f"{what} nặng {size} byte khi gửi đi, nhiều nhất {limit}"
