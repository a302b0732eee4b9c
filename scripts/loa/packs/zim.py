"""A pack as one ZIM file, for Kiwix on phones, computers and school servers.

Format: wiki.openzim.org/wiki/ZIM_file_format and …/Metadata. libzim writes it; it is under the
GPL, so it is asked for only here and nothing else needs it.
"""

import importlib
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from loa.ground.files import whole_file
from loa.ground.media_types import media_type_of
from loa.ground.wording import say
from loa.packs.contents import Content, Payload, read
from loa.packs.zim_bytes import make_reproducible
from loa.packs.zim_words import article_text, plain_words, search_words, without_quotes

MAX_DESCRIPTION = 80
MAX_TITLE = 30
ICON_SIZE = 48
_COMPRESSED = ("text/", "image/svg", "application/json")
# Beside articles, for those who type a title without accents.
_PLAIN_TITLES = "khong-dau/"


class LibzimMissingError(Exception):
    """libzim is not installed; the text says, in Vietnamese, how to get it."""


@dataclass(frozen=True)
class Article:
    """A page that search and suggestions find, by its title and what people call it."""

    title: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True)
class Book:
    """What a ZIM says about itself. `languages` are ISO 639-3 codes, the main one first;
    `icon` is a PNG of 48 × 48 pixels.
    """

    name: str
    title: str
    description: str
    long_description: str
    creator: str
    publisher: str
    made_on: date
    languages: tuple[str, ...]
    flavour: str
    tags: tuple[str, ...]
    scraper: str
    main_page: str
    icon: bytes

    @property
    def file_name(self) -> str:
        """By the library's custom: name, flavour, month."""
        return f"{self.name}_{self.flavour}_{self.made_on:%Y-%m}.zim"

    def metadata(self) -> dict[str, Any]:
        """Entries of the M namespace, but for the counter and the icon."""
        return {
            "Name": self.name,
            "Title": self.title,
            "Creator": self.creator,
            "Publisher": self.publisher,
            "Date": self.made_on,
            "Description": self.description,
            "LongDescription": self.long_description,
            "Language": ",".join(self.languages),
            "License": "CC-BY-SA-4.0",
            "Tags": ";".join(self.tags),
            "Flavour": self.flavour,
            "Scraper": self.scraper,
        }


def load_libzim() -> Any:
    """The writer of libzim."""
    try:
        return importlib.import_module("libzim.writer")
    except ImportError as missing:
        raise LibzimMissingError(
            say(
                "There is no libzim, the library that writes ZIM files (its licence is the GPL, "
                "so that it does not come along). Install it by: python -m pip install "
                "--require-hashes --no-deps -r requirements/zim.txt"
            )
        ) from missing


def write_zim(target: Path, payload: Payload, articles: Mapping[str, Article], book: Book) -> None:
    """Write a payload into one file; the same payload and book give the same bytes.

    `articles` by their path in the payload; other files are only reached by links.
    """
    writer = load_libzim()
    with whole_file(target) as temporary:
        creator = writer.Creator(temporary).config_indexing(True, book.languages[0])
        # One worker: with more, the order of the parts depends on which is done first.
        creator.config_nbworkers(1).config_verbose(False).set_mainpath(book.main_page)
        with _silence(), creator:
            for name, value in book.metadata().items():
                creator.add_metadata(name, value)
            creator.add_illustration(ICON_SIZE, book.icon)
            for uri in sorted(payload):
                creator.add_item(
                    _Item(writer=writer, uri=uri, content=payload[uri], article=articles.get(uri))
                )
            for uri, article in sorted(articles.items()):
                if plain := plain_words(article.title):
                    title = f"{article.title} ({plain})"
                    front = {writer.Hint.FRONT_ARTICLE: True}
                    creator.add_redirection(_PLAIN_TITLES + uri, title, uri, front)
        make_reproducible(temporary)


@contextmanager
def _silence() -> Iterator[None]:
    """Drop what libzim prints: it tells in English, past Python, how far it is."""
    sys.stdout.flush()
    stdout, null = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, 1)
        yield
    finally:
        os.dup2(stdout, 1)
        os.close(stdout)
        os.close(null)


class _Item:
    """A file, as libzim asks for it."""

    def __init__(self, writer: Any, uri: str, content: Content, article: Article | None) -> None:
        self._writer = writer
        self._uri = uri
        self._content = content
        if uri.endswith(".html"):
            self._content = without_quotes(read(content).decode()).encode()
        self._article = article

    def get_path(self) -> str:
        return self._uri

    def get_title(self) -> str:
        return self._article.title if self._article else ""

    def get_mimetype(self) -> str:
        return media_type_of(self._uri)

    def get_contentprovider(self) -> Any:
        if isinstance(self._content, Path):
            return self._writer.FileProvider(self._content)
        return self._writer.StringProvider(self._content)

    def get_hints(self) -> dict[Any, bool]:
        hint = self._writer.Hint
        is_text = self.get_mimetype().startswith(_COMPRESSED)
        return {hint.FRONT_ARTICLE: self._article is not None, hint.COMPRESS: is_text}

    def get_indexdata(self) -> "_Words":
        if self._article is None:
            return _Words(title="", content="", keywords="", wordcount=0)
        text = article_text(read(self._content).decode())
        return _Words(
            title=search_words(self._article.title),
            content=search_words(text),
            keywords=search_words(" ".join(self._article.keywords)),
            wordcount=len(text.split()),
        )


@dataclass(frozen=True)
class _Words:
    """What the full-text index gets of a page, as libzim asks for it."""

    title: str
    content: str
    keywords: str
    wordcount: int

    def has_indexdata(self) -> bool:
        return bool(self.content)

    def get_title(self) -> str:
        return self.title

    def get_content(self) -> str:
        return self.content

    def get_keywords(self) -> str:
        return self.keywords

    def get_wordcount(self) -> int:
        return self.wordcount

    def get_geoposition(self) -> None:
        return None
