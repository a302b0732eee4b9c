"""How much a field may hold: one less, the least, the most, one more."""

from typing import Annotated, Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from loa.content.entries.books import Book, BookPart
from loa.content.entries.offices import Helpline, Reviewer
from loa.content.kinds import (
    Duration,
    Embed,
    GuideMeta,
    LunarDate,
    Message,
    MessagesMeta,
    Meta,
    Scene,
    VideoMeta,
)
from loa.content.schema import Clearance, OfficialForm, Tile

NUMBERS: list[tuple[type[BaseModel], str, int, int | None]] = [
    (Duration, "periods", 1, 10), (Duration, "minutes", 5, 450),
    (LunarDate, "month", 1, 12), (LunarDate, "day", 1, 30), (LunarDate, "days", 1, 30),
    (Scene, "seconds", 2, 30), (Scene, "panel", 1, 4), (VideoMeta, "duration", 1, 3600),
]  # fmt: skip
LENGTHS: list[tuple[type[BaseModel], str, int, int | None]] = [
    (Meta, "title", 1, 70), (Meta, "description", 1, 160), (Meta, "tab", 1, 40),
    (Scene, "heading", 1, 30), (Scene, "text", 1, 90), (Message, "text", 1, 90),
    (OfficialForm, "about", 1, 200), (Clearance, "text", 1, None), (Clearance, "why", 15, None),
    (Tile, "name", 1, 32), (Book, "title", 1, 70), (Book, "description", 1, 160),
    (BookPart, "title", 1, 70), (Helpline, "call_for", 0, 40), (Reviewer, "name", 1, 80),
]  # fmt: skip


def is_taken(model: type[BaseModel], name: str, value: object) -> bool:
    """Whether a field of a page or an entry takes a value, whatever the other fields hold."""
    field = model.model_fields[name]
    try:
        TypeAdapter(Annotated[field.annotation, field]).validate_python(value)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(("model", "name", "least", "most"), NUMBERS)
def test_a_number_between_its_bounds(
    model: type[BaseModel], name: str, least: int, most: int | None
) -> None:
    assert most is not None
    tried = [least - 1, least, least + 1, most - 1, most, most + 1]
    assert [is_taken(model, name, one) for one in tried] == [False, *[True] * 4, False]


@pytest.mark.parametrize(("model", "name", "shortest", "longest"), LENGTHS)
def test_a_text_between_its_bounds(
    model: type[BaseModel], name: str, shortest: int, longest: int | None
) -> None:
    lengths = {shortest: True, shortest + 1: True}
    if shortest:
        lengths[shortest - 1] = False
    if longest is not None:
        lengths |= {longest - 1: True, longest: True, longest + 1: False}
    assert {length: is_taken(model, name, "x" * length) for length in lengths} == lengths


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (Meta, "audience"),
        (Meta, "topics"),
        (GuideMeta, "sources"),
        (Book, "parts"),
        (BookPart, "pages"),
        (MessagesMeta, "messages"),
    ],
)
def test_a_list_that_has_to_hold_something(model: type[BaseModel], name: str) -> None:
    assert not is_taken(model, name, [])


@pytest.mark.parametrize(
    ("model", "name", "value"),
    [(Meta, "order", 100), (LunarDate, "days", 1), (Scene, "panel", 1)],
)
def test_what_a_field_holds_that_nobody_wrote(
    model: type[BaseModel], name: str, value: object
) -> None:
    assert model.model_fields[name].default == value


def refusal(model: type[BaseModel], **fields: Any) -> str:
    with pytest.raises(ValidationError) as refused:
        model(**fields)
    (error,) = refused.value.errors()
    return error["msg"].removeprefix("Value error, ")


FILM = "https://example.vn/phim"


@pytest.mark.parametrize(("host", "name"), [("other", "Đài"), ("youtube", None)])
def test_a_film_elsewhere_is_taken(host: str, name: str | None) -> None:
    assert Embed(host=host, url=FILM, name=name).host == host


@pytest.mark.parametrize("name", [None, ""])
def test_a_film_of_another_host_has_its_name(name: str | None) -> None:
    assert refusal(Embed, host="other", url=FILM, name=name) == (
        "host là other thì ghi thêm name (tên đài hoặc trang giữ phim)."
    )


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        ("bien-ban", "issuer, parties"),
        ("phu-luc", "heading, attached"),
        ("cong-van", "issuer, code, signer, recipients"),
    ],
)
def test_an_official_document_has_the_parts_of_its_kind(kind: str, missing: str) -> None:
    assert refusal(OfficialForm, kind=kind, about="việc") == (
        f"văn bản loại {kind} cần thêm: {missing}."
    )
