"""Pydantic's findings, said to an editor in Vietnamese with the line of the field."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from loa.content.front_matter import KeyPath
from loa.problems import Problem, nearest

ModelT = TypeVar("ModelT", bound=BaseModel)

_DATE_HINT = "Viết năm-tháng-ngày, ví dụ 2027-07-30."
_DATE_ERRORS = frozenset(
    {"date_from_datetime_parsing", "date_from_datetime_inexact", "date_parsing", "date_type"}
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
        found = failure.errors(include_url=False)
        return None, [_problem(model, error, path, line_of, at) for error in found]


def _problem(
    model: type[BaseModel],
    error: ErrorDetails,
    path: str,
    line_of: Callable[[KeyPath], int],
    at: KeyPath,
) -> Problem:
    location: KeyPath = tuple(error["loc"])
    name = ".".join(str(part) for part in location) or "khai báo"
    line = line_of((*at, *location))
    kind = error["type"]
    context = error.get("ctx", {})
    if kind == "missing":
        return Problem(path, line, "missing-field", f"Thiếu trường “{name}”.", _example(name))
    if kind == "extra_forbidden":
        hint = nearest(str(location[-1]), _fields(model, location[:-1]))
        return Problem(path, line, "unknown-field", f"Không có trường nào tên “{name}”.", hint)
    if kind in {"literal_error", "enum"}:
        known = [part.strip("' ") for part in _options(str(context["expected"]))]
        message = f"Trường “{name}” không nhận giá trị “{error['input']}”."
        return Problem(path, line, "unknown-value", message, nearest(str(error["input"]), known))
    if kind in _DATE_ERRORS:
        message = f"Trường “{name}” không phải là ngày: “{error['input']}”."
        return Problem(path, line, "bad-date", message, _DATE_HINT)
    if kind == "string_too_long":
        message = f"Trường “{name}” dài quá {context['max_length']} ký tự."
        return Problem(path, line, "too-long", message, "Rút ngắn, giữ ý chính.")
    if kind in {"too_short", "string_too_short"}:
        return Problem(path, line, "empty-field", f"Trường “{name}” đang trống.", _example(name))
    if kind == "value_error":
        return Problem(path, line, "bad-value", f"Trường “{name}”: {context['error']}")
    message = f"Trường “{name}” sai kiểu dữ liệu: “{error['input']}”."
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
    "title": "Ví dụ: title: Việc nhẹ, lương cao",
    "description": "Viết một câu nói trang này giúp được gì.",
    "type": "Ví dụ: type: guide",
    "audience": "Ví dụ: audience: [giao-vien]",
    "topics": "Ví dụ: topics: [viec-lam]",
    "region": "Ví dụ: region: [vung-nui-bien-gioi]",
    "sources": "Ghi ít nhất một nguồn: - {id: L53, as_of: 2025-07-01}",
    "review": "Ví dụ: review: {status: draft}",
    "review_by": "Ví dụ: review_by: 2027-06-30",
    "license": "Ví dụ: license: CC-BY-SA-4.0",
    "sensitivity": "Ví dụ: sensitivity: general",
    "grades": "Ví dụ: grades: [lop-2]",
    "duration": "Bài học: duration: {periods: 1, minutes: 35}. Clip: duration: 45",
    "objectives": "Ghi 3 đến 4 điều học sinh làm được sau bài.",
}


def _example(name: str) -> str:
    return _EXAMPLES.get(name.split(".")[0], "")
