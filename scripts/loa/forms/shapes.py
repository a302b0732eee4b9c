"""What a field of a front matter holds, as forms see it: its type, and its limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo


@dataclass(frozen=True)
class Shape:
    """What a field of a model holds: `kind` is its type without `None` and annotations, or the type
    of its items where it `is_list`; `limits` by their names of pydantic.
    """

    kind: Any
    is_list: bool
    limits: Mapping[str, Any]

    @classmethod
    def of(cls, info: FieldInfo) -> "Shape":
        """The shape of a field of a model."""
        limits = _limits(info.metadata)
        kind, more = _plain(info.annotation)
        if get_origin(kind) is list:
            inner, inner_limits = _plain(get_args(kind)[0])
            return cls(inner, True, {**inner_limits, **more, **limits})
        return cls(kind, False, {**more, **limits})


def _plain(annotation: Any) -> tuple[Any, dict[str, Any]]:
    """A type without None and without its limits, and these."""
    limits: dict[str, Any] = {}
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *metadata = get_args(annotation)
            for constraint in metadata:
                limits |= _limits(
                    constraint.metadata if isinstance(constraint, FieldInfo) else [constraint]
                )
        elif get_origin(annotation) in (Union, UnionType):
            annotation = next(
                argument for argument in get_args(annotation) if argument is not NoneType
            )
        else:
            return annotation, limits


def _limits(metadata: Sequence[Any]) -> dict[str, Any]:
    """Limits by their names: min_length, max_length, ge, le, pattern."""
    names = ("min_length", "max_length", "ge", "le", "pattern")
    return {
        name: getattr(constraint, name)
        for constraint in metadata
        for name in names
        if getattr(constraint, name, None) is not None
    }
