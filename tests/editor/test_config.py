"""The form's configuration: all of the schema, nothing of the owner's, as Sveltia CMS wants it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import jsonschema
import pytest
import yaml
from pydantic import BaseModel

from loa.checks.variants import FACTS
from loa.content.kinds import META_BY_TYPE
from loa.content.library import Library
from loa.editor.choices import choices_of
from loa.editor.config import config_of, config_text, plan_of
from loa.editor.entries import entry_of
from loa.editor.fields import form_fields
from loa.editor.hosts import Host
from loa.editor.packages import SVELTIA, _unpacked
from loa.forms.shapes import Shape
from loa.forms.words import wording
from loa.illustrations.scene_files import load_scenes
from portals import ROOT, VARIANT, MakePortal, page_text

GOLDEN = Path(__file__).parent / "golden" / "config.yml"
NAMES = (
    "audiences",
    "topics",
    "regions",
    "grades",
    "pictograms",
    "agencies",
    "languages",
    "consents",
    "sources",
    "scenes",
    "tiles",
    "handouts",
)
ONE_OF_EACH = {name: [{"label": f"Một trong {name}", "value": "mot"}] for name in NAMES}
BY_OWNERS = {"review", "translation", "minor_edits", "easy_sha256", "moved_from", "exceptions"}


@pytest.fixture(scope="module")
def config(library: Library) -> dict[str, Any]:
    """The portal's own configuration."""
    scenes = load_scenes(library.docs_dir, library.registries)[0].scenes
    theme = (ROOT / "overrides" / "assets" / "scenes").glob("*.svg")
    choices = choices_of(library, scenes, [path.stem for path in theme])
    return config_of(library, choices, Host())


