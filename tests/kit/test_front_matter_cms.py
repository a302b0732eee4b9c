"""The panel of Front Matter CMS: fields of the schema, choices of the registries."""

import json
from typing import Any

import pytest

from loa.content.kinds import META_BY_TYPE
from loa.content.registries import load_registries
from loa.kit.front_matter_cms import FILE, front_matter_file
from portals import ROOT

REGISTRIES = load_registries(ROOT / "docs")[0]
WHOLE: dict[str, Any] = json.loads(front_matter_file(REGISTRIES)[FILE])
KINDS = {one["name"]: one["fields"] for one in WHOLE["frontMatter.taxonomy.contentTypes"]}
OWNERS = {"review", "translation", "consent", "exceptions", "minor_edits", "moved_from"}


def test_every_type_that_an_editor_begins_has_its_fields() -> None:
    assert set(KINDS) == set(META_BY_TYPE) - {"language-home"}
    for kind, fields in KINDS.items():
        names = [field["name"] for field in fields]
        assert len(names) == len(set(names))
        assert set(names) <= set(META_BY_TYPE[kind].model_fields), kind
        assert fields[0]["default"] == kind
        assert not set(names) & OWNERS


@pytest.mark.parametrize("name", ["title", "description", "audience", "topics", "review_by"])
def test_what_a_page_needs_is_required(name: str) -> None:
    for fields in KINDS.values():
        (field,) = [one for one in fields if one["name"] == name]
        assert field["required"] is True


def test_choices_are_those_of_the_registries_and_the_schema() -> None:
    fields = {field["name"]: field for field in KINDS["campaign-event"]}
    assert fields["topics"]["choices"] == list(REGISTRIES.topics)
    assert (fields["topics"]["multiple"], fields["pictogram"]["multiple"]) == (True, False)
    assert fields["status"]["choices"] == ["planned", "confirmed", "cancelled"]
    assert (fields["start"]["type"], fields["kit"]["type"]) == ("datetime", "list")
    assert (fields["order"]["type"], fields["place"]["type"]) == ("number", "string")
