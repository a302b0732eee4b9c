"""What was asked while something was made, so that it is made again only where an answer changed.

These are the verifying traces of A. Mokhov, N. Mitchell and S. Peyton Jones, "Build Systems à la
Carte" (2018): whoever makes a page reads its own source, and asks for everything else. Each
question is noted beside what was made; next time the questions are asked again, which is cheap.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import local
from typing import Any, Generic, NamedTuple, TypeVar, overload

T = TypeVar("T")


class Question(NamedTuple):
    """What was asked (`head`, `artifacts`…), and of which page or file; "" where of none."""

    kind: str
    key: str = ""


class _Now(local):
    asked: set[Question] | None = None


_NOW = _Now()


def note(kind: str, key: str = "") -> None:
    """Say that something is asked now; nothing where nobody wants to know."""
    if _NOW.asked is not None:
        _NOW.asked.add(Question(kind, key))


@contextmanager
def noting() -> Iterator[set[Question]]:
    """Collect what is asked in the block; whoever collects around it is told too."""
    outer, asked = _NOW.asked, set[Question]()
    _NOW.asked = asked
    try:
        yield asked
    finally:
        _NOW.asked = outer
        if outer is not None:
            outer |= asked


@contextmanager
def unnoted() -> Iterator[None]:
    """Ask nothing in the block: for what is found out once, and whose users are noted each."""
    outer, _NOW.asked = _NOW.asked, None
    try:
        yield
    finally:
        _NOW.asked = outer


class NotedField(Generic[T]):
    """A field of a data class that notes whenever it is read.

    `key` is the field by which the question names its object, "" where there is but one. See
    "Descriptor-typed fields" in Python's documentation of dataclasses.
    """

    def __init__(self, kind: str, key: str = "") -> None:
        self.kind, self.key = kind, key

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> "NotedField[T]": ...

    @overload
    def __get__(self, instance: object, owner: type) -> T: ...

    def __get__(self, instance: Any, owner: type) -> Any:
        if instance is None:
            # The field has no default.
            raise AttributeError(self.name)
        if _NOW.asked is not None:
            _NOW.asked.add(Question(self.kind, getattr(instance, self.key) if self.key else ""))
        return instance.__dict__[self.name]

    def __set__(self, instance: Any, value: T) -> None:
        instance.__dict__[self.name] = value