def every_field(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from every_field(field.get("fields", []))


def models_of(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and those that its fields hold."""
    yield model
    for info in model.model_fields.values():
        kind = Shape.of(info).kind
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            yield from models_of(kind)


def test_a_small_portal_has_the_golden_configuration(make_portal: MakePortal) -> None:
    root = make_portal(
        {
            "cong-dong/index.md": page_text("Xóm làng", type="landing"),
            "cong-dong/cha-me.md": page_text("Cha mẹ", type="guide"),
            "cong-dong/cha-me.zh-Hant.md": page_text("父母", type="guide", more=VARIANT),
            "lich/index.md": page_text("Lịch", type="landing"),
        }
    )
    host = Host.of({"forge": "gitlab", "repository": "tinh/loa", "app_id": "mot-ma"})
    found = config_text(config_of(Library.load(root / "docs"), ONE_OF_EACH, host))
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_every_field_of_the_schema_has_words_or_a_reason_to_be_left_out() -> None:
    words = wording()
    known = set()
    for model in META_BY_TYPE.values():
        for one in models_of(model):
            names = one.model_fields
            known |= {*names, *(f"{base.__name__}.{n}" for base in one.__mro__ for n in names)}
    named = {*words["fields"], *words["left_out"]}
    assert named - known == set()
    # A field without words is a KeyError.
    for model in META_BY_TYPE.values():
        shown = {field["name"] for field in form_fields(model, ONE_OF_EACH, frozenset())}
        names = {info.alias or name for name, info in model.model_fields.items()}
        assert shown | set(words["left_out"]) >= names


def test_what_owners_and_commands_write_is_in_no_form(config: dict[str, Any]) -> None:
    for collection in config["collections"]:
        names = {field["name"] for field in every_field(collection["fields"])}
        assert names & (BY_OWNERS | {"publish", "verified"}) == set()


def test_nothing_is_deleted_or_copied_by_the_form(config: dict[str, Any]) -> None:
    rules = {(one["delete"], one["duplicate"]) for one in config["collections"]}
    assert rules == {(False, False)}


def test_every_page_of_the_portal_is_in_one_collection(
    library: Library, config: dict[str, Any]
) -> None:
    kept = [(one["folder"], one["filter"]["value"]) for one in config["collections"]]
    assert len(kept) == len(set(kept))
    for page in library.pages:
        if page.meta.type != "language-home":
            folder = f"docs/{page.section}".rstrip("/")
            assert (folder, page.meta.type) in kept, page.path


def test_what_pages_say_can_be_chosen_in_the_form(library: Library, config: dict[str, Any]) -> None:
    """Otherwise the form would show a field of a page as empty."""
    fields = {one["filter"]["value"]: one["fields"] for one in config["collections"]}
    missing = [
        f"{page.path}: {'.'.join(at)} = {value}"
        for page in library.pages
        if page.meta.type in fields
        for at, value in _unknown(fields[page.meta.type], page.document.data)
    ]
    assert missing == []


def _unknown(fields: list[dict[str, Any]], data: Any) -> Iterator[tuple[list[str], object]]:
    for field in fields:
        name = field["name"]
        if not isinstance(data, dict) or name not in data:
            continue
        rows = data[name] if isinstance(data[name], list) else [data[name]]
        options = [option["value"] for option in field.get("options", [])]
        for row in rows:
            if options and row not in options:
                yield [name], row
            for at, value in _unknown(field.get("fields", []), row):
                yield [name, *at], value


def test_facts_are_the_same_in_every_language() -> None:
    fields = form_fields(META_BY_TYPE["campaign-event"], ONE_OF_EACH, frozenset(FACTS))
    shared = {field["name"] for field in fields if field["i18n"] == "duplicate"}
    assert shared == set(FACTS) & {field["name"] for field in fields}
    assert {field["name"] for field in fields if field["i18n"] is True} == {
        "title", "description", "tab", "keywords",
    }  # fmt: skip


def test_limits_are_those_of_the_schema() -> None:
    fields = {one["name"]: one for one in form_fields(
        META_BY_TYPE["video"], ONE_OF_EACH, frozenset()
    )}  # fmt: skip
    assert fields["keywords"].get("maxlength") is None and fields["tab"]["maxlength"] > 0
    assert fields["sources"]["min"] == 1
    scene = {one["name"]: one for one in fields["scenes"]["fields"]}
    for field, longest in (
        (fields["title"], 70),
        (fields["description"], 160),
        (scene["heading"], 30),
        (scene["text"], 90),
    ):
        assert "maxlength" not in field
        pattern, told = field["pattern"]
        assert told.startswith(f"Tối đa {longest} ký tự")
        for letters, is_right in ((longest - 1, True), (longest, True), (longest + 1, False)):
            assert bool(re.search(pattern, "ế" * letters)) is is_right
            with_number = "ế" * (letters - 1) + "[[helpline:h111]]"
            assert bool(re.search(pattern, with_number)) is is_right
    assert {key: scene["seconds"][key] for key in ("value_type", "min", "max")} == {
        "value_type": "float", "min": 2, "max": 30,
    }  # fmt: skip
    address = next(one for one in fields["sources"]["fields"] if one["name"] == "url")
    assert address["pattern"] == [r"^https?://\S+$", wording()["pattern"]]


def test_names_of_values_are_those_of_the_schema() -> None:
    for model in META_BY_TYPE.values():
        for one in models_of(model):
            for name, info in one.model_fields.items():
                said = wording()["values"].get(f"{one.__name__}.{name}")
                if said is not None:
                    assert list(said) == list(get_args(Shape.of(info).kind))


def test_the_plan_says_what_may_be_left_out(config: dict[str, Any]) -> None:
    plan = json.loads(plan_of(config))
    guide = plan["guide"]
    assert guide["order"][:5] == ["title", "description", "tab", "moved_from", "type"]
    assert guide["fields"]["sensitive"] == {"default": False, "must": False}
    assert guide["fields"]["consent"]["fields"]["people"] == {"default": False, "must": True}
    assert "body" not in guide["fields"]


@pytest.mark.needs("editor")
def test_sveltia_takes_the_configuration(config: dict[str, Any]) -> None:
    schema = json.loads(_unpacked(SVELTIA)["schema/sveltia-cms.json"])
    found = yaml.safe_load(config_text(config))
    faults = [error.message for error in jsonschema.Draft7Validator(schema).iter_errors(found)]
    assert faults == []


def test_each_page_has_its_entry_but_the_homes_of_languages(
    library: Library, config: dict[str, Any]
) -> None:
    """What pages lead to is what the form has: the collection, and the page's language in it."""
    shown = {
        (one["name"], language)
        for one in config["collections"]
        for language in one.get("i18n", {"locales": ["vi"]})["locales"]
    }
    for page in library.pages:
        entry = re.fullmatch(r"#/collections/([\w-]+)/entries/([\w-]+)", entry_of(library, page))
        if page.meta.type == "language-home":
            assert entry is None, page.path
        else:
            assert entry is not None and (entry[1], page.language) in shown, page.path
            assert entry[2] == Path(page.source_uri).stem
