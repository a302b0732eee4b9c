"""The panel of Front Matter CMS: fields of the schema, choices of the registries."""

import json
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from loa.content.kinds import META_BY_TYPE
from loa.content.registries import load_registries
from loa.forms.shapes import Shape
from loa.forms.words import wording
from loa.kit.front_matter_cms import FILE, front_matter_file
from portals import ROOT

REGISTRIES = load_registries(ROOT / "docs")[0]
WHOLE: dict[str, Any] = json.loads(front_matter_file(REGISTRIES)[FILE])
KINDS = {one["name"]: one["fields"] for one in WHOLE["frontMatter.taxonomy.contentTypes"]}
OWNERS = {"review", "translation", "consent", "exceptions", "minor_edits", "moved_from"}


def fields_of(kind: str) -> dict[str, Any]:
    return {field["name"]: field for field in KINDS[kind]}


def test_every_type_has_the_fields_of_the_form_that_hold_no_groups() -> None:
    assert set(KINDS) == set(META_BY_TYPE) - {"language-home"}
    for kind, fields in KINDS.items():
        model = META_BY_TYPE[kind]
        plain = {info.alias or name for name, info in model.model_fields.items()
                 if name not in wording()["left_out"] and not is_group(info)}  # fmt: skip
        names = [field["name"] for field in fields]
        assert sorted(names) == sorted(plain)
        assert fields_of(kind)["type"]["default"] == kind


def is_group(info: FieldInfo) -> bool:
    kind = Shape.of(info).kind
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def test_what_owners_set_is_not_in_it() -> None:
    for fields in KINDS.values():
        assert not {field["name"] for field in fields} & OWNERS


@pytest.mark.parametrize("name", ["title", "description", "audience", "topics", "review_by"])
def test_what_a_page_needs_is_required(name: str) -> None:
    for kind in KINDS:
        assert fields_of(kind)[name]["required"] is True


def test_choices_are_those_of_the_registries_and_the_schema() -> None:
    fields = fields_of("campaign-event")
    topics = [{"id": key, "title": one.name} for key, one in REGISTRIES.topics.items()]
    assert fields["topics"]["choices"] == topics
    assert fields["topics"]["multiple"] is True and "multiple" not in fields["pictogram"]
    assert fields["status"]["choices"] == [
        {"id": "planned", "title": "Dự kiến"},
        {"id": "confirmed", "title": "Đã chốt"},
        {"id": "cancelled", "title": "Đã hủy"},
    ]
    assert {"id": "poster", "title": "Áp phích A4 và A3"} in fields_of("guide")["handouts"][
        "choices"
    ]
    types = {name: fields[name]["type"] for name in ("start", "kit", "order", "place", "sensitive")}
    assert types == {"start": "datetime", "kit": "list", "order": "number", "place": "string",
                     "sensitive": "boolean"}  # fmt: skip


def test_a_field_is_called_there_as_in_the_form() -> None:
    title = fields_of("guide")["title"]
    words = wording()["fields"]["title"]
    assert (title["title"], title["description"]) == (words["label"], words["hint"])
