"""The names of the files below docs/, which note what is asked of them."""

from collections.abc import Iterator

from loa.ground.asking import note


class FileNames(frozenset[str]):
    """A set of names: whether one is there is another question than which there are."""

    def __contains__(self, name: object) -> bool:
        note("is-there", str(name))
        return super().__contains__(name)

    def __iter__(self) -> Iterator[str]:
        note("files")
        return super().__iter__()
