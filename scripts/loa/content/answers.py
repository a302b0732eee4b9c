"""What a library answers today to the questions that were noted while something was made."""

import hashlib
from collections.abc import Callable, Iterable, Mapping

from loa.content.library import Library
from loa.content.page import ContentPage
from loa.ground.asking import Question, unnoted

Answer = Callable[[str], str]


def own_questions(uri: str) -> frozenset[Question]:
    """What is asked of a page itself, by its src_uri: its text is part of its own key already."""
    return frozenset({Question("head", uri), Question("text", uri)})


class Answers:
    """Answers as short texts: digests of what there is, "" where there is nothing.

    Each question is answered once. `more` answers kinds of questions that the library does not
    know. One that nobody can answer has an answer that is never the same, so that whatever asked
    it is made again: a new kind of question may cost time, not truth.
    """

    def __init__(self, library: Library, more: Mapping[str, Answer] | None = None) -> None:
        self.library = library
        self._known: dict[str, Answer] = {
            "head": self._head,
            "text": self._text,
            "state": self._state,
            "page": lambda uri: self._of_page(uri, lambda page: "there"),
            "pages": lambda _: _uris(library.pages),
            "published": lambda _: _uris(library.published),
            "in-language": lambda language: _uris(library.in_language(language)),
            "variants": lambda uri: _uris(library.variants(uri)),
            "addresses": self._addresses,
            "easy-versions": self._easy_versions,
            "is-there": lambda uri: "there" if uri in library.files else "",
            "files": lambda _: digest_of(*sorted(library.files)),
            "file": self._file,
            **(more or {}),
        }
        self._given: dict[Question, str] = {}

    def of(self, question: Question) -> str:
        """Today's answer."""
        answer = self._given.get(question)
        if answer is None:
            with unnoted():
                answer = self._ask(question)
            self._given[question] = answer
        return answer

    def _ask(self, question: Question) -> str:
        answer = self._known.get(question.kind)
        return f"unknown {id(self)}" if answer is None else answer(question.key)

    def _of_page(self, uri: str, answer: Callable[[ContentPage], str]) -> str:
        page = self.library.get(uri)
        return "" if page is None else answer(page)

    def _head(self, uri: str) -> str:
        return self._of_page(uri, lambda page: digest_of(page.language, page.document.header))

    def _text(self, uri: str) -> str:
        return self._of_page(uri, text_digest)

    def _state(self, uri: str) -> str:
        return self._of_page(uri, lambda page: str(self.library.state(page)))

    def _addresses(self, _: str) -> str:
        rows = self.library.by_address.items()
        return digest_of(*(f"{url} {_uris(pages)}" for url, pages in sorted(rows)))

    def _easy_versions(self, _: str) -> str:
        rows = self.library.easy_versions.items()
        return digest_of(*(f"{uri} {page.src_uri}" for uri, page in sorted(rows)))

    def _file(self, uri: str) -> str:
        path = self.library.docs_dir / uri
        return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def text_digest(page: ContentPage) -> str:
    """The digest of a page's file: its front matter and its body."""
    return digest_of(page.src_uri, page.document.header, page.document.body)


def digest_of(*parts: str) -> str:
    """Half of the SHA-256 of texts in a row; order and borders count."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:32]


def _uris(pages: Iterable[ContentPage]) -> str:
    return digest_of(*(page.src_uri for page in pages))
