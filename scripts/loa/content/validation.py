"""Pydantic's findings, said to an editor in Vietnamese with the line of the field."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from loa.checking import check
from loa.content.front_matter import KeyPath
from loa.ground.wording import say
from loa.problems import Problem, nearest

ModelT = TypeVar("ModelT", bound=BaseModel)

_DATE_HINT = say("Write year-month-day, for example 2027-07-30.")
_DATE_ERRORS = frozenset(
    {"date_from_datetime_parsing", "date_from_datetime_inexact", "date_parsing", "date_type"}
)


@check(
    "bad-date",
    "bad-value",
    "empty-field",
    "missing-field",
    "too-long",
    "unknown-field",
    "unknown-value",
    "wrong-type",
    scope="reading",
)
def validate(
    model: type[ModelT],
    data: Mapping[str, Any],
    path: str,
    line_of: Callable[[KeyPath], int],
    at: KeyPath = (),
) -> tuple[ModelT | None, list[Problem]]:
    """Check data against a model; all findings at once, none as an exception.

    `at` is the key path of the data inside its file, put before each finding's own path.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as failure:
        errors = failure.errors(include_url=False)
        return None, [_problem(model, error, path, line_of, at) for error in errors]


def _problem(
    model: type[BaseModel],
    error: ErrorDetails,
    path: str,
    line_of: Callable[[KeyPath], int],
    at: KeyPath,
) -> Problem:
    location: KeyPath = tuple(error["loc"])
    name = ".".join(str(part) for part in location) or say("front matter")
    line = line_of((*at, *location))
    kind = error["type"]
    context = error.get("ctx", {})
    if kind == "missing":
        return Problem(
            path,
            line,
            "missing-field",
            say("The field “{name}” is missing.", name=name),
            _example(name),
        )
    if kind == "extra_forbidden":
        hint = nearest(str(location[-1]), _fields(model, location[:-1]))
        return Problem(
            path, line, "unknown-field", say("There is no field “{name}”.", name=name), hint
        )
    if kind in {"literal_error", "enum"}:
        known = [part.strip("' ") for part in _options(str(context["expected"]))]
        message = say(
            "The field “{name}” does not take the value “{value}”.", name=name, value=error["input"]
        )
        return Problem(path, line, "unknown-value", message, nearest(str(error["input"]), known))
    if kind in _DATE_ERRORS:
        message = say("The field “{name}” is no day: “{value}”.", name=name, value=error["input"])
        return Problem(path, line, "bad-date", message, _DATE_HINT)
    if kind == "string_too_long":
        message = say(
            "The field “{name}” has more than {most} characters.",
            name=name,
            most=context["max_length"],
        )
        return Problem(path, line, "too-long", message, say("Shorten it, keep what matters."))
    if kind in {"too_short", "string_too_short"}:
        return Problem(
            path,
            line,
            "empty-field",
            say("The field “{name}” is empty.", name=name),
            _example(name),
        )
    if kind == "value_error":
        return Problem(
            path,
            line,
            "bad-value",
            say("Field “{name}”: {reason}", name=name, reason=context["error"]),
        )
    message = say(
        "The field “{name}” has a value of another kind: “{value}”.",
        name=name,
        value=error["input"],
    )
    return Problem(path, line, "wrong-type", message, _example(name))


def _options(expected: str) -> Iterable[str]:
    return expected.replace(" or ", ", ").split(", ")


def _fields(model: type[BaseModel], location: KeyPath) -> list[str]:
    """The names that are known where an unknown one was found."""
    current: Any = model
    for part in location:
        if isinstance(part, int):
            continue
        field = current.model_fields.get(part)
        current = _inner_model(field.annotation) if field else None
        if current is None:
            return []
    return [info.alias or name for name, info in current.model_fields.items()]


def _inner_model(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in getattr(annotation, "__args__", ()):
        inner = _inner_model(argument)
        if inner is not None:
            return inner
    return None


_EXAMPLES = {
    "title": say("For example: title: Việc nhẹ, lương cao"),
    "description": say("Write one sentence on what this page helps with."),
    "type": say("For example: type: guide"),
    "audience": say("For example: audience: [giao-vien]"),
    "topics": say("For example: topics: [viec-lam]"),
    "region": say("For example: region: [vung-nui-bien-gioi]"),
    "sources": say("Write one source at least: - {id: L53, as_of: 2025-07-01}"),
    "review": say("For example: review: {status: draft}"),
    "review_by": say("For example: review_by: 2027-06-30"),
    "license": say("For example: license: CC-BY-SA-4.0"),
    "sensitivity": say("For example: sensitivity: general"),
    "grades": say("For example: grades: [lop-2]"),
    "duration": say("A lesson: duration: {periods: 1, minutes: 35}. A clip: duration: 45"),
    "objectives": say("Write 3 or 4 things that pupils can do after the lesson."),
}


def _example(name: str) -> str:
    return _EXAMPLES.get(name.split(".")[0], "")
